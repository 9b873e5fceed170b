"""A library as it stood in a revision of its git repository, read without checking it out.

Only plumbing is called, and nothing that a repository's settings could make git run: no hooks, no
filters, no external diff, no fetching of what is missing. Links and submodules are not followed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO

from generator.reading.characters import printable
from generator.reading.fault import Fault, FaultCode
from generator.reading.files import (
    CONTENT_FOLDERS,
    MAX_FOLDERS,
    Tree,
    name_fault,
)
from generator.reading.layout import address_of
from generator.reading.limits import MAX_BYTES

_SETTINGS = ("core.fsmonitor=false", "core.hooksPath=/dev/null", "protocol.allow=never")
_REGULAR = (b"100644", b"100755", b"100664")
_CHUNK = 1 << 16
_KEPT = ("GIT_CONFIG_", "GIT_CEILING_", "GIT_DISCOVERY_")
"""Variables that say whom to trust and where to look; the others may lead elsewhere."""

_SHORTEST_HASH = 40


class RevisionFailure(StrEnum):
    """Why a revision could not be read; the command line has the words."""

    NO_GIT = "no_git"
    NO_REPOSITORY = "no_repository"
    NOT_TRUSTED = "not_trusted"
    """Git refuses a repository that belongs to another user of the machine."""
    BAD_NAME = "bad_name"
    UNKNOWN = "unknown"
    SHALLOW = "shallow"
    """Unknown, and the clone does not hold the whole history."""
    NO_MERGE_BASE = "no_merge_base"
    INCOMPLETE = "incomplete"
    """The revision is known and some of its files are not in this clone."""


class RevisionError(Exception):
    """A revision could not be read."""

    def __init__(self, failure: RevisionFailure, revision: str = "") -> None:
        super().__init__(f"{failure.value}: {revision}")
        self.failure = failure
        self.revision = revision


def read_revision(root: Path, revision: str) -> Tree:
    """Read the content files of the library at `root` as they stood in `revision`.

    The same names, limits and faults as `read_tree`. `root` may be any folder of a repository. A
    revision in which there was no library yet gives an empty tree, and so does a name of zeros,
    which forges use for “nothing before”.

    Raises:
        RevisionError: when git is missing, or does not know the revision or all of it.
    """
    if revision and not revision.strip("0") and len(revision) >= _SHORTEST_HASH:
        return Tree()
    git = _Git.at(root)
    tree = git.resolve(f"{revision}^{{tree}}", revision)
    faults: dict[str, tuple[Fault, ...]] = {}
    wanted: dict[str, bytes] = {}
    for item in git.content_of(tree, revision):
        if item.mode not in _REGULAR:
            faults[item.path] = (Fault(FaultCode.SPECIAL_FILE),)
        elif address_of(item.path) is not None:
            wanted[item.path] = item.blob
        elif fault := name_fault(item.path):
            faults[item.path] = (fault,)
    files = dict(git.blobs(wanted, revision))
    return Tree(dict(sorted(files.items())), dict(sorted(faults.items())))


def merge_base(root: Path, one: str, other: str) -> str:
    """The newest commit that both revisions grew from, as a hash.

    Raises:
        RevisionError: as `read_revision`; also when the two have nothing in common here.
    """
    git = _Git.at(root)
    commits = [git.resolve(f"{name}^{{commit}}", name) for name in (one, other)]
    run = git.run("merge-base", *commits)
    if run.returncode:
        failure = RevisionFailure.SHALLOW if git.is_shallow else RevisionFailure.NO_MERGE_BASE
        raise RevisionError(failure, f"{one}...{other}")
    return run.stdout.decode("ascii").strip()


@dataclass(frozen=True)
class _Item:
    """One entry of a tree, with its path below the library's root."""

    mode: bytes
    blob: bytes
    path: str


@dataclass(frozen=True)
class _Git:
    program: str
    root: Path
    prefix: bytes = b""
    """The way from the top of the repository to the library, with a slash at its end."""

    @classmethod
    def at(cls, root: Path) -> _Git:
        program = shutil.which("git")
        # Windows looks into the current folder first: a program from there is the contributor's.
        if not program or Path(program).resolve().is_relative_to(root.resolve()):
            raise RevisionError(RevisionFailure.NO_GIT)
        run = cls(program, root).run("rev-parse", "--is-inside-work-tree", "--show-prefix")
        inside, _, prefix = run.stdout.partition(b"\n")
        if b"dubious ownership" in run.stderr:
            raise RevisionError(RevisionFailure.NOT_TRUSTED, str(root.resolve()))
        if run.returncode or inside.strip() != b"true":
            raise RevisionError(RevisionFailure.NO_REPOSITORY, str(root.resolve()))
        return cls(program, root, prefix.removesuffix(b"\n").removesuffix(b"\r"))

    def command(self, *arguments: str | bytes) -> list[str | bytes]:
        settings = (part for setting in _SETTINGS for part in ("-c", setting))
        guards = ("--no-replace-objects", "--no-optional-locks", "--literal-pathspecs")
        return [self.program, "-C", str(self.root), *guards, *settings, *arguments]

    def run(self, *arguments: str | bytes) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            self.command(*arguments),
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )

    @property
    def is_shallow(self) -> bool:
        return self.run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def resolve(self, name: str, shown: str) -> str:
        """The hash of what `name` names; `shown` is what the user typed."""
        if shown.startswith("-") or not shown.isprintable() or not shown.strip():
            raise RevisionError(RevisionFailure.BAD_NAME, shown)
        run = self.run("rev-parse", "--verify", "--quiet", "--end-of-options", name)
        if run.returncode:
            failure = RevisionFailure.SHALLOW if self.is_shallow else RevisionFailure.UNKNOWN
            raise RevisionError(failure, shown)
        return run.stdout.decode("ascii").strip()

    def content_of(self, tree: str, revision: str) -> Iterator[_Item]:
        """Everything below the content folders that is no folder, as `read_tree` would see it."""
        folders = (self.prefix + name.encode() for name in CONTENT_FOLDERS)
        run = self.run("ls-tree", "-r", "-z", "--full-tree", "--", tree, *folders)
        if run.returncode:
            raise RevisionError(RevisionFailure.INCOMPLETE, revision)
        for line in filter(None, run.stdout.split(b"\0")):
            facts, _, name = line.partition(b"\t")
            mode, _, blob = facts.split(b" ")
            parts = name.removeprefix(self.prefix).decode("utf-8", "surrogateescape").split("/")
            hidden = any(part.startswith(".") for part in parts)
            if not hidden and len(parts) <= MAX_FOLDERS + 1:
                yield _Item(mode, blob, "/".join(map(printable, parts)))

    def blobs(self, wanted: dict[str, bytes], revision: str) -> Iterator[tuple[str, bytes]]:
        """The content of each blob, cut off where it is certainly too large."""
        if not wanted:
            return
        with subprocess.Popen(
            self.command("cat-file", "--batch"),
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            for path, blob in wanted.items():
                try:
                    process.stdin.write(blob + b"\n")
                    process.stdin.flush()
                    yield path, _blob(process.stdout)
                except (OSError, ValueError):
                    raise RevisionError(RevisionFailure.INCOMPLETE, revision) from None


def _blob(stream: IO[bytes]) -> bytes:
    """The next blob of `cat-file --batch`.

    Raises:
        ValueError: when the repository does not hold it.
    """
    header = stream.readline().split()
    if len(header) != len(("hash", "blob", "size")) or header[1] != b"blob":
        raise ValueError(header)
    size = int(header[2])
    content = stream.read(min(size, MAX_BYTES + 1))
    left = size - len(content) + 1  # A newline ends every answer.
    while left > 0:
        skipped = len(stream.read(min(left, _CHUNK)))
        if not skipped:
            raise ValueError("cut off")
        left -= skipped
    return content


def _environment() -> dict[str, str]:
    """The environment for git: settings of this user only, nothing asked, nothing fetched.

    The user's own settings stay, since they say which repositories of other users are trusted.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    return kept | {
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }
