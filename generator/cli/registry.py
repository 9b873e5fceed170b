"""`registry`: the tables of a round as a workbook."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from generator.checking import check_tree
from generator.cli.library import read_library, report
from generator.cli.main import PROBLEMS
from generator.cli.paths import refuse_content, refuse_ending
from generator.cli.saving import write_output
from generator.exports.registry import round_workbook
from generator.exports.unknown import unknown
from generator.insight.registry import Round, rounds_of
from generator.library import Library
from generator.model import VocabularyKind


@click.command()
@click.argument("collection")
@click.option("--year", default="", help="年度；只有一年时可以不写。The year.")
@click.option("--organisation", default="", help="只要这个单位（编号）。Only this unit.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="写到哪个 .xlsx 文件。The workbook to write.",
)
@click.option("--force", is_flag=True, help="文件已有也覆盖。Replace the file if it is there.")
@click.pass_context
def registry(
    context: click.Context,
    collection: str,
    year: str,
    organisation: str,
    output: Path,
    force: bool,
) -> None:
    """由台账生成“三表一单”、双向打分和评选结果，写成工作簿。

    Writes the tables of a collection's registry into a workbook.
    """
    refuse_content(context.obj["root"], output)
    refuse_ending(output, "xlsx")
    tree = read_library(context.obj["root"])
    checked = check_tree(tree, lang=context.obj["lang"])
    if not checked.ok:
        report(context, replace(checked, problems=checked.errors), "text", tree)
        sys.exit(PROBLEMS)
    library = Library(checked.entries)
    round_ = _chosen(library, collection, year)
    if organisation:
        round_ = _of_unit(library, round_, organisation)
    write_output(output, round_workbook(library, round_), force)
    total = round_.total
    click.echo(
        f"已写出 {round_.year} 年度台账：{total.branches} 个党支部，{total.projects} 个项目，"
        f"突出贡献 {total.outstanding} 个：{output}"
    )


def _chosen(library: Library, collection: str, year: str) -> Round:
    """The round that is meant; click's own message where none is, or several are."""
    if collection not in library.collections:
        labels = {i: found.title for i, found in library.collections.items()}
        raise click.BadParameter(unknown("项目集", collection, labels), param_hint="COLLECTION")
    rounds = {item.year: item for item in rounds_of(library) if item.collection_id == collection}
    if not rounds:
        raise click.ClickException(
            f"项目集 {collection} 没有台账文件（cases/{collection}/registry/）；"
            "先用 casebook template --registry -o 项目台账.xlsx 要一份空白工作簿，"
            "填好以后 casebook import 项目台账.xlsx --into cases"
        )
    if not year and len(rounds) > 1:
        raise click.BadParameter(f"有几个年度：{'、'.join(rounds)}；请写明", param_hint="--year")
    if year and year not in rounds:
        raise click.BadParameter(
            unknown("年度", year, dict.fromkeys(rounds, "")), param_hint="--year"
        )
    return rounds[year or next(iter(rounds))]


def _of_unit(library: Library, round_: Round, unit: str) -> Round:
    labels = {i: library.label(VocabularyKind.ORGANISATIONS, i) for i in round_.branches}
    if unit not in labels:
        said = unknown("单位", unit, labels)
        raise click.BadParameter(said, param_hint="--organisation")
    return round_.of_unit(unit)
