"""No bytes make reading fail, a file is read the same each time, and every place lies inside it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading import Document, Place, read_yaml
from generator.reading.edit import Edit, edited, rows_of

TYPED = st.text(alphabet="ab甲：: -\n\t\"'[]{}|>&*!#%?,\u200b\u3000，、－", max_size=80)
CASES = Path(__file__).parents[2] / "cases"
ENTRIES = [path.read_text("utf-8") for path in sorted(CASES.glob("*/*.yml"))[::6]]
PIECES = st.sampled_from(
    [*"：，、“”‘’「」－—・\t\u3000*&@%`{}[]!#\"'\u200b>|", ": ", " #1", "- ", ""]
)


@settings(max_examples=400, deadline=1000)
@given(st.binary(max_size=200) | TYPED.map(str.encode))
def test_any_bytes_give_data_or_a_fault(data: bytes) -> None:
    document = read_yaml(data)
    assert document.data is not None or document.faults
    assert document == read_yaml(data)
    for fault in document.faults:
        assert fault.line >= 1
        assert fault.column >= 1


@settings(max_examples=200, deadline=2000)
@given(st.sampled_from(ENTRIES), st.data())
def test_every_place_of_a_mistyped_entry_lies_inside_it(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        text = text[:start] + data.draw(PIECES) + text[start + data.draw(st.integers(0, 2)) :]
    document = read_yaml(text.encode())
    rows = rows_of(text)
    for fault in document.faults:
        assert_inside(rows, fault.line, fault.column)
        for edit in fault.fix:
            assert_inside(rows, edit.line, edit.column)
            assert_inside(rows, edit.end_line, edit.end_column)
            assert (edit.line, edit.column) <= (edit.end_line, edit.end_column)
    if document.root:
        assert_places_inside(rows, document.root)
        assert_spans_hold(document)


def assert_inside(rows: list[str], line: int, column: int) -> None:
    assert 1 <= line <= len(rows)
    assert 1 <= column <= len(rows[line - 1]) + 1


def assert_places_inside(rows: list[str], place: Place) -> None:
    assert_inside(rows, place.line, place.column)
    assert_inside(rows, place.key_line, place.key_column)
    for inner in place.inside.values():
        assert_places_inside(rows, inner)


def assert_spans_hold(document: Document) -> None:
    """A short text that needed no mending stands exactly where its place says."""
    for key, value in (document.data or {}).items():
        typed = document.typed((key,))
        if isinstance(value, str) and typed.isalnum() and "\n" not in typed:
            assert value == typed


@given(st.text(alphabet="ab甲\n\r", max_size=30), st.data())
def test_what_edits_left_alone_knows_where_it_stood(text: str, data: st.DataObject) -> None:
    edits = []
    for row, content in enumerate(rows_of(text), start=1):
        if data.draw(st.booleans()):
            start = data.draw(st.integers(1, len(content) + 1))
            end = data.draw(st.integers(start, len(content) + 1))
            edits.append(Edit(row, start, row, end, data.draw(st.sampled_from(["", "x", "yy\n"]))))
    after = edited(text, edits)
    for row, content in enumerate(rows_of(after.text), start=1):
        for column, char in enumerate(content, start=1):
            line, at = after.origin(row, column)
            assert_inside(rows_of(text), line, at)
            if char not in "xy":
                assert rows_of(text)[line - 1][at - 1] == char
