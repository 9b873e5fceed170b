"""What an entry is: typed, frozen models without any reading or writing."""

from generator.model.base import ID_PATTERN, PRINTED_MAX, RESERVED_IDS, Labelled, Model
from generator.model.case import (
    OUTSTANDING_MINIMUM,
    Action,
    Appraisal,
    Case,
    Decision,
    Grade,
    ProblemStatement,
    Results,
    Role,
    Statement,
    Status,
    Vehicle,
)
from generator.model.collection import Admission, Collection
from generator.model.dates import PartialDate, Period, is_after
from generator.model.entries import Entries
from generator.model.figure import Better, Figure, Indicator, NamedFigure, Qualifier
from generator.model.method import (
    CellKind,
    Column,
    Combination,
    Method,
    MethodKind,
    Node,
    Origin,
    Step,
    Tool,
)
from generator.model.needs import Needs, Resource, Stage
from generator.model.reference import Refers, Target
from generator.model.schema import FILE_MODELS, json_schema
from generator.model.vocabulary import (
    Quality,
    Source,
    Sources,
    Term,
    Vocabulary,
    VocabularyKind,
)
from generator.model.wording import AllowedText, TextCode, WordCode, WordGroup, WordRules

__all__ = [
    "FILE_MODELS",
    "ID_PATTERN",
    "OUTSTANDING_MINIMUM",
    "PRINTED_MAX",
    "RESERVED_IDS",
    "Action",
    "Admission",
    "AllowedText",
    "Appraisal",
    "Better",
    "Case",
    "CellKind",
    "Collection",
    "Column",
    "Combination",
    "Decision",
    "Entries",
    "Figure",
    "Grade",
    "Indicator",
    "Labelled",
    "Method",
    "MethodKind",
    "Model",
    "NamedFigure",
    "Needs",
    "Node",
    "Origin",
    "PartialDate",
    "Period",
    "ProblemStatement",
    "Qualifier",
    "Quality",
    "Refers",
    "Resource",
    "Results",
    "Role",
    "Source",
    "Sources",
    "Stage",
    "Statement",
    "Status",
    "Step",
    "Target",
    "Term",
    "TextCode",
    "Tool",
    "Vehicle",
    "Vocabulary",
    "VocabularyKind",
    "WordCode",
    "WordGroup",
    "WordRules",
    "is_after",
    "json_schema",
]
