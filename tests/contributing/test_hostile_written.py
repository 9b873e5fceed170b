"""Hostile texts on their way through YAML and through a workbook: what is written is read back."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checking import check_tree
from generator.contributing.canonical import canonical_text
from generator.contributing.fixing import fix_tree
from generator.contributing.forge_forms import forge_files
from generator.contributing.workbook import Imported, import_workbook
from generator.reading import Tree, address_of, read_yaml
from tests.checking.workbooks import opened
from tests.exports.hostile_files import EDITABLE, hostile_files
from tests.exports.hostile_library import hostile_data, hostile_library, hostile_tree


def stripped(value: Any) -> Any:
    """A value as models read it: without blanks around a text."""
    if isinstance(value, dict):
        return {key: stripped(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [stripped(inner) for inner in value]
    return value.strip()


def test_every_file_is_read_back_as_it_was() -> None:
    for path, said in hostile_data().items():
        document = read_yaml(hostile_tree().files[path])
        assert document.faults == ()
        assert stripped(document.data) == stripped(said), path


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
def test_another_reader_of_yaml_sees_the_same_texts(loader: Any) -> None:
    for path, said in hostile_data().items():
        read = yaml.load(hostile_tree().files[path], Loader=loader)
        for name in ("title", "summary", "branch", "conditions", "actions", "steps", "aliases"):
            if name in said:
                assert stripped(read[name]) == stripped(said[name]), (path, name)


def test_the_written_form_of_what_was_written_is_the_same() -> None:
    for path, content in hostile_tree().files.items():
        address = address_of(path)
        assert address
        assert canonical_text(address.kind, read_yaml(content).data).encode() == content


def test_no_certain_change_turns_a_text_into_something_else() -> None:
    fixed = fix_tree(hostile_tree(), check_tree, None)
    assert fixed.checked.ok
    for path, content in fixed.files.items():
        assert read_yaml(content).faults == (), path


@cache
def imported() -> Imported:
    bare = {p: c for p, c in hostile_tree().files.items() if "/anli-" not in p}
    return import_workbook(opened(hostile_files()[EDITABLE]), Tree(bare), file="案例.xlsx")


def test_what_a_workbook_took_along_comes_back_as_the_same_file() -> None:
    found = imported()
    assert [problem.message for problem in found.problems if problem.severity == "error"] == []
    cases = {p: c.decode() for p, c in hostile_tree().files.items() if "/anli-" in p}
    assert {file.id for file in found.files} == {Path(path).stem for path in cases}
    different = []
    for file in found.files:
        if file.text != cases[f"cases/xiangmuji/{file.id}.yml"]:
            different.append(file.id)
    assert different == []


def test_issue_forms_of_the_forges_hold_the_labels_and_nothing_more() -> None:
    labels = {
        term.label
        for terms in hostile_library().entries.vocabularies.values()
        for term in terms.terms.values()
    }
    files = forge_files(hostile_library().entries)
    for path, text in files.items():
        if path.endswith(".yml"):
            read = yaml.safe_load(text)
            offered = [o for one in read["body"] for o in one["attributes"].get("options", ())]
            assert all(isinstance(o, str | dict) for o in offered)
    form = yaml.safe_load(files[".github/ISSUE_TEMPLATE/case.yml"])
    offered = {str(o) for one in form["body"] for o in one["attributes"].get("options", ())}
    assert len(labels & offered) == 18
    page = files[".gitlab/issue_templates/case.md"]
    asked = [line.removeprefix("- [ ] ") for line in page.splitlines() if line.startswith("- [ ]")]
    for line in asked:
        assert not set(line) & set("<>|`*_[]@~$^{}\"'\\"), line
