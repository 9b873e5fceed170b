"""`diff`: what changed between two states of a library, entry by entry."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path

import click

from generator.checking import Language
from generator.cli.about import edition_of
from generator.cli.library import read_library
from generator.cli.main import CLEAN, PROBLEMS, USAGE
from generator.cli.paths import refuse_content
from generator.contributing.review import (
    Review,
    Snapshot,
    compare,
    preview_files,
    review_json,
    review_markdown,
    review_text,
)
from generator.reading import Tree, printable
from generator.reading.revision import (
    RevisionError,
    RevisionFailure,
    merge_base,
    read_revision,
)
from generator.site.assets import TEMPLATES
from generator.site.publish import MARKER, NotOursError, Publication

WORKING_TREE = "工作区"
_FACT = "review"
"""Marks a folder as a preview of ours, apart from a site of ours."""

_SHORT_HASH = 10

_SAID: dict[RevisionFailure, str] = {
    RevisionFailure.NO_GIT: "没有找到 git；请先安装 git，并确认命令行里能运行 git --version",
    RevisionFailure.NO_REPOSITORY: (
        "{revision} 不在 git 仓库里，没有可以比较的旧版本；请在克隆下来的仓库里运行，"
        "或先 git init 并提交一次"
    ),
    RevisionFailure.NOT_TRUSTED: (
        "git 不信任 {revision} 所在的仓库，因为它属于另一个用户；确认无误后运行 "
        "git config --global --add safe.directory 仓库文件夹"
    ),
    RevisionFailure.BAD_NAME: "“{revision}”不能作版本名；请写分支、标签或提交号，如 main、HEAD~1",
    RevisionFailure.UNKNOWN: (
        "仓库里没有“{revision}”这个版本；请核对分支、标签或提交号，"
        "远程的分支先运行 git fetch，再写成 origin/main"
    ),
    RevisionFailure.SHALLOW: (
        "这个克隆只有最近的提交，找不到“{revision}”；请运行 git fetch --unshallow，"
        "流水线里把 fetch-depth（GitLab 为 GIT_DEPTH）设为 0"
    ),
    RevisionFailure.NO_MERGE_BASE: (
        "“{revision}”两边没有共同的起点；请改用 casebook diff 旧版本 新版本 直接比较"
    ),
    RevisionFailure.INCOMPLETE: (
        "“{revision}”的内容不全在这个克隆里；请运行 git fetch --refetch，或去掉 --filter 重新克隆"
    ),
}


class DiffError(click.ClickException):
    """Nothing could be compared; not the same as a comparison with a bad outcome."""

    exit_code = USAGE


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="输出的格式；markdown 用作合并请求的评论。Output format.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="写到文件，不写就显示在屏幕上。Write to a file.",
)
@click.option(
    "--html",
    "preview",
    type=click.Path(file_okay=False, path_type=Path),
    help="另外生成一个预览文件夹，用浏览器打开其中的 index.html。Folder with a preview.",
)
@click.pass_context
def diff(
    context: click.Context,
    base: str,
    head: str | None,
    style: str,
    output: Path | None,
    preview: Path | None,
) -> None:
    """逐条比较两个版本：BASE [HEAD]、BASE..HEAD 或 BASE...HEAD；不写 HEAD 就比到工作区。

    What changed, entry by entry. Exit 0 compared, 1 a published address would be lost, 2 usage.
    """
    root, lang = context.obj["root"], context.obj["lang"]
    for target in filter(None, (output, preview)):
        refuse_content(root, target)
    before, after = _sides(root, base, head, lang)
    edition = edition_of(root) or date.today().isoformat()
    review = compare(before, after, int(edition[:4]))
    color = style == "text" and output is None and sys.stdout.isatty()
    written = _written(review, style, lang, color=color and "NO_COLOR" not in os.environ)
    if preview:
        _write_preview(preview, review, (before, after), edition)
    if output:
        _write(output, written)
    else:
        click.echo(written, nl=False, color=True)
    if preview:
        click.echo(f"预览：用浏览器打开 {preview / 'index.html'}", err=True)
    context.exit(PROBLEMS if review.breaks else CLEAN)


def _sides(root: Path, base: str, head: str | None, lang: Language) -> tuple[Snapshot, Snapshot]:
    """Both states of the library, checked."""
    old, new, shared = _range(base, head)
    try:
        start = merge_base(root, old, new or "HEAD") if shared else old
        before = read_revision(root, start)
        after = read_revision(root, new) if new else read_library(root)
    except RevisionError as error:
        raise DiffError(_SAID[error.failure].format(revision=printable(error.revision))) from None
    if new and not any((*before.files, *before.faults, *after.files, *after.faults)):
        raise DiffError(f"{base} 和 {new} 里都没有 cases/ 或 methods/；请核对 --root")
    name = f"{old} 与 {new} 的共同起点（{start[:_SHORT_HASH]}）" if shared else old
    return _snapshot(name, before, lang), _snapshot(new or WORKING_TREE, after, lang)


def _snapshot(name: str, tree: Tree, lang: Language) -> Snapshot:
    return Snapshot.of(printable(name), tree, lang)


def _range(base: str, head: str | None) -> tuple[str, str | None, bool]:
    """Old revision, new one (None: the working tree), whether to start where both came from."""
    for sign in ("...", ".."):
        if sign in base:
            old, _, new = base.partition(sign)
            if head is not None:
                raise click.UsageError(f"已经写了 {base}，后面不要再写 HEAD")
            return old or "HEAD", new or "HEAD", sign == "..."
    return base, head, False


def _written(review: Review, style: str, lang: Language, *, color: bool) -> str:
    if style == "json":
        return review_json(review)
    if style == "markdown":
        return review_markdown(review)
    return review_text(review, lang=lang, color=color)


def _write(file: Path, text: str) -> None:
    try:
        with open(file, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        raise DiffError(f"写不进 {file}：{error.strerror}") from None


def _write_preview(
    folder: Path, review: Review, sides: tuple[Snapshot, Snapshot], edition: str
) -> None:
    """Put the preview into the place of an older one, whole or not at all."""
    folder = folder.resolve()
    try:
        if folder.is_dir() and any(folder.iterdir()) and not _is_preview(folder):
            raise NotOursError(str(folder))
        with Publication.begin(folder) as publication:
            for address, content in preview_files(review, *sides, TEMPLATES, edition):
                publication.write(address, content)
            publication.commit({_FACT: True})
    except NotOursError:
        raise DiffError(f"{folder} 已有别的文件，不是预览，不会覆盖；请换一个 --html") from None
    except OSError as error:
        raise DiffError(f"写不进 {error.filename}：{error.strerror}") from None


def _is_preview(folder: Path) -> bool:
    try:
        facts = json.loads((folder / MARKER).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(facts, dict) and facts.get(_FACT) is True
