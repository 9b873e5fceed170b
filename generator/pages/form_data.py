"""What the form loads: shapes of entries, words to choose from, checks with their messages.

The form judges one entry against the library as it was published; what only the whole library or
the file as bytes can tell stays with `casebook check`: `NOT_IN_THE_FORM`. Of the cases it only has
to know which ids are taken: no field of it names a case. They come in a file of their own, which
the form does not wait for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, get_args

from generator.checking import CATALOGUE
from generator.checking.rules.elements import LEAST_ELEMENTS
from generator.checking.shelf import file_of
from generator.checking.text import Words, portable
from generator.library import Library
from generator.model import (
    OUTSTANDING_MINIMUM,
    RESERVED_IDS,
    Status,
    Target,
    VocabularyKind,
)
from generator.pages.context import SiteContext
from generator.pages.form_shapes import shape_of
from generator.pages.script import script
from generator.reading import UNSEEN, simplified_forms
from generator.reading.keys import OTHER_TITLES

KINDS = ("case", "method")
"""Kinds of file that the form writes."""

READ_IN_THE_FORM = frozenset({"R109", "R111", "R127", "R128"})
"""The mistakes of reading that a single value can hold."""

NOT_IN_THE_FORM = frozenset(
    {
        *("L306", "L307", "L309", "L314", "L315", "L317", "L320", "L321", "L322"),
        *("S215", "V414", "T620"),
        *("S217", "S218", "S219", "L319", "L323", "L324", "L325", "L326", "L327"),
        *(f"V{number}" for number in range(416, 435)),
    }
)
"""Codes that no single case or method can show by itself.

L307 (no collection.yml), L309 (unused sources), L314 (circles), L315 (methods without a case), L320
to L322 (published addresses) and T620 (entries alike) need every other file; L306 cannot be met on
a published site, which has its vocabularies; L317, V414 and S215 speak of vocabularies and sources;
S217 to S219, L319, L323 to L327 and V416 to V434 of registries, filled forms, worked examples and
tallies, which the form does not write.
R, E and W are about bytes, archived texts and workbooks. Where a key is unknown or a value is of
another kind than its field has, which no form produces, the form tells S201 or S204 and leaves out
what Python proposes beyond that.
"""

_WORDS = ("title", "what", "allowed", "exact", "mend", "how")


def in_the_form(code: str) -> bool:
    """Whether the form can tell a mistake of this code."""
    return code in READ_IN_THE_FORM or (code[0] in "SLVT" and code not in NOT_IN_THE_FORM)


def form_data(site: SiteContext) -> dict[str, object]:
    """Everything that writing and checking an entry needs, as plain data."""
    library = site.library
    return {
        "kinds": {kind: shape_of(kind) for kind in KINDS},
        "vocabularies": _vocabularies(),
        "references": _references(library),
        "drafts": _drafts(library),
        "codes": _codes(),
        "keys": OTHER_TITLES,
        "text": _text_rules(library),
        "unseen": UNSEEN,
        "limits": {
            "elements": LEAST_ELEMENTS,
            "outstanding": OUTSTANDING_MINIMUM,
            "reserved": sorted(RESERVED_IDS),
        },
    }


def taken_data(library: Library) -> dict[str, dict[str, str]]:
    """The ids of all cases, drafts included, by the collection that they lie in."""
    held: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(library.entries.cases):
        held[library.entries.collection_of.get(id_, "")].append(id_)
    return {"cases": {collection: " ".join(held[collection]) for collection in sorted(held)}}


def form_file(site: SiteContext) -> tuple[str, bytes]:
    """Address and content of what the form is made from; no case has a part in it."""
    return "data/form.js", script("casebook.data", "form", form_data(site))


def taken_file(library: Library) -> tuple[str, bytes]:
    """Address and content of the ids that the form refuses to give a second time."""
    return "data/taken.js", script("casebook.data", "taken", taken_data(library))


def form_files(site: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Address and content of the form's data files."""
    yield form_file(site)
    yield taken_file(site.library)


def _references(library: Library) -> dict[str, list[list[object]]]:
    """Target → a row for each id that may be named, in the order of the library."""
    found = {kind.value: _terms(library, kind) for kind in VocabularyKind}
    found["sources"] = [[id_, source.title] for id_, source in library.sources.items()]
    entries = library.entries
    found["methods"] = [
        [id_, method.title, method.aliases]
        for id_, method in entries.methods.items()
        if method.status is not Status.DRAFT
    ]
    found["cases"] = []  # Until the file of the ids that are taken is there.
    found["collections"] = [
        [id_, item.title, item.admission.minimum_score, item.admission.decision]
        for id_, item in library.collections.items()
    ]
    return found


def _vocabularies() -> dict[str, dict[str, str]]:
    """Target → the file that holds its ids, and what that is called where it is a vocabulary."""
    labels = {kind.value: kind.label for kind in VocabularyKind} | {"sources": "来源"}
    targets: tuple[Target, ...] = get_args(Target)
    return {
        target: {"label": labels.get(target, ""), "file": file_of(target)} for target in targets
    }


def _text_rules(library: Library) -> dict[str, Any]:
    """The rules on texts, with every traditional character and its simplified one."""
    wording = library.entries.wording
    rules = portable(Words(wording.words, wording.allowed))
    forms = simplified_forms()
    pairs = ["".join(forms), "".join(forms.values())]
    return {**rules, "traditional": {**rules["traditional"], "pairs": pairs}}


def _terms(library: Library, kind: VocabularyKind) -> list[list[object]]:
    rows: list[list[object]] = []
    for id_, term in library.terms(kind).items():
        row: list[object] = [id_, term.label, term.definition, term.aliases, term.parent]
        rows.append([*row, term.unit, term.better] if kind is VocabularyKind.INDICATORS else row)
    return rows


def _drafts(library: Library) -> dict[str, list[list[str]]]:
    """Drafts by id only: their ids are taken, and what they say is not published."""
    methods = library.entries.methods.items()
    return {"methods": [[i] for i, method in methods if method.status is Status.DRAFT]}


def _codes() -> dict[str, dict[str, str]]:
    """Code → its weight and its Chinese words, for each code that the form can tell."""
    return {
        code: {
            "severity": explanation.severity.value,
            **{key: text for key, text in asdict(explanation.zh).items() if key in _WORDS and text},
        }
        for code, explanation in CATALOGUE.items()
        if in_the_form(code)
    }
