"""What is installed is what was pinned, and nothing is known against it."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.compatibility.advisories import CLEAN, KNOWN, NOT_ASKED, audit, judged
from tests.conftest import ROOT

SITE, DEV = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"
PINNED = re.compile(
    r"(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)==(?P<version>[0-9][0-9A-Za-z.]*)"
    r"(?: ; [^\\]+)?(?P<hashes>(?: \\\n    --hash=sha256:[0-9a-f]{64})+)"
)
HOSTS = (
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("npmjs", "org"),
    ("npmjs", "com"),
    ("npmmirror", "com"),
    ("crates", "io"),
    ("pypi", "tuna"),
    ("mirrors", "aliyun"),
    ("mirrors", "cloud"),
    ("repo", "huaweicloud"),
)
"""Their parts: this file is one of those that are looked through."""


def pins(lock: Path) -> dict[str, str]:
    """Name → version of everything in a lock file; a line of any other form fails the test."""
    text = lock.read_text("utf-8")
    rest = PINNED.sub("", text)
    assert rest.strip() == "", f"{lock.name} holds more than pinned packages with hashes: {rest}"
    return {found["name"]: found["version"] for found in PINNED.finditer(text)}


@pytest.mark.parametrize("lock", [SITE, DEV], ids=lambda path: path.name)
def test_every_package_has_one_version_and_its_hashes(lock: Path) -> None:
    assert len(pins(lock)) > 20


@pytest.mark.parametrize(
    "line",
    [
        "click>=8\n",
        "click==8.2.0\n",
        "click==8.2.* \\\n    --hash=sha256:" + "0" * 64 + "\n",
        "click==8.2.0 \\\n    --hash=md5:" + "0" * 32 + "\n",
        "-e .\n",
        "--index-url https://example.org/simple\n",
        "click @ https://example.org/click.whl \\\n    --hash=sha256:" + "0" * 64 + "\n",
    ],
)
def test_a_line_that_pins_nothing_is_found(tmp_path: Path, line: str) -> None:
    (tmp_path / "some.lock").write_text(SITE.read_text("utf-8") + line, "utf-8")
    with pytest.raises(AssertionError, match="more than pinned"):
        pins(tmp_path / "some.lock")


def test_tests_run_with_what_sites_are_built_with() -> None:
    site, dev = pins(SITE), pins(DEV)
    assert {name: dev.get(name) for name in site} == site


def test_the_locks_keep_to_the_bounds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {SITE: project["dependencies"], DEV: project["optional-dependencies"]["dev"]}
    for lock, lines in wanted.items():
        held = pins(lock)
        for needed in map(Requirement, lines):
            assert needed.specifier.contains(held[canonicalize_name(needed.name)]), needed


def test_no_file_names_a_registry() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("NO GIT: this is no checkout")
    hosts = re.compile("|".join(re.escape(".".join(host)) for host in HOSTS).encode())
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    assert len(paths) > 100
    found = [path for path in paths if path.is_file() and hosts.search(path.read_bytes())]
    assert found == []


def test_nothing_is_known_against_what_is_pinned() -> None:
    made = audit(SITE)
    assert made.known == ()
    if made.code == NOT_ASKED:
        pytest.skip(f"NO ADVISORIES: {', '.join(made.unasked[:1])}")


def test_an_audit_that_asked_nobody_is_no_clean_one() -> None:
    clean = {"name": "a", "version": "1", "vulns": []}
    wrong = {"name": "b", "version": "1", "vulns": [{"id": "X-1", "fix_versions": ["2"]}]}
    unasked = {"name": "c", "skip_reason": "not found"}
    codes = [
        judged({"dependencies": found}).code
        for found in ([clean], [clean, wrong, unasked], [clean, unasked], [unasked], [])
    ]
    assert codes == [CLEAN, KNOWN, NOT_ASKED, NOT_ASKED, NOT_ASKED]
