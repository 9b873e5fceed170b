"""Data that scripts of the pages load: each file a classic script that calls `casebook.data`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.context import SiteContext
from generator.pages.elements import Shelf
from generator.pages.entry_data import method_data_files
from generator.pages.finder import finder_files
from generator.pages.form_data import form_file, taken_file
from generator.pages.group import Group


def data_groups(site: SiteContext) -> Iterator[Group]:
    """Every data file but those of cases, in groups that change for one reason."""
    library = site.library
    yield Group("finder", "shown", lambda: finder_files(site))
    yield Group("methods", "shown", lambda: method_data_files(site, Shelf.of(library)))
    yield Group("form", "words", lambda: [form_file(site)])
    yield Group("taken", "titles", lambda: [taken_file(library)])
