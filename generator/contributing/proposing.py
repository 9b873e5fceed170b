"""A title → an id as a person would choose it: the organisation and two or three words of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from generator.contributing.matching import syllables
from generator.model import Entries, VocabularyKind
from generator.reading import is_id

LONGEST = 30
"""Characters of a proposed id: an address that can still be read aloud."""
_MOST_WORDS = 3
_KNOWN_LONGEST = 4
"""Characters of a word; what is longer is a phrase, and its pinyin no word of an id."""
_SAYING = (VocabularyKind.SCENARIOS, VocabularyKind.VEHICLES, VocabularyKind.INDICATORS)
_SHORTEST = 2
"""Letters that say nothing when they stand alone: `yi` of `dianjian-yi`."""
_COMMON = """
党员 党支 支部 党建 工作 开展 推进 实施 加强 提升 推动 助力 以及 通过 着力 进行 项目 实践
"""
_GENERIC = frozenset(_COMMON.split())
"""Words that stand in half of all titles."""
_RUN = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z0-9]+")
_PARTICLES = re.compile("[的和与及了把被]")


@dataclass(frozen=True)
class _Word:
    text: str
    is_known: bool


def propose_id(title: str, organisation: str, entries: Entries, taken: Collection[str]) -> str:
    """An id that nobody has, at most about 30 characters; empty where the title gives none.

    Args:
        title: Chinese, letters and digits count.
        organisation: its id, or nothing.
        entries: whose vocabularies tell which pieces of a title are words.
        taken: ids that exist.
    """
    own = _short(organisation)
    text = _without_names(title, organisation, entries)
    words = list(_words(text, _vocabulary(entries)))
    head = [own] if own else []
    stem = "-".join([*head, *_chosen(words, LONGEST - len(own) - 1)])
    if not is_id(stem):
        stem = f"anli-{stem}" if is_id(f"anli-{stem}") else ""
    return next(_free(stem, taken)) if stem else ""


def _short(organisation: str) -> str:
    """The end of its id, as people call it: `baodi` of `tianjin-baodi`."""
    *_, last = parts = organisation.split("-")
    return last if len(last) > _SHORTEST else "-".join(parts[-2:])


def _chosen(words: list[_Word], room: int) -> list[str]:
    """Up to three words in the order of the title: those a vocabulary knows before the others."""
    picked: dict[int, str] = {}
    for number in sorted(range(len(words)), key=lambda number: not words[number].is_known):
        sound = "".join(syllables(words[number].text))
        fits = sum(len(other) + 1 for other in picked.values()) + len(sound) <= room
        repeated = sound in picked.values()
        if sound and fits and not repeated and len(picked) < _MOST_WORDS:
            picked[number] = sound
    return [picked[number] for number in sorted(picked)]


def _without_names(title: str, organisation: str, entries: Entries) -> str:
    """The title without the names of its organisation, which the id begins with already."""
    term = entries.terms(VocabularyKind.ORGANISATIONS).get(organisation)
    names = [term.label, *term.aliases] if term else []
    for name in sorted(names, key=len, reverse=True):
        title = title.replace(name, " ")
    return title


def _vocabulary(entries: Entries) -> frozenset[str]:
    """Short words that say what a case is about."""
    return frozenset(
        word
        for kind in _SAYING
        for term in entries.terms(kind).values()
        for word in (term.label, *term.aliases)
        if len(word) <= _KNOWN_LONGEST
    )


def _words(text: str, known: frozenset[str]) -> Iterator[_Word]:
    """Known words, longest first; between them pairs of characters, as most words are pairs."""
    for run in _RUN.findall(_PARTICLES.sub(" ", text)):
        if run.isascii():
            yield _Word(run, False)
            continue
        rest = ""
        while run:
            size = next((n for n in range(_KNOWN_LONGEST, 1, -1) if run[:n] in known), 0)
            if size:
                yield from _pairs(rest)
                yield _Word(run[:size], run[:size] not in _GENERIC)
                rest = ""
            rest += run[0] if not size else ""
            run = run[size or 1 :]
        yield from _pairs(rest)


def _pairs(text: str) -> Iterable[_Word]:
    pairs = (text[place : place + 2] for place in range(0, len(text) - 1, 2))
    return [_Word(pair, False) for pair in pairs if pair not in _GENERIC]


def _free(stem: str, taken: Collection[str]) -> Iterator[str]:
    number = 1
    while True:
        id_ = stem if number == 1 else f"{stem}-{number}"
        if id_ not in taken:
            yield id_
        number += 1
