"""A kit is one file with all that a branch needs to begin: card, checklist, cases, forms."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from generator.exports.about import About
from generator.exports.forms import kit_files
from generator.exports.forms.card import method_document
from generator.exports.forms.kit import CASES_MOST
from generator.exports.forms.names import different, file_name
from generator.library import Library
from tests import small
from tests.exports.a_form import library, real

ABOUT = About("案例工具箱", "2026-11-21", "https://example.org/")
CARD = b"%PDF-1.7 a card"

KIT = {
    "1 方法卡片.docx",
    "1 方法卡片.pdf",
    "2 步骤核对表.docx",
    "2 步骤核对表.xlsx",
    "3 用过的案例.docx",
    "表单/党员包保责任卡.docx",
    "表单/党员包保责任卡.xlsx",
    "说明.txt",
}


def kits(held: Library, *, card: bool = True) -> Mapping[str, bytes]:
    return dict(kit_files(held, ABOUT, dict.fromkeys(held.listed_methods, CARD) if card else {}))


def opened(kit: bytes) -> ZipFile:
    return ZipFile(BytesIO(kit))


def test_a_kit_holds_all_that_a_branch_needs_to_begin() -> None:
    kit = opened(kits(library())["kits/baobao-fa.zip"])
    assert set(kit.namelist()) == KIT
    assert kit.read("1 方法卡片.pdf") == CARD
    cases = docx.Document(BytesIO(kit.read("3 用过的案例.docx")))
    assert "党员包保压降违章" in {paragraph.text for paragraph in cases.paragraphs}
    for name in kit.namelist():
        if name.endswith(".docx"):
            docx.Document(BytesIO(kit.read(name)))
        elif name.endswith(".xlsx"):
            load_workbook(BytesIO(kit.read(name)))


def test_the_kit_of_all_has_a_folder_for_each_method() -> None:
    made = kits(library())
    kit = opened(made["kits/toolbox.zip"])
    folder = "01 党员责任区与包保"
    assert set(kit.namelist()) == {"说明.txt", *(f"{folder}/{name}" for name in KIT)}
    one = opened(made["kits/baobao-fa.zip"])
    assert all(one.read(name) == kit.read(f"{folder}/{name}") for name in KIT)


def test_the_leaflet_says_what_is_in_the_kit_and_where_it_comes_from() -> None:
    raw = opened(kits(library())["kits/baobao-fa.zip"]).read("说明.txt")
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n") > 10
    told = raw.decode("utf-8-sig")
    assert "1 方法卡片.docx、.pdf：" in told
    assert "2026-11-21 版" in told
    assert "《一篇《文章》》" in told
    assert "https://example.org/" in told


def test_without_a_chinese_font_the_word_card_stands_alone() -> None:
    kit = opened(kits(library(), card=False)["kits/baobao-fa.zip"])
    assert set(kit.namelist()) == KIT - {"1 方法卡片.pdf"}
    assert "1 方法卡片.docx：" in kit.read("说明.txt").decode("utf-8-sig")


def test_the_checklist_is_ticked_off_step_by_step() -> None:
    kit = opened(kits(library())["kits/baobao-fa.zip"])
    book = load_workbook(BytesIO(kit.read("2 步骤核对表.xlsx")))
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    header = next(row for row in rows if row[0] == "序号")
    assert header[1:] == [
        "步骤",
        "怎么做",
        "谁来做",
        "何时",
        "产出",
        "用哪张表",
        "完成",
        "完成日期",
    ]
    assert [row[1] for row in rows[rows.index(header) + 1 :]] == ["分区", "检查"]
    # It is no form of the library: what comes back is not to be taken for one.
    assert list(book.custom_doc_props.names) == []


def test_a_method_without_cases_has_a_kit_without_them() -> None:
    kit = opened(kits(small.library(cases={}))["kits/baobao-fa.zip"])
    assert not any("案例" in name for name in kit.namelist())


def test_a_kit_holds_the_strongest_cases() -> None:
    moved = [{"name": "率", "change": {**small.figure()}}]
    cases = {f"a{n:02}": small.case(title=f"弱的{n:02}") for n in range(CASES_MOST + 3)}
    cases["z"] = small.case(title="有数字的", indicators=moved)
    kit = opened(kits(small.library(cases))["kits/baobao-fa.zip"])
    document = docx.Document(BytesIO(kit.read("3 用过的案例.docx")))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    assert len(headings) == CASES_MOST
    assert "有数字的" in headings
    assert "另有 4 个在网站上" in kit.read("说明.txt").decode("utf-8-sig")


def test_a_library_without_methods_has_no_kit() -> None:
    assert kits(small.library(cases={}, methods={})) == {}


def test_the_card_says_when_how_and_what_to_beware_of() -> None:
    held = small.library(methods={"baobao-fa": small.method(fits=["人少"], not_for=["只有三个人"])})
    document = docx.Document(BytesIO(method_document(held, "baobao-fa")))
    told = "\n".join(
        [p.text for p in document.paragraphs]
        + [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    )
    for text in (
        "党员责任区与包保",
        "人少",
        "只有三个人",
        "1. 分区",
        "划分。",
        "不走过场。",
        "责任卡",
    ):
        assert text in told


def test_the_same_library_gives_the_same_kits() -> None:
    assert kits(library()) == kits(library())


def test_the_site_offers_a_kit_for_every_method_with_all_its_forms(real_site: Path) -> None:
    methods = real().listed_methods
    found = {path.stem for path in (real_site / "kits").glob("*.zip")}
    assert found == {*methods, "toolbox"}
    for method_id, method in methods.items():
        with ZipFile(real_site / "kits" / f"{method_id}.zip") as kit:
            names = kit.namelist()
        assert sum(name.startswith("表单/") for name in names) == 2 * len(method.tools)
        assert all(name == "/".join(map(file_name, name.split("/"))) for name in names)


@pytest.mark.skipif(not shutil.which("unzip"), reason="no unzip here")
def test_another_program_reads_the_chinese_names(tmp_path: Path) -> None:
    path = tmp_path / "kit.zip"
    path.write_bytes(kits(library())["kits/baobao-fa.zip"])
    run = subprocess.run(
        ["unzip", "-Z1", path], capture_output=True, check=True, env={"LC_ALL": "C.UTF-8"}
    )
    assert set(run.stdout.decode().splitlines()) == KIT
    # Bit 11: the name is UTF-8. Without it Windows takes the bytes for its own code page.
    flags = {info.flag_bits & 0x800 for info in ZipFile(path).infolist()}
    assert flags == {0x800}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("检查/考核：A|B?", "检查考核：AB"),
        ('"引号"<尖>*', "引号尖"),
        ("句末。..", "句末。"),
        ("con", "表单 con"),
        ("LPT1.txt", "表单 LPT1.txt"),
        ("...", "表单"),
        ("制表\t符", "制表符"),
    ],
)
def test_names_are_allowed_on_windows(title: str, name: str) -> None:
    assert file_name(title) == name


def test_two_forms_of_one_title_keep_apart() -> None:
    assert list(different(["表A", "表a", "表A 2", "表A"])) == ["表A", "表a 2", "表A 2 2", "表A 3"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=6))
def test_any_titles_make_different_names_that_windows_takes(titles: list[str]) -> None:
    names = list(different(titles))
    assert len({name.lower() for name in names}) == len(titles)
    for name in names:
        assert name == name.strip(". ") != ""
        assert not set(name) & set('<>:"/\\|?*')
        assert name.isprintable()
