"""Search room: library → documents → normalise → tokens → sharded index."""

from generator.search.index import build_index
from generator.search.model import Kind, SearchDocument

__all__ = ["Kind", "SearchDocument", "build_index"]
