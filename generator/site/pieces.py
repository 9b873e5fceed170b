"""A site in pieces: everything that is no case, each piece with the key of what it is made from.

A piece whose key has not changed is not made again. Keys are coarse where making is cheap: what
lists or counts is made again whenever a brief changes, and what only repeats words whenever a word
does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from generator.exports.api import api_groups
from generator.exports.published import published_files
from generator.exports.schemas import schema_files, text_of
from generator.model import VocabularyKind
from generator.pages import (
    STAGED_READING_CASES,
    STAGED_READING_DOWNLOADS,
    STAGED_READING_WORDS,
    Page,
)
from generator.pages.checks import check_pages
from generator.pages.collections import collection_page
from generator.pages.data import data_groups
from generator.pages.explorer import (
    DIGEST_SIZE,
    block_cases,
    block_file,
    block_url,
    columns_file,
    mark_of,
)
from generator.pages.group import Reads
from generator.pages.links import collection_url, method_url, term_url
from generator.pages.method import method_page
from generator.pages.registry import registry_pages
from generator.pages.terms import term_page
from generator.site.assets import published_assets
from generator.site.keys import Keys, key_of
from generator.site.manifest import Entry
from generator.site.plan import Plan

Files: TypeAlias = Iterable[tuple[str, bytes]]
"""Address and content, in turn."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Files that are made together."""

    name: str
    key: str
    """Digest of everything that they are made from."""
    make: Callable[[], Files]


@dataclass(frozen=True, slots=True)
class PagePiece:
    """Pages that are made together, before a theme is put around them."""

    name: str
    key: str
    make: Callable[[], Iterable[Page]]


def staged_pieces(plan: Plan, keys: Keys) -> Iterator[PagePiece]:
    """The pages that stand in the navigation."""
    site = plan.context
    offered = key_of((keys.shown, *repr(plan.downloads).split("\n")))
    for key, kinds in (
        (keys.shown, STAGED_READING_CASES),
        (offered, STAGED_READING_DOWNLOADS),
        (keys.words, STAGED_READING_WORDS),
    ):
        for make in kinds:
            yield PagePiece(f"page/{make.__name__}", key, partial(make, site))


def entry_pieces(plan: Plan, keys: Keys) -> Iterator[PagePiece]:
    """The pages of methods, collections, words, rules and registries."""
    site, library = plan.context, plan.library
    for id_ in library.methods:
        yield _page(method_url(id_), keys.shown, partial(method_page, site, id_))
    for id_ in library.collections:
        key = keys.listing(library.cases_of_collection(id_))
        yield _page(collection_url(id_), key, partial(collection_page, site, id_))
    for kind in VocabularyKind:
        for id_ in library.terms(kind):
            key = keys.listing(library.cases_of_term(kind, id_))
            yield _page(term_url(kind, id_), key, partial(term_page, site, kind, id_))
    yield PagePiece("page/registry", keys.shown, partial(registry_pages, site))
    yield PagePiece("page/checks", keys.base, partial(check_pages, site))


def file_pieces(plan: Plan, keys: Keys) -> Iterator[Piece]:
    """Everything that is no page, but for search and what readers take away."""
    library = plan.library
    of_what: Mapping[Reads, str] = {
        "base": keys.base,
        "words": keys.words,
        "titles": keys.titles,
        "shown": keys.shown,
        "typed": keys.typed,
    }
    for folder, groups in (
        ("data", data_groups(plan.context)),
        ("api", api_groups(library, plan.about)),
    ):
        for name, reads, make in groups:
            yield Piece(f"{folder}/{name}", of_what[reads], make)
    yield Piece("assets", keys.base, published_assets)
    yield Piece("forms", key_of((keys.words, *_exemplary(plan))), partial(_forms, plan))
    yield Piece("schemas", keys.shown, partial(schema_files, library.entries))
    yield Piece("schema/diff", keys.base, _diff_schema)
    yield Piece("published", keys.titles, partial(published_files, library))
    yield Piece("rounds", keys.shown, partial(_rounds, plan))
    yield Piece("example", keys.words, partial(_example, plan))


def explorer_pieces(plan: Plan, keys: Keys, made: Mapping[str, Entry]) -> Iterator[Piece]:
    """The data of the list of cases: its blocks, then the columns, which carry the blocks' mark.

    Args:
        made: what was written and kept so far, the blocks among it as soon as they are.
    """
    site = plan.context
    addresses = []
    for place, cases in enumerate(block_cases(site)):
        addresses.append(block_url(place))
        yield _one(addresses[-1], keys.listing(cases), partial(block_file, site, place))
    digests = (made[address].digest.to_bytes(DIGEST_SIZE, "big") for address in addresses)
    mark = mark_of(digests)
    yield _one(
        "data/cases.js", key_of((keys.shown, mark)), partial(columns_file, site.library, mark)
    )


def _one(name: str, key: str, make: Callable[[], tuple[str, bytes]]) -> Piece:
    return Piece(name, key, lambda: [make()])


def _page(url: str, key: str, make: Callable[[], Page]) -> PagePiece:
    return PagePiece(f"page/{url}", key, lambda: [make()])


def _exemplary(plan: Plan) -> Iterator[str]:
    """What forms show of the cases that they are filled from as an example."""
    library = plan.library
    for method in library.methods.values():
        for tool in method.tools:
            case = library.briefs.get(tool.example.case) if tool.example else None
            yield repr((case.title, case.status)) if case else ""


# What writes workbooks and documents takes a while to load, and mostly there is nothing to write.


def _forms(plan: Plan) -> Files:
    from generator.exports.forms import form_files  # noqa: PLC0415

    return form_files(plan.library)


def _rounds(plan: Plan) -> Files:
    from generator.exports.registry import round_files  # noqa: PLC0415

    return round_files(plan.library, "registry")


def _example(plan: Plan) -> Files:
    from generator.exports.registry import round_files  # noqa: PLC0415

    return round_files(plan.example, "example", illustration=True) if plan.example else ()


def _diff_schema() -> Files:
    from generator.contributing.review import review_schema  # noqa: PLC0415

    yield "schemas/diff.json", text_of(review_schema()).encode()
