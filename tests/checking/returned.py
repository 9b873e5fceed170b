"""A registry and a filled form of the mini library, as the workbooks that bring them back."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from openpyxl import Workbook, load_workbook

from generator.checking import check_tree
from generator.contributing.canonical import canonical_text
from generator.exports.forms import blank_forms, form_workbook
from generator.exports.workbook import registries_of, registry_workbook, words_of
from generator.library import Library
from generator.reading import FileKind, Tree, read_tree, read_yaml
from tests.checking.library import MINI

BAODI = """
organisation: baodi
year: '2023'
branches: [检修一班党支部, 检修二班党支部, 营销党支部]
changes:
  - date: '2023-06-30'
    kind: merged
    before: [检修一班党支部, 检修二班党支部]
    after: [检修党支部]
    reason: 机构调整
    projects: 由检修党支部接续
projects:
  - id: xm-001
    branch: 检修党支部
    title: 违章清零包保
    business: maintenance
    problem: 外包作业现场违章反复出现
    mechanism: 党员包保到作业面
    method: duty-lists
    indicator:
      {indicator: violations, name: 现场违章, unit: 起, better: lower, baseline: 12, target: 6}
    vehicles: [duty-area]
    owner: 支部书记
    registered: '2023-02-20'
    grade: C
    key: true
    promotions:
      - {date: '2023-07-05', wanted: B, improvement: 覆盖全部队伍, ruling: approved}
    progress:
      - {date: '2023-04-28', done: 包保到岗, value: 9.5, pace: late, next: 五月重新交底}
      - {date: '2023-06-27', done: 两轮复查, value: 7, pace: on_time}
    scoring:
      department: 安监部
      professional_score: 5
      professional_basis: 指标达到目标
      party_score: 4
      party_basis: 分工和记录齐全
  - id: xm-002
    branch: 营销党支部
    title: 抄表到户
    business: maintenance
    problem: 抄表差错多
    mechanism: 一户一核
    indicator: {name: 抄表差错, unit: 次, better: lower, baseline: 30, target: 10}
    owner: 营销班长
    registered: '2023-03-01'
    grade: B
note: |-
  六月机构调整。
  营销支部年底前换届。
"""
POWER = """
organisation: tianjin-power
year: '2023'
branches: [机关党支部]
projects:
  - id: xm-001
    branch: 机关党支部
    title: 会议减半
    business: maintenance
    problem: 会议多
    mechanism: 例会合并
    indicator: {name: 月均会议, unit: 次, better: lower, baseline: 20, target: 10}
    owner: 支部书记
    registered: '2023-02-20'
    grade: B
"""
REGISTRIES = {
    f"cases/tianjin/registry/2023-{name}.yml": canonical_text(
        FileKind.REGISTRY, read_yaml(text.encode()).data
    ).encode()
    for name, text in (("baodi", BAODI), ("tianjin-power", POWER))
}
"""Path → bytes of two units of one year."""


@cache
def mini_tree() -> Tree:
    return read_tree(MINI)


@cache
def registry_tree() -> Tree:
    """The mini library with the registries in it."""
    tree = mini_tree()
    return Tree({**tree.files, **REGISTRIES}, tree.faults)


@cache
def registry_bytes() -> bytes:
    """Both registries as a workbook."""
    words = words_of(check_tree(registry_tree()).entries)
    return registry_workbook(registries_of(registry_tree(), "tianjin"), words)


@cache
def blank_duty_list() -> bytes:
    """The blank form of the mini library."""
    forms = blank_forms(Library(check_tree(mini_tree()).entries))
    return form_workbook(next(form for form in forms if form.key == "duty-lists/duty-list"))


def fill_duty_list(book: Workbook, **head: str) -> None:
    """Fill the form as a branch does: what is above the table, two rows in it."""
    stated = {"organisation": "宝坻公司", "branch": "检修党支部", "period": "2023年3月"} | head
    for key, value in stated.items():
        sheet, at = cell_named(book, f"casebook_{key}")
        book[sheet][at] = value
    sheet, rows = cell_named(book, "casebook_rows")
    first = book[sheet][rows]
    first[0][1].value = "已完成"
    first[1][0].value, first[1][1].value = "核对工作票", "未完成"


def cell_named(book: Workbook, name: str) -> tuple[str, str]:
    """Sheet and cells that a name refers to."""
    ((sheet, cells),) = book.defined_names[name].destinations
    return sheet, cells.replace("$", "")


def loaded(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))
