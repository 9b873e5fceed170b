"""A review as a folder to open from the disk: what changed, with the cards of the site before and
after. No script, no request; light or dark as the reader's system is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.contributing.review import telling
from generator.contributing.review.change import (
    EntryChange,
    EntryKind,
    EvidenceChange,
    Fact,
    FieldChange,
    Kind,
    Piece,
    Review,
    TermChange,
)
from generator.contributing.review.snapshot import Entry, Snapshot
from generator.library import Library
from generator.model import Status
from generator.pages import SiteContext, Templates
from generator.pages.cards import CaseCard, MethodCard, case_card, method_card

STYLES = ("theme", "page", "marks", "cards", "figures")
"""Style sheets of the site, from assets/base, that the preview looks by."""

_DARK = ('@media screen {\n  [data-md-color-scheme="slate"] {', "(prefers-color-scheme: dark)")
"""How the site's dark colours begin, and when they hold here, where no script chooses them."""

_TONES = {Kind.ADDED: "new", Kind.PUBLISHED: "new", Kind.REMOVED: "old", Kind.WITHDRAWN: "old"}


@dataclass(frozen=True)
class FieldView:
    """One field, before and after."""

    title: str
    word: str
    """What happened, where the values do not say it."""
    old: str
    new: str
    pieces: tuple[Piece, ...]
    difference: str
    printed: str
    doubt: str


@dataclass(frozen=True)
class EntryView:
    """One entry with its cards; None where there is no card to show."""

    anchor: str
    tone: str
    word: str
    title: str
    file: str
    former: str
    facts: tuple[Fact, ...]
    fields: tuple[FieldView, ...]
    is_case: bool
    before: CaseCard | MethodCard | None
    after: CaseCard | MethodCard | None


@dataclass(frozen=True)
class TermView:
    """One word with the fields that changed."""

    text: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True)
class EvidenceView:
    """One level, before and after."""

    name: str
    title: str
    text: str
    fell: bool
    parts: tuple[str, ...]


def preview_files(
    review: Review, base: Snapshot, head: Snapshot, folder: Path, edition: str
) -> Iterator[tuple[str, bytes]]:
    """Address and content of every file of the preview.

    Args:
        review: what `compare` found.
        base: the state before.
        head: the state after.
        folder: the folder of our templates and assets.
        edition: the day from which ages are counted, `YYYY-MM-DD`.
    """
    templates = Templates(folder / "review", folder / "pages")
    shelves = _Cards(base, templates, edition), _Cards(head, templates, edition)
    html = templates.render(
        "index.html",
        "index.html",
        review=review,
        headline=telling.headline(review),
        counts=telling.problem_counts(review),
        lost=[address for address in review.broken if address.error],
        others=[telling.address_word(a) for a in review.broken if not a.error],
        mend=telling.MEND,
        unread=[telling.unread_word(item) for item in review.unread],
        uncounted=telling.uncounted_word(review),
        entries=[_entry_view(change, *shelves) for change in review.entries],
        evidence=[_evidence_view(change) for change in review.evidence],
        terms=[_term_view(term) for term in review.terms],
        problems=[telling.problem_word(problem) for problem in review.problems.new],
        styles=[f"css/{name}.css" for name in (*STYLES, "review")],
    )
    yield "index.html", html.encode()
    for name in STYLES:
        text = (folder / "assets" / "base" / f"{name}.css").read_text("utf-8")
        start, when = _DARK
        yield (
            f"css/{name}.css",
            text.replace(start, f"@media screen and {when} {{\n  :root {{").encode(),
        )
    yield "css/review.css", (folder / "review" / "review.css").read_bytes()


class _Cards:
    """The cards of one state; a draft is shown as it will look."""

    def __init__(self, side: Snapshot, templates: Templates, edition: str) -> None:
        entries = side.entries
        shown = replace(
            entries,
            cases={i: _as_published(case) for i, case in entries.cases.items()},
            methods={i: _as_published(method) for i, method in entries.methods.items()},
        )
        self._public = SiteContext(side.library, templates, edition)
        self._all = SiteContext(Library(shown), templates, edition)

    def card(self, kind: EntryKind, id_: str, anchor: str) -> CaseCard | MethodCard | None:
        """The card of an entry, leading to its place in the review; None for one not valid."""
        if kind is EntryKind.CASE and id_ in self._all.library.cases:
            site = self._public if id_ in self._public.library.cases else self._all
            return replace(case_card(site, id_), url=f"#{anchor}")
        if kind is EntryKind.METHOD and id_ in self._all.library.methods:
            site = self._public if id_ in self._public.library.methods else self._all
            return replace(method_card(site, id_), url=f"#{anchor}")
        return None


def _as_published(entry: Entry) -> Entry:
    if entry.status is not Status.DRAFT:
        return entry
    return entry.model_copy(update={"status": Status.PUBLISHED})


def _entry_view(change: EntryChange, base: _Cards, head: _Cards) -> EntryView:
    before = after = None
    if change.kind is not Kind.ADDED:
        before = base.card(change.entry, change.old_id or change.id, change.key)
    if change.kind is not Kind.REMOVED:
        after = head.card(change.entry, change.id, change.key)
    return EntryView(
        anchor=change.key,
        tone=_TONES.get(change.kind, "changed"),
        word=telling.entry_word(change),
        title=change.title,
        file=change.file,
        former=telling.moved_from(change),
        facts=change.facts,
        fields=tuple(map(_field_view, change.fields)),
        is_case=change.entry is EntryKind.CASE,
        before=None if before == after else before,
        after=after,
    )


def _field_view(field: FieldChange) -> FieldView:
    return FieldView(
        title=field.title,
        word=telling.field_word(field),
        old=field.old,
        new=field.new,
        pieces=field.pieces,
        difference=field.difference,
        printed=telling.printed_line(field),
        doubt=telling.doubt(field),
    )


def _term_view(term: TermChange) -> TermView:
    return TermView(telling.term_word(term), tuple(map(_field_view, term.fields)))


def _evidence_view(change: EvidenceChange) -> EvidenceView:
    text = telling.evidence_word(change)
    return EvidenceView(change.entry.label, change.title, text, change.fell, change.parts)
