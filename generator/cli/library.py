"""What the commands share of a library: reading it, reporting what is wrong in it."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

import click

from generator.checking import REPORTERS, Checked
from generator.checking.run import Verdict
from generator.cli.engines import ENGINE, ENGINES
from generator.cli.main import CLEAN, PROBLEMS
from generator.reading import CONTENT_FOLDERS, Tree, read_tree
from generator.site.engine import Engine, LateEngine


def report(
    context: click.Context, checked: Checked | Verdict, style: str, tree: Tree, *, site: str = ""
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
    require_library(root)
    return read_tree(root)


def require_library(root: Path) -> None:
    """Click's own message where a folder holds no library."""
    if not any((root / folder).is_dir() for folder in CONTENT_FOLDERS):
        raise click.UsageError(
            f"{root.resolve()} 里没有 cases/ 或 methods/，不是案例库；请在案例库文件夹里运行，"
            "或用 casebook --root 文件夹 指明"
        )


def engine(name: str = ENGINE) -> Engine:
    """What renders the stage, loaded when it has something to do."""

    def load() -> Engine:
        module, _, kind = ENGINES[name].partition(":")
        made: Engine = getattr(import_module(module), kind)()
        return made

    return LateEngine(load)
