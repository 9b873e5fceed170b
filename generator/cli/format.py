"""`format`: files in the one written form."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from generator.checking import Checked
from generator.checking.wording import problem_of_fault
from generator.cli.difference import difference
from generator.cli.library import read_library, report
from generator.cli.main import CLEAN, PROBLEMS
from generator.cli.paths import path_in_library
from generator.cli.saving import save
from generator.contributing.formatting import WouldChangeError, formatted
from generator.model import Entries
from generator.reading import Fault, Tree, address_of, lies_in, read_yaml


@dataclass(frozen=True)
class _Pass:
    """What one run of `format` found."""

    changed: dict[str, bytes]
    faults: tuple[tuple[str, Fault], ...]
    refused: tuple[str, ...]
    """Files of which the written form would say something else."""


@click.command("format")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="只列出会改的文件，不改。List only; exit 1 if any.")
@click.option("--diff", is_flag=True, help="列出会改的地方，不改。Show the changes, make none.")
@click.pass_context
def format_files(context: click.Context, paths: tuple[Path, ...], check: bool, diff: bool) -> None:
    """统一写法：字段的次序、缩进、引号；保留注释，不改内容。

    Rewrites files in the one written form; comments stay, and so does every word. Files with
    faults are left alone. Exit 0 done, 1 faults (or something to change, with --check), 2 usage.
    """
    root = context.obj["root"]
    tree = read_library(root)
    found = _look_over(tree, [path_in_library(root, path) for path in paths] or ["."])
    only_look = check or diff
    if diff:
        for file, data in found.changed.items():
            click.echo("".join(difference(file, tree.files[file], data)), nl=False)
    if not only_look:
        save({root / file: data for file, data in found.changed.items()})
    _tell(context, found, tree, only_look)
    wrong = found.faults or found.refused or (only_look and found.changed)
    sys.exit(PROBLEMS if wrong else CLEAN)


def _look_over(tree: Tree, wanted: list[str]) -> _Pass:
    changed: dict[str, bytes] = {}
    faults: list[tuple[str, Fault]] = []
    refused: list[str] = []
    for file, known in tree.faults.items():
        faults += [(file, fault) for fault in known if lies_in(file, wanted)]
    for file, data in tree.files.items():
        address = address_of(file)
        if not address or not lies_in(file, wanted):
            continue
        document = read_yaml(data)
        faults += [(file, fault) for fault in document.faults]
        if document.faults or document.data is None:
            continue
        try:
            tidy = formatted(address.kind, data, document)
        except WouldChangeError:
            refused.append(file)
            continue
        if tidy != data:
            changed[file] = tidy
    return _Pass(changed, tuple(faults), tuple(refused))


def _tell(context: click.Context, found: _Pass, tree: Tree, only_look: bool) -> None:
    for file in found.changed:
        click.echo(f"{'会改写' if only_look else '已改写'} {file}")
    for file in found.refused:
        click.echo(f"没有动 {file}：改写以后意思会变，请先用 casebook check 看看", err=True)
    if found.faults:
        lang = context.obj["lang"]
        problems = tuple(problem_of_fault(file, fault, lang) for file, fault in found.faults)
        report(context, Checked(Entries(), problems), "text", tree)
        click.echo("有错的文件没有动；改好以后再统一写法")
    elif not found.changed and not found.refused:
        click.echo("写法都是统一的，没有要改的")
