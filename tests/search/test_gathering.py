"""What is gathered of a document: the tokens of each of its texts, and nothing of any other."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator.search import SearchDocument, gather
from generator.search.fields import FIELDS, NAMING_FIELDS
from generator.search.gathering import PLACES
from generator.search.normalise import normalise, normalise_all
from generator.search.tokens import grams, key_of, name_token, token_of

from .library import HANDFUL, made_up

texts = st.text(
    st.one_of(
        st.sampled_from("党员突击队 ，。、T+1 ％pm２.５\n\0\x1e\u0301\u3099が\U00020000e“”·ſİ"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=12,
)
fields = st.lists(st.tuples(st.sampled_from([field.name for field in FIELDS]), texts), max_size=6)


def postings(document: SearchDocument) -> dict[str, int]:
    rows = np.frombuffer(gather(document).postings, np.uint64).tolist()
    assert rows == sorted(rows)
    held = {token_of(row >> 16): row & 0xFFFF for row in rows}
    assert len(held) == len(rows)
    return held


@given(title=texts, fields=fields)
def test_a_posting_tells_the_fields_that_hold_a_token(
    title: str, fields: list[tuple[str, str]]
) -> None:
    document = SearchDocument("a", "case", title, "a.html", tuple(fields))
    wanted: dict[str, int] = {}
    for name, text in document.texts():
        folded = normalise(text)
        named = {name_token(folded)} if name in NAMING_FIELDS and folded else set()
        for token in grams(folded) | named:
            wanted[token] = wanted.get(token, 0) | 1 << PLACES[name]
    assert postings(document) == wanted


@given(st.lists(texts, max_size=8))
def test_texts_folded_together_are_folded_one_by_one(several: list[str]) -> None:
    assert normalise_all(several) == [normalise(text) for text in several]


@given(st.text(min_size=1, max_size=2).filter(lambda token: "\0" not in token))
def test_a_token_has_one_key_and_single_characters_stand_before_their_pairs(token: str) -> None:
    assert token_of(key_of(token)) == token
    assert key_of(token[0]) <= key_of(token) < key_of(token[0]) + (1 << 21)


def test_the_record_holds_the_texts_as_they_are_written() -> None:
    record = json.loads(gather(HANDFUL[0]).record)
    assert record[:3] == ["tianjin-metering", "case", "cases/tianjin-metering.html"]
    assert record[3:5] == [PLACES["title"], "营销一线党员突击队反窃电"]
    assert len(record) == 5 + 2 * len(HANDFUL[0].fields)


def test_names_are_titles_and_aliases_but_not_of_pages() -> None:
    assert gather(HANDFUL[0]).names == (("营销一线党员突击队反窃电", ""), ("稽查增收", ""))
    spoken = SearchDocument("x", "term", "长治", "x.html", (("alias", "长"),), spoken="chang zhi")
    assert gather(spoken).names == (("长治", "chang zhi"), ("长", ""))
    assert gather(SearchDocument("x", "page", "关于", "x.html")).names == ()


def test_what_is_gathered_is_small_and_travels() -> None:
    document = made_up(1, words=40)[0]
    whole = gather(document)
    assert pickle.loads(pickle.dumps(whole)) == whole
    text = sum(len(text) for _, text in document.texts())
    assert len(pickle.dumps(whole)) < 25 * text


def test_numpy_is_loaded_only_where_an_index_is_made() -> None:
    told = "import sys, generator.search; print('numpy' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
