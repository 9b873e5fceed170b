"""mkdocs.yml, read and written again by the engine that is given a file of ours."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.site.configuration import read_configuration, write_configuration
from generator.site.engine import EngineError
from tests.conftest import ROOT


def said(root: Path, text: str, **others: str) -> dict[str, object]:
    for name, other in others.items():
        (root / f"{name}.yml").write_text(other, "utf-8")
    (root / "mkdocs.yml").write_text(text, "utf-8")
    return read_configuration(root)


def test_the_real_configuration_comes_back_as_it_was(tmp_path: Path) -> None:
    before = read_configuration(ROOT)
    assert before["plugins"]
    assert said(tmp_path, write_configuration(before)) == before


def test_what_a_configuration_inherits_lies_under_it(tmp_path: Path) -> None:
    base = "site_name: 甲\ntheme: {name: material, font: false}\nextra_css: [a.css]\n"
    found = said(
        tmp_path, "INHERIT: base.yml\ntheme: {font: true}\nextra_css: [b.css]\n", base=base
    )
    assert found == {
        "site_name": "甲",
        "theme": {"name": "material", "font": True},
        "extra_css": ["b.css"],
    }


def test_a_circle_of_inheritance_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="从自己继承"):
        said(tmp_path, "INHERIT: base.yml\n", base="INHERIT: mkdocs.yml\n")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("!ENV CASEBOOK_TRIED", 7),
        ("!ENV [CASEBOOK_UNSET, CASEBOOK_TRIED]", None),
        ("!ENV [CASEBOOK_UNSET, CASEBOOK_TRIED, 3]", 7),
        ("!ENV [CASEBOOK_UNSET, 3]", 3),
        ("!ENV CASEBOOK_UNSET", None),
    ],
)
def test_a_variable_of_the_environment_has_the_type_it_looks_like(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, value: object
) -> None:
    monkeypatch.setenv("CASEBOOK_TRIED", "7")
    if value is None and "TRIED" in text:
        value = "CASEBOOK_TRIED"  # The last of a list is what stands when no variable does.
    assert said(tmp_path, f"copyright: {text}\n") == {"copyright": value}


def test_a_function_that_is_named_is_handed_on_and_not_called(tmp_path: Path) -> None:
    text = "emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
    made = "made: !!python/object/apply:os.mkdir [made]\n"
    written = write_configuration(said(tmp_path, text + made))
    tags = {node.tag for _, node in yaml.compose(written).value}
    assert tags == {
        "tag:yaml.org,2002:python/name:material.extensions.emoji.twemoji",
        "tag:yaml.org,2002:python/object/apply:os.mkdir",
    }


@pytest.mark.parametrize("text", ["- 1\n", "", "a: [\n", "INHERIT: no.yml\n", "\x00"])
def test_what_cannot_be_read_is_said(tmp_path: Path, text: str) -> None:
    with pytest.raises(EngineError, match=r"\.yml"):
        said(tmp_path, text)
