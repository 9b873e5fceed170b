"""What was measured of search, as tables; see `search`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from tests.benchmarks.building import POSTINGS, Build
from tests.benchmarks.pagefind import VERSION, Indexed
from tests.benchmarks.quality import Quality
from tests.benchmarks.queries import QUERIES
from tests.benchmarks.served import Sent
from tests.benchmarks.tables import Cell, table
from tests.benchmarks.visits import Visit

KB, MB = 1000, 1e6
_CUT = 12
"""Characters of a query that are shown."""


@dataclass(frozen=True)
class Side:
    """One engine: its visits and what it finds."""

    visits: list[Visit]
    quality: Quality
    quoted: Quality | None = None
    """The same phrases in quotation marks, where an engine makes a difference."""


def build_tables(build: Build) -> str:
    """The build, the files by folder, and the postings beside their entropy."""
    head = ("index build, one core", "wall s", "CPU s", "MB before", "MB peak")
    steps: list[Sequence[Cell]] = [
        ("library → documents", build.documents_wall, build.documents_cpu, None, None),
        ("documents → index", build.wall, build.cpu, build.before, build.peak),
    ]
    folders: list[Sequence[Cell]] = [
        (name, build.files[name], size / KB) for name, size in build.largest()
    ]
    folders.append(("total", build.total_files, build.total_bytes / KB))
    return "\n\n".join(
        (table(head, steps), table(("index", "files", "KB"), folders), postings_table(build))
    )


def postings_table(build: Build) -> str:
    """The lists beside their entropy, and whether the sample says much."""
    entropy = build.entropy
    said = (
        f"postings: {entropy.postings:,} of {entropy.grams:,} grams"
        f" in {entropy.documents:,} documents"
    )
    sizes = (
        ("entropy: documents", entropy.document_bytes),
        ("entropy: fields", entropy.field_bytes),
        ("entropy", entropy.bytes),
        (f"{POSTINGS}/ before base64", build.unpacked),
        (f"{POSTINGS}/ as transferred", build.postings),
    )
    rows = [(name, size / KB, size / entropy.bytes) for name, size in sizes]
    mind = ""
    if entropy.saturated > 0.5:
        mind = (
            f"\nMind: {entropy.saturated:.0%} of the postings are of grams in more than half of"
            " the documents;\na library of real texts has more rare ones."
        )
    return f"{said}\n{table(('', 'KB', 'of entropy'), rows)}{mind}"


def query_table(ours: Sequence[Visit], theirs: Sequence[Visit] | None) -> str:
    """One row per query."""
    rows: list[Sequence[Cell]] = []
    for number, ((kind, text), visit) in enumerate(zip(QUERIES, ours, strict=True)):
        first, further = total(visit.first), total(visit.further)
        first_pf = further_pf = ratio = painted_pf = answered_pf = None
        if theirs:
            other = theirs[number]
            first_pf, further_pf = total(other.first) / KB, total(other.further) / KB
            ratio = first / KB / first_pf
            painted_pf, answered_pf = round(other.painted), round(other.answered)
        row: tuple[Cell, ...] = (kind, text if len(text) <= _CUT else text[: _CUT - 1] + "…")
        row += (visit.total, first / KB, first_pf, ratio, further / KB, further_pf)
        row += (round(visit.painted), painted_pf, round(visit.answered), answered_pf)
        rows.append((*row, visit.repeated))
    head = ["query", "", "hits", "first KB", "Pf", "ratio", "next KB", "Pf"]
    head += ["paint ms", "Pf", "call ms", "Pf", "again ms"]
    return (
        f"{table(head, rows)}\n"
        "first, next: all that is sent after focus, without compression (Pagefind's files are\n"
        "gzip by themselves). next: the query of the row below, on the same page. paint: from\n"
        "focus (Pf: from loading its script) to the frame with hits; ours waits for the typing\n"
        "to rest. call: the same without box and drawing. again: the same call, median of 20."
    )


def dearest_table(visits: Sequence[Visit]) -> str:
    """Where the bytes of the dearest first query go."""
    dearest = max(visits, key=lambda visit: total(visit.first))
    files: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for sent in dearest.first:
        folder, _, name = sent.path.rpartition("/")
        group = name if folder == "search" else folder + "/"
        files[group] += 1
        sizes[group] += sent.bytes
    rows: list[Sequence[Cell]] = [
        (group, files[group], size / KB) for group, size in sizes.most_common()
    ]
    rows.append(("total", files.total(), sizes.total() / KB))
    rows.append(("  with gzip", None, _gzipped(dearest.first) / KB))
    return table((f"first query “{dearest.text}”", "files", "KB"), rows)


def sides_table(build: Build, ours: Side, theirs: Side | None, made: Indexed | None) -> str:
    """Both engines beside each other; medians over the queries."""
    read: tuple[tuple[str, Callable[[Side], float | None]], ...] = (
        ("recall", lambda side: side.quality.recall),
        ("precision", lambda side: side.quality.precision),
        ("P@10", lambda side: side.quality.first_ten),
        ("quoted: recall", lambda side: side.quoted.recall if side.quoted else None),
        ("quoted: precision", lambda side: side.quoted.precision if side.quoted else None),
        ("quoted: P@10", lambda side: side.quoted.first_ten if side.quoted else None),
        ("first query KB", lambda side: median(total(v.first) for v in side.visits) / KB),
        ("  with gzip", lambda side: median(_gzipped(v.first) for v in side.visits) / KB),
        ("further KB", lambda side: median(total(v.further) for v in side.visits) / KB),
        ("  with gzip", lambda side: median(_gzipped(v.further) for v in side.visits) / KB),
        ("painted ms", lambda side: median(v.painted for v in side.visits)),
        ("call ms", lambda side: median(v.answered for v in side.visits)),
        ("further call ms", lambda side: median(v.further_ms for v in side.visits)),
    )
    rows = [_row(name, of(ours), of(theirs) if theirs else None) for name, of in read]
    wall, cpu = build.documents_wall + build.wall, build.documents_cpu + build.cpu
    rows += [
        _row("index MB", build.total_bytes / MB, made.bytes / MB if made else None),
        _row("index files", build.total_files, made.files if made else None),
        _row("index wall s", wall, made.wall if made else None),
        _row("index CPU s", cpu, made.cpu if made else None),
        _row("index peak MB", build.peak, made.peak if made else None),
    ]
    measured = [row for row in rows if row[1:3] != (None, None)]
    return (
        f"{table(('', 'ours', f'Pagefind {VERSION}', 'ratio'), measured)}\n"
        "Pagefind reads the finished pages, on all cores; ours reads entries, on one."
    )


def _row(name: str, ours: float | None, theirs: float | None) -> tuple[Cell, ...]:
    return name, ours, theirs, ours / theirs if ours is not None and theirs else None


def target_table(build: Build, visits: Sequence[Visit] | None) -> str:
    """What is asked of search at 10,000 cases beside what was measured."""
    rows: list[tuple[str, float | None, float, float]] = []
    for name, most, of in _VISIT_TARGETS if visits else ():
        values = [of(visit) for visit in visits or ()]
        rows.append((name, median(values), max(values), most))
    rows += [
        ("postings, times their entropy", None, build.postings / build.entropy.bytes, 2.5),
        # A core shared with other work makes the wall clock late, and the CPU's not.
        ("index build on one core, CPU s", None, build.documents_cpu + build.cpu, 15),
        ("index build, peak MB", None, build.peak, 600),
    ]
    shown = [(*row, "" if row[2] <= row[3] else "OVER") for row in rows]
    return table(("", "median", "worst", "at most", ""), shown)


_VISIT_TARGETS: tuple[tuple[str, float, Callable[[Visit], float]], ...] = (
    ("first query, KB", 100, lambda visit: total(visit.first) / KB),
    ("each further one, KB", 50, lambda visit: total(visit.further) / KB),
    ("before focus, KB", 0, lambda visit: visit.early / KB),
    ("painted after focus, ms", 250, lambda visit: visit.painted),
    ("the same again, ms", 10, lambda visit: visit.repeated),
)


def total(sent: Sequence[Sent]) -> int:
    """Bytes of all bodies."""
    return sum(one.bytes for one in sent)


def _gzipped(sent: Sequence[Sent]) -> int:
    return sum(one.gzipped for one in sent)
