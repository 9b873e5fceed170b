"""The expressions of the rules on texts find the same in JavaScript as in Python."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from generator.checking.text import portable
from generator.checking.text.words import half_width, small
from tests.checking.test_text import INNOCENT, TOLD, WORDS

SPANS = """
([expressions, texts]) => expressions.map((expression) =>
  texts.map((text) => Array.from(text.matchAll(new RegExp(expression, "gu")),
    (match) => [match.index, match.index + match[0].length])))
"""


def test_every_expression_finds_the_same_in_javascript(page: Page) -> None:
    data = portable(WORDS)
    expressions = [row["expression"] for table in data["tables"].values() for row in table["rows"]]
    expressions += [data["pinyin"]["bracketed"], data["pinyin"]["spliced"]]
    typed = [text.replace("\\n", "\n") for text in (*(text for text, _ in TOLD), *INNOCENT)]
    texts = [*typed, *(small(half_width(text)) for text in typed)]
    found = page.evaluate(SPANS, [expressions, texts])
    assert found == [
        [[list(match.span()) for match in re.finditer(expression, text)] for text in texts]
        for expression in expressions
    ]
    assert not [row for row, spans in zip(expressions, found, strict=True) if not any(spans)]
