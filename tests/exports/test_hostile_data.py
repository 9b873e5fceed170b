"""Files for programs, made from texts that are written to break them: readers get the texts."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import feedparser
import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.exports.literal import literal, literal_line
from generator.exports.selection import select
from generator.exports.table import tables_of
from generator.exports.table.separated import harmless
from generator.library import Library
from generator.model import VocabularyKind
from generator.pages.plain import plain
from generator.pages.structured import Structured, json_ld
from generator.site.sitemap import sitemap_files
from tests.exports.hostile_files import ABOUT, ending, hostile_files
from tests.exports.hostile_library import hostile_library
from tests.exports.hostile_texts import GROUPS

SIGNS = "=+-@＝＋－＠"
NUMBER = re.compile(r"-?[0-9.]+")
TEXTS = st.text(st.sampled_from(f"{SIGNS}'\";,|\t\r\n\0 \u00a0\u3000甲1"), max_size=12)


# CSV


def without_apostrophes(text: str) -> str:
    """What the guide tells a reader to do: one apostrophe off before each such sign."""
    cell = "(?:^|[\t\n\r;|])[ \u00a0\u3000\0\"]*'*"
    return re.sub(f"({cell})'(?=[=+@＝＋－＠-])", r"\1", text)


def cells(text: str, separator: str) -> Iterator[str]:
    """The cells that a program finds which takes `separator` for what stands between them."""
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        yield from row


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_no_cell_is_a_formula_whatever_a_program_takes_for_the_separator(separator: str) -> None:
    tables = ending(".csv")
    assert len(tables) == 6
    for address in tables:
        for cell in cells(hostile_files()[address].decode("utf-8-sig"), separator):
            found = cell.strip(' \u3000\u00a0"')
            assert not found or found[0] not in SIGNS or NUMBER.fullmatch(found), (address, cell)


@given(TEXTS)
def test_what_made_a_cell_harmless_is_taken_off_again(text: str) -> None:
    assert without_apostrophes(harmless(text)) == text


def test_a_table_holds_every_text() -> None:
    held = hostile_library()
    for table in tables_of(held, select(held), ABOUT):
        text = hostile_files()[f"export/{table.name}.csv"].decode("utf-8-sig")
        assert "\0" not in text
        rows = list(csv.reader(io.StringIO(text, newline="")))[1:]
        for row, shown in zip(table.rows, rows, strict=True):
            for cell, value in zip(row, shown, strict=True):
                assert not isinstance(cell, str) or without_apostrophes(value) == cell


# JSON and scripts


def texts_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_of(inner)


def test_every_answer_is_json_and_holds_the_texts() -> None:
    said: set[str] = set()
    for address in ending(".json"):
        said |= set(texts_of(json.loads(hostile_files()[address])))
    for case in hostile_library().cases.values():
        assert {case.title, case.actions[0].text, case.indicators[0].name} <= said


TAKEN = """
const {readFileSync} = require("node:fs");
const given = {};
const casebook = {};
const window = {casebook, document: undefined};
for (const text of JSON.parse(readFileSync(0, "utf8"))) {
  const name = /^(casebook(?:\\.\\w+)+)\\(/.exec(text);
  let held = casebook;
  const steps = name[1].split(".").slice(1);
  const last = steps.pop();
  for (const step of steps) held = held[step] = held[step] || {};
  held[last] = (id, data) => { given[id] = data; };
  new Function("casebook", "window", text)(casebook, window);
}
if (({}).polluted || Object.keys(Object.prototype).length) throw new Error("polluted");
process.stdout.write(JSON.stringify(given));
"""


def test_a_script_of_data_hands_over_the_texts_and_does_nothing_else() -> None:
    program = shutil.which("node")
    if not program:
        pytest.skip("NO NODE: no node found")
    scripts = [hostile_files()[address].decode() for address in ending(".js")]
    for text in scripts:
        assert not re.search("[<\u2028\u2029]", text)
    run = subprocess.run(
        [program, "-e", TAKEN], input=json.dumps(scripts), capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    said = set(texts_of(json.loads(run.stdout)))
    methods = hostile_library().methods.values()
    assert {step.title for method in methods for step in method.steps} <= said


def structured(held: Library) -> Iterator[str]:
    """The data of every kind of page as it stands in a script element."""
    made = Structured(held, ABOUT.name, ABOUT.edition, ABOUT.site_url)
    for id_, case in held.cases.items():
        yield json_ld((made.case(id_), made.trail_to(f"cases/{id_}.html", case.title)))
    for id_, method in held.methods.items():
        yield json_ld((made.method(id_), made.trail_to(f"methods/{id_}.html", method.title)))
    yield from (json_ld([made.collection(id_)]) for id_ in held.collections)
    yield from (json_ld([made.scenario(i)]) for i in held.terms(VocabularyKind.SCENARIOS))


def test_no_text_ends_the_element_of_structured_data() -> None:
    said: set[str] = set()
    for text in structured(hostile_library()):
        assert not re.search("[<\u2028\u2029]", text)
        said |= set(texts_of(json.loads(text)))
    assert {case.title for case in hostile_library().cases.values()} <= said
    assert any("</script>" in text for text in said)


# XML


def test_feeds_hold_the_titles_and_lead_to_the_site_only() -> None:
    titles: set[str] = set()
    feeds = [address for address in ending(".xml") if address != "sitemap.xml"]
    assert len(feeds) == 13
    for address in feeds:
        read = feedparser.parse(hostile_files()[address])
        assert not read.bozo, address
        links = [*read.feed.links, *(link for entry in read.entries for link in entry.links)]
        assert all(link.href.startswith(ABOUT.site_url) for link in links)
        root = fromstring(hostile_files()[address])
        names = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert names <= {
            *("feed", "id", "title", "updated", "author", "name", "link", "entry"),
            *("category", "summary"),
        }
        titles |= {entry.findtext("{*}title") or "" for entry in root.findall("{*}entry")}
    held = hostile_library()
    assert {one.title for one in (*held.cases.values(), *held.methods.values())} <= titles


def test_a_sitemap_takes_any_address() -> None:
    names = ("a&b<c>.html", "甲 乙.html", 'x"\n<loc>.html', "]]>.html")
    (_, sitemap), (_, robots) = sitemap_files("https://example.com/", names)
    places = [element.text for element in fromstring(sitemap).findall(".//{*}loc")]
    assert len(places) == 4
    assert all(place and place.startswith("https://example.com/") for place in places)
    assert robots.decode().splitlines()[-1] == "Sitemap: https://example.com/sitemap.xml"


# Markdown for language models


STRUCTURE = {
    *("heading", "paragraph", "bullet_list", "list_item", "blockquote"),
    *("inline", "text", "text_special", "softbreak", "link", "code_inline"),
}
OURS = re.compile(r"null|(?:cases|methods|api/v1/cases|api/v1/methods)/编号\.(?:html|json)")
"""What the introduction sets as code."""


def read_as_markdown(text: str) -> tuple[dict[str, str], str]:
    """Address of every link → its text, and all text, as CommonMark reads them.

    A block or a mark that the files do not use themselves fails the test.
    """
    links: dict[str, str] = {}
    words: list[str] = []
    for block in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        target = ""
        for token in (block, *(block.children or ())):
            assert re.sub("_(open|close)$", "", token.type) in STRUCTURE, (
                token.type,
                token.content,
            )
            assert token.type != "code_inline" or OURS.fullmatch(token.content), token.content
            if token.type.startswith("link"):
                target = str(token.attrs.get("href", ""))
                links.setdefault(target, "")
            elif token is not block:
                words.append(token.content)
                if target:
                    links[target] += token.content
        words.append("\n")
    links.pop("", None)
    return links, "".join(words)


def test_a_list_for_language_models_keeps_its_links() -> None:
    held = hostile_library()
    known, _ = read_as_markdown(hostile_files()["llms.txt"].decode())
    assert all(address.startswith(ABOUT.site_url) for address in known)
    for folder, entries in (("cases", held.cases), ("methods", held.methods)):
        for id_, entry in entries.items():
            assert known[f"{ABOUT.site_url}{folder}/{id_}.html"] == " ".join(entry.title.split())


def test_the_texts_for_language_models_stand_on_their_lines() -> None:
    held = hostile_library()
    text = hostile_files()["llms-full.txt"].decode()
    links, words = read_as_markdown(text)
    assert len(links) == len(held.cases) + len(held.methods)
    grammar = re.compile(
        r"# \S.*|## \S.*|### \S.*|> \S.*|<https://example.com/\S+>|- \w+：.*|版次：.*|"
    )
    summaries = {literal_line(plain(one.summary)) for one in held.cases.values()}
    summaries |= {literal_line(plain(one.summary)) for one in held.methods.values()}
    strange = [
        one for one in text.split("\n") if not grammar.fullmatch(one) and one not in summaries
    ]
    assert strange == []
    for case in held.cases.values():
        assert plain(case.summary) in words
        assert " ".join(case.results.figures[0].printed.split()) in words  # type: ignore[union-attr]


@pytest.mark.parametrize("group", GROUPS)
def test_every_text_is_literal_in_markdown(group: str) -> None:
    for text in GROUPS[group]:
        for line in (f"- 甲：{literal(text)}", f"### {literal_line(text)}", literal_line(text)):
            links, words = read_as_markdown(f"{line}\n")
            assert links == {}
            assert words.strip().removeprefix("甲：").strip() == " ".join(text.split())
