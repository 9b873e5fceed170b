"""Another program, another digest; the same program anywhere, the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.site.program import code_digest
from tests.conftest import ROOT


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    package = tmp_path / "one" / "package"
    (package / "pages").mkdir(parents=True)
    (package / "pages" / "case.html").write_text("<p>")
    (package / "rules.py").write_text("LIMIT = 1\n")
    return package


def test_a_template_or_a_module_that_changes_is_noticed(sources: Path) -> None:
    digests = [code_digest((sources,))]
    for path in (sources / "pages" / "case.html", sources / "rules.py"):
        stood = path.stat()
        path.write_text(path.read_text()[::-1])
        os.utime(path, ns=(stood.st_atime_ns, stood.st_mtime_ns))
        digests.append(code_digest((sources,)))
    (sources / "pages" / "new.html").touch()
    digests.append(code_digest((sources,)))
    (sources / "pages" / "new.html").rename(sources / "new.html")
    digests.append(code_digest((sources,)))
    assert len(set(digests)) == len(digests)


def test_a_fresh_checkout_elsewhere_is_the_same_program(sources: Path, tmp_path: Path) -> None:
    shutil.copytree(sources, tmp_path / "two" / "package")
    (tmp_path / "two" / "package" / "__pycache__").mkdir()
    (tmp_path / "two" / "package" / "__pycache__" / "rules.pyc").touch()
    assert code_digest((tmp_path / "two" / "package",)) == code_digest((sources,))


def test_another_version_of_a_library_is_another_program(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "site-packages"
    (place / "jinja2-3.1.6.dist-info").mkdir(parents=True)
    before = code_digest((sources,))
    monkeypatch.syspath_prepend(str(place))
    here = code_digest((sources,))
    (place / "jinja2-3.1.6.dist-info").rename(place / "jinja2-3.1.7.dist-info")
    assert len({before, here, code_digest((sources,))}) == 3


def test_what_cannot_be_read_is_never_the_same_again(tmp_path: Path) -> None:
    missing = (tmp_path / "packed.zip",)
    assert code_digest(missing) != code_digest(missing)


def test_the_folder_of_the_call_and_the_hash_seed_do_not_matter(tmp_path: Path) -> None:
    command = "from generator.site.program import code_digest; print(code_digest())"
    told = {
        subprocess.run(
            [sys.executable, "-c", command],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for folder, seed in ((ROOT, "1"), (tmp_path, "2"))
    }
    assert len(told) == 1


def test_it_is_told_in_an_instant() -> None:
    code_digest()
    started = time.process_time()
    code_digest()
    assert time.process_time() - started < 0.1
