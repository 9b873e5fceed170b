"""`template`: a workbook for people to fill, blank or with what a registry holds."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from generator.checking import Checked, check_tree
from generator.checking.nearest import nearest
from generator.cli.choosing import resolve
from generator.cli.library import read_library, report
from generator.cli.main import PROBLEMS
from generator.cli.paths import refuse_content, refuse_ending
from generator.cli.saving import write_output
from generator.contributing.matching import terms
from generator.exports.forms import BlankForm, blank_forms, form_workbook
from generator.exports.workbook import (
    TooLongError,
    registries_of,
    registry_template,
    registry_workbook,
    template_workbook,
    words_of,
)
from generator.library import Library
from generator.model import Entries, VocabularyKind
from generator.reading import Tree


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="写到哪个文件。The file to write.",
)
@click.option("--force", is_flag=True, help="文件已有也覆盖。Replace the file if it is there.")
@click.option(
    "--registry", is_flag=True, help="项目台账的工作簿。A workbook for the registry of projects."
)
@click.option(
    "--filled",
    metavar="COLLECTION",
    default="",
    help="和 --registry 一起：填上这个项目集已有的台账。With this collection's registry in it.",
)
@click.option("--year", default="", help="和 --filled 一起：只要这一年。Only this year.")
@click.option(
    "--organisation",
    default="",
    help="和 --filled 一起：只要这个单位（编号或名称）。Only this unit.",
)
@click.option(
    "--form",
    metavar="METHOD/TOOL",
    default="",
    help="一张空白表单，如 san-si-wu/wuge-biaozhunhua-zijian。One blank form of a method.",
)
@click.pass_context
def template(
    context: click.Context,
    output: Path,
    force: bool,
    registry: bool,
    filled: str,
    year: str,
    organisation: str,
    form: str,
) -> None:
    """生成空白工作簿，发给各单位填写：案例、项目台账，或一张表单。

    Writes a blank workbook with drop-downs and an example: for cases, a registry or one form.
    """
    if form and registry:
        raise click.UsageError("--form 和 --registry 只能用一个")
    if filled and not registry:
        raise click.UsageError("--filled 要和 --registry 一起用")
    if (year or organisation) and not filled:
        raise click.UsageError("--year 和 --organisation 要和 --filled 一起用")
    refuse_content(context.obj["root"], output)
    refuse_ending(output, "xlsx")
    tree = read_library(context.obj["root"])
    checked = check_tree(tree, lang=context.obj["lang"])
    into = "cases/项目集的文件夹"
    if form:
        what, content = "空白表单", form_workbook(_form(form, checked.entries))
    elif filled:
        content = _registry(context, tree, checked, (filled, year, organisation))
        what, into = "项目台账", f"cases/{filled}"
    elif registry:
        what, content = "空白的项目台账", registry_template(words_of(checked.entries))
    else:
        what, content = "空白工作簿", template_workbook(words_of(checked.entries))
        into = "cases"
    write_output(output, content, force)
    click.echo(f"{what}：{output}。填好以后：casebook import {output.name} --into {into}")


def _form(typed: str, entries: Entries) -> BlankForm:
    """The form that is named by method and tool, by its own id or by its title where one has it."""
    forms = list(blank_forms(Library(entries)))
    named = [form for form in forms if form.key == typed]
    named = named or [form for form in forms if typed in (form.tool.id, form.tool.title)]
    if len(named) == 1:
        return named[0]
    if named:
        listed = "、".join(form.key for form in named)
        raise click.BadParameter(f"“{typed}”有几张：{listed}", param_hint="--form")
    near = nearest(typed, {form.key: form.key for form in forms})
    near = near or nearest(typed, {w: f.key for f in forms for w in (f.tool.id, f.tool.title)})
    said = f"；是不是 {near}" if near else "；写法是 方法/表单，如 " + forms[0].key if forms else ""
    raise click.BadParameter(f"没有表单“{typed}”{said}", param_hint="--form")


def _registry(
    context: click.Context, tree: Tree, checked: Checked, wanted: tuple[str, str, str]
) -> bytes:
    """The registry of a collection as it is; click's own message where it holds none."""
    collection, year, organisation = wanted
    if not checked.ok:
        report(context, replace(checked, problems=checked.errors), "text", tree)
        sys.exit(PROBLEMS)
    entries = checked.entries
    if collection not in entries.collections:
        known = "、".join(entries.collections)
        raise click.BadParameter(f"没有项目集 {collection}；有：{known}", param_hint="--filled")
    if organisation:
        units = terms(entries, VocabularyKind.ORGANISATIONS)
        organisation = resolve("--organisation", organisation, units)
    found = registries_of(tree, collection, year, organisation)
    if not found:
        have = registries_of(tree, collection)
        stated = "、".join(
            f"{item.data.get('organisation')} {item.data.get('year')}" for item in have
        )
        raise click.ClickException(
            f"项目集 {collection} 里没有这样的台账；有：{stated}"
            if have
            else f"项目集 {collection} 还没有台账；空白的用 casebook template --registry"
        )
    try:
        return registry_workbook(found, words_of(entries))
    except TooLongError as error:
        raise click.ClickException(f"{error} 太长，一格放不下（最多 32,767 个字）") from None
