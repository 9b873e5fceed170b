"""A file of the index: a script that hands its data to the client under a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from generator.pages.script import script, script_of
from generator.search.arrays import Integers, np
from generator.search.coding import base64_text
from generator.search.lists import packed_lists
from generator.search.masks import MaskCodes
from generator.search.postings import Postings
from generator.search.shards import characters, front_coded, shard_name

IndexFile = tuple[str, bytes]
"""Path relative to the root of the site, content."""

_DOCUMENT = re.compile(rb'casebook\.search\.shard\("documents/\d+",(\[.*\])\);\n', re.DOTALL)

SHARD = "casebook.search.shard"
"""What a file of the index calls in the client."""


def index_file(name: str, payload: object) -> IndexFile:
    """The file that the client loads as `name`."""
    return _path(name), script(SHARD, name, payload)


def document_file(number: int, record: bytes) -> IndexFile:
    """The file of the document with a number, of which `record` is what was gathered."""
    return document_path(number), script_of(SHARD, f"documents/{number}", record.decode())


def document_path(number: int) -> str:
    """The path of the file of a document."""
    return _path(f"documents/{number}")


def record_of(content: bytes) -> bytes:
    """The record in the file of a document.

    Raises:
        ValueError: when it is no such file.
    """
    found = _DOCUMENT.fullmatch(content)
    if not found:
        raise ValueError("not a file of the index")
    return found[1]


def digest(content: bytes) -> int:
    """A number of 64 bits that differs where the content does."""
    return int.from_bytes(blake2b(content, digest_size=8).digest())


def token_files(
    postings: Postings, codes: MaskCodes, total: int, bounds: Integers, wanted: Iterable[int]
) -> Iterator[IndexFile]:
    """The files of the shards with the numbers `wanted`, rising; `bounds` are those of all."""
    chosen = list(wanted)
    if not chosen:
        return
    sizes = np.diff(bounds)[chosen]
    own = [0, *np.cumsum(sizes).tolist()]
    places = np.repeat(bounds[chosen] - np.array(own[:-1]), sizes) + np.arange(own[-1])
    part = postings.only(places)
    first, second = characters(part.tokens)
    lists = packed_lists(part, codes, total, own)
    for start, end, bits in zip(own[:-1], own[1:], lists, strict=True):
        dictionary = front_coded(zip(first[start:end], second[start:end], strict=True))
        name = f"tokens/{shard_name(first[start], second[start])}"
        yield index_file(name, [dictionary, base64_text(bits)])


def token_paths(postings: Postings, bounds: Integers) -> list[str]:
    """The paths of all shards."""
    first, second = characters(postings.tokens[bounds[:-1]])
    return [_path(f"tokens/{shard_name(*pair)}") for pair in zip(first, second, strict=True)]


def _path(name: str) -> str:
    return f"search/{name}.js"
