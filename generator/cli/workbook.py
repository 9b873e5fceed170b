"""`import`: what comes back in a workbook."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from generator.checking import Checked, Severity
from generator.cli.library import read_library, report
from generator.cli.saving import save
from generator.contributing.workbook import (
    Imported,
    NoCollectionError,
    Plan,
    WorkbookKind,
    open_workbook,
    plan_files,
    worded,
)
from generator.contributing.workbook import import_workbook as read_workbook
from generator.model import Entries
from generator.reading import Tree, is_id
from generator.reading.characters import printable
from generator.reading.layout import COLLECTION_FILE


@click.command("import")
@click.argument("workbook", type=click.Path(path_type=Path))
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="写到哪个文件夹：cases，或某个项目集的文件夹。The folder to write into.",
)
@click.option(
    "--collection",
    default="",
    help="没写项目集的收进哪个（编号）。The collection of what names none.",
)
@click.option("--update", is_flag=True, help="内容不同的文件也替换。Replace files that differ.")
@click.pass_context
def import_workbook(
    context: click.Context, workbook: Path, into: Path, collection: str, update: bool
) -> None:
    """把填好的工作簿写成文件：案例、项目台账或表单，自己认；有一处不对就一个也不写。

    Turns a workbook of cases, a registry or filled forms into files: all, or none and why.
    """
    root, lang = context.obj["root"], context.obj["lang"]
    tree = read_library(root)
    folder, own = _target(root, into)
    if collection and not is_id(collection):
        raise click.BadParameter(f"“{collection}”不是项目集的编号", param_hint="--collection")
    if not workbook.exists():
        said = f"没有 {printable(str(workbook))} 这个文件"
        raise click.BadParameter(said, param_hint="WORKBOOK")
    name = printable(workbook.name or workbook.resolve().name)
    try:
        found = open_workbook(workbook)
    except OSError as error:
        said = f"打不开 {printable(str(workbook))}：{error.strerror}"
        raise click.BadParameter(said, param_hint="WORKBOOK") from None
    try:
        imported = read_workbook(
            found, tree, file=name, collection=collection, folder=own, lang=lang
        )
        plan = plan_files(imported.files, folder, flat=bool(own))
        _refuse_links((*plan.new, *plan.changed), folder)
    except NoCollectionError as error:
        known = "、".join(f"cases/{id_}" for id_ in error.known)
        said = f"这是{error.kind.value}，要写明收进哪个项目集：--into {known or 'cases/项目集'}"
        raise click.BadParameter(said, param_hint="--into") from None
    except OSError as error:
        raise click.ClickException(f"打不开 {error.filename}：{error.strerror}") from None
    if imported.kind:
        click.echo(f"认作{imported.kind.value}：{name}")
    problems = list(imported.problems)
    if not update:
        problems += [worded(clash, name, lang) for clash in plan.clashes]
    checked = Checked(Entries(), tuple(problems))
    code = report(context, checked, "text", Tree())
    if not checked.ok:
        wrong = len(checked.errors)
        nothing = {
            "zh": f"{wrong} 处要改，一个文件也没有写；改好工作簿再导入",
            "en": f"{wrong} to mend, no file was written; mend the workbook and import it again",
        }
        click.echo(nothing[lang])
        sys.exit(code)
    save({**plan.new, **plan.changed})
    _tell(imported, plan)


def _refuse_links(paths: Iterable[Path], folder: Path) -> None:
    """Stop where a folder on the way to a file is a link that leads elsewhere."""
    for path in paths:
        if not path.parent.resolve().is_relative_to(folder.resolve()):
            raise click.BadParameter(
                f"{path.parent} 是链接，通到别处的 {path.parent.resolve()}；换成文件夹再导入",
                param_hint="--into",
            )


def _target(root: Path, into: Path) -> tuple[Path, str]:
    """The folder that files go to, and the collection it belongs to where it is that of one."""
    if not into.exists() and not into.is_absolute() and (root / into).exists():
        into = root / into  # As the library names it, from wherever the command runs.
    folder = into.resolve()
    library = root.resolve()
    named = Path(os.path.abspath(into))
    within = (library, Path(os.path.abspath(root)))
    if any(map(named.is_relative_to, within)) and not folder.is_relative_to(library):
        raise click.BadParameter(
            f"{into} 是链接，通到案例库外面的 {folder}；请写库里的文件夹，如 --into cases",
            param_hint="--into",
        )
    if folder == library:
        return into / "cases", ""
    inside = folder.is_relative_to(library / "cases")
    if folder.is_relative_to(library) and not inside:
        raise click.BadParameter(
            f"{into} 不是放案例的文件夹；请写 --into cases", param_hint="--into"
        )
    depth = len(folder.relative_to(library / "cases").parts) if inside else -1
    if depth == 1 or (depth < 0 and (folder / COLLECTION_FILE).is_file()):
        if not is_id(folder.name) or (depth == 1 and folder.name == "vocabulary"):
            raise click.BadParameter(f"{into} 不是放案例的文件夹", param_hint="--into")
        return into, folder.name
    if depth > 1:
        raise click.BadParameter(f"{into} 太深：案例放在 cases/项目集/ 里", param_hint="--into")
    return into, ""


def _tell(imported: Imported, plan: Plan) -> None:
    """What was written and what comes next."""
    for path in plan.new:
        click.echo(f"新建 {path}")
    for path in plan.changed:
        click.echo(f"替换 {path}")
    for file in imported.files:
        if file.proposed and imported.kind is WorkbookKind.CASES:
            click.echo(f"编号由标题拟定：{file.title} → {file.id}，请填回工作簿，或改文件名")
        elif file.proposed:
            click.echo(f"编号由时间、表单和支部拟定：{file.title} → {file.id}，要改就改文件名")
    written = len(plan.new) + len(plan.changed)
    warnings = sum(problem.severity is Severity.WARNING for problem in imported.problems)
    click.echo(
        f"新建 {len(plan.new)} 个，替换 {len(plan.changed)} 个，没有变化 {len(plan.unchanged)} 个；"
        f"提醒 {warnings} 条"
    )
    if written:
        click.echo("接着：casebook check，看一遍改动再提交")
