"""What lies in the repository for forges: pipelines, forms, templates, owners and hooks."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from generator.checking import check_tree
from generator.checking.shapes import record_of
from generator.cli import main
from generator.cli.main import COMMANDS
from generator.contributing.asks import NOT_ASKED, case_sections
from generator.contributing.forge_forms import COMMAND, case_form, forge_files, yaml_form
from generator.model import Case, Entries, Term, Vocabulary, VocabularyKind
from generator.reading import read_tree
from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PIPELINES = [*WORKFLOWS, ROOT / ".gitlab-ci.yml", *sorted((ROOT / ".workflow").glob("*.yml"))]
FORMS = sorted(ROOT.glob(".gi*/ISSUE_TEMPLATE/c[ao]*[!g].yml"))
TEMPLATES = (
    ".github/PULL_REQUEST_TEMPLATE.md",
    ".gitee/PULL_REQUEST_TEMPLATE.zh-CN.md",
    ".gitlab/merge_request_templates/Default.md",
)
PINNED = re.compile(r"uses: +[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


@cache
def called(name: str) -> click.Command:
    """The command that a script calls by its name."""
    assert name in COMMANDS
    found = main.get_command(click.Context(main), name)
    assert found
    return found


def real_entries() -> Entries:
    return check_tree(read_tree(ROOT)).entries


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def names(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tool(name: str, *arguments: str | Path) -> None:
    """Run a linter of the development environment over files of the repository."""
    run = subprocess.run(
        [str(Path(sys.executable).with_name(name)), *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stdout + run.stderr


def scripts(pipeline: Any) -> list[str]:
    """Every shell script of a pipeline, of whichever forge."""
    found: list[str] = []
    if isinstance(pipeline, dict):
        for key, value in pipeline.items():
            if key in {"run", "script", "before_script", "commands"}:
                found += [value] if isinstance(value, str) else value
            else:
                found += scripts(value)
    elif isinstance(pipeline, list):
        for item in pipeline:
            found += scripts(item)
    return found


def commands(script: str) -> list[list[str]]:
    """The arguments of every `casebook` call of a script."""
    lines = script.replace("\\\n", " ").splitlines()
    calls = [line.split("casebook ", 1)[1] for line in lines if "/casebook " in line]
    return [shlex.split(re.split(r" [>|]|;", call)[0]) for call in calls]


# Pipelines


def test_workflows_keep_the_schema_of_github() -> None:
    tool("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS)


def test_the_gitlab_pipeline_keeps_its_schema() -> None:
    schema = ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")
    tool("check-jsonschema", *schema, ROOT / ".gitlab-ci.yml")


def test_workflows_have_no_known_weakness() -> None:
    tool("zizmor", "--offline", "--no-progress", "--persona", "pedantic", *WORKFLOWS)


@pytest.mark.parametrize("path", WORKFLOWS, ids=names)
def test_a_workflow_takes_no_right_it_does_not_need(path: Path) -> None:
    workflow = loaded(path)
    # YAML 1.1 reads the key `on` as a truth value.
    assert "pull_request_target" not in str(workflow[True])
    assert workflow["permissions"] in ({}, {"contents": "read"})
    assert "concurrency" in workflow
    for name, job in workflow["jobs"].items():
        assert job["timeout-minutes"] <= 15
        rights = job.get("permissions", workflow["permissions"])
        writes = {right for right, value in rights.items() if value == "write"}
        assert writes <= ({"pages", "id-token"} if name == "deploy" else set())
        uses = [step["uses"].split("@")[0] for step in job["steps"] if "uses" in step]
        if writes:
            assert "actions/checkout" not in uses, "code with rights"
    text = path.read_text("utf-8")
    assert "secrets." not in text
    for line in text.splitlines():
        assert "uses:" not in line or PINNED.search(line), line


@pytest.mark.parametrize("path", WORKFLOWS, ids=names)
def test_what_a_stranger_names_never_becomes_a_command(path: Path) -> None:
    for script in scripts(loaded(path)):
        assert "${{" not in script


@pytest.mark.parametrize("path", PIPELINES, ids=names)
def test_every_call_of_the_command_is_one_it_understands(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("published.json").touch()
    calls = [call for script in scripts(loaded(path)) for call in commands(script)]
    assert ["check", "--strict"] in [call[:2] for call in calls]
    assert "build" in [call[0] for call in calls]
    for name, *arguments in calls:
        command = called(name)
        with click.Context(command, info_name=name) as context:
            command.parse_args(context, list(arguments))


@pytest.mark.parametrize("path", PIPELINES, ids=names)
def test_a_pipeline_installs_only_what_is_locked(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "make .venv/site.installed" in text
    assert "pip install" not in text
    assert not re.search(r"https?://", text), "a host that another network may not have"


@pytest.mark.parametrize("path", PIPELINES[-2:], ids=names)
def test_a_gitee_pipeline_has_the_parts_of_its_format(path: Path) -> None:
    pipeline = loaded(path)
    assert pipeline["version"] == "1.0"
    assert set(pipeline["triggers"]) <= {"push", "pr"}
    for stage in pipeline["stages"]:
        made = set()
        for step in stage["steps"]:
            assert {"step", "name", "displayName"} <= set(step)
            assert step.get("dependArtifact", "SITE") in made | {"SITE"}
            made |= {artifact["name"] for artifact in step.get("artifacts", ())}
            assert made


# Forms


def without_words(text: str) -> str:
    """A form without its choices: contributors add words, and an older list is still right."""
    return re.sub(r"(?m)^ *- (\[ \] )?(?!type|label).*\n", "", text)


def test_the_forms_are_those_of_the_schema() -> None:
    for path, text in forge_files(real_entries()).items():
        committed = (ROOT / path).read_text("utf-8")
        assert without_words(committed) == without_words(text), f"run {COMMAND}"


def test_a_case_can_be_told_whole() -> None:
    asked = {ask.id for section in case_sections(Entries()) for ask in section.asks}
    for name in set(Case.model_fields) - NOT_ASKED:
        id = name.replace("_", "-")
        assert id in asked or any(ask.startswith(f"{id}-") for ask in asked), name
    required = {a.id for section in case_sections(Entries()) for a in section.asks if a.required}
    assert {"title", "vehicle-how", "sources"} <= required
    assert "problem-statement" not in required
    assert record_of(Case).titles["title"] in yaml_form(case_form(Entries()))


def with_scenario(label: str) -> Entries:
    term = Term(label=label, definition="刚添上的词。")
    words = Vocabulary(title="适用场景", summary="难处。", terms={"nanchu": term})
    return Entries(vocabularies={VocabularyKind.SCENARIOS: words})


def test_a_new_word_needs_no_new_form_but_is_in_the_next() -> None:
    old, new = (yaml_form(case_form(with_scenario(label))) for label in ("老难处", "新难处"))
    assert "        - 新难处\n" in new
    assert without_words(old) == without_words(new)


def test_forms_keep_the_schema_of_github() -> None:
    assert len(FORMS) == 4
    tool("check-jsonschema", "--builtin-schema", "vendor.github-issue-forms", *FORMS)
    configs = [ROOT / f"{folder}/ISSUE_TEMPLATE/config.yml" for folder in (".github", ".gitee")]
    tool("check-jsonschema", "--builtin-schema", "vendor.github-issue-config", *configs)


@pytest.mark.parametrize("path", FORMS, ids=names)
def test_the_questions_of_a_form_differ(path: Path) -> None:
    asked = [item for item in loaded(path)["body"] if item["type"] != "markdown"]
    labels = [item["attributes"]["label"] for item in asked]
    assert len(set(labels)) == len(labels)
    for item in asked:
        if item["type"] == "dropdown":
            options = item["attributes"]["options"]
            assert len(set(options)) == len(options)
            assert all(isinstance(option, str) for option in options)


def test_every_forge_asks_the_same_of_a_change() -> None:
    assert len({(ROOT / path).read_text("utf-8") for path in TEMPLATES}) == 1


# Owners and hooks


def test_every_rule_of_the_owners_names_something_that_is_there() -> None:
    lines = (ROOT / "CODEOWNERS").read_text("utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    for pattern, *owners in rules:
        assert owners
        assert all(re.fullmatch(r"@[\w-]+/[\w-]+", owner) for owner in owners)
        assert list(ROOT.glob(pattern.strip("/"))), pattern


def test_the_hooks_are_valid_and_call_commands_that_exist() -> None:
    tool("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml")
    for hook in loaded(ROOT / ".pre-commit-hooks.yaml"):
        _, name, *arguments = hook["entry"].split()
        if hook.get("pass_filenames", True):
            arguments.append(str(ROOT / "cases/vocabulary/scenarios.yml"))
        with click.Context(called(name), info_name=name) as context:
            called(name).parse_args(context, arguments)
