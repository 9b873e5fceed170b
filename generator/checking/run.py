"""One run over a library: every file read, shaped and judged, and everything wrong told at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.checking.evidence import phrases_in_sources, sources_have_their_text
from generator.checking.gathering import gather_entries
from generator.checking.problem import Finding, Problem, Severity
from generator.checking.published import PublishedPage
from generator.checking.rules import findings_of_file, findings_of_shelf
from generator.checking.rules.published import addresses_stay
from generator.checking.schema import check_shape
from generator.checking.shelf import Shelf, Typed
from generator.checking.wording import Language, problem_of_fault, problem_of_finding
from generator.model import Entries
from generator.reading import Address, Archive, Tree, address_of, lies_in, read_yaml


@dataclass(frozen=True)
class Checked:
    """The outcome of a run.

    `entries` holds what has the shape of an entry, also where a rule found an error in it; whether
    the library may be published is `ok`.
    """

    entries: Entries
    problems: tuple[Problem, ...] = ()
    """By file, line and column."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the library from being published."""
        return tuple(item for item in self.problems if item.severity is Severity.ERROR)

    @property
    def ok(self) -> bool:
        """Whether there is no error; warnings do not count."""
        return not self.errors

    def within(self, paths: Iterable[str]) -> Checked:
        """The same run with only the problems of these files and folders (paths from the root)."""
        wanted = tuple(paths)
        kept = (item for item in self.problems if lies_in(item.file, wanted))
        return replace(self, problems=tuple(kept))


def summary(checked: Checked, lang: Language = "zh") -> str:
    """One line that closes a report: how much was checked and how much is wrong."""
    entries = checked.entries
    counts = (len(entries.cases), len(entries.methods), len(entries.sources))
    errors = len(checked.errors)
    warnings = len(checked.problems) - errors
    if lang == "en":
        read = "{} cases, {} methods, {} sources checked".format(*counts)
        return f"{read}: {errors} errors, {warnings} warnings"
    read = "已检查 {} 个案例、{} 个方法、{} 个来源".format(*counts)
    return f"{read}：{errors} 个错误，{warnings} 个提醒"


def check_tree(
    tree: Tree,
    archive: Archive | None = None,
    *,
    lang: Language = "zh",
    published: Sequence[PublishedPage] = (),
) -> Checked:
    """Check a whole library.

    Args:
        tree: the files, as `reading.read_tree` gives them.
        archive: archived texts, as `reading.read_archive` gives them; with them the phrases of
            figures are looked up.
        lang: the language of messages.
        published: the pages of an earlier edition, as `published.read_published` gives them;
            each of them must still be there.
    """
    typed_files: dict[str, Typed] = {}
    shape: dict[str, tuple[Finding, ...]] = {}
    for file, data in tree.files.items():
        if address := address_of(file):
            typed_files[file], shape[file] = _read(file, address, data)
    shelf = Shelf(typed_files, _unread(tree))
    problems = list(_faults(tree, shelf, lang))
    for file, typed in typed_files.items():
        problems += _worded(typed, shape[file], lang)
        problems += _worded(typed, findings_of_file(shelf, typed), lang)
        if archive is not None:
            problems += _worded(typed, sources_have_their_text(archive, typed), lang)
            problems += _worded(typed, phrases_in_sources(archive, shelf, typed), lang)
    for typed, finding in findings_of_shelf(shelf):
        problems += _worded(typed, [finding], lang)
    for file, gone, finding in addresses_stay(shelf, published):
        document = gone.document if gone else None
        problems.append(problem_of_finding(file, document, finding, lang))
    ordered = sorted(set(problems), key=lambda item: (item.file, item.line, item.column, item.code))
    return Checked(gather_entries(shelf), tuple(ordered))


def _faults(tree: Tree, shelf: Shelf, lang: Language) -> Iterator[Problem]:
    for file, faults in tree.faults.items():
        yield from (problem_of_fault(file, fault, lang) for fault in faults)
    for file, typed in shelf.files.items():
        yield from (problem_of_fault(file, fault, lang) for fault in typed.document.faults)


def _read(file: str, address: Address, data: bytes) -> tuple[Typed, tuple[Finding, ...]]:
    document = read_yaml(data)
    if document.data is None:
        return Typed(file, address, document, None), ()
    shaped = check_shape(address.kind, document)
    as_meant = shaped.document or document
    return Typed(file, address, as_meant, shaped.entry, shaped.wrong), shaped.findings


def _worded(typed: Typed, findings: Iterable[Finding], lang: Language) -> list[Problem]:
    """Findings as problems, without those that only echo a fault of reading."""
    dropped = typed.document.dropped
    return [
        problem_of_finding(typed.file, typed.document, finding, lang)
        for finding in findings
        if not any(finding.path[: len(path)] == path for path in dropped)
    ]


def _unread(tree: Tree) -> tuple[Address, ...]:
    """What entries the misnamed files would be, if they were named as proposed."""
    found = []
    for file, faults in tree.faults.items():
        folder, _, name = file.rpartition("/")
        for fault in faults:
            proposed = fault.params.get("proposed", "")
            address = address_of(file) or address_of(f"{folder}/{proposed}" if proposed else name)
            if address:
                found.append(address)
    return tuple(found)
