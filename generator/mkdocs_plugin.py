"""MkDocs as the engine: the only module that knows it.

A thin adapter: it hands the stage to the engine, and what the engine made to `site/`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import base, load_config
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as EnginePage

from generator.checking import text_report
from generator.reading import CONTENT_FOLDERS
from generator.site.assets import TEMPLATES, addresses
from generator.site.beside import Claim
from generator.site.configuration import NOT_ENABLED, configuration_file, settings_of
from generator.site.documents import default_folder, guides, refuse_among_entries
from generator.site.engine import EngineError, Handwritten, Rendered, Staged, collect
from generator.site.failure import STOPPING, failure
from generator.site.navigation import NAVIGATION
from generator.site.policy import admitting
from generator.site.session import Session, WrongContentError
from generator.site.settings import Settings
from generator.site.stage import NAMES, staged_files
from generator.site.workplace import claim_workplace, workplace

log = logging.getLogger("mkdocs.plugins.casebook")


class _Warnings(logging.Handler):
    """What the engine warned of in one build, in its own words."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def begin(self) -> None:
        """Listen to the engine."""
        self.said.clear()
        logging.getLogger("mkdocs").addHandler(self)

    def end(self) -> None:
        """Listen no more; what was said stays."""
        logging.getLogger("mkdocs").removeHandler(self)

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
    """Puts the stage into a MkDocs build; where MkDocs itself was called, publishes the whole."""

    def __init__(self) -> None:
        self.staged: Staged | None = None
        """Given where only the engine's work is wanted; else MkDocs itself was called."""
        self.rendered: Rendered | None = None
        """What the last build made."""
        self._settings: Settings | None = None
        self._handwritten: list[Handwritten] = []
        self._generated: frozenset[str] = frozenset()
        self._warnings = _Warnings()
        self._session: Session | None = None
        self._site = ""
        self._work: Claim | None = None
        self._preview = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Stay the same object for all builds of a server, which make the take-aways once."""
        self._preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Set the engine up with our theme and assets; it builds beside the published folder."""
        self._settings = _settings(config, self.config)
        config.theme.dirs.insert(0, str(TEMPLATES / "theme"))
        config.nav = config.nav or NAVIGATION
        config.extra_css = [*addresses(".css"), *config.extra_css]
        scripts = [option.ExtraScriptValue(address) for address in addresses(".js")]
        for script in scripts:
            script.defer = True
        config.extra_javascript = [*scripts, *config.extra_javascript]
        self._handwritten = []
        if self.staged is None:
            self._warnings.begin()
            self._site = config.site_dir
            self._work = claim_workplace()
            config.site_dir = str(self._work.path)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the stage, and our guides where the library has no pages of the same name."""
        own = frozenset(file.src_uri for file in files)
        with _in_words_of_mkdocs():
            refuse_among_entries(own)
        staged = staged_files() if self.staged is None else self.staged
        self._generated = frozenset(staged) - own
        for path, text in (*staged.items(), *guides()):
            # A library's own page of the same name stands in the place of ours.
            if path not in own:
                level = InclusionLevel.NOT_IN_NAV
                files.append(File.generated(config, path, content=text, inclusion=level))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Name staged pages that the navigation does not: in themselves they hold marks only."""
        for page in nav.pages:
            name = NAMES.get(page.file.dest_uri)
            if name and page.file.src_uri in self._generated and "title" not in vars(page):
                page.title = name
        return nav

    def on_page_content(
        self, html: str, *, page: EnginePage, config: MkDocsConfig, files: Files
    ) -> None:
        """Remember hand-written pages: search and the sitemap hold them too."""
        if page.file.src_uri not in self._generated:
            title = str(page.meta.get("title") or page.title)
            about = str(page.meta.get("description") or "")
            self._handwritten.append(Handwritten(page.file.dest_uri, title, html, about))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Take what the engine made; publish the whole site where nobody else does."""
        assert self._settings is not None
        made = [page.url for page in self._handwritten]
        made += (path.removesuffix(".md") + ".html" for path in self._generated)
        pages, files = collect(Path(config.site_dir), made)
        said = tuple(self._warnings.said)
        self.rendered = Rendered(self._settings, pages, tuple(self._handwritten), files, said)
        if self.staged is None:
            self._clear()
            if not (config.strict and said):  # Then the engine itself stops after this.
                self._publish(config)
            config.site_dir = self._site

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the published folder as it was."""
        self._clear()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Rebuild when content or templates change; let the script run that says so to pages."""
        inject = server._inject_js_into_html

        def admitted(content: bytes, epoch: int) -> bytes:
            page: bytes = inject(content, epoch)  # type: ignore[no-untyped-call]
            return admitting(page.decode()).encode()

        server._inject_js_into_html = admitted  # type: ignore[method-assign]
        for folder in (*(_root(config) / name for name in CONTENT_FOLDERS), TEMPLATES):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    def render(self, root: Path, staged: Staged, *, preview: bool = False) -> Rendered:
        """What was made already: in a build of MkDocs the engine comes first."""
        assert self.rendered is not None
        return self.rendered

    def _publish(self, config: MkDocsConfig) -> None:
        site = Path(self._site)
        if self._session is None:
            self._session = Session(_root(config), self, site=site, preview=self._preview)
        try:
            outcome = self._session.build(strict=config.strict)
        except WrongContentError as error:
            raise PluginError("\n" + text_report(error.verdict.problems)) from None
        except STOPPING as error:
            raise PluginError(failure(error)) from None
        for problem in outcome.verdict.problems:
            log.warning(text_report([problem]).rstrip())

    def _clear(self) -> None:
        self._warnings.end()
        if self._work:
            self._work.remove()
            self._work = None


class MkDocs:
    """The engine of our own builds."""

    def render(self, root: Path, staged: Staged, *, preview: bool = False) -> Rendered:
        """Everything that MkDocs makes of the documents of the library at `root`.

        Raises:
            EngineError: in the engine's own words when it stopped.
        """
        warnings = _Warnings()
        warnings.begin()
        try:
            with workplace() as folder:
                made = _render(root, staged, str(folder), preview=preview)
            return replace(made, warnings=tuple(warnings.said))
        except (MkDocsException, SystemExit) as error:
            # Of what is wrong in mkdocs.yml the error tells the number only.
            said = [] if isinstance(error, PluginError) else warnings.said
            raise EngineError("\n".join((*said, str(error))).strip()) from error
        finally:
            warnings.end()


def _render(root: Path, staged: Staged, folder: str, *, preview: bool) -> Rendered:
    address = {"site_url": ""} if preview else {}
    file, documents = configuration_file(root), default_folder(root)
    try:
        config = load_config(str(file), docs_dir=documents and str(documents), **address)
    except ValueError as error:  # Of the YAML reader, for a day that is in no calendar.
        raise EngineError(f"{file.name}：{error}") from error
    plugin = config.plugins.get("casebook")
    if not isinstance(plugin, CasebookPlugin):
        raise EngineError(NOT_ENABLED)
    plugin.staged = staged
    settings = _settings(config, plugin.config)
    config.strict = False  # Whoever asked for the site decides what a warning means.
    config.site_dir = folder
    mkdocs_build.build(config)
    assert plugin.rendered is not None
    return replace(plugin.rendered, settings=settings)


def _settings(config: MkDocsConfig, own: CasebookConfig) -> Settings:
    """What mkdocs.yml says.

    Raises:
        PluginError: where it asks for what cannot be.
    """
    with _in_words_of_mkdocs():
        return settings_of(_root(config), Path(config.site_dir), config, own, config.theme.name)


@contextmanager
def _in_words_of_mkdocs() -> Iterator[None]:
    """MkDocs reports an error of a plugin, and no other, without a list of calls."""
    try:
        yield
    except EngineError as error:
        raise PluginError(str(error)) from None


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent
