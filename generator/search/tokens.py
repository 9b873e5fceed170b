"""Cuts folded text into what the index is keyed by. Expects text from `normalise`.

A gram is one character, or two that stand side by side with no space between them; Chinese,
Latin and digits alike, so that every part of a text can be found, also inside 28% or pm2.5.
"""

from operator import add

CHARACTER_BITS = 21
"""Bits of a code point in the key of a token."""

_NAME_AREA = 0xE000
_NAME_BITS = 10


def grams(folded: str) -> set[str]:
    """All single characters and all pairs of neighbours in `folded`, spaces excepted."""
    found: set[str] = set()
    for run in folded.split(" "):
        found.update(run)
        found.update(map(add, run, run[1:]))
    return found


def name_token(folded: str) -> str:
    """The key under which a whole title or alias is found at once: two private-use characters.

    32-bit FNV-1a over the code points, of which 20 bits are kept. Two names may share a key, so
    a hit is compared with its text before it is called equal.
    """
    value = 0x811C9DC5
    for character in folded:
        value = ((value ^ ord(character)) * 0x01000193) & 0xFFFFFFFF
    mixed = value ^ (value >> 2 * _NAME_BITS)
    low = (1 << _NAME_BITS) - 1
    return chr(_NAME_AREA + (mixed >> _NAME_BITS & low)) + chr(_NAME_AREA + (mixed & low))


def key_of(token: str) -> int:
    """A token as a number that sorts as the client sorts tokens: one character before its pairs."""
    first, *second = map(ord, token)
    return first << CHARACTER_BITS | (second[0] if second else 0)


def token_of(key: int) -> str:
    """The token of a key."""
    second = key & (1 << CHARACTER_BITS) - 1
    return chr(key >> CHARACTER_BITS) + (chr(second) if second else "")
