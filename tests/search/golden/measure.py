"""Asks the search of a built site everything, in as few calls of the browser as there are sets."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from .queries import read_queries
from .scoring import Score, score
from .truth import Document, documents, fold, truth

EVERY_HIT = 5000

SAMPLED_NAMES = 100
"""Titles of a large library to ask for; of the real one, all."""

_ASK = """
async ([texts, limit]) => {
  const answers = [];
  for (const text of texts) {
    const { hits } = await casebook.search.query(text, { limit });
    answers.push(hits.map((hit) => [hit.kind + "/" + hit.id, hit.tier]));
  }
  return answers;
}
"""


@dataclass(frozen=True)
class Measured:
    """The answers of one site, and what it holds."""

    scores: tuple[Score, ...]
    """One per query of its file."""
    known: tuple[Document, ...]
    late: tuple[str, ...]
    """A line for each name asked for whose first hit is no document of that name."""


def measured(
    name: str, root: Path, site: Path, origin: str, browser: Browser, most_names: int | None = None
) -> Measured:
    """The queries of `<name>.yml` and the names of what the site holds, all of them or a seeded
    choice, put to the site in `site`, which is served at `origin`."""
    known = documents(root, site)
    names = sorted({written for document in known for written in document.names})
    if most_names is not None:
        names = random.Random(1).sample(names, most_names)
    queries = read_queries(name)
    with browser.new_page() as page:
        page.goto(origin + "index.html")
        found = _answers(page, [query.text for query in queries], EVERY_HIT)
        first = _answers(page, names, 1)
    pairs = zip(queries, found, strict=True)
    scores = tuple(score(query, truth(query, known), hits) for query, hits in pairs)
    return Measured(scores, known, tuple(_late(known, names, first)))


Answers = list[list[tuple[str, str]]]


def _answers(page: Page, texts: Sequence[str], limit: int) -> Answers:
    """(key of the document, tier) of the hits for each text, best first."""
    found = page.evaluate(_ASK, [list(texts), limit])
    return [[(key, tier) for key, tier in hits] for hits in found]


def _late(known: Iterable[Document], names: Sequence[str], answers: Answers) -> Iterator[str]:
    """Several documents may have one name: then any of them is right."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for document in known:
        for name in document.folded_names:
            named[name].add(document.key)
    for name, hits in zip(names, answers, strict=True):
        own = named[fold(name)]
        if not hits or hits[0][0] not in own:
            yield f"{name!r} finds {hits[0][0] if hits else 'nothing'}, not {', '.join(own)}"
