"""`template`, `import` and `export`: entries in a workbook."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from generator.checking import Checked, Severity, check_tree
from generator.cli.main import PROBLEMS, read_library, report, save
from generator.cli.paths import refuse_content
from generator.contributing.saving import write_files
from generator.contributing.workbook import (
    Imported,
    Plan,
    import_cases,
    open_workbook,
    plan_files,
    worded,
)
from generator.exports.workbook import (
    TooLongError,
    case_workbook,
    cases_of,
    template_workbook,
    words_of,
)
from generator.model import Entries
from generator.reading import Tree, is_id
from generator.reading.characters import printable
from generator.reading.layout import COLLECTION_FILE

_OUTPUT = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="写到哪个文件。The file to write.",
)
_FORCE = click.option(
    "--force", is_flag=True, help="文件已有也覆盖。Replace the file if it is there."
)


@click.command()
@_OUTPUT
@_FORCE
@click.pass_context
def template(context: click.Context, output: Path, force: bool) -> None:
    """生成空白工作簿，发给各单位填写。

    Writes a blank workbook with drop-downs and an example.
    """
    refuse_content(context.obj["root"], output)
    tree = read_library(context.obj["root"])
    words = words_of(check_tree(tree, lang=context.obj["lang"]).entries)
    _write(output, template_workbook(words), force)
    click.echo(f"空白工作簿：{output}。填好以后：casebook import {output.name} --into cases")


@click.command()
@click.argument("style", metavar="FORMAT", type=click.Choice(["xlsx"]))
@_OUTPUT
@_FORCE
@click.option("--collection", default="", help="只导出这个项目集（编号）。Only this collection.")
@click.pass_context
def export(context: click.Context, style: str, output: Path, force: bool, collection: str) -> None:
    """把案例导出成工作簿，草稿也在内；改完可以再导入。

    Writes the cases into a workbook, drafts as well; importing it gives the same files.
    """
    refuse_content(context.obj["root"], output)
    tree = read_library(context.obj["root"])
    checked = check_tree(tree, lang=context.obj["lang"])
    if not checked.ok:
        report(context, replace(checked, problems=checked.errors), "text", tree)
        sys.exit(PROBLEMS)
    _known_collection(checked.entries, collection)
    cases = cases_of(tree, collection)
    try:
        content = case_workbook(cases, words_of(checked.entries))
    except TooLongError as error:
        raise click.ClickException(f"{error} 太长，一格放不下（最多 32,767 个字）") from None
    _write(output, content, force)
    click.echo(f"已导出 {len(cases)} 个案例：{output}")


@click.command("import")
@click.argument("workbook", type=click.Path(path_type=Path))
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="写到哪个文件夹：cases，或某个项目集的文件夹。The folder to write into.",
)
@click.option(
    "--collection", default="", help="没写项目集的案例收进哪个（编号）。For cases that name none."
)
@click.option("--update", is_flag=True, help="内容不同的文件也替换。Replace files that differ.")
@click.pass_context
def import_workbook(
    context: click.Context, workbook: Path, into: Path, collection: str, update: bool
) -> None:
    """把工作簿里的案例写成文件；有一处不对就一个也不写。

    Turns the cases of a workbook into files: all of them, or none and the reasons by cell.
    """
    root, lang = context.obj["root"], context.obj["lang"]
    tree = read_library(root)
    folder, own = _target(root, into)
    if collection and not is_id(collection):
        raise click.BadParameter(f"“{collection}”不是项目集的编号", param_hint="--collection")
    try:
        found = open_workbook(workbook)
    except OSError as error:
        said = f"打不开 {printable(str(workbook))}：{error.strerror}"
        raise click.BadParameter(said, param_hint="WORKBOOK") from None
    try:
        imported = import_cases(
            found, tree, file=printable(workbook.name), collection=collection, folder=own, lang=lang
        )
        plan = plan_files(imported.cases, folder, flat=bool(own))
    except OSError as error:
        raise click.ClickException(f"打不开 {error.filename}：{error.strerror}") from None
    problems = list(imported.problems)
    if not update:
        problems += [worded(clash, printable(workbook.name), lang) for clash in plan.clashes]
    checked = Checked(Entries(), tuple(problems))
    code = report(context, checked, "text", Tree())
    if not checked.ok:
        click.echo(f"{len(checked.errors)} 处要改，一个文件也没有写；改好工作簿再导入")
        sys.exit(code)
    save({**plan.new, **plan.changed})
    _tell(imported, plan)


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


def _known_collection(entries: Entries, collection: str) -> None:
    if collection and collection not in entries.collections:
        known = "、".join(entries.collections)
        raise click.BadParameter(f"没有项目集 {collection}；有：{known}", param_hint="--collection")


def _write(path: Path, content: bytes, force: bool) -> None:
    """Write one file; click's own message where it is there already or the disk refuses."""
    if not path.parent.is_dir():  # A folder that is not there is a slip of the pen.
        raise click.BadParameter(f"没有 {path.parent} 这个文件夹", param_hint="--output")
    if path.exists() and not force:
        said = f"{path} 已经有了，不会覆盖；换一个文件名，或加 --force"
        raise click.ClickException(said)
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)  # A device or a pipe: nothing to put in its place.
        else:
            write_files({path.resolve(): content})
    except OSError as error:
        raise click.ClickException(f"写不进 {path}：{error.strerror}") from None


def _tell(imported: Imported, plan: Plan) -> None:
    """What was written and what comes next."""
    for path in plan.new:
        click.echo(f"新建 {path}")
    for path in plan.changed:
        click.echo(f"替换 {path}")
    for case in imported.cases:
        if case.proposed:
            click.echo(f"编号由标题拟定：{case.title} → {case.id}，请填回工作簿，或改文件名")
    written = len(plan.new) + len(plan.changed)
    warnings = sum(problem.severity is Severity.WARNING for problem in imported.problems)
    click.echo(
        f"新建 {len(plan.new)} 个，替换 {len(plan.changed)} 个，没有变化 {len(plan.unchanged)} 个；"
        f"提醒 {warnings} 条"
    )
    if written:
        click.echo("接着：casebook check，看一遍改动再提交")
