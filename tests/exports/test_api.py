"""The JSON API: what a portal reads of the library, held to its own description."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator.checking import check_tree
from generator.exports.about import About
from generator.exports.api import EntryObjects, api_files, api_groups, case_file
from generator.exports.api.description import ANSWERS
from generator.exports.api.desk import number
from generator.exports.llms import ENTRIES_TOLD
from generator.library import Library
from generator.pages.group import Reads
from generator.reading import read_tree
from tests.conftest import ROOT
from tests.small import case, figure, library, method, unopened

GUIDE = (ROOT / "site_templates" / "docs" / "interface.md").read_text(encoding="utf-8")
SITE = "https://example.org/toolbox/"
ABOUT = About(edition="2026-11-21")

Files = Mapping[str, Any]


def answers(held: Library, about: About = ABOUT) -> dict[str, Any]:
    """Every JSON file below `api/v1/`, by its address there."""
    start = "api/v1/"
    return {
        address.removeprefix(start): json.loads(content)
        for address, content in api_files(held, about)
        if address.startswith(start)
    }


@pytest.fixture(scope="module")
def real_library() -> Library:
    return Library(check_tree(read_tree(ROOT)).entries)


@pytest.fixture(scope="module")
def real(real_library: Library) -> Files:
    return answers(real_library)


def of_answer(files: Files, name: str) -> list[str]:
    """The files that an answer describes."""
    path = ANSWERS[name][0]
    if "{id}" not in path:
        return [path]
    folder = path.partition("{")[0]
    return [address for address in files if address.startswith(folder)]


def values(node: Any, *keys: str) -> Iterator[Any]:
    """What stands below any of the keys, at any depth."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in keys and isinstance(value, str):
                yield value
            yield from values(value, *keys)
    elif isinstance(node, list):
        for item in node:
            yield from values(item, *keys)


def test_a_portal_shows_a_number_with_the_phrase_and_the_article_it_stands_in(
    real: Files,
) -> None:
    found = real["cases/baodi-weizhang-baobao.json"]
    change = found["indicators"][0]["change"]
    assert change["value"] == -28
    assert change["text"] == "−28%"
    assert change["printed"] == "现场违章率下降28%"
    assert change["source"]["title"].startswith("一支部一项目一特色")
    assert found["organisation"]["label"] == "宝坻供电公司"
    assert found["company"]["label"] == "国网天津市电力公司"
    assert found["indicators"][0]["baseline"] is None


def test_a_portal_finds_its_way_from_the_index_to_a_blank_form(
    real: Files, real_site: Path
) -> None:
    """Index → list → entry → form, by nothing but the addresses in the answers."""
    (line,) = (f for f in real["index.json"]["files"] if f["title"] == "机制与工作法列表")
    methods = json.loads((real_site / line["url"]).read_bytes())
    (found,) = (m for m in methods["items"] if m["id"] == "qingdan-zeren")
    entry = json.loads((real_site / found["api"]).read_bytes())
    forms = {step["form"] for step in entry["steps"]} - {None}
    assert forms <= {form["id"] for form in entry["forms"]}
    assert (real_site / entry["forms"][0]["url"]).is_file()


def test_the_example_of_the_guide_works(
    real_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    address = re.sub(r'BASE = ".*"', f'BASE = "{real_site.as_uri()}/"', example)
    assert address != example
    exec(compile(address, "interface.md", "exec"), {})
    said = capsys.readouterr().out.splitlines()
    assert "工作票盖党员印章压降现场违章率｜−28%｜现场违章率下降28%" in said


def test_the_guide_names_the_files_that_there_are(real: Files, real_site: Path) -> None:
    for address in re.findall(r'href="([^"#:]+)"', GUIDE):
        assert (real_site / address).is_file(), address
    table = GUIDE.split("| 文件 | 内容 |", 1)[1].split("\n\n", 1)[0].replace("<wbr>", "")
    named = set(re.findall(r"(?:<code>|`)([\w./*]+|[a-z]+/编号\.json)(?:</code>|`)", table))
    wanted = {path.replace("{id}", "编号") for path, _, _ in ANSWERS.values()}
    assert named == wanted | {"openapi.json", "schemas/*.json"}


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_follows_its_schema(real: Files, name: str) -> None:
    schema = real[f"schemas/{name}.json"]
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    held = of_answer(real, name)
    assert held
    for address in held:
        assert not list(validator.iter_errors(real[address])), address


def test_a_schema_refuses_what_the_api_does_not_say(real: Files) -> None:
    validator = Draft202012Validator(real["schemas/case.json"])
    found = real["cases/baodi-weizhang-baobao.json"]
    assert list(validator.iter_errors(found | {"likes": 3}))
    assert list(validator.iter_errors({k: v for k, v in found.items() if k != "evidence"}))
    assert list(validator.iter_errors(found | {"hash": "新的"}))


def test_the_description_is_valid_and_names_every_file(real: Files) -> None:
    openapi = real["openapi.json"]
    OpenAPIV31SpecValidator(openapi).validate()
    described = {path.removeprefix("/api/v1/") for path in openapi["paths"]}
    assert described == {path for path, _, _ in ANSWERS.values()}
    covered = {address for name in ANSWERS for address in of_answer(real, name)}
    covered |= {f"schemas/{name}.json" for name in ANSWERS} | {"openapi.json"}
    assert covered == set(real)


def test_the_description_holds_the_schemas_of_the_answers(real: Files) -> None:
    schemas = real["openapi.json"]["components"]["schemas"]
    assert schemas["CaseObject"]["properties"].keys() == (
        real["schemas/case.json"]["properties"].keys()
    )


def test_keys_stand_in_one_order(real: Files) -> None:
    """The order of the type, so that two editions can be compared line by line."""
    for name in ("case", "method"):
        wanted = list(real[f"schemas/{name}.json"]["properties"])
        for address in of_answer(real, name):
            assert list(real[address]) == wanted


def test_the_same_library_gives_the_same_bytes(real_library: Library) -> None:
    assert dict(api_files(real_library, ABOUT)) == dict(api_files(real_library, ABOUT))


def test_every_address_leads_to_a_file_of_the_site(real: Files, real_site: Path) -> None:
    for address, content in real.items():
        for url in values(content, "url", "api", "schema"):
            if "{id}" not in url and address != "openapi.json":
                assert (real_site / url.partition("#")[0]).is_file(), f"{address}: {url}"


def test_addresses_are_whole_where_the_site_is_known(real_library: Library) -> None:
    files = answers(real_library, About(edition="2026-11-21", site_url=SITE))
    for content in files.values():
        for url in values(content, "url", "api"):
            assert url.startswith(SITE)
    assert files["openapi.json"]["servers"] == [{"url": SITE}]
    assert files["index.json"]["site"] == SITE


def test_the_api_says_what_the_data_of_the_pages_says(real: Files, real_site: Path) -> None:
    """The comparison and the plan read `data/entries/`, programs read this: one library."""
    for kind in ("cases", "methods"):
        for line in real[f"{kind}.json"]["items"]:
            text = (real_site / f"data/entries/{kind}/{line['id']}.js").read_text("utf-8")
            page = json.loads(text.partition(",")[2].rpartition(")")[0])
            entry = real[f"{kind}/{line['id']}.json"]
            assert page["title"] == entry["title"] == line["title"]
            assert page["url"] == entry["url"] == line["url"]
            level = entry["evidence"]
            words = f"{level['level']['label']}，{level['points']}/{level['most']} 分"
            assert page["evidence"] == words
            if kind == "cases":
                ours = {f["printed"] for f in figures(entry)}
                theirs = {p for _, printed, _ in page["figures"] for p in printed.split("”“")}
                assert theirs <= ours


def figures(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "printed" in node and "value" in node:
            yield node
        for value in node.values():
            yield from figures(value)
    elif isinstance(node, list):
        for item in node:
            yield from figures(item)


def test_the_sum_of_evidence_adds_up(real: Files) -> None:
    for name in ("case", "method"):
        for address in of_answer(real, name):
            evidence = real[address]["evidence"]
            assert evidence["points"] == sum(part["points"] for part in evidence["parts"])


def test_an_entry_and_its_line_in_the_list_agree(real: Files) -> None:
    for kind in ("cases", "methods"):
        assert real[f"{kind}.json"]["count"] == len(real[f"{kind}.json"]["items"])
        for line in real[f"{kind}.json"]["items"]:
            entry = real[f"{kind}/{line['id']}.json"]
            for key in line.keys() & entry.keys() - {"evidence", "cases", "forms", "methods"}:
                assert line[key] == entry[key], (line["id"], key)


def test_the_matrix_counts_what_the_entries_name(real: Files) -> None:
    (matrix, _) = real["matrix.json"]["matrices"]
    assert matrix["whole"]["count"] == real["cases.json"]["count"]
    terms = [term["id"] for term in matrix["terms"]]
    for row in matrix["rows"]:
        entry = real[f"methods/{row['method']['id']}.json"]
        assert row["total"]["count"] == len(entry["cases"])
        assert len(row["cells"]) == len(terms)


def test_drafts_stay_out_and_what_is_moved_or_given_up_says_so() -> None:
    held = library(
        {
            "gao": case(title="草稿里的案例", status="draft"),
            "jiu": case(title="旧的案例", status="moved", moved_to="xin"),
            "xin": case(title="新的案例"),
            "ting": case(title="停用的案例", status="deprecated"),
        },
        {"baobao-fa": method(), "ni": method(title="还在拟的办法", status="draft")},
    )
    files = answers(held)
    assert "草稿里的案例" not in json.dumps(files, ensure_ascii=False)
    assert "还在拟的办法" not in json.dumps(files, ensure_ascii=False)
    listed = files["cases.json"]
    assert [line["id"] for line in listed["items"]] == ["xin", "ting"]
    assert [(m["id"], m["moved_to"]["id"]) for m in listed["moved"]] == [("jiu", "xin")]
    assert files["cases/jiu.json"]["status"] == {"id": "moved", "label": "已移走"}
    assert files["cases/ting.json"]["status"]["label"] == "已停用"
    validator = Draft202012Validator(files["schemas/case.json"])
    assert not list(validator.iter_errors(files["cases/jiu.json"]))


def test_the_fingerprint_follows_the_content_and_nothing_else() -> None:
    def fingerprint(edition: str, site_url: str = "", **more: Any) -> str:
        held = library({"a": case(**more)})
        return EntryObjects.of(held, About(edition=edition, site_url=site_url)).case("a")["hash"]

    first = fingerprint("2025-01-01")
    assert first == fingerprint("2026-01-01", SITE) != fingerprint("2025-01-01", summary="到人。")


def test_a_long_list_has_one_entry_a_line(real_library: Library, real: Files) -> None:
    """Two editions compare line by line."""
    content = dict(api_files(real_library, ABOUT))
    for name in ("cases", "collections"):
        lines = content[f"api/v1/{name}.json"].decode().split("\n")
        found = [json.loads(line.removesuffix(",")) for line in lines if line.startswith('{"id"')]
        assert found == [*real[f"{name}.json"]["items"], *real[f"{name}.json"].get("moved", [])]


def test_hostile_words_of_a_case_stay_text_in_the_list() -> None:
    title, summary = '甲","id":"乙\\', "一\n}]\u2028\x7f“二”"
    held = library({"a": case(title=title, summary=summary)})
    (line,) = answers(held)["cases.json"]["items"]
    assert (line["id"], line["title"], line["summary"]) == ("a", title, summary)


def test_a_case_that_names_what_no_vocabulary_has_is_listed_all_the_same() -> None:
    wild = case(organisation="nobody", scenarios=["nowhere"])
    files = answers(library({"a": wild}))
    (line,) = files["cases.json"]["items"]
    assert line["organisation"]["label"] == line["company"]["id"] == "nobody"
    assert line["terms"]["scenarios"] == []
    validator = Draft202012Validator(files["schemas/cases.json"])
    assert not list(validator.iter_errors(files["cases.json"]))


def test_the_groups_and_the_cases_are_the_whole_api(real_library: Library) -> None:
    made = EntryObjects.of(real_library, ABOUT)
    grouped = [file for group in api_groups(real_library, ABOUT) for file in group.make()]
    grouped += [case_file(made, id_) for id_ in real_library.cases]
    assert len(dict(grouped)) == len(grouped)
    assert dict(grouped) == dict(api_files(real_library, ABOUT))


def test_lists_are_made_without_opening_a_single_case() -> None:
    """At ten thousand cases, opening them all is what a build cannot afford."""
    closed = unopened(library({f"an-{n}": case() for n in range(ENTRIES_TOLD)}))
    names = {address for group in api_groups(closed, ABOUT) for address, _ in group.make()}
    assert {"api/v1/cases.json", "api/v1/methods/baobao-fa.json", "feeds/all.xml"} < names


def test_a_group_says_what_it_reads() -> None:
    """A file may only change when what its group reads has changed."""
    first = {"a": case(), "b": case(title="另一个案例")}
    edits = {
        "typed": case(limits=[{"text": "人手不够。"}]),
        "shown": case(summary="到人。"),
        "titles": case(title="改过的题目"),
    }
    depths: list[str] = list(get_args(Reads))
    for depth, edited in edits.items():
        before, after = library(first), library(first | {"a": edited})
        for group, again in zip(api_groups(before, ABOUT), api_groups(after, ABOUT), strict=True):
            if depths.index(group.reads) < depths.index(depth):
                assert list(group.make()) == list(again.make()), (depth, group.name)


def test_an_entry_can_be_had_alone() -> None:
    held = library()
    files, alone = answers(held), EntryObjects.of(held, ABOUT)
    assert alone.case("anli") == files["cases/anli.json"]
    assert case_file(alone, "anli")[0] == "api/v1/cases/anli.json"
    assert alone.method("baobao-fa") == files["methods/baobao-fa.json"]
    with pytest.raises(KeyError):
        alone.case("mei-you")


def test_a_change_says_by_its_sign_which_way_it_went() -> None:
    moved = {"name": "收费率", "baseline": figure("90"), "change": figure("5")}
    (found,) = answers(library({"a": case(indicators=[moved])}))["cases/a.json"]["indicators"]
    assert found["change"]["text"] == "+5%"
    assert found["baseline"]["text"] == "90%"


def test_an_empty_library_has_an_api() -> None:
    files = answers(library({}, {}))
    assert files["index.json"]["counts"]["cases"] == 0
    validator = Draft202012Validator(files["schemas/index.json"])
    assert not list(validator.iter_errors(files["index.json"]))


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4
    )
)
def test_a_number_reads_back_as_it_was_typed(value: Decimal) -> None:
    text = json.dumps(number(value))
    assert Decimal(text) == value
    assert "." not in text or not text.endswith("0")


def test_a_number_of_the_content_has_no_noise() -> None:
    held = library(
        {"a": case(results={"summary": "好。", "figures": [figure("99.10") | {"name": "率"}]})}
    )
    ((_, content),) = (f for f in api_files(held, ABOUT) if f[0] == "api/v1/cases/a.json")
    assert b'"value":99.1,' in content
