"""Vocabularies: labels and aliases name one term, and fields stand where they are shown."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.codes import Code
from generator.checking.nearest import fold
from generator.checking.problem import Finding
from generator.checking.shelf import Typed
from generator.model import Vocabulary, VocabularyKind
from generator.reading import Path


def labels_are_unique(typed: Typed) -> Iterator[Finding]:
    """No label or alias stands twice in one vocabulary; case and width make no difference."""
    if not isinstance(typed.entry, Vocabulary):
        return
    owners: dict[str, str] = {}
    for path, id_, word in _words(typed.entry):
        owner = owners.setdefault(fold(word), id_)
        first_of_its_owner = owner == id_ and path[-1] == "label"
        if owner != id_ or (not first_of_its_owner and _label(typed.entry, id_) == fold(word)):
            yield Finding(Code.DUPLICATE_LABEL, path, {"value": word, "other": owner})


def indicator_fields_stay_there(typed: Typed) -> Iterator[Finding]:
    """`unit` and `better` are shown for indicators only."""
    is_indicators = typed.address.id == VocabularyKind.INDICATORS.value
    if not isinstance(typed.entry, Vocabulary) or is_indicators:
        return
    for id_, term in typed.entry.terms.items():
        for key in ("unit", "better"):
            if getattr(term, key) is not None:
                yield Finding(Code.INDICATOR_ONLY, ("terms", id_, key), {"key": key}, at_key=True)


def _words(vocabulary: Vocabulary) -> Iterator[tuple[Path, str, str]]:
    """Labels before aliases, so that an alias is told off and not the label it repeats."""
    for id_, term in vocabulary.terms.items():
        yield ("terms", id_, "label"), id_, term.label
    for id_, term in vocabulary.terms.items():
        for index, alias in enumerate(term.aliases):
            yield ("terms", id_, "aliases", index), id_, alias


def _label(vocabulary: Vocabulary, id_: str) -> str:
    return fold(vocabulary.terms[id_].label)
