"""Files for office programs, made from texts that are written for these programs: none obeys."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import docx
import openpyxl
import pptx
import pytest
from defusedxml.ElementTree import fromstring

from generator.exports.selection import select
from generator.exports.table import tables_of
from generator.exports.telling import Told, told_cases, told_methods
from generator.exports.workbook.safe import merged, safe_workbook
from tests.exports.hostile_files import ABOUT, EDITABLE, ending, hostile_files
from tests.exports.hostile_library import (
    hostile_checked,
    hostile_data,
    hostile_library,
    places,
)
from tests.exports.hostile_texts import PAYLOADS
from tests.exports.test_alike import squeezed

RELATIONS = {
    ".xlsx": {
        *("comments", "core-properties", "custom-properties", "extended-properties"),
        *("officeDocument", "sharedStrings", "styles", "theme", "vmlDrawing", "worksheet"),
    },
    ".docx": {
        *("core-properties", "extended-properties", "fontTable", "footer", "header", "numbering"),
        *("officeDocument", "settings", "styles", "theme"),
    },
    ".pptx": {
        *("core-properties", "extended-properties", "notesMaster", "notesSlide", "officeDocument"),
        *("presProps", "slide", "slideLayout", "slideMaster", "tableStyles", "theme", "viewProps"),
    },
}
"""Kind of file → every kind of relation that a file of it may have; all of them lead inside."""

FIELDS = {"PAGE", "NUMPAGES", 'TOC \\o "1-2" \\h \\z \\u'}
"""What a word processor is asked to work out."""

WORKBOOKS = ("downloads/anli.xlsx", EDITABLE, "forms/zuofa-0/biao-1.xlsx")
CELL_MOST = 32_767


def parts(content: bytes, *endings: str) -> Iterator[tuple[str, Element]]:
    """Name and tree of every part with such an ending, read by a parser that refuses entities."""
    with ZipFile(io.BytesIO(content)) as held:
        for name in held.namelist():
            if name.endswith(endings or (".xml", ".vml")):
                yield name, fromstring(held.read(name))


def local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def told() -> tuple[Told, ...]:
    held = hostile_library()
    return (*told_cases(held, held.listed_cases), *told_methods(held, held.listed_methods, 2026))


def phrases(one: Told) -> Iterator[str]:
    """What every telling of an entry must hold as it was typed."""
    yield from (one.title, one.summary, *(text for text in (one.organisation, one.branch) if text))
    for figure in one.figures:
        yield from (figure.name, figure.amount, figure.printed)


def test_the_check_accepts_every_text_and_each_stands_in_several_places() -> None:
    assert hostile_checked().ok
    typed = Counter(text for said in hostile_data().values() for text in places(said))
    assert len(PAYLOADS) > 160
    # Titles and labels carry a number behind the text, so that no two are the same.
    spoken = " | ".join(typed)
    assert [text for text in PAYLOADS if text not in spoken] == []
    assert sum(typed[text] for text in PAYLOADS) > 900


@pytest.mark.parametrize("kind", RELATIONS)
def test_every_relation_of_an_office_file_is_known_and_leads_inside(kind: str) -> None:
    addresses = ending(kind)
    assert addresses
    for address in addresses:
        for _, root in parts(hostile_files()[address], ".rels"):
            for relation in root:
                assert relation.get("TargetMode", "Internal") == "Internal", address
                assert relation.get("Type", "").rpartition("/")[2] in RELATIONS[kind], address


def test_no_cell_of_a_workbook_is_a_formula_or_a_link() -> None:
    for address in ending(".xlsx"):
        for name, root in parts(hostile_files()[address]):
            found = Counter(map(local, root.iter()))
            assert not found["f"], (address, name)
            assert not found["hyperlink"], (address, name)
            longest = max((len(e.text or "") for e in root.iter() if local(e) == "t"), default=0)
            assert longest <= CELL_MOST
        book = openpyxl.load_workbook(io.BytesIO(hostile_files()[address]))
        for sheet in book:
            assert 0 < len(sheet.title) <= 31
            assert not re.search(r"[\[\]:*?/\\]|^'|'$", sheet.title)
        for name, defined in book.defined_names.items():
            assert name.startswith("casebook_")
            assert re.fullmatch(r"'[^']+'!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?", defined.attr_text)


def test_a_text_over_several_cells_is_no_formula_in_any_version_of_the_writer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Up to some version the writer took `{=…}` for a formula, whatever a workbook said."""
    written: list[str] = []
    buffer = io.BytesIO()
    with safe_workbook(buffer) as book:
        sheet = book.add_worksheet()
        usual = sheet._write

        def write(row: int, column: int, text: str, *more: Any) -> Any:
            written.append(text)
            return usual(row, column, text, *more)

        monkeypatch.setattr(sheet, "_write", write)
        merged(sheet, (0, 0, 0, 2), "{=1+1}", book.add_format())
    assert not any("=" in text for text in written)
    cell = openpyxl.load_workbook(buffer).active["A1"]  # type: ignore[index]
    assert (cell.value, cell.data_type) == ("{=1+1}", "s")


def test_a_workbook_holds_the_texts_as_they_are() -> None:
    held = hostile_library()
    book = openpyxl.load_workbook(io.BytesIO(hostile_files()["downloads/anli.xlsx"]))
    for table in tables_of(held, select(held), ABOUT):
        rows = list(book[table.title].values)[1:]
        assert len(rows) == len(table.rows)
        for row, shown in zip(table.rows, rows, strict=True):
            for cell, value in zip(row, shown, strict=True):
                if isinstance(cell, str) and len(cell) <= CELL_MOST:
                    assert (value or "") == cell


def office(folder: Path, wanted: str, *files: Path) -> None:
    """Let LibreOffice write files anew in another format."""
    program = shutil.which("soffice")
    if not program:
        pytest.skip("NO OFFICE: no soffice found")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", wanted, "--outdir", folder / "out"]
    subprocess.run([*command, *files], capture_output=True, check=True, timeout=120)


EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def test_another_program_shows_the_cells_as_text_and_computes_nothing(tmp_path: Path) -> None:
    files = []
    for number, address in enumerate(WORKBOOKS):
        files.append(tmp_path / f"{number}.xlsx")
        files[-1].write_bytes(hostile_files()[address])
    office(tmp_path, EVERY_SHEET, *files)
    compared = 0
    for file in files:
        for sheet in openpyxl.load_workbook(file):
            if sheet.sheet_state != "visible":
                continue
            text = (tmp_path / "out" / f"{file.stem}-{sheet.title}.csv").read_text("utf-8")
            rows = list(csv.reader(io.StringIO(text, newline="")))
            for values, cells in zip(sheet.values, rows, strict=False):
                for value, cell in zip(values, cells, strict=False):
                    if isinstance(value, str):
                        assert squeezed(cell) == squeezed(value)
                        compared += 1
                    assert not isinstance(value, datetime) or cell.startswith("20")
    assert compared > 1500


def test_no_field_of_a_document_comes_from_a_text() -> None:
    for address in ending(".docx"):
        for name, root in parts(hostile_files()[address]):
            asked = {(e.text or "").strip() for e in root.iter() if local(e) == "instrText"}
            assert asked <= FIELDS, (address, name)
            kinds = set(map(local, root.iter()))
            assert not kinds & {"fldSimple", "altChunk", "object", "attachedTemplate", "drawing"}
            for element in root.iter():
                if local(element) == "hyperlink":
                    named = {key.rpartition("}")[2] for key in element.attrib}
                    assert named == {"anchor", "history"}
                if local(element) == "bookmarkStart":
                    marks = [v for k, v in element.items() if k.endswith("}name")]
                    assert all(re.fullmatch(r"_Toc\d{8}", mark) for mark in marks)


@pytest.mark.parametrize("name", ["xiangmuji", "jizhi-shouce"])
def test_a_document_says_the_texts_as_they_are(name: str) -> None:
    document = docx.Document(io.BytesIO(hostile_files()[f"downloads/{name}.docx"]))
    tag = f"{{{document.element.nsmap['w']}}}t"
    text = squeezed("".join(e.text or "" for e in document.element.body.iter(tag)))
    kind = "case" if name == "xiangmuji" else "method"
    wanted = [phrase for one in told() if one.kind == kind for phrase in phrases(one)]
    assert len(wanted) >= 36
    assert [phrase for phrase in wanted if squeezed(phrase) not in text] == []


def test_another_program_reads_the_same_in_a_document(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(hostile_files()["downloads/xiangmuji.docx"])
    office(tmp_path, "txt:Text (encoded):UTF8", file)
    text = squeezed((tmp_path / "out" / "a.txt").read_text("utf-8-sig"))
    wanted = [phrase for one in told() if one.kind == "case" for phrase in phrases(one)]
    assert [phrase for phrase in wanted if squeezed(phrase) not in text] == []
    assert "root:" not in text


def test_slides_hold_texts_and_nothing_to_click() -> None:
    for address in ending(".pptx"):
        for name, root in parts(hostile_files()[address]):
            kinds = set(map(local, root.iter()))
            assert not kinds & {"hlinkClick", "hlinkHover", "oleObj", "pic", "control"}, name
    deck = pptx.Presentation(io.BytesIO(hostile_files()["downloads/xiangmuji.pptx"]))
    titles = {slide.shapes.title.text for slide in deck.slides if slide.shapes.title}
    wanted = [one.title for one in told() if one.kind == "case"]
    assert [title for title in wanted if not any(title in shown for shown in titles)] == []


def test_names_in_an_archive_stay_inside_and_every_system_takes_them() -> None:
    archives = ending(".zip")
    assert len(archives) == 7
    for address in archives:
        with ZipFile(io.BytesIO(hostile_files()[address])) as held:
            names = held.namelist()
            for item in held.infolist():
                assert item.date_time == (2000, 1, 1, 0, 0, 0)
                assert item.external_attr >> 16 == 0o100644  # A plain file, no link.
        assert len({name.lower() for name in names}) == len(names)
        for name in names:
            assert not re.search(r'[<>:"\\|?*\x00-\x1f\x7f]', name)
            for piece in name.split("/"):
                assert piece.strip(". ") not in ("", "..")
                assert piece == piece.rstrip(". ")
                assert len(piece.encode()) < 255
