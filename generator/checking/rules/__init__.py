"""What must hold beyond the shape of a file; one module per concern.

Three kinds of rule: of a part (it sees one valid piece, wherever it stands), of a file (it also
sees the other files), and of the shelf (it speaks about all of them).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from generator.checking.parts import valid_parts
from generator.checking.problem import Finding
from generator.checking.rules.appraisal import collection_admits, outstanding_has_both_scores
from generator.checking.rules.arithmetic import (
    change_agrees,
    change_has_the_right_sign,
    units_agree,
)
from generator.checking.rules.citations import cited_sources_are_listed, unused_sources
from generator.checking.rules.dates import starts_before_it_ends
from generator.checking.rules.elements import has_its_elements
from generator.checking.rules.forms import (
    choices_go_with_choice,
    rows_fit_the_columns,
    tool_ids_are_unique,
)
from generator.checking.rules.hierarchy import (
    entries_do_not_circle,
    methods_lead_elsewhere,
    terms_lead_elsewhere,
)
from generator.checking.rules.identity import (
    collections_have_their_file,
    duplicate_ids,
    moved_entries_say_where,
)
from generator.checking.rules.placeholders import placeholders
from generator.checking.rules.printed import printed_holds_the_value
from generator.checking.rules.references import dangling_references, ids_stand_once
from generator.checking.rules.similarity import entries_differ
from generator.checking.rules.text import texts_are_clean
from generator.checking.rules.usage import methods_without_a_case
from generator.checking.rules.words import indicator_fields_stay_there, labels_are_unique
from generator.checking.shelf import Shelf, Typed
from generator.model import Appraisal, Column, Figure, Indicator, Method, Model, Period, Tool

PART_RULES: tuple[tuple[type[Model], Callable[[Any], Iterator[Finding]]], ...] = (
    (Period, starts_before_it_ends),
    (Indicator, change_agrees),
    (Indicator, change_has_the_right_sign),
    (Indicator, units_agree),
    (Figure, printed_holds_the_value),
    (Appraisal, outstanding_has_both_scores),
    (Method, tool_ids_are_unique),
    (Tool, rows_fit_the_columns),
    (Column, choices_go_with_choice),
)
FILE_RULES: tuple[Callable[[Shelf, Typed], Iterator[Finding]], ...] = (
    dangling_references,
    cited_sources_are_listed,
    collection_admits,
)
OWN_RULES: tuple[Callable[[Typed], Iterator[Finding]], ...] = (
    ids_stand_once,
    placeholders,
    has_its_elements,
    moved_entries_say_where,
    methods_lead_elsewhere,
    terms_lead_elsewhere,
    labels_are_unique,
    indicator_fields_stay_there,
)
"""Rules of a file that need no other file."""
SHELF_RULES: tuple[Callable[[Shelf], Iterator[tuple[Typed, Finding]]], ...] = (
    duplicate_ids,
    collections_have_their_file,
    entries_do_not_circle,
    unused_sources,
    methods_without_a_case,
    texts_are_clean,
    entries_differ,
)


def findings_of_file(shelf: Shelf, typed: Typed) -> Iterator[Finding]:
    """What is wrong in one file and its parts, seen together with the others."""
    for rule in FILE_RULES:
        yield from rule(shelf, typed)
    for own_rule in OWN_RULES:
        yield from own_rule(typed)
    for part in valid_parts(typed):
        for model, part_rule in PART_RULES:
            if isinstance(part.model, model):
                yield from (finding.below(part.path) for finding in part_rule(part.model))


def findings_of_shelf(shelf: Shelf) -> Iterator[tuple[Typed, Finding]]:
    """What is wrong between files."""
    for rule in SHELF_RULES:
        yield from rule(shelf)
