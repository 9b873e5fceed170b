"""What stands before and behind the entries of a book: cover, imprint, index, sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.exports.about import About
from generator.exports.telling import Told
from generator.library import Library
from generator.pages.elements import Shelf
from generator.pages.spans import moment


@dataclass(frozen=True)
class IndexLine:
    """A word and the entries whose pages it leads to."""

    name: str
    entries: tuple[str, ...]


@dataclass(frozen=True)
class IndexGroup:
    """One index."""

    title: str
    note: str
    lines: tuple[IndexLine, ...]


@dataclass(frozen=True)
class BookSource:
    """A source in the list at the end."""

    number: int
    cited: str
    quality: str
    caveats: tuple[str, ...]
    entries: tuple[str, ...]


@dataclass(frozen=True)
class Preface:
    """How to read the book: running text, then single words with what they mean."""

    title: str
    lines: tuple[str, ...]
    terms: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Matter:
    """Everything that the collection and the handbook tell in the same way."""

    title: str
    cover: str
    """The title as the cover shows it, below the library's name."""
    name: str
    about: str
    keywords: tuple[str, ...]
    day: tuple[int, ...] | None
    words: str
    """What the entries were selected by; empty where nothing was narrowed."""
    counts: str
    imprint: tuple[str, ...]
    preface: Preface
    parts: Sequence[object]
    index: tuple[IndexGroup, ...]
    sources: tuple[BookSource, ...]
    sources_note: tuple[str, ...]


def source_numbers(library: Library, told: Iterable[Told]) -> dict[str, int]:
    """Source as a document cites it → its number in the book, in the library's order.

    Sources that are cited alike share a number, since a reader could not tell them apart.
    """
    used = {text for one in told for text in (*one.sources, *(f.source for f in one.figures))}
    cited = dict.fromkeys(text for text in Shelf.of(library).sources.values() if text in used)
    return {text: number for number, text in enumerate(cited, start=1)}


def book_sources(
    library: Library, told: Sequence[Told], numbers: Mapping[str, int]
) -> tuple[BookSource, ...]:
    """The list of sources with what is wrong with each and the entries that rest on it."""
    cited = Shelf.of(library).sources
    entries: dict[str, list[str]] = {text: [] for text in numbers}
    for one in told:
        for text in dict.fromkeys((*one.sources, *(f.source for f in one.figures))):
            if text in entries:
                entries[text].append(one.id)
    first = {text: library.sources[i] for i, text in reversed(tuple(cited.items()))}
    found = []
    for text, number in numbers.items():
        source = first[text]
        notes = (source.quality.label, source.date_note or "", source.link or "")
        line = "；".join(filter(None, notes))
        found.append(BookSource(number, text, line, source.caveats, tuple(entries[text])))
    return tuple(found)


def spoken(lines: Mapping[str, Sequence[str]]) -> tuple[IndexLine, ...]:
    """Lines of an index in the order in which their words are spoken."""
    # Its word list takes half a second to read, which only a book needs.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    keys = {name: (lazy_pinyin(name), name) for name in lines}
    return tuple(
        IndexLine(name, tuple(lines[name])) for name in sorted(lines, key=keys.__getitem__)
    )


def day_of(about: About) -> tuple[int, ...] | None:
    """The edition's day for the document's properties."""
    return tuple(map(int, about.edition.split("-"))) if about.edition else None


def imprint_of(about: About) -> tuple[str, ...]:
    """The lines at the foot of a cover."""
    edition = f"版本：{moment(about.edition)}" if about.edition else "版本：未注明"
    site = f"网页版：{about.site_url}" if about.site_url else ""
    return tuple(filter(None, (about.name, edition, site)))


UNSTATED_TERM = ("原文未载", "来源没有写的，一律写“原文未载”，不补写，不推测。")
FIGURES_TERM = (
    "数字",
    "都照来源登载，表中附原文写法和来源的编号。没有印出前后数值的，不推算，也不画前后对比。",
)
SOURCES_NOTE = "正文方括号里的数字是这里的编号。每篇都写明能不能追到原处、收集到的文本有什么毛病。"
