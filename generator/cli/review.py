"""`diff`: what changed between two states of a library, entry by entry."""

from __future__ import annotations

import click


@click.command()
def diff() -> None:
    """逐条比较。"""
    raise click.ClickException("还没有做好")
