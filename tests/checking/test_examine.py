"""Cases examined one by one, anywhere and at any time, come to what one run over all comes to."""

from __future__ import annotations

import pickle
import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.checking import Checked, Problem, check_tree, examine, summary
from generator.checking.examine import Examined, examine_cases, still_holds, unpack
from generator.checking.judge import judge
from generator.checking.parallel import PROCESSES
from generator.checking.run import check_files
from generator.checking.surroundings import Surroundings
from generator.model import brief_of
from generator.reading import Tree, UnreadError, list_tree
from tests.checking.fixtures import INVALID
from tests.checking.library import CASE, MINI, SOURCES, Library, library_at

COLLECTION = "cases/tianjin/collection.yml"
SCENARIOS = "cases/vocabulary/scenarios.yml"
WORDING = "cases/vocabulary/wording.yml"


def tree_of(library: Library) -> Tree:
    files = {
        path: text if isinstance(text, bytes) else text.encode()
        for path, text in sorted(library.texts.items())
    }
    return Tree(files, library.faults)


def examined(library: Library) -> tuple[Surroundings, dict[str, Examined]]:
    surroundings = Surroundings.of(tree_of(library))
    return surroundings, {item.file: item for item in examine_cases(surroundings, pack=False)}


def invalid() -> Iterator[Library]:
    for folder in sorted(INVALID.iterdir()):
        if (folder / "cases").is_dir() or (folder / "methods").is_dir():
            bad = library_at(folder)
            base = library_at(MINI)
            yield Library({**base.texts, **bad.texts}, {**base.faults, **bad.faults})


def crowd() -> Library:
    """Every bad case of tests/invalid in one library, and copies of a good one between them."""
    base = library_at(MINI)
    texts = dict(base.texts)
    for number, library in enumerate(invalid()):
        for path, text in library.texts.items():
            if path.startswith("cases/tianjin/") and path.count("/") == 2 and text != COLLECTION:
                name = path.rpartition("/")[2]
                if name != "collection.yml":
                    texts[f"cases/tianjin/n{number}-{name}"] = text
    return Library(texts, {})


@pytest.mark.parametrize("count", ["1", "3"])
def test_any_number_of_processes_finds_the_same(
    count: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tree_of(crowd())
    expected = check_tree(library)
    assert len({problem.code for problem in expected.problems}) > 40
    monkeypatch.setattr(examine, "CHUNK", 7)
    monkeypatch.setenv(PROCESSES, count)
    found = check_tree(library)
    assert found == expected
    assert list(found.entries.cases) == list(expected.entries.cases)


def test_checking_without_keeping_the_cases_finds_the_same() -> None:
    for library in (*invalid(), crowd()):
        tree = tree_of(library)
        for lang in ("zh", "en"):
            checked, verdict = check_tree(tree, lang=lang), check_files(tree, lang=lang)
            assert verdict == checked.verdict
            assert summary(verdict, lang) == summary(checked, lang)


def test_what_comes_of_a_case_can_be_kept_and_gives_the_case_back(mini: Library) -> None:
    checked = mini.check()
    surroundings = Surroundings.of(tree_of(mini))
    for item in examine_cases(surroundings, pack=True):
        assert pickle.loads(pickle.dumps(item)) == item
        case = checked.entries.cases[item.address.id]
        assert unpack(item.packed) == case
        assert unpack(item.packed).model_fields_set == case.model_fields_set
        assert item.brief == brief_of(item.address.id, item.address.collection, case)


def test_a_case_stands_while_what_it_names_stands(mini: Library) -> None:
    _, kept = examined(mini)
    for library in (
        mini,
        mini.with_text("methods/more.yml", "title: 多一个"),
        mini.changed(SCENARIOS, "label:", "label: 新的"),
        mini.without("cases/tianjin/full-cycle-case.yml"),
    ):
        assert still_holds(Surroundings.of(tree_of(library)), kept[CASE]) == kept[CASE]


def test_a_case_is_examined_again_when_what_it_names_is_gone(mini: Library) -> None:
    _, kept = examined(mini)
    for library in (
        mini.without(SCENARIOS),
        mini.without("methods/duty-lists.yml"),
        mini.without(SOURCES),
        mini.with_text(SCENARIOS, "terms: [\n"),
    ):
        assert still_holds(Surroundings.of(tree_of(library)), kept[CASE]) is None


def test_a_case_is_examined_again_when_its_collection_asks_for_more(mini: Library) -> None:
    _, kept = examined(mini)
    strict = str(mini.texts[COLLECTION]).replace("admission:", "admission:\n  minimum_score: 5", 1)
    library = mini.with_text(COLLECTION, strict)
    assert "V406" in library.codes()
    assert still_holds(Surroundings.of(tree_of(library)), kept[CASE]) is None


def test_words_and_language_change_the_key(mini: Library) -> None:
    tree = tree_of(mini)
    key = Surroundings.of(tree).key
    assert Surroundings.of(tree_of(mini.changed(SCENARIOS, "label:", "label: 新的"))).key == key
    assert Surroundings.of(tree, lang="en").key != key
    assert Surroundings.of(tree_of(mini.without(WORDING))).key != key


def test_what_was_kept_leads_to_what_a_new_run_finds() -> None:
    """Whatever changes in a library, only the cases that have to be are examined again."""
    chance = random.Random(5)
    base = crowd()
    kept: dict[tuple[str, str, bytes], Examined] = {}
    library, reused = base, 0
    for _ in range(25):
        library = _changed(library, base, chance)
        tree = tree_of(library)
        surroundings = Surroundings.of(tree)
        standing: dict[str, Examined] = {}
        for file in surroundings.cases:
            item = kept.get((surroundings.key, file, tree.files[file]))
            if item and (holds := still_holds(surroundings, item)):
                standing[file] = holds
        reused += len(standing)
        todo = [file for file in surroundings.cases if file not in standing]
        standing |= {item.file: item for item in examine_cases(surroundings, todo, pack=False)}
        kept |= {(surroundings.key, f, tree.files[f]): item for f, item in standing.items()}
        assert judge(surroundings, standing.values()).problems == check_tree(tree).problems
    assert reused > 500


def _changed(library: Library, base: Library, chance: random.Random) -> Library:
    path = chance.choice(sorted(base.texts))
    match chance.randrange(3):
        case 0 if path in library.texts:
            return library.without(path)
        case 1 if path in library.texts:
            lines = str(library.texts[path]).split("\n")
            lines.insert(chance.randrange(len(lines)), chance.choice(["", "status: draft", "x"]))
            return library.with_text(path, "\n".join(lines))
    return library.with_text(path, base.texts[path])


def test_a_case_that_is_gone_when_it_is_read_is_told_and_still_exists(tmp_path: Path) -> None:
    for file, text in library_at(MINI).texts.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_bytes(text if isinstance(text, bytes) else text.encode())
    tree = list_tree(tmp_path).tree
    (tmp_path / CASE).unlink()
    assert _codes(check_tree(tree)) == [("R155", CASE)]
    assert [problem.code for problem in check_files(tree).problems] == ["R155"]
    (tmp_path / SCENARIOS).unlink()
    assert ("R155", SCENARIOS) in _codes(check_tree(tree))


def _codes(checked: Checked) -> list[tuple[str, str]]:
    return [(problem.code, problem.file) for problem in checked.problems]


def test_a_case_is_not_opened_to_be_judged(mini: Library) -> None:
    surroundings, kept = examined(mini)

    class Closed(dict[str, bytes]):
        def __getitem__(self, file: str) -> bytes:
            raise UnreadError(file)

    tree: Mapping[str, bytes] = Closed(surroundings.tree.files)
    closed = replace(surroundings, tree=replace(surroundings.tree, files=tree))
    problems: tuple[Problem, ...] = judge(closed, kept.values()).problems
    assert problems == mini.check().problems == ()
