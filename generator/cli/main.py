"""The group itself, and what its commands share: reading a library, reporting, writing files."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.checking import REPORTERS, Checked
from generator.contributing.saving import write_files
from generator.reading import Tree, read_tree

CLEAN, PROBLEMS, USAGE = 0, 1, 2
"""Exit codes; `USAGE` is click's own."""


COMMANDS = {
    "check": "check:check",
    "build": "build:build",
    "serve": "build:serve",
    "new": "draft:new",
    "format": "format:format_files",
    "fix": "fix:fix",
    "template": "template:template",
    "import": "workbook:import_workbook",
    "export": "export:export",
    "registry": "registry:registry",
    "diff": "review:diff",
    "schema": "machine:schema",
    "sample": "machine:sample",
}
"""Name of a command → its module in this package and its name there, in the order of the help."""


class _Commands(click.Group):
    """Imports a command when it is called: what sets books is not needed to check a file.

    Tells an output that cannot be written to as what it is, not as a fault of the program.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None where there is none."""
        module, _, name = COMMANDS.get(cmd_name, "").partition(":")
        if not name:
            return None
        found: click.Command = getattr(import_module(f"generator.cli.{module}"), name)
        return found

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """As click's own; a closed pipe ends quietly there."""
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            # What is left in the buffer would fail once more at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            click.echo(f"Error: 写不出来：{error.strerror or error}", err=True)
            sys.exit(PROBLEMS)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="案例库所在的文件夹（内有 cases/、methods/ 和 mkdocs.yml）。Folder of the library.",
)
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", help="提示的语言。Message language."
)
@click.version_option(__version__)
@click.pass_context
def main(context: click.Context, root: Path, lang: str) -> None:
    """案例工具箱：检查案例库，生成可检索的网站。

    Checks a case library and publishes it as a searchable site.
    """
    context.obj = {"root": root, "lang": lang}
    for stream in (sys.stdout, sys.stderr):
        # A console or a file in GBK lacks some characters; a report with a ? is still a report.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def report(
    context: click.Context, checked: Checked, style: str, tree: Tree, *, site: str = ""
) -> int:
    """Print what is wrong; the exit code that follows from it."""
    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    shown = REPORTERS[style](
        checked.problems,
        lang=context.obj["lang"],
        color=color,
        sources=tree.files if color else None,
        site=site,
    )
    click.echo(shown, nl=False, color=True)
    return CLEAN if checked.ok else PROBLEMS


def read_library(root: Path) -> Tree:
    """The content files of a library; click's own message where there is none."""
    try:
        return read_tree(root)
    except NotADirectoryError:
        raise click.UsageError(
            f"{root.resolve()} 里没有 cases/ 或 methods/，不是案例库；请在案例库文件夹里运行，"
            "或用 casebook --root 文件夹 指明"
        ) from None


def save(files: Mapping[Path, bytes]) -> None:
    """Write files, all or none; click's own message where the disk refuses."""
    try:
        write_files(files)
    except OSError as error:
        said = f"写不进 {error.filename}：{error.strerror}；一个文件也没有改"
        raise click.ClickException(said) from None


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
        raise click.ClickException(f"写不进 {path}：{error.strerror}") from None
