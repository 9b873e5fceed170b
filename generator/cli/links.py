"""`links`: whether the addresses on other sites still answer."""

from __future__ import annotations

from pathlib import Path

import click

from generator.site.publish import MARKER


@click.command()
@click.option(
    "--site-dir", type=click.Path(path_type=Path), help="已生成的网站在哪里（默认 site/）。"
)
@click.option("--timeout", type=click.FloatRange(1, 120), default=15, help="每个最多等几秒。")
@click.option(
    "--internal", is_flag=True, help="内网地址也访问。Asks hosts that are not public, too."
)
@click.pass_context
def links(context: click.Context, site_dir: Path | None, timeout: float, internal: bool) -> None:
    """逐个访问网站里指向外面的链接，列出打不开的；只报告，不算错。

    Asks for every address on another site that a page links, and lists those that do not answer.
    Exit 0 whatever it finds: other people's sites never stop a build. Links within the site are
    followed by `build --strict`.
    """
    from generator.site.following import outward_links  # noqa: PLC0415 - load slowly
    from generator.site.outward import ask_all  # noqa: PLC0415

    site = site_dir or context.obj["root"] / "site"
    if not (site / MARKER).is_file():
        raise click.UsageError(f"{site} 里没有生成好的网站；先运行 casebook build")
    found = outward_links(site)
    failed = 0
    for answer in ask_all(found, timeout=timeout, internal=internal):
        if not answer.works or answer.said != "正常":
            click.echo(f"{answer.link}：{answer.said}（{found[answer.link]}）")
        failed += not answer.works
    click.echo(f"外部链接 {len(found)} 个，{failed} 个打不开")
