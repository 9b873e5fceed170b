"""The printed collection and the handbook: everything is in them, where the contents say."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from io import BytesIO

import pytest
import typst
from pypdf import PdfReader
from pypdf.generic import Destination

from generator.checking import check_tree
from generator.exports.about import About
from generator.exports.book import (
    NoFontError,
    Paper,
    book_files,
    case_book,
    has_font,
    method_book,
)
from generator.exports.book.fonts import SANS, SERIF, typefaces
from generator.exports.selection import Selection, select
from generator.library import Library
from generator.model import Case, Method, MethodKind
from generator.reading import read_tree
from tests.conftest import ROOT

ABOUT = About("案例工具箱", "2026-11-21", "https://example.org/")
POINTS = {Paper.A4: (595, 842), Paper.A5: (420, 595)}

with_font = pytest.mark.skipif(not has_font(), reason="NO FONT: no Chinese font is installed")
with_text = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext")


@cache
def library() -> Library:
    return Library(check_tree(read_tree(ROOT)).entries)


@cache
def collection_book(paper: Paper) -> bytes:
    return case_book(library(), select(library()), ABOUT, paper)


@cache
def handbook(paper: Paper) -> bytes:
    return method_book(library(), select(library()), ABOUT, paper)


def text_of(book: bytes, *options: str) -> str:
    command = ["pdftotext", "-enc", "UTF-8", *options, "-", "-"]
    return subprocess.run(command, input=book, capture_output=True, check=True).stdout.decode()


def squeezed(text: str) -> str:
    """Without the blanks and line ends that setting puts in."""
    return re.sub(r"\s", "", text)


def outline(book: bytes) -> dict[str, int]:
    """Bookmark → page, from 1, at every depth."""
    reader = PdfReader(BytesIO(book))

    def walk(items: list[object]) -> Iterator[tuple[str, int]]:
        for item in items:
            if isinstance(item, list):
                yield from walk(item)
            elif isinstance(item, Destination):
                yield str(item.title), (reader.get_destination_page_number(item) or 0) + 1

    return dict(walk(reader.outline))


@with_font
@with_text
@pytest.mark.parametrize("paper", Paper)
def test_the_collection_holds_every_case_and_every_printed_phrase(paper: Paper) -> None:
    text = squeezed(text_of(collection_book(paper), "-raw"))
    for case in library().listed_cases.values():
        assert squeezed(case.title) in text
        for indicator in case.indicators:
            for figure in (indicator.baseline, indicator.result, indicator.change):
                assert figure is None or squeezed(figure.printed) in text
        for figure in (*case.scale, *(case.results.figures if case.results else ())):
            assert squeezed(figure.printed) in text


@with_font
@with_text
def test_what_a_source_does_not_say_is_said_to_be_missing() -> None:
    case = next(i for i, c in library().listed_cases.items() if not c.indicators)
    alone = case_book(library(), Selection((case,), ()), ABOUT, Paper.A4)
    assert "指标原文未载" in squeezed(text_of(alone, "-raw"))


@with_font
@with_text
@pytest.mark.parametrize("paper", Paper)
def test_the_contents_lead_to_the_pages_of_the_entries(paper: Paper) -> None:
    book = collection_book(paper)
    pages = outline(book)
    first = min(pages[c.title] for c in library().collections.values())
    contents = text_of(book, "-layout", "-l", str(first - 1))
    titles = [case.title for case in library().listed_cases.values()]
    for title in (titles[0], titles[len(titles) // 2], titles[-1]):
        line = next(one for one in contents.splitlines() if squeezed(title) in squeezed(one))
        number = int(line.split()[-1])
        assert number == pages[title]
        page = text_of(book, "-f", str(number), "-l", str(number))
        assert squeezed(title) in squeezed(page)
        assert re.search(rf"(?m)^\s*{number}\s*$", page)


@with_font
@with_text
def test_the_index_by_scenario_names_the_pages_of_its_cases() -> None:
    book = collection_book(Paper.A4)
    pages = outline(book)
    cases = library().listed_cases
    wanted = sorted(
        pages[case.title] for case in cases.values() if "xianchang-weizhang" in case.scenarios
    )
    index = squeezed(text_of(book, "-raw", "-f", str(pages["索引"])))
    assert "现场违章多" + "、".join(map(str, wanted)) in index


@with_font
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("make", [collection_book, handbook])
def test_a_book_can_be_read_aloud_and_browsed(make: object, paper: Paper) -> None:
    assert callable(make)
    reader = PdfReader(BytesIO(make(paper)))
    root = reader.trailer["/Root"]
    assert root["/Lang"].startswith("zh")
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert reader.metadata is not None
    assert ABOUT.name in str(reader.metadata.title)
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data().decode()
    width, height = POINTS[paper]
    assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in reader.pages} == {
        (width, height)
    }
    assert reader.page_labels == [str(n) for n in range(1, len(reader.pages) + 1)]


@with_font
def test_the_outline_lists_collections_and_their_cases() -> None:
    titles = list(outline(collection_book(Paper.A4)))
    for collection, entry in library().collections.items():
        held = [library().cases[i].title for i in library().cases_of_collection(collection)]
        place = titles.index(entry.title)
        assert titles[place + 1 : place + 1 + len(held)] == held


@with_font
def test_a_selection_is_the_whole_book_and_says_what_it_was_selected_by() -> None:
    chosen = select(library(), collection="tianjin-zhuoyue", query="scenario=dangyuan-zuoyong")
    book = case_book(library(), chosen, ABOUT, Paper.A4)
    titles = {case.title for case in library().listed_cases.values()}
    assert set(outline(book)) & titles == {library().cases[i].title for i in chosen.cases}
    reader = PdfReader(BytesIO(book))
    assert reader.metadata is not None
    assert reader.metadata.title == library().collections["tianjin-zhuoyue"].title
    assert squeezed(chosen.words) in squeezed(reader.pages[0].extract_text())


@with_font
@with_text
def test_the_handbook_tells_systems_first_then_mechanisms_with_their_sum() -> None:
    book = handbook(Paper.A4)
    pages = outline(book)
    order = sorted((i for i in library().listed_methods), key=lambda i: pages[method(i).title])
    assert order == list(library().listed_methods)
    assert {method(i).kind for i in order[:5]} == {MethodKind.SYSTEM}
    text = squeezed(text_of(book, "-raw"))
    for id_ in order:
        for tool in method(id_).tools:
            assert squeezed(tool.title + tool.purpose) in text
        for step in method(id_).steps:
            assert squeezed(step.title) in text
    assert "证据等级：" in text
    assert text.count("合计") == len(order)


def method(id_: str) -> Method:
    return library().methods[id_]


@with_font
def test_another_run_makes_the_same_bytes() -> None:
    script = (
        "import hashlib; from tests.exports.test_book import *;"
        "print(hashlib.sha256(collection_book(Paper.A5)).hexdigest())"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai"},
    )
    assert run.stdout.strip() == sha256(collection_book(Paper.A5)).hexdigest()


HOSTILE = (
    '#import "x.typ": * $a_1$ *b* _c_ @d <label>',
    "\\ #panic() [x] ~ // /* `raw` == - + 1. 'q' \"q\"",
    "#{while true {}} \\u{41} \ue000 😀 <script>",
)


@with_font
@with_text
@pytest.mark.parametrize("paper", Paper)
def test_no_text_of_an_entry_is_read_as_markup(paper: Paper) -> None:
    id_, case = next(iter(library().listed_cases.items()))
    told = Case.model_validate(
        case.model_dump()
        | {
            "title": HOSTILE[0],
            "summary": HOSTILE[1],
            "actions": [{"text": text} for text in HOSTILE],
            "conditions": list(HOSTILE),
        }
    )
    hostile = Library(replace(library().entries, cases={**library().entries.cases, id_: told}))
    book = case_book(hostile, Selection((id_,), ()), ABOUT, paper)
    text = squeezed(text_of(book, "-raw"))
    for line in HOSTILE:
        assert squeezed(line.replace("\ue000", "")) in text.replace("\ue000", "")


@with_font
def test_a_drawing_of_before_and_after_says_what_it_shows() -> None:
    id_, case = next((i, c) for i, c in library().listed_cases.items() if c.results)
    figure = {"unit": "起", "printed": "原文写法", "source": case.sources[0]}
    moved = {
        "name": "违章起数",
        "better": "lower",
        "baseline": {"value": 50, **figure},
        "result": {"value": 20, **figure},
    }
    told = Case.model_validate(case.model_dump() | {"indicators": [moved]})
    drawn = Library(replace(library().entries, cases={**library().entries.cases, id_: told}))
    reader = PdfReader(BytesIO(case_book(drawn, Selection((id_,), ()), ABOUT, Paper.A4)))
    objects = (reader.get_object(n) for n in range(1, int(reader.trailer["/Size"])))
    alts = [str(o["/Alt"]) for o in objects if isinstance(o, dict) and "/Alt" in o]
    assert "横条图。违章起数：之前 50 起，之后 20 起" in alts


@with_font
def test_a_text_of_five_thousand_characters_runs_on_over_pages() -> None:
    id_, case = next(iter(library().listed_cases.items()))
    long = "长" * 4_999 + "尾"
    told = case.model_copy(update={"problem": None, "summary": "短"})
    vehicle = told.vehicle.model_copy(update={"how": long})
    told = told.model_copy(update={"vehicle": vehicle})
    longer = Library(replace(library().entries, cases={**library().entries.cases, id_: told}))
    reader = PdfReader(BytesIO(case_book(longer, Selection((id_,), ()), ABOUT, Paper.A5)))
    assert sum(page.extract_text().count("长") for page in reader.pages) >= 4_999
    assert any("尾" in page.extract_text() for page in reader.pages)


@with_font
def test_an_empty_library_has_a_book_without_entries() -> None:
    book = case_book(library(), Selection((), ()), ABOUT, Paper.A4)
    assert "目录" in outline(book)
    assert list(book_files(Library(replace(library().entries, cases={}, methods={})), ABOUT)) == []


def without_fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


def test_without_a_chinese_font_the_message_names_what_to_install() -> None:
    with pytest.raises(NoFontError) as refused:
        case_book(library(), select(library()), ABOUT, Paper.A4, without_fonts())
    said = str(refused.value)
    for wanted in ("fonts-noto-cjk", "google-noto-serif-cjk-fonts", "SimSun", "Songti", "PingFang"):
        assert wanted in said


def test_without_a_chinese_font_the_site_offers_no_books() -> None:
    assert list(book_files(library(), ABOUT, without_fonts())) == []


@pytest.mark.parametrize(
    ("installed", "text", "heads"),
    [
        ({"SimSun", "Microsoft YaHei", "Arial"}, "SimSun", "Microsoft YaHei"),
        ({"Songti SC", "PingFang SC"}, "Songti SC", "PingFang SC"),
        ({"SimHei"}, "SimHei", "SimHei"),
        ({*SERIF, *SANS}, "Noto Serif CJK SC", "Noto Sans CJK SC"),
    ],
)
def test_the_best_family_of_a_machine_is_taken(
    installed: Mapping[str, object], text: str, heads: str
) -> None:
    faces = typefaces(sorted(installed))
    assert (faces.text, faces.heads) == (text, heads)


@with_font
def test_an_entry_of_the_small_book_lies_open_as_one_spread() -> None:
    pages = outline(collection_book(Paper.A5))
    titles = [case.title for case in library().listed_cases.values()]
    starts = [pages[title] for title in titles if title in pages]
    assert len(starts) == len(titles)
    assert all(number % 2 == 0 for number in starts)
