"""A tape of bits on which many short codes are written at once."""

from __future__ import annotations

from generator.search.arrays import Integers, Words, np

_WORD = 64


class Tape:
    """So many bits, all 0. Codes may be written in any order; they must not overlap."""

    def __init__(self, bits: int) -> None:
        self._words = np.zeros(bits // _WORD + 2, np.uint64)

    def write(self, places: Integers, values: Words, lengths: Integers) -> None:
        """Write each value, of 0 … 64 bits, from a place on; the places never fall."""
        if not len(places):
            return
        words, over = places // _WORD, places % _WORD + lengths - _WORD
        left = np.clip(-over, 0, _WORD).astype(np.uint64)
        right = np.clip(over, 0, _WORD - 1).astype(np.uint64)
        # numpy leaves a shift by the whole width to the processor.
        heads = np.where(left < _WORD, values << np.minimum(left, np.uint64(_WORD - 1)), 0)
        starts = np.flatnonzero(np.concatenate(([True], words[1:] != words[:-1])))
        self._words[words[starts]] |= np.bitwise_or.reduceat(heads >> right, starts)
        spilt = np.flatnonzero(over > 0)
        self._words[words[spilt] + 1] |= values[spilt] << (np.uint64(_WORD) - right[spilt])

    def ones(self, places: Integers, lengths: Integers) -> None:
        """Write runs of ones of any length; the places never fall."""
        parts = -(-lengths // _WORD)
        own = np.repeat(np.arange(len(places)), parts)
        steps = (np.arange(len(own)) - np.repeat(np.cumsum(parts) - parts, parts)) * _WORD
        sizes = np.minimum(lengths[own] - steps, _WORD)
        full = np.uint64(2**_WORD - 1) >> (_WORD - sizes).astype(np.uint64)
        self.write(places[own] + steps, full, sizes)

    def content(self) -> bytes:
        """The bits from the first on, eight to a byte, and what fills the last words."""
        return self._words.astype(">u8").tobytes()
