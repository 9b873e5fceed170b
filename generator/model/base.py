"""The ground every model stands on: strict, frozen, and with text types that carry their caps."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator


class Model(BaseModel):
    """A frozen record that refuses unknown keys; what it does not hold was not stated."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        str_strip_whitespace=True,
        use_attribute_docstrings=True,
        hide_input_in_errors=False,
    )

    @model_validator(mode="before")
    @classmethod
    def _an_empty_key_states_nothing(cls, data: Any) -> Any:
        """Take `causes:` with nothing behind it for a key that was not typed."""
        if not isinstance(data, dict):
            return data
        known = cls.model_fields
        return {key: value for key, value in data.items() if value is not None or key not in known}


class Labelled(StrEnum):
    """An enumeration whose members carry the Chinese word that the screen shows."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Make a member from its code word and its Chinese label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""Lower-case ASCII letters, digits and single hyphens: safe as a file name and in an address."""

PRINTED_MAX = 30
"""Characters of a source that may be kept as evidence; a longer quotation would copy it."""

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, min_length=2, max_length=64)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\n]*$")]
Title = Annotated[str, StringConstraints(min_length=2, max_length=60, pattern=r"^[^\n]*$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=5000)]
"""Markdown. Capped because the Markdown reader is quadratic on brackets."""
Printed = Annotated[str, StringConstraints(min_length=1, max_length=PRINTED_MAX)]
