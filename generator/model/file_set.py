"""What holds for all files of a library together: the version of their structure."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Model
from generator.model.numbers import Whole

SCHEMA_VERSION = 2
"""Version of the structure of files that this program reads and writes. It goes up where a file
that was right would not be any more; 2 has what 1 had, and says so."""

UNSTATED_VERSION = 1
"""Version of a library that does not state one."""


class FileSet(Model, title="文件集"):
    """cases/library.yml."""

    schema_version: Annotated[int, Field(ge=1, le=9999), Whole] = Field(
        title="结构版本",
        description="全库文件所用的结构版本；由 casebook migrate 更新。没有这个文件时按 1 算。",
        examples=[SCHEMA_VERSION],
    )
