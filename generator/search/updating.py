"""An index brought up to date where documents changed: only the files that differ are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.search.arrays import Bits, Integers, Words, np
from generator.search.files import digest, document_file, token_files
from generator.search.lists import widths
from generator.search.making import Aliases, Made, changes, completed
from generator.search.manifest import Facets
from generator.search.masks import MaskCodes, counted, mask_codes
from generator.search.mending import Mended, mended
from generator.search.model import Gathered
from generator.search.shards import cuts
from generator.search.sounds import Heard
from generator.search.state import IndexState


def updated(
    state: IndexState, changed: Mapping[int, Gathered], facets: Facets, aliases: Aliases
) -> Made:
    """The index after some documents changed (number → what is gathered of it now); the same bytes
    as one made from the start.

    Raises:
        ValueError: when a number has another document now: then the index is to be made anew.
    """
    for number, document in changed.items():
        here = state.documents[number] if 0 <= number < len(state.documents) else None
        if here != (document.kind, document.id):
            raise ValueError(f"search document {number} is another one: {document.id!r}")
    written = dict(document_file(number, one.record) for number, one in changed.items())
    digests = state.document_digests.copy()
    digests[list(changed)] = [digest(content) for content in written.values()]
    after, tokens = _tokens(replace(state, document_digests=digests), changed)
    after, heard = _names(after, changed)
    after, others = completed(after, facets, aliases, heard)
    return changes(state, Made(after, {**written, **tokens, **others}))


def _tokens(
    state: IndexState, changed: Mapping[int, Gathered]
) -> tuple[IndexState, dict[str, bytes]]:
    """The state with the new postings, and the files of the shards that they change."""
    mend = mended(state.postings, {number: one.postings for number, one in changed.items()})
    chosen = counted(state.documents)
    codes = state.codes
    if len(mend.touched) and chosen[list(changed)].any():
        codes = mask_codes(mend.postings, chosen)
    elif not len(mend.touched):
        return state, {}
    total = len(state.documents)
    sizes = _sizes(state, mend, codes)
    bounds = np.array(cuts(mend.postings.tokens, sizes), np.int64)
    kept = _kept(state, mend, bounds) if codes == state.codes else {}
    shards = [number for number in range(len(bounds) - 1) if number not in kept]
    files = dict(token_files(mend.postings, codes, total, bounds, shards))
    new = zip(shards, map(digest, files.values()), strict=True)
    digests = np.array([own for _, own in sorted([*kept.items(), *new])], np.uint64)
    after = replace(
        state,
        postings=mend.postings,
        codes=codes,
        widths=sizes,
        bounds=bounds,
        token_digests=digests,
    )
    return after, files


def _sizes(state: IndexState, mend: Mended, codes: MaskCodes) -> Integers:
    """Bits of the list of each token; counted anew only for those touched."""
    total, postings = len(state.documents), mend.postings
    if codes != state.codes:
        return widths(postings, codes, total)
    fresh = np.isin(postings.tokens, mend.touched, assume_unique=True)
    stayed = np.isin(state.postings.tokens, mend.touched, assume_unique=True, invert=True)
    sizes = np.empty(len(postings.tokens), np.int64)
    sizes[~fresh] = state.widths[stayed]
    sizes[fresh] = widths(postings.only(np.flatnonzero(fresh)), codes, total)
    return sizes


def _kept(state: IndexState, mend: Mended, bounds: Integers) -> dict[int, int]:
    """Number → digest of the shards whose file stays: the same tokens, none of them touched."""
    ends = _ends(state.postings.tokens, state.bounds)
    before = dict(zip(ends, state.token_digests.tolist(), strict=True))
    now = _ends(mend.postings.tokens, bounds)
    first, last = np.array(now, np.uint64).reshape(-1, 2).T
    untouched: Bits = np.searchsorted(mend.touched, first) == np.searchsorted(
        mend.touched, last, "right"
    )
    return {
        number: before[shard]
        for number, (shard, same) in enumerate(zip(now, untouched.tolist(), strict=True))
        if same and shard in before
    }


def _ends(tokens: Words, bounds: Integers) -> list[tuple[int, int]]:
    """The first and the last token of each shard."""
    first, last = tokens[bounds[:-1]].tolist(), tokens[bounds[1:] - 1].tolist()
    return list(zip(first, last, strict=True))


def _names(state: IndexState, changed: Mapping[int, Gathered]) -> tuple[IndexState, Heard | None]:
    """The state with the new names, and what is heard now if that is something else."""
    other = {n: one.names for n, one in changed.items() if one.names != state.names[n]}
    if not other:
        return state, None
    heard = Heard.from_json(state.heard)
    heard.change(
        (name for number in other for name in state.names[number]),
        (name for names in other.values() for name in names),
    )
    names = list(state.names)
    for number, own in other.items():
        names[number] = own
    return replace(state, names=tuple(names), heard=heard.to_json()), heard
