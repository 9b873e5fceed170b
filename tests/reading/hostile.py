"""Files in the place of an entry, made to take time, memory or the reader in.

Name → the bytes and a code that reading must give; "" where they are a sound, only odd, mapping.
"""

from __future__ import annotations

from generator.reading.limits import MAX_BYTES


def filled(piece: str | bytes, head: str | bytes = b"", tail: str | bytes = b"") -> bytes:
    """As much of `piece` as a file may hold, between `head` and `tail`."""
    one, before, after = (x.encode() if isinstance(x, str) else x for x in (piece, head, tail))
    room = MAX_BYTES - len(before) - len(after)
    return before + one * (room // len(one)) + after


def numbered(line: str, count: int) -> bytes:
    return "".join(line.replace("@", str(number)) for number in range(count)).encode()


BOMB = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (letter, letter, b",".join([b"*%c" % (letter - 1)] * 9))
    for letter in range(ord("b"), ord("z"))
)

BULK: dict[str, tuple[str, bytes]] = {
    "aliases of aliases": ("R120", BOMB),
    "brackets": ("R106", filled("[")),
    "closed brackets": ("R106", b"a: " + b"[" * 100_000 + b"]" * 100_000),
    "braces": ("R106", filled("{a: ")),
    "complex keys": ("R106", filled("[? ")),
    "steps": ("R106", b"".join(b" " * n + b"a:\n" for n in range(700))),
    "one line": ("", filled("x", "title: ")),
    "one line of blanks": ("", filled(" ", "title:")),
    "escaped quotes": ("", filled('\\"', 'title: "', '"')),
    "keys": ("R105", numbered("k@:\n", 28_000)),
    "same keys": ("R118", filled("a: 1\n")),
    "unknown keys": ("", numbered("source@: v\n", 9_900)),
    "digits": ("", filled("9", "year: ")),
    "digits of a power": ("", filled("9", "value: 1e")),
    "folded lines": ("", filled("  x\n\n", "a: >\n")),
    "comments": ("R103", filled("# x\n")),
    "marks of Notepad": ("R102", filled("\ufeff")),
    "zeros": ("R102", filled("\0")),
    "escaped zeros": ("R102", filled("\\0", 'a: "', '"\n')),
    "line separators": ("R102", filled("a\u2028")),
    "next lines": ("R102", filled("\x85")),
    "tags": ("R107", filled("%TAG !a! tag:x,2000:\n")),
    "documents": ("R123", filled("---\n")),
    "merges": ("R121", filled("<<: {}\n")),
    "anchors": ("R120", filled("&a a: &b b\n")),
    "other anchors": ("R120", numbered("k@: &a@ *a@\n", 9_000)),
    "aliases": ("R120", numbered("k@: *a@\n", 9_000)),
    "keys that are lists": ("R119", filled("? [a]\n: b\n")),
    "texts that look like tags": ("R122", filled("a: !甲 y\n")),
    "pairs in a key": ("R107", filled("，value：50", "{a", ": b, a: c}\n")),
    "unknown words": ("", f"scenarios: [{'违章多,' * 9_000}]\n".encode()),
    "unknown sources": ("", b"sources: [" + numbered("s@,", 19_000) + b"]\n"),
    "empty items": ("", filled("- \n", "actions:\n", "")[: 9_000 * 3]),
    "stops": ("", filled("，。", "summary: ")),
    "blanks in a text": ("", filled(" ", "summary: '甲", "乙'\n")),
    "blanks before a number": ("", filled(" \u3000", f"summary: '{'甲' * 20}", "1x'\n")),
    "blank lines in a text": ("", filled("\\n \\n", 'summary: "甲', '乙"\n')),
    "questions": ("", filled("?", "summary: '甲", "'\n")),
    "dots": ("", filled("...", "summary: '甲", "x'\n")),
}
"""What would take long where anything is quadratic."""

ODD: dict[str, tuple[str, bytes]] = {
    "UTF-16": ("R101", "title: 甲\n".encode("utf-16")),
    "UTF-32": ("R101", "title: 甲\n".encode("utf-32")),
    "GBK": ("R101", "title: 国网天津供电公司\n".encode("gbk")),
    "no encoding": ("R101", b"\xff" * 100),
    "half a pair in UTF-8": ("R101", b"title: \xed\xa0\x80\n"),
    "a longer form in UTF-8": ("R101", b"title: \xc0\xaf\n"),
    "half a pair escaped": ("R102", b'title: "a\\ud83d"\n'),
    "a pair escaped": ("R102", b'title: "\\ud83d\\ude00"\n'),
    "a key that is half a pair": ("R102", b'"\\udc00": a\n'),
    "no such character": ("R107", b'title: "\\UFFFFFFFF"\n'),
    "ends of old Macs": ("", b"title: a\rsummary: b\r"),
    "mixed ends": ("", b"title: a\r\nsummary: b\rbranch: c\n"),
    "a tab as indentation": ("R108", b"problem:\n\tstatement: a\n"),
    "a Python object": ("R122", b"a: !!python/object/apply:os.system ['id']\n"),
    "a tag in full": ("R122", b"a: !<tag:yaml.org,2002:python/name:os.system> {}\n"),
    "a tag of its own": ("R122", b"%TAG ! tag:x,2000:\n---\na: !b c\n"),
    "another version": ("R107", b"%YAML 9.9\n---\na: b\n"),
    "a merge": ("R121", b"<<: {a: b}\n"),
    "a key by width": ("R118", "title: a\nｔｉｔｌｅ: b\n".encode()),
    "a key by case": ("R118", b"title: a\nTITLE: b\n"),
    "a key by blanks": ("R118", b'title: a\n"title ": b\n'),
    "a key by what is unseen": ("R118", "title: a\nti\u200btle: b\n".encode()),
    "a key by what is escaped": ("R102", b'title: a\n"ti\\u200btle": b\n'),
    "a key that is a list": ("R119", b"[a]: b\n"),
    "a key that is a group": ("R119", b"{a: b}: c\n"),
    "a key that is nothing": ("R119", b'"": c\n'),
}
"""What is no entry, or is one in another shape than it seems."""
