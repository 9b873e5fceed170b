"""The quick way through an ordinary file gives what the careful one gives, or nothing."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading import Place, read_yaml
from generator.reading.builder import Builder, LimitExceededError
from generator.reading.limits import MAX_DEPTH, MAX_NODES
from generator.reading.loader import LOADER
from generator.reading.quick import quick_data
from tests.reading.test_never_fails import ENTRIES, PIECES, TYPED

NESTED = "\n".join(f"{' ' * depth}a:" for depth in range(MAX_DEPTH - 1))


def carefully(text: str) -> tuple[object, Place | None] | None:
    """Data and places by the builder; None where it finds anything wrong, or no group."""
    builder = Builder()
    try:
        builder.take_all(yaml.parse(text, Loader=LOADER))
    except (yaml.YAMLError, LimitExceededError):
        return None
    sound = isinstance(builder.value, dict) and builder.value and not builder.faults
    return (builder.value, builder.root) if sound else None


def assert_same(text: str) -> None:
    if (found := quick_data(text)) is not None:
        data, places = carefully(text) or (None, None)
        assert found == data
        assert read_yaml(text.encode()).root == places or read_yaml(text.encode()).faults


@pytest.mark.parametrize("text", ENTRIES)
def test_every_entry_of_the_library_is_read_quickly_and_rightly(text: str) -> None:
    assert quick_data(text) is not None
    assert_same(text)
    assert read_yaml(text.encode()).data == quick_data(text)


@settings(max_examples=400, deadline=1000)
@given(TYPED)
def test_any_text_is_read_as_the_builder_reads_it(text: str) -> None:
    assert_same(text)


@settings(max_examples=200, deadline=1000)
@given(st.sampled_from(ENTRIES), st.data())
def test_any_slip_is_read_as_the_builder_reads_it(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        text = text[:start] + data.draw(PIECES) + text[start + data.draw(st.integers(0, 2)) :]
    assert_same(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "甲",
        "- a",
        "{}",
        "a: &x 1\nb: *x",
        "a: !!int 1",
        "<<: {a: 1}",
        "a: 1\na: 2",
        "甲: 1",
        "A: 1\na: 2",
        "? [a]\n: 1",
        "%YAML 1.1\n---\na: 1",
        "a: 1\n---\nb: 2",
        "a: [",
        f"a: [{'b,' * MAX_NODES}]",
        f"{NESTED} [[1]]",
        '" a": 1',
    ],
)
def test_whatever_is_unusual_is_left_to_the_builder(text: str) -> None:
    assert quick_data(text) is None


def test_scalars_stay_text_and_only_plain_ones_state_nothing() -> None:
    text = "a: no\nb: 1.10\nc: ~\nd: 'null'\ne:\nf: [~, '', x]\ng: |\n  甲\n"
    expected = {"a": "no", "b": "1.10", "c": None, "d": "null", "e": None}
    assert quick_data(text) == {**expected, "f": [None, "", "x"], "g": "甲\n"}
    assert quick_data(f"{NESTED} [1]") is not None
