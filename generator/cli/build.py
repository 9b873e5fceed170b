"""`build` and `serve`: the site."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import click

from generator.checking import check_tree, summary
from generator.cli.main import PROBLEMS, read_library, report
from generator.exports.book import NoFontError, has_font
from generator.mkdocs_plugin import EngineError, build_site, serve_site


@click.command()
@click.option("--site-dir", type=click.Path(path_type=Path), help="网站写到哪里（默认 site/）。")
@click.option("--strict", is_flag=True, help="有警告也不发布。Warnings stop the build.")
@click.pass_context
def build(context: click.Context, site_dir: Path | None, strict: bool) -> None:
    """检查并生成整个网站；有错则一页也不改。

    Publishes the whole site or nothing.
    """
    root = context.obj["root"]
    tree = read_library(root)
    checked = check_tree(tree, lang=context.obj["lang"])
    if report(context, checked, "text", tree) or (strict and checked.problems):
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
    if not has_font():
        click.echo(f"没有做成书和分享图：{NoFontError()}", err=True)


@click.command()
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
