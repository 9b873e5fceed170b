"""`new`: questions and options → a draft that teaches; nothing that exists is written over."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.checking import check_tree
from generator.cli.choosing import choose, resolve
from generator.cli.library import read_library
from generator.cli.saving import save
from generator.contributing.matching import Choice, collections, sources, terms
from generator.contributing.new import new_text
from generator.contributing.proposing import propose_id
from generator.model import TITLE_LENGTH, Entries, MethodKind, VocabularyKind
from generator.reading import Address, FileKind, Tree, Value, address_of, is_id

_QUIET = click.option(
    "--yes",
    "--no-input",
    "quiet",
    is_flag=True,
    help="不提问，用给出的选项和建议的编号。Ask nothing.",
)
_TITLE_LEAST, _TITLE_MOST = TITLE_LENGTH
_TITLE = click.option("--title", help=f"标题，{_TITLE_LEAST} 至 {_TITLE_MOST} 个字。Title.")
_ID = click.option("--id", "id_", help="编号，也是文件名；不给就按标题的拼音建议一个。Id.")
_ORGANISATION = click.option("--organisation", help="单位：编号、名称或拼音。Organisation.")
_SCENARIOS = click.option(
    "--scenario", "scenarios", multiple=True, help="适用场景，可以给几次。Scenario, repeatable."
)
_VEHICLES = click.option(
    "--vehicle", "vehicles", multiple=True, help="载体类型，可以给几次。Vehicle, repeatable."
)
_SOURCES = click.option("--source", "cited", multiple=True, help="来源，可以给几次。Source.")
_KINDS = [Choice(kind.value, kind.label) for kind in MethodKind]


@click.group()
def new() -> None:
    """新建一个案例或方法的草稿，每个字段都带说明。

    Starts a draft in which every field says what belongs there.
    """


@new.command("case")
@_TITLE
@click.option("--collection", help="放进哪个项目集：文件夹名或名称。Collection.")
@_ID
@_ORGANISATION
@click.option("--branch", help="党支部的名称。Branch.")
@_SCENARIOS
@_VEHICLES
@_SOURCES
@_QUIET
@click.pass_context
def new_case(
    context: click.Context,
    title: str | None,
    collection: str | None,
    id_: str | None,
    organisation: str | None,
    branch: str | None,
    scenarios: tuple[str, ...],
    vehicles: tuple[str, ...],
    cited: tuple[str, ...],
    quiet: bool,
) -> None:
    """新建一个案例；没有给出的选项逐项提问。

    Starts a case; asks for what is not given. Exit 0 written, 1 not written, 2 usage.
    """
    asker = _Asker(context, quiet)
    known = asker.entries
    if not known.collections:
        raise click.ClickException(
            "还没有项目集：先建一个文件夹 cases/编号/，在里面写好 collection.yml，再新建案例"
        )
    title = asker.title("标题", title)
    folder = asker.one("项目集", "--collection", collection, collections(known), required=True)
    asker.insist()
    organisations = terms(known, VocabularyKind.ORGANISATIONS)
    unit = asker.one("单位", "--organisation", organisation, organisations, listed=False)
    branch = asker.text("党支部", "", branch)
    given: dict[str, Value] = {
        "title": title,
        "organisation": unit,
        "branch": branch,
        "scenarios": asker.many("适用场景", "--scenario", scenarios, VocabularyKind.SCENARIOS),
        "vehicle": {
            "kinds": asker.many("载体类型", "--vehicle", vehicles, VocabularyKind.VEHICLES)
        },
        "sources": asker.several("来源", "--source", cited, sources(known)),
    }
    id_ = asker.id(id_, title, unit)
    asker.write(Address(FileKind.CASE, id_, folder or ""), given)


@new.command("method")
@_TITLE
@click.option("--kind", help="类别：system 工作体系，mechanism 典型机制。Kind of method.")
@_ID
@_ORGANISATION
@_SCENARIOS
@_VEHICLES
@_SOURCES
@_QUIET
@click.pass_context
def new_method(
    context: click.Context,
    title: str | None,
    kind: str | None,
    id_: str | None,
    organisation: str | None,
    scenarios: tuple[str, ...],
    vehicles: tuple[str, ...],
    cited: tuple[str, ...],
    quiet: bool,
) -> None:
    """新建一个方法；没有给出的选项逐项提问。

    Starts a method; asks for what is not given. Exit 0 written, 1 not written, 2 usage.
    """
    asker = _Asker(context, quiet)
    known = asker.entries
    title = asker.title("名称", title)
    asker.insist()
    chosen = asker.one("类别", "--kind", kind, _KINDS)
    organisations = terms(known, VocabularyKind.ORGANISATIONS)
    unit = asker.one("提出的单位", "--organisation", organisation, organisations, listed=False)
    given: dict[str, Value] = {
        "title": title,
        "kind": chosen,
        "origin": {"organisations": [unit] if unit else None},
        "scenarios": asker.many("适用场景", "--scenario", scenarios, VocabularyKind.SCENARIOS),
        "vehicles": asker.many("相关载体", "--vehicle", vehicles, VocabularyKind.VEHICLES),
        "sources": asker.several("来源", "--source", cited, sources(known)),
    }
    id_ = asker.id(id_, title, "")
    asker.write(Address(FileKind.METHOD, id_), given)


def can_ask() -> bool:
    """Whether somebody sits there to answer."""
    return sys.stdin.isatty()


class _Asker:
    """One draft in the making: takes each answer from an option, or asks for it."""

    def __init__(self, context: click.Context, quiet: bool) -> None:
        self.root: Path = context.obj["root"]
        tree = read_library(self.root)
        self.entries: Entries = check_tree(tree).entries
        self._taken = _ids(tree)
        self._asks = not quiet and can_ask()
        self._missing: list[str] = []

    def text(self, label: str, option: str, given: str | None) -> str | None:
        """One line; with `option`, it must be given."""
        if given is None and self._asks:
            hint = "" if option else "（回车跳过）"
            given = click.prompt(
                f"{label}{hint}", default=None if option else "", show_default=False
            )
        stated = " ".join((given or "").split())
        if not stated and option:
            self._missing.append(f"{option}（{label}）")
        return stated or None

    def title(self, label: str, given: str | None) -> str | None:
        """A title of a length that the checks allow."""
        stated = self.text(label, "--title", given)
        while stated and (wrong := _wrong_title(label, stated)):
            if given is not None:
                raise click.BadParameter(wrong, param_hint="--title")
            click.echo(wrong)
            stated = self.text(label, "--title", None)
        return stated

    def one(
        self,
        label: str,
        option: str,
        given: str | None,
        choices: Sequence[Choice],
        *,
        required: bool = False,
        listed: bool = True,
    ) -> str | None:
        """One of `choices`."""
        if given is not None:
            return resolve(option, given, choices)
        if required and len(choices) == 1:
            return choices[0].id
        if self._asks and choices:
            return next(iter(choose(label, choices, required=required, listed=listed)), None)
        if required:
            self._missing.append(f"{option}（{label}）")
        return None

    def several(
        self, label: str, option: str, given: tuple[str, ...], choices: Sequence[Choice]
    ) -> list[Value] | None:
        """Some of `choices`, each once; None for none."""
        if given:
            return list(dict.fromkeys(resolve(option, word, choices) for word in given))
        if self._asks and choices:
            return list(choose(label, choices, many=True)) or None
        return None

    def many(
        self, label: str, option: str, given: tuple[str, ...], kind: VocabularyKind
    ) -> list[Value] | None:
        """Some terms of a vocabulary."""
        return self.several(label, option, given, terms(self.entries, kind))

    def insist(self) -> None:
        """Stop with a usage message where something is missing that nobody can be asked for."""
        if self._missing:
            raise click.UsageError(
                f"这里没有人可以提问，缺少 {'、'.join(self._missing)}；"
                "请把它写在命令里，或者在终端里运行、不加 --yes"
            )

    def id(self, given: str | None, title: str | None, organisation: str | None) -> str:
        """The id that was given, or one that is proposed and confirmed."""
        if given is not None:
            if wrong := self._wrong_id(given):
                raise click.BadParameter(wrong, param_hint="--id")
            return given
        proposed = propose_id(title or "", organisation or "", self.entries, self._taken)
        if not self._asks:
            if not proposed:
                raise click.UsageError("从标题里得不出编号，请加上 --id 拼音编号")
            return proposed
        while True:
            answer: str = click.prompt("编号（拼音，也是文件名和网址）", default=proposed or None)
            wrong = self._wrong_id(answer)
            if not wrong:
                return answer
            click.echo(wrong)

    def _wrong_id(self, id_: str) -> str:
        if not is_id(id_):
            return f"“{id_}”不能作编号：只用小写字母、数字和连字符，2 至 64 个，例如 baodi-weizhang"
        return f"“{id_}”已经有了，换一个" if id_ in self._taken else ""

    def write(self, address: Address, given: dict[str, Value]) -> None:
        """Write the draft and say what comes next."""
        file = address.path
        path = self.root / file
        if os.path.lexists(path):
            raise click.ClickException(f"{path} 已经有了，没有动它")
        save({path: new_text(address.kind, {**given, "status": "draft"}, file).encode()})
        command = "casebook" if self.root == Path() else f"casebook --root {self.root}"
        click.echo(f"已新建 {path}")
        click.echo("接着：")
        click.echo("  1. 用编辑器打开，照说明填写；原文没有的不填")
        click.echo(f"  2. {command} check {file}    看还差什么、怎么改")
        click.echo(f"  3. {command} format {file}   统一写法")
        click.echo("  4. 都填好以后，把 status: draft 改成 published，再检查一次")


def _wrong_title(label: str, title: str) -> str:
    if _TITLE_LEAST <= len(title) <= _TITLE_MOST:
        return ""
    return f"{label}要 {_TITLE_LEAST} 至 {_TITLE_MOST} 个字，这里有 {len(title)} 个"


def _ids(tree: Tree) -> frozenset[str]:
    """Ids of cases and methods, also of files that cannot be read: they share one space."""
    files = [*tree.files, *tree.faults]
    addresses = (address_of(file) for file in files)
    return frozenset(
        address.id
        for address in addresses
        if address and address.kind in (FileKind.CASE, FileKind.METHOD)
    )
