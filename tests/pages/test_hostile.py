"""Text that tries to be more than text stays text, on every page it reaches."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pytest

from generator.library import Library
from generator.pages.explorer import explorer_data
from generator.pages.markdown import markdown
from tests.pages.conftest import render
from tests.pages.reading import Body
from tests.small import case, figure, library, method

PAYLOADS = (
    "<li>一<li>二",
    "![图](\\\\/example.com/a.png)",
    "![图](https://example.com\\\\[/a.png)",
    "![图](/logout?)",
    "{: #casebook onclick=alert(1) }",
    "<script>alert(1)</script>",
    "</script><script>alert(1)//",
    "{{ 7*7 }}{% raw %}",
    "[点我](javascript:alert(1))",
    '"onload="alert(1)',
    "<img src=x onerror=alert(1)>",
    "![图](https://example.com/a.png)",
    "[x](//example.com)",
    "</article></div></main>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
)


def poisoned(payload: str) -> Library:
    line = f"甲{payload}"[:60]
    moved = {"name": line, "unit": line, "change": figure(unit=line[:20], printed=line[:30])}
    entry = case(
        title=line,
        summary=line,
        branch=line,
        problem={"statement": payload, "causes": [line]},
        indicators=[moved],
        vehicle={
            "kinds": ["baobao"],
            "name": line,
            "how": payload,
            "roles": [{"who": line, "does": payload}],
        },
        actions=[{"text": payload, "method": "baobao-fa"}],
        results={
            "summary": payload,
            "figures": [{"name": line, **figure(520, line[:10], printed=line[:30])}],
            "claims": [{"text": payload, "source": "wen"}],
        },
        limits=[{"text": payload}],
        conditions=[line],
    )
    tool = {
        "id": "ka",
        "title": line,
        "purpose": payload,
        "instructions": [line],
        "columns": [{"title": line, "hint": line}, {"title": line, "choices": [line]}],
        "rows": [[payload, payload]],
    }
    way = method(
        title=line,
        summary=payload,
        aliases=[line],
        fits=[line],
        not_for=[line],
        structure={"title": line, "note": line, "children": [{"title": line}]},
        steps=[{"title": line, "what": payload, "who": line}, {"title": line, "what": payload}],
        tools=[tool],
        cautions=[line],
    )
    return library({"a": entry}, {"baobao-fa": way})


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_is_inert_everywhere(payload: str) -> None:
    allowed = attributes(render(poisoned("无害")))
    for url, body in render(poisoned(payload)).items():
        assert not {"iframe", "object", "style"} & {tag for tag, _ in body.tags}, url
        scripts = [attrs.get("src", "") for tag, attrs in body.tags if tag == "script"]
        assert all("assets/casebook/" in address for address in scripts), url
        assert not {name for name in body.attributes if name.startswith("on")}, url
        assert body.attributes <= allowed | {"rel", "src", "alt"}, url
        assert body.crossed == [], url
        assert body.open == [], url
        for tag, attrs in body.tags:
            assert not attrs.get("href", "").lower().lstrip().startswith(("javascript:", "//"))
            assert tag in {"img", "script"} or "src" not in attrs, url
            assert not urlsplit(attrs.get("src", "")).netloc, url
        assert "4949" not in body.text
        assert "49{" not in body.text


def attributes(bodies: dict[str, Body]) -> set[str]:
    return {name for body in bodies.values() for name in body.attributes}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_cannot_leave_the_data_script(payload: str) -> None:
    text = explorer_data(poisoned(payload)).decode()
    assert "<" not in text
    assert json.loads(text.removeprefix('casebook.data("cases",').removesuffix(");\n"))


def test_markdown_keeps_what_a_field_may_use() -> None:
    html = markdown("一\n\n- **二**\n- [三](https://example.com/)")
    assert "<strong>二</strong>" in html
    assert 'rel="noopener noreferrer nofollow"' in html


@pytest.mark.parametrize(
    "text", ["现场违章率下降28%。", "“铸心”突击队：四个作用，六条标准（未展开）！", "甲、乙;丙"]
)
def test_a_plain_sentence_needs_no_reader_but_looks_the_same(text: str) -> None:
    assert markdown(text) == markdown.__wrapped__(text) == f"<p>{text}</p>"
