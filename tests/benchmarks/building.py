"""The index build alone, measured in two processes of its own, each on one core.

`documents ROOT FILE` reads and checks a library and keeps its search documents in FILE;
`index FILE` makes the index of them, in a process that never held the library, and then counts
the entropy of the postings and the pages of literal phrases. Both print one JSON object.
"""

from __future__ import annotations

import base64
import binascii
import dataclasses
import json
import os
import pickle
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.checking import check_tree
from generator.library import Library
from generator.reading import read_tree
from generator.search import build_index
from generator.search.documents import alias_pairs, check_documents, library_documents
from tests.benchmarks.entropy import Entropy, postings_entropy
from tests.benchmarks.queries import Phrase, literal_phrases
from tests.conftest import ROOT

POSTINGS = "tokens"
"""The folder of the index that holds the lists."""
_PACKED = re.compile(rb'"([A-Za-z0-9+/]{24,})"')


@dataclass(frozen=True)
class Build:
    """One build: seconds, MB of the process, bytes by folder, and what the documents hold."""

    documents_wall: float
    documents_cpu: float
    wall: float
    cpu: float
    before: float
    """MB resident with the documents in memory, before the index."""
    peak: float
    sizes: dict[str, int]
    files: dict[str, int]
    unpacked: int
    """Bytes of the lists before they were written as base64."""
    entropy: Entropy
    phrases: list[Phrase]

    @property
    def postings(self) -> int:
        """Bytes of the lists as they are transferred."""
        return self.sizes.get(POSTINGS, 0)

    @property
    def total_bytes(self) -> int:
        """Bytes of all files."""
        return sum(self.sizes.values())

    @property
    def total_files(self) -> int:
        """Number of all files."""
        return sum(self.files.values())

    def largest(self) -> list[tuple[str, int]]:
        """(folder, bytes), the largest first."""
        return sorted(self.sizes.items(), key=lambda item: -item[1])


def measure_build(root: Path, scratch: Path) -> Build:
    """Build the index of the library at `root` in processes of their own.

    Raises:
        SystemExit: when one of them fails, with what it said.
    """
    file = str(scratch / "documents.pickle")
    documents, index = _child("documents", str(root), file), _child("index", file)
    return Build(
        **documents,
        **{
            **index,
            "entropy": Entropy(**index["entropy"]),
            "phrases": [Phrase(text, tuple(pages)) for text, pages in index["phrases"]],
        },
    )


def _child(*arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.building", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"failed: {' '.join(command)}\n{done.stderr}")
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def _documents(root: Path, file: Path) -> dict[str, Any]:
    """Library → search documents, kept in `file`; what that takes after reading and checking."""
    checked = check_tree(read_tree(root))
    if not checked.ok:
        raise SystemExit(f"{root} does not pass the check")
    library = Library(checked.entries)
    wall, cpu = time.perf_counter(), time.process_time()
    documents = [*library_documents(library), *check_documents()]
    aliases = tuple(alias_pairs(library))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    file.write_bytes(pickle.dumps((documents, aliases), pickle.HIGHEST_PROTOCOL))
    return {"documents_wall": wall, "documents_cpu": cpu}


def _index(file: Path) -> dict[str, Any]:
    """Documents → index files, thrown away as they come; then what the documents hold."""
    documents, aliases = pickle.loads(file.read_bytes())
    sizes: Counter[str] = Counter()
    files: Counter[str] = Counter()
    unpacked = 0
    before, _ = _memory()
    wall, cpu = time.perf_counter(), time.process_time()
    for path, content in build_index(documents, aliases):
        inside = path.removeprefix("search/")
        folder = inside.rpartition("/")[0] or inside
        sizes[folder] += len(content)
        files[folder] += 1
        if folder == POSTINGS:
            unpacked += _unpacked(content)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    _, peak = _memory()
    return {
        "wall": wall,
        "cpu": cpu,
        "before": before,
        "peak": peak,
        "sizes": sizes,
        "files": files,
        "unpacked": unpacked,
        "entropy": dataclasses.asdict(postings_entropy(documents)),
        "phrases": [dataclasses.astuple(phrase) for phrase in literal_phrases(documents)],
    }


def _unpacked(content: bytes) -> int:
    total = 0
    for text in _PACKED.findall(content):
        try:
            total += len(base64.b64decode(text + b"=" * (-len(text) % 4), validate=True))
        except binascii.Error:
            continue
    return total


def _memory() -> tuple[float, float]:
    """MB of this process that are resident now, and at their peak."""
    try:
        status = Path("/proc/self/status").read_text("ascii")
    except OSError:
        # Bytes on a Mac, kB elsewhere; the present size is not told there.
        unit = 1024**2 if sys.platform == "darwin" else 1024
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
        return peak, peak
    sizes = dict(re.findall(r"^(VmRSS|VmHWM):\s+(\d+) kB", status, re.MULTILINE))
    return int(sizes["VmRSS"]) / 1024, int(sizes["VmHWM"]) / 1024


def main() -> None:
    """Measure what the arguments name."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    match sys.argv[1:]:
        case ["documents", root, file]:
            print(json.dumps(_documents(Path(root), Path(file))))
        case ["index", file]:
            print(json.dumps(_index(Path(file))))
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main()
