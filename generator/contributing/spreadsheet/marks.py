"""The marks that a blank form is given out with: its property and the names of its cells.

Runs in the child process, after the size of the package was looked at. Broken marks are no marks:
a form is known by its headings as well.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator

from openpyxl.utils.cell import range_boundaries
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.xml.functions import iterparse

from generator.contributing.spreadsheet.raw import RawName

_PART = "docProps/custom.xml"
_LARGEST = 64 * 1024
"""Bytes of the part that holds properties; ours has some hundred."""
_LONGEST = 200
"""Characters of a mark."""
_OURS = "casebook"
"""What the names of our marks begin with; which ones there are is known to who writes them."""


def properties_of(archive: zipfile.ZipFile) -> dict[str, str]:
    """Our properties of the document with their texts."""
    if _PART not in archive.namelist() or archive.getinfo(_PART).file_size > _LARGEST:
        return {}
    found = {}
    with archive.open(_PART) as source:
        for _, node in iterparse(source):
            name = str(node.get("name") or "")
            text = "".join(node.itertext()).strip()
            if node.tag.endswith("}property") and name.startswith(_OURS) and len(text) <= _LONGEST:
                found[name] = text
    return found


def names_of(defined: Iterable[DefinedName]) -> Iterator[RawName]:
    """Our names among those that are defined; others and broken ones are passed over."""
    for name in defined:
        value = str(name.value or "")
        if not str(name.name).startswith(_OURS) or len(value) > _LONGEST:
            continue
        sheet, _, area = value.rpartition("!")
        try:
            left, top, right, bottom = range_boundaries(area)
        except (ValueError, TypeError):
            continue
        sheet = sheet.removeprefix("=").removeprefix("$")
        if left and top and right and bottom:
            plain = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
            yield RawName(name.name, plain, left, top, right, bottom)
