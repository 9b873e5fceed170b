"""Zensical as the engine, on trial: the only module that knows it.

Writes documents, stage and theme into a folder of their own, calls the program there, and hands
what it made to `site/`. Nothing of it is imported: it need not be installed.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.site.assets import TEMPLATES, addresses
from generator.site.configuration import (
    NOT_ENABLED,
    check_address,
    check_options,
    read_configuration,
    settings_of,
    write_configuration,
)
from generator.site.documents import default_folder, guides, refuse_among_entries
from generator.site.engine import EngineError, Handwritten, Rendered, Staged, collect
from generator.site.engine_key import PLUGINS
from generator.site.navigation import NAVIGATION
from generator.site.settings import Settings
from generator.site.stage import NAMES, staged_path
from generator.site.workplace import workplace

PROGRAM = "zensical"
VARIANTS = ("classic", "modern")
"""Its two looks; ours stands on the first, which is Material's."""

_EXTENSIONS = ["toc", "tables", "fenced_code", {"pymdownx.highlight": {"use_pygments": False}}]
"""What documents may always use; without a list Zensical takes many more, and colours code."""
_LEFT_OUT = ("search.json", "objects.inv")
"""Lists of its own: of pages for a search that nothing calls, and of names for other sites."""

_TITLES = {staged_path(address): name for address, name in NAMES.items()}
_DOCUMENT = re.compile(r"<!--casebook-document (.*?)-->(.*)<!--/casebook-document-->", re.DOTALL)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_WARNING = re.compile(r"^Warning: (.+)\n(?:.*\[ (.+?) \])?", re.MULTILINE)


class Zensical:
    """The engine of a build that asks for it."""

    def render(self, root: Path, staged: Staged, *, preview: bool = False) -> Rendered:
        """Everything that Zensical makes of the documents of the library at `root`.

        Raises:
            EngineError: when it is not installed, stopped, or its settings are wrong.
        """
        if find_spec(PROGRAM) is None:
            raise EngineError("没有安装 Zensical；请先运行：python -m pip install zensical")
        said = read_configuration(root)
        settings = _settings(root.resolve(), said, preview=preview)
        with workplace() as folder:
            stage = _Stage(folder, root, staged, said)
            warnings = (*_unknown(said), *_call(stage.write(settings)))
            return stage.collect(settings, warnings)


@dataclass
class _Stage:
    """A folder as Zensical wants it."""

    folder: Path
    root: Path
    staged: Staged
    said: Mapping[str, Any]
    own: frozenset[str] = field(init=False)
    """Paths of the library's own documents."""

    def write(self, settings: Settings) -> Path:
        """Write everything; the configuration to call Zensical with."""
        self._write_documents()
        self._write_theme()
        file = self.folder / "mkdocs.yml"
        file.write_text(write_configuration(self._configuration(settings)), "utf-8")
        return file

    def collect(self, settings: Settings, warnings: tuple[str, ...]) -> Rendered:
        """What Zensical has made."""
        site = self.folder / "site"
        made = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
        pages, files = collect(site, made)
        unused = next(name for name in VARIANTS if name != _theme(self.said)["variant"])
        kept = {
            address: content
            for address, content in files.items()
            if address not in _LEFT_OUT and not address.startswith(f"assets/stylesheets/{unused}/")
        }
        written = tuple(self._handwritten(pages))
        plain = {address: _without_marks(html) for address, html in pages.items()}
        return Rendered(settings, plain, written, kept, warnings)

    def _write_documents(self) -> None:
        said = self.root / str(self.said.get("docs_dir") or "docs")
        documents = self.folder / "docs"
        try:
            shutil.copytree(default_folder(self.root) or said, documents)
        except OSError as error:
            raise EngineError(f"读不了手写页面的文件夹：{error}") from error
        found = (path for path in documents.rglob("*") if path.is_file())
        self.own = frozenset(path.relative_to(documents).as_posix() for path in found)
        refuse_among_entries(self.own)
        for name, text in (*self.staged.items(), *guides()):
            # A library's own page of the same name stands in the place of ours.
            if name not in self.own:
                path = documents / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")

    def _write_theme(self) -> None:
        """The library's changes to the theme, ours over them, and what only Zensical needs."""
        folder = self.folder / "theme"
        custom = _theme(self.said).get("custom_dir")
        if custom:
            shutil.copytree(self.root / custom, folder)
        shutil.copytree(TEMPLATES / "theme", folder, dirs_exist_ok=True)
        for path in (TEMPLATES / PROGRAM).iterdir():
            # It stands before ours of the same name, and builds on it.
            (folder / path.name).rename(folder / f"casebook-{path.name}")
            shutil.copy(path, folder)

    def _configuration(self, settings: Settings) -> dict[str, Any]:
        said = self.said
        plugins = _entries(said.get("plugins"))
        scripts = [{"path": address, "defer": True} for address in addresses(".js")]
        kept = {name: value for name, value in said.items() if name not in {"hooks", "watch"}}
        return {
            **kept,
            "site_url": settings.site_url or None,
            "docs_dir": "docs",
            "site_dir": "site",
            "strict": False,  # Whoever asked for the site decides what a warning means.
            "theme": {**_theme(said), "custom_dir": "theme"},
            "nav": list(_named(said.get("nav") or NAVIGATION, self.own)),
            "extra_css": [*addresses(".css"), *(said.get("extra_css") or ())],
            "extra_javascript": [*scripts, *(said.get("extra_javascript") or ())],
            "markdown_extensions": [*_EXTENSIONS, *_entries(said.get("markdown_extensions"))],
            "plugins": [
                {"search": {"enabled": False}},
                *(entry for entry in plugins if _name(entry) not in {"casebook", "search"}),
            ],
        }

    def _handwritten(self, pages: Mapping[str, str]) -> Iterator[Handwritten]:
        staged = self.staged.keys() - self.own
        generated = {path.removesuffix(".md") + ".html" for path in staged}
        for address, html in sorted(pages.items()):
            document = _DOCUMENT.search(html)
            if document and address not in generated:
                about = json.loads(document[1])
                title, description = about.get("title"), about.get("description")
                yield Handwritten(address, str(title or ""), document[2], str(description or ""))


def _settings(root: Path, said: Mapping[str, Any], *, preview: bool) -> Settings:
    if not said.get("site_name"):
        raise EngineError("mkdocs.yml 没有 site_name")
    plugins = {_name(entry): entry for entry in _entries(said.get("plugins"))}
    if "casebook" not in plugins:
        raise EngineError(NOT_ENABLED)
    entry = plugins["casebook"]
    own = check_options(entry["casebook"] if isinstance(entry, dict) else None)
    address = "" if preview else check_address("site_url", said.get("site_url"), folder=True)
    site = root / str(said.get("site_dir") or "site")
    return settings_of(root, site, {**said, "site_url": address}, own, _theme(said).get("name"))


def _call(configuration: Path) -> Iterator[str]:
    """Let Zensical build; its warnings in its own words."""
    run = subprocess.run(
        [sys.executable, "-P", "-m", PROGRAM, "build", "--config-file", configuration],
        cwd=configuration.parent,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    told = _COLOUR.sub("", run.stderr).strip()
    if run.returncode:
        # Where it did not foresee an error it lists its own calls, the reason at the end.
        raise EngineError(told if told.startswith("Error") else told.rpartition("\n")[2])
    for what, where in _WARNING.findall(told):
        yield f"{where}: {what}" if where else what


def _unknown(said: Mapping[str, Any]) -> Iterator[str]:
    """Warnings of what MkDocs would do and Zensical does not."""
    if "hooks" in said:
        yield "mkdocs.yml：Zensical 不运行 hooks"
    for entry in _entries(said.get("plugins")):
        if _name(entry).removeprefix("material/") not in PLUGINS:
            yield f"mkdocs.yml：插件 {_name(entry)} 在 Zensical 里不一定有"


def _theme(said: Mapping[str, Any]) -> dict[str, Any]:
    theme = said.get("theme") or {}
    return {"variant": VARIANTS[0], **({"name": theme} if isinstance(theme, str) else theme)}


def _named(items: Any, own: frozenset[str]) -> Iterator[Any]:
    """The navigation, staged pages without a name called by ours: in themselves they hold marks."""
    if not isinstance(items, list):
        raise EngineError(f"mkdocs.yml：nav 应为列表，现在是 {items}")
    for item in items:
        if isinstance(item, str) and item in _TITLES and item not in own:
            yield {_TITLES[item]: item}
        elif isinstance(item, dict):
            yield {k: list(_named(v, own)) if isinstance(v, list) else v for k, v in item.items()}
        else:
            yield item


def _entries(listed: Any) -> list[Any]:
    """A list of plugins or extensions; MkDocs takes a mapping as well."""
    if isinstance(listed, dict):
        return [{name: options} if options else name for name, options in listed.items()]
    return list(listed or ())


def _name(entry: Any) -> str:
    return str(next(iter(entry), "")) if isinstance(entry, dict) else str(entry)


def _without_marks(html: str) -> str:
    return _DOCUMENT.sub(lambda document: document[2], html)
