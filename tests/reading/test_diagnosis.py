"""A file that is not YAML: the slip is named, at the place where it was made."""

from __future__ import annotations

import pytest

from generator.reading import read_yaml

TAIL = "branch: 运检党支部\nsources: [article]\n"


def found(text: str) -> list[tuple[str, int, int]]:
    faults = read_yaml(text.encode()).faults
    return [(fault.code.name, fault.line, fault.column) for fault in faults]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        # Opened and not closed: told where it opens, however far away the parser stumbles.
        ('title: "现场\nsummary: 一句\n' + TAIL, ("OPEN_QUOTE", 1, 8)),
        ('title: "现场\nsummary: "一句"\n' + TAIL, ("OPEN_QUOTE", 1, 8)),
        ("title: '现场\nsummary: 一句\n" + TAIL, ("OPEN_QUOTE", 1, 8)),
        ("actions:\n  - text: '现场\n  - text: 乙\n" + TAIL, ("OPEN_QUOTE", 2, 11)),
        ("kinds: [a, b\ntitle: 甲\n" + TAIL, ("OPEN_BRACKET", 1, 8)),
        ("kinds: [a, {b: c]\ntitle: 甲\n" + TAIL, ("OPEN_BRACKET", 1, 12)),
        ("period: {start: 2020\ntitle: 甲\n" + TAIL, ("OPEN_BRACKET", 1, 9)),
        ('title: "党建"引领\n' + TAIL, ("TEXT_AFTER_QUOTE", 1, 12)),
        # Blanks.
        ("problem:\n\tstatement: 甲\n" + TAIL, ("TAB", 2, 1)),
        ("problem:\n  a: 甲\n \tb: 乙\n" + TAIL, ("TAB", 3, 2)),
        ("problem:\n\u3000\u3000statement: 甲\n" + TAIL, ("WIDE_INDENT", 2, 1)),
        ("problem:\n\u00a0 statement: 甲\n" + TAIL, ("WIDE_INDENT", 2, 1)),
        ("aliases:\n  - 甲\n - 乙\n" + TAIL, ("INDENT", 3, 2)),
        # Colons.
        ("title：现场\n" + TAIL, ("WIDE_COLON", 1, 6)),
        ("标题：现场\n" + TAIL, ("WIDE_COLON", 1, 3)),
        ("title:现场\n" + TAIL, ("NO_SPACE", 1, 6)),
        ("title: 党建: 现场\n" + TAIL, ("COLON_IN_TEXT", 1, 10)),
        # Signs with a meaning of their own.
        ("unit: %\n" + TAIL, ("RESERVED_START", 1, 7)),
        ("who: @甲\n" + TAIL, ("RESERVED_START", 1, 6)),
        ("who: `甲`\n" + TAIL, ("RESERVED_START", 1, 6)),
        ("value: > 50\n" + TAIL, ("RESERVED_START", 1, 8)),
        ("title: *重点*\n" + TAIL, ("ALIAS", 1, 8)),
        ("title: &重点\n" + TAIL, ("ALIAS", 1, 8)),
    ],
)
def test_the_usual_slips_have_names(text: str, fault: tuple[str, int, int]) -> None:
    assert found(text) == [fault]


def test_every_full_width_colon_of_a_file_is_told_at_once() -> None:
    text = "title：甲\nsummary：乙\nproblem:\n  statement：丙\n"
    assert found(text) == [("WIDE_COLON", 1, 6), ("WIDE_COLON", 2, 8), ("WIDE_COLON", 4, 12)]


def test_slips_of_several_kinds_are_told_at_once() -> None:
    text = 'title：甲\nsummary: "乙\nproblem:\n\tstatement: 丙\nkinds: [a\nbranch: 丁\n'
    assert found(text) == [
        ("WIDE_COLON", 1, 6),
        ("OPEN_QUOTE", 2, 10),
        ("TAB", 4, 1),
        ("OPEN_BRACKET", 5, 8),
    ]


def test_what_is_inside_of_a_block_of_text_is_no_slip() -> None:
    text = 'how: |\n  注意：甲\n  key:value "未完\n  [未完\nunit: %\n'
    assert found(text) == [("RESERVED_START", 5, 7)]


def test_a_value_over_several_lines_is_no_open_quote() -> None:
    text = 'how: "第一行\n  第二行"\nkinds: [a,\n  b]\nunit: %\n'
    assert found(text) == [("RESERVED_START", 5, 7)]
