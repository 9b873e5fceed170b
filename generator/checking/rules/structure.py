"""The structure of a library's files is one that this program knows."""

from __future__ import annotations

from generator.checking.codes import Code
from generator.checking.problem import Finding
from generator.checking.shelf import Shelf, Typed
from generator.model import SCHEMA_VERSION
from generator.model.numbers import read_whole
from generator.reading import LIBRARY_FILE

_KEY = "schema_version"


def structure_is_known(shelf: Shelf) -> tuple[Typed, Finding] | None:
    """The file that says that the library was written for a later program; None where none does.

    It is read as typed: a later structure may hold more in this file than this program knows.
    """
    typed = shelf.files.get(LIBRARY_FILE)
    stated = typed.document.value((_KEY,)) if typed else None
    try:
        version = read_whole(stated)
    except ValueError:
        return None  # What is wrong with it is told with the other values.
    if typed is None or version <= SCHEMA_VERSION:
        return None
    params = {"value": str(version), "known": str(SCHEMA_VERSION)}
    return typed, Finding(Code.NEWER_STRUCTURE, (_KEY,), params)
