"""Dates as sources print them: a year, a month or a day, never more precise than that."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from generator.model.base import Model

_SHAPE = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$", re.ASCII)


def check_partial_date(text: str) -> str:
    """Return `text` if it is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and exists in the calendar.

    Raises:
        PydanticCustomError: type `partial_date`, when it is not.
    """
    match = _SHAPE.match(text)
    if match:
        year, month, day = (int(part) if part else 1 for part in match.groups())
        try:
            date(year, month, day)
        except ValueError:
            match = None
    if not match:
        raise PydanticCustomError("partial_date", "not YYYY, YYYY-MM or YYYY-MM-DD")
    return text


PartialDate = Annotated[
    str,
    AfterValidator(check_partial_date),
    Field(
        # To an editor a bare 2020 is a number; here it is read as text.
        json_schema_extra={"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
        examples=["2020", "2020-09", "2020-09-07"],
    ),
]


def is_after(first: str, second: str) -> bool:
    """Whether `first` is certainly later than `second`, at the precision both share."""
    shared = min(len(first), len(second))
    return first[:shared] > second[:shared]


class Period(Model, title="时间"):
    """A span of time; either end may be unstated."""

    start: PartialDate | None = Field(
        None,
        title="开始",
        description="原文写到哪一级就写到哪一级：年、年-月或年-月-日。",
        examples=["2020-03"],
    )
    end: PartialDate | None = Field(
        None, title="结束", description="还在进行或原文没写就不填。", examples=["2020-12"]
    )
