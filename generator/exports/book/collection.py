"""The printed collection (卓越实践项目集): the selected cases, collection by collection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import typst

from generator.exports.about import About
from generator.exports.book.entries import (
    BookEntry,
    Row,
    book_entry,
    collection_rows,
)
from generator.exports.book.fit import runs_over
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
from generator.exports.book.paper import Paper
from generator.exports.book.press import pdf
from generator.exports.selection import Selection
from generator.exports.telling import Told, told_cases
from generator.library import Library, case_terms
from generator.model import VocabularyKind
from generator.pages.elements import Shelf
from generator.pages.plain import clip, plain
from generator.pages.spans import moment, span

TEMPLATE = "collection.typ"
BOOK = "卓越实践项目集"


@dataclass(frozen=True)
class CollectionPart:
    """One collection with its entries."""

    id: str
    title: str
    running: str
    aside: str
    lines: tuple[str, ...]
    rule: tuple[str, ...]
    figures: tuple[Row, ...]
    entries: tuple[BookEntry, ...]
    closer: tuple[str, ...]
    """Ids of the entries that are set a little closer, which saves each a page."""


def case_book(
    library: Library,
    selection: Selection,
    about: About,
    paper: Paper,
    fonts: typst.Fonts | None = None,
) -> bytes:
    """The printed collection (卓越实践项目集) of the selected cases.

    Raises:
        NoFontError: where no Chinese font is installed.
    """
    return pdf(TEMPLATE, _matter(library, selection, about, paper), paper, fonts)


def _title(library: Library, selection: Selection, about: About) -> str:
    found = library.collections.get(selection.collection)
    return found.title if found else f"{about.name}{BOOK}"


def _matter(library: Library, selection: Selection, about: About, paper: Paper) -> Matter:
    told = told_cases(library, selection.cases)
    numbers = source_numbers(library, told)
    parts = _parts(library, told, numbers, paper)
    title = _title(library, selection, about)
    counts = f"{len(parts)} 个项目集　{len(told)} 个项目　{len(numbers)} 篇来源"
    return Matter(
        title=title,
        cover=title.removeprefix(about.name) or title,
        name=about.name,
        about=f"{title}，{counts.replace('　', '，')}。",
        keywords=tuple(dict.fromkeys(word for one in told for word in one.scenarios)),
        day=day_of(about),
        words=selection.words,
        counts=counts,
        imprint=imprint_of(about),
        preface=_preface(selection, about, len(told), len(numbers)),
        parts=parts,
        index=_index(library, told),
        sources=book_sources(library, told, numbers),
        sources_note=(SOURCES_NOTE,),
    )


def _preface(selection: Selection, about: About, cases: int, sources: int) -> Preface:
    narrowed = f"按“{selection.words}”选出" if selection.words else "收入"
    edition = f"，内容是 {moment(about.edition)}的版本" if about.edition else ""
    return Preface(
        "怎样读这本书",
        (
            f"本书{narrowed} {cases} 个项目{edition}，依据 {sources} 篇公开文章写成。"
            "文字由编者改写，数字照原文登载。",
            "每个项目先写四个要素：针对中心工作的问题、支撑中心工作的指标、党建作用发挥的载体及方式、"
            "抓党建促发展的成效，再写做法、分工和推广条件。书末可按适用场景、单位和指标查页码。",
        ),
        (
            FIGURES_TERM,
            UNSTATED_TERM,
            ("定性", "没有数字的成效标“定性”，不当作已经量出来的结果。"),
            ("推广条件", "由编者整理，不是原文：别的单位照着做之前要先有什么。"),
            (
                "证据等级",
                "按条目印出的数字、时间和来源算出，满分 6 分。"
                "它说的是写得有没有依据，不是对项目好坏的评价。",
            ),
        ),
    )


def _parts(
    library: Library, told: Sequence[Told], numbers: Mapping[str, int], paper: Paper
) -> tuple[CollectionPart, ...]:
    home = library.entries.collection_of
    cited = Shelf.of(library).sources
    entries: dict[str, list[BookEntry]] = defaultdict(list)
    grouped = sorted(told, key=lambda one: list(library.collections).index(home[one.id]))
    for place, one in enumerate(grouped, start=1):
        entries[home[one.id]].append(book_entry(library, one, place, numbers))
    return tuple(
        _part(library, collection, held, cited, numbers, paper)
        for collection, held in entries.items()
    )


def _part(
    library: Library,
    collection_id: str,
    entries: Sequence[BookEntry],
    cited: Mapping[str, str],
    numbers: Mapping[str, int],
    paper: Paper,
) -> CollectionPart:
    collection = library.collections[collection_id]
    unit = library.label(VocabularyKind.ORGANISATIONS, collection.organisation)
    facts = (unit, span(collection.period), f"本书收入 {len(entries)} 个项目")
    return CollectionPart(
        id=collection_id,
        title=collection.title,
        running=clip(collection.title, 20),
        aside="　".join(filter(None, facts)),
        lines=(plain(collection.summary),),
        rule=_paragraphs(collection.admission.rule),
        figures=collection_rows(library, collection_id, cited, numbers),
        entries=tuple(entries),
        closer=tuple(entry.id for entry in entries if runs_over(entry, paper)),
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    """Plain paragraphs; every item of a Markdown list is one."""
    return tuple(filter(None, (plain(line) for line in text.splitlines())))


def _index(library: Library, told: Sequence[Told]) -> tuple[IndexGroup, ...]:
    scenarios, units, indicators = (defaultdict[str, list[str]](list) for _ in range(3))
    words = library.terms(VocabularyKind.INDICATORS)
    for one in told:
        case = library.cases[one.id]
        for scenario in case_terms(case, VocabularyKind.SCENARIOS):
            scenarios[scenario].append(one.id)
        units[one.organisation].append(one.id)
        for i in case.indicators:
            term = words.get(i.indicator or "")
            named = indicators[term.label if term else i.name]
            if one.id not in named:
                named.append(one.id)
    known = library.terms(VocabularyKind.SCENARIOS)
    ordered = tuple(IndexLine(known[i].label, tuple(scenarios[i])) for i in known if i in scenarios)
    groups = (
        IndexGroup("按适用场景", "按词表的先后排列；数字是页码。", ordered),
        IndexGroup("按单位", "按读音排列；数字是页码。", spoken(units)),
        IndexGroup("按指标", "按读音排列；数字是页码。", spoken(indicators)),
    )
    return tuple(group for group in groups if group.lines)
