"""What each engine makes of documents and of the stage, before anything is filled in."""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.mkdocs_plugin import CasebookConfig, MkDocs
from generator.site.configuration import OPTIONS
from generator.site.engine import Engine, EngineError, Rendered, published_folder
from generator.site.navigation import SHELL_FOLDERS
from generator.site.settings import Settings
from generator.site.shell import BODY, DESCRIPTION, HEAD, TITLE
from generator.site.stage import NAMES, shell_address, staged_files
from generator.zensical_engine import Zensical

MKDOCS = """\
site_name: 甲公司案例库
site_url: https://example.org/lib/
use_directory_urls: false
theme:
  name: material
  font: false
plugins:
  - casebook:
      edition: 2026-11-21
      example: false
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "cases").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "guide.md").write_text("# 指南\n\n看[首页](index.md)。\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    return tmp_path


def add(root: Path, text: str) -> None:
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(text)


Render = Callable[..., Rendered]


@pytest.fixture(params=[MkDocs, Zensical], ids=["mkdocs", "zensical"])
def render(request: pytest.FixtureRequest) -> Render:
    engine: Engine = request.param()
    if request.param is Zensical and find_spec("zensical") is None:
        pytest.skip("NO ZENSICAL: the second engine is not installed")

    def rendered(root: Path, *, preview: bool = False) -> Rendered:
        return engine.render(root, staged_files(), preview=preview)

    return rendered


def test_an_engine_gives_pages_with_our_marks_and_the_files_around_them(
    render: Render, root: Path
) -> None:
    (root / "docs" / "plan.png").write_bytes(b"\x89PNG")
    made = render(root)
    for address in (*NAMES, *map(shell_address, SHELL_FOLDERS)):
        assert all(mark in made.pages[address] for mark in (TITLE, DESCRIPTION, BODY, HEAD))
    assert "看<a" in made.pages["guide.html"]
    assert HEAD in made.pages["guide.html"]
    assert HEAD in made.pages["404.html"]
    assert made.files["plan.png"] == b"\x89PNG"
    assert any(name.endswith(".css") for name in made.files)
    assert not made.pages.keys() & made.files.keys()
    assert not [name for name in made.files if "lunr" in name or name.startswith("sitemap")]
    assert [page.title for page in made.handwritten if page.url == "guide.html"] == ["指南"]
    assert made.warnings == ()


def test_settings_are_those_of_mkdocs_yml(render: Render, root: Path) -> None:
    add(root, "site_dir: public\nstrict: true\n")
    assert render(root).settings == Settings(
        edition="2026-11-21",
        name="甲公司案例库",
        site_url="https://example.org/lib/",
        example=False,
        folder="public",
        strict=True,
    )


def test_a_preview_has_no_address(render: Render, root: Path) -> None:
    made = render(root, preview=True)
    assert made.settings.site_url == ""
    assert not [page for page in made.pages.values() if "https://example.org/" in page]


def test_the_same_documents_give_the_same_in_any_folder(
    render: Render, root: Path, tmp_path: Path
) -> None:
    first = render(root)
    other = shutil.copytree(root, tmp_path / "elsewhere" / "lib")
    assert render(other) == first
    assert render(root) == first
    assert pickle.loads(pickle.dumps(first)) == first


def test_nothing_is_left_beside_the_library(render: Render, root: Path) -> None:
    before = sorted(os.listdir(root))
    render(root)
    assert sorted(os.listdir(root)) == before


def test_a_navigation_without_names_calls_our_pages_by_theirs(render: Render, root: Path) -> None:
    marks = render(root).pages["matrix.html"].count(TITLE)
    add(root, "nav:\n  - index.md\n  - 本库的工具箱: methods/index.md\n  - finder.md\n")
    page = render(root).pages["matrix.html"]
    assert all(name in page for name in ("首页", "本库的工具箱", "帮我选方法"))
    assert page.count(TITLE) == marks


def test_a_page_of_the_library_stands_in_the_place_of_ours(render: Render, root: Path) -> None:
    (root / "docs" / "index.md").write_text("# 自己的首页\n", "utf-8")
    made = render(root)
    assert "index.html" in made.own
    assert "自己的首页" in made.pages["index.html"]
    assert BODY not in made.pages["index.html"]
    assert "finder.html" not in made.own


def test_a_page_may_have_a_chinese_name(render: Render, root: Path) -> None:
    (root / "docs" / "党建 说明.md").write_text("# 说明\n", "utf-8")
    made = render(root)
    assert "党建 说明.html" in made.own
    assert HEAD in made.pages["党建 说明.html"]


def test_warnings_are_handed_on_and_stop_nothing(render: Render, root: Path) -> None:
    (root / "docs" / "guide.md").write_text("[没有这一页](nowhere.md)\n", "utf-8")
    add(root, "strict: true\n")
    (said,) = render(root).warnings
    assert "guide.md" in said


def test_what_the_engine_refuses_is_said_in_its_words(render: Render, root: Path) -> None:
    add(root, "nav: 3\n")
    with pytest.raises(EngineError, match="nav"):
        render(root)
    (root / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    with pytest.raises(EngineError, match=r"mkdocs\.yml"):
        render(root)
    (root / "mkdocs.yml").unlink()
    with pytest.raises(EngineError, match=r"没有 mkdocs\.yml"):
        render(root)


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("edition: 2026-11-21", "edition: 2026-13-01", r"mkdocs\.yml"),
        ("edition: 2026-11-21", "edition: 2026", "edition"),
        ("example: false", "example: perhaps", "example"),
        ("example: false", "repository: nowhere", "repository"),
        ("site_url: https://example.org/lib/", "site_url: nowhere", "site_url|URL"),
        ("use_directory_urls: false", "use_directory_urls: true", "use_directory_urls"),
        ("name: material", "name: readthedocs", "readthedocs"),
        (MKDOCS[MKDOCS.index("casebook:") :], "search\n", "没有启用"),
        ("site_name: 甲公司案例库", "strict: false", "site_name"),
    ],
)
def test_a_wrong_setting_is_named(
    render: Render, root: Path, right: str, wrong: str, said: str
) -> None:
    (root / "mkdocs.yml").write_text(MKDOCS.replace(right, wrong), "utf-8")
    with pytest.raises(EngineError, match=said):
        render(root)


def test_every_engine_knows_the_same_options() -> None:
    assert {name for name, _ in CasebookConfig._schema} == set(OPTIONS)


def test_a_hand_written_page_among_the_entries_is_refused(render: Render, root: Path) -> None:
    (root / "docs" / "cases").mkdir()
    (root / "docs" / "cases" / "jia.md").write_text("# 别的\n", "utf-8")
    with pytest.raises(EngineError, match=r"cases/jia\.md"):
        render(root)


def test_no_site_goes_into_the_content(root: Path) -> None:
    settings = Settings(edition="2026-11-21", name="甲", folder="cases/site")
    with pytest.raises(EngineError, match="--site-dir"):
        published_folder(root, settings)
    assert published_folder(root, settings, root / "out") == (root / "out").resolve()
    with pytest.raises(EngineError, match="内容文件夹"):
        published_folder(root, settings, root / "out" / ".." / "methods")
