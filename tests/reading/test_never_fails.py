"""No bytes make reading fail, and a file is read the same each time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading import read_yaml

TYPED = st.text(alphabet="ab甲：: -\n\t\"'[]{}|>&*!#%?,\u200b\u3000", max_size=80)


@settings(max_examples=400, deadline=1000)
@given(st.binary(max_size=200) | TYPED.map(str.encode))
def test_any_bytes_give_data_or_a_fault(data: bytes) -> None:
    document = read_yaml(data)
    assert document.data is not None or document.faults
    assert document == read_yaml(data)
    for fault in document.faults:
        assert fault.line >= 1
        assert fault.column >= 1
