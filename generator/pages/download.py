"""A file that readers can take away, as a page offers it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Download:
    """One file."""

    title: str
    address: str
    """Below the site's root."""
    format: str
    """In a reader's words: `PDF`, `Word 文档`, `Excel 表格`."""
    size: str = ""
    """In words: `1.2 MB`; empty where it is not known before the file is made."""
    note: str = ""


@dataclass(frozen=True)
class DownloadGroup:
    """Files of one use."""

    id: str
    title: str
    items: tuple[Download, ...]
    note: str = ""
    online_only: bool = False
    """Whether the files are missing from the packed copy of the site."""


def size_words(count: int) -> str:
    """Bytes as a reader sees them: `812 KB`, `1.2 MB`."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} KB"
    return f"{count / 1_000_000:.1f} MB"
