"""Random data in the shapes of the models, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from generator.checking.shapes import Leaf, ListOf, MapOf, Shape
from generator.reading import Value

SIGNS = "中文，：“”　 ab1290.-:#'\"\\%&*!|>?[]{},@`~=\t\n\u200b\ufeff\u0085yesnoNULLxT+_é𠮷"
TEXTS = (
    st.text(SIGNS, max_size=12)
    | st.sampled_from(
        ["null", "no", "~", "1:30", "0x1F", "012", "2020-09-07", "-28", "a: b", "a #b"]
    )
    | st.lists(st.text(SIGNS, max_size=6), max_size=4).map("\n".join)
)
NUMBERS = st.decimals(-999, 999, places=1).map(str) | st.integers(-9999, 9999).map(str)
IDS = st.from_regex(r"[a-z0-9]{2,6}(-[a-z0-9]{1,4})?", fullmatch=True)


def values(shape: Shape, depth: int = 4) -> st.SearchStrategy[Value]:
    """Values of one shape, now and then empty or of another kind."""
    odd = st.none() | TEXTS
    if isinstance(shape, Leaf):
        return NUMBERS | odd if shape.is_number else TEXTS | odd
    if depth == 0:
        return odd
    if isinstance(shape, ListOf):
        return st.lists(values(shape.item, depth - 1), max_size=3)
    if isinstance(shape, MapOf):
        return st.dictionaries(IDS, values(shape.item, depth - 1), max_size=3)
    fields = {key: values(inner, depth - 1) for key, inner in shape.fields.items()}
    return st.permutations(list(fields)).flatmap(
        lambda keys: st.fixed_dictionaries({}, optional={key: fields[key] for key in keys})
    )
