"""The theme's own files without what no page of ours uses: source maps, and rules of its style
sheets for classes that nothing on the site has.

A rule goes only when every one of its selectors asks for a class whose name stands nowhere: not in
what the engine rendered, not in our templates, not in any script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from generator.site.assets import TEMPLATES

_SHEET = re.compile(r"assets/stylesheets/(?:\w+/)?(?:main|palette)\.\w+\.min\.css")
_OF_THE_THEME = re.compile(r"assets/(?:stylesheets|javascripts)/.+\.min\.(?:css|js)")
_MAP_OF_IT = re.compile(r"assets/(?:stylesheets|javascripts)/.+\.map")
_MAP_NAMED = re.compile(rb"\n?(?:/\*# sourceMappingURL=[^*\n]*\*/|//# sourceMappingURL=\S*)\s*\Z")

_WORD = re.compile(r"[\w-]+")
_CLASS = re.compile(r"\.((?:\\.|[\w-])+)")
_ARGUMENT = re.compile(r"\([^()]*\)|\[[^\]]*\]")
"""Of a selector: what does not name a class of the element itself."""
_COMMA = re.compile(r",(?![^()]*\))")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PIECE = re.compile(
    r"""/\*.*?\*/ | \\. | "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | [{};]""", re.DOTALL | re.VERBOSE
)
_WITH_RULES_INSIDE = ("@media", "@supports")


def lighter(pages: Iterable[str], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an engine as the site gets them.

    Args:
        pages: HTML as the engine left it.
        files: address → content.
    """
    scripts = (files[name].decode("utf-8", "replace") for name in files if name.endswith(".js"))
    words = _own_words().union(*map(_words, pages), *map(_words, scripts))
    return {
        name: _lighter(name, content, words)
        for name, content in files.items()
        if not _MAP_OF_IT.fullmatch(name)
    }


def used_rules(sheet: str, words: frozenset[str]) -> str:
    """A style sheet without the rules whose classes are not among `words`."""
    return "".join(_used(sheet, words))


def _lighter(name: str, content: bytes, words: frozenset[str]) -> bytes:
    if _OF_THE_THEME.fullmatch(name):
        content = _MAP_NAMED.sub(b"", content)
    if _SHEET.fullmatch(name):
        content = used_rules(content.decode(), words).encode()
    return content


def _used(sheet: str, words: frozenset[str]) -> Iterator[str]:
    for rule in _rules(sheet):
        start = _start_of_block(rule)
        head = _COMMENT.sub("", rule[:start]).strip()
        if start and head.startswith(_WITH_RULES_INSIDE):
            inside = used_rules(rule[start:-1], words)
            if inside.strip():
                yield f"{rule[:start]}{inside}}}"
        elif not start or head.startswith("@") or _may_match(head, words):
            yield rule


def _rules(sheet: str) -> Iterator[str]:
    """The rules of a style sheet, or of a block, one after the other; together they are `sheet`."""
    start = depth = 0
    for piece in _PIECE.finditer(sheet):
        mark = piece.group()
        depth += {"{": 1, "}": -1}.get(mark, 0)
        if depth == 0 and mark in ("}", ";"):
            yield sheet[start : piece.end()]
            start = piece.end()
    if start < len(sheet):
        yield sheet[start:]


def _start_of_block(rule: str) -> int:
    """Where the inside of its braces starts; 0 where it has none."""
    return next((piece.end() for piece in _PIECE.finditer(rule) if piece.group() == "{"), 0)


def _may_match(selectors: str, words: frozenset[str]) -> bool:
    """Whether something may have all classes that one of the selectors asks for."""
    return any(words.issuperset(_classes(selector)) for selector in _COMMA.split(selectors))


def _classes(selector: str) -> Iterator[str]:
    """The classes that a selector cannot do without: none of what stands in `:not()` or `:is()`."""
    while (plainer := _ARGUMENT.sub("", selector)) != selector:
        selector = plainer
    # An escaped name is no word of ours: its first part, if any, decides.
    return (name.partition("\\")[0] for name in _CLASS.findall(selector) if name[0] != "\\")


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


@cache
def _own_words() -> frozenset[str]:
    """Words of our templates and scripts: what pages get in their body, and what scripts add."""
    files = (*TEMPLATES.glob("pages/*.html"), *TEMPLATES.glob("assets/**/*.js"))
    return frozenset[str]().union(*(_words(path.read_text("utf-8")) for path in sorted(files)))
