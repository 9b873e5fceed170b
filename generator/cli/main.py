"""The group itself, and what its commands share: reading a library, printing a report."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import click

from generator import __version__
from generator.checking import REPORTERS, Checked
from generator.reading import Tree, read_tree

CLEAN, PROBLEMS, USAGE = 0, 1, 2
"""Exit codes; `USAGE` is click's own."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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
