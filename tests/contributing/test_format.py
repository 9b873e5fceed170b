"""`casebook format` writes a file in the one form, keeps every comment and never changes a word."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.checking.shapes import record_of
from generator.cli import main
from generator.contributing.canonical import canonical_text
from generator.contributing.comments import comments_of
from generator.contributing.formatting import formatted
from generator.model import FILE_MODELS
from generator.reading import FileKind, Value, address_of, read_tree, read_yaml
from tests.checking.library import MINI
from tests.conftest import ROOT
from tests.contributing.shapes import values
from tests.contributing.test_canonical import stated

CASE = "cases/tianjin/zero-violation.yml"
QUICKLY = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def tidy(text: str, kind: FileKind = FileKind.CASE) -> str:
    """The written form of a text; written again, it stays as it is."""
    document = read_yaml(text.encode())
    assert not document.faults, document.faults
    once = formatted(kind, text.encode(), document)
    assert formatted(kind, once, read_yaml(once)) == once
    return once.decode()


def test_a_file_typed_by_hand_becomes_tidy_and_says_the_same() -> None:
    typed = """\
summary: "包保到现场。"
title:    党员包保
scenarios: [weizhang,   loushou]
vehicle:
    how: >-
      党员
      包保
    kinds: [baobao]
branch:
"""
    assert (
        tidy(typed)
        == """\
title: 党员包保
summary: 包保到现场。
scenarios:
  - weizhang
  - loushou
vehicle:
  kinds:
    - baobao
  how: 党员 包保
"""
    )


def test_a_comment_moves_with_the_key_it_stands_before() -> None:
    typed = "# 摘要还要改\nsummary: 乙\n# 标题定了\ntitle: 甲\n"
    assert tidy(typed) == "# 标题定了\ntitle: 甲\n# 摘要还要改\nsummary: 乙\n"


def test_a_comment_at_the_end_of_a_line_stays_there() -> None:
    typed = "summary: '乙 # 不是'   # 还要改  \ntitle: '甲' #不是\nscenarios: [a, b] # 两个\n"
    assert tidy(typed) == (
        "title: 甲  # 不是\nsummary: '乙 # 不是'  # 还要改\nscenarios:  # 两个\n  - a\n  - b\n"
    )


def test_the_line_for_the_editor_and_the_words_about_the_file_stay_at_its_head() -> None:
    line = "# yaml-language-server: $schema=a.json\n"
    typed = "# 王工整理\n\n# 摘\nsummary: 乙\ntitle: 甲\n\n# 完\n"
    tidied = "# 王工整理\n\ntitle: 甲\n# 摘\nsummary: 乙\n\n# 完\n"
    assert tidy(line + typed) == line + tidied
    assert tidy(f"{line}summary: 乙\ntitle: 甲\n") == f"{line}title: 甲\nsummary: 乙\n"


def test_comments_in_lists_stay_at_their_items_and_at_the_end() -> None:
    typed = """\
actions:
# 开头
- method: wen  # 方法
  # 怎么做的
  text: 甲
  # 出处: 待查
# 第二件
- text: 乙

# 没写完
# - text: 丙

sources:
  - wen
  # - 还有一篇
status: draft
"""
    assert (
        tidy(typed)
        == """\
actions:
  # 开头
  # 怎么做的
  - text: 甲
    method: wen  # 方法
    # 出处: 待查
  # 第二件
  - text: 乙

# 没写完
# - text: 丙

sources:
  - wen
  # - 还有一篇
status: draft
"""
    )


def test_comments_around_texts_of_several_lines() -> None:
    typed = """\
problem:
  causes:
    - |  # 成因
      # 是正文
      乙

    # 不是正文
  statement: >  # 问题

    甲

    # 也是正文
  # 问题之后
"""
    assert (
        tidy(typed)
        == """\
problem:
  statement: |-  # 问题
    甲
    # 也是正文
  causes:
    - |-  # 成因
      # 是正文
      乙

    # 不是正文
  # 问题之后
"""
    )


def test_a_comment_of_a_key_that_goes_stays() -> None:
    typed = "title: 甲\nbranch:  # 待问\n  # 问王工\nsources:\n  # 还没有\nstatus: draft\n"
    assert tidy(typed) == "title: 甲\n# 待问\n# 问王工\nsources:\n  # 还没有\nstatus: draft\n"


def test_brackets_over_several_lines() -> None:
    typed = (
        "scenarios: [  # 两个\n  a,  # 一\n  # 二\n  b,\n  # 完\n]  # 之后\nsources: ['a#b',#c\n]\n"
    )
    assert tidy(typed) == (
        "# 两个\nscenarios:  # 之后\n  - a  # 一\n  # 二\n  - b\n  # 完\nsources:\n  - a#b  # c\n"
    )


def test_windows_line_ends_and_a_mark_at_the_start_are_evened_out() -> None:
    typed = "\ufeff# 甲\r\ntitle: 乙\r\n"
    assert tidy(typed) == "# 甲\ntitle: 乙\n"


@pytest.mark.parametrize("root", [ROOT, MINI], ids=["real", "mini"])
def test_the_libraries_say_the_same_afterwards(root: Path) -> None:
    for path, data in read_tree(root).files.items():
        address = address_of(path)
        assert address
        new = formatted(address.kind, data, read_yaml(data))
        assert stated(read_yaml(new).data) == stated(read_yaml(data).data), path
        assert root == MINI or new == data


def test_a_file_full_of_comments_takes_no_time() -> None:
    items = "".join(f"- text: 甲  # {n}\n  source:  # {n}\n  # {n}\n" for n in range(2500))
    started = time.perf_counter()
    assert tidy(f"limits:\n{items}").count("#") == 7_500
    assert time.perf_counter() - started < 10


COMMENTS = st.text("甲 #:-'\"a|[", max_size=6).map(lambda text: f"#{text}")
INSERTED = st.lists(
    st.tuples(st.integers(0, 80), COMMENTS | st.just(""), st.none() | st.integers(0, 9)),
    max_size=8,
)
STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([False, None, True]),
        "indent": st.integers(2, 5),
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
        "width": st.sampled_from([20, 10_000]),
    }
)


def commented(text: str, inserted: list[tuple[int, str, int | None]]) -> str:
    """`text` with comments on lines of their own (a number of blanks before them) or behind."""
    lines = text.split("\n")[:-1]
    for place, comment, column in inserted:
        at = place % (len(lines) + 1)
        if column is None and at < len(lines):
            lines[at] += f" {comment}"
        else:
            lines.insert(at, " " * (column or 0) + comment if comment else "")
    return "\n".join(lines) + "\n"


DATA = values(record_of(FILE_MODELS["case"]), 3)


@QUICKLY
@given(DATA, STYLES, INSERTED)
def test_any_file_with_any_comments_keeps_its_data_and_its_comments(
    data: Value, style: dict[str, object], inserted: list[tuple[int, str, int | None]]
) -> None:
    assume(data)
    dumped = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, **style)
    keep_all(commented(dumped, inserted))


@QUICKLY
@given(DATA, INSERTED)
def test_the_written_form_with_any_comments_keeps_them(
    data: Value, inserted: list[tuple[int, str, int | None]]
) -> None:
    assume(data)
    keep_all(commented(canonical_text(FileKind.CASE, data), inserted))


def keep_all(text: str) -> None:
    document = read_yaml(text.encode())
    assume(document.data is not None and not document.faults)
    assume(canonical_text(FileKind.CASE, document.data))
    new = tidy(text)
    again = read_yaml(new.encode())
    assert stated(again.data) == stated(document.data)
    before, after = (
        sorted(comment.text for comment in comments_of(*pair) if comment.text)
        for pair in ((text, document), (new, again))
    )
    assert before == after


@pytest.fixture
def library(tmp_path: Path) -> Path:
    shutil.copytree(MINI, tmp_path / "mini")
    return tmp_path / "mini"


def run(library: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(library), "format", *arguments])


def test_format_rewrites_what_differs_and_then_has_nothing_to_do(library: Path) -> None:
    checked = run(library, "--check")
    assert checked.exit_code == 1
    assert CASE in checked.output
    before = (library / CASE).read_bytes()
    assert (library / CASE).read_bytes() == before

    assert run(library).exit_code == 0
    assert (library / CASE).read_bytes() != before
    checked = run(library, "--check")
    assert checked.exit_code == 0, checked.output
    assert not list(library.rglob(".*"))


def test_the_difference_is_shown_before_it_is_made(library: Path) -> None:
    shown = run(library, "--check", "--diff", str(library / "methods"))
    assert shown.exit_code == 1
    assert "--- methods/duty-lists.yml" in shown.output
    assert "\n-" in shown.output
    assert "cases/" not in shown.output


def test_only_the_files_that_are_named_are_touched(library: Path) -> None:
    before = (library / "methods" / "duty-lists.yml").read_bytes()
    assert run(library, str(library / "cases")).exit_code == 0
    assert (library / "methods" / "duty-lists.yml").read_bytes() == before


def test_a_file_that_cannot_be_read_is_left_alone_and_told_as_by_check(library: Path) -> None:
    broken = "title：甲\nsummary: 乙\n".encode()
    (library / CASE).write_bytes(broken)
    result = run(library)
    assert result.exit_code == 1
    assert (library / CASE).read_bytes() == broken
    checked = CliRunner().invoke(main, ["--root", str(library), "check", str(library / CASE)])
    told = [line for line in checked.output.splitlines() if " R1" in line]
    assert told
    assert told[0] in result.output
    assert run(library, str(library / "methods")).exit_code == 0


def test_a_file_keeps_its_mode(library: Path) -> None:
    (library / CASE).chmod(0o640)
    assert run(library).exit_code == 0
    assert (library / CASE).stat().st_mode & 0o777 == 0o640


def test_a_path_outside_of_the_library_is_a_usage_error(library: Path) -> None:
    result = run(library, str(library / "cases" / "nowhere.yml"))
    assert result.exit_code == 2
    assert "nowhere.yml" in result.output
