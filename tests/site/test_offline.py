"""The whole site as one file: unpacked anywhere, it opens without a server."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from generator.site.offline import FOLDER
from generator.site.publish import MARKER
from generator.site.takeaway import SITE as ADDRESS


@pytest.fixture(scope="module")
def unpacked(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("带回去")
    with ZipFile(real_site / ADDRESS) as packed:
        packed.extractall(folder)
    return folder / FOLDER


def test_it_holds_every_file_but_itself(real_site: Path, unpacked: Path) -> None:
    def files(root: Path) -> dict[str, bytes]:
        found = (path for path in root.rglob("*") if path.is_file())
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}

    published = files(real_site)
    for apart in (ADDRESS, MARKER):
        del published[apart]
    assert files(unpacked) == published


@pytest.mark.browser
def test_a_reader_searches_in_it_without_a_server(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "search.html").as_uri() + "?q=违章")
    expect(page.get_by_role("link", name="工作票盖党员印章").first).to_be_visible()


@pytest.mark.browser
def test_the_packed_copy_does_not_offer_itself(
    page: Page, unpacked: Path, real_origin: str
) -> None:
    page.goto((unpacked / "downloads/index.html").as_uri())
    expect(page.locator("[data-online-only]").first).to_be_hidden()
    page.goto(real_origin + "downloads/index.html")
    expect(page.locator("[data-online-only]").first).to_be_visible()
