"""Choosing entries in a terminal: by number, by id, by a few words or by pinyin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import click

from generator.contributing.matching import Choice, matches

_SEPARATORS = re.compile(r"[\s,，、;；]+")
_MOST_SHOWN = 15
"""Matches listed at once; with more, another word is quicker than reading."""


def resolve(option: str, typed: str, choices: Sequence[Choice]) -> str:
    """The id that an option means; click's own message where none is meant, or several are."""
    found = matches(typed, choices)
    if len(found) == 1:
        return found[0].id
    near = found or choices
    shown = "、".join(f"{choice.id}（{choice.label}）" for choice in near[:_MOST_SHOWN])
    more = " 等" if len(near) > _MOST_SHOWN else ""
    said = f"“{typed}”可以指几个" if found else f"没有“{typed}”"
    raise click.BadParameter(f"{said}；可以写 {shown}{more}", param_hint=option)


def choose(
    label: str,
    choices: Sequence[Choice],
    *,
    many: bool = False,
    required: bool = False,
    listed: bool = True,
) -> tuple[str, ...]:
    """Ask until the answer is clear; the ids chosen, none where nothing had to be.

    Args:
        label: what is chosen.
        choices: what there is.
        many: whether several may be chosen at once.
        required: whether an empty answer will not do.
        listed: whether everything is shown at the start, or only on `?`.
    """
    question = _Question(choices)
    if listed:
        click.echo(f"{label}：")
        question.show(choices)
    ways = "填序号、编号或几个字" if listed else "填几个字或拼音，? 列出全部"
    hints = [ways, *(["可以几个，用空格隔开"] if many else []), *([] if required else ["回车跳过"])]
    picked: dict[str, Choice] = {}
    while True:
        answer = click.prompt(f"{label}（{'；'.join(hints)}）", default="", show_default=False)
        if answer.strip() in ("?", "？"):
            question.show(choices)
            continue
        words = _SEPARATORS.split(answer.strip()) if many else [answer.strip()]
        found, is_clear = question.read([word for word in words if word])
        picked |= {choice.id: choice for choice in found}
        for choice in found:
            click.echo(f"  → {choice.label}")
        if is_clear and (picked or not required):
            return tuple(picked)


@dataclass
class _Question:
    """What numbers mean at the moment: the list that was shown last."""

    choices: Sequence[Choice]
    shown: Sequence[Choice] = field(default=())

    def show(self, choices: Sequence[Choice]) -> None:
        """List choices with numbers."""
        self.shown = choices
        for number, choice in enumerate(choices, start=1):
            click.echo(f"  {number:>2}  {choice.label}  {choice.id}")

    def read(self, words: Sequence[str]) -> tuple[list[Choice], bool]:
        """What was certainly chosen, and whether that is all; of what is not clear, why not."""
        meant = [(word, self._meant(word)) for word in words]
        unclear = [(word, found) for word, found in meant if len(found) != 1]
        if unclear:  # One after the other: numbers can mean one list only.
            self._tell(*unclear[0])
        return [found[0] for _, found in meant if len(found) == 1], not unclear

    def _meant(self, word: str) -> list[Choice]:
        if word.isdecimal() and 0 < int(word) <= len(self.shown):
            return [self.shown[int(word) - 1]]
        return matches(word, self.choices)

    def _tell(self, word: str, found: Sequence[Choice]) -> None:
        if not found:
            click.echo(f"  没有“{word}”，换几个字试试")
            return
        click.echo(f"  “{word}”有 {len(found)} 个，请填序号或多写几个字")
        self.show(found[:_MOST_SHOWN])
