"""What can be found: one document per page, form or term. Data only; nothing is read here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

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

    def texts(self) -> Iterator[tuple[str, str]]:
        """(Field name, text) of all that is searched, the title first."""
        yield "title", self.title
        yield from self.fields


class Gathered(NamedTuple):
    """What the index keeps of a document; small, and it can be sent between processes."""

    kind: str
    id: str
    record: bytes
    """What the client needs to check and show a hit, as JSON in UTF-8: id, kind, url, then
    (place of the field, text) in turn, the title first."""
    postings: bytes
    """Rising numbers of 64 bits, each a token's key, then the mask of the fields that hold it."""
    names: tuple[tuple[str, str], ...]
    """(Folded name, its own syllables if told) of what readers may find by sound."""
