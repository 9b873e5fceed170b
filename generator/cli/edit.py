"""`new` and `format`: entries in a text editor."""

from __future__ import annotations

import click


@click.command()
def new() -> None:
    """新建一个条目。"""
    raise click.ClickException("还没有做好")


@click.command("format")
def format_files() -> None:
    """统一写法。"""
    raise click.ClickException("还没有做好")
