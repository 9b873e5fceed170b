"""What was published once stays: moved, deprecated or renamed, but never gone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.checking.published import (
    PublishedListError,
    PublishedPage,
    published_text,
    read_published,
)
from tests.checking.library import CASE, METHOD, Library
from tests.conftest import casebook

PAGE = PublishedPage("cases/zero-violation.html", CASE, "党员包保压降现场违章")


def codes(library: Library, *pages: PublishedPage) -> list[str]:
    return [problem.code for problem in library.check(published=pages).problems]


def renamed(mini: Library) -> Library:
    """The case under a new id, its old file gone."""
    return mini.without(CASE).with_text("cases/tianjin/duty-areas.yml", mini.texts[CASE])


def test_a_renamed_file_is_told_with_its_new_id(mini: Library) -> None:
    (problem,) = renamed(mini).check(published=[PAGE]).problems
    assert (problem.code, problem.file, problem.line) == ("L320", CASE, 1)
    assert PAGE.address in problem.message
    assert "moved_to: duty-areas" in problem.hint


def test_a_stub_keeps_the_address(mini: Library) -> None:
    text = f"{mini.texts[CASE]}status: moved\nmoved_to: duty-areas\n"
    assert codes(renamed(mini).with_text(CASE, text), PAGE) == []
    assert codes(mini.with_text(CASE, f"{mini.texts[CASE]}status: deprecated\n"), PAGE) == []


def test_a_case_may_go_to_another_collection(mini: Library) -> None:
    moved = (
        mini.without(CASE)
        .with_text("cases/baodi/zero-violation.yml", mini.texts[CASE])
        .with_text("cases/baodi/collection.yml", mini.texts["cases/tianjin/collection.yml"])
    )
    assert codes(moved, PAGE) == []


def test_a_broken_file_is_not_gone(mini: Library) -> None:
    assert codes(mini.with_text(CASE, 'title: "没有关上\n'), PAGE) == ["R112"]
    vehicles = "cases/vocabulary/vehicles.yml"
    term = PublishedPage("vehicles/duty-area.html", vehicles, "党员责任区")
    assert codes(mini.with_text(vehicles, 'terms: "没有关上\n'), term) == ["R112"]


def test_methods_terms_and_collections_stay_too(mini: Library) -> None:
    method = PublishedPage("methods/old-lists.html", "methods/old-lists.yml", "责任清单")
    term = PublishedPage("vehicles/gone.html", "cases/vocabulary/vehicles.yml", "服务队")
    collection = PublishedPage("collections/baodi.html", "cases/baodi/collection.yml", "宝坻")
    assert codes(mini, method) == ["L320"]
    assert codes(mini, term) == ["L322"]
    assert codes(mini, collection) == ["L322"]
    assert codes(mini, PublishedPage("methods/duty-lists.html", METHOD, "责任清单")) == []


def test_an_entry_that_was_there_before_is_no_proposal(mini: Library) -> None:
    other = PublishedPage("cases/duty-areas.html", "cases/tianjin/duty-areas.yml", "")
    (problem,) = renamed(mini).check(published=[PAGE, other]).problems
    assert "duty-areas" not in problem.hint


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "JSON"),
        (b"\xff\xfe", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b"[]", "published.json"),
        (b'{"pages": []}', "published.json"),
        (b'{"format": "casebook-published", "version": 2, "pages": []}', "2"),
        (b'{"format": "casebook-published", "version": 1}', "pages"),
        (b'{"format": "casebook-published", "version": 1, "pages": [1]}', "1"),
        (
            b'{"format": "casebook-published", "version": 1,'
            b' "pages": [{"address": "a.html", "file": "../x"}]}',
            "../x",
        ),
    ],
)
def test_what_is_no_list_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(PublishedListError, match=words):
        read_published(content)


def test_endless_digits_are_no_list_either() -> None:
    with pytest.raises(PublishedListError, match="不是 JSON"):
        read_published(b"1" * 5000)


def test_the_list_is_sorted_and_read_back() -> None:
    pages = (PublishedPage("b.html", CASE, "乙"), PAGE, PAGE)
    assert read_published(published_text(pages).encode()) == (pages[0], PAGE)
    assert json.loads(published_text(()))["pages"] == []


def test_a_secretary_who_deletes_a_published_file_is_told_how_to_mend_it(tmp_path: Path) -> None:
    old = tmp_path / "published.json"
    gone = PublishedPage("cases/shan-diao.html", "cases/tianjin/shan-diao.yml", "删掉的案例")
    old.write_text(published_text([gone]), "utf-8")
    run = casebook("check", "--published", old)
    assert run.returncode == 1
    assert "cases/tianjin/shan-diao.yml:1:1" in run.stdout
    assert "status: moved" in run.stdout
    old.write_text("{}", "utf-8")
    run = casebook("check", "--published", old)
    assert run.returncode == 2
    assert "不是发布清单" in run.stderr
    assert "Traceback" not in run.stderr
