"""Documents to search in: a hand-written handful, and made-up ones from a seed."""

import random
import re

from generator.search import SearchDocument

BRANCHES = SearchDocument(
    "tianjin-metering",
    "case",
    "营销一线党员突击队反窃电",
    "cases/tianjin-metering.html",
    (
        ("alias", "稽查增收"),
        ("problem", "台区线损居高不下，窃电行为隐蔽，专业人手不足。"),
        ("indicator", "查处窃电户数：520多户"),
        ("vehicle", "党员突击队、专项攻坚组"),
        ("results", "查处窃电520多户，实现稽查增收2000余万元。"),
        ("organisation", "国网天津电力"),
    ),
    {"scenario": ("revenue",)},
)
VIOLATIONS = SearchDocument(
    "baodi-operation",
    "case",
    "宝坻运检党员包保责任制",
    "cases/baodi-operation.html",
    (
        ("problem", "检修现场违章多，作业人员习惯性违章屡查屡犯。"),
        ("vehicle", "党员包保责任制，在工作票加盖党员印章"),
        ("results", "现场违章率下降28%，受到上级肯定。"),
        ("organisation", "国网天津电力 宝坻供电公司"),
    ),
    {"scenario": ("safety",)},
)
TASK_FORCE = SearchDocument(
    "task-force",
    "method",
    "党员突击队",
    "methods/task-force.html",
    (
        ("summary", "把党员编成队伍，在急难险重任务中攻坚。"),
        ("scenario", "抢修保电、重大工程建设"),
        ("steps", "定任务、定标准、定人员，挂牌督战。"),
    ),
    {"scenario": ("safety", "construction")},
)
STANDARD = SearchDocument(
    "one-standard",
    "method",
    "党员“一标双控”",
    "methods/one-standard.html",
    (("summary", "一岗一标、一人一控、一事一控，以提示单和提醒单闭环。"),),
)
LEDGER = SearchDocument(
    "member-ledger",
    "form",
    "党员突击队队员登记表",
    "methods/task-force.html#member-ledger",
    (("tools", "序号、姓名、岗位、T 卡编号、5G 终端"),),
)
HOSTILE = SearchDocument(
    "hostile",
    "page",
    "</script><img src=x onerror=alert(1)> 敌意标题",
    "pages/hostile.html",
    (("body", "引号\"'` 反斜\\杠 \u2028 换行 ${1} </script><script>alert(2)</script> 敌意正文"),),
)
TERM = SearchDocument(
    "line-loss", "term", "线损率", "glossary.html#line-loss", (("summary", "电网损失电量占比。"),)
)
HANDFUL = (BRANCHES, VIOLATIONS, TASK_FORCE, STANDARD, LEDGER, HOSTILE, TERM)
ALIASES = {"1标双控": "一标双控", "dytjd": "党员突击队", "dangyuan": "党员", "偷电": "窃电"}

_WORDS = re.split(
    r"\s+",
    "党员 突击队 责任区 现场 违章 下降 提升 线损 台区 窃电 稽查 增收 安全 质量 服务 供电 检修 运维 "
    "变电站 特高压 攻坚 机制 考核 评价 项目 支部 书记 对标 闭环 清单 责任 目标 指标 成效 防汛 抢修 "
    "工程 建设 调度 营销 客户 满意度 柔性 团队 创新 工作室 劳动 竞赛 包保 印章 工作票 数据 报表 "
    "产品 5G T卡 pm2.5 28% 520多户 2000余万元 党建+ 一岗一标 两级 协作区 "
    "问题 整改 督导 通报 晋级 申报",
)
_LINKS = ("，", "。", "、", "", "", "", "的", "与", "，并", "；", "（试行）", " ")


def sentence(chance: random.Random, words: int) -> str:
    """`words` words of the trade in no sensible order."""
    return "".join(chance.choice(_WORDS) + chance.choice(_LINKS) for _ in range(words)) + "。"


def made_up(count: int, seed: int = 1, words: int = 30) -> list[SearchDocument]:
    """`count` cases that mean nothing and look like Chinese; the same for the same seed."""
    chance = random.Random(seed)
    parts = ("summary", "problem", "indicator", "vehicle", "actions", "results", "limits")
    return [
        SearchDocument(
            f"case-{number}",
            "case",
            sentence(chance, 4),
            f"cases/case-{number}.html",
            tuple((part, sentence(chance, words)) for part in parts),
            {"year": (str(2015 + number % 9),)},
        )
        for number in range(count)
    ]
