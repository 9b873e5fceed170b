"""The stage is the same for every library, and names every page that stands in the navigation."""

from generator.library import Library
from generator.model import Entries
from generator.pages import SiteContext, Templates, staged_pages
from generator.site.assets import TEMPLATES
from generator.site.navigation import SHELL_FOLDERS
from generator.site.shell import BODY, DESCRIPTION, TITLE
from generator.site.stage import NAMES, shell_address, staged_files, staged_path
from tests import small


def site_of(library: Library) -> SiteContext:
    return SiteContext(
        library=library,
        templates=Templates(TEMPLATES / "pages"),
        edition="2026-11-21",
        name="案例库",
        site_url="",
        files={},
    )


def test_every_page_of_the_navigation_is_staged_whatever_the_library_holds() -> None:
    for library in (Library(Entries()), small.library()):
        titles = {page.url: page.title for page in staged_pages(site_of(library))}
        assert titles == NAMES
        assert all(page.description for page in staged_pages(site_of(library)))


def test_a_staged_file_holds_marks_and_no_content() -> None:
    files = staged_files()
    shells = {shell_address(folder).replace(".html", ".md") for folder in SHELL_FOLDERS}
    assert files.keys() == set(map(staged_path, NAMES)) | shells
    for text in files.values():
        assert all(mark in text for mark in (TITLE, DESCRIPTION, BODY))
    assert not [name for name in NAMES.values() if any(name in text for text in files.values())]
