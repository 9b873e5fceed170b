"""Selected entries → a document: cover, contents, one entry after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from io import BytesIO
from itertools import groupby

import docx

from generator.exports.about import About
from generator.exports.archive import repacked
from generator.exports.document.entry import write_entry
from generator.exports.document.styles import (
    BODY,
    CONTENTS_HEAD,
    COVER_LINE,
    COVER_NOTE,
    COVER_TITLE,
    new_document,
)
from generator.exports.document.writer import Writer, field
from generator.exports.selection import Selection
from generator.exports.telling import Told, told_cases, told_methods
from generator.exports.workbook.style import EPOCH
from generator.library import Library
from generator.model import MethodKind
from generator.pages.plain import plain

_NO_CONTENTS = 2
"""A heading and one entry below it: nobody looks that up in a list."""

_NOTE = "案例由编者据公开文章改写，数字都带原文写法和出处；原文没有说的写“原文未载”。"
_NOTE_ON_CONTENTS = (
    "目录可以点开；页码在 Word 或 WPS 里更新域后出现（打开时选“是”，或全选后按 F9）。"
)


def case_document(library: Library, selection: Selection, about: About) -> bytes:
    """The selected cases as .docx, by collection; the same input gives the same bytes."""
    home = library.entries.collection_of
    told = told_cases(library, selection.cases)
    # Stable: within a collection the order of the selection stays.
    order = {id_: place for place, id_ in enumerate(library.collections)}
    cases = sorted(told, key=lambda one: order.get(home.get(one.id, ""), len(order)))
    said = {id_: plain(c.summary) for id_, c in library.collections.items()}
    titles = {id_: c.title for id_, c in library.collections.items()}
    parts = [
        (titles.get(key, "案例"), said.get(key, ""), tuple(group))
        for key, group in groupby(cases, key=lambda one: home.get(one.id, ""))
    ]
    counted = f"{len(cases)} 个案例"
    return _document("案例汇编", parts, (selection, counted), about, lambda told: ())


def method_document(library: Library, selection: Selection, about: About) -> bytes:
    """The selected methods as .docx, systems first; the same input gives the same bytes."""
    methods = told_methods(library, selection.methods, about.year)
    said = {
        MethodKind.SYSTEM.label: "一家企业的整套做法，各部分连在一起用。",
        MethodKind.MECHANISM.label: "可以单独拿来用的做法。",
    }
    parts = [
        (key, said.get(key, ""), tuple(group))
        for key, group in groupby(methods, key=lambda one: one.sort)
    ]
    counted = f"{len(methods)} 个机制与工作法"
    titles = {id_: case.title for id_, case in library.listed_cases.items()}
    return _document(
        "典型机制与工作法汇编",
        parts,
        (selection, counted),
        about,
        lambda told: [titles[i] for i in library.cases_of_method(told.id) if i in titles],
    )


_Part = tuple[str, str, Sequence[Told]]
"""Heading, a sentence below it, entries."""


def _document(
    title: str,
    parts: Sequence[_Part],
    chosen: tuple[Selection, str],
    about: About,
    applied: Callable[[Told], Iterable[str]],
) -> bytes:
    document = new_document()
    _properties(document, f"{about.name}：{title}", about)
    writer = Writer(document)
    marks = _marks(parts)
    has_contents = len(marks) > _NO_CONTENTS
    notes = (_NOTE, _NOTE_ON_CONTENTS if has_contents else "", about.site_url)
    _cover(writer, title, chosen, about, notes)
    if has_contents:
        _contents(writer, parts, marks)
    for heading, sentence, entries in parts:
        writer.heading(heading, 1, mark=marks[heading])
        if sentence:
            writer.paragraph(sentence, BODY)
        for place, told in enumerate(entries):
            writer.heading(told.title, 2, mark=marks[told.id], same_page=not place)
            write_entry(writer, told, about, tuple(applied(told)))
    writer.finish()
    buffer = BytesIO()
    document.save(buffer)
    return repacked(buffer.getvalue())


def _properties(document: docx.document.Document, title: str, about: About) -> None:
    """What a program says of the file, and what stands on each page."""
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, about.name, "zh-CN"
    properties.last_modified_by, properties.comments = about.name, ""
    properties.created = properties.modified = EPOCH
    section = document.sections[0]
    edition = f"\t{about.edition} 版" if about.edition else ""
    section.header.paragraphs[0].add_run(f"{title}{edition}")
    footer = section.footer.paragraphs[0]
    for text, instruction in (("第 ", " PAGE "), (" 页，共 ", " NUMPAGES ")):
        footer.add_run(text)
        for element in field(instruction):
            footer._p.append(element)
    footer.add_run(" 页")


def _cover(
    writer: Writer, title: str, chosen: tuple[Selection, str], about: About, notes: Iterable[str]
) -> None:
    selection, counted = chosen
    writer.paragraph(about.name, COVER_TITLE)
    writer.paragraph(title, COVER_LINE)
    writer.paragraph(counted, COVER_LINE)
    if selection.words:
        writer.paragraph(f"范围：{selection.words}", COVER_LINE)
    if about.edition:
        writer.paragraph(f"{about.edition} 版", COVER_LINE)
    for note in filter(None, notes):
        writer.paragraph(note, COVER_NOTE)


def _marks(parts: Sequence[_Part]) -> Mapping[str, str]:
    """Heading or entry's id → its mark in the document."""
    keys = [key for heading, _, entries in parts for key in (heading, *(e.id for e in entries))]
    return {key: f"_Toc{place:08}" for place, key in enumerate(keys, 1)}


def _contents(writer: Writer, parts: Sequence[_Part], marks: Mapping[str, str]) -> None:
    writer.paragraph("目录", CONTENTS_HEAD)
    with writer.contents(2):
        for heading, _, entries in parts:
            writer.contents_line(heading, 1, marks[heading])
            for told in entries:
                writer.contents_line(told.title, 2, marks[told.id])
