"""Paths as people type them → paths from the root of the library, as the tree names files."""

from __future__ import annotations

from pathlib import Path

import click

from generator.reading import CONTENT_FOLDERS


def path_in_library(root: Path, path: Path) -> str:
    """A file or folder of the library; click's own message where it is none."""
    inside = path.resolve()
    if not inside.is_relative_to(root.resolve()) and (root / path).exists():
        inside = (root / path).resolve()
    if not inside.exists():
        raise click.BadParameter(f"没有 {path} 这个文件或文件夹", param_hint="PATH")
    if not inside.is_relative_to(root.resolve()):
        raise click.BadParameter(f"{path} 不在案例库 {root.resolve()} 之内", param_hint="PATH")
    return inside.relative_to(root.resolve()).as_posix()


def refuse_content(root: Path, target: Path) -> None:
    """Stop with click's own message where `target`, which is to be written, would be content."""
    for folder in CONTENT_FOLDERS:
        if target.resolve().is_relative_to((root / folder).resolve()):
            raise click.UsageError(f"{target} 在内容文件夹 {folder}/ 里；请写到别处")


def refuse_ending(target: Path, kind: str) -> None:
    """Stop with click's own message where the name of `target` promises another kind of file.

    Programs open a file by the end of its name; one that lies would be called damaged.
    """
    if target.suffix.lower() != f".{kind}":
        proposed = f"{target.stem.strip('-') or 'casebook'}.{kind}"
        raise click.BadParameter(
            f"{target} 写的是 {kind} 文件，文件名要以 .{kind} 结尾，如 {proposed}",
            param_hint="--output",
        )
