"""The files of the index: the same bytes for the same input, small, refused where wrong."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.search import SearchDocument, build_index
from generator.search.fields import FIELDS
from generator.search.normalise import TO_SIMPLIFIED

from .library import ALIASES, HANDFUL, made_up

ROOT = Path(__file__).parents[2]
DIGEST = """
import hashlib
from generator.search import build_index
from tests.search.library import made_up
whole = hashlib.sha256()
for path, content in build_index(made_up(30), [("a", "b")]):
    whole.update(path.encode() + content)
print(whole.hexdigest())
"""


def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(digests) == 1


def test_files_are_scripts_that_hold_no_end_tag_and_no_line_separator() -> None:
    for path, content in build_index(HANDFUL, ALIASES.items()):
        text = content.decode("utf-8")
        name = path.removeprefix("search/").removesuffix(".js")
        assert path == f"search/{name}.js"
        assert text.startswith(f'casebook.search.shard("{name}",')
        assert not {"<", "\u2028", "\u2029"} & set(text)


def test_a_changed_document_changes_the_version() -> None:
    def version(documents: list[SearchDocument]) -> str:
        *_, (path, manifest) = build_index(documents)
        assert path == "search/manifest.js"
        content = manifest.decode().partition(",")[2].rpartition(")")[0]
        return str(json.loads(content)["version"])

    documents = made_up(3)
    assert version(documents) == version(made_up(3))
    assert version(documents) != version(documents[:2])


def test_an_empty_library_has_an_index() -> None:
    assert {path for path, _ in build_index([])} >= {"search/manifest.js"}


def test_the_index_of_a_real_sized_library_stays_small() -> None:
    documents = made_up(60, words=40)
    files = dict(build_index(documents))
    tokens = sum(len(content) for path, content in files.items() if "/tokens/" in path)
    text = sum(len(content.encode()) for document in documents for _, content in document.fields)
    assert tokens < text
    assert max(map(len, files.values())) < 16_000


@pytest.mark.parametrize(
    ("documents", "said"),
    [
        ([SearchDocument("a", "case", "x", "a.html", (("colour", "red"),))], "colour"),
        ([SearchDocument("a", "poem", "x", "a.html")], "poem"),  # type: ignore[arg-type]
        ([SearchDocument("a", "case", "x", "a.html")] * 2, "two search documents"),
    ],
)
def test_what_no_page_could_show_is_refused(documents: list[SearchDocument], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        list(build_index(documents))


def test_every_field_has_a_bit_of_its_own() -> None:
    weights = [field.weight for field in FIELDS]
    assert weights == sorted(weights, reverse=True)
    # A posting keeps 16 bits for its fields, in the index as in the browser.
    assert len({field.name for field in FIELDS}) == len(FIELDS) <= 16


def test_an_id_may_serve_in_two_kinds() -> None:
    one = SearchDocument("a", "case", "x", "a.html")
    assert list(build_index([one, SearchDocument("a", "term", "y", "b.html")]))


def test_the_table_maps_single_characters_that_differ() -> None:
    assert len(TO_SIMPLIFIED) > 2500
    assert all(len(old) == len(new) == 1 and old != new for old, new in TO_SIMPLIFIED.items())
    assert [TO_SIMPLIFIED[old] for old in "黨員違標雙"] == list("党员违标双")
