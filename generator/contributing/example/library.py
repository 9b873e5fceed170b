"""The invented company as a library of files: to try commands on, and to measure with.

Methods and words are those of a given library where there is one; without, there are only a few
words and no methods, so no filled forms either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.checking import check_tree
from generator.contributing.canonical import canonical_text
from generator.contributing.example.company import (
    DAY,
    YEAR,
    collection_data,
    company_files,
    organisations,
    sources,
)
from generator.contributing.example.units import Unit, units_of
from generator.contributing.example.words import words_of
from generator.model import SCHEMA_VERSION, Entries, Vocabulary, VocabularyKind
from generator.reading import Address, FileKind, Tree, Value, address_of, read_yaml
from generator.reading.layout import SOURCES_FILE, WORDING_FILE

_CONFIG = """\
site_name: 示例电力公司（虚构）
site_description: 由程序生成的虚构台账，不描述任何单位。
use_directory_urls: false
theme:
  name: material
  language: zh
  font: false
  features: [navigation.tabs, navigation.tabs.sticky]
plugins:
  - casebook:
      edition: {day}
      example: false
"""
_ABOUT = """\
# 关于

这里的公司、单位、项目和数字都是**虚构**的，由程序生成，只用来示范一年的台账。
"""


def example_library(tree: Tree | None, branches: int, seed: int) -> Mapping[str, bytes]:
    """Path from the root and content of every file; the same seed, the same bytes.

    Args:
        tree: the files of the library whose methods and words are taken; None for none.
        branches: how many branches the company has.
        seed: which company.
    """
    files = {} if tree is None else tree.files
    entries = check_tree(tree).entries if tree else Entries()
    if not entries.terms(VocabularyKind.BUSINESS_LINES):
        files, entries = {}, _minimal()
    units = tuple(units_of(branches, seed, YEAR))
    methods = {address: data for address, data in _methods(files) if address.id in entries.methods}
    typed: dict[Address, dict[str, Value]] = {
        **methods,
        **dict(_vocabularies(files, units)),
        Address(FileKind.SOURCES, "sources"): _sources(files, [*methods.values()]),
        Address(FileKind.COLLECTION, words_of("company")["company"]["id"]): collection_data(),
        **dict(company_files(entries, units, seed)),
        Address(FileKind.LIBRARY, "library"): {"schema_version": str(SCHEMA_VERSION)},
    }
    made = {address.path: canonical_text(address.kind, data) for address, data in typed.items()}
    made |= {"mkdocs.yml": _CONFIG.format(day=DAY), "docs/about.md": _ABOUT}
    content = {path: text.encode() for path, text in made.items()}
    if WORDING_FILE in files:
        content[WORDING_FILE] = files[WORDING_FILE]
    return content


def _minimal() -> Entries:
    found = {
        VocabularyKind.of(name): Vocabulary.model_validate(data)
        for name, data in words_of("minimal").items()
    }
    return Entries(vocabularies=found)


def _methods(files: Mapping[str, bytes]) -> Iterator[tuple[Address, dict[str, Value]]]:
    """The methods without their worked examples, whose cases stay where they are."""
    for path, data in files.items():
        address = address_of(path)
        if address is None or address.kind is not FileKind.METHOD:
            continue
        typed: dict[str, Any] = dict(read_yaml(data).data or {})
        tools = typed.get("tools")
        for tool in tools if isinstance(tools, list) else []:
            if isinstance(tool, dict):
                tool.pop("example", None)
        yield address, typed


def _vocabularies(
    files: Mapping[str, bytes], units: tuple[Unit, ...]
) -> Iterator[tuple[Address, dict[str, Value]]]:
    for kind in VocabularyKind:
        address = Address(FileKind.VOCABULARY, kind.value)
        typed: dict[str, Any] = dict(words_of("minimal").get(kind.value, {}))
        if address.path in files:
            typed = dict(read_yaml(files[address.path]).data or {})
        if kind is VocabularyKind.ORGANISATIONS:
            typed.setdefault("title", kind.label)
            typed.setdefault("summary", "【示例】虚构的公司和它的单位。")
            typed["terms"] = {**typed.get("terms", {}), **organisations(units)}
        yield address, typed


def _sources(files: Mapping[str, bytes], methods: list[dict[str, Value]]) -> dict[str, Value]:
    """The sources that the methods cite, and that of the company."""
    held: Any = (read_yaml(files[SOURCES_FILE]).data or {}) if SOURCES_FILE in files else {}
    cited = {source for method in methods for source in _listed(method.get("sources"))}
    kept = {id_: source for id_, source in held.get("sources", {}).items() if id_ in cited}
    return {"sources": {**kept, **sources()}}


def _listed(value: Value) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
