"""Every code with its words, why it matters and how to mend it: the source of messages and pages.

A code stands in one table only; the tables follow the letters: R reading, S shape, L links,
V values, E evidence, T text, W workbooks.
"""

from generator.checking.catalogue.answers import ANSWERS
from generator.checking.catalogue.cells import CELLS
from generator.checking.catalogue.evidence import EVIDENCE
from generator.checking.catalogue.explanation import Explanation, Wording
from generator.checking.catalogue.files import FILES
from generator.checking.catalogue.forms import FORMS
from generator.checking.catalogue.links import LINKS
from generator.checking.catalogue.office import OFFICE
from generator.checking.catalogue.published import PUBLISHED
from generator.checking.catalogue.reading import READING
from generator.checking.catalogue.registry import REGISTRY
from generator.checking.catalogue.returned import RETURNED
from generator.checking.catalogue.shape import SHAPE
from generator.checking.catalogue.structure import STRUCTURE
from generator.checking.catalogue.syntax import SYNTAX
from generator.checking.catalogue.text import TEXT
from generator.checking.catalogue.values import VALUES
from generator.checking.catalogue.workbook import WORKBOOK

LETTERS = "RSLVETW"
"""First letters of codes in the order in which they are shown."""

CATALOGUE: dict[str, Explanation] = {
    explanation.code: explanation
    for explanation in sorted(
        (
            *(*READING, *SYNTAX, *OFFICE, *FILES, *SHAPE, *ANSWERS, *LINKS),
            *(*PUBLISHED, *STRUCTURE, *REGISTRY, *FORMS, *VALUES),
            *(*EVIDENCE, *TEXT, *WORKBOOK, *CELLS, *RETURNED),
        ),
        key=lambda explanation: (LETTERS.index(explanation.code[0]), explanation.code),
    )
}
"""Code → explanation, in the order of the codes."""

__all__ = ["CATALOGUE", "LETTERS", "Explanation", "Wording"]
