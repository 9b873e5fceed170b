"""Two states of a library → everything that a maintainer must know about the difference."""

from __future__ import annotations

from generator.contributing.review.addresses import broken_addresses
from generator.contributing.review.change import Review
from generator.contributing.review.entries import entry_changes, rewritten_files
from generator.contributing.review.pairing import pair_entries
from generator.contributing.review.problems import problem_changes, unread_files
from generator.contributing.review.snapshot import Snapshot
from generator.contributing.review.standing import evidence_changes, link_changes, new_names
from generator.contributing.review.terms import term_changes


def compare(base: Snapshot, head: Snapshot, year: int) -> Review:
    """Compare two states; either may be broken, then what is readable is compared.

    Args:
        base: the state before.
        head: the state after.
        year: the year from which the age of sources is counted, the same for both.
    """
    pairs = pair_entries(base, head)
    names = new_names(base, head, pairs)
    entries = entry_changes(base, head, pairs, year)
    moved = {pair.old: pair.new for pair in pairs if pair.old and pair.new}
    return Review(
        base=base.name,
        head=head.name,
        broken=broken_addresses(base, head),
        entries=entries,
        rewritten=rewritten_files(base, head, entries),
        terms=term_changes(base, head),
        links=link_changes(base, head, names),
        evidence=evidence_changes(base, head, names, year),
        problems=problem_changes(base, head, moved),
        unread=unread_files(base, head),
        uncounted=tuple(sorted(head.uncounted)),
    )
