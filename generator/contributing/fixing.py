"""The changes that certainly mend a library, made as long as they help.

A file keeps its change only where fewer problems are left in it and none of a kind that was not
there before; otherwise it stays as it was, byte for byte. Nothing is written here.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.checking import Checked, Problem
from generator.reading import Edit, FaultCode, Tree, apply_edits, lies_in
from generator.reading.characters import decode
from generator.reading.edit import rows_of

_ROUNDS = 8
"""How often a library is checked again after changes; each change may show the next slip."""


@dataclass(frozen=True)
class Change:
    """One line that was changed, before and after; `line` counts from 1 in the file as it was."""

    file: str
    line: int
    old: str
    new: str


@dataclass(frozen=True)
class Fixed:
    """What `fix_tree` made of a library."""

    files: Mapping[str, bytes]
    """The files that change, with their new content."""
    changes: tuple[Change, ...]
    recoded: tuple[str, ...]
    """The files of these that were not UTF-8 and are now."""
    checked: Checked
    """The check of the library after the changes."""
    declined: int
    """How many changes were proposed and not kept, since they would not have helped."""


Check = Callable[[Tree], Checked]


def fix_tree(tree: Tree, check: Check, paths: Collection[str] | None = None) -> Fixed:
    """Make every certain change.

    Args:
        tree: the library.
        check: how a library is checked.
        paths: files and folders (from the root) in which changes may be made; None for all.
    """
    first = check(tree)
    files = [file for file in tree.files if paths is None or lies_in(file, paths)]
    states: dict[str, list[bytes]] = {}
    current, checked = dict(tree.files), first
    for _ in range(_ROUNDS):
        found = _by_file(checked)
        changed = {
            file: after
            for file in files
            if (after := _mended(current[file], found.get(file, []))) != current[file]
        }
        if not changed:
            break
        for file, after in changed.items():
            states.setdefault(file, []).append(after)
        current |= changed
        checked = check(Tree(current, tree.faults))
    kept, checked = _kept(tree, states, check, first, checked)
    changes = [change for file in kept for change in _changes(file, tree.files[file], kept[file])]
    recoded = tuple(file for file in kept if not _is_utf8(tree.files[file]))
    return Fixed(kept, tuple(changes), recoded, checked, _declined(states, kept, checked))


def _declined(
    states: Mapping[str, list[bytes]], kept: Mapping[str, bytes], checked: Checked
) -> int:
    """Changes still proposed in the files whose latest state was not kept."""
    given_up = {file for file, each in states.items() if kept.get(file) != each[-1]}
    return sum(
        bool(problem.fix) or problem.code == FaultCode.NOT_UTF8
        for problem in checked.problems
        if problem.file in given_up
    )


def _kept(
    tree: Tree,
    states: Mapping[str, list[bytes]],
    check: Check,
    first: Checked,
    checked: Checked,
) -> tuple[dict[str, bytes], Checked]:
    """Of each file its latest state that is better than it was; and the check of all of them."""
    left = {file: list(each) for file, each in states.items()}
    before = _by_file(first)
    while True:
        after = _by_file(checked)
        worse = [file for file in left if not _is_better(before.get(file, []), after.get(file, []))]
        if not worse:
            return {file: each[-1] for file, each in left.items()}, checked
        for file in worse:
            left[file].pop()
            if not left[file]:
                del left[file]
        latest = {file: each[-1] for file, each in left.items()}
        checked = check(Tree({**tree.files, **latest}, tree.faults))


def _is_better(before: list[Problem], after: list[Problem]) -> bool:
    codes = {problem.code for problem in before}
    return len(after) < len(before) and all(problem.code in codes for problem in after)


def _mended(data: bytes, problems: Iterable[Problem]) -> bytes:
    """The bytes of a file after its certain changes, in UTF-8, with its line ends and its mark."""
    edits = [edit for problem in problems for edit in problem.fix]
    if not edits and _is_utf8(data):
        return data
    text = decode(data).text
    if text is None:
        return data
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    end = "\r\n" if "\r\n" in text else "\n"
    fitting = [
        Edit(edit.line, edit.column, edit.end_line, edit.end_column, edit.text.replace("\n", end))
        for edit in edits
    ]
    return mark + apply_edits(text, fitting).encode()


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _by_file(checked: Checked) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in checked.problems:
        found.setdefault(problem.file, []).append(problem)
    return found


def _changes(file: str, before: bytes, after: bytes) -> Iterator[Change]:
    old, new = (rows_of(decode(data).text or "") for data in (before, after))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        pairs = end - start
        for number in range(max(pairs, 1)):
            last = number >= pairs - 1
            rows = new[new_start + number : new_end if last else new_start + number + 1]
            shown = " ⏎ ".join(row.strip() for row in rows)
            row = old[start + number].rstrip() if number < pairs else ""
            yield Change(file, start + number + 1, _visible(row), shown)


def _visible(row: str) -> str:
    """A line with its blanks and invisible characters spelt out where they are what is wrong."""
    blank = row[: len(row) - len(row.lstrip())]
    lead = "".join(_named(char) for char in blank if char != " ")
    return lead + "".join(_named(char) for char in row.strip())


def _named(char: str) -> str:
    shown = char == " " or (char.isprintable() and unicodedata.category(char) != "Zs")
    return (
        char if shown else {"\t": "⟨Tab⟩", "\u3000": "⟨全角空格⟩"}.get(char, f"⟨U+{ord(char):04X}⟩")
    )
