"""A small site with the search in it."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import material
import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader, PrefixLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from playwright.sync_api import Page

from generator.search import SearchDocument, build_index
from tests.conftest import serve

TEMPLATES = Path(__file__).parents[2] / "site_templates"
SCRIPTS = sorted(path.name for path in (TEMPLATES / "assets" / "search").glob("*.js"))
POLICY = "default-src 'none'; script-src {0}; style-src {0}; img-src {0} data:; form-action {0}"
PAGE = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<title>{{ title }}</title>
{% for sheet in sheets %}<link rel="stylesheet" href="{{ base_url }}/{{ sheet }}">
{% endfor %}{% for script in scripts %}<script defer src="{{ base_url }}/{{ script }}"></script>
{% endfor %}</head>
<body data-md-color-scheme="default" data-md-color-primary="indigo">
<header class="md-header"><nav class="md-header__inner md-grid">
<div class="md-header__title"><div class="md-header__ellipsis">{{ title }}</div></div>
{% include "theme/partials/search.html" %}
</nav></header>
<main class="md-main"><div class="md-main__inner md-grid"><div class="md-content">
<article class="md-content__inner md-typeset">{{ body }}</article></div></div></main>
</body></html>
"""


class Site:
    """A published folder, and how to open its pages."""

    def __init__(self, folder: Path, origin: str) -> None:
        self.folder, self.origin = folder, origin

    def url(self, path: str) -> str:
        return self.origin + path

    def as_files(self) -> "Site":
        return Site(self.folder, self.folder.as_uri() + "/")


Publish = Callable[..., Site]


@pytest.fixture(scope="module")
def publish(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Publish]:
    """publish(documents, aliases) → the site, served on this machine."""
    servers: list[ThreadingHTTPServer] = []

    def published(
        documents: Sequence[SearchDocument], aliases: Mapping[str, str] | None = None
    ) -> Site:
        folder = tmp_path_factory.mktemp("site")
        write_site(folder, documents, (aliases or {}).items())
        server, origin = serve(folder)
        servers.append(server)
        return Site(folder, origin)

    yield published
    for server in servers:
        server.shutdown()
        server.server_close()


def write_site(
    folder: Path, documents: Sequence[SearchDocument], aliases: Iterable[tuple[str, str]]
) -> None:
    for path, content in build_index(documents, aliases):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    for room in ("base", "search"):
        shutil.copytree(TEMPLATES / "assets" / room, folder / "assets" / "casebook" / room)
    environment = Environment(
        loader=PrefixLoader(
            {
                "test": DictLoader({"page.html": PAGE}),
                "theme": FileSystemLoader(TEMPLATES / "theme"),
                "pages": FileSystemLoader(TEMPLATES / "pages"),
            }
        ),
        autoescape=True,
    )

    environment.filters["url"] = _relative

    def write(path: str, title: str, body: str = "") -> None:
        depth = path.count("/")
        base_url = "/".join([".."] * depth) or "."
        # A browser gives no origin to a file, so that the offline copy names the scheme.
        context: dict[str, Any] = {
            "policy": POLICY.format("'self' file:"),
            "title": title,
            "base_url": base_url,
            "sheets": ["theme.css", "assets/casebook/search/search.css"],
            "scripts": [
                "assets/casebook/base/element.js",
                *(f"assets/casebook/search/{name}" for name in SCRIPTS),
            ],
        }
        context["body"] = Markup(environment.get_template(body).render(context)) if body else ""
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(
            environment.get_template("test/page.html").render(context), encoding="utf-8"
        )

    (folder / "theme.css").write_bytes(_theme_css())
    (folder / "favicon.ico").write_bytes(b"")
    write("index.html", "工具箱")
    write("search.html", "搜索", "pages/search.html")
    for document in documents:
        write(document.url.partition("#")[0], document.title)


@pass_context
def _relative(context: Context, target: str) -> str:
    return f"{context['base_url']}/{target}"


def _theme_css() -> bytes:
    sheets = Path(material.__path__[0]) / "templates" / "assets" / "stylesheets"
    return b"\n".join(
        next(sheets.glob(pattern)).read_bytes() for pattern in ("main.*.css", "palette.*.css")
    )


@pytest.fixture
def ask(page: Page) -> Callable[..., dict[str, Any]]:
    """ask(site, text, **options) → the outcome of casebook.search.query on its first page."""

    def asked(site: Site, text: str, **options: Any) -> dict[str, Any]:
        if not page.url.startswith(site.origin):
            page.goto(site.url("index.html"))
        call = "([text, options]) => casebook.search.query(text, options)"
        outcome: dict[str, Any] = page.evaluate(call, [text, options])
        return outcome

    return asked


@pytest.fixture(scope="session")
def vectors() -> dict[str, list[Any]]:
    read: dict[str, list[Any]] = json.loads(
        (Path(__file__).parent / "vectors.json").read_text(encoding="utf-8")
    )
    return read
