"""`serve`: the site on this machine while somebody writes."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path

import click

from generator.checking import text_report
from generator.cli.library import engine, require_library
from generator.reading import CONTENT_FOLDERS
from generator.site.assets import TEMPLATES
from generator.site.engine_key import watched
from generator.site.failure import STOPPING, failure
from generator.site.preview import Preview
from generator.site.program import code_digest
from generator.site.session import Session, WrongContentError
from generator.site.store import Store
from generator.site.watching import Watch
from generator.site.workplace import workplace


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="本机端口；0 任取一个空闲的。Port on this machine, 0 for any that is free.",
)
@click.pass_context
def serve(context: click.Context, port: int) -> None:
    """在本机预览，内容一改就重新生成。

    Serves on this machine and rebuilds on change.
    """
    root, lang = context.obj["root"], context.obj["lang"]
    require_library(root)
    with workplace() as folder:
        site = folder / "site"
        code = code_digest()
        store = Store.open(root, code)
        session = Session(root, engine(), code=code, site=site, store=store, preview=True)

        def build() -> str:
            """Bring the preview up to date; why not, where that fails."""
            try:
                session.build(lang=lang)
            except WrongContentError as error:
                return text_report(error.verdict.problems, lang=lang)
            except STOPPING as error:
                return failure(error)
            return ""

        if notice := build():
            raise click.ClickException(f"\n{notice}".rstrip())
        try:
            preview = Preview(site, port)
        except OSError as error:
            raise click.ClickException(
                f"不能在端口 {port} 提供预览：{error.strerror}；请换一个 --port"
            ) from None
        with preview.running():
            click.echo(f"预览：{preview.address}（按 Ctrl+C 结束）")
            _follow(root, preview, build)


def _follow(root: Path, preview: Preview, build: Callable[[], str]) -> None:
    """Build again after each change, until interrupted."""
    files, folders = watched(root)
    watch = Watch((*(root / name for name in CONTENT_FOLDERS), *folders, TEMPLATES), files)
    gc.collect()
    gc.freeze()  # What stands after the first build stays: it need not be looked at again.
    try:
        while True:
            watch.wait()
            began = time.perf_counter()
            with preview.state.building():
                notice = build()
            preview.state.tell(notice)
            told = notice.rstrip() or f"已更新（{time.perf_counter() - began:.2f} 秒）"
            click.echo(f"{time.strftime('%H:%M:%S')} {told}")
            gc.collect()  # Now, while the author reads, and not in the midst of a build.
    except KeyboardInterrupt:
        click.echo("")
    finally:
        watch.close()
