"""What must hold beyond the shape of a file; one module per concern.

Three kinds of rule: of a part (it sees one valid piece, wherever it stands), of a file (it also
sees the other files), and of the shelf (it speaks about all of them).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from generator.checking.facts import Facts
from generator.checking.parts import valid_parts
from generator.checking.problem import Finding
from generator.checking.rest import rest_of
from generator.checking.rules.appraisal import (
    admission_findings,
    collection_admits,
    collection_of,
    outstanding_has_both_scores,
)
from generator.checking.rules.arithmetic import (
    change_agrees,
    change_has_the_right_sign,
    units_agree,
)
from generator.checking.rules.citations import cited_sources_are_listed, unused_sources
from generator.checking.rules.dates import starts_before_it_ends
from generator.checking.rules.elements import has_its_elements
from generator.checking.rules.filled import example_rows_fit, filled_rows_fit
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
from generator.checking.rules.outcomes import outcomes_agree
from generator.checking.rules.placeholders import placeholders
from generator.checking.rules.printed import printed_holds_the_value
from generator.checking.rules.projects import (
    declined_says_why,
    late_says_what_next,
    project_is_in_order,
    promotions_lead_one_up,
    target_is_better,
)
from generator.checking.rules.references import dangling_references, ids_stand_once
from generator.checking.rules.registry import (
    branches_are_there,
    branches_report_while_they_exist,
    branches_stand_once,
    changes_add_up,
    changes_are_in_order,
    days_lie_in_the_year,
    project_ids_are_unique,
    units_have_one_registry,
)
from generator.checking.rules.similarity import entries_differ
from generator.checking.rules.tally import tally_names_columns
from generator.checking.rules.text import texts_are_clean
from generator.checking.rules.usage import methods_without_a_case
from generator.checking.rules.words import indicator_fields_stay_there, labels_are_unique
from generator.checking.shelf import Shelf, Typed
from generator.checking.text import Words
from generator.model import (
    Appraisal,
    BranchChange,
    Column,
    Figure,
    Indicator,
    Method,
    Model,
    Period,
    Progress,
    Project,
    Promotion,
    RegisteredIndicator,
    Registry,
    Tool,
)
from generator.reading import Address

PART_RULES: tuple[tuple[type[Model], Callable[[Any], Iterator[Finding]]], ...] = (
    (Period, starts_before_it_ends),
    (Indicator, change_agrees),
    (Indicator, change_has_the_right_sign),
    (Indicator, units_agree),
    (Figure, printed_holds_the_value),
    (Appraisal, outstanding_has_both_scores),
    (Method, tool_ids_are_unique),
    (Tool, rows_fit_the_columns),
    (Tool, example_rows_fit),
    (Tool, tally_names_columns),
    (Column, choices_go_with_choice),
    (Registry, project_ids_are_unique),
    (Registry, branches_stand_once),
    (Registry, branches_are_there),
    (Registry, branches_report_while_they_exist),
    (Registry, days_lie_in_the_year),
    (Registry, changes_are_in_order),
    (BranchChange, changes_add_up),
    (Project, project_is_in_order),
    (Project, promotions_lead_one_up),
    (Promotion, declined_says_why),
    (Progress, late_says_what_next),
    (RegisteredIndicator, target_is_better),
)
FILE_RULES: tuple[Callable[[Shelf, Typed], Iterator[Finding]], ...] = (
    dangling_references,
    cited_sources_are_listed,
    collection_admits,
    filled_rows_fit,
    outcomes_agree,
)
"""Rules of a file that also see the others."""
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
    entries_differ,
    units_have_one_registry,
)
"""Rules about all files; of a case they read its facts, so that it need not be opened."""
_RULED = tuple(dict.fromkeys(model for model, _ in PART_RULES))


def findings_within(typed: Typed, words: Words | None) -> Iterator[Finding]:
    """What is wrong in one file and its parts, whatever the others hold.

    Args:
        typed: the file.
        words: the library's words; None where they cannot be read.
    """
    yield from typed.opened.findings
    for own_rule in OWN_RULES:
        yield from own_rule(typed)
    for part in valid_parts(typed, _RULED):
        for part_rule in _rules_of(type(part.model)):
            yield from (finding.below(part.path) for finding in part_rule(part.model))
    if rest := rest_of(typed):
        for part_rule in _rules_of(Registry):
            yield from rest.told(part_rule(rest.typed.entry))
    yield from texts_are_clean(typed, words)


def findings_beside(shelf: Shelf, typed: Typed) -> Iterator[Finding]:
    """What is wrong in one file, seen together with the others."""
    for rule in FILE_RULES:
        yield from rule(shelf, typed)
    if rest := rest_of(typed):
        yield from rest.told(outcomes_agree(shelf, rest.typed))


def agrees(shelf: Shelf, address: Address, facts: Facts) -> bool:
    """Whether `findings_beside` certainly finds nothing in a case of these facts."""
    for target, ids in facts.references:
        known = shelf.ids(target)
        if known is None or not known.issuperset(ids):
            return False
    if facts.appraisal and (collection := collection_of(shelf, address.collection)):
        return facts.lists_its_sources and not any(
            True for _ in admission_findings(collection, facts.appraisal)
        )
    return facts.lists_its_sources


@cache
def _rules_of(part: type[Model]) -> tuple[Callable[[Any], Iterator[Finding]], ...]:
    """The rules of a kind of part; a registry holds thousands of parts."""
    return tuple(rule for model, rule in PART_RULES if issubclass(part, model))


def findings_of_shelf(shelf: Shelf) -> Iterator[tuple[Typed, Finding]]:
    """What is wrong between files."""
    for rule in SHELF_RULES:
        yield from rule(shelf)
