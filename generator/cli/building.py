"""What `build` does when there is something to build; imported then."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import click

from generator.checking import summary
from generator.checking.run import Verdict
from generator.cli.build import say_published
from generator.cli.library import engine, report, require_library
from generator.cli.main import PROBLEMS
from generator.reading import Tree
from generator.site.failure import STOPPING, failure
from generator.site.progress import Progress
from generator.site.session import Session, WrongContentError
from generator.site.store import Store

_held: list[Session] = []
"""Until the process ends: what stands in them would otherwise be taken apart piece by piece."""


def run(
    context: click.Context,
    site: Path | None,
    code: str,
    store: Store | None,
    progress: Progress,
    *,
    strict: bool,
    name: str,
) -> None:
    """Build the library of `context` and say what came of it; exits where it is wrong."""
    root, lang = context.obj["root"], context.obj["lang"]
    require_library(root)
    try:
        session = Session(root, engine(name), code=code, site=site, store=store, progress=progress)
        _held[:] = [session]
        outcome = session.build(strict=strict, lang=lang)
    except WrongContentError as error:
        progress.close()
        _report(context, error.verdict)
        click.echo(summary(error.verdict, lang))
        sys.exit(PROBLEMS)
    except STOPPING as error:
        raise click.ClickException(failure(error)) from None
    finally:
        progress.close()
    _report(context, outcome.verdict)
    for warning in outcome.warnings:
        click.echo(warning, err=True)
    say_published(outcome.site, outcome.pages)
    if outcome.lacks_font:
        from generator.exports.book import NoFontError  # noqa: PLC0415 - loads slowly

        click.echo(f"没有做成书和分享图：{NoFontError()}", err=True)


def _report(context: click.Context, verdict: Verdict) -> None:
    """What is wrong in the content, with the lines of the files that it is in."""
    root = context.obj["root"]
    wrong = {problem.file for problem in verdict.problems}
    files = {}
    for name in wrong:
        with suppress(OSError):  # That it cannot be read may be what is wrong with it.
            files[name] = (root / name).read_bytes()
    report(context, verdict, "text", Tree(files))
