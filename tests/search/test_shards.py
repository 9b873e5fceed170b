"""Where shards begin: small files, and borders that stay where they are when a list changes."""

from __future__ import annotations

import itertools
import random

import numpy as np

from generator.search.arrays import Integers, Words
from generator.search.shards import (
    TARGET_BITS,
    TARGET_TOKENS,
    characters,
    cuts,
    front_coded,
    shard_name,
)
from generator.search.tokens import key_of


def many(count: int, seed: int = 1) -> tuple[Words, Integers]:
    chance = random.Random(seed)
    keys = {key_of(chr(chance.randrange(0x4E00, 0x9FA0)) + "的") for _ in range(count)}
    sizes = [min(60_000, int(chance.paretovariate(0.8) * 12)) for _ in keys]
    return np.array(sorted(keys), np.uint64), np.array(sizes, np.int64)


def ranges(tokens: Words, widths: Integers) -> set[tuple[int, int]]:
    found = cuts(tokens, widths)
    return set(itertools.pairwise(found))


def test_every_token_stands_in_one_shard_and_no_shard_grows_beyond_its_size() -> None:
    tokens, widths = many(9000)
    found = cuts(tokens, widths)
    assert found[0] == 0
    assert found[-1] == len(tokens)
    for start, end in itertools.pairwise(found):
        assert 0 < end - start <= TARGET_TOKENS
        # Sizes are taken roughly: a quarter more at the most.
        assert widths[start:end].sum() <= 1.25 * TARGET_BITS or end - start == 1


def test_shards_are_mostly_full() -> None:
    tokens, widths = many(9000)
    least = max(widths.sum() / TARGET_BITS, len(tokens) / TARGET_TOKENS)
    assert len(cuts(tokens, widths)) < 1.6 * least


def test_a_list_that_grows_moves_few_borders() -> None:
    tokens, widths = many(9000)
    before = ranges(tokens, widths)
    moved = []
    for place in range(0, len(tokens), 97):
        grown = widths.copy()
        grown[place] += 9
        moved.append(len(ranges(tokens, grown) - before))
    assert max(moved) <= 40
    assert sum(moved) < len(moved)


def test_a_token_that_goes_moves_few_borders() -> None:
    tokens, widths = many(9000)
    before = {tuple(tokens[s:e].tolist()) for s, e in ranges(tokens, widths)}
    place = len(tokens) // 2
    fewer, sizes = np.delete(tokens, place), np.delete(widths, place)
    after = {tuple(fewer[s:e].tolist()) for s, e in ranges(fewer, sizes)}
    assert len(after - before) <= 30


def test_no_tokens_make_no_shards() -> None:
    assert cuts(np.empty(0, np.uint64), np.empty(0, np.int64)) == [0]


def test_a_shard_is_named_by_the_code_points_of_its_first_token() -> None:
    assert shard_name("党", "员") == "515a-5458"
    assert shard_name("党", " ") == "515a"
    tokens = np.array([key_of("党"), key_of("党员"), key_of("\U00020000的")], np.uint64)
    first, second = characters(tokens)
    assert (first, second) == ("党党\U00020000", " 员的")
    assert front_coded(zip(first, second, strict=True)) == "党 员|\U00020000的"
