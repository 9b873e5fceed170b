"""An index brought up to date is the index made from the start, byte for byte."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search import (
    SearchDocument,
    build_index,
    gather,
    load_index,
    rearrange_index,
    start_index,
    update_index,
)
from generator.search import masks as mask_module
from generator.search.making import Made
from generator.search.manifest import facets_of_documents
from generator.search.state import FILE, IndexState

from .library import ALIASES, HANDFUL, made_up, sentence

Files = dict[str, bytes]
Documents = list[SearchDocument]

PAIRS = tuple(ALIASES.items())


def made(documents: Documents) -> tuple[IndexState, Files]:
    """The state and the files of an index made from the start."""
    making = start_index()
    files = dict(making.add(gather(document)) for document in documents)
    whole = making.finish(facets_of_documents(documents), PAIRS)
    return whole.state, files | whole.files


def after(files: Files, change: Made) -> Files:
    """What stands when a change is written."""
    assert not set(change.gone) & set(change.files)
    kept = {path: content for path, content in files.items() if path not in change.gone}
    assert {path for path in change.files if kept.get(path) == change.files[path]} == set()
    return kept | change.files


def edited(state: IndexState, documents: Documents, numbers: list[int]) -> Made:
    changed = {number: gather(documents[number]) for number in numbers}
    return update_index(state, changed, facets_of_documents(documents), PAIRS)


def an_edit(chance: random.Random, document: SearchDocument) -> SearchDocument:
    """The document with something else in it, as people edit."""
    fields = list(document.fields)
    match chance.randrange(6):
        case 0:
            return replace(document, title=sentence(chance, 3))
        case 1:
            fields[-1:] = [("body", sentence(chance, 12))]
        case 2:
            fields.append(("alias", sentence(chance, 1)))
        case 3:
            fields = fields[:1]
        case 4:
            fields.append(("body", "生僻字" + chr(chance.randrange(0x3400, 0x9FA0))))
        case _:
            return replace(document, facets={"year": (str(chance.randrange(2015, 2030)),)})
    return replace(document, fields=tuple(fields))


@pytest.mark.parametrize("few", [mask_module.FEW, 10])
@given(seed=st.integers(0, 10**6))
@settings(max_examples=12, deadline=None)
def test_edits_one_after_another_end_where_a_new_index_begins(few: int, seed: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mask_module, "FEW", few)
        patch.setattr(mask_module, "ONE_IN", 3)
        chance = random.Random(seed)
        documents = [*HANDFUL, *made_up(25, seed=seed % 7, words=12)]
        state, files = made(documents)
        for _ in range(4):
            numbers = chance.sample(range(len(documents)), chance.choice([1, 1, 1, 4]))
            for number in numbers:
                documents[number] = an_edit(chance, documents[number])
            change = edited(state, documents, numbers)
            state, files = change.state, after(files, change)
            assert files == dict(build_index(documents, PAIRS))


@given(seed=st.integers(0, 10**6))
@settings(max_examples=12, deadline=None)
def test_documents_that_come_and_go_and_move_end_there_too(seed: int) -> None:
    chance = random.Random(seed)
    documents = [*HANDFUL, *made_up(20, seed=seed % 7, words=12)]
    state, files = made(documents)
    for step in range(3):
        order: list[int | SearchDocument] = list(range(len(documents)))
        for number in chance.sample(range(len(documents)), 3):
            order[number] = an_edit(chance, documents[number])
        del order[chance.randrange(len(order))]
        fresh = SearchDocument(f"new-{step}", "case", sentence(chance, 3), f"cases/new-{step}.html")
        order.insert(chance.randrange(len(order)), fresh)
        if chance.random() < 0.3:
            chance.shuffle(order)
        documents = [documents[one] if isinstance(one, int) else one for one in order]
        change = rearrange_index(
            state,
            [one if isinstance(one, int) else gather(one) for one in order],
            files.__getitem__,
            facets_of_documents(documents),
            PAIRS,
        )
        state, files = change.state, after(files, change)
        assert files == dict(build_index(documents, PAIRS))


def test_the_last_document_may_go() -> None:
    state, files = made([HANDFUL[0]])
    change = rearrange_index(state, [], files.__getitem__, {}, PAIRS)
    assert after(files, change) == dict(build_index([], PAIRS))
    grown = rearrange_index(change.state, [gather(HANDFUL[1])], files.__getitem__, {}, PAIRS)
    assert grown.state.documents == (("case", HANDFUL[1].id),)


def test_one_word_in_one_document_changes_few_files() -> None:
    documents = made_up(300)
    state, files = made(documents)
    old = documents[150]
    fields = (("summary", old.fields[0][1].replace("。", "，窃电。")), *old.fields[1:])
    documents[150] = replace(old, fields=fields)
    change = edited(state, documents, [150])
    assert {"search/manifest.js", "search/documents/150.js"} <= set(change.files)
    assert len(change.files) + len(change.gone) < 12 < len(files) / 20
    assert after(files, change) == dict(build_index(documents, PAIRS))


def test_nothing_changed_changes_nothing() -> None:
    documents = list(HANDFUL)
    state, _ = made(documents)
    facets = facets_of_documents(documents)
    assert update_index(state, {}, facets, PAIRS)[1:] == ({}, ())
    assert edited(state, documents, [0, 3])[1:] == ({}, ())


def test_words_of_the_vocabulary_change_the_manifest_alone() -> None:
    documents = list(HANDFUL)
    state, _ = made(documents)
    change = update_index(state, {}, facets_of_documents(documents), [("甲乙", "丙丁")])
    assert set(change.files) == {"search/manifest.js"}


def test_the_state_knows_every_file() -> None:
    documents = [*HANDFUL, *made_up(30)]
    state, files = made(documents)
    assert set(state.digests()) == set(files)


@pytest.mark.parametrize("number", [-1, 1, 99])
def test_another_document_under_the_number_is_refused(number: int) -> None:
    state, _ = made(list(HANDFUL))
    with pytest.raises(ValueError, match=HANDFUL[0].id):
        update_index(state, {number: gather(HANDFUL[0])}, {}, ())


def test_a_document_that_comes_twice_is_refused() -> None:
    state, files = made(list(HANDFUL))
    with pytest.raises(ValueError, match="twice"):
        rearrange_index(state, [0, gather(HANDFUL[0])], files.__getitem__, {}, ())


def test_a_foreign_file_is_no_document() -> None:
    state, _ = made(list(HANDFUL))
    with pytest.raises(ValueError, match="not a file"):
        rearrange_index(state, [1, 0], lambda _: b"alert(1)", {}, ())


def test_a_state_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    documents = [*HANDFUL, *made_up(40)]
    state, files = made(documents)
    state.to_files(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    again = load_index(tmp_path)
    documents[10] = replace(documents[10], title="改了名字的案例")
    change = edited(again, documents, [10])
    assert after(files, change) == dict(build_index(documents, PAIRS))


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 4]) + content[middle + 1 :]


@pytest.mark.parametrize("damage", [_cut, _flipped, lambda _: b"", lambda _: b"PK\x03\x04junk"])
def test_a_damaged_state_is_none(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    made([*HANDFUL, *made_up(40)])[0].to_files(tmp_path)
    file = tmp_path / FILE
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(ValueError, match="no state"):
        load_index(tmp_path)


def test_a_missing_state_is_none(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no state"):
        load_index(tmp_path)


def test_parts_of_two_states_are_none(tmp_path: Path) -> None:
    made(list(HANDFUL))[0].to_files(tmp_path)
    with np.load(tmp_path / FILE) as kept:
        parts = {name: kept[name] for name in kept.files}
    other = made(made_up(3))[0]
    mixtures = (
        {"documents": other.postings.documents},
        {"tokens": parts["tokens"][::-1]},
        {"masks": parts["masks"].astype(object)},
        {"bounds": parts["bounds"] + 1},
        {"facts": np.frombuffer(b"{}", np.uint8)},
        {"facts": np.frombuffer(b"[1]", np.uint8)},
        {"document_digests": parts["document_digests"][1:]},
    )
    for mixture in mixtures:
        np.savez(tmp_path / FILE, **{**parts, **mixture})
        with pytest.raises(ValueError, match="no state"):
            load_index(tmp_path)
