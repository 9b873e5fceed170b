"""The documents of a library: one for everything that can be found, and what cases filter by."""

from __future__ import annotations

import numpy as np
import pytest

from generator.search import build_index, case_document
from generator.search.documents import case_facets, library_documents
from generator.search.manifest import facets_of_documents
from generator.search.postings import sorted_rows
from tests import small

CASES = {
    "anli": small.case(),
    "bieren": small.case(organisation="yi", scenarios=["loushou"], title="另一个案例"),
    "gao": small.case(status="draft"),
}


def test_every_listed_entry_is_a_document_in_the_order_of_equal_hits() -> None:
    documents = [*library_documents(small.library(CASES))]
    kinds = [document.kind for document in documents]
    assert list(dict.fromkeys(kinds)) == ["method", "case", "form", "term", "page"]
    assert [d.id for d in documents if d.kind == "case"] == ["anli", "bieren"]
    assert list(build_index(documents))


def test_a_case_is_one_document_with_the_words_of_the_vocabulary() -> None:
    document = case_document(small.library(CASES), "anli")
    assert (document.title, document.url) == ("党员包保压降违章", "cases/anli.html")
    assert ("organisation", "甲公司一部") in document.fields
    assert ("organisation", "甲公司") in document.fields
    assert ("scenario", "现场违章多") in document.fields


def test_a_draft_is_no_document() -> None:
    with pytest.raises(KeyError):
        case_document(small.library(CASES), "gao")


def test_cases_are_filtered_by_what_their_documents_tell() -> None:
    library = small.library(CASES)
    told = facets_of_documents([*library_documents(library)])
    columns = case_facets(library, len(library.listed_methods))
    assert columns == told
    assert columns["organisation"] == {"jia": [1], "jia-yi": [1], "yi": [2]}
    assert [*columns] == sorted(columns)


def test_filters_of_cases_are_read_without_opening_one() -> None:
    library = small.unopened(small.library(CASES))
    assert case_facets(library, 0)["scenario"] == {"loushou": [1], "weizhang": [0]}


def test_more_documents_than_numbers_is_refused() -> None:
    with pytest.raises(ValueError, match="too many"):
        sorted_rows(np.empty(0, np.uint64), lambda start, end: np.empty(0, np.int64), 1 << 47)
