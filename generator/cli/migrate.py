"""`migrate`: a library of an earlier structure brought to the present one."""

from __future__ import annotations

import sys

import click

from generator.checking.wording import problem_of_fault
from generator.cli.difference import difference
from generator.cli.library import read_library, report
from generator.cli.main import CLEAN, PROBLEMS
from generator.cli.saving import save
from generator.contributing.migrating import (
    CannotMigrateError,
    Migration,
    UnknownVersionError,
    migration,
)
from generator.model import SCHEMA_VERSION, Entries
from generator.reading import Tree


@click.command()
@click.option("--check", is_flag=True, help="只列出会改的文件，不改。List only; exit 1 if any.")
@click.option("--diff", is_flag=True, help="列出会改的地方，不改。Show the changes, make none.")
@click.pass_context
def migrate(context: click.Context, check: bool, diff: bool) -> None:
    """把旧版结构的案例库更新到当前结构；保留注释，不改内容。

    Brings a library of an earlier structure to the present one; comments and words stay. All files
    are changed or none. Exit 0 done, 1 it cannot be done (or something to change, with --check),
    2 usage.
    """
    root = context.obj["root"]
    tree = read_library(root)
    found = _migration(context, tree)
    if not found.files:
        click.echo(f"结构版本已经是 {found.end}，没有要改的")
        return
    if diff:
        for file, data in found.files.items():
            click.echo("".join(difference(file, tree.files.get(file, b""), data)), nl=False)
    only_look = check or diff
    if not only_look:
        save({root / file: data for file, data in found.files.items()})
    for file in found.files:
        click.echo(f"{'会改写' if only_look else '已改写'} {file}")
    click.echo(f"结构版本：{found.start} → {found.end}")
    sys.exit(PROBLEMS if only_look else CLEAN)


def _migration(context: click.Context, tree: Tree) -> Migration:
    """What is to be done; ends the command where it cannot be."""
    try:
        return migration(tree)
    except UnknownVersionError as error:
        raise click.ClickException(
            f"cases/library.yml 里的结构版本“{error}”本工具不认识，只认到 {SCHEMA_VERSION}；"
            "请更新本工具，或把它改对。一个文件也没有改"
        ) from None
    except CannotMigrateError as error:
        from generator.checking import Checked  # noqa: PLC0415 - only where something is wrong

        lang = context.obj["lang"]
        faults = error.document.faults
        problems = tuple(problem_of_fault(error.file, fault, lang) for fault in faults)
        report(context, Checked(Entries(), problems), "text", tree)
        raise click.ClickException(f"先改好 {error.file} 再更新；一个文件也没有改") from None
