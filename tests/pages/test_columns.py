"""Packed columns hold what was put in, and take little room."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.columns import DIGITS, packed, packed_sets


def unpacked(text: str) -> list[int]:
    width = int(text[0])
    pieces = [text[at : at + width] for at in range(1, len(text), width)]
    return [sum(DIGITS.index(d) * 64**n for n, d in enumerate(reversed(p))) for p in pieces]


@settings(deadline=None)
@given(st.lists(st.integers(0, 300_000)))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert unpacked(packed(numbers)) == numbers


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 9), max_size=3, unique=True).map(tuple)))
def test_sets_come_back_and_stand_once(column: list[tuple[int, ...]]) -> None:
    sets, numbers = packed_sets(column)
    assert [tuple(sets[number]) for number in unpacked(numbers)] == column
    assert len(sets) == len(set(column))


def test_a_column_is_as_wide_as_its_largest_number() -> None:
    assert packed([0, 63]) == "1A_"
    assert packed([0, 64]) == "2AABA"
    assert packed([]) == "1"
