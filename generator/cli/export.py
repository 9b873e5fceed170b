"""`export`: what readers and programs take away, in six kinds of files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from generator.checking import Checked, check_tree
from generator.checking.nearest import nearest
from generator.cli.about import about_of
from generator.cli.library import read_library, report
from generator.cli.main import PROBLEMS
from generator.cli.paths import refuse_content, refuse_ending
from generator.cli.saving import write_output
from generator.exports.about import About
from generator.exports.book import NoFontError, Paper, case_book, method_book
from generator.exports.document import case_document, method_document
from generator.exports.records import records
from generator.exports.selection import Selection, SelectionError, select
from generator.exports.slides import case_slides, entry_slides, method_slides
from generator.exports.table import TABLES, csv_table, tables_of, workbook
from generator.exports.workbook import TooLongError, case_workbook, cases_of, words_of
from generator.library import Library
from generator.reading import Tree
from generator.reading.characters import printable

_STDOUT = "-"
_TEXT = frozenset({"json", "csv"})
"""Kinds that a terminal or a pipe can take."""

_ONLY_FOR: Mapping[str, tuple[str, ...]] = {
    "of": ("docx", "pptx", "pdf"),
    "entry": ("pptx",),
    "paper": ("pdf",),
    "table": ("csv",),
    "bom": ("csv",),
    "editable": ("xlsx",),
}
"""Option → the kinds it means something for; elsewhere it is a mistake, not passed over."""


@dataclass(frozen=True)
class _Order:
    """What was asked for."""

    library: Library
    selection: Selection
    about: About
    of: str
    paper: str
    table: str
    bom: bool


@click.command()
@click.argument("kind", type=click.Choice(["json", "csv", "xlsx", "docx", "pptx", "pdf"]))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path, allow_dash=True),
    required=True,
    help="写到哪个文件；json 和 csv 可以写 -，显示在屏幕上。The file, or - for json and csv.",
)
@click.option("--collection", default="", help="只要这个项目集（编号）。Only this collection.")
@click.option(
    "--select",
    "query",
    metavar="QUERY",
    default="",
    help="只要符合条件的：网站案例列表的网址，或其中 ? 后面的部分，加引号。"
    "Only what the list of cases shows at that address.",
)
@click.option(
    "--of",
    type=click.Choice(["cases", "methods"]),
    default="cases",
    help="docx、pptx、pdf：案例（默认），还是这些案例用到的机制与工作法。Cases or methods.",
)
@click.option(
    "--entry", metavar="ID", default="", help="pptx：只要这一个案例或方法。Only this one."
)
@click.option(
    "--paper",
    type=click.Choice([paper.value for paper in Paper]),
    default=Paper.A4.value,
    help="pdf：纸张（默认 a4）。Size of the paper.",
)
@click.option(
    "--table",
    type=click.Choice([name for name in TABLES if name != "sources"]),
    default="cases",
    help="csv：哪一张表（默认 cases 案例）。Which table.",
)
@click.option(
    "--bom/--no-bom",
    default=True,
    help="csv：开头带不带 BOM。默认带，Excel 没有它会把中文认成乱码。Excel needs it.",
)
@click.option(
    "--editable",
    is_flag=True,
    help="xlsx：填报用的工作簿，草稿也在内，改完可以 import 回来。A workbook to import again.",
)
@click.option("--force", is_flag=True, help="文件已有也覆盖。Replace the file if it is there.")
@click.pass_context
def export(context: click.Context, /, kind: str, output: Path, **options: Any) -> None:
    """导出案例和方法：json、csv、xlsx、docx（可改）、pptx（汇报）、pdf（成书）。

    Exports what readers take away. Exit 0 written, 1 not written, 2 usage.
    """
    _refuse_foreign(context, kind)
    root, is_stdout = context.obj["root"], str(output) == _STDOUT
    if is_stdout and kind not in _TEXT:
        raise click.UsageError(f"{kind} 不能显示在屏幕上；-o 后面请写文件名")
    if not is_stdout:
        refuse_content(root, output)
        refuse_ending(output, kind)
    tree = read_library(root)
    checked = check_tree(tree, lang=context.obj["lang"])
    if not checked.ok:
        report(context, replace(checked, problems=checked.errors), "text", tree)
        sys.exit(PROBLEMS)
    content, said = _made(kind, tree, checked, about_of(root), options)
    if is_stdout:
        click.echo(content, nl=False)
        return
    write_output(output, content, options["force"])
    click.echo(f"已导出 {said}：{output}")


def _refuse_foreign(context: click.Context, kind: str) -> None:
    """Stop where an option was given that means nothing for this kind."""
    for name, kinds in _ONLY_FOR.items():
        given = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if given and kind not in kinds:
            shown = "bom/--no-bom" if name == "bom" else name
            raise click.UsageError(f"--{shown} 只用于 {'、'.join(kinds)}，不用于 {kind}")


def _made(
    kind: str, tree: Tree, checked: Checked, about: About, options: Mapping[str, Any]
) -> tuple[bytes, str]:
    """The file, and what is in it in words."""
    library = Library(checked.entries)
    collection, query = options["collection"], options["query"]
    if options["entry"]:
        if collection or query or options["of"] != "cases":
            raise click.UsageError("--entry 只要一个条目，不和 --collection、--select、--of 一起用")
        return _one_entry(library, options["entry"], about)
    try:
        selection = select(library, collection=collection, query=query)
    except SelectionError as error:
        raise click.UsageError(str(error)) from None
    if options["editable"]:
        if query:
            raise click.UsageError("--editable 的工作簿连草稿也在内，只能用 --collection 挑选")
        return _editable(tree, checked, collection)
    of = options["of"]
    chosen = selection.methods if of == "methods" else selection.cases
    name = "机制与工作法" if of == "methods" else "案例"
    if not chosen:
        said = f"（{printable(selection.words)}）" if selection.words else ""
        raise click.ClickException(f"没有符合条件的{name}{said}，一个文件也没有写")
    order = _Order(
        library, selection, about, of, options["paper"], options["table"], options["bom"]
    )
    try:
        return _MAKERS[kind](order), f"{len(chosen)} 个{name}"
    except NoFontError as error:
        raise click.ClickException(str(error)) from None


def _one_entry(library: Library, id_: str, about: About) -> tuple[bytes, str]:
    try:
        return entry_slides(library, id_, about), id_
    except KeyError:
        known = {i: i for i in (*library.listed_cases, *library.listed_methods)}
        meant = nearest(id_, known)
        hint = f"，是不是 {meant}" if meant else ""
        raise click.BadParameter(f"没有案例或方法 {id_}{hint}", param_hint="--entry") from None


def _editable(tree: Tree, checked: Checked, collection: str) -> tuple[bytes, str]:
    cases = cases_of(tree, collection)
    if not cases:
        raise click.ClickException("没有案例，一个文件也没有写")
    try:
        content = case_workbook(cases, words_of(checked.entries))
    except TooLongError as error:
        raise click.ClickException(f"{error} 太长，一格放不下（最多 32,767 个字）") from None
    return content, f"{len(cases)} 个案例"


def _csv(order: _Order) -> bytes:
    tables = tables_of(order.library, order.selection, order.about)
    return csv_table(next(t for t in tables if t.name == order.table), mark=order.bom)


def _pdf(order: _Order) -> bytes:
    book = method_book if order.of == "methods" else case_book
    return book(order.library, order.selection, order.about, Paper(order.paper))


def _docx(order: _Order) -> bytes:
    document = method_document if order.of == "methods" else case_document
    return document(order.library, order.selection, order.about)


def _pptx(order: _Order) -> bytes:
    slides = method_slides if order.of == "methods" else case_slides
    return slides(order.library, order.selection, order.about)


_MAKERS: Mapping[str, Callable[[_Order], bytes]] = {
    "json": lambda order: records(order.library, order.selection, order.about),
    "csv": _csv,
    "xlsx": lambda order: workbook(order.library, order.selection, order.about),
    "docx": _docx,
    "pptx": _pptx,
    "pdf": _pdf,
}
