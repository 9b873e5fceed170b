"""What is wrong in a library as a whole, told from what came of its cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.checking.evidence import phrases_in_sources, sources_have_their_text
from generator.checking.examine import Examined
from generator.checking.opening import problems_of, problems_of_faults
from generator.checking.problem import Problem
from generator.checking.published import PublishedPage
from generator.checking.rules import findings_beside, findings_of_shelf, findings_within
from generator.checking.rules.published import addresses_stay
from generator.checking.rules.structure import structure_is_known
from generator.checking.shelf import Shelf, Typed
from generator.checking.surroundings import Surroundings
from generator.checking.wording import problem_of_fault, problem_of_finding
from generator.reading import FileKind


@dataclass(frozen=True)
class Judged:
    """A library that was judged."""

    shelf: Shelf
    """Every file that could be read; a case is opened when it is asked for more than its facts."""
    problems: tuple[Problem, ...]
    """By file, line and column."""


def judge(
    surroundings: Surroundings,
    examined: Iterable[Examined],
    published: Sequence[PublishedPage] = (),
) -> Judged:
    """Judge a library.

    Args:
        surroundings: its files.
        examined: what came of every case; each `Examined.beside` as it is now.
        published: the pages of an earlier edition; each of them must still be there.
    """
    by_file = {item.file: item for item in examined}
    surroundings = surroundings.without(item.file for item in by_file.values() if not item.digest)
    files = {
        file: replace(typed, known=by_file[file].facts) if file in by_file else typed
        for file, typed in surroundings.shelf.files.items()
    }
    shelf = Shelf(files, surroundings.shelf.unread)
    if newer := structure_is_known(shelf):
        # What else seems wrong may be right by rules that came later.
        typed, finding = newer
        return Judged(shelf, tuple(problems_of(typed, [finding], surroundings.lang)))
    told = _told(replace(surroundings, shelf=shelf), by_file.values())
    problems = [*told, *_of_all(shelf, surroundings, published)]
    return Judged(shelf, tuple(sorted(set(problems), key=_place)))


def _told(surroundings: Surroundings, examined: Iterable[Examined]) -> Iterator[Problem]:
    """What is wrong in each file."""
    for file, faults in surroundings.tree.faults.items():
        yield from (problem_of_fault(file, fault, surroundings.lang) for fault in faults)
    for item in examined:
        yield from item.within
        if item.beside is not None:
            yield from item.beside
        else:
            yield from _beside(surroundings, surroundings.shelf.files[item.file])
    for typed in surroundings.shelf.files.values():
        if typed.address.kind is not FileKind.CASE:
            yield from problems_of_faults(typed, surroundings.lang)
            findings = findings_within(typed, surroundings.words)
            yield from problems_of(typed, findings, surroundings.lang)
            yield from _beside(surroundings, typed)


def _beside(surroundings: Surroundings, typed: Typed) -> Iterator[Problem]:
    lang, archive = surroundings.lang, surroundings.archive
    yield from problems_of(typed, findings_beside(surroundings.shelf, typed), lang)
    if archive is not None:
        yield from problems_of(typed, sources_have_their_text(archive, typed), lang)
        yield from problems_of(typed, phrases_in_sources(archive, surroundings.shelf, typed), lang)


def _of_all(
    shelf: Shelf, surroundings: Surroundings, published: Sequence[PublishedPage]
) -> Iterator[Problem]:
    for typed, finding in findings_of_shelf(shelf):
        yield from problems_of(typed, [finding], surroundings.lang)
    for file, gone, finding in addresses_stay(shelf, published):
        document = gone.document if gone else None
        yield problem_of_finding(file, document, finding, surroundings.lang)


def _place(problem: Problem) -> tuple[str, int, int, str, str, str]:
    at = (problem.file, problem.line, problem.column, problem.code)
    return (*at, problem.path, problem.message)
