"""Which file of a library holds what; the folders are the same in every library."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from generator.model import ID_PATTERN, RESERVED_IDS, VocabularyKind

VOCABULARY_FOLDER = "cases/vocabulary"
SOURCES_FILE = f"{VOCABULARY_FOLDER}/sources.yml"
WORDING_FILE = f"{VOCABULARY_FOLDER}/wording.yml"
COLLECTION_FILE = "collection.yml"
LIBRARY_FILE = "cases/library.yml"
REGISTRY_FOLDER = "registry"
"""Below a collection: its units' projects, a file per unit and year."""
FORM_FOLDER = "forms"
"""Below a collection: filled forms, a file per form."""
_is_shaped = re.compile(ID_PATTERN).fullmatch
_VOCABULARIES = frozenset(kind.value for kind in VocabularyKind)


class FileKind(StrEnum):
    """Kinds of content files; the values are the keys of `model.FILE_MODELS`."""

    CASE = "case"
    METHOD = "method"
    COLLECTION = "collection"
    VOCABULARY = "vocabulary"
    SOURCES = "sources"
    WORDING = "wording"
    REGISTRY = "registry"
    FORM = "form"
    LIBRARY = "library"


@dataclass(frozen=True, slots=True)
class Address:
    """What a path says about its file: the kind, the id, below a collection also that."""

    kind: FileKind
    id: str
    collection: str = ""

    @property
    def path(self) -> str:
        """Where the file stands, from the root: the way back from `address_of`."""
        match self.kind:
            case FileKind.METHOD:
                return f"methods/{self.id}.yml"
            case FileKind.CASE:
                return f"cases/{self.collection}/{self.id}.yml"
            case FileKind.COLLECTION:
                return f"cases/{self.id}/{COLLECTION_FILE}"
            case FileKind.REGISTRY:
                return f"cases/{self.collection}/{REGISTRY_FOLDER}/{self.id}.yml"
            case FileKind.FORM:
                return f"cases/{self.collection}/{FORM_FOLDER}/{self.id}.yml"
            case FileKind.LIBRARY:
                return LIBRARY_FILE
        return f"{VOCABULARY_FOLDER}/{self.id}.yml"


def address_of(path: str) -> Address | None:
    """The address of a content file by its path from the root, or None where none may stand."""
    parts = _parts(path)
    name = parts[-1].removesuffix(".yml") if parts else ""
    if not path.endswith(".yml") or not is_id(name):
        return None
    if path == LIBRARY_FILE:
        return Address(FileKind.LIBRARY, name)
    match parts[:-1]:
        case ("methods",):
            return Address(FileKind.METHOD, name)
        case ("cases", "vocabulary"):
            if name in ("sources", "wording"):
                return Address(FileKind(name), name)
            return Address(FileKind.VOCABULARY, name) if name in _VOCABULARIES else None
        case ("cases", folder) if is_id(folder):
            if parts[-1] == COLLECTION_FILE:
                return Address(FileKind.COLLECTION, folder)
            return Address(FileKind.CASE, name, folder)
        case ("cases", folder, part) if is_id(folder) and folder != "vocabulary":
            if part == REGISTRY_FOLDER:
                return Address(FileKind.REGISTRY, name, folder)
            if part == FORM_FOLDER:
                return Address(FileKind.FORM, name, folder)
    return None


def _parts(path: str) -> tuple[str, ...]:
    parts = tuple(path.split("/"))
    return PurePosixPath(path).parts if "" in parts or "." in parts else parts


def lies_in(file: str, wanted: Iterable[str]) -> bool:
    """Whether `file` is one of these files or lies in one of these folders; `.` holds them all."""
    path = PurePosixPath(file)
    return any(path.is_relative_to(each) for each in wanted)


def is_id(text: str) -> bool:
    """Whether `text` may name an entry: a file of its own on every system."""
    shaped = 2 <= len(text) <= 64 and _is_shaped(text)
    return bool(shaped) and text not in RESERVED_IDS


def proposed_name(name: str) -> str:
    """A file or folder name as near to `name` as the rule allows; empty where nothing is left."""
    suffix = ".yml" if name.lower().endswith((".yml", ".yaml")) else ""
    stem = re.sub(r"\.ya?ml$", "", name, flags=re.IGNORECASE).lower()
    if not stem.isascii():
        # What is left of a Chinese name after its Chinese would be a poor name.
        return ""
    stem = re.sub(r"[^a-z0-9]+", "-", stem).strip("-")
    return f"{stem}{suffix}" if is_id(stem) else ""
