"""Shared vectors of the written form: `python -m tests.contributing.vectors` writes them anew.

Read what changed before you keep it: `canonical.json` is what Python and the browser are held to.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.contributing.canonical import canonical_text
from generator.reading import FileKind

FILE = Path(__file__).with_name("canonical.json")

PLAIN = [
    "现场违章多",
    "全角：冒号",
    "12:30 开会",
    "http://www.example.com/a#b",
    "C#语言",
    "第1名",
    "5G 专网",
    "３５千伏",
    "v1.2.3",
    "1 号站",
    "2020年",
    "N/A",
    "nothing",
    "not null",
    "it's",
    'a "b" c',
    "a, b] c} d",
    "“全角引号”",
    "（括号开头）",
    "～",
    "…",
    "𠮷野家",
    "💡",
    "é",
]
"""Texts that need no quotes."""

QUOTED = [
    "",
    " 前有空格",
    "后有空格 ",
    "\u3000全角空格开头",
    "\u00a0开头",
    "结尾\u3000",
    "\t制表符开头",
    "中间有\t制表符",
    "a: b",
    "a:\tb",
    "冒号结尾:",
    "a #b",
    "a\t#b",
    "#号开头",
    *(f"{sign}开头" for sign in "-?:,[]{}&*!|>'\"%@`"),
    "- a",
    "? a",
    "-a",
    "---",
    "--- a",
    "...",
    "... a",
    ".",
    *("null", "Null", "NULL", "~", "true", "True", "FALSE", "yes", "No", "ON", "off", "y", "N"),
    *("=", "<<", ".inf", "-.INF", "+.inf", ".nan", ".NaN"),
    *("0", "28", "-28", "+28", "012", "0o17", "0x1F", "0xff", "-0xCAFE", "0b1010", "1_000"),
    *("1,000", "1.10", "1.", ".5", "-.5", "1e3", "1.5E+3", "12e-3", "1:30", "190:20:30", "1:30.5"),
    *("2020", "2020-09", "2020-9-7", "2020-09-07", "2020-09-07T10:00:00Z", "2020-09-07 10:00:00"),
    *("2020-09-07 10:00:00.5 +08:00", "2020-09-07t10:00:00-05:00", "20200907"),
    "'",
    "''",
    "'a'",
    "it's: b",
    '"',
    "\\: ",
]
"""Texts in single quotes."""

ESCAPED = [
    "\ufeff以 BOM 开头",
    "中间\ufeff有",
    "a\u0085b",
    "a\u2028b\u2029c",
    "零\u200b宽",
    "a\u00adb",
    "\u202e反向",
    "\u0000",
    "响铃\u0007",
    "a\rb",
    "a\r\nb",
    "换页\fb",
    "\x7f\x9f",
    "\u2060\u3164\uffa0",
    "\ufffe\uffff",
    "标签\U000e0041",
    '引号"和反斜杠\\\u200b',
    "两行\n带\u200b零宽",
    "\u200b制表\t符",
]
"""Texts in double quotes, with escapes."""

BLOCKS = [
    "第一行\n第二行",
    "\n\n前后的空行不留\n后面也不留\n\n",
    "  首行缩进不留\n    次行缩进保留",
    "\u3000\u3000首行全角缩进不留\n\u3000\u3000次行保留",
    "行尾两个空格  \n是换行",
    "中间\n\n\n空两行",
    "只有空格的行\n   \n保留",
    "\t制表符\n\t第二行的保留",
    "# 不是注释\n- 不是列表\nkey: 不是字段",
    "a\n---\n...\nb",
    "最后一行:\n'",
    "一行\n",
    "\n",
    " \n ",
    "单行带冒号: a\n",
]
"""Texts of several lines, or with a break at an end."""


def _case(**fields: Any) -> dict[str, Any]:
    return {"kind": "case", "data": fields}


def inputs() -> list[dict[str, Any]]:
    """Kind and data of every vector."""
    texts = [
        _case(limits=[{"text": text, "source": None} for text in several])
        for several in (PLAIN, QUOTED, ESCAPED, BLOCKS)
    ]
    figure = {"source": "wen", "printed": "下降28%", "unit": "%", "value": "-28"}
    numbers = ["28", "-28", "0", "-0", "99.5", "0.50", "12345678901234567890"]
    odd = ["012", "-012", "1.", ".5", "1e3", "+1", "28%", "二十八", "1,000", " 1"]
    return [
        *texts,
        _case(conditions=[*PLAIN[:2], *QUOTED[:3], *BLOCKS[:2], None, ""]),
        _case(results={"figures": [{**figure, "value": value} for value in numbers + odd]}),
        _case(
            status="draft", sources=["wen"], title="键的次序", vehicle={"how": "甲", "kinds": ["y"]}
        ),
        _case(title="不认识的键在后面", 甲="a", zzz="1", **{"no": "b", "a: b": "c", "2020": "d"}),
        _case(
            **{"两行\n的键": "a", "零\u200b宽": "b", "键": {"里面": ["1", {"b": "2", "a": "1"}]}}
        ),
        _case(title=None, summary="", scenarios=[], vehicle={}, branch=None, limits=[], period={}),
        _case(
            period={"start": None, "end": None}, problem={"causes": []}, results={"summary": None}
        ),
        _case(period={"end": None, "start": "2020-03"}, indicators=[{"unit": None, "name": "甲"}]),
        _case(
            vehicle={"name": None, "roles": []}, actions=[None, {}, {"method": None}, "文字", []]
        ),
        _case(actions=[{"method": "wen", "text": "甲\n乙"}, {"text": "丙"}], sources="不是列表"),
        {
            "kind": "method",
            "data": {
                "tools": [
                    {
                        "columns": [
                            {"title": "序号", "width": "6"},
                            {"choices": ["是", "否"], "title": "a"},
                        ],
                        "rows": [["1", "", "两\n行"], [], ["a"], [["深"], {"键": "值"}]],
                        "id": "biao",
                        "blank_rows": "08",
                    }
                ],
                "structure": {
                    "children": [{"children": [{"title": "三"}], "title": "二"}],
                    "title": "一",
                },
            },
        },
        {"kind": "collection", "data": {"admission": {"minimum_score": "4", "rule": "甲：乙"}}},
        {
            "kind": "vocabulary",
            "data": {
                "terms": {
                    "zz": {"definition": "后写的", "label": "先"},
                    "2020": {"unit": "%", "label": "数字的编号"},
                    "no": {"pinyin": "n", "aliases": ["on"]},
                    "kong": None,
                    "kong-2": {},
                    "kong-3": {"aliases": []},
                }
            },
        },
        {
            "kind": "sources",
            "data": {"sources": {"wen": {"date": "2020-09-07", "link": "https://a.b/?c=d#e"}}},
        },
    ]


def main() -> None:
    """Write the file anew."""
    vectors = [
        {**vector, "text": canonical_text(FileKind(vector["kind"]), vector["data"])}
        for vector in inputs()
    ]
    # Escaped, so that nothing on the way can lose an invisible character.
    FILE.write_text(json.dumps(vectors, indent=1) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
