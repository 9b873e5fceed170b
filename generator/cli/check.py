"""`check`: everything wrong in a library, told at once."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.checking import REPORTERS, check_tree, summary
from generator.cli.main import PROBLEMS, read_library, report
from generator.reading import read_archive


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(list(REPORTERS)), default="text")
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="存档文章的文件夹：逐条核对“原文写法”。Look every printed phrase up there.",
)
@click.option("--strict", is_flag=True, help="有提醒也算不通过。Warnings fail too.")
@click.pass_context
def check(
    context: click.Context, paths: tuple[Path, ...], style: str, sources: Path | None, strict: bool
) -> None:
    """检查案例库；给出 PATH 时只报告这些文件或文件夹的问题。

    Checks everything; with PATH reports only what lies there. Exit 0 clean, 1 problems, 2 usage.
    """
    root, lang = context.obj["root"], context.obj["lang"]
    tree = read_library(root)
    checked = check_tree(tree, read_archive(sources) if sources else None, lang=lang)
    if paths:
        checked = checked.within([_below(root, path) for path in paths])
    code = report(context, checked, style, tree)
    if style == "text":
        click.echo(summary(checked, lang))
    sys.exit(PROBLEMS if strict and checked.problems else code)


def _below(root: Path, path: Path) -> str:
    """A path as the tree names it; click's own message where it is not in the library."""
    inside = path.resolve()
    if not inside.is_relative_to(root.resolve()) and (root / path).exists():
        inside = (root / path).resolve()
    if not inside.is_relative_to(root.resolve()):
        raise click.BadParameter(f"{path} 不在案例库 {root.resolve()} 之内", param_hint="PATH")
    if not inside.exists():
        raise click.BadParameter(f"没有 {path} 这个文件或文件夹", param_hint="PATH")
    return inside.relative_to(root.resolve()).as_posix()
