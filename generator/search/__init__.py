"""Search room: normalise → tokens → sharded index. Imports no other room."""

from generator.search.index import build_index
from generator.search.model import Kind, SearchDocument

__all__ = ["Kind", "SearchDocument", "build_index"]
