"""Why a build stopped, in words for the person who started it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.reading.characters import printable
from generator.site.engine import EngineError
from generator.site.links import BrokenLinksError
from generator.site.listing import ChangedMeanwhileError
from generator.site.publish import MARKER, NotOursError, ReplacedMeanwhileError
from generator.site.refusal import refusal
from generator.site.shell import BrokenShellError

STOPPING = (
    EngineError,
    NotOursError,
    BrokenShellError,
    BrokenLinksError,
    ChangedMeanwhileError,
    OSError,
)
"""What stops a build beside wrong content; the published site is then what it was."""

MOST_TOLD = 20
"""Of addresses that links lead to in vain."""
_LINKS_STOP = "有链接打不开，网站没有发布；改好链接，或去掉 --strict"


def failure(error: Exception) -> str:
    """What to tell of one of the errors in `STOPPING`."""
    match error:
        case NotOursError():
            return (
                f"{error} 已有别的文件，不是本工具生成的网站（没有 {MARKER}），不会覆盖；"
                "请换一个 --site-dir，或先移走它"
            )
        case BrokenShellError():
            return f"主题没有保留页面标记：{error}"
        case BrokenLinksError():
            return "\n".join((*_told(error), _LINKS_STOP))
        case ChangedMeanwhileError():
            return f"{error} 在生成的时候又被改了；原来的网站没有动，请再来一次"
        case ReplacedMeanwhileError():
            return "别的生成正往同一个地方发布；原来的网站没有动，请等它结束再来一次"
        case OSError():
            return f"{refusal(error)}；原来的网站没有动"
    return str(error)


def _told(error: BrokenLinksError) -> Iterator[str]:
    """One line for each address that is not there, with the pages that link it."""
    pages: dict[str, list[str]] = {}
    for broken in error.broken:
        pages.setdefault(broken.lacks, []).append(broken.page)
    for lacks, on in sorted(pages.items())[:MOST_TOLD]:
        others = f" 等 {len(on)} 页" if len(on) > 1 else ""
        yield f"{on[0]}{others}里的链接打不开：没有 {printable(lacks)}"
    if len(pages) > MOST_TOLD:
        yield f"……另有 {len(pages) - MOST_TOLD} 个地址打不开"
