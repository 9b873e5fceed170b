"""What readers can take away, made before the pages that offer it: files, and the list of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.exports.about import About
from generator.exports.book import book_files
from generator.exports.forms import kit_files
from generator.library import Library
from generator.pages.download import Download, DownloadGroup, size_words


@dataclass(frozen=True)
class TakeAway:
    """Files by address, and how the page of downloads groups them."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    groups: tuple[DownloadGroup, ...] = ()


def take_away(library: Library, about: About) -> TakeAway:
    """Everything that is offered for download, beside the single blank forms."""
    books = dict(book_files(library, about))
    kits = dict(kit_files(library, about))
    groups = (
        _group("book", "成书", books),
        _group("kits", "表单包", kits),
    )
    return TakeAway(books | kits, tuple(group for group in groups if group.items))


def _group(id_: str, title: str, files: Mapping[str, bytes]) -> DownloadGroup:
    items = (
        Download(address.rpartition("/")[2], address, "PDF", size_words(len(content)))
        for address, content in files.items()
    )
    return DownloadGroup(id_, title, tuple(items))
