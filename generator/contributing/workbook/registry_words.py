"""What the check says of a registry or a filled form, in words for whoever sees headings."""

from __future__ import annotations

from collections.abc import Mapping

from generator.checking import Code, Language

REGISTRY_WORDS: Mapping[str, Mapping[Language, Mapping[str, str]]] = {
    Code.NOT_YES_OR_NO: {
        "zh": {
            "what": "“{value}”看不出是“是”还是“否”",
            "allowed": "是、否；不列入的也可以不填",
            "how": "从下拉选项里选",
            "mend": "",
        },
        "en": {
            "what": "“{value}” is neither yes nor no",
            "allowed": "yes, no, or nothing",
            "how": "choose from the drop-down",
            "mend": "",
        },
    },
    Code.UNKNOWN_BRANCH: {
        "zh": {
            "allowed": "写“支部”表里有的支部，或由变动产生的支部",
            "how": "核对支部名称；确有这个支部，就在“支部”表里添一行",
            "mend": "改成“{nearest}”，或在“支部”表里添一行",
        },
        "en": {
            "how": "check the name of the branch, or add it to the sheet 支部",
            "mend": "write “{nearest}”, or add the branch to the sheet 支部",
        },
    },
    Code.BRANCH_TWICE: {
        "zh": {"how": "删去多余的一个；并入现有支部的，把它也写进“变动前”"},
        "en": {"how": "remove one; where others join it, name it in the column 变动前 as well"},
    },
    Code.REGISTRY_TWICE: {
        "zh": {"how": "这个单位这一年库里已有台账，请维护人员并成一个文件", "mend": ""},
        "en": {"how": "the library has a registry of that unit and year; make one of both"},
    },
    Code.DECLINED_WITHOUT_REASON: {
        "zh": {
            "allowed": "评定为不同意的，要写“评定说明”",
            "how": "填上“评定说明”，写明差在哪里",
        },
        "en": {
            "allowed": "who declines says why",
            "how": "fill in the column 评定说明: what was lacking",
        },
    },
    Code.LATE_WITHOUT_NEXT: {
        "zh": {
            "allowed": "滞后和中止的，要写“滞后原因与下一步”",
            "how": "填上“滞后原因与下一步”",
        },
        "en": {
            "allowed": "who is late or has stopped says why",
            "how": "fill in the column 滞后原因与下一步: why, and what comes next",
        },
    },
    Code.BRANCH_ENDED: {
        "zh": {
            "how": "“党支部”改成接续的支部；没有接续的，删去变动以后的填报",
            "mend": "“党支部”改成接续的支部：{name}",
        },
        "en": {
            "how": "name the branch that goes on, or remove what was reported after the change",
            "mend": "name the branch that goes on: {name}",
        },
    },
    Code.WRONG_GRADE: {
        "zh": {"what": "当时是 {held} 级，却申报 {value}"},
        "en": {"what": "the grade was {held}, and {value} is asked for"},
    },
    Code.DECISION_AGAINST_SCORES: {
        "zh": {"how": "核对评分；“评定”可以不填，由程序按规则得出"},
        "en": {"how": "check the scores; the decision can stay empty and follows from them"},
    },
    Code.CELL_CHOICE: {
        "zh": {"how": "从下拉选项里选", "mend": "改选“{nearest}”"},
        "en": {"how": "choose from the drop-down", "mend": "choose “{nearest}”"},
    },
}
"""Code → language → the parts of its wording that are others for a workbook."""
