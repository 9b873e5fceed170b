"""Entries are linked both ways, and what is not published does not show."""

from generator.model import VocabularyKind
from tests.small import case, library, method


def test_a_case_is_found_from_everything_it_names() -> None:
    shelf = library()
    assert shelf.cases_of_method("baobao-fa") == ("anli",)
    assert shelf.cases_of_collection("xiangmuji") == ("anli",)
    assert shelf.cases_of_source("wen") == ("anli",)
    assert shelf.cases_of_term(VocabularyKind.SCENARIOS, "weizhang") == ("anli",)
    assert shelf.cases_of_term(VocabularyKind.SCENARIOS, "loushou") == ()
    assert shelf.methods_of_term(VocabularyKind.SCENARIOS, "weizhang") == ("baobao-fa",)


def test_a_company_holds_the_cases_of_its_units() -> None:
    shelf = library()
    assert shelf.cases_of_term(VocabularyKind.ORGANISATIONS, "jia") == ("anli",)
    assert shelf.root_organisation("jia-yi") == "jia"
    assert shelf.root_organisation("nobody") == "nobody"
    assert shelf.term_ancestry(VocabularyKind.ORGANISATIONS, "jia-yi") == ("jia-yi", "jia")


def test_drafts_are_not_published_and_moved_entries_are_not_listed() -> None:
    moved = case(status="moved", moved_to="here")
    shelf = library({"here": case(), "draft": case(status="draft"), "moved": moved})
    assert set(shelf.cases) == {"here", "moved"}
    assert set(shelf.listed_cases) == {"here"}
    assert shelf.cases_of_method("baobao-fa") == ("here",)


def test_systems_stand_before_mechanisms_and_know_their_parts() -> None:
    shelf = library(methods={"part": method(part_of=["whole"]), "whole": method(kind="system")})
    assert list(shelf.methods) == ["whole", "part"]
    assert shelf.parts_of_method("whole") == ("part",)


def test_a_circle_of_parents_ends() -> None:
    shelf = library()
    terms = shelf.entries.vocabularies[VocabularyKind.ORGANISATIONS].terms
    terms["jia"] = terms["jia"].model_copy(update={"parent": "jia-yi"})
    assert shelf.root_organisation("jia") in {"jia", "jia-yi"}
    assert set(shelf.term_family(VocabularyKind.ORGANISATIONS, "jia")) == {"jia", "jia-yi"}
