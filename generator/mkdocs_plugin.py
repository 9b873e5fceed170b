"""MkDocs as the engine: the only module that knows it.

A thin adapter: it hands the stage to the engine, and what the engine made to `site/`.
"""

from __future__ import annotations

import logging
import re
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import base, load_config
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as EnginePage

from generator.checking import Checked, check_tree, text_report
from generator.library import Library
from generator.model.dates import check_partial_date
from generator.pages.page import Page
from generator.reading import CONTENT_FOLDERS, read_tree
from generator.site.assets import TEMPLATES, addresses
from generator.site.fill import Counts, Handwritten, fill
from generator.site.navigation import NAVIGATION, SHELL_FOLDERS
from generator.site.offline import write_offline_copy
from generator.site.plan import Plan, Settings
from generator.site.publish import MARKER, NotOursError, building_folder, discard, publish
from generator.site.shell import BrokenShellError
from generator.site.stage import shell_pages, staged_page
from generator.site.takeaway import TakeAway

log = logging.getLogger("mkdocs.plugins.casebook")


class EngineError(Exception):
    """The engine stopped; what it said."""


class _Warnings(logging.Handler):
    """What the engine warned of in one build, in its own words."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message."""
        self.said.append(record.getMessage())


class CasebookConfig(base.Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in mkdocs.yml."""

    edition = option.Type((str, date, int), default="")
    edit_base = option.Optional(option.URL())
    issue_base = option.Optional(option.URL())
    repository = option.Optional(option.URL())
    branch = option.Type(str, default="main")
    example = option.Type(bool, default=True)
    downloads = option.Type(bool, default=True)


class CasebookPlugin(BasePlugin[CasebookConfig]):  # type: ignore[no-untyped-call]
    """Puts the library's pages into a MkDocs build and publishes the whole or nothing."""

    checked: Checked | None = None
    """Entries that were read and checked already; read again by each build of a server."""
    counts: Counts | None = None
    """What the last build published."""
    failure: str = ""
    """Why the last build stopped, where the engine itself only says that it did."""

    def __init__(self) -> None:
        self._work: Path | None = None
        self._site = Path()
        self._plan: Plan | None = None
        self._staged: list[Page] = []
        self._handwritten: list[Handwritten] = []
        self._generated: frozenset[str] = frozenset()
        self._warnings = _Warnings()
        self._preview = False
        self._kept: TakeAway | None = None

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the engine warned of in the last build."""
        return tuple(self._warnings.said)

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Stay the same object for all builds of a server, which make the take-aways once."""
        self._preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the content, then build beside the published folder, with our theme and assets."""
        self._warnings.said.clear()
        logging.getLogger("mkdocs").addHandler(self._warnings)
        root = Path(config.config_file_path).resolve().parent
        checked = self.checked or check_tree(read_tree(root))
        self.checked = None
        if not checked.ok:
            raise PluginError("\n" + text_report(checked.problems))
        for problem in checked.problems:
            log.warning(text_report([problem]).rstrip())
        settings = Settings(
            edition=_edition(str(self.config.edition)),
            name=config.site_name,
            site_url=config.site_url or "",
            edit_base=self.config.edit_base,
            issue_base=self.config.issue_base,
            repository=self.config.repository,
            branch=self.config.branch,
            example=self.config.example,
            downloads=self.config.downloads,
        )
        self._plan = Plan(Library(checked.entries), settings, self._kept, self._preview)
        if config.use_directory_urls:
            raise PluginError("mkdocs.yml：use_directory_urls 须为 false，页面才能用 file:// 打开")
        if config.theme.name != "material":
            raise PluginError(f"mkdocs.yml：theme 须为 material，现在是 {config.theme.name}")
        config.theme.dirs.insert(0, str(TEMPLATES / "theme"))
        config.nav = config.nav or NAVIGATION
        config.extra_css = [*addresses(".css"), *config.extra_css]
        scripts = [option.ExtraScriptValue(address) for address in addresses(".js")]
        for script in scripts:
            script.defer = True
        config.extra_javascript = [*scripts, *config.extra_javascript]
        self._site = Path(config.site_dir).resolve()
        if any(self._site.is_relative_to(root / name) for name in CONTENT_FOLDERS):
            raise PluginError(f"网站不能写进内容文件夹 {self._site}；请换一个 --site-dir")
        try:
            self._work = building_folder(self._site)
        except NotOursError as error:
            raise PluginError(
                f"{error} 已有别的文件，不是本工具生成的网站（没有 {MARKER}），不会覆盖；"
                "请换一个 --site-dir，或先移走它"
            ) from None
        except OSError as error:
            raise PluginError(_disk(error)) from None
        config.site_dir = str(self._work)
        self._handwritten = []
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the stage: pages of the navigation, and one shell per folder of entries."""
        assert self._plan is not None
        own = frozenset(file.src_uri for file in files)
        taken = sorted(path for path in own if path.rpartition("/")[0] in SHELL_FOLDERS)
        taken = [path for path in taken if not path.endswith("/index.md")]
        if taken:
            raise PluginError(f"{taken[0]}：这个文件夹由案例库生成，手写页面请换一个文件夹")
        pages = [(page, *staged_page(page)) for page in self._plan.staged()]
        self._staged = [page for page, path, _ in pages if path not in own]
        shells = dict(shell_pages(SHELL_FOLDERS.items()))
        self._generated = frozenset(path for _, path, _ in pages if path not in own) | set(shells)
        guides = (
            (guide.relative_to(TEMPLATES / "docs").as_posix(), guide.read_text("utf-8"))
            for guide in sorted((TEMPLATES / "docs").rglob("*.md"))
        )
        staged = [(path, text) for _, path, text in pages]
        for path, text in (*staged, *guides, *shells.items()):
            # A library's own page of the same name stands in the place of ours.
            if path not in own:
                level = InclusionLevel.NOT_IN_NAV
                files.append(File.generated(config, path, content=text, inclusion=level))
        return files

    def on_page_content(
        self, html: str, *, page: EnginePage, config: MkDocsConfig, files: Files
    ) -> None:
        """Remember hand-written pages: search and the sitemap hold them too."""
        if page.file.src_uri not in self._generated:
            title = str(page.meta.get("title") or page.title)
            about = str(page.meta.get("description") or "")
            self._handwritten.append(Handwritten(page.file.url, title, html, about))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Fill the entries in, then put the new folder into the place of the old one."""
        assert self._plan is not None
        assert self._work is not None
        logging.getLogger("mkdocs").removeHandler(self._warnings)
        try:
            self.counts = fill(self._work, self._plan, self._staged, self._handwritten)
        except BrokenShellError as error:
            raise PluginError(f"主题没有保留页面标记：{error}") from None
        except OSError as error:
            raise PluginError(_disk(error)) from None
        if config.strict and self._warnings.said:
            self.on_build_error(error=Abort("strict"))
            return  # The engine itself reports the warnings and stops.
        try:
            if self._plan.has_offline_copy:
                write_offline_copy(self._work)
        except OSError as error:
            raise PluginError(_disk(error)) from None
        self._kept = self._plan.take_away if self._preview else None
        facts = {"edition": self._plan.settings.edition, "pages": self.counts.pages}
        try:
            publish(self._work, self._site, facts)
        except OSError as error:
            raise PluginError(_disk(error)) from None
        config.site_dir = str(self._site)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the published folder as it was."""
        logging.getLogger("mkdocs").removeHandler(self._warnings)
        self.failure = str(error) if isinstance(error, PluginError) else ""
        if self._work:
            discard(self._work)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Rebuild when content or templates change."""
        root = Path(config.config_file_path).resolve().parent
        for folder in (*(root / name for name in CONTENT_FOLDERS), TEMPLATES):
            if folder.is_dir():
                server.watch(str(folder))
        return server


def build_site(
    root: Path,
    *,
    site_dir: Path | None = None,
    strict: bool = False,
    checked: Checked | None = None,
) -> tuple[Path, Counts]:
    """Build the library at `root` with its mkdocs.yml; returns the published folder and counts.

    Raises:
        EngineError: with the engine's own words when the build did not succeed.
    """
    try:
        config = load_config(
            _config_file(root),
            docs_dir=_docs_dir(root),
            site_dir=str(site_dir) if site_dir else None,
            strict=strict or None,
        )
        plugin = _plugin_of(config)
    except (MkDocsException, SystemExit) as error:
        raise EngineError(str(error)) from error
    plugin.checked = checked
    try:
        mkdocs_build.build(config)
    except Abort as error:
        # Of warnings the engine tells the number only; its log goes nowhere here.
        said = plugin.failure or str(error)
        raise EngineError("\n".join((*plugin.warnings, said))) from error
    except (MkDocsException, SystemExit) as error:
        raise EngineError(str(error)) from error
    assert plugin.counts is not None
    return Path(config.site_dir), plugin.counts


def serve_site(root: Path, port: int) -> None:
    """Serve the library at `root` on this machine and rebuild on change, until interrupted.

    Raises:
        EngineError: when the first build did not succeed.
    """
    try:
        file, docs = _config_file(root), _docs_dir(root)
        _plugin_of(load_config(file, docs_dir=docs))
        mkdocs_serve.serve(file, docs_dir=docs, dev_addr=f"127.0.0.1:{port}")
    except OSError as error:
        raise EngineError(
            f"不能在端口 {port} 提供预览：{error.strerror}；请换一个 --port"
        ) from error
    except (MkDocsException, SystemExit) as error:
        raise EngineError(str(error)) from error


def _config_file(root: Path) -> str:
    file = root / "mkdocs.yml"
    if not file.is_file():
        raise EngineError(f"{root.resolve()} 里没有 mkdocs.yml；README 里有一份可以照抄的")
    return str(file)


def _docs_dir(root: Path) -> str | None:
    """Our guides where a library has no hand-written pages; None leaves mkdocs.yml its say."""
    chosen = re.search(r"^docs_dir\s*:", (root / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    return None if chosen or (root / "docs").is_dir() else str(TEMPLATES / "docs")


def _plugin_of(config: MkDocsConfig) -> CasebookPlugin:
    plugin = config.plugins.get("casebook")
    if not isinstance(plugin, CasebookPlugin):
        raise EngineError("mkdocs.yml 没有启用本工具；请加上：\nplugins:\n  - casebook")
    return plugin


def _disk(error: OSError) -> str:
    return f"写不进 {error.filename}：{error.strerror}；原来的网站没有动"


def _edition(text: str) -> str:
    try:
        if len(text) == len("2026-11-21"):
            return check_partial_date(text)
        raise ValueError(text)
    except ValueError:
        raise PluginError(
            f"mkdocs.yml: casebook 的 edition（{text or '未填'}）应为日期，如 2026-11-21"
        ) from None
