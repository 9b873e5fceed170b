"""What pages know of the real methods by name is there: renamed, it would be left out quietly."""

from __future__ import annotations

from functools import cache

import pytest

from generator.checking import check_tree
from generator.library import Library
from generator.model import Tool
from generator.pages.registry.ranking import STAGES
from generator.pages.registry.slips import FOLLOW_UPS, FollowUp
from generator.pages.registry.stated import FLOW, SYSTEM
from generator.reading import read_tree
from tests.conftest import ROOT


@cache
def real() -> Library:
    return Library(check_tree(read_tree(ROOT)).entries)


def form(method: str, tool: str) -> Tool:
    found = real().tool(method, tool)
    assert found, f"{method}/{tool}"
    return found


@pytest.mark.parametrize("key", STAGES, ids="/".join)
def test_a_ranking_by_quarter_and_year_reads_columns_of_its_form(key: tuple[str, str]) -> None:
    titles = {column.title for column in form(*key).columns}
    assert {stage.column for stage in STAGES[key]} <= titles


@pytest.mark.parametrize("follow", FOLLOW_UPS, ids=lambda follow: follow.method)
def test_slips_are_joined_by_columns_of_their_forms(follow: FollowUp) -> None:
    table = form(follow.method, follow.tool)
    columns = {column.title: column for column in table.columns}
    asked = {follow.source, follow.number, follow.about, follow.to, follow.due, follow.closed}
    assert asked <= set(columns)
    for sent in follow.sent:
        titles = {column.title for column in form(follow.method, sent.tool).columns}
        assert {sent.number, sent.about, sent.due, sent.to} - {""} <= titles
        assert sent.word in columns[follow.source].choices


def test_the_way_of_a_project_names_forms_and_methods_that_there_are() -> None:
    for _, _, tool, method in FLOW:
        assert not tool or form(SYSTEM, tool)
        assert not method or method in real().listed_methods
