"""Cases are read when they are asked for, and only as they were found."""

from pathlib import Path

import pytest

from generator.contributing.sample import write_sample
from generator.site import content
from generator.site.content import Content
from generator.site.listing import ChangedMeanwhileError


@pytest.fixture
def library(tmp_path: Path) -> Path:
    write_sample(5, 1, tmp_path)
    return tmp_path


def test_cases_that_are_not_held_are_read_again(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = dict(Content(library, None).read().entries.cases)
    monkeypatch.setattr(content, "MOST_PACKED", 0)
    assert dict(Content(library, None).read().entries.cases) == held
    assert len(held) == 5


def test_a_case_that_changed_meanwhile_is_not_used(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content, "MOST_PACKED", 0)
    cases = Content(library, None).read().entries.cases
    id_ = next(iter(cases))
    (path,) = library.glob(f"cases/*/{id_}.yml")
    path.write_text(path.read_text("utf-8").replace("title: ", "title: 新", 1), "utf-8")
    with pytest.raises(ChangedMeanwhileError):
        cases[id_]
