"""Damaged and hostile workbooks: each is read or told, in little time and memory."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from generator.contributing.workbook import import_workbook
from tests.checking.workbooks import mini_tree, mini_workbook, opened, part, repacked
from tests.conftest import ROOT
from tests.contributing.hostile import STRINGS
from tests.contributing.test_import import filled, imported
from tests.contributing.workbook_mutations import MEMORY

COUNT = int(os.environ.get("CASEBOOK_DAMAGED_WORKBOOKS", "60"))
SEED = 20261121


@pytest.mark.skipif(sys.platform != "linux", reason="memory can be limited there")
def test_no_damage_to_a_workbook_takes_time_or_memory_or_is_raised() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.contributing.workbook_mutations", str(COUNT), str(SEED)],
        cwd=ROOT,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    assert int(run.stdout.split()[0]) < MEMORY // 1024**2


@pytest.mark.parametrize(
    "sign", [b"_x202E_", b"_x200B_", b"_x0000_", b"_xD800_", "\u200b".encode(), "\u2066".encode()]
)
def test_what_cannot_be_seen_in_a_cell_is_not_taken_in(sign: bytes) -> None:
    hidden = opened(repacked({STRINGS: part(STRINGS).replace(b"<t>", b"<t>" + sign)}))
    assert hidden != opened(mini_workbook())
    found = import_workbook(hidden, mini_tree(), file="a.xlsx")
    assert found == import_workbook(opened(mini_workbook()), mini_tree(), file="a.xlsx")


@pytest.mark.parametrize(
    ("id_", "collection", "code"),
    [
        ("../../x", "tianjin", "S211"),
        ("collection", "tianjin", "S211"),
        ("con", "tianjin", "S211"),
        ("toolbox", "tianjin", "S211"),
        ("aa-bb", "vocabulary", "W724"),
        ("aa-bb", "..", "W724"),
        ("aa-bb", "/etc", "W724"),
    ],
)
def test_no_row_becomes_another_file_than_a_case(id_: str, collection: str, code: str) -> None:
    found = imported(filled(编号=id_, 项目集=collection))
    assert [problem.code for problem in found.problems] == [code]
    assert found.files == ()
