"""What is asked in the measurement, in words of the synthetic library; and literal phrases of it
with the pages that hold them, found by a plain scan."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from generator.search import SearchDocument
from generator.search.normalise import normalise

QUERIES: tuple[tuple[str, str], ...] = (
    ("phrase", "迎峰度夏前"),
    ("phrase", "窃电线索"),
    ("phrase", "通过现场会整改质量问题"),
    ("sentence", "党员骨干每周一按清单逐项梳理违章隐患"),
    ("fragment", "峰度夏"),
    ("fragment", "电线索"),
    ("fragment", "互学成"),
    ("one char", "窃"),
    ("one char", "汛"),
    ("question", "违章偏多怎么办"),
    ("question", "如何减少客户投诉"),
    ("question", "怎样才能让班组互学成风"),
    ("traditional", "竊電線索"),
    ("traditional", "違章隱患"),
    ("pinyin", "tujidui"),
    ("pinyin", "qiedian"),
    ("gap", "突击队 防汛"),
    ("gap", "大修期间 图纸变更 复盘"),
    ("number", "第28号"),
    ("number", "追回电费39万元"),
    ("slip", "窃电线锁"),
    ("name", "清单销号法"),
    ("place", "云溪计量所"),
    ("no hit", "量子纠缠"),
)
"""(kind, text). Sounds, slips and the missing word are there for their cost."""

PHRASES = 24
SHORTEST, LONGEST = 4, 14
MOST_PAGES = 150
"""A phrase on more pages is passed over: nobody reads that far, and each page costs a request."""
_TRIES = 4000


@dataclass(frozen=True)
class Phrase:
    """A literal phrase and the addresses of all entries whose fields hold it."""

    text: str
    pages: tuple[str, ...]


def literal_phrases(documents: Sequence[SearchDocument], seed: int = 1) -> list[Phrase]:
    """Cut phrases without punctuation from cases and methods, and look each up in every text.

    Fewer than `PHRASES` come back where the library is too small or too uniform.
    """
    entries = [document for document in documents if document.kind in {"case", "method"}]
    texts = {document.url: _scanned(document) for document in entries}
    chance = random.Random(seed)
    phrases: dict[str, Phrase] = {}
    for _ in range(_TRIES):
        if len(phrases) == PHRASES or not entries:
            break
        _, field = chance.choice(chance.choice(entries).fields or (("", ""),))
        length = chance.randint(SHORTEST, LONGEST)
        start = chance.randint(0, max(0, len(field) - length))
        text = field[start : start + length]
        folded = normalise(text)
        # What folding leaves as it is holds no punctuation and reads the same in every engine.
        if len(text) < length or folded != text or " " in folded or text in phrases:
            continue
        pages = tuple(url for url, whole in texts.items() if folded in whole)
        if len(pages) <= MOST_PAGES:
            phrases[text] = Phrase(text, pages)
    return list(phrases.values())


def _scanned(document: SearchDocument) -> str:
    """All texts of a document, folded, with a break between them that no phrase crosses."""
    texts = (document.title, *(text for _, text in document.fields))
    return "\n".join(map(normalise, texts))
