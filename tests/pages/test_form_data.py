"""What the form loads: every field of the models, every word to choose, every code it can tell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.checking import CATALOGUE, check_tree
from generator.checking.shapes import Leaf, ListOf, Record, Shape, record_of
from generator.library import Library
from generator.model import FILE_MODELS, Entries, VocabularyKind
from generator.pages import SiteContext
from generator.pages.form_data import (
    NOT_IN_THE_FORM,
    form_data,
    form_file,
    form_files,
    taken_file,
)
from generator.reading import read_tree
from tests.conftest import ROOT
from tests.pages.conftest import TEMPLATES
from tests.small import case, library, method

MOST_BYTES = 150_000
"""What a phone on a slow line can be asked to load for the real library."""


def files_of(library: Library) -> dict[str, Any]:
    """Name → data as a browser gets them."""
    found = {}
    for address, content in form_files(SiteContext(library, TEMPLATES, "2026-11-21")):
        assert len(content) < MOST_BYTES
        name = address.removeprefix("data/").removesuffix(".js")
        text = content.decode()
        start = f'casebook.data("{name}",'
        assert text.startswith(start)
        found[name] = json.loads(text.removeprefix(start).removesuffix(");\n"))
    return found


def data_of(library: Library) -> Any:
    """What the form is made from."""
    return files_of(library)["form"]


def taken(library: Library) -> dict[str, str]:
    """Id of every case that the form knows → its collection."""
    held: dict[str, str] = files_of(library)["taken"]["cases"]
    return {i: collection for collection, ids in held.items() for i in ids.split(" ")}


def pairs(model: Shape, made: Any, outer: dict[str, Any]) -> Iterator[tuple[Shape, Any]]:
    """Every shape of the models beside the one that was made of it."""
    if made["type"] == "same":
        assert isinstance(model, Record)
        assert outer[made["name"]]["title"] == model.model.model_config["title"]
        return
    yield model, made
    if isinstance(model, Record):
        assert [field["key"] for field in made["fields"]] == list(model.fields)
        inside = outer | {made["name"]: made}
        for field in made["fields"]:
            yield from pairs(model.fields[field["key"]], field["shape"], inside)
    elif isinstance(model, ListOf):
        yield from pairs(model.item, made["item"], outer)


def test_every_field_of_a_case_and_of_a_method_is_there_with_its_words(
    real_library: Library,
) -> None:
    kinds = data_of(real_library)["kinds"]
    seen = 0
    for kind in ("case", "method"):
        for model, made in pairs(record_of(FILE_MODELS[kind]), kinds[kind], {}):
            seen += 1
            if isinstance(model, Record):
                assert made["type"] == "record"
                infos = model.model.model_fields
                for field in made["fields"]:
                    info = infos[field["key"]]
                    assert (field["title"], field["description"]) == (info.title, info.description)
                    assert field.get("required", False) == info.is_required()
            elif isinstance(model, ListOf):
                assert made["type"] == "list"
                assert (made.get("least", 0), made.get("most")) == (model.least, model.most)
            else:
                assert made["type"] == "leaf"
                assert_leaf(model, made)
    assert seen > 150


def assert_leaf(model: Shape, made: Any) -> None:
    assert isinstance(model, Leaf)
    kind = made["kind"]
    assert made.get("refers") == model.refers
    assert (kind in ("text", "line", "cell")) == model.is_text
    assert (kind in ("number", "whole")) == model.is_number
    if model.bounds:
        assert (made["min"], made["max"]) == model.bounds
    words = [[member.value, member.label] for member in model.choices or ()]  # type: ignore[attr-defined]
    assert made.get("choices", []) == words


def test_every_word_of_the_library_can_be_chosen(real_library: Library) -> None:
    data = data_of(real_library)
    rows = data["references"]
    for kind in VocabularyKind:
        terms = real_library.terms(kind)
        assert [row[0] for row in rows[kind.value]] == list(terms)
        assert [row[1] for row in rows[kind.value]] == [term.label for term in terms.values()]
    assert {row[0] for row in rows["methods"]} == set(real_library.methods)
    assert {row[0]: row[1] for row in rows["sources"]} == {
        i: source.title for i, source in real_library.sources.items()
    }
    admits = {row[0]: row[2:] for row in rows["collections"]}
    assert admits["tianjin-zhuoyue"][1] == "outstanding"


def test_a_draft_has_its_id_taken_and_says_nothing_else() -> None:
    entries = check_tree(read_tree(ROOT)).entries
    drafts = [i for i, case in entries.cases.items() if case.status == "draft"]
    assert drafts
    files = files_of(Library(entries))
    assert taken(Library(entries)) == entries.collection_of
    text = json.dumps(files, ensure_ascii=False)
    for draft in drafts:
        assert entries.cases[draft].title not in text


def test_a_draft_of_a_method_has_its_id_taken_too() -> None:
    held = library({}, {"ni": method(title="还在拟的办法", status="draft")})
    files = files_of(held)
    assert files["form"]["drafts"] == {"methods": [["ni"]]}
    assert "还在拟的办法" not in json.dumps(files, ensure_ascii=False)


def test_the_form_does_not_grow_with_the_cases_and_an_edit_of_one_leaves_it_alone() -> None:
    few = library({"an": case(), "gao": case(status="draft")})
    many = library({f"an-{n:04}": case(title=f"第 {n} 个") for n in range(600)})
    site = [SiteContext(held, TEMPLATES, "2026-11-21") for held in (few, many)]
    assert form_file(site[0]) == form_file(site[1])
    edited = library({"an": case(title="改过的题目"), "gao": case(status="draft")})
    assert taken_file(edited) == taken_file(few)
    assert set(taken(few)) == {"an", "gao"}


def test_every_code_of_an_entry_has_its_chinese_words_or_a_reason_to_be_left_out() -> None:
    codes = data_of(Library(Entries()))["codes"]
    for code, explanation in CATALOGUE.items():
        if code in codes:
            assert codes[code]["what"] == explanation.zh.what
            assert codes[code]["severity"] == explanation.severity
        else:
            assert code in NOT_IN_THE_FORM or code[0] in "REW"


def test_a_library_without_entries_has_a_form(real_library: Library) -> None:
    empty = form_data(SiteContext(Library(Entries()), TEMPLATES, "2026-11-21"))
    full = form_data(SiteContext(real_library, TEMPLATES, "2026-11-21"))
    assert empty["kinds"] == full["kinds"]
    assert taken(Library(Entries())) == {}
