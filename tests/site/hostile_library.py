"""A library whose every free text is a payload, as far as `casebook check` accepts it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from generator.checking import check_tree
from generator.checking.problem import Severity
from generator.contributing.canonical import canonical_text
from generator.reading import Address, FileKind, Tree, address_of
from tests.site.hostile_entries import Data

SITE = """\
site_name: 敌意文字的案例库
use_directory_urls: false
theme:
  name: material
  language: zh
  font: false
  features: [navigation.tabs]
markdown_extensions: [admonition, attr_list, def_list, tables]
plugins:
  - casebook:
      edition: 2026-01-01
      example: false
      downloads: false
"""
HARMLESS = "无害的文字"


def as_tree(files: dict[str, Data]) -> Tree:
    """The files as a person would have written them.

    Raises:
        ValueError: when a path is none of a library.
    """
    return Tree({path: canonical_text(_kind(path), data).encode() for path, data in files.items()})


def _kind(path: str) -> FileKind:
    address: Address | None = address_of(path)
    if address is None:
        raise ValueError(path)
    return address.kind


def accepted(files: dict[str, Data]) -> int:
    """Put harmless text where the check finds an error, until it finds none; how many had one."""
    refused = 0
    for _ in range(6):
        problems = check_tree(as_tree(files)).problems
        wrong = {(p.file, p.path) for p in problems if p.severity is Severity.ERROR}
        if not wrong:
            return refused
        for file, path in wrong:
            _soften(files[file], path, f"{HARMLESS}{refused}")
            refused += 1
    raise AssertionError(sorted(wrong)[:9])


def _soften(data: Any, path: str, text: str) -> None:
    *steps, last = [int(s) - 1 if s.isdigit() else s for s in re.findall(r"[^.\[\]]+", path)]
    for step in steps:
        data = data[step]
    data[last] = text


def write_library(root: Path, files: dict[str, Data]) -> None:
    """Write a library to a folder."""
    for path, data in as_tree(files).files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    (root / "docs").mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text(SITE + "docs_dir: docs\n", encoding="utf-8")
