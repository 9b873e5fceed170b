"""Phrases as printed are found in texts that were copied badly, and nowhere else."""

from __future__ import annotations

import pytest

from generator.checking.evidence import fold_evidence, nearest_passage
from generator.reading import Archive, read_archive
from tests.checking.library import ARCHIVE, CASE, MINI, Library


def test_every_phrase_of_the_mini_library_is_found(mini: Library) -> None:
    assert mini.codes(archive=ARCHIVE) == []


def test_without_an_archive_nothing_is_looked_up(mini: Library) -> None:
    assert mini.changed(CASE, "降到36起", "减到36起").codes() == []


def test_a_phrase_that_is_not_printed_comes_with_the_nearest(mini: Library) -> None:
    library = mini.changed(CASE, "降到36起", "减到36起")
    (problem,) = library.check(archive=ARCHIVE).problems
    assert (problem.code, problem.path) == ("E501", "indicators[1].result.printed")
    assert "降到36起" in problem.message


def test_a_missing_text_is_told_once_and_not_for_each_phrase(mini: Library) -> None:
    assert mini.codes(archive=Archive()) == ["E502"]


def test_an_archive_does_not_lead_out_of_its_folder() -> None:
    assert read_archive(MINI / "archive", ["../cases/tianjin/collection.yml"]).texts == {}


@pytest.mark.parametrize(
    ("archived", "printed"),
    [
        ("一項(xiàng)目一特色", "一项目一特色"),
        ("國(guó)網(wǎng)天津電力", "国网天津电力"),
        ("２０００余萬元", "2000余万元"),
        ("下降 28 %", "下降28%"),
        ("“三無+”", '"三无+"'),
        ("下\n降", "下降"),
    ],
)
def test_what_a_copy_changes_does_not_count(archived: str, printed: str) -> None:
    assert fold_evidence(archived) == fold_evidence(printed)


def test_a_bracket_with_content_stays() -> None:
    assert fold_evidence("党员(一人)思想") == "党员(一人)思想"


def test_the_nearest_passage_of_something_quite_different_is_none() -> None:
    assert nearest_passage("挽回损失", "今天天气很好") == ""
