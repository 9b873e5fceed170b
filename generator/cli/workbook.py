"""`template`, `import` and `export`: entries in a workbook."""

from __future__ import annotations

import click


@click.command()
def template() -> None:
    """空白工作簿。"""
    raise click.ClickException("还没有做好")


@click.command("import")
def import_workbook() -> None:
    """工作簿转为条目。"""
    raise click.ClickException("还没有做好")


@click.command()
def export() -> None:
    """导出。"""
    raise click.ClickException("还没有做好")
