"""`fix`: the changes that certainly mend what `check` finds."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.checking import Checked, check_tree
from generator.cli.library import read_library, report
from generator.cli.main import CLEAN, PROBLEMS
from generator.cli.paths import path_in_library
from generator.cli.saving import save
from generator.contributing.fixing import Fixed, fix_tree
from generator.reading import Tree


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--check",
    "--dry-run",
    "dry_run",
    is_flag=True,
    help="只显示会改什么，不写文件。Show what would change and write nothing.",
)
@click.pass_context
def fix(context: click.Context, paths: tuple[Path, ...], dry_run: bool) -> None:
    """改掉有把握的错误：全角标点、编码、日期和数值的写法等；给出 PATH 时只改这些文件或文件夹。

    Makes the changes that are certain; keeps a change only if fewer problems are left. Exit 0 when
    nothing is left wrong, 1 otherwise.
    """
    root, lang = context.obj["root"], context.obj["lang"]
    tree = read_library(root)
    if not tree.files and not tree.faults:
        raise click.UsageError(f"{root.resolve()} 的 cases/ 和 methods/ 里没有 .yml 文件")
    wanted = [path_in_library(root, path) for path in paths] or None

    def check(state: Tree) -> Checked:
        return check_tree(state, lang=lang)

    fixed = fix_tree(tree, check, wanted)
    if not dry_run:
        save({root / file: data for file, data in fixed.files.items()})
    _tell(fixed, dry_run=dry_run)
    left = fixed.checked.within(wanted) if wanted else fixed.checked
    if left.problems:
        click.echo("还有这些要自己改：" if fixed.files else "没有能自动改的；这些要自己改：")
        report(context, left, "text", Tree({**tree.files, **fixed.files}, tree.faults))
    if fixed.declined:
        click.echo(f"{fixed.declined} 处改了会带出别的错误，没有改，要自己改")
    click.echo(_next_step(left, fixed, dry_run=dry_run))
    sys.exit(PROBLEMS if not left.ok or (dry_run and fixed.files) else CLEAN)


def _tell(fixed: Fixed, *, dry_run: bool) -> None:
    for file in fixed.recoded:
        click.echo(f"{file}：编码 → UTF-8")
    for change in fixed.changes:
        click.echo(f"{change.file}:{change.line}: {change.old} → {change.new or '（删去）'}")
    if fixed.files:
        count = len(fixed.changes) + len(fixed.recoded)
        word = "可以改" if dry_run else "改了"
        click.echo(f"{word} {len(fixed.files)} 个文件，共 {count} 处")


def _next_step(left: Checked, fixed: Fixed, *, dry_run: bool) -> str:
    errors, warnings = len(left.errors), len(left.problems) - len(left.errors)
    if dry_run and fixed.files:
        return "没有写文件。接着：去掉 --check 再运行一次 casebook fix"
    if errors:
        left_over = f"剩下 {errors} 个错误，{warnings} 个提醒"
        return f"{left_over}。接着：按上面的提示修改，再运行 casebook check"
    if warnings:
        return f"没有错误，剩下 {warnings} 个提醒。接着：核对提醒；casebook build 生成网站"
    return "没有错误了。接着：casebook build 生成网站" if fixed.files else "没有错误，不需要修改"
