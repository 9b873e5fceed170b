"""Pictures that a chat or a forum shows for a page whose address is shared (OpenGraph)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import typst

from generator.exports.about import About
from generator.exports.book.press import pictures
from generator.insight import totals_of
from generator.library import Library
from generator.model import MethodKind, VocabularyKind
from generator.pages.cards import headlines
from generator.pages.plain import clip

TEMPLATE = "image.typ"
FOLDER = "og"

MOST_CASES = 300
"""Libraries with more cases draw none of them: their pages show the picture of the collection.
Each costs 7 ms and 45 KB, which a site of ten thousand cases should not pay."""

SHORT = 12
"""Characters of a number that fits beside the unit."""


@dataclass(frozen=True)
class Picture:
    """What one picture says."""

    address: str
    kind: str
    sort: str
    title: str
    aside: str
    number: str
    counts: str
    """What the number counts."""


@dataclass(frozen=True)
class _Pictures:
    name: str
    pictures: Sequence[Picture]


def og_images(
    library: Library, about: About, fonts: typst.Fonts | None = None
) -> Iterator[tuple[str, bytes]]:
    """Address and PNG of the site's picture and those of collections, methods and cases.

    Raises:
        NoFontError: where no Chinese font is installed.
    """
    wanted = tuple(_wanted(library, about))
    made = pictures(TEMPLATE, _Pictures(about.name, wanted), fonts)
    for picture, png in zip(wanted, made, strict=True):
        yield picture.address, png


def _wanted(library: Library, about: About) -> Iterator[Picture]:
    totals = totals_of(library)
    yield Picture(
        f"{FOLDER}/site.png",
        "site",
        "国有企业党建工作工具箱",
        about.name,
        f"{totals.systems} 个工作体系　{totals.mechanisms} 个典型机制　{totals.forms} 张表单",
        f"{totals.cases}",
        "个案例",
    )
    yield from _collections(library)
    yield from _methods(library)
    if len(library.listed_cases) <= MOST_CASES:
        yield from _cases(library)


def _collections(library: Library) -> Iterator[Picture]:
    for id_, collection in library.collections.items():
        yield Picture(
            f"{FOLDER}/collections/{id_}.png",
            "collection",
            "项目集",
            collection.title,
            library.label(VocabularyKind.ORGANISATIONS, collection.organisation),
            f"{len(library.cases_of_collection(id_))}",
            "个项目",
        )


def _methods(library: Library) -> Iterator[Picture]:
    for id_, method in library.listed_methods.items():
        cases = len(library.cases_of_method(id_))
        labels = [
            library.label(VocabularyKind.ORGANISATIONS, i) for i in method.origin.organisations
        ]
        yield Picture(
            f"{FOLDER}/methods/{id_}.png",
            "system" if method.kind is MethodKind.SYSTEM else "method",
            method.kind.label,
            method.title,
            clip("、".join(labels), 40),
            f"{cases}" if cases else "",
            "个案例",
        )


def _cases(library: Library) -> Iterator[Picture]:
    for id_, case in library.listed_cases.items():
        shown = [one for one in headlines(library, library.briefs[id_]) if len(one.value) <= SHORT][
            :1
        ]
        unit = library.label(VocabularyKind.ORGANISATIONS, case.organisation)
        branch = f"　{case.branch}" if case.branch and case.branch != unit else ""
        yield Picture(
            f"{FOLDER}/cases/{id_}.png",
            "case",
            "案例",
            case.title,
            clip(f"{unit}{branch}", 34),
            "".join(one.value for one in shown),
            "".join(clip(one.name, 14) for one in shown),
        )
