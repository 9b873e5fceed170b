"""The command `casebook`: parse, call, print."""

from __future__ import annotations

import io
import logging
import os
import sys
from pathlib import Path

import click

from generator import __version__
from generator.checking import REPORTERS, Checked, check_tree, summary
from generator.contributing.sample import write_sample
from generator.exports.schemas import schema_text
from generator.mkdocs_plugin import EngineError, build_site, serve_site
from generator.model import FILE_MODELS
from generator.reading import Tree, read_archive, read_tree

CLEAN, PROBLEMS, USAGE = 0, 1, 2
"""Exit codes; `USAGE` is click's own."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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


def _report(context: click.Context, checked: Checked, style: str, tree: Tree) -> int:
    """Print what is wrong; the exit code that follows from it."""
    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    shown = REPORTERS[style](
        checked.problems,
        lang=context.obj["lang"],
        color=color,
        sources=tree.files if color else None,
    )
    click.echo(shown, nl=False, color=True)
    return CLEAN if checked.ok else PROBLEMS


def _read(root: Path) -> Tree:
    """The content files of a library; click's own message where there is none."""
    try:
        return read_tree(root)
    except NotADirectoryError:
        raise click.UsageError(
            f"{root.resolve()} 里没有 cases/ 或 methods/，不是案例库；请在案例库文件夹里运行，"
            "或用 casebook --root 文件夹 指明"
        ) from None


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(list(REPORTERS)), default="text")
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="存档文章的文件夹：逐条核对“原文写法”。Look every printed phrase up there.",
)
@click.option("--strict", is_flag=True, help="有提醒也算不通过。Warnings fail too.")
@click.pass_context
def check(
    context: click.Context, paths: tuple[Path, ...], style: str, sources: Path | None, strict: bool
) -> None:
    """检查案例库；给出 PATH 时只报告这些文件或文件夹的问题。

    Checks everything; with PATH reports only what lies there. Exit 0 clean, 1 problems, 2 usage.
    """
    root, lang = context.obj["root"], context.obj["lang"]
    tree = _read(root)
    checked = check_tree(tree, read_archive(sources) if sources else None, lang=lang)
    if paths:
        checked = checked.within([_below(root, path) for path in paths])
    code = _report(context, checked, style, tree)
    if style == "text":
        click.echo(summary(checked, lang))
    sys.exit(PROBLEMS if strict and checked.problems else code)


def _below(root: Path, path: Path) -> str:
    """A path as the tree names it; click's own message where it is not in the library."""
    inside = path.resolve()
    if not inside.is_relative_to(root.resolve()) and (root / path).exists():
        inside = (root / path).resolve()
    if not inside.is_relative_to(root.resolve()):
        raise click.BadParameter(f"{path} 不在案例库 {root.resolve()} 之内", param_hint="PATH")
    if not inside.exists():
        raise click.BadParameter(f"没有 {path} 这个文件或文件夹", param_hint="PATH")
    return inside.relative_to(root.resolve()).as_posix()


@main.command()
@click.option("--site-dir", type=click.Path(path_type=Path), help="网站写到哪里（默认 site/）。")
@click.option("--strict", is_flag=True, help="有警告也不发布。Warnings stop the build.")
@click.pass_context
def build(context: click.Context, site_dir: Path | None, strict: bool) -> None:
    """检查并生成整个网站；有错则一页也不改。

    Publishes the whole site or nothing.
    """
    root = context.obj["root"]
    tree = _read(root)
    checked = check_tree(tree, lang=context.obj["lang"])
    if _report(context, checked, "text", tree) or (strict and checked.problems):
        click.echo(summary(checked, context.obj["lang"]))
        sys.exit(PROBLEMS)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    try:
        site, counts = build_site(
            root, site_dir=site_dir.resolve() if site_dir else None, strict=strict, checked=checked
        )
    except EngineError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"网站已生成：{site}（{counts.pages} 个页面）。用浏览器打开 {site / 'index.html'}")


@main.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="本机端口。Port on this machine.",
)
@click.pass_context
def serve(context: click.Context, port: int) -> None:
    """在本机预览，内容一改就重新生成。

    Serves on this machine and rebuilds on change.
    """
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    try:
        serve_site(context.obj["root"], port)
    except EngineError as error:
        raise click.ClickException(str(error)) from None


@main.command()
@click.argument("kind", type=click.Choice(list(FILE_MODELS)))
def schema(kind: str) -> None:
    """输出一类文件的 JSON Schema。

    Prints the JSON Schema of one kind of file.
    """
    click.echo(schema_text(kind), nl=False)


@main.command()
@click.option("--count", type=click.IntRange(1, 200_000), required=True, help="案例个数。")
@click.option("--seed", type=int, default=1, show_default=True, help="随机种子。")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), required=True)
def sample(count: int, seed: int, into: Path) -> None:
    """生成一个合成的案例库，仅供测速，每个条目都有标记。

    Writes a synthetic library, marked as such, for measuring.
    """
    if into.exists() and any(into.iterdir()):
        raise click.ClickException(f"{into} 不是空文件夹，不会覆盖；请换一个 --into")
    try:
        write_sample(count, seed, into)
    except OSError as error:
        raise click.ClickException(f"写不进 {error.filename}：{error.strerror}") from None
    click.echo(f"已写入 {into}：{count} 个合成案例。接着：casebook --root {into} build")


if __name__ == "__main__":
    main()
