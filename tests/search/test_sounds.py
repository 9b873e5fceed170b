"""Names found by how they sound: pinyin, initials, and a character of the same sound."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from generator.search import SearchDocument, gather
from generator.search.sounds import Heard, Sounds, common_readings, files_of, heard_in, sounds_of

from .conftest import Publish, Site

Ask = Callable[..., dict[str, Any]]

NAMES = (
    SearchDocument("force", "method", "党员突击队", "a.html", (("alias", "重点任务攻坚队"),)),
    SearchDocument("violations", "term", "现场违章多", "b.html"),
    SearchDocument("theft", "case", "查处窃电追回收入", "c.html", (("body", "线损偏高"),)),
    SearchDocument("rate", "term", "线损率", "d.html"),
    SearchDocument("rule", "page", "R152 文件名", "e.html", (("body", "如 weizhang.yml"),)),
)


def sounds(documents: Iterable[SearchDocument]) -> Sounds:
    return sounds_of(heard_in(name for one in documents for name in gather(one).names))


def test_a_pair_is_kept_under_the_initials_of_its_syllables_in_that_name() -> None:
    found = sounds(NAMES)
    assert "突击" in found.pairs["t"]["tj"]
    assert found.pairs["z"]["zd"].endswith("重点")
    assert "重" in found.readings["zhong"]


def test_a_name_may_bring_its_own_syllables() -> None:
    spoken = SearchDocument("x", "term", "长治供电", "x.html", spoken="chang zhi gong dian")
    assert sounds([spoken]).pairs["c"]["cz"] == "长治"


def test_syllables_that_do_not_fit_the_name_are_left_aside() -> None:
    short = SearchDocument("x", "term", "线损率", "x.html", spoken="xian")
    assert sounds([short]).readings["lv"] == "率"


def test_titles_of_pages_and_names_without_chinese_give_no_sounds() -> None:
    found = sounds([NAMES[4], SearchDocument("x", "term", "5G T+1", "x.html")])
    assert (found.readings, found.pairs) == ({}, {})
    assert list(files_of(found.pairs)) == []


def test_what_was_heard_follows_the_names_that_come_and_go() -> None:
    first, second = (("线损率", ""), ("重点 任务", "")), (("违章", ""), ("重点", "chong dian"))
    heard = Heard.from_json(heard_in(first).to_json())
    heard.change(first[:1], second)
    assert heard == heard_in((*first[1:], *second))
    heard.change((*first[1:], *second), ())
    assert heard == Heard(Counter(), Counter())


def test_letters_share_files_and_none_is_lost() -> None:
    pairs = {letter: {letter + "a": letter * 900} for letter in "abcde"}
    files = list(files_of(pairs))
    assert [first for first, _ in files] == list("abcde")
    small = {letter: {letter + "a": letter * 500} for letter in "abcde"}
    assert [first for first, _ in files_of(small)] == ["a", "c", "e"]
    assert {key for _, table in files_of(small) for key in table} == {f"{x}a" for x in "abcde"}


def test_common_characters_have_one_reading_each() -> None:
    table = common_readings()
    held = "".join(table.values())
    assert len(held) == len(set(held)) == 3755
    assert {"张", "章"} <= set(table["zhang"])


@pytest.fixture(scope="module")
def names(publish: Publish) -> Site:
    return publish(NAMES)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("text", "read", "first"),
    [
        ("dangyuantujidui", "党员突击队", "force"),
        ("dytjd", "党员突击队", "force"),
        ("tuji", "突击", "force"),
        ("tujid", "突击队", "force"),
        ("DangYuan", "党员", "force"),
        ("weizhang", "违章", "violations"),
        ("xianchangwz", "现场违章", "violations"),
        ("zhongdian", "重点", "force"),
        ("xiansunlv", "线损率", "rate"),
        ("qiedian shouru", "窃电 收入", "theft"),
        ("qiedianshouru", "窃电 收入", "theft"),
    ],
)
def test_letters_are_read_as_the_words_of_names(
    ask: Ask, names: Site, text: str, read: str, first: str
) -> None:
    outcome = ask(names, text)
    assert read in outcome["read"]
    assert outcome["hits"][0]["id"] == first


@pytest.mark.browser
def test_an_example_in_a_rule_does_not_hide_what_the_letters_mean(ask: Ask, names: Site) -> None:
    assert [hit["id"] for hit in ask(names, "weizhang")["hits"]] == ["violations", "rule"]


@pytest.mark.browser
@pytest.mark.parametrize("text", ["违张", "为章"])
def test_a_word_of_the_same_sound_is_offered_and_said(ask: Ask, names: Site, text: str) -> None:
    outcome = ask(names, text)
    assert outcome["read"] == ["违章"]
    assert [(hit["id"], hit["tier"]) for hit in outcome["hits"]] == [("violations", "partial")]


@pytest.mark.browser
@pytest.mark.parametrize("text", ["xyzzy", "qqq", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "火箭", "5g"])
def test_what_sounds_like_no_name_finds_nothing(ask: Ask, names: Site, text: str) -> None:
    assert ask(names, text)["hits"] == []
