"""What mkdocs.yml says of a library, read without the engine: name, edition, address."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from generator.exports.about import About

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PLUGIN = "casebook"


class _Loader(yaml.SafeLoader):
    """Passes over the tags that the engine's plugins bring along: none of them is of use here."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)
for _kind in ("timestamp", "bool", "int", "float"):  # A day stays the text that was typed.
    _Loader.add_constructor(f"tag:yaml.org,2002:{_kind}", lambda loader, node: node.value)


def about_of(root: Path) -> About:
    """Name, edition and address as mkdocs.yml states them; what it does not state is as usual."""
    said = _settings(root)
    name, address = said.get("site_name"), said.get("site_url")
    url = f"{address.rstrip('/')}/" if isinstance(address, str) and address.strip("/ ") else ""
    usual = About()
    stated = name.strip() if isinstance(name, str) else ""
    return About(stated or usual.name, edition_of(root), url)


def edition_of(root: Path) -> str:
    """The day from which ages are counted, `YYYY-MM-DD`; empty where mkdocs.yml does not say."""
    edition = _options(_settings(root).get("plugins")).get("edition")
    return edition if isinstance(edition, str) and _DAY.fullmatch(edition) else ""


def _settings(root: Path) -> dict[str, Any]:
    """The file as data; empty where there is none, or none that can be read."""
    try:
        said = yaml.load((root / "mkdocs.yml").read_bytes(), _Loader)
    except (OSError, yaml.YAMLError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def _options(plugins: Any) -> dict[str, Any]:
    """Our plugin's options; plugins may be a list of names and mappings, or one mapping."""
    listed = plugins if isinstance(plugins, list) else [plugins]
    for item in listed:
        if isinstance(item, dict) and isinstance(item.get(_PLUGIN), dict):
            return dict(item[_PLUGIN])
    return {}
