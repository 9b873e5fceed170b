"""Template and data → PDF or pictures.

Data reaches a template as JSON and is set as strings: nothing that an entry holds is read as
markup.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

import typst

from generator.exports.book.fonts import system_fonts, typefaces
from generator.exports.book.paper import Paper

TEMPLATES = Path(__file__).resolve().parents[3] / "site_templates" / "book"
"""Lies beside the package, in a checkout as in an installation."""

EPOCH = 946_684_800
"""2000-01-01, the day that every PDF carries: its bytes follow from its content alone."""

KEPT = 48
"""Results that are kept: a card goes into the downloads and into its method's kit."""

SCREEN_PPI = 72


def pdf(
    template: str, data: object, paper: Paper = Paper.A4, fonts: typst.Fonts | None = None
) -> bytes:
    """A tagged PDF of `data`, accessible by PDF/UA-1; the same data gives the same bytes.

    Args:
        template: file name below TEMPLATES.
        data: dataclasses, lists and texts.
        paper: size of the page, for templates that have more than one.
        fonts: those of the machine where none are given.

    Raises:
        NoFontError: where no Chinese font is installed.
    """
    return _pdf(template, _text(data), paper, fonts or system_fonts())


def pictures(template: str, data: object, fonts: typst.Fonts | None = None) -> list[bytes]:
    """Every page of a template as PNG, one pixel to a point.

    Raises:
        NoFontError: where no Chinese font is installed.
    """
    made = _compiler(template, _text(data), Paper.A4, fonts or system_fonts()).compile(
        format="png", ppi=SCREEN_PPI
    )
    return made if isinstance(made, list) else [made or b""]


@lru_cache(maxsize=KEPT)
def _pdf(template: str, data: str, paper: Paper, fonts: typst.Fonts) -> bytes:
    compiler = _compiler(template, data, paper, fonts)
    try:
        made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=EPOCH)
    except typst.TypstError as refused:
        # The standard forbids a character that no font has; the book is of use without it.
        if "PDF/UA" not in refused.message:
            raise
        made = compiler.compile(format="pdf", timestamp=EPOCH)
    assert isinstance(made, bytes)
    return made


def _compiler(template: str, data: str, paper: Paper, fonts: typst.Fonts) -> typst.Compiler:
    faces = json.dumps(asdict(typefaces(fonts.families())))
    return typst.Compiler(
        input=TEMPLATES / template,
        root=TEMPLATES,
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"data": data, "fonts": faces, "paper": paper.value},
    )


def _text(data: object) -> str:
    return json.dumps(data, default=vars, ensure_ascii=False, separators=(",", ":"))
