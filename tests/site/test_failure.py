"""Whatever stops a build is told in one line that says what to do."""

from pathlib import Path

import pytest

from generator.site.engine import EngineError
from generator.site.failure import STOPPING, failure
from generator.site.listing import ChangedMeanwhileError
from generator.site.publish import NotOursError
from generator.site.shell import BrokenShellError


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (EngineError("nav: 3"), "nav: 3"),
        (NotOursError("/home/me"), "/home/me 已有别的文件"),
        (BrokenShellError("cases: <h1>"), "cases: <h1>"),
        (ChangedMeanwhileError("cases/a/b.yml"), "cases/a/b.yml"),
    ],
)
def test_each_has_its_words(error: Exception, words: str) -> None:
    assert isinstance(error, STOPPING)
    assert words in failure(error)


def test_a_disk_that_refuses_is_named(tmp_path: Path) -> None:
    with pytest.raises(STOPPING) as caught:
        (tmp_path / "no" / "file").write_bytes(b"")
    assert str(tmp_path / "no" / "file") in failure(caught.value)
    assert "没有动" in failure(caught.value)
