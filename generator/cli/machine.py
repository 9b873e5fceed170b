"""`schema` and `sample`: what machines read, and what is measured with."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from generator.checking import check_tree
from generator.contributing.example import BRANCHES, example_library
from generator.contributing.sample import NoDictionaryError, WordSource, write_sample
from generator.contributing.saving import write_files
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


_SPOKEN = {
    WordSource.JIEBA: "用词按 jieba 词典的词频抽取",
    WordSource.BUILT_IN: "用词只有内置的百余个，搜索索引会偏小（装上 jieba 才接近真实文字）",
}
"""What is told about the words of a sample."""


@click.command()
@click.option("--count", type=click.IntRange(1, 200_000), help="案例个数。Number of cases.")
@click.option(
    "--registry",
    is_flag=True,
    help="改为生成一家虚构公司一年的台账和表单。An invented company's registry and forms instead.",
)
@click.option(
    "--branches",
    type=click.IntRange(1, 5_000),
    help=f"与 --registry 同用：支部个数，默认 {BRANCHES}。Number of branches.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="随机种子。Random seed.")
@click.option(
    "--words",
    type=click.Choice([source.value for source in WordSource]),
    help="与 --count 同用：用词来自 jieba 词典（装了就用它）或内置的百余个词。"
    "Words from jieba's dictionary, where installed, or the built-in ones.",
)
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="写到哪个空文件夹。An empty folder.",
)
@click.pass_context
def sample(
    context: click.Context,
    count: int | None,
    registry: bool,
    branches: int | None,
    seed: int,
    words: str | None,
    into: Path,
) -> None:
    """生成一个合成的案例库或一家虚构公司的台账，供测速和试用，处处都有标记。

    Writes a synthetic library or an invented company's registry, marked as such, for measuring and
    for trying things out. The registry takes methods and words of the library at --root, if any.
    """
    if registry and count is not None:
        raise click.UsageError("--count 和 --registry 只能选一个：台账的大小用 --branches")
    if not registry and branches is not None:
        raise click.UsageError("--branches 要和 --registry 一起用；合成案例的个数用 --count")
    if registry and words is not None:
        raise click.UsageError("--words 要和 --count 一起用；台账的用词取自案例库")
    if not registry and count is None:
        raise click.UsageError("要写 --count 个数（合成案例），或 --registry（虚构公司的台账）")
    if into.exists() and any(into.iterdir()):
        raise click.ClickException(f"{into} 不是空文件夹，不会覆盖；请换一个 --into")
    try:
        if count is None:
            held = branches or BRANCHES
            with_forms = _write_registry(context.obj["root"], held, seed, into)
            written = f"一家虚构公司 {held} 个支部的台账"
            if not with_forms:
                click.echo("没有找到方法，所以只有台账，没有表单；在案例库里运行，或者加 --root")
        else:
            used = write_sample(count, seed, into, WordSource(words) if words else None)
            written = f"{count} 个合成案例，{_SPOKEN[used]}"
    except NoDictionaryError:
        raise click.ClickException(
            "没有装 jieba，没有词典可用：pip install jieba，或者改用 --words built-in"
        ) from None
    except OSError as error:
        raise click.ClickException(f"写不进 {error.filename}：{error.strerror}") from None
    click.echo(f"已写入 {into}：{written}。接着：casebook --root {into} build")


def _write_registry(root: Path, branches: int, seed: int, into: Path) -> bool:
    """Whether the company has forms as well: they are those of the methods at `root`."""
    tree = None
    # Outside of a library the company has words of its own.
    with suppress(NotADirectoryError):
        tree = read_tree(root)
    files = example_library(tree, branches, seed)
    write_files({into / path: data for path, data in files.items()})
    return any(path.startswith("methods/") for path in files)
