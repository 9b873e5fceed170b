"""The list of addresses that were published: its form, and how it is read back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.reading import address_of

VERSION = 1
FORMAT = "casebook-published"


class PublishedListError(ValueError):
    """A file that is no list of published addresses; the message is for people, in Chinese."""


@dataclass(frozen=True, slots=True)
class PublishedPage:
    """One page: where it stands on the site, the file it was made from, what it was called."""

    address: str
    """From the root of the site, as `cases/baodi.html`."""
    file: str
    """From the root of the library, as `cases/tianjin/baodi.yml`."""
    title: str = ""

    @property
    def id(self) -> str:
        """The id that the address ends in."""
        return self.address.rpartition("/")[2].removesuffix(".html")


def published_text(pages: Iterable[PublishedPage]) -> str:
    """The list as JSON, sorted by address, one page a line, so that two of them compare well."""
    rows = sorted({(page.address, page.file, page.title) for page in pages})
    lines = ",\n".join(
        json.dumps({"address": address, "file": file, "title": title}, ensure_ascii=False)
        for address, file, title in rows
    )
    return f'{{"format": "{FORMAT}", "version": {VERSION}, "pages": [\n{lines}\n]}}\n'


def read_published(data: bytes) -> tuple[PublishedPage, ...]:
    """Read a list back.

    Raises:
        PublishedListError: when it is no such list, or one of another version.
    """
    try:
        found: Any = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # No UTF-8, no JSON, or endless digits.
        raise PublishedListError("不是 JSON；请用网站上的 published.json") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise PublishedListError("不是发布清单；请用网站上的 published.json")
    if found.get("version") != VERSION:
        raise PublishedListError(
            f"是第 {found.get('version')} 版的清单，这个程序只认第 {VERSION} 版；"
            "请用与网站同一版本的程序检查"
        )
    rows = found.get("pages")
    if not isinstance(rows, list):
        raise PublishedListError("清单里没有 pages；文件可能没有下载完整")
    return tuple(map(_page, rows))


def _page(row: Any) -> PublishedPage:
    values = [row.get(key) for key in ("address", "file", "title")] if isinstance(row, dict) else []
    address, file, title = values or ("", "", "")
    if not (isinstance(address, str) and isinstance(file, str) and address_of(file)):
        raise PublishedListError(f"清单里有一行看不懂：{str(row)[:80]}")
    return PublishedPage(address, file, title if isinstance(title, str) else "")
