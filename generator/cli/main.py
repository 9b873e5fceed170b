"""The group itself. What its commands need is imported when one of them is called."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

from generator import __version__

CLEAN, PROBLEMS, USAGE = 0, 1, 2
"""Exit codes; `USAGE` is click's own."""


COMMANDS = {
    "check": "check:check",
    "build": "build:build",
    "serve": "serve:serve",
    "deploy": "deploy:deploy",
    "new": "draft:new",
    "format": "format:format_files",
    "fix": "fix:fix",
    "migrate": "migrate:migrate",
    "template": "template:template",
    "import": "workbook:import_workbook",
    "export": "export:export",
    "registry": "registry:registry",
    "diff": "review:diff",
    "links": "links:links",
    "schema": "machine:schema",
    "sample": "machine:sample",
}
"""Name of a command → its module in this package and its name there, in the order of the help."""


class EndedError(BaseException):
    """Somebody asked this process to end: what was begun is tidied up, and nothing else is done.

    No ordinary exception, nor an exit: an engine takes both for its own.
    """


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
        # A command is over before its garbage matters, and looking for cycles among the objects
        # of ten thousand entries takes a third of the time. `serve` collects when it is idle.
        collecting = gc.isenabled()
        gc.disable()
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            # What is left in the buffer would fail once more at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            click.echo(f"Error: 写不出来：{error.strerror or error}", err=True)
            sys.exit(PROBLEMS)
        except MemoryError:
            click.echo("Error: 内存不够；请关掉别的程序，或换一台内存大些的机器", err=True)
            sys.exit(PROBLEMS)
        finally:
            if collecting:
                gc.enable()


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


def run() -> NoReturn:
    """The command as a process of its own."""
    _open_what_is_closed()
    signal.signal(signal.SIGTERM, partial(_end, os.getpid()))
    try:
        main()
    except EndedError:
        code = 128 + signal.SIGTERM
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1 if end.code else 0
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if code:
        # The end may have come between two steps of whoever made or removed a folder.
        from generator.site.beside import remove_claimed  # noqa: PLC0415 - slow to import

        remove_claimed()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    # Nothing is left to do: taking the entries of a large library apart would cost half a second.
    os._exit(code)


def _open_what_is_closed() -> None:
    """Have something under the numbers of the standard streams, or the next file that is opened
    gets one of them, and what is meant for the screen is written into it.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _end(own: int, number: int, _: object) -> NoReturn:
    if os.getpid() != own:  # A worker that was just started; its parent tidies up.
        os._exit(128 + number)
    raise EndedError
