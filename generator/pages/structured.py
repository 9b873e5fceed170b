"""What pages say to search engines: JSON-LD in the words of schema.org, only what is true.

An entry is a text of the library's editors, so they are its author; the article it rests on is
named in `isBasedOn` with what is known of it. No day is claimed for an entry: the edition is its
version.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from generator.library import Library
from generator.model import Period, Source, Status, VocabularyKind
from generator.pages.citation import editors
from generator.pages.links import (
    API,
    CASES,
    COLLECTIONS,
    HOME,
    SEARCH,
    TOOLBOX,
    case_url,
    collection_url,
    form_url,
    kind_url,
    method_url,
    term_url,
)
from generator.pages.page import root_of
from generator.pages.plain import plain
from generator.pages.terms import INDEX_TITLES

Node: TypeAlias = dict[str, Any]

LANGUAGE = "zh-CN"
PARTS_NAMED = 60
"""Cases of a collection that are named; the page shows as many."""


@dataclass(frozen=True)
class Structured:
    """Makes the data of one library and edition."""

    library: Library
    name: str
    edition: str
    site_url: str = ""

    def case(self, case_id: str) -> Node:
        """An article on one project."""
        library = self.library
        case = library.cases[case_id]
        page = case_url(case_id)
        collection = library.entries.collection_of.get(case_id, "")
        held = library.collections.get(collection)
        organisations = dict.fromkeys(
            (library.root_organisation(case.organisation), case.organisation)
        )
        place = self._place(page)
        return _without_nothing(
            {
                "@type": "Article",
                "headline": case.title,
                **self._common(page, case.summary, case.status, case.sources),
                "about": [self._organisation(i) for i in organisations],
                "keywords": [
                    *self._labels(VocabularyKind.SCENARIOS, case.scenarios),
                    *self._labels(VocabularyKind.VEHICLES, case.vehicle.kinds),
                ],
                "temporalCoverage": _interval(case.period),
                "isPartOf": {
                    "@type": "Collection",
                    "name": held.title,
                    "url": place(collection_url(collection)),
                }
                if held
                else None,
            }
        )

    def method(self, method_id: str) -> Node:
        """A way of working, step by step, with the forms that it uses up."""
        method = self.library.methods[method_id]
        page = method_url(method_id)
        place = self._place(page)
        return _without_nothing(
            {
                "@type": "HowTo",
                "name": method.title,
                "alternateName": list(method.aliases),
                **self._common(page, method.summary, method.status, method.sources),
                "keywords": self._labels(VocabularyKind.SCENARIOS, method.scenarios),
                "step": [
                    {
                        "@type": "HowToStep",
                        "position": number,
                        "name": step.title,
                        "text": plain(step.what),
                    }
                    for number, step in enumerate(method.steps, start=1)
                ],
                "supply": [
                    {
                        "@type": "HowToSupply",
                        "name": tool.title,
                        "url": place(form_url(method_id, tool.id)),
                    }
                    for tool in method.tools
                ],
            }
        )

    def collection(self, collection_id: str) -> Node:
        """A page of cases with their number."""
        library = self.library
        held = library.collections[collection_id]
        page = collection_url(collection_id)
        place = self._place(page)
        cases = library.cases_of_collection(collection_id)
        return {
            "@type": "CollectionPage",
            **self._common(page, held.summary, Status.PUBLISHED, held.sources),
            "name": held.title,
            "mainEntity": {
                "@type": "Collection",
                "name": held.title,
                "collectionSize": len(cases),
                "about": self._organisation(held.organisation),
                "hasPart": [
                    {
                        "@type": "Article",
                        "headline": library.briefs[i].title,
                        "url": place(case_url(i)),
                    }
                    for i in cases[:PARTS_NAMED]
                ],
            },
        }

    def scenario(self, term_id: str) -> Node:
        """A problem as a defined term."""
        kind = VocabularyKind.SCENARIOS
        term = self.library.terms(kind)[term_id]
        page = term_url(kind, term_id)
        place = self._place(page)
        return _without_nothing(
            {
                "@type": "DefinedTerm",
                "name": term.label,
                "alternateName": list(term.aliases),
                "description": plain(term.definition),
                "termCode": term_id,
                "url": place(page),
                "inDefinedTermSet": {
                    "@type": "DefinedTermSet",
                    "name": kind.label,
                    "url": place(kind_url(kind)),
                },
            }
        )

    def home(self, description: str) -> tuple[Node, ...]:
        """The site, and the library as data."""
        place = self._place(HOME)
        site: Node = {
            "@type": "WebSite",
            "name": self.name,
            "description": description,
            "inLanguage": LANGUAGE,
            "url": place(HOME),
        }
        if self.site_url:
            # A search engine can only send readers to a full address.
            site["potentialAction"] = {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": f"{self.site_url}{SEARCH}?q={{search_term_string}}",
                },
                "query-input": "required name=search_term_string",
            }
        dataset: Node = {
            "@type": "Dataset",
            "name": f"{self.name}数据",
            "description": description,
            "inLanguage": LANGUAGE,
            "url": place(HOME),
            "creator": self._editors(),
            "version": self.edition,
            "dateModified": self.edition,
            "isAccessibleForFree": True,
            "distribution": {
                "@type": "DataDownload",
                "encodingFormat": "application/json",
                "contentUrl": place(f"{API}index.json"),
            },
        }
        return site, dataset

    def trail(self, page: str, steps: Iterable[tuple[str, str]]) -> Node:
        """The way from the first page to a page: (name, address) of each, itself last."""
        place = self._place(page)
        return {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": number, "name": name, "item": place(url)}
                for number, (name, url) in enumerate(((self.name, HOME), *steps), start=1)
            ],
        }

    def trail_to(self, page: str, title: str) -> Node:
        """The way to an entry, as its page shows it."""
        return self.trail(page, (*self._above(page), (title, page)))

    def _above(self, page: str) -> tuple[tuple[str, str], ...]:
        folder, _, name = page.partition("/")
        if folder == "cases":
            case = name.removesuffix(".html")
            collection = self.library.entries.collection_of.get(case, "")
            held = self.library.collections.get(collection)
            above = ((held.title, collection_url(collection)),) if held else ()
            return ("案例", CASES), *above
        if folder == "methods":
            return (("工具箱", TOOLBOX),)
        if folder == "collections":
            return (("项目集", COLLECTIONS),)
        kind = VocabularyKind.SCENARIOS
        _, *broader = self.library.term_ancestry(kind, name.removesuffix(".html"))
        words = ((self.library.label(kind, i), term_url(kind, i)) for i in reversed(broader))
        return (INDEX_TITLES[kind], kind_url(kind)), *words

    def _common(self, page: str, summary: str, status: Status, sources: Iterable[str]) -> Node:
        known = self.library.sources
        return {
            "description": plain(summary),
            "inLanguage": LANGUAGE,
            "url": self._place(page)(page),
            "author": self._editors(),
            "version": self.edition,
            # What is published without more needs no word.
            **({} if status is Status.PUBLISHED else {"creativeWorkStatus": status.label}),
            "isBasedOn": [_source(known[i]) for i in sources if i in known],
        }

    def _place(self, page: str) -> Callable[[str], str]:
        """Full addresses where it is known where the site stands, else from `page` on."""
        base = self.site_url or root_of(page)
        return lambda url: base + url

    def _editors(self) -> Node:
        return {"@type": "Organization", "name": editors(self.name)}

    def _organisation(self, id_: str) -> Node:
        label = self.library.label(VocabularyKind.ORGANISATIONS, id_)
        return {"@type": "Organization", "name": label}

    def _labels(self, kind: VocabularyKind, terms: Iterable[str]) -> list[str]:
        return [self.library.label(kind, term) for term in terms]


def json_ld(nodes: Iterable[Node]) -> str:
    """Nodes as the text of a script element: no `<` can close it."""
    document = {"@context": "https://schema.org", "@graph": list(nodes)}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _source(source: Source) -> Node:
    """An article with what is known of it, and nothing else."""
    publisher = {"@type": "Organization", "name": source.publisher} if source.publisher else None
    return _without_nothing(
        {
            "@type": "Article",
            "headline": source.title,
            "publisher": publisher,
            "datePublished": source.date if source.publisher else None,
            "url": source.link,
        }
    )


def _interval(period: Period | None) -> str | None:
    """A period by ISO 8601; `..` where an end is open."""
    if not period or not (period.start or period.end):
        return None
    if period.start == period.end:
        return period.start
    return f"{period.start or '..'}/{period.end or '..'}"


def _without_nothing(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, [], "")}
