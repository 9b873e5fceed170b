"""One case after the other, each by itself: what is wrong in it, and what the others ask of it.

Examining is what takes time, so it is spread over processes. What comes of a case is small, can be
pickled, and can be kept for as long as the case and its surroundings stay what they were.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

from generator.checking.evidence import phrases_in_sources
from generator.checking.facts import Facts
from generator.checking.opening import UNREADABLE, opened, problems_of, problems_of_faults
from generator.checking.parallel import spread
from generator.checking.problem import Problem
from generator.checking.rules import agrees, findings_beside, findings_within
from generator.checking.shelf import Typed
from generator.checking.surroundings import Surroundings
from generator.model import Brief, Case, brief_of
from generator.reading import Address, address_of

CHUNK = 100
"""Cases that one process examines at a time."""
DIGEST = 16
"""Bytes of the digest of a file."""


class Examined(NamedTuple):
    """What comes of one case."""

    file: str
    digest: bytes
    """Of the bytes of the file; empty where it could not be read from the disk."""
    facts: Facts
    within: tuple[Problem, ...]
    """What is wrong whatever the other files hold."""
    beside: tuple[Problem, ...] | None
    """What is wrong because of them; None where that is to be told when all cases are known."""
    packed: bytes = b""
    """The case for `unpack`, where it was asked for and has the right shape."""
    brief: Brief | None = None
    """The case in short, where it was asked for and has the right shape."""

    @property
    def address(self) -> Address:
        """What its path says."""
        found = address_of(self.file)
        assert found
        return found


def examine_cases(
    surroundings: Surroundings, files: Sequence[str] | None = None, *, pack: bool
) -> Iterator[Examined]:
    """Examine the cases in `files` (all of them if None), in processes where that pays.

    Args:
        surroundings: the library.
        files: paths from its root.
        pack: whether the cases themselves and their briefs are brought back.
    """
    wanted = surroundings.cases if files is None else files

    def examined(part: Sequence[str]) -> list[Examined]:
        return [_examined(surroundings, file, pack=pack) for file in part]

    for part in spread(examined, wanted, chunk=CHUNK):
        yield from part


def still_holds(surroundings: Surroundings, kept: Examined) -> Examined | None:
    """What was kept of a case whose file and `surroundings.key` are the same, as it is to be told
    now; None where the case has to be examined again, for what surrounds it.
    """
    shelf = surroundings.shelf
    address = shelf.files[kept.file].address
    if surroundings.archive is None and agrees(shelf, address, kept.facts):
        return kept if kept.beside == () else kept._replace(beside=())
    return None


def unpack(packed: bytes) -> Case:
    """The case in `Examined.packed`."""
    return Case.model_validate_json(packed)


def _examined(surroundings: Surroundings, file: str, *, pack: bool) -> Examined:
    address = surroundings.shelf.files[file].address
    try:
        data = surroundings.tree.files[file]
    except OSError:
        return Examined(file, b"", Typed(file, address, UNREADABLE).facts, (), ())
    typed = Typed(file, address, opened(address.kind, data))
    return Examined(
        file,
        blake2b(data, digest_size=DIGEST).digest(),
        typed.facts,
        _within(surroundings, typed),
        _beside(surroundings, typed),
        *(_packed(typed) if pack and isinstance(typed.entry, Case) else ()),
    )


def _within(surroundings: Surroundings, typed: Typed) -> tuple[Problem, ...]:
    faults = problems_of_faults(typed, surroundings.lang)
    findings = findings_within(typed, surroundings.words)
    return (*faults, *problems_of(typed, findings, surroundings.lang))


def _beside(surroundings: Surroundings, typed: Typed) -> tuple[Problem, ...] | None:
    shelf, lang = surroundings.shelf, surroundings.lang
    if agrees(shelf, typed.address, typed.facts):
        found: tuple[Problem, ...] = ()
    elif (shelf.ids("cases") or frozenset()).issuperset(typed.facts.named("cases")):
        found = tuple(problems_of(typed, findings_beside(shelf, typed), lang))
    else:
        return None  # Which case was meant can be told by the titles of all of them.
    if surroundings.archive is not None:
        phrases = phrases_in_sources(surroundings.archive, shelf, typed)
        found += tuple(problems_of(typed, phrases, lang))
    return found


def _packed(typed: Typed) -> tuple[bytes, Brief]:
    assert isinstance(typed.entry, Case)
    brief = brief_of(typed.address.id, typed.address.collection, typed.entry)
    return json.dumps(typed.data, ensure_ascii=False).encode("utf-8", "replace"), brief
