"""Data that scripts of the pages load: each file a classic script that calls `casebook.data`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.pages.context import SiteContext
from generator.pages.entry_data import entry_files
from generator.pages.explorer import explorer_files
from generator.pages.finder import finder_files
from generator.pages.form_data import form_files


def data_files(site: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Address and content of every data file."""
    return chain(explorer_files(site), finder_files(site), entry_files(site), form_files(site))
