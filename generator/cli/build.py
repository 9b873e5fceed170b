"""`build`: the site."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import click

from generator.cli.engines import ENGINE, ENGINES, code_for
from generator.site.program import code_digest
from generator.site.progress import Progress
from generator.site.secret import key_place
from generator.site.standing import CONTENT, still_stands
from generator.site.store import FOLDER, Store
from generator.site.workplace import sweep_workplaces


@click.command()
@click.option("--site-dir", type=click.Path(path_type=Path), help="网站写到哪里（默认 site/）。")
@click.option("--strict", is_flag=True, help="有警告也不发布。Warnings stop the build.")
@click.option("--no-cache", is_flag=True, help="从头生成，不用上次的结果。Builds everything anew.")
@click.option(
    "--engine",
    type=click.Choice(list(ENGINES)),
    default=ENGINE,
    show_default=True,
    help="用哪个程序套用主题；zensical 还在试用。Renders the theme; zensical is a trial.",
)
@click.option("-v", "--verbose", is_flag=True, help="每一步用了几秒。Says each step, in seconds.")
@click.option("--profile", is_flag=True, help="最后列出时间用在哪里。Tells where the time went.")
@click.pass_context
def build(
    context: click.Context,
    site_dir: Path | None,
    strict: bool,
    no_cache: bool,
    engine: str,
    verbose: bool,
    profile: bool,
) -> None:
    """检查并生成整个网站；有错则一页也不改。

    Publishes the whole site or nothing.
    """
    root = context.obj["root"]
    progress = Progress(shown=sys.stderr.isatty(), verbose=verbose, lang=context.obj["lang"])
    with progress.stage("查看有无变化"):
        code = code_for(engine, code_digest())
        # A folder without content is no library: nothing is left in it.
        is_library = any((root / folder).is_dir() for folder in CONTENT)
        store = Store.open(root, code) if is_library and not no_cache else None
        last = still_stands(root, site_dir, code, store, strict=strict) if store else None
    if verbose and is_library and not store and not no_cache:
        said = f"不记下结果：{root / FOLDER} 或钥匙 {key_place()} 不能用，或两者在同一个仓库里"
        click.echo(said, err=True)
    if last:
        say_published(Path(last.site), last.pages)
    else:
        with progress.stage("载入程序"):
            building = import_module("generator.cli.building")
        building.run(context, site_dir, code, store, progress, strict=strict, name=engine)
    sweep_workplaces()
    if profile:
        click.echo(progress.profile(), err=True)


def say_published(site: Path, pages: int) -> None:
    """The line that a build ends with."""
    click.echo(f"网站已生成：{site}（{pages} 个页面）。用浏览器打开 {site / 'index.html'}")
