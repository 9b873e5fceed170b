"""Why a build stopped, in words for the person who started it."""

from __future__ import annotations

from generator.site.content import ChangedMeanwhileError
from generator.site.engine import EngineError
from generator.site.publish import MARKER, NotOursError
from generator.site.shell import BrokenShellError

STOPPING = (EngineError, NotOursError, BrokenShellError, ChangedMeanwhileError, OSError)
"""What stops a build beside wrong content; the published site is then what it was."""


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
        case ChangedMeanwhileError():
            return f"{error} 在生成的时候又被改了；原来的网站没有动，请再来一次"
        case OSError():
            return f"写不进 {error.filename}：{error.strerror}；原来的网站没有动"
    return str(error)
