"""Files that a browser makes of hostile texts: another program opens them and obeys none."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page

from generator.exports.table.separated import harmless
from tests.exports.hostile_texts import PAYLOADS
from tests.exports.test_alike import squeezed
from tests.exports.test_hostile_office import EVERY_SHEET, local, office, parts
from tests.site.test_downloads import BASE, made

pytestmark = pytest.mark.browser

ASSETS = BASE.parent
TEXTS = [
    *PAYLOADS,
    "甲\r=1+1",
    "甲\n=1+1",
    "\x00=1+1",
    "\u202e甲",
    "甲\ud83d",
    "_x000d_",
    "长" * 40_000,
]

KINDS = ((TEXTS[0], "text"), (TEXTS[1], "number"), (TEXTS[2], "date"))


@pytest.fixture
def writers(page: Page) -> Page:
    """A page with everything that makes files, and nothing else."""
    page.set_content("<p>")
    for name in ("archive.js", "workbook.js", "document.js", "download.js"):
        page.add_script_tag(path=BASE / name)
    for path in ("explorer/export.js", "tray/paper.js"):
        page.add_script_tag(path=ASSETS / path)
    return page


def sheets() -> list[dict[str, Any]]:
    columns = [{"title": text, "kind": kind} for text, kind in KINDS]
    rows = [[text, text, text] for text in TEXTS]
    named = [{"name": text, "columns": columns, "rows": rows[:2]} for text in TEXTS[:60:3]]
    return [{"name": "表", "columns": columns, "rows": rows}, *named]


def blocks() -> list[dict[str, Any]]:
    columns = [{"title": text, "width": 1} for text in TEXTS[:2]]
    return [
        {"type": "title", "text": TEXTS[0]},
        *({"type": "heading", "level": 2, "text": text} for text in TEXTS),
        *({"type": "paragraph", "text": text} for text in TEXTS),
        {"type": "list", "ordered": True, "items": TEXTS},
        {"type": "table", "columns": columns, "rows": [[text, text] for text in TEXTS]},
    ]


def shown(text: str) -> bytes:
    return text.replace("\ufffd", "?").encode("utf-8", "replace")


def test_no_cell_of_a_workbook_from_the_browser_is_a_formula(writers: Page, tmp_path: Path) -> None:
    content = made(writers, "workbook", sheets())
    for name, root in parts(content):
        assert not {"f", "hyperlink"} & set(map(local, root.iter())), name
    book = load_workbook(io.BytesIO(content))
    assert not any(cell.data_type == "f" for sheet in book for row in sheet for cell in row)
    for sheet in book:
        assert 0 < len(sheet.title) <= 31
        assert not re.search(r"[\[\]:*?/\\]|^'|'$", sheet.title)
    (tmp_path / "a.xlsx").write_bytes(content)
    office(tmp_path, EVERY_SHEET, tmp_path / "a.xlsx")
    with (tmp_path / "out" / "a-表.csv").open(encoding="utf-8", newline="") as file:
        cells = [row[0] for row in csv.reader(file)][1:]
    wanted = [*PAYLOADS, "甲=1+1", "甲=1+1", "=1+1"]
    assert [squeezed(text) for text in cells[: len(wanted)]] == list(map(squeezed, wanted))


def test_a_document_from_the_browser_says_the_texts_and_has_no_field_of_theirs(
    writers: Page,
) -> None:
    content = made(writers, "document", blocks())
    for name, root in parts(content, ".xml", ".rels"):
        assert not {"fldSimple", "hyperlink", "altChunk", "object"} & set(map(local, root.iter()))
        asked = {element.text for element in root.iter() if local(element) == "instrText"}
        assert asked <= {" PAGE "}, name
        assert all(element.get("TargetMode") is None for element in root)
    document = docx.Document(io.BytesIO(content))
    said = [paragraph.text for paragraph in document.paragraphs]
    for text in PAYLOADS:
        assert said.count(text) >= 3, text
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert set(PAYLOADS) <= cells


def test_the_browser_makes_the_same_text_harmless_in_the_same_way(writers: Page) -> None:
    sheet = {"titles": ["甲", "乙"], "rows": [[text, "末"] for text in TEXTS]}
    written = writers.evaluate("sheet => casebook.explorer.csv(sheet)", sheet)
    rows = list(csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline="")))[1:]
    for text, (cell, last) in zip(TEXTS, rows, strict=True):
        # Half of a pair becomes a mark on its way out of the browser.
        assert (shown(cell), last) == (shown(harmless(text)), "末")
    pasted = writers.evaluate("sheet => casebook.explorer.tsv(sheet)", sheet)
    lines = list(csv.reader(io.StringIO(pasted, newline=""), delimiter="\t"))
    assert len(lines) == len(TEXTS) + 1
    assert all(line[1] == "末" for line in lines[1:])
    assert not [line[0] for line in lines if re.match(r'[\s\0"]*[=+@＝＋－＠-]', line[0])]


def test_no_name_of_a_file_leaves_its_folder(writers: Page) -> None:
    names = writers.evaluate("names => names.map((n) => casebook.fileName(n + '.csv'))", TEXTS)
    for name in [*names, writers.evaluate("casebook.fileName('../../a/..')")]:
        assert not re.search(r'[\\/:*?"<>|\x00-\x1f\x7f\u202e]', name)
        assert not name.startswith((".", " "))
        assert len(name) <= 84 + 4


def test_a_page_shows_a_plan_as_text(writers: Page) -> None:
    found = writers.evaluate(
        """blocks => {
          document.body.append(...casebook.plan.paper(blocks));
          const names = [...document.body.querySelectorAll("*")].map((one) => one.localName);
          return [...new Set(names)].sort();
        }""",
        blocks(),
    )
    allowed = {"p", "h3", "h4", "ol", "li", "table", "colgroup", "col", "thead", "tbody", "tr"}
    assert set(found) <= allowed | {"th", "td", "script"}
    assert writers.evaluate("document.body.querySelectorAll('img, a, svg').length") == 0
