"""From what the engine's work can be told to be the same: mkdocs.yml and what it leads to.

Light, for a build that finds nothing changed asks this first: no engine is imported. Where a
library adds what may read more than its documents (a hook, an unknown plugin, a variable of the
environment), nothing is told, and the engine works every time.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

import yaml

from generator.site.enclosure import AstrayError, check_links

MKDOCS_FILE = "mkdocs.yml"

PLUGINS = frozenset({"casebook", "search", "offline", "tags", "meta"})
"""Plugins that read nothing beside the documents and mkdocs.yml; of Material, or ours."""
_WITH_THE_PARSER = """
abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em
md_in_html meta nl2br sane_lists smarty tables toc wikilinks
"""
EXTENSIONS = frozenset(_WITH_THE_PARSER.split())
"""Extensions that come with the Markdown parser."""
EXTENSION_PACKAGES = ("markdown.extensions.", "pymdownx.")
READING_ELSEWHERE = ("pymdownx.b64", "pymdownx.snippets", "custom_icons")
"""Extensions, or options of theirs, that read files of any folder."""
FUNCTIONS = ("python/name:material.", "python/name:pymdownx.", "python/name:markdown.")
"""Beginnings of tags that name a function which changes with the program only."""
CLOCK = b"build_date_utc"
"""What a template reads that shows the day of the build."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STANDARD_TAG = "tag:yaml.org,2002:"
_PLAIN_TAGS = frozenset({"bool", "float", "int", "map", "null", "seq", "str", "timestamp"})
_SIZE = 16
"""Bytes of a key."""


@dataclass
class _Found:
    """What mkdocs.yml and the files that it inherits from say, together."""

    files: dict[Path, bytes] = field(default_factory=dict)
    folders: list[str] = field(default_factory=lambda: ["docs"])
    """Of documents and of changes to the theme, the default among them."""
    keys: set[str] = field(default_factory=set)
    plugins: set[str] = field(default_factory=set)
    extensions: set[str] = field(default_factory=set)
    options: str = ""
    """Everything that is said to extensions."""
    tags: set[str] = field(default_factory=set)

    def take(self, said: dict[str, Any]) -> None:
        """Add what one file says."""
        theme = said.get("theme")
        custom = theme.get("custom_dir") if isinstance(theme, dict) else None
        self.folders += (str(name) for name in (said.get("docs_dir"), custom) if name)
        self.keys |= said.keys()
        self.plugins |= set(_names(said.get("plugins")))
        self.extensions |= set(_names(said.get("markdown_extensions")))
        self.options += str(said.get("markdown_extensions"))

    @property
    def is_settled(self) -> bool:
        """Whether it says the same wherever and whenever it is read."""
        return all(tag.startswith(FUNCTIONS) for tag in self.tags - _PLAIN_TAGS)

    @property
    def reads_elsewhere(self) -> bool:
        """Whether the engine may read more than the documents and the theme."""
        plugins = {name.removeprefix("material/") for name in self.plugins}
        return (
            "hooks" in self.keys
            or not plugins <= PLUGINS
            or not all(map(_is_known, self.extensions))
            or any(name in self.options for name in READING_ELSEWHERE)
        )


def engine_key(root: Path, code: str) -> str | None:
    """Digest of everything that the engine reads; None where it has to work each time.

    Args:
        code: digest of the program, its templates and the packages that it builds on.
    """
    found = _read(root)
    if found is None or not found.is_settled or found.reads_elsewhere:
        return None
    held = list(_files(root, found))
    try:
        check_links(root, (root / name for name in dict.fromkeys(found.folders)))
        for name in found.folders:
            held += _contents(root, name)
    except (OSError, AstrayError):
        return None
    return None if any(CLOCK in content for _, content in held) else _digest(code, held)


def watched(root: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The files and the folders beside the content that a preview depends on."""
    found = _read(root) or _Found()
    folders = dict.fromkeys(found.folders)
    return tuple(found.files or (root / MKDOCS_FILE,)), tuple(root / name for name in folders)


def _read(root: Path) -> _Found | None:
    """What the configuration says; None where a part of it cannot be read."""
    found = _Found()
    path = root / MKDOCS_FILE
    try:
        while path not in found.files:
            found.files[path] = path.read_bytes()
            said = _plain(yaml.compose(found.files[path], Loader=_LOADER), found.tags)
            if not isinstance(said, dict):
                return None
            found.take(said)
            if "INHERIT" not in said:
                return found
            path = Path(os.path.normpath(path.parent / str(said["INHERIT"])))
    except (OSError, yaml.YAMLError):
        return None
    return None  # It inherits from itself.


def _files(root: Path, found: _Found) -> Iterator[tuple[str, bytes]]:
    for path, content in found.files.items():
        yield os.path.relpath(path, root), content
    # Without a folder of its own a library has our guides.
    yield "docs", b"own" if (root / "docs").is_dir() else b""


def _contents(root: Path, folder: str) -> Iterator[tuple[str, bytes]]:
    # Links are followed, as the engine follows them.
    for place, folders, names in os.walk(root / folder, followlinks=True):
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            yield f"{folder}/{path.relative_to(root / folder).as_posix()}", path.read_bytes()


def _digest(code: str, held: Iterable[tuple[str, bytes]]) -> str:
    made = blake2b(code.encode(), digest_size=_SIZE)
    for name, content in held:
        made.update(f"\n{name}\n{len(content)}\n".encode(errors="surrogateescape"))
        made.update(content)
    return made.hexdigest()


def _is_known(extension: str) -> bool:
    return extension in EXTENSIONS or extension.startswith(EXTENSION_PACKAGES)


def _names(listed: Any) -> Iterator[str]:
    """The names in a list of plugins or extensions, with options or without."""
    for item in listed if isinstance(listed, list | dict) else ():
        yield str(next(iter(item), "")) if isinstance(item, dict) else str(item)


def _plain(node: yaml.Node | None, tags: set[str]) -> Any:
    """A node as mappings, lists and texts; `tags` takes the names of all its tags."""
    if node is None:
        return None
    tags.add(node.tag.removeprefix(_STANDARD_TAG))
    if isinstance(node, yaml.MappingNode):
        return {str(_plain(key, tags)): _plain(value, tags) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, tags) for item in node.value]
    return node.value
