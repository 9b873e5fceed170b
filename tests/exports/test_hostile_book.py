"""Printed matter from texts that are written for the typesetter: they are set as they stand."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pypdf
import pytest
import typst

from generator.exports.book import has_font, press
from generator.exports.telling import told_cases, told_methods
from tests.exports.hostile_files import ending, hostile_files
from tests.exports.hostile_library import hostile_library
from tests.exports.hostile_texts import PAYLOADS
from tests.exports.test_alike import squeezed

pytestmark = pytest.mark.skipif(not has_font(), reason="no Chinese font is installed")

BOOK = "downloads/xiangmuji-a4.pdf"
HANDBOOK = "downloads/jizhi-shouce-a4.pdf"


@cache
def read_by_another(content: bytes) -> str:
    """The text of a PDF by poppler, without blanks and without the hyphens of broken lines."""
    program = shutil.which("pdftotext")
    if not program:
        pytest.skip("NO POPPLER: no pdftotext found")
    run = subprocess.run([program, "-q", "-raw", "-", "-"], input=content, capture_output=True)
    return straight(run.stdout.decode())


def straight(text: str) -> str:
    """Without blanks; quotes and ligatures, which a typesetter chooses by itself, as typed ones."""
    return squeezed(text).translate(str.maketrans("‘’“”", "''\"\""))


def test_the_book_shows_every_text_as_it_was_typed() -> None:
    held = hostile_library()
    for address, told in (
        (BOOK, told_cases(held, held.listed_cases)),
        (HANDBOOK, told_methods(held, held.listed_methods, 2026)),
    ):
        text = read_by_another(hostile_files()[address])
        wanted = [phrase for one in told for phrase in (one.title, one.summary, one.organisation)]
        wanted += [figure.printed for one in told for figure in one.figures]
        assert len(wanted) > 20
        assert [phrase for phrase in wanted if straight(phrase) not in text] == []
        assert "root:x:0:0" not in text


PLAIN = """
#set document(title: "甲")
#set text(font: json(bytes(sys.inputs.fonts)).heads)
#for one in json(bytes(sys.inputs.data)) { par(one) }
"""


def test_every_text_reaches_the_page_as_a_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.typ").write_text(PLAIN, "utf-8")
    monkeypatch.setattr(press, "TEMPLATES", tmp_path)
    shown = read_by_another(press.pdf("a.typ", list(PAYLOADS)))
    assert [text for text in PAYLOADS if straight(text) not in shown] == []


@pytest.mark.parametrize("address", [BOOK, HANDBOOK, "downloads/cards/zuofa-0.pdf"])
def test_what_is_clicked_in_the_book_leads_inside_it(address: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(hostile_files()[address]))
    for page in reader.pages:
        for held in page.get("/Annots") or []:
            note = held.get_object()
            assert note["/Subtype"] == "/Link"
            assert "/URI" not in note.get("/A", {})
            assert note.get("/A", {}).get("/S", "/GoTo") == "/GoTo"
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(reader.root_object)
    assert not {"/JavaScript", "/EmbeddedFiles"} & set(reader.root_object.get("/Names", {}))
    assert not re.search(
        rb"/(?:JavaScript|Launch|SubmitForm|GoToR|RichMedia)\b", hostile_files()[address]
    )


@pytest.mark.parametrize("path", ["/etc/passwd", "../secret.txt", "/../secret.txt"])
def test_a_template_cannot_read_outside_of_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """Were a text read as markup after all, it would find no file of this machine."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("甲", "utf-8")
    (folder / "a.typ").write_text(f'#read("{path}")', "utf-8")
    monkeypatch.setattr(press, "TEMPLATES", folder)
    with pytest.raises(typst.TypstError):
        press.pdf("a.typ", [])


def test_every_card_is_one_page_whatever_it_says() -> None:
    cards = [address for address in ending(".pdf") if "/cards/" in address]
    assert len(cards) == 6
    for address in cards:
        assert len(pypdf.PdfReader(io.BytesIO(hostile_files()[address])).pages) == 1
