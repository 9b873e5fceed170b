"""The ground every model stands on: strict, frozen, and with text types that carry their caps."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError


class Model(BaseModel):
    """A frozen record that refuses unknown keys; what it does not hold was not stated.

    A subclass gives its Chinese title as a class argument. Titles and descriptions of fields are
    Chinese too: they are what a contributor reads in an editor, the form and the field reference.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _an_empty_key_states_nothing(cls, data: Any) -> Any:
        """Take `causes:` with nothing behind it for a key that was not typed."""
        if not isinstance(data, dict):
            return data
        known = cls.model_fields
        return {key: value for key, value in data.items() if value is not None or key not in known}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler, /
    ) -> dict[str, Any]:
        """The JSON Schema without the docstring, which speaks to programmers."""
        schema = handler(core_schema)
        handler.resolve_ref_schema(schema).pop("description", None)
        return schema


class Labelled(StrEnum):
    """An enumeration whose members carry the Chinese word that the screen shows."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Make a member from its code word and its Chinese label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def of(cls, value: str) -> Self:
        """The member that a file names by `value`.

        Raises:
            KeyError: when there is none.
        """
        return {member.value: member for member in cls}[value]

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Each word with its Chinese label as title, so that an editor offers both."""
        options = [{"const": member.value, "title": member.label} for member in cls]
        return {"type": "string", "oneOf": options}


ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""Lower-case ASCII letters, digits and single hyphens: safe as a file name and in an address."""

LINE_PATTERN = r"^[^\n]*$"
"""A text without a line break."""

PRINTED_MAX = 30
"""Characters of a source that may be kept as evidence; a longer quotation would copy it."""

TITLE_LENGTH = (2, 60)
"""Fewest and most characters of a title."""

RESERVED_IDS = frozenset(
    (
        *("index", "casebook-shell", "toolbox", "404", "constructor", "con", "prn", "aux", "nul"),
        *(f"{device}{number}" for device in ("com", "lpt") for number in range(10)),
    )
)
"""Names that the site needs for pages and files of its own, what servers answer in place of a
page, what every object of a browser has already, and names that Windows gives to devices."""


def refuse_reserved(text: str) -> str:
    """Return an id that may name a file on every system and a page of its own.

    Raises:
        PydanticCustomError: type `reserved_id`, for one of RESERVED_IDS.
    """
    if text in RESERVED_IDS:
        raise PydanticCustomError("reserved_id", "a reserved name")
    return text


Id = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN, min_length=2, max_length=64),
    AfterValidator(refuse_reserved),
]
Line = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=LINE_PATTERN)]
Title = Annotated[
    str,
    StringConstraints(min_length=TITLE_LENGTH[0], max_length=TITLE_LENGTH[1], pattern=LINE_PATTERN),
]
Text = Annotated[str, StringConstraints(min_length=1, max_length=5000)]
"""Markdown. Capped because the Markdown reader is quadratic on brackets."""
Printed = Annotated[str, StringConstraints(min_length=1, max_length=PRINTED_MAX)]
