"""There is one way to write a file; every reader takes it for the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checking.shapes import record_of
from generator.contributing.canonical import canonical_text
from generator.model import FILE_MODELS
from generator.reading import FileKind, Value, address_of, read_tree, read_yaml
from generator.reading.characters import decode
from tests.conftest import ROOT
from tests.contributing.shapes import TEXTS, values
from tests.contributing.vectors import FILE, inputs

VECTORS = json.loads(FILE.read_text("ascii"))
QUICKLY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
KINDS = st.sampled_from(sorted(FILE_MODELS))


def case(**fields: Value) -> str:
    return canonical_text(FileKind.CASE, dict(fields))


def stated(value: Value) -> Any:
    """What is left of a value without what says nothing: empty keys and blanks around a text."""
    if isinstance(value, dict):
        kept = {key: stated(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in (None, [], {})} or None
    if isinstance(value, list):
        return [stated(inner) for inner in value]
    return value.strip() if value else value


def test_every_file_of_the_library_is_written_so() -> None:
    for path, data in read_tree(ROOT).files.items():
        address = address_of(path)
        assert address
        assert canonical_text(address.kind, read_yaml(data).data) == data.decode(), path


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"].strip()[:20])
def test_the_shared_vectors(vector: dict[str, Any]) -> None:
    assert canonical_text(FileKind(vector["kind"]), vector["data"]) == vector["text"]


def test_the_shared_vectors_are_those_that_are_described() -> None:
    assert [(v["kind"], v["data"]) for v in VECTORS] == [(v["kind"], v["data"]) for v in inputs()]


def test_keys_stand_in_the_order_of_the_model_and_empty_optional_ones_go() -> None:
    text = case(sources=["wen"], branch=None, title="包保", summary="", period={"end": None})
    assert text == "title: 包保\nsummary: ''\nsources:\n  - wen\n"


@QUICKLY
@given(st.lists(TEXTS, min_size=1, max_size=20))
def test_a_text_is_the_same_text_to_every_reader(texts: list[str]) -> None:
    written = case(title="甲", conditions=list(texts))
    wanted = [text if "\n" not in text else text.strip() for text in texts]
    for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        read = [str(item) for item in yaml.load(written, Loader=loader)["conditions"]]
        # Between escaped signs a text of several lines keeps its ends.
        assert [text.strip() for text in read] == [text.strip() for text in wanted]
        assert all(isinstance(x, str) for x in yaml.load(written, Loader=loader)["conditions"])


@pytest.mark.parametrize("number", ["0", "28", "-28", "99.5", "0.50", "-0.1"])
def test_a_number_is_a_number_and_a_text_of_digits_a_text(number: str) -> None:
    read = yaml.safe_load(case(title=number, results={"figures": [{"value": number}]}))
    assert read["title"] == number
    assert read["results"]["figures"][0]["value"] == float(number)


def test_a_number_that_readers_disagree_about_stays_text() -> None:
    assert "value: '012'" in case(results={"figures": [{"value": "012"}]})


def test_what_cannot_be_seen_is_kept_in_sight_and_told_again() -> None:
    for code in [*range(0x3000), *range(0xD7F0, 0xE000), *range(0xFE00, 0x10010), 0xE0041]:
        if 0xD800 <= code < 0xE000:
            continue
        char = chr(code)
        if char in "\t\n" or not decode(char.join("ab").encode()).faults:
            continue
        written = case(title=f"a{char}b")
        document = read_yaml(written.encode())
        assert [fault.params["codepoint"] for fault in document.faults] == [f"U+{code:04X}"]
        if written.isascii():
            assert document.data == {"title": f"a{char}b"}, hex(code)


@QUICKLY
@given(KINDS.flatmap(lambda kind: st.tuples(st.just(kind), values(record_of(FILE_MODELS[kind])))))
def test_any_data_is_read_back_as_it_was(made: tuple[str, Value]) -> None:
    kind, data = made
    text = canonical_text(FileKind(kind), data)
    document = read_yaml(text.encode())
    assert stated(document.data) == stated(data)
    assert canonical_text(FileKind(kind), document.data or {}) == text
