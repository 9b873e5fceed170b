"""`check`: everything wrong in a library, told at once."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from generator.checking import REPORTERS, Checked, check_tree, offer, step_summary, summary
from generator.checking.published import PublishedListError, PublishedPage, read_published
from generator.cli.main import PROBLEMS, read_library, report
from generator.cli.paths import path_in_library, refuse_content
from generator.reading import read_archive

_OF_FORGES = frozenset({"github", "gitlab", "junit", "sarif"})
"""Formats whose readers look for a file from the root of a repository."""
_WITH_A_LAST_LINE = frozenset({"text", "github"})
"""Formats that people read in a log."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "style",
    type=click.Choice(list(REPORTERS)),
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
    root, lang = context.obj["root"], context.obj["lang"]
    if output:
        refuse_content(root, output)
    tree = read_library(root)
    checked = check_tree(
        tree,
        read_archive(sources) if sources else None,
        lang=lang,
        published=_pages(published) if published else (),
    )
    if paths:
        checked = checked.within([path_in_library(root, path) for path in paths])
    told = _seen_from_here(checked, root) if style in _OF_FORGES else checked
    if output:
        _write(output, REPORTERS[style](told.problems, lang=lang, site=site))
    on_screen = "text" if output else style
    code = report(context, checked if output else told, on_screen, tree, site=site)
    if on_screen in _WITH_A_LAST_LINE:
        click.echo(summary(checked, lang))
        if offered := offer(checked.problems, lang):
            click.echo(offered)
    if style == "github":
        closing = summary(checked, lang)
        _append_step_summary(step_summary(told.problems, closing, lang=lang, site=site))
    sys.exit(PROBLEMS if strict and checked.problems else code)


def _seen_from_here(checked: Checked, root: Path) -> Checked:
    """The run with paths from where a pipeline starts, for a library in a folder below."""
    here, library = Path().resolve(), root.resolve()
    if library == here or not library.is_relative_to(here):
        return checked
    folder = library.relative_to(here).as_posix()
    moved = (replace(item, file=f"{folder}/{item.file}") for item in checked.problems)
    return replace(checked, problems=tuple(moved))


def _pages(path: Path) -> tuple[PublishedPage, ...]:
    """The pages of an earlier edition; click's own message where the file is no such list."""
    try:
        return read_published(path.read_bytes())
    except (PublishedListError, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise click.BadParameter(f"{path} {reason}", param_hint="--published") from None


def _write(output: Path, text: str) -> None:
    try:
        output.write_text(text, "utf-8", errors="replace", newline="\n")
    except OSError as error:
        raise click.ClickException(f"写不进 {output}：{error.strerror}") from None


def _append_step_summary(text: str) -> None:
    """GitHub names a file for what a step has to say on the page of the run; nothing elsewhere."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return
    try:
        with Path(name).open("a", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(text)
    except OSError as error:
        # The verdict stands in the log and in the exit code all the same.
        click.echo(f"写不进运行摘要 {name}：{error.strerror}", err=True)
