"""Ids inside a file keep to the same rule as file names."""

import pytest

from generator.checking import check_tree
from generator.reading import Tree

VOCABULARY = """\
title: 场景
summary: 说明。
terms:
  {}: {{label: 违章, definition: 现场有违章。}}
"""


@pytest.mark.parametrize(
    "name", ["index", "nul", "constructor", "Weizhang", "wei_zhang", "违章", "a", "-a"]
)
def test_a_term_needs_an_address_of_its_own(name: str) -> None:
    text = VOCABULARY.format(name)
    checked = check_tree(Tree({"cases/vocabulary/scenarios.yml": text.encode()}))
    assert "S211" in {problem.code for problem in checked.problems}


def test_a_proper_id_passes() -> None:
    text = VOCABULARY.format("xianchang-weizhang")
    checked = check_tree(Tree({"cases/vocabulary/scenarios.yml": text.encode()}))
    assert "S211" not in {problem.code for problem in checked.problems}
