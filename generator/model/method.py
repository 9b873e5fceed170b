"""A method: a reusable way of working, a whole system or a mechanism that several share."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from generator.model.base import Id, Labelled, Line, Model, Text, Title
from generator.model.case import Role, Statement, Status
from generator.model.dates import Period
from generator.model.figure import NamedFigure
from generator.model.needs import Needs, Stage
from generator.model.numbers import Whole
from generator.model.reference import (
    BusinessLineId,
    CaseId,
    IndicatorId,
    MethodId,
    OrganisationId,
    ScenarioId,
    SourceId,
    ToolId,
    VehicleId,
)


class MethodKind(Labelled):
    """A system is one company's whole way; a mechanism is one part that others can take alone."""

    SYSTEM = "system", "工作体系"
    MECHANISM = "mechanism", "典型机制"


def _blank_cell(value: object) -> object:
    return "" if value is None else value


Cell = Annotated[str, BeforeValidator(_blank_cell)]
"""A cell of a form; nothing typed is an empty cell."""


class CellKind(Labelled):
    """What goes into a column of a form."""

    TEXT = "text", "文字"
    NUMBER = "number", "数字"
    DATE = "date", "日期"
    CHOICE = "choice", "选项"
    TICK = "tick", "勾选"


class Origin(Model, title="来历"):
    """Where a method comes from."""

    organisations: tuple[OrganisationId, ...] = Field(
        (), title="单位", description="提出它的单位，填编号。", examples=[["guowang-shanxi"]]
    )
    period: Period | None = Field(None, title="时间", description="何时提出、试行。")
    statement: Text = Field(
        title="来历", description="怎么来的、在哪里用过。", examples=["2017 年起在基层支部试点"]
    )


class Node(Model, title="结构"):
    """A part of a method and the parts it is made of."""

    title: Line = Field(title="名称", description="这一部分叫什么。", examples=["三项机制"])
    note: Line | None = Field(
        None, title="说明", description="一句话说明。", examples=["目标、责任、考核"]
    )
    children: tuple[Node, ...] = Field(
        (), title="组成", description="它由哪些部分组成，可以一层层往下分。"
    )


class Step(Model, title="步骤"):
    """What is done, by whom, when, and what is there afterwards."""

    title: Line = Field(title="步骤", description="这一步的名称。", examples=["找问题"])
    what: Text = Field(
        title="做什么", description="照着就能做的说明。", examples=["逐个班组座谈，列出问题清单"]
    )
    who: Line | None = Field(
        None, title="谁来做", description="岗位或组织。", examples=["党支部委员"]
    )
    when: Line | None = Field(
        None, title="何时", description="时间或频次。", examples=["每月最后一周"]
    )
    output: Line | None = Field(
        None, title="产出", description="做完后有什么。", examples=["问题清单"]
    )
    tool: ToolId | None = Field(
        None,
        title="表单",
        description="这一步用到的表单，填本文件 tools 里的编号。",
        examples=["wenti-qingdan"],
    )


class Column(Model, title="列"):
    """One column of a form."""

    title: Line = Field(title="列名", description="表头的文字。", examples=["责任人"])
    kind: CellKind = Field(
        CellKind.TEXT, title="类型", description="这一列填什么。", examples=["choice"]
    )
    choices: tuple[Line, ...] = Field(
        (),
        title="选项",
        description="类型为 choice 时的下拉选项。",
        examples=[["未完成", "已完成"]],
    )
    hint: Line | None = Field(
        None, title="填写说明", description="填这一列要注意什么。", examples=["写到具体的人"]
    )
    width: Annotated[int, Field(ge=4, le=60), Whole] = Field(
        16, title="列宽", description="打印时的列宽，以字符计，4 至 60。", examples=[12]
    )


class TallyKind(Labelled):
    """How the rows of a filled form are counted up."""

    SCORE = "score", "计分"
    CHECK = "check", "点检"
    LOOP = "loop", "闭环"


class Tally(Model, title="汇总"):
    """How a filled form is counted up; columns are named by their titles.

    `score` adds points up against full points; `check` takes the share of rows that pass; `loop`
    tells what is closed, what is open and what is overdue.
    """

    kind: TallyKind = Field(
        title="方式",
        description="score 把得分加起来，check 算合格的有几成，loop 看哪些办结、哪些过期。",
        examples=["loop"],
    )
    value: Line = Field(
        title="看哪一列", description="得分、结果或状态所在的列名。", examples=["完成情况"]
    )
    full: Line | None = Field(
        None, title="满分列", description="score 用：标准分所在的列名。", examples=["标准分"]
    )
    good: tuple[Line, ...] = Field(
        (),
        title="算合格、算办结",
        description="check 和 loop 用：哪些选项算合格或办结。",
        examples=[["已完成"]],
    )
    exempt: tuple[Line, ...] = Field(
        (), title="不计", description="哪些选项不计入，如不涉及。", examples=[["不涉及"]]
    )
    due: Line | None = Field(
        None, title="期限列", description="loop 用：期限所在的列名。", examples=["期限"]
    )
    group: Line | None = Field(
        None, title="分组列", description="按哪一列分开小计。", examples=["类别"]
    )


class WorkedExample(Model, title="填写示例"):
    """A few rows filled from what the source of one case says; what it does not say stays blank."""

    case: CaseId = Field(
        title="案例", description="照哪个案例填的，填编号。", examples=["baodi-weizhang-baobao"]
    )
    rows: tuple[tuple[Cell, ...], ...] = Field(
        title="各行",
        description='每行的格数与列数相同；原文没说的写 ""，页面显示“原文未载”。',
        examples=[[["运检党支部", "违章率下降28%"]]],
        min_length=1,
    )
    note: Line | None = Field(
        None, title="说明", description="哪里是推出来的，哪里没有。", examples=["期限原文未载"]
    )


class Tool(Model, title="表单"):
    """A blank form as data."""

    id: Id = Field(
        title="编号",
        description="本方法内不重复；下载的文件以它命名。",
        examples=["wenti-qingdan"],
    )
    title: Title = Field(title="名称", description="表单的名称。", examples=["问题清单"])
    purpose: Text = Field(
        title="用途", description="什么时候填、填了做什么用。", examples=["每月汇总，逐项销号"]
    )
    instructions: tuple[Line, ...] = Field(
        (),
        title="填写说明",
        description="印在表头上方的说明，一条一句。",
        examples=[["一个问题一行"]],
    )
    columns: tuple[Column, ...] = Field(
        title="列", description="2 至 16 列，从左到右。", min_length=2, max_length=16
    )
    rows: tuple[tuple[Cell, ...], ...] = Field(
        (),
        title="已填行",
        description='表里已经填好的行，每行的格数与列数相同，空格写 ""。',
        examples=[[["1", "组织建设", ""]]],
    )
    blank_rows: Annotated[int, Field(ge=0, le=60), Whole] = Field(
        8, title="空白行数", description="留给手填的行数，0 至 60。", examples=[10]
    )
    tally: Tally | None = Field(
        None, title="汇总", description="填好以后怎样汇总；不用汇总的表不写。"
    )
    example: WorkedExample | None = Field(
        None, title="填写示例", description="照一个案例填好的几行，让人看懂怎么填。"
    )


class Combination(Model, title="配合"):
    """Another method that goes well with this one, and why."""

    method: MethodId = Field(
        title="方法", description="另一个方法的编号。", examples=["shuangxiang-dafen"]
    )
    why: Line = Field(
        title="为什么", description="合在一起好在哪里。", examples=["清单定责，打分兑现"]
    )


class Method(Model, title="方法"):
    """One method, one YAML file; its id is the file's name."""

    title: Title = Field(title="名称", description="2 至 60 个字。", examples=["清单化责任制"])
    kind: MethodKind = Field(
        title="类别",
        description="一家企业的整套做法是 system，可以单独拿来用的是 mechanism。",
        examples=["mechanism"],
    )
    summary: Annotated[Text, Field(max_length=200)] = Field(
        title="摘要",
        description="不超过 200 个字，说清做什么、好在哪里。",
        examples=["把责任列成清单，到人、到天、可销号。"],
    )
    aliases: tuple[Line, ...] = Field(
        (), title="别名", description="别的叫法，检索时也能找到。", examples=[["三定清单"]]
    )
    origin: Origin = Field(title="来历", description="这种做法出自哪里。")
    scenarios: tuple[ScenarioId, ...] = Field(
        title="适用场景",
        description="它能解决哪些难处；填场景的编号。",
        examples=[["zeren-mohu"]],
        min_length=1,
    )
    fits: tuple[Line, ...] = Field(
        (),
        title="何时用",
        description="什么情况下合用，一条一句。",
        examples=[["任务多、人手分散"]],
    )
    not_for: tuple[Line, ...] = Field(
        (), title="何时不用", description="什么情况下不合用。", examples=[["只有三五个人的小组"]]
    )
    stages: tuple[Stage, ...] = Field(
        (),
        title="适合哪一步",
        description="支部走到哪一步时最用得上；由编者整理，看不出就不填。",
        examples=[["start", "no_handle"]],
    )
    needs: Needs | None = Field(
        None, title="需要什么", description="动手之前要有什么；由编者整理，看不出就不填。"
    )
    business_lines: tuple[BusinessLineId, ...] = Field(
        (),
        title="业务领域",
        description="最常用于哪些业务；填编号。",
        examples=[["yunwei-jianxiu"]],
    )
    vehicles: tuple[VehicleId, ...] = Field(
        (),
        title="相关载体",
        description="常与哪些载体一起用；填编号。",
        examples=[["dangyuan-baobao"]],
    )
    structure: Node | None = Field(None, title="结构", description="由哪几部分组成，页面据此画图。")
    steps: tuple[Step, ...] = Field(title="步骤", description="至少两步，按先后。", min_length=2)
    roles: tuple[Role, ...] = Field(title="分工", description="谁做什么。", min_length=1)
    tools: tuple[Tool, ...] = Field(
        title="表单", description="可以直接下载使用的空白表单，至少一张。", min_length=1
    )
    indicators: tuple[IndicatorId, ...] = Field(
        (),
        title="可带动的指标",
        description="做好了会动的指标；填编号。",
        examples=[["xianchang-weizhang-lv"]],
    )
    figures: tuple[NamedFigure, ...] = Field(
        (), title="原文数据", description="原文说到这种做法时印有的数字。"
    )
    cautions: tuple[Line, ...] = Field(
        title="注意事项",
        description="容易做走样的地方，一条一句。",
        examples=[["清单不是越长越好"]],
        min_length=1,
    )
    limits: tuple[Statement, ...] = Field(
        (), title="原文自述的不足", description="原文自己承认的不足。"
    )
    combines_with: tuple[Combination, ...] = Field(
        (), title="可与之配合", description="与哪些方法合用更好。"
    )
    part_of: tuple[MethodId, ...] = Field(
        (), title="属于", description="它是哪个体系的一部分；填编号。", examples=[["si-bu-zou"]]
    )
    sources: tuple[SourceId, ...] = Field(
        title="来源",
        description="这个条目依据的全部来源，填编号。",
        examples=[["xibei-2017"]],
        min_length=1,
    )
    status: Status = Field(
        Status.PUBLISHED, title="状态", description="草稿只检查，不发布。", examples=["draft"]
    )
    moved_to: MethodId | None = Field(
        None,
        title="移至",
        description="状态为 moved 时填新编号，旧地址会指向新页面。",
        examples=["qingdan-zeren"],
    )
