"""Ids that point at another entry: each says where, so that one rule checks all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

from generator.model.base import Id

Target: TypeAlias = Literal[
    "scenarios",
    "business-lines",
    "vehicles",
    "indicators",
    "organisations",
    "sources",
    "methods",
    "cases",
    "same-vocabulary",
    "own-tools",
]
"""What an id may name: a vocabulary, the sources, the methods, the cases; for a broader term the
vocabulary it stands in, for a step the forms of its own method, for a filled form those of the
method that it names."""


@dataclass(frozen=True)
class Refers:
    """Marks a field whose ids must exist in `target`; editors and forms read `x-refers-to`."""

    target: Target

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Name the target in the JSON Schema."""
        return {**handler(core_schema), "x-refers-to": self.target}


ScenarioId = Annotated[Id, Refers("scenarios")]
BusinessLineId = Annotated[Id, Refers("business-lines")]
VehicleId = Annotated[Id, Refers("vehicles")]
IndicatorId = Annotated[Id, Refers("indicators")]
OrganisationId = Annotated[Id, Refers("organisations")]
SourceId = Annotated[Id, Refers("sources")]
MethodId = Annotated[Id, Refers("methods")]
CaseId = Annotated[Id, Refers("cases")]
BroaderTermId = Annotated[Id, Refers("same-vocabulary")]
ToolId = Annotated[Id, Refers("own-tools")]
