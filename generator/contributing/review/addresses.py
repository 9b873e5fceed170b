"""Addresses of the published site that would lead nowhere: somebody has them in a paper."""

from __future__ import annotations

from collections.abc import Iterator

from generator.contributing.review.change import BrokenAddress
from generator.contributing.review.snapshot import Snapshot
from generator.model import Status, VocabularyKind
from generator.pages.links import collection_url, term_url
from generator.reading import Address, FileKind


def broken_addresses(base: Snapshot, head: Snapshot) -> tuple[BrokenAddress, ...]:
    """Pages that stood before and do not afterwards, those of entries first.

    An entry keeps its address as a stub (`status: moved`). A file that cannot be read, before or
    after, says nothing about its page and is told by itself.
    """
    return (*_entries(base, head), *_collections(base, head), *_terms(base, head))


def _entries(base: Snapshot, head: Snapshot) -> Iterator[BrokenAddress]:
    after = {url for url, _ in head.pages()}
    for url, file in base.pages():
        if url in after or not base.status(file):
            continue
        left = file in head.addresses and head.status(file) == Status.DRAFT
        why = "条目退回了草稿，页面不再发布" if left else "条目没有了，也没有留下移走说明"
        yield BrokenAddress(url, base.title(file), file, why, error=True)


def _collections(base: Snapshot, head: Snapshot) -> Iterator[BrokenAddress]:
    after = {a.id for a in head.addresses.values() if a.kind is FileKind.COLLECTION}
    for file, address in base.addresses.items():
        if address.kind is FileKind.COLLECTION and address.id not in after:
            url, title = collection_url(address.id), base.title(file)
            yield BrokenAddress(url, title, file, "项目集没有了", error=False)


def _terms(base: Snapshot, head: Snapshot) -> Iterator[BrokenAddress]:
    for kind in VocabularyKind:
        file = Address(FileKind.VOCABULARY, kind.value).path
        if file in head.addresses and kind not in head.checked.entries.vocabularies:
            continue  # It cannot be read as a vocabulary, which is told by itself.
        after = head.checked.entries.terms(kind)
        for term in base.checked.entries.terms(kind):
            if term not in after:
                title = base.label(kind.value, term)
                yield BrokenAddress(term_url(kind, term), title, file, "词条没有了", error=False)
