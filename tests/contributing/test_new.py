"""`casebook new` starts a draft that teaches: filled in as a person would, it passes the checks."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checking import check_tree
from generator.checking.shapes import ListOf, MapOf, Record, record_of
from generator.cli import main
from generator.contributing.formatting import formatted
from generator.contributing.matching import Choice, matches
from generator.contributing.new import new_text
from generator.contributing.proposing import propose_id
from generator.model import FILE_MODELS, Entries, Model
from generator.reading import FileKind, is_id, read_tree, read_yaml
from tests.conftest import ROOT

COLLECTION = "tianjin-zhuoyue"
FOLDER = f"cases/{COLLECTION}"
TITLE = "宝坻运检党员包保压降现场违章"
OPTIONS = ("--title", TITLE, "--collection", COLLECTION, "--id", "xin-anli")
FILE = f"{FOLDER}/xin-anli.yml"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A copy of the real library that commands may write into."""
    for folder in ("cases", "methods"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


@pytest.fixture(scope="module")
def entries() -> Entries:
    return check_tree(read_tree(ROOT)).entries


def run(library: Path, *arguments: str, answers: str = "") -> Result:
    return CliRunner().invoke(main, ["--root", str(library), *arguments], input=answers)


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits at the terminal."""
    monkeypatch.setattr("generator.cli.draft.can_ask", lambda: True)


@pytest.mark.usefixtures("answering")
def test_a_secretary_answers_the_questions_and_gets_a_draft(library: Path) -> None:
    answers = "\n".join(
        [TITLE, "天津", "宝坻", "运检党支部", "现场违章多 2", "党员包保", "", "baodi-xin", ""]
    )
    result = run(library, "new", "case", answers=answers)
    assert result.exit_code == 0, result.output
    made = library / FOLDER / "baodi-xin.yml"
    assert f"已新建 {made}" in result.output
    assert f"casebook --root {library} check {FOLDER}/baodi-xin.yml" in result.output
    data = read_yaml(made.read_bytes()).data
    assert data
    assert data["title"] == TITLE
    assert data["organisation"] == "tianjin-baodi"
    assert data["branch"] == "运检党支部"
    assert data["scenarios"] == ["xianchang-weizhang", "zhibu-fali-nan"]
    assert data["vehicle"] == {"kinds": ["dangyuan-baobao"], "how": None}
    assert data["sources"] is None
    assert data["status"] == "draft"


@pytest.mark.usefixtures("answering")
def test_an_unclear_answer_is_asked_again_and_a_number_means_what_was_shown(library: Path) -> None:
    answers = "\n".join(["没有这个单位", "tianjin", "3", "", "", "", "", "", ""])
    result = run(library, "new", "case", *OPTIONS[:4], answers=answers)
    assert result.exit_code == 0, result.output
    assert "没有“没有这个单位”" in result.output
    assert "  3  宝坻供电公司  tianjin-baodi" in result.output
    assert "→ 宝坻供电公司" in result.output


@pytest.mark.usefixtures("answering")
def test_of_several_answers_the_clear_ones_are_kept(library: Path) -> None:
    answers = "\n".join(["", "", "窃电 责任 没有的", "1", "", "", "baodi-er"])
    result = run(library, "new", "case", *OPTIONS[:4], answers=answers)
    assert result.exit_code == 0, result.output
    assert "“责任”有 2 个" in result.output
    data = read_yaml((library / FOLDER / "baodi-er.yml").read_bytes()).data
    assert data
    assert data["scenarios"] == ["qiedian-loushou", "zeren-mohu"]


@pytest.mark.usefixtures("answering")
def test_a_bad_or_taken_id_is_asked_again(library: Path) -> None:
    answers = "\n".join(["", "", "", "", "", "宝坻", "baodi-weizhang-baobao", "baodi-er"])
    result = run(library, "new", "case", *OPTIONS[:4], answers=answers)
    assert result.exit_code == 0, result.output
    assert "“宝坻”不能作编号" in result.output
    assert "“baodi-weizhang-baobao”已经有了" in result.output
    assert (library / FOLDER / "baodi-er.yml").is_file()


def test_options_take_words_and_nothing_is_asked(library: Path) -> None:
    result = run(
        library,
        *("new", "case", *OPTIONS, "--organisation", "宝坻", "--branch", "运检党支部", "--yes"),
        *("--scenario", "现场违章多", "--scenario", "zeren-mohu", "--vehicle", "包保"),
        *("--source", "tianjin"),
    )
    assert result.exit_code == 0, result.output
    data = read_yaml((library / FILE).read_bytes()).data
    assert data
    assert data["scenarios"] == ["xianchang-weizhang", "zeren-mohu"]
    assert data["sources"] == ["tianjin"]


def test_a_fresh_draft_says_what_is_still_empty(library: Path) -> None:
    assert run(library, "new", "case", *OPTIONS).exit_code == 0
    told = run(library, "check", FILE).output
    for field in ("summary", "organisation", "scenarios", "vehicle.kinds", "vehicle.how"):
        assert f" S203 {field}：" in told, told
    assert {line.split()[1] for line in told.splitlines() if line.startswith(FILE)} == {"S203"}


def test_the_draft_filled_in_as_a_person_would_passes_every_check(library: Path) -> None:
    words = ("--organisation", "宝坻", "--scenario", "现场违章多", "--vehicle", "包保")
    assert run(library, "new", "case", *OPTIONS, *words, "--source", "tianjin").exit_code == 0
    text = (library / FILE).read_text("utf-8")
    for old, new in (
        ("\nsummary:\n", "\nsummary: 党员把作业面包下来，违章有人管。\n"),
        ("# branch:\n", "branch: 运检党支部\n"),
        ("# problem:\n", "problem:\n"),
        ("#   statement:\n", "  statement: 作业面分散，违章没有人盯。\n"),
        ("  how:\n", "  how: 每名党员包一个作业面，开工前后各查一遍。\n"),
        ("\n  - text:\n", "\n  - text: 列出作业面，逐个落实到党员。\n"),
        ("    # method:\n", "    method: dangyuan-baobao\n"),
        ("status: draft\n", "status: published\n"),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (library / FILE).write_text(text, "utf-8")
    checked = run(library, "check", "--strict", FILE)
    assert checked.exit_code == 0, checked.output
    assert run(library, "format", FILE).exit_code == 0
    assert run(library, "check", "--strict", FILE).exit_code == 0


def test_a_method_is_started_in_the_same_way(library: Path) -> None:
    options = ("--title", "班前五分钟", "--kind", "典型机制", "--organisation", "宝坻", "--yes")
    result = run(library, "new", "method", *options)
    assert result.exit_code == 0, result.output
    (made,) = set((library / "methods").iterdir()) - {
        library / "methods" / path.name for path in (ROOT / "methods").iterdir()
    }
    data = read_yaml(made.read_bytes()).data
    assert data
    assert data["kind"] == "mechanism"
    assert data["origin"] == {"organisations": ["tianjin-baodi"], "statement": None}


def test_without_a_terminal_the_missing_options_are_named(library: Path) -> None:
    result = run(library, "new", "case", "--organisation", "宝坻")
    assert result.exit_code == 2
    assert "--title（标题）、--collection（项目集）" in result.output


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--organisation", "天津市"), "tianjin"),
        (("--organisation", "没有的单位"), "没有“没有的单位”"),
        (("--scenario", "没有的场景"), "xianchang-weizhang（现场违章多）"),
        (("--id", "宝坻"), "不能作编号"),
        (("--id", "baodi-weizhang-baobao"), "已经有了"),
        (("--id", "qingdan-zeren"), "已经有了"),
    ],
)
def test_an_option_that_means_nothing_is_a_usage_error(
    library: Path, options: tuple[str, str], told: str
) -> None:
    before = sorted((library / FOLDER).iterdir())
    result = run(library, "new", "case", *OPTIONS[:4], *options)
    if options[1] != "天津市":
        assert result.exit_code == 2
        assert sorted((library / FOLDER).iterdir()) == before
    assert told in result.output


def test_without_a_collection_the_first_step_is_named(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    result = run(tmp_path, "new", "case", *OPTIONS)
    assert result.exit_code == 1
    assert "collection.yml" in result.output


LENGTHS = [("甲", 1), ("甲" * 61, 61)]


@pytest.mark.parametrize(("title", "length"), LENGTHS)
def test_a_title_that_no_check_would_pass_is_refused(
    library: Path, title: str, length: int
) -> None:
    result = run(library, "new", "case", *OPTIONS, "--title", title, "--yes")
    assert result.exit_code == 2
    assert f"标题要 2 至 60 个字，这里有 {length} 个" in result.output
    assert not (library / FILE).exists()


@pytest.mark.usefixtures("answering")
@pytest.mark.parametrize(("title", "length"), LENGTHS)
def test_such_a_title_is_asked_for_again(library: Path, title: str, length: int) -> None:
    answers = "\n".join([title, TITLE, *[""] * 7])
    result = run(library, "new", "case", *OPTIONS[2:], answers=answers)
    assert result.exit_code == 0, result.output
    assert f"标题要 2 至 60 个字，这里有 {length} 个" in result.output
    assert (library / FILE).is_file()


def test_a_full_disk_leaves_no_empty_draft(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sorted((library / FOLDER).iterdir())

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("generator.contributing.saving.os.fdopen", refuse)
    result = run(library, "new", "case", *OPTIONS, "--yes")
    assert result.exit_code == 1
    assert "磁盘满了" in result.output
    assert sorted((library / FOLDER).iterdir()) == before


def test_nothing_is_ever_written_over(library: Path) -> None:
    (library / FILE).mkdir()
    result = run(library, "new", "case", *OPTIONS)
    assert result.exit_code == 1
    assert "已经有了" in result.output


@pytest.mark.parametrize("kind", ["case", "method"])
def test_the_draft_teaches_every_field_and_is_in_the_written_form(kind: str) -> None:
    text = new_text(FileKind(kind), {"title": "甲乙", "status": "draft"}, f"{kind}s/x/y.yml")
    assert text.startswith(f"# yaml-language-server: $schema=../../site/schemas/{kind}.json\n")
    document = read_yaml(text.encode())
    assert not document.faults
    assert formatted(FileKind(kind), text.encode(), document) == text.encode()
    for model in _models(FILE_MODELS[kind]):
        for name, info in model.model_fields.items():
            assert f"{name}:" in text, name
            assert f"{info.title}" in text, name
            assert str(info.description) in text, name


def _models(model: type[Model], found: frozenset[type[Model]] = frozenset()) -> set[type[Model]]:
    """A model and all that it is made of."""
    every = {model, *found}
    for shape in record_of(model).fields.values():
        inner = shape.item if isinstance(shape, ListOf | MapOf) else shape
        if isinstance(inner, Record) and inner.model not in every:
            every |= _models(inner.model, frozenset(every))
    return every


def test_a_person_with_an_editor_uncomments_a_field_and_it_is_that_field() -> None:
    text = new_text(FileKind.CASE, {"title": "甲乙"}, "cases/a/b.yml")
    start = text.index("# indicators:\n")
    block = text[start : text.index("\n\n", start)]
    plain = "\n".join(line.removeprefix("# ") for line in block.split("\n"))
    data = read_yaml(text.replace(block, plain).encode()).data
    assert data
    assert data["indicators"] == [{"name": None}]


@pytest.mark.parametrize(
    ("title", "organisation", "wanted"),
    [
        ("宝坻公司党员包保压降现场违章", "tianjin-baodi", "baodi-dangyuanbaobao-weizhang"),
        ("用清单管住QC小组", "", "qingdan-guanzhu-qc"),
        ("Safety first", "", "safety-first"),
        ("con", "", "anli-con"),
        ("！！", "", ""),
    ],
)
def test_an_id_is_proposed_from_the_words_of_the_title(
    entries: Entries, title: str, organisation: str, wanted: str
) -> None:
    assert propose_id(title, organisation, entries, ()) == wanted


def test_a_proposed_id_is_new(entries: Entries) -> None:
    first = propose_id(TITLE, "", entries, ())
    assert propose_id(TITLE, "", entries, (first,)) == f"{first}-2"


@settings(deadline=None, max_examples=200)
@given(st.text("党员包保现场违章率 工作票，：“”AbC1-_é𠮷\n", max_size=60))
def test_whatever_the_title_the_id_is_valid_and_short(title: str) -> None:
    proposed = propose_id(title, "tianjin-baodi", Entries(), ())
    assert is_id(proposed)
    assert len(proposed) <= 35


CHOICES = [
    Choice("tianjin-baodi", "宝坻供电公司", ("天津宝坻",), "bao di gong dian gong si"),
    Choice("xibei-baoding", "保定项目部"),
    Choice("guowang-tianjin", "国网天津市电力公司", ("天津电力", "天津")),
]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("tianjin-baodi", ["tianjin-baodi"]),
        ("宝坻", ["tianjin-baodi"]),
        ("天津", ["guowang-tianjin"]),
        ("天津宝", ["tianjin-baodi"]),
        ("bdgd", ["tianjin-baodi"]),
        ("BaoDi", ["tianjin-baodi", "xibei-baoding"]),
        ("baodi gongdian", ["tianjin-baodi"]),
        ("xiangmubu", ["xibei-baoding"]),
        ("項目部", ["xibei-baoding"]),
        ("没有", []),
        ("", []),
    ],
)
def test_words_find_what_they_mean(typed: str, wanted: list[str]) -> None:
    assert [choice.id for choice in matches(typed, CHOICES)] == wanted


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
def test_the_questions_in_a_real_terminal(library: Path) -> None:
    import pty  # noqa: PLC0415

    command = [sys.executable, "-m", "generator.cli", "--root", str(library), "new", "case"]
    terminal, theirs = pty.openpty()
    child = subprocess.Popen(
        [*command, *OPTIONS],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        close_fds=True,
    )
    for question, answer in (
        ("单位", "宝坻"),
        ("党支部", "运检党支部"),
        ("适用场景", "1"),
        ("载体类型", ""),
        ("来源", "1"),
    ):
        assert _read_until(terminal, f"{question}（"), question
        os.write(terminal, f"{answer}\n".encode())
    assert "已新建" in _read_until(terminal, "统一写法")
    assert child.wait(timeout=20) == 0
    os.close(theirs)
    os.close(terminal)
    assert "organisation: tianjin-baodi" in (library / FILE).read_text("utf-8")


def _read_until(terminal: int, *wanted: str) -> str:
    shown, ends = b"", time.monotonic() + 20
    while time.monotonic() < ends:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                shown += os.read(terminal, 4096)
            except OSError:
                break
        if any(word in shown.decode("utf-8", "ignore") for word in wanted):
            return shown.decode("utf-8", "ignore")
    return ""
