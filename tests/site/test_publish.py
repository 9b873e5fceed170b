"""A site is replaced whole or not at all, and never a folder that is not ours."""

from pathlib import Path

import pytest

from generator.site.publish import MARKER, NotOursError, building_folder, discard, publish


def build(site: Path, text: str) -> None:
    work = building_folder(site)
    (work / "index.html").write_text(text)
    publish(work, site, {"pages": 1})


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_second_build_takes_the_place_of_the_first(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, "one")
    (site / "stale.html").write_text("gone tomorrow")
    build(site, "two")
    assert (site / "index.html").read_text() == "two"
    assert names(site) == {"index.html", MARKER}
    assert names(tmp_path) == {"site"}


def test_a_failed_build_leaves_the_old_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, "one")
    work = building_folder(site)
    (work / "index.html").write_text("half")
    discard(work)
    assert (site / "index.html").read_text() == "one"
    assert names(tmp_path) == {"site"}


def test_a_folder_of_somebody_else_is_refused_and_untouched(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "letter.txt").write_text("dear")
    with pytest.raises(NotOursError):
        building_folder(documents)
    assert names(tmp_path) == {"documents"}
    assert names(documents) == {"letter.txt"}


def test_an_empty_folder_may_be_published_into(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    build(tmp_path / "site", "one")
    assert (tmp_path / "site" / "index.html").is_file()


def test_a_stop_between_the_renames_is_mended_by_the_next_build(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, "one")
    site.rename(tmp_path / ".site.old")
    discard(building_folder(site))
    assert (site / "index.html").read_text() == "one"
