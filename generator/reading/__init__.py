"""Bytes → plain data with a line and column for every part. Nothing is executed or judged."""

from generator.reading.characters import UNSEEN, columns_of, printable, without_unseen
from generator.reading.document import Document, Path, Place, Value
from generator.reading.edit import Edit, apply_edits
from generator.reading.fault import Fault, FaultCode
from generator.reading.files import (
    CONTENT_FOLDERS,
    Archive,
    Listing,
    Stat,
    Tree,
    UnreadError,
    list_tree,
    read_archive,
    read_tree,
)
from generator.reading.layout import LIBRARY_FILE, Address, FileKind, address_of, is_id, lies_in
from generator.reading.script import simplified_forms, to_simplified
from generator.reading.yaml import read_yaml

__all__ = [
    "CONTENT_FOLDERS",
    "LIBRARY_FILE",
    "UNSEEN",
    "Address",
    "Archive",
    "Document",
    "Edit",
    "Fault",
    "FaultCode",
    "FileKind",
    "Listing",
    "Path",
    "Place",
    "Stat",
    "Tree",
    "UnreadError",
    "Value",
    "address_of",
    "apply_edits",
    "columns_of",
    "is_id",
    "lies_in",
    "list_tree",
    "printable",
    "read_archive",
    "read_tree",
    "read_yaml",
    "simplified_forms",
    "to_simplified",
    "without_unseen",
]
