"""The synthetic library is marked, seeded, as varied as real texts, and passes the checks."""

import re
from itertools import combinations
from math import log
from pathlib import Path

import pytest
import yaml

from generator.checking.similarity import THRESHOLD, Compared, overlap
from generator.checking.text.script import traditional_characters
from generator.contributing.sample import MARK, NoDictionaryError, WordSource, lexicon, write_sample
from tests.conftest import ROOT, casebook

HAN = re.compile("[\u4e00-\u9fff]+")


def files(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def cases(root: Path) -> list[str]:
    """All texts of each case in the order of the ids, one per line."""
    found = []
    for path in sorted((root / "cases").glob("hecheng-*/hecheng-*.yml")):
        if path.stem != "collection":
            found.append("\n".join(texts(yaml.safe_load(path.read_text("utf-8")))))
    return found


def texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    return [value] if isinstance(value, str) and HAN.search(value) else []


def pairs(text: str) -> set[str]:
    return {row[n : n + 2] for row in HAN.findall(text) for n in range(len(row) - 1)}


@pytest.fixture(scope="module")
def sixty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "sixty"
    assert write_sample(60, 1, folder) is WordSource.JIEBA
    return folder


@pytest.mark.parametrize("source", WordSource)
def test_the_same_seed_gives_the_same_bytes_and_another_gives_others(
    tmp_path: Path, source: WordSource
) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        assert write_sample(5, seed, tmp_path / name, source) is source
    assert files(tmp_path / "a") == files(tmp_path / "b")
    assert files(tmp_path / "a") != files(tmp_path / "c")


@pytest.mark.parametrize("count", [1, 2, 7, 23])
def test_a_case_is_the_same_in_a_library_of_any_size(
    tmp_path: Path, sixty: Path, count: int
) -> None:
    write_sample(count, 1, tmp_path / "small")
    assert files(tmp_path / "small").items() <= files(sixty).items()
    run = casebook("--root", tmp_path / "small", "check", "--strict")
    assert run.returncode == 0, run.stdout


def test_every_entry_is_marked(sixty: Path) -> None:
    for path in (sixty / "cases").glob("hecheng-*/*.yml"):
        assert yaml.safe_load(path.read_text("utf-8"))["title"].startswith(MARK)
    for path in (sixty / "methods").glob("*.yml"):
        assert yaml.safe_load(path.read_text("utf-8"))["summary"].startswith(MARK)


def test_no_two_cases_are_copies_of_each_other(sixty: Path) -> None:
    compared = [Compared(case.splitlines()) for case in cases(sixty)]
    most = max(overlap(one, other).percent for one, other in combinations(compared, 2))
    assert most < THRESHOLD / 2


def test_cases_are_as_long_and_as_varied_as_the_real_ones(sixty: Path) -> None:
    """Distinct pairs of characters decide how large an index is: they must not run out."""
    real = [
        "\n".join(texts(yaml.safe_load(path.read_text("utf-8"))))
        for path in sorted((ROOT / "cases").glob("*/*.yml"))
        if path.parent.name != "vocabulary" and path.stem != "collection"
    ]
    made = cases(sixty)[: len(real)]

    def sizes(cases: list[str]) -> tuple[float, float, int]:
        every = [pairs(case) for case in cases]
        mean = len(cases)
        return (
            sum(map(len, cases)) / mean,
            sum(map(len, every)) / mean,
            len(set().union(*every)),
        )

    for ours, theirs in zip(sizes(made), sizes(real), strict=True):
        assert 0.7 * theirs < ours < 1.6 * theirs


def test_a_library_twice_as_large_has_many_pairs_more(sixty: Path) -> None:
    every = [pairs(case) for case in cases(sixty)]
    half, whole = (len(set().union(*every[:count])) for count in (30, 60))
    assert 0.6 < log(whole / half, 2) < 0.9


def test_no_word_is_drawn_that_the_rules_on_texts_refuse() -> None:
    path = lexicon.dictionary()
    assert path is not None
    words = lexicon.read_lexicon(path)
    assert set(words) == set(lexicon.PARTS.values())
    every = {word for drawn in words.values() for word in drawn.words}
    assert len(every) > 80_000
    assert not set("".join(every)) & {*traditional_characters(), *"死党性一"}
    assert not [word for word in every if "书记" in word or not 2 <= len(word) <= 4]


def test_without_the_dictionary_the_library_says_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexicon, "find_spec", lambda name: None)
    assert write_sample(3, 1, tmp_path / "s") is WordSource.BUILT_IN
    assert "内置" in (tmp_path / "s" / "docs" / "about.md").read_text("utf-8")
    with pytest.raises(NoDictionaryError):
        write_sample(3, 1, tmp_path / "t", WordSource.JIEBA)
    assert not (tmp_path / "t").exists()


@pytest.mark.parametrize("source", WordSource)
def test_the_command_tells_which_words_it_took(tmp_path: Path, source: WordSource) -> None:
    run = casebook("sample", "--count", "2", "--words", source, "--into", tmp_path / "s")
    assert run.returncode == 0, run.stderr
    assert ("jieba 词典的词频" in run.stdout) == (source is WordSource.JIEBA)


def test_words_are_not_chosen_for_a_registry(tmp_path: Path) -> None:
    run = casebook("sample", "--registry", "--words", "jieba", "--into", tmp_path / "s")
    assert run.returncode == 2


def test_it_builds_into_a_site(tmp_path: Path) -> None:
    write_sample(30, 1, tmp_path / "s")
    run = casebook("--root", tmp_path / "s", "build", "--strict")
    assert run.returncode == 0, run.stdout + run.stderr
    assert (tmp_path / "s" / "site" / "cases" / "hecheng-000001.html").is_file()


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    run = casebook("sample", "--count", "1", "--into", tmp_path)
    assert run.returncode == 1
    assert "不是空文件夹" in run.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]
