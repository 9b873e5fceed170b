"""What mkdocs.yml says of a site, whichever engine renders it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from generator.model.dates import check_partial_date
from generator.site.engine import EngineError
from generator.site.engine_key import MKDOCS_FILE
from generator.site.settings import Settings

THEME = "material"
"""The only theme that our own templates and styles stand on."""

OPTIONS: Mapping[str, type | tuple[type, ...]] = {
    "edition": (str, date, int),
    "edit_base": str,
    "issue_base": str,
    "repository": str,
    "branch": str,
    "example": bool,
    "downloads": bool,
}
"""What may be said to `casebook` in mkdocs.yml → what kind of value it takes."""
ADDRESSES = ("edit_base", "issue_base", "repository")
"""Those of them that are web addresses."""


NOT_ENABLED = "mkdocs.yml 没有启用本工具；请加上：\nplugins:\n  - casebook"


class Kept:
    """A value that only an engine can make something of: it is handed on as it is written."""

    def __init__(self, node: yaml.Node) -> None:
        self.node = node


class _Loader(yaml.SafeLoader):
    """Makes plain values, takes variables from the environment, and runs nothing."""


class _Dumper(yaml.SafeDumper):
    """Writes what `_Loader` reads."""


def configuration_file(root: Path) -> Path:
    """Where the configuration of the library at `root` stands.

    Raises:
        EngineError: when there is none.
    """
    file = root / MKDOCS_FILE
    if not file.is_file():
        raise EngineError(f"{root.resolve()} 里没有 mkdocs.yml；README 里有一份可以照抄的")
    return file


def read_configuration(root: Path) -> dict[str, Any]:
    """What mkdocs.yml and the files that it inherits from say together.

    Raises:
        EngineError: when there is none, or one of them cannot be read.
    """
    return _read(configuration_file(root), ())


def write_configuration(said: Mapping[str, Any]) -> str:
    """The configuration as text."""
    return yaml.dump(dict(said), Dumper=_Dumper, allow_unicode=True, sort_keys=False)


def settings_of(
    root: Path, site: Path, said: Mapping[str, Any], own: Mapping[str, Any], theme: str | None
) -> Settings:
    """The settings that a build asks for.

    Args:
        root: folder of the library.
        site: where the configuration puts the site.
        said: the configuration.
        own: what it says to this program, by the names in `OPTIONS`.
        theme: the theme that it names.

    Raises:
        EngineError: where it asks for what cannot be.
    """
    if said.get("use_directory_urls", True):
        raise EngineError("mkdocs.yml：use_directory_urls 须为 false，页面才能用 file:// 打开")
    if theme != THEME:
        raise EngineError(f"mkdocs.yml：theme 须为 {THEME}，现在是 {theme}")
    given = {name: value for name, value in own.items() if value is not None}
    return Settings(
        **{**given, "edition": _edition(str(given.get("edition", "")))},
        name=said["site_name"],
        site_url=said.get("site_url") or "",
        folder=(site.relative_to(root) if site.is_relative_to(root) else site).as_posix(),
        strict=bool(said.get("strict")),
    )


def check_options(own: Any) -> dict[str, Any]:
    """What is said to this program, if every name and kind of value is right.

    Raises:
        EngineError: naming the first that is not.
    """
    if not isinstance(own or {}, dict):
        raise EngineError(f"mkdocs.yml：casebook 的设置应为一组“名称: 值”，现在是 {own}")
    for name, value in (own or {}).items():
        if name not in OPTIONS:
            raise EngineError(f"mkdocs.yml：casebook 没有 {name} 这个设置")
        if value is not None and not isinstance(value, OPTIONS[name]):
            raise EngineError(f"mkdocs.yml：casebook 的 {name} 不能是 {value}")
        if name in ADDRESSES:
            check_address(f"casebook 的 {name}", value)
    return dict(own or {})


def check_address(name: str, value: Any, *, folder: bool = False) -> str:
    """A web address; with a slash at its end where it is one of a `folder`.

    Raises:
        EngineError: when it is none.
    """
    if value is None or value == "":
        return ""
    try:
        parts = urlsplit(str(value))
    except ValueError:
        parts = urlsplit("")
    if not parts.scheme or not parts.netloc:
        raise EngineError(f"mkdocs.yml：{name}（{value}）应为网址，如 https://<host>/<path>/")
    if folder and not parts.path.endswith("/"):
        parts = parts._replace(path=f"{parts.path}/")
    return parts.geturl()


def _edition(text: str) -> str:
    try:
        if len(text) == len("2026-11-21"):
            return check_partial_date(text)
    except ValueError:
        pass
    raise EngineError(f"mkdocs.yml: casebook 的 edition（{text or '未填'}）应为日期，如 2026-11-21")


def _read(path: Path, below: tuple[Path, ...]) -> dict[str, Any]:
    try:
        said: Any = yaml.load(path.read_text("utf-8"), _Loader)
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise EngineError(f"{path.name}：{error}") from error
    if not isinstance(said, dict):
        raise EngineError(f"{path.name} 应为一组“名称: 值”")
    if "INHERIT" not in said:
        return said
    parent = Path(os.path.normpath(path.parent / str(said.pop("INHERIT"))))
    if parent in below or parent == path:
        raise EngineError(f"{path.name} 从自己继承")
    return _merged(_read(parent, (*below, path)), said)


def _merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Two mappings key by key; of two values that are none, the one that lies over."""
    both = {
        key: _merged(under[key], over[key])
        for key in under.keys() & over.keys()
        if isinstance(under[key], dict) and isinstance(over[key], dict)
    }
    return {**under, **over, **both}


def _variable(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """The first of the variables that is set; of a list without one, its last value."""
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    names = nodes[:-1] if len(nodes) > 1 else nodes
    for name in names:
        text = os.environ.get(str(name.value))
        if text is not None:
            tag = loader.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
            return loader.construct_object(yaml.ScalarNode(tag, text))
    return loader.construct_object(nodes[-1]) if len(nodes) > 1 else None


_Loader.add_constructor("!ENV", _variable)
_Loader.add_constructor(None, lambda loader, node: Kept(node))
_Dumper.add_representer(Kept, lambda dumper, kept: kept.node)
