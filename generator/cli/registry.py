"""`registry`: the tables of a round as a workbook."""

from __future__ import annotations

from pathlib import Path

import click


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
@click.pass_context
def registry(
    context: click.Context, collection: str, year: str, organisation: str, output: Path
) -> None:
    """由台账生成“三表一单”、双向打分和评选结果，写成工作簿。

    Writes the tables of a collection's registry into a workbook.
    """
    raise click.ClickException("还没有做好")
