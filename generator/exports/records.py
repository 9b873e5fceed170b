"""Entries as records for programs: one JSON document, with the objects of the JSON API."""

from __future__ import annotations

import json

from generator.exports.about import About
from generator.exports.api.entries import EntryObjects
from generator.exports.selection import Selection
from generator.library import Library


def records(library: Library, selection: Selection, about: About) -> bytes:
    """The selected entries with all they say, in UTF-8, a line feed at the end."""
    objects = EntryObjects.of(library, about)
    document = {
        "about": {"name": about.name, "edition": about.edition, "site_url": about.site_url},
        "selection": {
            "words": selection.words,
            "collection": selection.collection or None,
            "conditions": [{"facet": f, "value": v} for f, v in selection.conditions],
            "text": selection.text or None,
        },
        "cases": [objects.case(id_) for id_ in selection.cases],
        "methods": [objects.method(id_) for id_ in selection.methods],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
