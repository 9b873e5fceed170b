"""Schemas that teach in an editor, and that every file of the library follows."""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from generator.checking import check_tree
from generator.cli import main
from generator.exports.editing import OFFERED_MOST, editor_schema
from generator.exports.schemas import schema_files, schema_text
from generator.library import Library
from generator.model import FILE_MODELS, Entries, VocabularyKind
from generator.reading import address_of, read_tree
from tests.conftest import ROOT
from tests.small import case, unopened

SETTINGS = ROOT / ".vscode" / "settings.json"


@pytest.fixture(scope="module")
def entries() -> Entries:
    return check_tree(read_tree(ROOT)).entries


def field(schema: dict[str, Any], *names: str) -> dict[str, Any]:
    """The schema of a field; names of types begin with a capital letter."""
    for name in names:
        inner = schema["$defs"][name] if name[0].isupper() else schema["properties"][name]
        schema = {**inner, "$defs": schema["$defs"]}
    return schema


@pytest.mark.parametrize("kind", list(FILE_MODELS))
def test_each_is_a_schema_with_and_without_a_library(kind: str, entries: Entries) -> None:
    for schema in (editor_schema(kind), editor_schema(kind, entries)):
        Draft202012Validator.check_schema(schema)


def test_a_published_schema_says_nothing_of_a_draft_but_its_id() -> None:
    held = Entries(cases={"aa": case(title="未定的题目", summary="未定的摘要", status="draft")})
    schema = editor_schema("case", held)
    assert "未定" not in json.dumps(schema, ensure_ascii=False)
    assert field(schema, "moved_to")["enum"] == ["aa"]


def test_every_file_of_the_library_follows_its_schema(entries: Entries) -> None:
    validators = {kind: Draft202012Validator(editor_schema(kind, entries)) for kind in FILE_MODELS}
    for path, data in read_tree(ROOT).files.items():
        address = address_of(path)
        assert address
        errors = validators[address.kind.value].iter_errors(yaml.safe_load(data))
        assert [error.message for error in errors] == [], path


def test_an_id_is_offered_by_its_chinese_name_and_with_its_meaning(entries: Entries) -> None:
    scenarios = field(editor_schema("case", entries), "scenarios")["items"]
    place = scenarios["enum"].index("xianchang-weizhang")
    assert scenarios["markdownEnumDescriptions"][place].startswith("**现场违章多**：")
    assert scenarios["defaultSnippets"][place]["label"] == "现场违章多"
    assert scenarios["defaultSnippets"][place]["body"] == "xianchang-weizhang"
    assert scenarios["enum"] == list(entries.terms(VocabularyKind.SCENARIOS))


def test_methods_sources_and_cases_are_offered_too(entries: Entries) -> None:
    schema = editor_schema("case", entries)
    assert field(schema, "Action", "method")["enum"] == list(entries.methods)
    assert field(schema, "sources")["items"]["enum"] == list(entries.sources)
    assert field(schema, "moved_to")["enum"] == list(entries.cases)


def test_an_id_that_the_library_lacks_is_refused_and_without_a_library_any_id_will_do(
    entries: Entries,
) -> None:
    cited = {"sources": ["nowhere"]}
    own, bare = (Draft202012Validator(editor_schema("case", e)) for e in (entries, None))
    assert "nowhere" in [error.instance for error in own.iter_errors(cited)]
    assert "nowhere" not in [error.instance for error in bare.iter_errors(cited)]
    assert "不是编号" in [error.instance for error in bare.iter_errors({"sources": ["不是编号"]})]


def test_a_long_list_is_not_offered_and_any_id_will_do() -> None:
    """A schema of five megabytes helps nobody, and each new case would change it."""
    few, many = (held_cases(count) for count in (OFFERED_MOST, OFFERED_MOST + 1))
    offered, open_ = (field(editor_schema("case", e), "moved_to") for e in (few, many))
    assert len(offered["enum"]) == OFFERED_MOST
    assert "enum" not in open_
    assert "defaultSnippets" not in open_
    assert re.fullmatch(open_["pattern"], "an-0")
    assert "不逐个列出" in open_["description"]
    assert "例：" in open_["markdownDescription"]
    assert "不逐个列出" in open_["markdownDescription"]
    errors = Draft202012Validator(editor_schema("case", many)).iter_errors({"moved_to": "不是编号"})
    assert "不是编号" in [error.instance for error in errors]


def test_the_schemas_of_a_large_library_stay_small_and_open_no_case() -> None:
    held = unopened(Library(held_cases(OFFERED_MOST + 1))).entries
    for _, content in schema_files(held):
        assert len(content) < 100_000


def held_cases(count: int) -> Entries:
    return Entries(cases={f"an-{n}": case() for n in range(count)})


def test_fixed_words_come_with_their_labels() -> None:
    status = field(editor_schema("case"), "Status")
    assert dict(zip(status["enum"], status["enumDescriptions"], strict=True))["draft"] == "草稿"


def test_every_field_has_a_chinese_title_and_says_what_belongs_there() -> None:
    for kind in FILE_MODELS:
        schema = editor_schema(kind)
        for part in (schema, *schema.get("$defs", {}).values()):
            for name, stated in part.get("properties", {}).items():
                made_of = schema.get("$defs", {}).get(stated.get("$ref", "").rpartition("/")[2], {})
                assert re.search("[一-鿿]", stated.get("title", made_of.get("title", ""))), name
                assert stated["description"], name


def test_examples_are_shown_and_never_written_for_the_contributor() -> None:
    for kind in FILE_MODELS:
        text = schema_text(kind)
        assert '"examples":' not in text
        assert '"type": "null"' not in text
        assert not re.search(r'"default": [^{]', text)
    assert "例：`宝坻运检党支部`" in field(editor_schema("case"), "branch")["markdownDescription"]


def test_a_list_of_parts_offers_one_with_its_fields_in_order() -> None:
    least, every = field(editor_schema("case"), "indicators")["defaultSnippets"]
    assert least == {"label": "指标（必填的字段）", "body": {"name": "$1"}}
    assert list(every["body"])[:5] == ["indicator", "name", "unit", "better", "baseline"]
    assert every["body"]["baseline"] == {
        "value": "$5",
        "unit": "$6",
        "printed": "$7",
        "source": "$8",
    }


def test_the_command_prints_the_words_of_the_library_it_runs_in(
    tmp_path: Path, entries: Entries
) -> None:
    def printed(*arguments: str) -> str:
        return CliRunner().invoke(main, [*arguments, "schema", "case"]).output

    assert printed("--root", str(ROOT)) == schema_text("case", entries)
    assert printed("--root", str(tmp_path)) == schema_text("case")
    bare = CliRunner().invoke(main, ["--root", str(ROOT), "schema", "case", "--bare"])
    assert bare.output == schema_text("case")


def test_the_editor_finds_the_schema_of_every_file(entries: Entries) -> None:
    comments = re.compile(r"^\s*//.*$", re.MULTILINE)
    settings = json.loads(comments.sub("", SETTINGS.read_text("utf-8")))
    published = {f"./site/{address}" for address, _ in schema_files(entries)}
    for path in read_tree(ROOT).files:
        address = address_of(path)
        assert address
        assert chosen(settings["yaml.schemas"], path) == [f"./site/schemas/{address.kind}.json"]
    assert set(settings["yaml.schemas"]) <= published


def chosen(schemas: dict[str, list[str]], path: str) -> list[str]:
    """The schemas whose patterns match a path and do not take it out again."""
    file = PurePosixPath(path)
    return [
        schema
        for schema, patterns in schemas.items()
        if any(file.match(pattern) for pattern in patterns if pattern[0] != "!")
        and not any(file.match(pattern[1:]) for pattern in patterns if pattern[0] == "!")
    ]
