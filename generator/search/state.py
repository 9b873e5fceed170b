"""What is kept of an index to bring it up to date: all it was made of but the texts themselves."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.search.arrays import Integers, Words, np
from generator.search.files import document_path, token_paths
from generator.search.manifest import Key
from generator.search.masks import MaskCode, MaskCodes
from generator.search.postings import Postings, number_type
from generator.search.sounds import Name

FILE = "index.npz"
"""The file of a state in its folder."""

_FORMAT = 1


@dataclass(frozen=True)
class IndexState:
    """An index as it stands."""

    documents: tuple[Key, ...]
    """Kind and id of each document, in the order of their numbers."""
    names: tuple[tuple[Name, ...], ...]
    """The names of each document."""
    heard: str
    """What was heard in all of them; see `sounds.Heard`."""
    letters: tuple[str, ...]
    """The first letter of each file of sounds."""
    postings: Postings
    codes: MaskCodes
    widths: Integers
    """Bits of the list of each token."""
    bounds: Integers
    """Places of the tokens at which a shard begins, and one more."""
    token_digests: Words
    """Of the file of each shard."""
    document_digests: Words
    """Of the file of each document."""
    others: Mapping[str, int]
    """Path → digest of all other files; the manifest is last."""

    def digests(self) -> dict[str, int]:
        """Path → digest of every file of the index."""
        numbers = range(len(self.documents))
        shards = token_paths(self.postings, self.bounds)
        return {
            **dict(zip(shards, self.token_digests.tolist(), strict=True)),
            **dict(zip(map(document_path, numbers), self.document_digests.tolist(), strict=True)),
            **self.others,
        }

    def to_files(self, folder: Path) -> None:
        """Keep the state in `folder`, which exists; whole or not at all.

        Raises:
            OSError: when it cannot be written.
        """
        facts = {
            "format": _FORMAT,
            "documents": self.documents,
            "names": self.names,
            "heard": self.heard,
            "letters": self.letters,
            "codes": [[code.masks, code.lengths] for code in (self.codes.fine, self.codes.coarse)],
            "others": self.others,
        }
        text = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()
        new = folder / f"{FILE}.{os.getpid()}"
        try:
            with new.open("wb") as file:
                np.savez(
                    file,
                    facts=np.frombuffer(text, np.uint8),
                    widths=self.widths,
                    bounds=self.bounds,
                    token_digests=self.token_digests,
                    document_digests=self.document_digests,
                    **self.postings._asdict(),
                )
            new.replace(folder / FILE)
        finally:
            new.unlink(missing_ok=True)

    @classmethod
    def from_files(cls, folder: Path) -> IndexState:
        """The state kept in `folder`.

        Raises:
            ValueError: when there is none, or it is damaged or of another kind.
        """
        try:
            # Each array carries a checksum, which is compared as it is read.
            with np.load(folder / FILE, allow_pickle=False) as kept:
                arrays = {name: kept[name] for name in kept.files}
            return _state(arrays)
        except (OSError, EOFError, LookupError, TypeError, AttributeError) as error:
            raise ValueError(f"no state of an index in {folder}: {error}") from error
        except (ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise ValueError(f"no state of an index in {folder}: {error}") from error


def _state(arrays: dict[str, Any]) -> IndexState:
    facts = json.loads(arrays["facts"].tobytes())
    if facts["format"] != _FORMAT:
        raise ValueError("another format")
    postings = Postings(*(arrays[name] for name in Postings._fields))
    fine, coarse = (MaskCode(tuple(masks), tuple(lengths)) for masks, lengths in facts["codes"])
    state = IndexState(
        tuple((kind, id_) for kind, id_ in facts["documents"]),
        tuple(tuple((name, own) for name, own in names) for names in facts["names"]),
        facts["heard"],
        tuple(facts["letters"]),
        postings,
        MaskCodes(fine, coarse),
        arrays["widths"],
        arrays["bounds"],
        arrays["token_digests"],
        arrays["document_digests"],
        {str(path): int(number) for path, number in facts["others"].items()},
    )
    if not _fits(state):
        raise ValueError("its parts do not belong together")
    return state


def _fits(state: IndexState) -> bool:
    """Whether all arrays are of the right kind and speak of the same tokens and documents."""
    postings, total = state.postings, len(state.documents)
    tokens, rows = len(postings.tokens), len(postings.documents)
    wanted = (
        (postings.tokens, np.uint64, tokens),
        (postings.starts, np.int64, tokens + 1),
        (postings.documents, number_type(total), rows),
        (postings.masks, np.uint16, rows),
        (state.widths, np.int64, tokens),
        (state.bounds, np.int64, len(state.token_digests) + 1),
        (state.token_digests, np.uint64, len(state.token_digests)),
        (state.document_digests, np.uint64, total),
    )
    if any(array.dtype != kind or array.shape != (size,) for array, kind, size in wanted):
        return False
    starts, bounds = postings.starts, state.bounds
    return (
        len(state.names) == total
        and (int(starts[0]), int(starts[-1])) == (0, rows)
        and (int(bounds[0]), int(bounds[-1])) == (0, tokens)
        and bool(np.all(np.diff(starts) > 0) and np.all(np.diff(bounds) > 0))
        and bool(np.all(postings.tokens[1:] > postings.tokens[:-1]))
        and (not rows or int(postings.documents.max()) < total)
    )
