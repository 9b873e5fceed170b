"""Search room: library → documents → normalise → tokens → sharded index."""

from generator.search.documents import case_document
from generator.search.index import (
    build_index,
    gather,
    load_index,
    rearrange_index,
    start_index,
    update_index,
)
from generator.search.model import Gathered, Kind, SearchDocument

__all__ = [
    "Gathered",
    "Kind",
    "SearchDocument",
    "build_index",
    "case_document",
    "gather",
    "load_index",
    "rearrange_index",
    "start_index",
    "update_index",
]
