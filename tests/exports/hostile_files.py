"""Every file that the hostile library gives away, made once, and what is inside of packed ones."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from functools import cache
from zipfile import ZipFile

from generator.exports.about import About
from generator.exports.api import api_files
from generator.exports.feeds import feed_files
from generator.exports.forms import form_files
from generator.exports.llms import llms_files
from generator.exports.published import published_files
from generator.exports.registry import round_files
from generator.exports.schemas import schema_files
from generator.exports.selection import select
from generator.exports.table import csv_table, tables_of
from generator.exports.workbook import case_workbook, cases_of, words_of
from generator.pages import SiteContext
from generator.pages.data import data_groups
from generator.site.sitemap import sitemap_files
from generator.site.takeaway_files import take_away
from tests.exports.hostile_library import hostile_library, hostile_tree
from tests.pages.conftest import TEMPLATES

ABOUT = About("案例工具箱", "2026-11-21", "https://example.com/casebook/")
EDITABLE = "export/editable.xlsx"


def _files() -> Iterator[tuple[str, bytes]]:
    library = hostile_library()
    yield from take_away(library, ABOUT).files.items()
    yield from form_files(library)
    yield from round_files(library, "registry")
    yield EDITABLE, case_workbook(cases_of(hostile_tree()), words_of(library.entries))
    for table in tables_of(library, select(library), ABOUT):
        yield f"export/{table.name}.csv", csv_table(table)
    yield from api_files(library, ABOUT)
    yield from feed_files(library, ABOUT)
    yield from llms_files(library, ABOUT)
    yield from published_files(library)
    yield from schema_files(library.entries)
    pages = [f"cases/{id_}.html" for id_ in library.cases]
    yield from sitemap_files(ABOUT.site_url, pages)
    site = SiteContext(library, TEMPLATES, ABOUT.edition, site_url=ABOUT.site_url)
    for group in data_groups(site):
        yield from group.make()


@cache
def hostile_files() -> Mapping[str, bytes]:
    """Address → content of everything; a member of a zip file by `address!name`."""
    files = dict(_files())
    for address in [name for name in files if name.endswith(".zip")]:
        with ZipFile(io.BytesIO(files[address])) as held:
            files |= {f"{address}!{name}": held.read(name) for name in held.namelist()}
    return files


def ending(*endings: str) -> list[str]:
    """Addresses of the files with one of these endings."""
    return [address for address in hostile_files() if address.endswith(endings)]
