"""Selected entries → slides. The same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable

from generator.exports.about import About
from generator.exports.selection import Selection
from generator.exports.slides.content import case_texts, method_texts
from generator.exports.slides.deck import Deck, SlideText
from generator.exports.telling import Told, told_cases, told_methods
from generator.library import Library
from generator.pages.cards import headlines

_NOTE = "数字都带原文写法和出处，见各页备注；原文没有说的写“原文未载”。"


def case_slides(library: Library, selection: Selection, about: About) -> bytes:
    """A cover, then two slides for each selected case, as .pptx."""
    told = told_cases(library, selection.cases)
    texts = (text for one in told for text in _case(library, one, about))
    return _deck("案例汇编", f"{len(told)} 个案例", texts, selection, about)


def method_slides(library: Library, selection: Selection, about: About) -> bytes:
    """A cover, then three slides for each selected method, as .pptx."""
    told = told_methods(library, selection.methods, about.year)
    texts = (text for one in told for text in _method(library, one, about))
    counted = f"{len(told)} 个机制与工作法"
    return _deck("典型机制与工作法", counted, texts, selection, about)


def entry_slides(library: Library, id_: str, about: About) -> bytes:
    """The slides of one listed case or method alone, without a cover, as .pptx.

    Raises:
        KeyError: for an id that the library does not list.
    """
    if id_ in library.listed_cases:
        (told,) = told_cases(library, [id_])
        texts: Iterable[SlideText] = _case(library, told, about)
    elif id_ in library.listed_methods:
        (told,) = told_methods(library, [id_], about.year)
        texts = _method(library, told, about)
    else:
        raise KeyError(id_)
    deck = Deck(told.title, about)
    for text in texts:
        deck.add(text)
    return deck.content()


def _deck(
    title: str, counted: str, texts: Iterable[SlideText], selection: Selection, about: About
) -> bytes:
    deck = Deck(f"{about.name}：{title}", about)
    chosen = [f"范围：{selection.words}"] if selection.words else []
    edition = [f"{about.edition} 版"] if about.edition else []
    deck.cover(f"{about.name}：{title}", [counted, *chosen, *edition, _NOTE])
    for text in texts:
        deck.add(text)
    return deck.content()


def _case(library: Library, told: Told, about: About) -> tuple[SlideText, ...]:
    return case_texts(told, headlines(library, library.briefs[told.id]), about)


def _method(library: Library, told: Told, about: About) -> tuple[SlideText, ...]:
    listed = library.listed_cases
    titles = [listed[i].title for i in library.cases_of_method(told.id) if i in listed]
    return method_texts(told, titles, about)
