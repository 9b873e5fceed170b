"""The form judges an entry as `casebook check` does and writes it as `casebook format` does."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.checking import CATALOGUE, check_tree
from generator.checking.text import Words, portable
from generator.library import Library
from generator.model import WordRules
from generator.pages import SiteContext, Templates
from generator.pages.form_data import form_data, in_the_form
from generator.reading import Tree, read_tree, read_yaml, without_unseen
from generator.reading.layout import WORDING_FILE
from tests.checking.fixtures import INVALID, SMALL_CASE, WITHOUT_EXAMPLE, fixture_of
from tests.checking.library import CASE, METHOD, MINI
from tests.conftest import ROOT
from tests.reading.test_hostile import LEGITIMATE, UNSEEN
from tests.site.form_mutations import Judged, entries, judged, mutated, place_of, swept

pytestmark = pytest.mark.browser

VECTORS = ROOT / "tests" / "contributing" / "canonical.json"
SEED = 20261121
SHOWN = [
    code
    for code in CATALOGUE
    # An id that is taken has a test of its own.
    if in_the_form(code) and code not in {*WITHOUT_EXAMPLE, "L310"}
    if not (INVALID / code / "REMOVED").exists()
]
"""Codes whose bad library shows them in a case or a method, or may."""
CHECK = """(asked) => asked.map(([kind, data, facts]) =>
  casebook.entry.check(kind, data, facts).map(({ code, severity, path, message, hint }) => [
    code, severity, casebook.entry.text.shown(casebook.entry.showPath(path), 200), message, hint,
  ]))"""
WRITE = "(asked) => asked.map(([kind, data]) => casebook.entry.yaml(kind, data))"
LOAD = """async () => {
  casebook.entry.use(await casebook.load("form", "../data/form.js"));
}"""
TAKEN = """async () => {
  const { cases } = await casebook.load("taken", "../data/taken.js");
  casebook.entry.useCases(cases);
}"""
OF_ANOTHER = """({ references, drafts, text }) => {
  const form = casebook.entry.form;
  casebook.entry.use({ ...form, references, drafts, text: { ...form.text, ...text } });
}"""


@pytest.fixture(scope="module")
def form(browser: Browser, real_site: Path) -> Iterator[Page]:
    """The page of the form from a folder, its data loaded."""
    page = browser.new_page()
    page.goto((real_site / "contribute" / "form.html").as_uri())
    page.evaluate(LOAD)
    yield page
    page.close()


@pytest.fixture(scope="module")
def real() -> Tree:
    return read_tree(ROOT)


def words_of(tree: Tree) -> Words:
    """The library's own words on texts, where it has the file and the file is sound."""
    text = tree.files.get(WORDING_FILE)
    rules = WordRules.model_validate(read_yaml(text).data) if text else WordRules()
    return Words(rules.words, rules.allowed)


def case_rows(library: Library) -> list[list[str]]:
    """Cases as the page knows them, and the titles, by which Python knows them too."""
    held, home = library.entries.cases, library.entries.collection_of
    return [[i, case.title if i in library.cases else "", home[i]] for i, case in held.items()]


def use(form: Page, tree: Tree) -> None:
    """Let the page judge entries of this library."""
    library = Library(check_tree(tree).entries)
    site = SiteContext(library, Templates(ROOT / "site_templates" / "pages"), "2026-11-21")
    data: Any = form_data(site)
    texts = portable(words_of(tree))
    changed = {"references": {**data["references"], "cases": case_rows(library)}}
    changed["drafts"] = data["drafts"]
    changed["text"] = {key: texts[key] for key in ("words", "allowed")}
    form.evaluate(OF_ANOTHER, json.loads(json.dumps(changed)))


def facts(item: Judged) -> dict[str, str]:
    return {"id": item.id, "original": item.id, "collection": item.collection}


def differences(form: Page, asked: Iterable[Judged]) -> list[str]:
    """What only one of the two programs says."""
    items = list(asked)
    found = form.evaluate(CHECK, [[item.kind, item.data, facts(item)] for item in items])
    told = []
    for item, rows in zip(items, found, strict=True):
        in_browser = {tuple(row) for row in rows}
        told += [f"{item.id}: only Python: {row}" for row in sorted(item.rows - in_browser)]
        told += [f"{item.id}: only browser: {row}" for row in sorted(in_browser - item.rows)]
    return told


def codes(form: Page, data: Any, **facts: str) -> list[tuple[str, list[Any]]]:
    found = form.evaluate("([d, f]) => casebook.entry.check('case', d, f)", [data, facts])
    return [(problem["code"], problem["path"]) for problem in found]


def test_both_take_the_same_characters_for_unseen(form: Page) -> None:
    texts = [f"一{char}二{char}" for char in UNSEEN] + LEGITIMATE
    texts += ["Z" + "\u0301" * 5 + "\ufe0f", "\ufe0f一", "葛\U000e0100\U000e0101", "a\U000e0100"]
    cleaned = (
        "texts => texts.map((t) => t.replace(new RegExp(casebook.entry.form.unseen, 'gu'), ''))"
    )
    assert form.evaluate(cleaned, texts) == [without_unseen(text) for text in texts]


def test_a_secretary_who_types_a_number_with_its_unit_is_told_which_fields_to_fill(
    form: Page, real: Tree
) -> None:
    use(form, real)
    data = entries(real)["cases/tianjin-zhuoyue/baodi-weizhang-baobao.yml"]
    data["results"]["figures"] = [
        {"name": "户数", "value": "2000余户", "printed": "2000余户", "source": "tianjing"}
    ]
    found = form.evaluate("(d) => casebook.entry.check('case', d)", data)
    at = {problem["path"][-1]: problem for problem in found}
    assert at["value"]["code"] == "S206"
    assert at["value"]["hint"] == "改成 value: 2000, unit: 户, qualifier: more_than"
    assert "最接近的是“tianjin”" in at["source"]["message"]
    assert [problem["code"] for problem in found].count("S202") == 1


def test_what_is_written_is_what_python_writes(form: Page, real: Tree) -> None:
    use(form, real)
    asked = []
    for vector in json.loads(VECTORS.read_text("utf-8")):
        # An object of JavaScript puts keys that are whole numbers first; the form has none.
        if vector["kind"] in ("case", "method") and not any(map(str.isdigit, vector["data"])):
            asked.append((vector["kind"], vector["data"], vector["text"]))
    for path, data in entries(real).items():
        asked.append((place_of(path).kind.value, data, real.files[path].decode()))
    assert len(asked) > 50
    texts = form.evaluate(WRITE, [[kind, data] for kind, data, _ in asked])
    assert texts == [text for _, _, text in asked]


def test_every_entry_of_the_library_passes(form: Page, real: Tree) -> None:
    use(form, real)
    changed = entries(real)
    items = list(judged(real, changed))
    assert len(items) == len(changed)
    assert differences(form, items) == []
    assert not any(item.rows for item in items)


def test_both_say_the_same_about_every_kind_of_value(form: Page) -> None:
    mini = read_tree(MINI)
    use(form, mini)
    chance = random.Random(SEED)
    asked: list[Judged] = []
    for data in swept(chance, entries(mini)[CASE]):
        asked += judged(mini, {CASE: data})
    assert len(asked) > 5
    assert len({row[0] for item in asked for row in item.rows}) > 25
    assert "\n".join(differences(form, asked)) == ""


def test_both_say_the_same_about_entries_with_mistakes(form: Page, real: Tree) -> None:
    """Titles stay as they are: those of other entries decide which word is nearest."""
    use(form, real)
    chance = random.Random(SEED)
    sound = entries(real)
    asked: list[Judged] = []
    for _ in range(3):
        changed = {path: mutated(chance, path, data) for path, data in sound.items()}
        for path, data in changed.items():
            data["title"] = sound[path]["title"]
        asked += judged(real, changed)
    assert len(asked) > 2.9 * len(sound)
    assert "\n".join(differences(form, asked)) == ""


def test_both_say_the_same_about_each_mistake_alone(form: Page) -> None:
    mini = read_tree(MINI)
    use(form, mini)
    chance = random.Random(SEED)
    asked: list[Judged] = []
    for path in (CASE, METHOD, SMALL_CASE) * 25:
        asked += judged(mini, {path: mutated(chance, path, entries(mini)[path])})
    assert len(asked) > 70
    assert "\n".join(differences(form, asked)) == ""


def test_both_find_what_the_bad_libraries_show(form: Page) -> None:
    shown = set()
    for code in SHOWN:
        texts = fixture_of(code).library.texts
        files = {path: str(text).encode() for path, text in sorted(texts.items())}
        tree = Tree(files, {})
        use(form, tree)
        items = [item for item in judged(tree, entries(tree)) if item.rows]
        assert "\n".join(differences(form, items)) == "", code
        shown |= {row[0] for item in items for row in item.rows}
    assert len(shown) > 40


def test_an_id_is_a_name_for_a_file_and_its_own(form: Page, real: Tree) -> None:
    form.evaluate(LOAD)
    form.evaluate(TAKEN)
    data = entries(real)["cases/tianjin-zhuoyue/baodi-weizhang-baobao.yml"]
    taken, draft = "baodi-weizhang-baobao", "tenan-fangxun"
    assert codes(form, data, id="baodi-xin-anli", collection="tianjin-zhuoyue") == []
    assert codes(form, data, id=taken, original=taken) == []
    assert codes(form, data, id=taken) == [("L310", ["id"])]
    assert codes(form, data, id=draft) == [("L310", ["id"])]
    assert codes(form, data, id="qingdan-zeren") == [("L310", ["id"])]
    assert codes(form, data, id="新案例") == [("S211", ["id"])]
    assert codes(form, data, id="con") == [("S211", ["id"])]
    found = form.evaluate("([d, id]) => casebook.entry.check('case', d, { id })", [data, taken])
    assert "已经用于 cases/tianjin-zhuoyue/baodi" in found[0]["message"]
