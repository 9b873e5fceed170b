"""What can be found: one document per page, form or term. Data only; nothing is read here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["case", "method", "form", "term", "page"]


@dataclass(frozen=True)
class SearchDocument:
    """One thing a reader can find.

    Order among documents is the order on screen between equal hits.
    """

    id: str
    """Unique within its kind, as the library names it."""

    kind: Kind
    """Group on screen; see `fields.KIND_LABELS`."""

    title: str
    """Plain text. Always searched as field `title`; do not repeat it in `fields`."""

    url: str
    """Relative to the root of the site, such as `cases/x.html`; may carry a fragment."""

    fields: tuple[tuple[str, str], ...] = ()
    """(field name of `fields.FIELDS`, plain text). A name may come more than once: each text is
    searched by itself, so that no phrase is found across the border of two of them."""

    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Facet name → values, for `filters` in a query. Names and values are free."""

    spoken: str = ""
    """Syllables of the title, a blank between them, where they are not the usual ones."""
