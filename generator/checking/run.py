"""One run over a library: every file read, shaped and judged, and everything wrong told at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace

from generator.checking.examine import examine_cases, unpack
from generator.checking.gathering import gather_entries
from generator.checking.judge import judge
from generator.checking.problem import Problem, Severity
from generator.checking.published import PublishedPage
from generator.checking.surroundings import Surroundings
from generator.checking.wording import Language
from generator.model import Entries
from generator.reading import Archive, Tree, lies_in


@dataclass(frozen=True)
class Counts:
    """How much was checked."""

    cases: int
    methods: int
    sources: int


class _Judged:
    """What follows from problems."""

    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the library from being published."""
        return tuple(item for item in self.problems if item.severity is Severity.ERROR)

    @property
    def ok(self) -> bool:
        """Whether there is no error; warnings do not count."""
        return not self.errors


@dataclass(frozen=True)
class Verdict(_Judged):
    """What a run found; whether the library may be published is `ok`."""

    counts: Counts
    problems: tuple[Problem, ...] = ()
    """By file, line and column."""

    def within(self, paths: Iterable[str]) -> Verdict:
        """The same run with only the problems of these files and folders (paths from the root)."""
        wanted = tuple(paths)
        kept = (item for item in self.problems if lies_in(item.file, wanted))
        return replace(self, problems=tuple(kept))


@dataclass(frozen=True)
class Checked(_Judged):
    """The outcome of a run.

    `entries` holds what has the shape of an entry, also where a rule found an error in it; whether
    the library may be published is `ok`.
    """

    entries: Entries
    problems: tuple[Problem, ...] = ()
    """By file, line and column."""

    @property
    def verdict(self) -> Verdict:
        """The same without the entries."""
        return Verdict(counts_of(self.entries), self.problems)

    def within(self, paths: Iterable[str]) -> Checked:
        """The same run with only the problems of these files and folders (paths from the root)."""
        return replace(self, problems=self.verdict.within(paths).problems)


def summary(checked: Checked | Verdict, lang: Language = "zh") -> str:
    """One line that closes a report: how much was checked and how much is wrong."""
    verdict = checked if isinstance(checked, Verdict) else checked.verdict
    counts = astuple(verdict.counts)
    errors = len(verdict.errors)
    warnings = len(verdict.problems) - errors
    if lang == "en":
        read = "{} cases, {} methods, {} sources checked".format(*counts)
        return f"{read}: {errors} errors, {warnings} warnings"
    read = "已检查 {} 个案例、{} 个方法、{} 个来源".format(*counts)
    return f"{read}：{errors} 个错误，{warnings} 个提醒"


def check_files(
    tree: Tree,
    archive: Archive | None = None,
    *,
    lang: Language = "zh",
    published: Sequence[PublishedPage] = (),
) -> Verdict:
    """As `check_tree`, for those who ask only what is wrong: the cases are not kept in memory."""
    surroundings = Surroundings.of(tree, lang=lang, archive=archive)
    examined = list(examine_cases(surroundings, pack=False))
    judged = judge(surroundings, examined, published)
    entries = gather_entries(judged.shelf, {})
    cases = {item.address.id for item in examined if item.facts.is_entry}
    counts = Counts(len(cases), len(entries.methods), len(entries.sources))
    return Verdict(counts, judged.problems)


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
    surroundings = Surroundings.of(tree, lang=lang, archive=archive)
    examined = list(examine_cases(surroundings, pack=True))
    judged = judge(surroundings, examined, published)
    entries = gather_entries(
        judged.shelf, {item.file: unpack(item.packed) for item in examined if item.packed}
    )
    return Checked(entries, judged.problems)


def counts_of(entries: Entries) -> Counts:
    """How many entries there are."""
    return Counts(len(entries.cases), len(entries.methods), len(entries.sources))
