"""Lists as bits: written many at once as one by one, and read by the client as they were."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from generator.search.coding import base64_text, document_list
from generator.search.lists import packed_lists, widths
from generator.search.masks import FEW, LONG_LIST, MaskCodes, counted, mask_code, mask_codes
from generator.search.postings import Postings, Rows, number_type
from generator.search.tape import Tape

from .conftest import Publish
from .library import HANDFUL

TOTAL = 3000
CODES = MaskCodes(mask_code({1: 90, 3: 8, 40: 2}), mask_code({1: 3, 2: 1}))

documents = st.lists(st.integers(0, TOTAL - 1), min_size=1, max_size=60, unique=True).map(sorted)
lists_of_documents = st.lists(documents, min_size=1, max_size=12)


def postings(lists: list[list[int]], mask: int = 3) -> Postings:
    """One token for each list, every mask the same but for the first of a list."""
    masks = [1 if place == 0 else mask for own in lists for place, _ in enumerate(own)]
    return Postings(
        np.arange(len(lists), dtype=np.uint64) + np.uint64(1 << 21),
        np.cumsum([0, *map(len, lists)]).astype(np.int64),
        np.array([number for own in lists for number in own], number_type(TOTAL)),
        np.array(masks, np.uint16),
    )


def written(lists: list[list[int]], mask: int = 3) -> list[str]:
    """The bits of each list, one after another as the format is told."""
    values, lengths = CODES.fine.tables
    return [
        document_list(own, TOTAL)
        + "".join(
            format(int(values[m]), f"0{int(lengths[m])}b") for m in (1, *[mask] * (len(own) - 1))
        )
        for own in lists
    ]


def as_bytes(bits: str) -> bytes:
    filled = bits + "0" * (-len(bits) % 8)
    return int(filled, 2).to_bytes(len(filled) // 8, "big")


@given(lists_of_documents, st.sampled_from([3, 40, 77]))
@settings(max_examples=60, deadline=None)
def test_many_lists_at_once_are_the_bits_of_each(lists: list[list[int]], mask: int) -> None:
    rows, bits = postings(lists, mask), written(lists, mask)
    assert widths(rows, CODES, TOTAL).tolist() == list(map(len, bits))
    border = len(lists) // 2
    bounds = sorted({0, border, len(lists)})
    found = list(packed_lists(rows, CODES, TOTAL, bounds))
    cut = [bits[start:end] for start, end in itertools.pairwise(bounds)]
    assert found == [as_bytes("".join(part)) for part in cut]


def test_a_far_document_after_many_near_ones_is_a_run_of_ones_longer_than_a_word() -> None:
    lists = [[*range(200), TOTAL - 1], [0], [*range(0, TOTAL, 7)]]
    (found,) = packed_lists(postings(lists), CODES, TOTAL, [0, 3])
    assert "1" * 200 in written(lists)[0]
    assert found == as_bytes("".join(written(lists)))


@given(st.lists(st.tuples(st.integers(0, 64), st.integers(0, 2**64 - 1)), max_size=40))
def test_a_tape_holds_codes_of_any_width_one_after_another(codes: list[tuple[int, int]]) -> None:
    held = [(width, value & (1 << width) - 1) for width, value in codes]
    sizes = np.array([width for width, _ in held], np.int64)
    tape = Tape(int(sizes.sum()))
    values = np.array([value for _, value in held], np.uint64)
    tape.write(np.cumsum(sizes) - sizes, values, sizes)
    bits = "".join(format(value, f"0{width}b") for width, value in held if width)
    assert tape.content().startswith(as_bytes(bits) if bits else b"")


def test_a_code_is_fitted_to_some_of_many_documents_and_to_all_of_few() -> None:
    few = [("case", f"case-{number}") for number in range(FEW)]
    many = [("case", f"case-{number}") for number in range(20 * FEW)]
    assert counted(few).all()
    assert 200 < counted(many).sum() < 450
    # Which are chosen depends on each alone.
    assert (counted([*many, ("page", "x")])[: len(many)] == counted(many)).all()


def test_a_mask_that_no_chosen_document_has_can_be_written() -> None:
    values, lengths = CODES.fine.tables
    assert len({(int(v), int(n)) for v, n in zip(values, lengths, strict=True)}) == len(values)
    assert int(lengths[0xFFFF]) < 64


def test_no_document_and_no_word_have_codes_too() -> None:
    empty = Rows().postings()
    codes = mask_codes(empty, counted([]))
    assert codes.fine.masks
    assert widths(empty, codes, 0).tolist() == []
    assert list(packed_lists(empty, codes, 0, [0])) == []


@pytest.mark.browser
def test_the_client_reads_what_was_written(page: Page, publish: Publish) -> None:
    lists = [[5], [*range(LONG_LIST + 100)], [*range(90), TOTAL - 1], [1, 2, 900]]
    rows = postings(lists, 40)
    (found,) = packed_lists(rows, CODES, TOTAL, [0, 4])
    page.goto(publish(HANDFUL).url("index.html"))
    read = page.evaluate(
        """([bits, count, fine, coarse, longList]) => {
          const manifest = { count, longList, fields: Array(16), masks: fine,
            coarseMasks: coarse };
          const lists = casebook.search.readShard(["甲 乙丙丁", bits], manifest);
          return [...lists.values()].map(({ documents, masks }) =>
            [Array.from(documents), Array.from(masks)]);
        }""",
        [
            base64_text(found),
            TOTAL,
            [CODES.fine.masks, CODES.fine.lengths],
            [CODES.coarse.masks, CODES.coarse.lengths],
            LONG_LIST,
        ],
    )
    assert [documents for documents, _ in read] == lists
    assert read[3][1] == [1, 40, 40]
    # Of a long list only the heaviest field is told: the lighter ones are possible.
    assert read[1][1][:2] == [0xFFFF, 0xFFF8]
