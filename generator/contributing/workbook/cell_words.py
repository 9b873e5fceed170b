"""What the check of files says, in words for somebody who sees cells, labels and drop-downs.

A code that is not listed is told as for files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.checking import CATALOGUE, Code, Language, Problem
from generator.checking.typed_numbers import meant_number
from generator.checking.wording import told
from generator.contributing.workbook.echoes import LISTS
from generator.contributing.workbook.places import Cell
from generator.contributing.workbook.registry_words import REGISTRY_WORDS
from generator.exports.workbook import (
    ORGANISATION,
    Column,
    Sheet,
    Words,
    case_sheets,
    registry_sheets,
)

_CHOOSE_ZH = {
    "allowed": "从下拉选项里选",
    "how": "没有的先请维护人员添进词表",
    "mend": "改选“{nearest}”；都不是的，先请维护人员添进词表",
}
_CHOOSE_EN = {
    "allowed": "choose from the drop-down",
    "how": "what is missing there has to be added to the library first",
    "mend": "choose “{nearest}”; what is missing has to be added to the library first",
}
_FIGURES: Mapping[Language, Mapping[str, str]] = {
    "zh": {"how": "核对三个数；原文自相矛盾时只留原文有把握的，并在“不足”表里说明"},
    "en": {"how": "check the numbers; keep what is certain, and say so on the sheet 不足"},
}
_FILL_LIST = {
    "zh": {"how": "在这张表里给这个案例至少填一行"},
    "en": {"how": "fill in at least one row for this case on that sheet"},
}


def _choose(what: str) -> Mapping[Language, Mapping[str, str]]:
    return {"zh": {**_CHOOSE_ZH, "what": what}, "en": _CHOOSE_EN}


IN_CELLS: Mapping[str, Mapping[Language, Mapping[str, str]]] = {
    Code.EMPTY: {"zh": {"how": "填上这一格"}, "en": {"how": "fill in this cell"}},
    Code.UNKNOWN_VALUE: {
        "zh": {"how": "从下拉选项里选", "mend": "改选“{nearest}”"},
        "en": {"how": "choose from the drop-down", "mend": "choose “{nearest}”"},
    },
    Code.BAD_NUMBER: {
        "zh": {
            "allowed": "只写阿拉伯数字，可带负号和小数点；单位和“余”“约”不写在这一格",
            "how": "只留数字；别的文字填在旁边的列里",
            "mend": "{replacement}",
        },
        "en": {
            "allowed": "digits with an optional minus and decimal point, without unit or qualifier",
            "how": "keep the digits; the other words have columns beside it",
            "mend": "{replacement}",
        },
    },
    Code.NOT_WHOLE: {
        "zh": {"how": "只写整数，去掉“分”等字；原文的写法填在“原文写法”一列"},
        "en": {"how": "write the whole number alone; the words of the source have a column"},
    },
    Code.UNKNOWN_TERM: _choose("{vocabulary}里没有“{value}”"),
    Code.UNKNOWN_SOURCE: _choose("来源里没有“{value}”"),
    Code.UNKNOWN_METHOD: _choose("没有方法“{value}”"),
    Code.UNKNOWN_CASE: {
        "zh": {
            "what": "没有案例“{value}”",
            "allowed": "写库里已有案例的编号",
            "how": "核对编号；还没有写成案例的，先空着",
            "mend": "改成“{nearest}”",
        },
        "en": {
            "allowed": "the id of a case of the library",
            "how": "check the id; leave the cell empty while there is no such case",
            "mend": "write “{nearest}”",
        },
    },
    Code.SOURCE_NOT_LISTED: {
        "zh": {
            "what": "引用了来源“{value}”，“案例”表的“来源”一列里没有它",
            "allowed": "引用的来源都写在“来源”一列里",
            "how": "在“案例”表的“来源”一列里加上它，一行一个",
            "mend": "",
        },
        "en": {
            "what": "“{value}” is cited, and the column 来源 of the cases lacks it",
            "allowed": "every source that is cited stands in the column 来源",
            "how": "add it to the column 来源 of the cases, one on a line",
            "mend": "",
        },
    },
    Code.NOT_MOVED: {
        "zh": {
            "what": "填了“移至”，“状态”选的却不是“已移走”",
            "allowed": "“移至”只和“已移走”一起填",
            "how": "“状态”改选“已移走”，或清空“移至”",
        },
        "en": {"how": "change the status, or clear the cell of where it moved"},
    },
    Code.MOVED_NOWHERE: {
        "zh": {
            "what": "“状态”选了“已移走”，“移至”却空着",
            "how": "在“移至”一列选新的案例；没有新案例就改选别的状态",
        },
        "en": {"how": "choose the new case in the column 移至, or another status"},
    },
    Code.PERCENT_DISAGREES: _FIGURES,
    Code.DIFFERENCE_DISAGREES: _FIGURES,
    Code.WRONG_DIRECTION: {
        "zh": {"how": "下降的补上负号；方向选反的改“方向”一列；确实变差的不用改"},
        "en": {"how": "add the minus, or correct the column 方向; leave it if it is right"},
    },
    Code.PRINTED_VALUE: {
        "zh": {
            "allowed": "“原文写法”摘录的文字里要有这个数，汉字数字也可以",
            "how": "把“原文写法”改成含有这个数的那几个字，或改正数值",
        },
        "en": {"how": "quote the words that hold the number, or correct the number"},
    },
    Code.FEW_ELEMENTS: {
        "zh": {"how": "补上缺少的部分；暂时补不了，“状态”先选“草稿”"},
        "en": {"how": "add what is missing, or choose the status 草稿 for now"},
    },
    Code.PLACEHOLDER: {
        "zh": {"how": "写上内容，或清空这一格"},
        "en": {"how": "write the content, or clear the cell"},
    },
    Code.ID_NUMBER: {"zh": {"how": "删去号码，只写岗位或“党员”；确实该写的，请维护人员放行"}},
    Code.MOBILE: {
        "zh": {"how": "删去号码；要让读者联系，写单位公开的服务电话；确实该写的，请维护人员放行"}
    },
    Code.BANK_CARD: {"zh": {"how": "删去卡号；确实该写的，请维护人员放行"}},
    Code.EMAIL: {"zh": {"how": "删去邮箱地址；确实该写的，请维护人员放行"}},
    Code.ADVERTISING: {
        "zh": {"how": "删去这几个字，并对照原文看前后有没有缺字；确实该写的，请维护人员放行"}
    },
    Code.TEMPLATE_PHONE: {"zh": {"how": "删去号码；确实该写的，请维护人员放行"}},
    Code.PINYIN: {
        "zh": {
            "how": "删去拼音；确实该写的，请维护人员放行",
            "mend": "改成“{replacement}”；确实该写的，请维护人员放行",
        }
    },
    Code.TRADITIONAL: {
        "zh": {
            "how": "改成简体；确实该写的，请维护人员放行",
            "mend": "改成“{replacement}”；确实该写的，请维护人员放行",
        }
    },
    Code.MOJIBAKE: {
        "zh": {"how": "对照原文重新输入；认不出的那句不写；确实该写的，请维护人员放行"}
    },
    Code.FOOTER: {"zh": {"how": "删去这几个字；确实该写的，请维护人员放行"}},
    Code.DELETION: {
        "zh": {"how": "对照原文补上缺的字，或把多余的标点删去；确实该写的，请维护人员放行"}
    },
    Code.PAGE_NUMBER: {
        "zh": {
            "how": "删去页码；确实该写的，请维护人员放行",
            "mend": "改成“{replacement}”；确实该写的，请维护人员放行",
        }
    },
    Code.UNITS_DIFFER: {
        "zh": {"how": "统一单位；变化率填在“变化”几列，单位用 %"},
        "en": {"how": "use one unit; a relative change belongs in the columns 变化, in %"},
    },
    **REGISTRY_WORDS,
}
"""Code → language → the parts of its wording that are others for a workbook."""

_PARTS = {
    "zh": {"typed": "{title}写 {value}", "chosen": "{title}选 {value}", "join": "，"},
    "en": {"typed": "{title}: write {value}", "chosen": "{title}: choose {value}", "join": ", "},
}


def in_cells(problem: Problem, cell: Cell, words: Words, lang: Language) -> Problem:
    """The same problem, said with the headings and labels that the workbook shows.

    Args:
        problem: what the check of the file says.
        cell: where it stands.
        words: ids and labels of the library.
        lang: the language of the message.
    """
    explanation = CATALOGUE[problem.code]
    wording = explanation.zh if lang == "zh" else explanation.en
    if problem.code == Code.EMPTY and problem.path in LISTS:
        changes: Mapping[str, str] = _FILL_LIST[lang]
    else:
        changes = IN_CELLS.get(problem.code, {}).get(lang, {})
    facts = dict(problem.params)
    for sheet, column in _columns_at(cell):
        facts |= _facts(facts, sheet, column, words, lang)
    message, hint = told(replace(wording, **{"exact": "", **changes}), facts, lang)
    return replace(problem, message=message, hint=hint)


def _columns_at(cell: Cell) -> Iterator[tuple[Sheet, Column]]:
    """The column of a cell, where it has one; above a form the unit is chosen as elsewhere."""
    sheets = (*case_sheets(), *registry_sheets())
    found = False
    for sheet in sheets:
        for column in sheet.columns:
            if (sheet.name, column.title) == (cell.sheet, cell.title):
                found = True
                yield sheet, column
    if not found and cell.title == ORGANISATION.title:
        yield sheets[0], ORGANISATION


def _facts(
    facts: Mapping[str, str], sheet: Sheet, column: Column, words: Words, lang: Language
) -> dict[str, str]:
    """The facts that a workbook shows otherwise: keys by their heading, ids by their label."""
    found = {"key": column.title} if "key" in facts else {}
    if listed := words.lists.get(column.list_name):
        for name in facts.keys() & {"value", "nearest", "replacement"}:
            label = listed.shown.get(facts[name], facts[name])
            coded = not column.is_choice and label != facts[name]
            found[name] = f"{label}（{facts[name]}）" if coded else label
        if "allowed" in facts:
            found["allowed"] = "、".join(listed.shown.values())
    keys = (f"{column.path[-1]}:", "value:")
    is_figure = column.path[-1] == "value" or facts.get("replacement", "").startswith(keys)
    if column.leaf.is_number and facts.get("replacement") and is_figure:
        parts = _figure(facts["value"], sheet, column, words, lang)
        found["replacement"] = _PARTS[lang]["join"].join(parts)
    return found


def _figure(
    typed: str, sheet: Sheet, column: Column, words: Words, lang: Language
) -> Iterator[str]:
    """What to put into each of the cells of a figure that was typed into one."""
    meant = meant_number(typed)
    beside = {item.path[-1]: item for item in sheet.columns if item.path[:-1] == column.path[:-1]}
    beside["value"] = column
    for key in ("value", "unit", "qualifier"):
        if (value := getattr(meant, key, "")) and key in beside:
            at = beside[key]
            way = "chosen" if at.list_name else "typed"
            shown = words.shown(at, value)
            yield _PARTS[lang][way].format(title=at.title, value=shown)
