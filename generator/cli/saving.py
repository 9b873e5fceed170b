"""Files that commands write: content, all or none, and single files for people."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from generator.contributing.saving import write_files
from generator.site.refusal import refusal


def save(files: Mapping[Path, bytes]) -> None:
    """Write files, all or none; click's own message where the disk refuses."""
    try:
        write_files(files)
    except OSError as error:
        raise click.ClickException(f"{refusal(error)}；一个文件也没有改") from None


def write_output(path: Path, content: bytes, force: bool) -> None:
    """Write one file for people; click's own message where it is there already or cannot be.

    Args:
        path: where it goes; its folder has to be there.
        content: the whole file, which is put in its place at once.
        force: whether a file that is there is replaced.
    """
    if not path.parent.is_dir():  # A folder that is not there is a slip of the pen.
        raise click.BadParameter(f"没有 {path.parent} 这个文件夹", param_hint="--output")
    if path.exists() and not force:
        raise click.ClickException(f"{path} 已经有了，不会覆盖；换一个文件名，或加 --force")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)  # A device or a pipe: nothing to put in its place.
        else:
            write_files({path.resolve(): content})
    except OSError as error:
        raise click.ClickException(refusal(error, path)) from None
