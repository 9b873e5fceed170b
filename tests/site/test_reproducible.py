"""The same content gives the same bytes on two machines that have nothing else in common.

Where it does not, the failing test says which of the differences does it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random

import pytest

from generator.checking.parallel import PROCESSES
from tests.conftest import ROOT
from tests.site.building import content, sample

pytestmark = [
    pytest.mark.forks,
    pytest.mark.skipif(sys.platform != "linux", reason="compares two kinds of Linux"),
]

ONE = {
    "TZ": "Asia/Shanghai",
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "1",
    "PYTHONUTF8": "1",
    "PYTHONOPTIMIZE": "",
    "TERM": "xterm-256color",
    "COLUMNS": "200",
    PROCESSES: "1",
}
OTHER = {
    "TZ": "America/St_Johns",
    "LC_ALL": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "77",
    "PYTHONUTF8": "0",
    "PYTHONOPTIMIZE": "1",
    "TERM": "dumb",
    "COLUMNS": "40",
    PROCESSES: "4",
}
_NO_NETWORK = """
import socket


def _refuse(*_, **__):
    with open({told!r}, "a") as file:
        file.write("asked for the network\\n")
    raise OSError("no network here")


for name in ("getaddrinfo", "gethostbyname", "create_connection"):
    setattr(socket, name, _refuse)
socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = _refuse
"""


def locales() -> frozenset[str]:
    found = subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout.split()
    return frozenset(name.lower().replace("-", "") for name in found)


def scattered(source: Path, target: Path, number: int) -> None:
    """Copy a library file by file in an order of its own, with times of its own."""
    chance = Random(number)
    files = sorted(path for path in source.rglob("*") if path.is_file())
    chance.shuffle(files)
    for path in files:
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        os.utime(copy, (0, chance.randrange(10**9)))


def outside() -> list[str]:
    """How a command is called that no network interface is there for; nothing where none can be."""
    for prefix in (["unshare", "-n"], ["unshare", "-rn"]):
        if shutil.which("unshare") and not subprocess.run([*prefix, "true"]).returncode:
            return prefix
    return []


def casebook(
    arguments: Iterable[str | Path],
    environment: Mapping[str, str],
    told: Path,
    *,
    cwd: Path = ROOT,
    umask: int = 0o022,
    prefix: Iterable[str] = (),
) -> None:
    """Run a command, which may neither fail nor ask for the network."""
    hooks = told.parent / "hooks"
    hooks.mkdir(exist_ok=True)
    (hooks / "sitecustomize.py").write_text(_NO_NETWORK.format(told=str(told)))
    run = subprocess.run(
        [*prefix, sys.executable, "-m", "generator.cli", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        env={**os.environ, **environment, "PYTHONPATH": f"{hooks}{os.pathsep}{ROOT}"},
        umask=umask,
    )
    assert run.returncode == 0, run.stdout.decode(errors="replace") + run.stderr.decode(
        errors="replace"
    )
    assert not told.exists(), told.read_text()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = sample(tmp_path_factory.mktemp("same") / "lib", 9, 6)
    settings = found / "mkdocs.yml"
    offered = settings.read_text("utf-8").replace("downloads: false", "downloads: true")
    settings.write_text(offered, "utf-8")
    return found


@pytest.fixture(scope="module")
def site(library: Path) -> Path:
    """As the one machine builds it."""
    told = library.parent / "asked.txt"
    casebook(["--root", library, "build", "--no-cache", "--site-dir", library / "out"], ONE, told)
    return library / "out"


def on_the_other(library: Path, folder: Path) -> Path:
    """The same library built where everything else is different."""
    real = folder / "REAL" / "Another Folder 二"
    scattered(library, real, 5)
    (folder / "REAL" / ".git").mkdir()
    (folder / "link").symlink_to("REAL")
    shutil.rmtree(real / "out")  # What the one machine has made.
    shown = folder / "link" / "Another Folder 二"
    casebook(
        ["--root", ".", "build", "--site-dir", "out"],
        OTHER,
        folder / "asked.txt",
        cwd=shown,
        umask=0o077,
        prefix=outside(),
    )
    return real / "out"


def guilty(library: Path, site: Path, folder: Path) -> list[str]:
    """Which variable of the environment makes another site by itself."""
    found = []
    for number, name in enumerate(OTHER):
        out = folder / f"alone-{number}"
        environment = {**ONE, name: OTHER[name]}
        arguments = ["--root", library, "build", "--no-cache", "--site-dir", out]
        casebook(arguments, environment, folder / "asked.txt")
        if content(out) != content(site):
            found.append(name)
    return found


def first_difference(one: bytes, other: bytes) -> str:
    pairs = enumerate(zip(one, other, strict=False))
    place = next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
    around = slice(max(0, place - 60), place + 60)
    return f"from byte {place}: {one[around]!r} and {other[around]!r}"


def test_two_machines_that_differ_in_everything_make_the_same_bytes(
    library: Path, site: Path, tmp_path: Path
) -> None:
    one, other = content(site), content(on_the_other(library, tmp_path))
    assert one.keys() == other.keys()
    assert {Path(name).suffix for name in one} >= {".pdf", ".docx", ".xlsx", ".pptx", ".zip"}
    differing = [name for name in sorted(one) if one[name] != other[name]]
    if differing:
        name = differing[0]
        said = first_difference(one[name], other[name])
        because = guilty(library, site, tmp_path) or "the folder, the files' order or their times"
        pytest.fail(f"{len(differing)} files differ because of {because}; {name} {said}")


@pytest.mark.parametrize("language", ["tr_TR.UTF-8", "zh_CN.GBK"])
def test_every_language_of_the_system_makes_the_same_bytes(
    library: Path, site: Path, tmp_path: Path, language: str
) -> None:
    if language.lower().replace("-", "") not in locales():
        pytest.skip(f"this system does not know {language}")
    out = tmp_path / "out"
    environment = {**ONE, "LC_ALL": language, "PYTHONUTF8": "0"}
    arguments = ["--root", library, "build", "--no-cache", "--site-dir", out]
    casebook(arguments, environment, tmp_path / "asked.txt")
    assert content(out) == content(site)


def test_checks_and_exports_ask_nobody_and_are_the_same(library: Path, tmp_path: Path) -> None:
    asked: tuple[tuple[str, ...], ...] = (
        ("check", "--format", "sarif", "-o"),
        ("export", "pdf", "--of", "methods", "-o"),
    )
    for number, arguments in enumerate(asked):
        kind = "sarif" if arguments[0] == "check" else arguments[1]
        made = []
        for environment, umask in ((ONE, 0o022), (OTHER, 0o077)):
            out = tmp_path / f"{number}-{len(made)}.{kind}"
            told = tmp_path / "asked.txt"
            every = ["--root", library, *arguments, out]
            casebook(every, environment, told, umask=umask, prefix=outside())
            made.append(out.read_bytes())
        assert made[0] == made[1], arguments
