"""What Markdown of a stranger may not do: bring HTML, lead away, ask a server, take its time."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from time import process_time

import pytest

from generator.checking.text import MOST, is_overgrown
from generator.pages.markdown import markdown
from generator.pages.plain import plain
from generator.reading import read_tree
from tests.conftest import ROOT
from tests.pages.conftest import render
from tests.site.payload_shapes import TEMPLATES
from tests.site.payloads import HOSTS, MARKDOWN, SCHEMES, own
from tests.small import case, library

CAP = 5000
"""Characters of a Text field."""
SECOND = 1.0
TRIES = int(os.environ.get("CASEBOOK_SHAPE_TRIES", "60"))
"""How many random shapes are timed."""

_TAG = re.compile(r"<(/?)([a-z0-9]+)([^<>]*)>")
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"<>]*)"')
ALLOWED = {"a": {"href", "title", "rel"}, "img": {"src", "alt", "title"}}


def tags(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every opening tag with its attributes."""
    for close, name, rest in _TAG.findall(html):
        if not close:
            yield name, dict(_ATTRIBUTE.findall(rest))


@pytest.mark.parametrize("text", ["<b>a</b>", "<br>", "<li>一", "<table><tr><td>格", "<!-- 注 -->"])
def test_tags_in_a_text_are_text(text: str) -> None:
    html = markdown.__wrapped__(text)
    assert re.sub(r"&lt;.*&gt;", "", html).startswith("<p>")
    assert set(re.findall(r"<(\w+)", html)) == {"p"}


def test_no_payload_brings_a_tag_or_an_attribute_that_the_list_does_not_have() -> None:
    for text in own():
        html = markdown.__wrapped__(text)
        for name, attributes in tags(html):
            assert set(attributes) <= ALLOWED.get(name, set()), text
            leads = attributes.get("href", "")
            assert re.match(r"https?:|(?![a-z][a-z0-9+.-]*:|[\\/]{2})", leads, re.I), text


@pytest.mark.parametrize("way", [way for way in MARKDOWN if "!" in way or "<img" in way])
def test_a_picture_is_a_file_of_the_site_or_none(way: str) -> None:
    for host in (*HOSTS, *SCHEMES):
        html = markdown.__wrapped__(way.format(host + "a.png"))
        assert not [held for name, held in tags(html) if name == "img" and "src" in held], host
    assert 'src="../assets/a.png"' in markdown.__wrapped__("![图](../assets/a.png)")


@pytest.mark.parametrize(
    "text",
    [
        "[点我](java&#8203;script:alert(1))",
        "[点我](java&ZeroWidthSpace;script:alert(1))",
        "[点我](/&#8203;/far.example)",
        "[点我](&#8203;//far.example)",
    ],
)
def test_an_address_is_judged_again_when_unseen_characters_are_gone(text: str) -> None:
    assert "href" not in markdown.__wrapped__(text)


def test_directions_and_towers_do_not_come_in_as_entities() -> None:
    assert markdown.__wrapped__("&#x202e;反&rlm;过来") == "<p>反过来</p>"
    assert len(markdown.__wrapped__("e" + "&#769;" * 40)) < 20


def test_what_a_build_might_take_for_its_own_language_is_shown() -> None:
    """Jinja, front matter, snippets, marks of the shell, paths: all of it is text."""
    lines = [("题" + " ".join(text.split()))[:60].strip() for text in TEMPLATES]
    entries = {
        f"a-{number}": case(title=line, problem={"statement": text}, conditions=[line])
        for number, (line, text) in enumerate(zip(lines, TEMPLATES, strict=True))
    }
    bodies = render(library(entries))
    for number, line in enumerate(lines):
        body = bodies[f"cases/a-{number}.html"]
        assert body.text.count(line) >= 2
        assert body.open == body.crossed == []
    for url, body in bodies.items():
        assert str(7 * 191) not in body.text, url
        assert "site_name:" not in body.text, url


MARKS = (
    "[ ] ( ) ![ ](b) [a] [a](b) [a]:b * ** *** _ __ ` `` \\ < <http:// <a@b> <!-- <b> & &amp;"
    " > - 1. # === --- | |-| http://a ~~ \" ' { } : 中 a"
)
"""Marks of Markdown, and beginnings of what it might take for more."""


def shapes(tries: int) -> Iterator[str]:
    """Texts of a field's full length, made of the marks that Markdown knows."""
    marks = MARKS.split()
    marks += [" ", "\n", "\n\n", "    ", "  \n", "\t"]
    for mark in marks:
        yield mark * (CAP // len(mark))
    for pair in (("*a ", "*"), ("[", "](b)"), ("**a ", "**"), ("`", "`a"), ("![\\&", "")):
        yield "".join(mark * (CAP // 2 // len(mark)) for mark in pair if mark)
    yield "|" + "a|" * (CAP // 8) + "\n|" + "-|" * (CAP // 8) + "\n|" * (CAP // 3)
    yield "1. " * (CAP // 3)
    chance = random.Random(7)
    for _ in range(tries):
        unit = "".join(chance.choices(marks, k=chance.choice((2, 3, 5, 12))))
        text = (unit * CAP)[:CAP]
        yield text
        # The same within the bounds, where it is rendered.
        yield "".join(thinned(text))


def thinned(text: str) -> Iterator[str]:
    """The text with no more brackets and lines than are rendered."""
    left = {"[": MOST.brackets, "\n": MOST.lines - 1, "|": 20}
    for char in text:
        if char in left:
            left[char] -= 1
        yield char if left.get(char, 1) >= 0 else "a"


def test_a_full_field_of_any_shape_is_rendered_in_a_second() -> None:
    slow = {}
    for text in shapes(TRIES):
        for read in (markdown.__wrapped__, plain):
            start = process_time()
            read(text)
            taken = process_time() - start
            if taken > SECOND:
                slow[text[:40]] = taken
    assert slow == {}


def test_a_case_whose_every_field_is_full_is_rendered_in_seconds() -> None:
    """As much as a file may hold: fifty fields."""
    worst = "中*" * (CAP // 2)
    texts = [f"{number}{worst}"[:CAP] for number in range(50)]
    entry = case(limits=[{"text": text} for text in texts])
    bare, held = library(), library({"a": entry})
    start = process_time()
    render(bare)
    between = process_time()
    render(held)
    assert (process_time() - between) - (between - start) < 5 * SECOND


@pytest.mark.parametrize(
    "text",
    [
        "[" * (MOST.brackets + 1),
        "一\n" * MOST.lines,
        "> " * (MOST.levels + 1) + "深",
        "1. " * 900,
        "    " * (MOST.levels + 1) + "- 深",
        "|" + "a|" * 300 + "\n|" + "-|" * 300 + "\n" + "|\n" * 300,
    ],
)
def test_more_marks_than_a_text_has_are_shown_as_typed(text: str) -> None:
    assert is_overgrown(text)
    html = markdown.__wrapped__(text)
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "br"}
    assert html.count("&gt;") == text.count(">")


def test_no_text_of_the_library_is_shown_as_typed_for_its_size() -> None:
    for path, data in read_tree(ROOT).files.items():
        blocks = re.split(r"\n(?=\s*(?:- )?\w+:)", data.decode())
        assert not any(
            is_overgrown(block.replace("- ", "")) for block in blocks if "|-" in block
        ), path


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("- 一\n- 二", "<ul>\n<li>一</li>\n<li>二</li>\n</ul>"),
        ("> 引", "<blockquote>\n<p>引</p>\n</blockquote>"),
        ("**重** `码`", "<p><strong>重</strong> <code>码</code></p>"),
        ("一  \n二", "<p>一<br>\n二</p>"),
    ],
)
def test_what_people_write_is_still_markdown(text: str, html: str) -> None:
    assert markdown.__wrapped__(text) == html
