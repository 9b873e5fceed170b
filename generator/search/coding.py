"""Numbers → bits → base64: the compact form of lists of documents.

A list of documents is: its length (Elias gamma); if longer than one, the Rice parameter (5 bits);
the gaps less one in Rice code (a list of one: `document_bits` bits). The client reads the same in
`assets/search/postings.js`; `lists` writes many at once, with the masks of their fields.
"""

import base64
from collections.abc import Iterable, Sequence

RICE_BITS = 5
SHARE_OF_MEAN = 0.69
"""ln 2 of the mean is the best Rice parameter for gaps that fall at random."""


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


_RICE = tuple(_RiceCodes(parameter) for parameter in range(1 << RICE_BITS))


def document_bits(total: int) -> int:
    """Width in bits of a single document number out of `total` documents."""
    return max(1, (total - 1).bit_length())


def document_list(numbers: Sequence[int], total: int) -> str:
    """Bits of a rising list of document numbers, each in 0 … total-1. The list is not empty."""
    length = gamma(len(numbers))
    if len(numbers) == 1:
        return length + format(numbers[0], f"0{document_bits(total)}b")
    mean = (numbers[-1] + 1 - len(numbers)) / len(numbers)
    parameter = max(0, int(mean * SHARE_OF_MEAN).bit_length() - 1)
    codes = _RICE[parameter]
    gaps = map(int.__sub__, numbers, [-1, *numbers[:-1]])
    return length + format(parameter, f"0{RICE_BITS}b") + "".join([codes[gap - 1] for gap in gaps])


def packed(bits: Iterable[str]) -> str:
    """Strings of bits, joined and filled with zeros to whole bytes, as base64 without padding."""
    joined = "".join(bits)
    joined += "0" * (-len(joined) % 8)
    return base64_text(int(joined or "0", 2).to_bytes(len(joined) // 8, "big"))


def base64_text(data: bytes) -> str:
    """Base64 without padding."""
    return base64.b64encode(data).decode("ascii").rstrip("=")
