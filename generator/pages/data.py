"""Data that scripts of the pages load: each file a classic script that calls `casebook.data`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.pages.context import SiteContext
from generator.pages.elements import Shelf
from generator.pages.entry_data import entry_files, method_data_files
from generator.pages.explorer import explorer_files
from generator.pages.finder import finder_files
from generator.pages.form_data import form_file, form_files, taken_file
from generator.pages.group import Group


def data_files(site: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Address and content of every data file."""
    return chain(explorer_files(site), finder_files(site), entry_files(site), form_files(site))


def data_groups(site: SiteContext) -> Iterator[Group]:
    """Every data file but those of cases, in groups that change for one reason."""
    library = site.library
    yield Group("finder", "shown", lambda: finder_files(site))
    yield Group("methods", "shown", lambda: method_data_files(site, Shelf.of(library)))
    yield Group("form", "words", lambda: [form_file(site)])
    yield Group("taken", "titles", lambda: [taken_file(library)])
