"""The first sheet: how to fill the others, in plain words, one A4 page wide."""

from __future__ import annotations

from typing import Any

from generator.exports.workbook.example import EXAMPLE_ID
from generator.exports.workbook.layout import Need, case_sheets
from generator.exports.workbook.style import A4, Formats, height, lines_in

_WIDTHS = (6, 20, 64)

_STEPS = (
    "先填“案例”表：一个案例一行。标题、摘要、单位、适用场景、载体类型、作用发挥方式、来源必须填。",
    "再填其他表：一行写一件事、一个数或一个人的分工，第一列写明属于哪个案例（编号或标题都行）。"
    "“做法”表每个案例至少一行，其他表有什么填什么。",
    "同一个案例的行从上到下就是页面上的先后。",
    "原文没有写的不要填，留空就好，网站会显示“原文未载”。",
    "有底色的表头：深红的必须填；浅红的，同一组里填了别的才必须填；其余可以不填。"
    "把鼠标停在表头上，会看到这一列填什么、举什么例。",
    f"第一列写着“{EXAMPLE_ID}”的灰色斜体行只作示范，导入时自动跳过，删不删都行。",
)

_RULES = (
    (
        "选词",
        "单位、场景、载体、来源等有下拉选项；下拉里没有的，先问维护案例库的人添词。"
        "直接填编号或别名也认，可选的词都在“词表”里。",
    ),
    ("一格填几个", "适用场景、成因、推广条件等可以填几个：一行一个，按 Alt+Enter 换行。"),
    ("日期", "写成 2020、2020-09 或 2020-09-07，原文写到哪一级就写到哪一级。"),
    (
        "数值",
        "只写阿拉伯数字，单位写在“单位”列：28%，数值写 28，单位写 %。下降写负数，如 -28。"
        "“2000余万元”写成数值 2000、单位 万元、限定 超过。",
    ),
    ("原文写法", "照抄原文里带有这个数的几个字，不超过 30 个字；每个数都要有原文写法和出处。"),
    ("没有数字的成效", "写进“定性成效”表，不要硬凑数字。"),
    ("不要做的", "不合并单元格，不改表头和表名，不写公式，不写人名、电话和身份证号。"),
)

_AFTER = (
    "填完把工作簿交给维护案例库的人，由他导入：",
    "casebook import 文件名.xlsx --into cases",
    "有问题会按工作表和单元格逐条说明怎样改，例如“指标!F7”；全部没有问题才会写入案例库。",
)


def write_guide(sheet: Any, formats: Formats, heading: str) -> None:
    """Write the whole sheet."""
    for place, wide in enumerate(_WIDTHS):
        sheet.set_column(place, place, wide)
    page = _Page(sheet, formats)
    page.across(heading, bold=True, font_size=18, font_color="#A4262C")
    page.section("怎样填")
    for number, step in enumerate(_STEPS, 1):
        page.row(f"{number}", "", step, wide=True)
    page.section("有哪些表")
    for layout in case_sheets():
        needed = "每个案例必填" if layout.required else "有则填"
        page.row("", layout.name, f"{layout.description}（{needed}）")
    page.section("怎样写")
    for title, text in _RULES:
        page.row("", title, text)
    page.section("表头的颜色")
    for need, meaning in (
        (Need.ALWAYS, "必须填"),
        (Need.IN_GROUP, "同一组里填了别的，就必须填"),
        (Need.NEVER, "可以不填"),
    ):
        page.legend(need, meaning)
    page.section("填完以后")
    for line in _AFTER:
        page.across(line)
    sheet.hide_gridlines(2)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.6, top=0.6, bottom=0.6)
    sheet.set_footer("&R第 &P 页，共 &N 页")


class _Page:
    """Writes one row below another."""

    def __init__(self, sheet: Any, formats: Formats) -> None:
        self._sheet = sheet
        self._formats = formats
        self._row = 0

    def across(self, text: str, **look: Any) -> None:
        """A line over the whole width."""
        self._merged(0, text, self._formats.text(**look), look.get("font_size", 11) / 11)

    def section(self, title: str) -> None:
        """A heading with a line below it, after a gap."""
        self._row += 1
        look = {"bold": True, "font_size": 13, "bottom": 1, "bottom_color": "#A4262C"}
        self.across(title, **look)

    def row(self, number: str, title: str, text: str, *, wide: bool = False) -> None:
        """A number or a title, and what is said about it."""
        plain = self._formats.text()
        self._sheet.write_string(self._row, 0, number, self._formats.text(align="right"))
        if wide:
            self._merged(1, text, plain)
            return
        self._sheet.write_string(self._row, 1, title, self._formats.text(bold=True))
        self._sheet.write_string(self._row, 2, text, plain)
        self._sheet.set_row(self._row, height(lines_in(text, _WIDTHS[2])))
        self._row += 1

    def legend(self, need: Need, meaning: str) -> None:
        """A sample of a header's colour."""
        self._sheet.write_string(self._row, 1, need.value or "选填", self._formats.head(need))
        self._sheet.write_string(self._row, 2, meaning, self._formats.text())
        self._row += 1

    def _merged(self, first: int, text: str, form: Any, scale: float = 1) -> None:
        self._sheet.merge_range(self._row, first, self._row, len(_WIDTHS) - 1, text, form)
        lines = lines_in(text, int(sum(_WIDTHS[first:]) / scale))
        self._sheet.set_row(self._row, height(lines) * scale)
        self._row += 1
