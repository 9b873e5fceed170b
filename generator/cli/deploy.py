"""`deploy`: settings for the server that shows a site."""

from __future__ import annotations

import re
from pathlib import Path

import click

from generator.cli.paths import refuse_content
from generator.cli.saving import write_output
from generator.site.deploy import HASHED, SERVERS, DeployError, Place, policy_of, settings_for


@click.command()
@click.argument("server", type=click.Choice(list(SERVERS)))
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    help="生成好的网站在哪里（默认 site/）。Where the built site lies.",
)
@click.option(
    "--folder",
    default="",
    help="服务器上放网站的文件夹，绝对路径（默认同 --site-dir）。Its folder on the server.",
)
@click.option(
    "--path",
    default="/",
    show_default=True,
    help="网站在主机下的路径，如 /toolbox/。Where it stands below the host.",
)
@click.option("--host", default="", help="主机名；不写就是任何主机名。Its name; any without.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=80, show_default=True, help="端口。Port."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="写到哪个文件；不写就印在屏幕上。The file to write.",
)
@click.option("--force", is_flag=True, help="文件已有也覆盖。Replace the file if it is there.")
@click.pass_context
def deploy(
    context: click.Context,
    server: str,
    site_dir: Path | None,
    folder: str,
    path: str,
    host: str,
    port: int,
    output: Path | None,
    force: bool,
) -> None:
    """写出服务器的设置：内容安全策略、其他响应头、缓存、压缩、404 页。

    Writes settings for nginx, Caddy, Apache or a static host, with the policy of the built site.
    """
    root = context.obj["root"]
    site = (site_dir or root / "site").resolve()
    try:
        place = Place((folder or site.as_posix()).rstrip("/"), path, port, host)
        hashed = (p.relative_to(site).as_posix() for p in (site / "assets").rglob("*.min.*"))
        named = (address for address in hashed if re.search(HASHED, address))
        text = settings_for(server, policy_of(site), place, named)
    except DeployError as error:
        raise click.ClickException(str(error)) from None
    if output is None:
        click.echo(text, nl=False)
        return
    refuse_content(root, output)
    write_output(output, text.encode(), force)
    click.echo(f"{server} 的设置：{output}")
