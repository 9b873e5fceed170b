"""`schema` and `sample`: what machines read, and what is measured with."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from generator.checking import check_tree
from generator.contributing.sample import write_sample
from generator.exports.schemas import schema_text
from generator.model import FILE_MODELS
from generator.reading import read_tree


@click.command()
@click.argument("kind", type=click.Choice(list(FILE_MODELS)))
@click.option("--bare", is_flag=True, help="不带本库的词表。Without the words of the library.")
@click.pass_context
def schema(context: click.Context, kind: str, bare: bool) -> None:
    """输出一类文件的 JSON Schema；在案例库里运行时，带上本库的编号和名称。

    Prints the JSON Schema of one kind of file, with the ids of the library where there is one.
    """
    entries = None
    if not bare:
        # Outside of a library the schema is the same for everybody.
        with suppress(NotADirectoryError):
            entries = check_tree(read_tree(context.obj["root"])).entries
    click.echo(schema_text(kind, entries), nl=False)


@click.command()
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
