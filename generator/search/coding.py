"""Numbers → bits → base64: the compact form of document lists and field masks.

A list of documents is: its length (Elias gamma); if longer than one, the Rice parameter (5 bits);
the gaps less one in Rice code (a list of one: `document_bits` bits). The client reads the same in
`assets/search/postings.js`.
"""

import base64
import heapq
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MASKS_WITH_A_CODE = 128
_RICE_BITS = 5


def gamma(number: int) -> str:
    """Elias gamma code of `number` ≥ 1 as a string of 0 and 1."""
    binary = format(number, "b")
    return "0" * (len(binary) - 1) + binary


class _RiceCodes(dict[int, str]):
    """Value ≥ 0 → Rice code for one parameter, remembered: the same small gaps come again."""

    def __init__(self, parameter: int) -> None:
        self._parameter = parameter

    def __missing__(self, value: int) -> str:
        code = "1" * (value >> self._parameter) + "0"
        if self._parameter:
            low = value & ((1 << self._parameter) - 1)
            code += format(low, f"0{self._parameter}b")
        self[value] = code
        return code


_RICE = tuple(_RiceCodes(parameter) for parameter in range(1 << _RICE_BITS))


def document_bits(total: int) -> int:
    """Width in bits of a single document number out of `total` documents."""
    return max(1, (total - 1).bit_length())


def document_list(numbers: Sequence[int], total: int) -> str:
    """Bits of a rising list of document numbers, each in 0 … total-1. The list is not empty."""
    length = gamma(len(numbers))
    if len(numbers) == 1:
        return length + format(numbers[0], f"0{document_bits(total)}b")
    mean = (numbers[-1] + 1 - len(numbers)) / len(numbers)
    # ln 2 of the mean is the best parameter for gaps that fall at random.
    parameter = max(0, int(mean * 0.69).bit_length() - 1)
    codes = _RICE[parameter]
    gaps = map(int.__sub__, numbers, [-1, *numbers[:-1]])
    return length + format(parameter, "05b") + "".join([codes[gap - 1] for gap in gaps])


@dataclass(frozen=True)
class MaskCode:
    """A canonical Huffman code for field masks; the rarest masks share an escape code."""

    codes: dict[int, str]
    """Mask → bits, the escape and the raw mask together where the mask has no code of its own."""
    masks: tuple[int, ...]
    """Masks in canonical order; 0 is the escape."""
    lengths: tuple[int, ...]
    """Length in bits of each code of `masks`, never falling."""


def mask_code(counts: Counter[int], width: int) -> MaskCode:
    """The code for masks of `width` bits that occur `counts` times. At least one mask occurs."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    frequent, rare = ranked[:MASKS_WITH_A_CODE], ranked[MASKS_WITH_A_CODE:]
    weights = [*frequent, (0, 1 + sum(count for _, count in rare))]
    lengths = _huffman_lengths([count for _, count in weights])
    canonical = sorted(zip(lengths, [mask for mask, _ in weights], strict=True))
    codes: dict[int, str] = {}
    code, before = 0, 0
    for length, mask in canonical:
        code <<= length - before
        codes[mask] = format(code, f"0{length}b")
        code, before = code + 1, length
    escape = codes[0]
    codes.update((mask, escape + format(mask, f"0{width}b")) for mask, _ in rare)
    return MaskCode(
        codes,
        tuple(mask for _, mask in canonical),
        tuple(length for length, _ in canonical),
    )


def _huffman_lengths(weights: Sequence[int]) -> list[int]:
    """Code length per weight; at least two weights. Ties go by position, for the same bytes."""
    lengths = [0] * len(weights)
    heap = [(weight, position, [position]) for position, weight in enumerate(weights)]
    heapq.heapify(heap)
    made = len(weights)
    while len(heap) > 1:
        left, right = heapq.heappop(heap), heapq.heappop(heap)
        members = left[2] + right[2]
        for member in members:
            lengths[member] += 1
        heapq.heappush(heap, (left[0] + right[0], made, members))
        made += 1
    return lengths


def packed(bits: Iterable[str]) -> str:
    """Strings of bits, joined and filled with zeros to whole bytes, as base64 without padding."""
    joined = "".join(bits)
    joined += "0" * (-len(joined) % 8)
    data = int(joined or "0", 2).to_bytes(len(joined) // 8, "big")
    return base64.b64encode(data).decode("ascii").rstrip("=")
