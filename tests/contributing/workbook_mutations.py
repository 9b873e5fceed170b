"""`python -m tests.contributing.workbook_mutations COUNT SEED`: damaged workbooks are imported.

Prints the peak memory in MB and how often each code came; what is raised goes to the caller. It is
a process of its own so that memory can be limited.
"""

from __future__ import annotations

import random
import re
import resource
import sys
import time
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.contributing.spreadsheet.child import read_workbook
from generator.contributing.workbook import Limits, Refusal, import_workbook
from tests.checking.workbooks import FILE, mini_tree, mini_workbook

MEMORY = 512 * 1024 * 1024
SECONDS = 5.0
"""CPU time of one workbook."""
SIGNS = (
    *(b"<", b">", b"&", b'"', b"/", b"<v>", b"</row>", b"<c ", b"t=", b's="', b'r="', b"\xff"),
    *(b"999999999999", b"-1", b"1e999", b"NaN", b"_xD800_", b"_x0000_", b"&#0;", b"&lt;", b"&x;"),
    *(
        b"XFD1048576",
        b"A0",
        b"ZZZZZ9",
        b"A1:XFD1048576",
        b"../../etc/passwd",
        b"file:///etc/passwd",
    ),
    *(b"<f>1+1</f>", b"<f>=cmd|'/c calc'!A1</f>", b't="s"', b't="d"', b't="e"', b"\xef\xbf\xbe"),
    *(b"<!DOCTYPE x>", b"<![CDATA[x]]>", b"<?x y?>", b'date1904="1"', b"<mergeCell ref='A1:Z9'/>"),
    *(b"xl/worksheets/sheet9.xml", b"../x.xml", b"/x.xml", b"\\x.xml", b'TargetMode="External"'),
)
PARTS = {
    name: archive.read(name)
    for archive in (zipfile.ZipFile(BytesIO(mini_workbook())),)
    for name in archive.namelist()
}


def of_parts(chance: random.Random) -> bytes:
    """The workbook with some pieces of its parts replaced, doubled or gone."""
    parts = dict(PARTS)
    for _ in range(chance.choice((1, 1, 2, 4))):
        name = chance.choice(sorted(parts))
        text = parts[name]
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 0, 1, 4, 40)))
        piece = chance.choice((*SIGNS, b"", text[start : start + 80]))
        parts[name] = text[:start] + piece + text[end:]
    if chance.random() < 0.2:
        del parts[chance.choice(sorted(parts))]
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            odd = chance.random() < 0.01
            archive.writestr(
                chance.choice(("../../x", "/x", "xl\\x", "x" * 300)) if odd else name, text
            )
    return buffer.getvalue()


def of_bytes(chance: random.Random) -> bytes:
    """The package with some bytes changed, or cut off."""
    data = bytearray(mini_workbook())
    for _ in range(chance.choice((1, 2, 8, 32))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.2:
        del data[chance.randrange(len(data)) :]
    return bytes(data)


WAYS: tuple[Callable[[random.Random], bytes], ...] = (of_parts, of_parts, of_bytes)


def codes_of(data: bytes, folder: Path) -> list[str]:
    """What importing says of one workbook; every message has words, what is written can be.

    Raises:
        AssertionError: when it took too long, or said nothing.
    """
    started = time.process_time()
    path = folder / FILE
    path.write_bytes(data)
    found = import_workbook(read_workbook(path, Limits()), mini_tree(), file=FILE)
    took = time.process_time() - started
    assert took < SECONDS, took
    for problem in found.problems:
        assert problem.message
        assert problem.hint
        f"{problem.file}{problem.cell}{problem.message}{problem.hint}".encode()
    for file in found.files:
        file.text.encode()
    if isinstance(found, Refusal):
        return [found.code]
    return [problem.code for problem in found.problems]


def _most_memory() -> int:
    """MiB at most of this process; `getrusage` begins with what the one that started it had."""
    status = Path("/proc/self/status").read_text("utf-8")
    most = re.search(r"VmHWM:\s+(\d+)", status)
    assert most
    return int(most[1]) // 1024


def main() -> None:
    """Import COUNT damaged workbooks."""
    count, seed = map(int, sys.argv[1:])
    warnings.simplefilter("ignore")  # zipfile tells that we write a name twice.
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    chance, told = random.Random(seed), Counter[str]()
    with TemporaryDirectory() as folder:
        for _ in range(count):
            data = chance.choice(WAYS)(chance)
            told.update(codes_of(data, Path(folder)))
    print(_most_memory(), dict(told.most_common(12)))


if __name__ == "__main__":
    main()
