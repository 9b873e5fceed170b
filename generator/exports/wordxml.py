"""Elements of a text document, built without python-docx's search for where each belongs.

Asking a paragraph for its properties or a cell for its width looks through what is there each
time; who writes from top to bottom knows the place already, and is five times as fast.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any

from docx.oxml.ns import qn

_UNUSED = ("stylesWithEffects", "customXml", "webSettings", "thumbnail")
"""Parts of python-docx's template that say nothing here, by the end of their kind's address."""


@cache
def word(name: str) -> str:
    """A name of the format in full; asked for some hundred thousand times in a build."""
    return qn(f"w:{name}")


def put(parent: Any, tag: str, **values: str) -> Any:
    """A new last child of an element, with attributes of the same namespace."""
    made = parent.makeelement(word(tag), {word(key): value for key, value in values.items()})
    parent.append(made)
    return made


def put_text(parent: Any, text: str, style: str = "") -> None:
    """A run at the end of a paragraph; `style` is the id of a style of characters."""
    run = put(parent, "r")
    if style:
        put(put(run, "rPr"), "rStyle", val=style)
    for place, line in enumerate(text.split("\n")):
        if place:
            put(run, "br")
        told = put(run, "t")
        told.text = line
        told.set(qn("xml:space"), "preserve")


def slim(document: Any, kept: Collection[str]) -> None:
    """Leave out of python-docx's template what nothing here uses: it holds hundreds of styles.

    `kept` are names of styles in any case; lists whose paragraphs' style goes, go too.
    """
    root = document.styles.element
    names = {name.lower() for name in kept}
    for style in list(root.iterchildren(word("style"))):
        if style.find(word("name")).get(word("val")).lower() not in names:
            root.remove(style)
    for left in root.iterchildren(word("style")):
        for link in left.findall(word("link")):
            left.remove(link)
    _keep_numbering(document)
    for rels in (document.part.rels, document.part.package.rels):
        for id_ in [i for i, rel in rels.items() if rel.reltype.endswith(_UNUSED)]:
            del rels[id_]


def _keep_numbering(document: Any) -> None:
    root = document.part.numbering_part.element
    styles = {style.style_id for style in document.styles}
    gone = set()
    for kind in root.findall(word("abstractNum")):
        if {style.get(word("val")) for style in kind.iter(word("pStyle"))} - styles:
            gone.add(kind.get(word("abstractNumId")))
            root.remove(kind)
    for number in root.findall(word("num")):
        if number.find(word("abstractNumId")).get(word("val")) in gone:
            root.remove(number)
