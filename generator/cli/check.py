"""`check`: everything wrong in a library, told at once; again at once while nothing changed."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.remembering import Memory, Said

if TYPE_CHECKING:
    from generator.cli.checking import Question

FORMATS = ("text", "json", "github", "gitlab", "junit", "sarif")
"""Names of the reporters, which are imported when there is something to report."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "style",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="报告的格式。Format of the report.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="报告写进这个文件（UTF-8），屏幕上仍显示文字。Write the report there, show text here.",
)
@click.option(
    "--site-url",
    "site",
    metavar="URL",
    default="",
    help="已发布网站的网址：报告里的编码链接到那里的说明。Codes lead to their pages there.",
)
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="存档文章的文件夹：逐条核对“原文写法”。Look every printed phrase up there.",
)
@click.option(
    "--published",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="上一版网站的 published.json：发布过的网址一个也不能少。No published address may break.",
)
@click.option("--strict", is_flag=True, help="有提醒也算不通过。Warnings fail too.")
@click.pass_context
def check(
    context: click.Context,
    paths: tuple[Path, ...],
    style: str,
    output: Path | None,
    site: str,
    sources: Path | None,
    published: Path | None,
    strict: bool,
) -> None:
    """检查案例库；给出 PATH 时只报告这些文件或文件夹的问题。

    Checks everything; with PATH reports only what lies there. Exit 0 clean, 1 problems, 2 usage.
    """
    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    asked = (context.obj["root"], context.obj["lang"], paths, style, color, site, strict)
    memory = None
    if not (paths or output or sources or published or style == "github"):
        memory = Memory.open(asked[0], "check", (Path().resolve(), *asked))
    said = memory.recall() if memory else None
    if said is None:
        said = _answer(*asked, output, sources, published)
        if memory:
            memory.keep(said)
    click.echo(said.text, nl=False, color=True)
    sys.exit(said.code)


def _answer(*asked: object) -> Said:
    """Imports what reads and judges, which is not needed to say the same again."""
    work = import_module("generator.cli.checking")
    question: Question = work.Question(*asked)
    found: Said = work.answer(question)
    return found
