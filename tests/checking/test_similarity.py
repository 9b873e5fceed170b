"""A copy is found however it was dressed up; entries of their own are left alone."""

from __future__ import annotations

import re
import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checking import check_tree
from generator.checking.similarity import Compared, Overlap, alike, overlap
from generator.reading import read_tree
from tests.checking.library import CASE, Library
from tests.conftest import ROOT, casebook

TEXTS = (
    "配电运检班组工作票执行不严，现场监护流于形式，外包队伍多，每月违章二十余起。",
    "党支部把作业面划成12个责任区，党员一人包保一个，开工前交底、收工后复查，问题当天上墙。",
    "每周五由支部书记主持碰头会，逐条核对清单，销号一条、公示一条，拖延两周的在党员大会上说明原因。",
    "半年后现场违章减少到每月6起，工作票合格率由91%升到99%，没有再发生误操作。",
)
COPY = "cases/tianjin/copied-case.yml"


def told(entries: dict[str, Compared]) -> list[tuple[str, str, Overlap]]:
    sketches = {id_: compared.sketch for id_, compared in entries.items()}
    return list(alike(sketches, entries.__getitem__))


def percent(*texts: str) -> int:
    return overlap(Compared(TEXTS), Compared(texts)).percent


def test_a_copy_is_wholly_alike() -> None:
    assert percent(*TEXTS) == 100


def test_sentences_in_another_order_are_still_a_copy() -> None:
    assert percent(*reversed(TEXTS)) == 100
    assert percent("。".join(reversed("".join(TEXTS).split("。")))) >= 90


def test_other_numbers_and_other_signs_are_still_a_copy() -> None:
    changed = [re.sub("[0-9]+", "7,000", text).replace("，", "；") for text in TEXTS]
    assert percent(*changed) == 100


def test_two_sentences_told_anew_leave_the_rest_a_copy() -> None:
    anew = (
        "变电站倒闸操作复诵不认真，年轻人对规程生疏。",
        "青年党员结成对子，一个念一个做，录音回听。",
    )
    assert 45 <= percent(*TEXTS[2:], *anew) < 80


def test_entries_that_share_only_the_language_of_the_trade_are_not_alike() -> None:
    other = (
        "客户报装环节多，党支部成立党员服务队，上门收资，帮客户把材料一次备齐。",
        "每周五由值班长主持例会，逐条核对欠费清单，能办的当天办，办不了的说明原因。",
        "报装平均用时缩短，客户满意度提升，窗口投诉明显减少。",
    )
    assert percent(*other) < 20


def test_the_longest_shared_phrases_are_shown_as_typed() -> None:
    shared = overlap(Compared(TEXTS), Compared((TEXTS[1], "另起一段。" * 12)))
    assert shared.phrases[0].startswith("党支部把作业面划成12个责任区")
    assert all(len(phrase) <= 20 for phrase in shared.phrases)
    assert len(overlap(Compared(TEXTS), Compared(TEXTS)).phrases) == 3


def test_another_order_is_the_same_text_and_a_few_words_are_none() -> None:
    assert overlap(Compared(reversed(TEXTS)), Compared(TEXTS)).percent == 100
    assert overlap(Compared(("太短。",)), Compared(TEXTS)) == Overlap(0, ())


def test_clauses_that_stand_everywhere_say_nothing() -> None:
    many = {f"e{number}": Compared(TEXTS) for number in range(11)}
    assert told(many) == []
    assert len(told(dict(list(many.items())[:3]))) == 3


def test_a_copy_under_another_id_is_told_at_both(mini: Library) -> None:
    text = str(mini.texts[CASE]).replace("title: 党员包保压降现场违章", "title: 现场零违章的做法")
    problems = mini.with_text(COPY, text).check().problems
    assert [(problem.code, problem.file) for problem in problems] == [
        ("T620", COPY),
        ("T620", CASE),
    ]
    assert CASE in problems[0].message
    assert COPY in problems[1].message
    for status in ("status: deprecated", "status: moved\nmoved_to: zero-violation"):
        assert mini.with_text(COPY, f"{text}{status}\n").codes() == []


def test_real_and_synthetic_entries_are_not_alike(tmp_path: Path) -> None:
    assert "T620" not in {problem.code for problem in check_tree(read_tree(ROOT)).problems}
    assert casebook("sample", "--count", "300", "--into", tmp_path / "s").returncode == 0
    assert check_tree(read_tree(tmp_path / "s")).problems == ()


def test_comparing_grows_with_the_number_of_entries_and_not_with_its_square() -> None:
    def seconds(count: int) -> float:
        entries = {
            f"e{n}": Compared(
                f"第{chr(0x4E00 + n)}件事做了{chr(0x5000 + k)}个月的事，" for k in range(40)
            )
            for n in range(count)
        }
        started = time.process_time()
        assert told(entries) == []
        return time.process_time() - started

    assert seconds(2000) < 20 * max(seconds(250), 0.005)


@settings(deadline=1000, max_examples=60)
@given(st.lists(st.text("甲乙丙，。1\n ", max_size=80), max_size=6), st.lists(st.text(max_size=80)))
def test_any_two_entries_can_be_compared(one: list[str], other: list[str]) -> None:
    shared = overlap(Compared(one), Compared(other))
    assert shared == overlap(Compared(other), Compared(one))
    assert 0 <= shared.percent <= 100
