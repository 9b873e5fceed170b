"""The handbook (典型机制手册): whole systems first, then mechanisms that can be taken alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import typst

from generator.exports.about import About
from generator.exports.book.matter import (
    FIGURES_TERM,
    SOURCES_NOTE,
    UNSTATED_TERM,
    IndexGroup,
    IndexLine,
    Matter,
    Preface,
    book_sources,
    day_of,
    imprint_of,
    source_numbers,
    spoken,
)
from generator.exports.book.methods import BookMethod, book_method
from generator.exports.book.paper import Paper
from generator.exports.book.press import pdf
from generator.exports.selection import Selection
from generator.exports.telling import Told, told_methods
from generator.library import Library
from generator.model import MethodKind, VocabularyKind
from generator.pages.spans import moment

TEMPLATE = "handbook.typ"
BOOK = "典型机制手册"

ABOUT_PARTS = {
    MethodKind.SYSTEM: (
        "一家企业的整套做法，结构、步骤、分工和表单配成一套，适合上级党组织统筹、几个支部一起推行。"
    ),
    MethodKind.MECHANISM: (
        "可以单独拿来用的做法。先看“何时用”和“何时不用”，再按步骤分工，用列出的表单开头。"
    ),
}


@dataclass(frozen=True)
class MethodPart:
    """Systems or mechanisms."""

    id: str
    title: str
    aside: str
    lines: tuple[str, ...]
    entries: tuple[BookMethod, ...]


def method_book(
    library: Library,
    selection: Selection,
    about: About,
    paper: Paper,
    fonts: typst.Fonts | None = None,
) -> bytes:
    """The handbook (典型机制手册) of the selected methods.

    Raises:
        NoFontError: where no Chinese font is installed.
    """
    return pdf(TEMPLATE, _matter(library, selection, about), paper, fonts)


def _matter(library: Library, selection: Selection, about: About) -> Matter:
    told = told_methods(library, selection.methods, about.year)
    numbers = source_numbers(library, told)
    parts = _parts(library, told, numbers, about.year)
    words = [f"{len(part.entries)} 个{part.title}" for part in parts]
    forms = sum(len(entry.forms) for part in parts for entry in part.entries)
    counts = "　".join((*words, f"{forms} 张表单"))
    title = f"{about.name}{BOOK}"
    return Matter(
        title=title,
        cover=BOOK,
        name=about.name,
        about=f"{title}，{counts.replace('　', '，')}。",
        keywords=tuple(dict.fromkeys(word for one in told for word in one.scenarios)),
        day=day_of(about),
        words=_words(library, selection),
        counts=counts,
        imprint=imprint_of(about),
        preface=_preface(about, len(told), len(numbers)),
        parts=parts,
        index=_index(library, told),
        sources=book_sources(library, told, numbers),
        sources_note=(SOURCES_NOTE,),
    )


def _words(library: Library, selection: Selection) -> str:
    found = library.collections.get(selection.collection)
    words = (f"《{found.title}》用到的做法" if found else "", selection.words)
    return "；".join(filter(None, words))


def _preface(about: About, methods: int, sources: int) -> Preface:
    edition = f"内容是 {moment(about.edition)}的版本，" if about.edition else ""
    return Preface(
        "怎样用这本手册",
        (
            f"本书收入 {methods} 种做法，{edition}依据 {sources} 篇公开文章整理。"
            "先按手头的难处在书末“按适用场景”里查页码，读“何时用”和“何时不用”；"
            "合用的，照步骤表分工，用列出的表单开头，再看别人的案例做到了什么。",
            "表单的空白工作簿和完整案例在网页版上，可以下载、打印。",
        ),
        (
            ("编者整理", "“何时用”“何时不用”“需要什么”“适合哪一步”由编者整理，不是原文。"),
            FIGURES_TERM,
            UNSTATED_TERM,
            (
                "证据等级",
                "由案例算出，不由编者填写：几家独立单位在用、几个案例有数据、有没有变化幅度、来源好不好、新不新，"
                "满分 10 分。每种做法都列出算式。",
            ),
        ),
    )


def _parts(
    library: Library, told: Sequence[Told], numbers: Mapping[str, int], year: int
) -> tuple[MethodPart, ...]:
    together = frozenset(one.id for one in told)
    kinds: dict[MethodKind, list[Told]] = {kind: [] for kind in MethodKind}
    for one in told:
        kinds[library.methods[one.id].kind].append(one)
    place = 0
    parts = []
    for kind, held in kinds.items():
        entries = []
        for one in held:
            place += 1
            entries.append(book_method(library, one, place, numbers, year, together))
        if entries:
            aside = f"{len(entries)} 种做法"
            lines = (ABOUT_PARTS[kind],)
            parts.append(MethodPart(kind.value, kind.label, aside, lines, tuple(entries)))
    return tuple(parts)


def _index(library: Library, told: Sequence[Told]) -> tuple[IndexGroup, ...]:
    groups = (
        ("按适用场景", VocabularyKind.SCENARIOS),
        ("按可带动的指标", VocabularyKind.INDICATORS),
        ("按载体", VocabularyKind.VEHICLES),
    )
    made = [
        IndexGroup(title, "按词表的先后排列；数字是页码。", _lines(library, kind, told))
        for title, kind in groups
    ]
    units: dict[str, list[str]] = defaultdict(list)
    for one in told:
        for organisation in library.methods[one.id].origin.organisations:
            units[library.label(VocabularyKind.ORGANISATIONS, organisation)].append(one.id)
    made.append(IndexGroup("按单位", "按读音排列；数字是页码。", spoken(units)))
    return tuple(group for group in made if group.lines)


def _lines(library: Library, kind: VocabularyKind, told: Sequence[Told]) -> tuple[IndexLine, ...]:
    ids = [one.id for one in told]
    found = (
        (term.label, set(library.methods_of_term(kind, i)))
        for i, term in library.terms(kind).items()
    )
    return tuple(
        IndexLine(label, tuple(i for i in ids if i in held))
        for label, held in found
        if held & set(ids)
    )
