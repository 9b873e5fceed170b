"""Which of the fonts on this machine Chinese text is set in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import typst

SERIF = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Noto Serif SC",
    "Source Han Serif CN",
    "Source Han Serif",
    "Songti SC",
    "STSong",
    "SimSun",
    "NSimSun",
    "FandolSong",
)
"""Families for running text, best first: the free ones that every system can have, then those
that come with macOS and Windows."""

SANS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "Source Han Sans CN",
    "Source Han Sans",
    "PingFang SC",
    "Microsoft YaHei",
    "Hiragino Sans GB",
    "STHeiti",
    "Heiti SC",
    "DengXian",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "FandolHei",
)
"""Families for headings, tables and numbers, in the same order."""

HOW_TO_GET_ONE = """\
这台机器上没有中文字体，排不了版。请装上思源宋体和思源黑体（或 Noto CJK）后再试：
  Debian、Ubuntu：apt install fonts-noto-cjk
  Fedora：dnf install google-noto-serif-cjk-fonts google-noto-sans-cjk-fonts
  openEuler、CentOS：dnf install google-noto-serif-cjk-ttc-fonts google-noto-sans-cjk-ttc-fonts
  Arch：pacman -S noto-fonts-cjk
  Alpine：apk add font-noto-cjk
Windows 自带的宋体（SimSun）、微软雅黑（Microsoft YaHei），macOS 自带的宋体（Songti SC）、
苹方（PingFang SC）也可以用。"""


class NoFontError(Exception):
    """This machine has no font with Chinese characters; its text names the package to install."""

    def __init__(self) -> None:
        super().__init__(HOW_TO_GET_ONE)


@dataclass(frozen=True)
class Typefaces:
    """The families that a book is set in."""

    text: str
    heads: str


@cache
def system_fonts() -> typst.Fonts:
    """The fonts of this machine; looking for them takes a quarter of a second, so once."""
    return typst.Fonts()


def typefaces(families: Sequence[str]) -> Typefaces:
    """The best families for text and headings; one serves both where the other is missing.

    Raises:
        NoFontError: where `families` holds no Chinese font that is known here.
    """
    known = set(families)
    serif = next((name for name in SERIF if name in known), None)
    sans = next((name for name in SANS if name in known), None)
    text, heads = serif or sans, sans or serif
    if not (text and heads):
        raise NoFontError
    return Typefaces(text, heads)
