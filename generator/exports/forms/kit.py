"""A kit per method, and one for the whole toolbox: forms, card, cases, checklist of steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.exports.about import About
from generator.exports.archive import archive
from generator.exports.book import NoFontError, method_card
from generator.exports.document import case_document
from generator.exports.forms.card import TITLE as CARD
from generator.exports.forms.card import method_document
from generator.exports.forms.checklist import TITLE as CHECKLIST
from generator.exports.forms.checklist import checklist
from generator.exports.forms.document import form_document
from generator.exports.forms.form import blank_form
from generator.exports.forms.leaflet import NAME as LEAFLET
from generator.exports.forms.leaflet import leaflet, leaflet_of_all
from generator.exports.forms.names import different
from generator.exports.forms.workbook import form_workbook
from generator.exports.selection import Selection
from generator.library import Library
from generator.pages.cards import by_strength
from generator.pages.links import KIT_OF_ALL, kit_url

CASES_MOST = 12
"""Cases in a kit, the strongest ones; the rest stand on the site."""

FORMS = "表单"
"""Folder of the blank forms."""

CASES = "用过的案例"

Files = dict[str, bytes]


def kit_files(
    library: Library, about: About, cards: Mapping[str, bytes] | None = None
) -> Iterator[tuple[str, bytes]]:
    """Address and content of every kit; none for a library without methods.

    `cards` are the methods' cards as PDF by method, where a caller has them already: setting them
    again would take as long as all else. Where no Chinese font is, kits have the Word card alone.
    """
    methods = library.listed_methods
    if cards is None:
        cards = _cards(library, about)
    folders = [
        f"{place:02} {name}"
        for place, name in enumerate(different(m.title for m in methods.values()), 1)
    ]
    everything: Files = {}
    for method_id, folder in zip(methods, folders, strict=True):
        held = kit_contents(library, method_id, about, cards.get(method_id))
        everything |= {f"{folder}/{name}": content for name, content in held.items()}
        yield kit_url(method_id), archive(held.items())
    if everything:
        told = leaflet_of_all(zip(folders, methods.values(), strict=True), about)
        yield KIT_OF_ALL, archive({LEAFLET: told, **everything}.items())


def _cards(library: Library, about: About) -> Files:
    try:
        return {i: method_card(library, i, about) for i in library.listed_methods}
    except NoFontError:
        return {}


def kit_contents(
    library: Library, method_id: str, about: About, card: bytes | None = None
) -> Files:
    """The files of one method's kit by their names inside it; `card` is the card as PDF."""
    files: Files = {}
    contents: list[tuple[str, str]] = []
    for name, purpose, made in _parts(library, method_id, about, card):
        files |= made
        contents.append((name, purpose))
    files[LEAFLET] = leaflet(library, library.methods[method_id], contents, about)
    return files


def _parts(
    library: Library, method_id: str, about: About, card: bytes | None
) -> Iterator[tuple[str, str, Files]]:
    """What a part is called, what it is for, and its files."""
    method = library.methods[method_id]
    cards = {f"1 {CARD}.docx": method_document(library, method_id)}
    if card:
        cards[f"1 {CARD}.pdf"] = card
    yield _named(cards), "一页纸，何时用、怎么做、谁来做、注意什么", cards
    steps = checklist(library, method_id)
    lists = {
        f"2 {CHECKLIST}.docx": form_document(steps),
        f"2 {CHECKLIST}.xlsx": form_workbook(steps),
    }
    yield _named(lists), "一步一行，做完打勾", lists
    cases = by_strength(library, library.cases_of_method(method_id))
    shown = cases[:CASES_MOST]
    if shown:
        chosen = Selection(shown, (method_id,), conditions=(("所用做法", method.title),))
        name = f"3 {CASES}.docx"
        left = f"，另有 {len(cases) - len(shown)} 个在网站上" if len(cases) > len(shown) else ""
        purpose = f"{len(shown)} 个案例的问题、指标、载体、成效和出处{left}"
        yield name, purpose, {name: case_document(library, chosen, about)}
    forms: Files = {}
    for title, tool in zip(different(t.title for t in method.tools), method.tools, strict=True):
        form = blank_form(library, method_id, tool)
        forms[f"{FORMS}/{title}.xlsx"] = form_workbook(form)
        forms[f"{FORMS}/{title}.docx"] = form_document(form)
    yield f"{FORMS}（文件夹）", f"{len(method.tools)} 张空白表单，各有 Excel 和 Word 两种", forms


def _named(files: Files) -> str:
    """Files that differ in their ending: `1 方法卡片.docx、.pdf`."""
    first, *others = files
    return "、".join((first, *(f".{name.rpartition('.')[2]}" for name in others)))
