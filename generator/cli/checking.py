"""The work of `check`: reading, judging, and what is said about it."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

import click

from generator.checking import REPORTERS, offer, step_summary, summary
from generator.checking.published import PublishedListError, PublishedPage, read_published
from generator.checking.run import Verdict, check_files
from generator.checking.wording import Language
from generator.cli.library import require_library
from generator.cli.main import CLEAN, PROBLEMS
from generator.cli.paths import path_in_library, refuse_content
from generator.cli.remembering import Said
from generator.reading import list_tree, read_archive

_OF_FORGES = frozenset({"github", "gitlab", "junit", "sarif"})
"""Formats whose readers look for a file from the root of a repository."""
_WITH_A_LAST_LINE = frozenset({"text", "github"})
"""Formats that people read in a log."""


@dataclass(frozen=True)
class Question:
    """What is asked of `check`; fields are named as its options."""

    root: Path
    lang: Language
    paths: tuple[Path, ...]
    style: str
    color: bool
    """Whether a terminal shows the answer."""
    site: str
    strict: bool
    output: Path | None
    sources: Path | None
    published: Path | None


def answer(question: Question) -> Said:
    """Check a library, write what is to be written, and give what is to be shown."""
    root, lang, style = question.root, question.lang, question.style
    if question.output:
        refuse_content(root, question.output)
    require_library(root)
    tree = list_tree(root).tree
    verdict = check_files(
        tree,
        read_archive(question.sources) if question.sources else None,
        lang=lang,
        published=_pages(question.published) if question.published else (),
    )
    if question.paths:
        verdict = verdict.within([path_in_library(root, path) for path in question.paths])
    told = _seen_from_here(verdict, root) if style in _OF_FORGES else verdict
    if question.output:
        _write(question.output, REPORTERS[style](told.problems, lang=lang, site=question.site))
    on_screen = "text" if question.output else style
    shown = REPORTERS[on_screen](
        (verdict if question.output else told).problems,
        lang=lang,
        color=question.color,
        sources=tree.files if question.color else None,
        site=question.site,
    )
    if on_screen in _WITH_A_LAST_LINE:
        last = [summary(verdict, lang), offer(verdict.problems, lang)]
        shown += "".join(f"{line}\n" for line in last if line)
    if style == "github":
        closing = summary(verdict, lang)
        text = step_summary(told.problems, closing, lang=lang, site=question.site)
        _append_step_summary(text)
    failed = not verdict.ok or (question.strict and verdict.problems)
    return Said(shown, PROBLEMS if failed else CLEAN)


def _seen_from_here(verdict: Verdict, root: Path) -> Verdict:
    """The run with paths from where a pipeline starts, for a library in a folder below."""
    here, library = Path().resolve(), root.resolve()
    if library == here or not library.is_relative_to(here):
        return verdict
    folder = library.relative_to(here).as_posix()
    moved = (replace(item, file=f"{folder}/{item.file}") for item in verdict.problems)
    return replace(verdict, problems=tuple(moved))


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
