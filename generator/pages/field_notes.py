"""What the field reference says in Chinese beside the schema: names of types, and a note per field.

A test holds it against the schema: a field with a description there needs a note here.
"""

from __future__ import annotations

FILES: dict[str, tuple[str, str]] = {
    "case": ("案例", "cases/<项目集>/<编号>.yml，一个项目一个文件"),
    "method": ("机制与工作法", "methods/<编号>.yml，一种做法一个文件"),
    "collection": ("项目集", "cases/<项目集>/collection.yml"),
    "vocabulary": (
        "词表",
        "cases/vocabulary/ 下的 scenarios、business-lines、vehicles、indicators、organisations",
    ),
    "sources": ("来源", "cases/vocabulary/sources.yml"),
}
"""Kind of file → its Chinese name and where it lies."""

TYPES: dict[str, tuple[str, str]] = {
    "Action": ("做法", "做过的一件事，可注明用的是哪种机制。"),
    "Admission": ("准入", "项目要达到什么才收进来。"),
    "Appraisal": ("评审", "原文写明的分级、评分和评定。"),
    "Column": ("列", "空白表单的一列。"),
    "Combination": ("配合", "与哪种做法配合用，为什么。"),
    "Figure": ("数字", "原文印有的一个数字，连同原文写法和出处。"),
    "Indicator": ("指标", "要改变的数字，以及它怎样变了；原文没有的不填。"),
    "NamedFigure": ("有名称的数字", "同“数字”，另外写明数的是什么。"),
    "Node": ("结构", "做法的一个组成部分，可以一层层往下分。"),
    "Origin": ("来历", "做法出自哪里。"),
    "Period": ("时间", "一段时间；哪一头原文没写就不填。"),
    "ProblemStatement": ("问题", "中心工作里哪里不对。"),
    "Results": ("成效", "得到了什么；有数字的写数字，没有的写定性。"),
    "Role": ("分工", "谁做什么。"),
    "Source": ("来源", "被引用的一篇文章，只在这里写一次。"),
    "Statement": ("陈述", "一句话和它的出处。"),
    "Step": ("步骤", "做什么、谁做、何时、产出什么。"),
    "Term": ("词条", "一个受控词。"),
    "Tool": ("表单", "一张空白表单。"),
    "Vehicle": ("载体", "党员通过什么组织形式发挥作用。"),
}
"""Type of the schema → its Chinese name and what it is."""

TARGETS: dict[str, str] = {
    "scenarios": "适用场景的编号",
    "business-lines": "业务领域的编号",
    "vehicles": "载体的编号",
    "indicators": "指标的编号",
    "organisations": "单位的编号",
    "sources": "来源的编号",
    "methods": "机制或工作法的编号",
    "cases": "案例的编号",
    "same-vocabulary": "同一词表里的编号",
    "own-tools": "本做法的表单编号",
}
"""What an id may name, by the schema's `x-refers-to`."""

NOTES: dict[str, str] = {
    "Case.title": "说清谁用什么办法解决了什么。",
    "Case.summary": "列表和搜索结果都用它。",
    "Case.organisation": "填单位的编号；词表里没有的，先在 organisations.yml 里添上。",
    "Case.scenarios": "读者会从哪种难处找到这个案例。",
    "Case.problem": "原文没写就不填，页面会显示“原文未载”。",
    "Case.indicators": "原文没有数字也可以只写指标名称。",
    "Case.scale": "单位和投入的规模：党员数、小组数、任务数。",
    "Case.limits": "原文自己承认的不足，不是编者的评价。",
    "Case.conditions": "别的单位照着做之前需要什么；由编者整理。",
    "Case.status": "草稿只检查，不发布。",
    "Case.moved_to": "状态为 moved 时填新编号，旧地址会指向新页面。",
    "Vehicle.kinds": "至少一个；词表在 vehicles.yml。",
    "Results.claims": "没有数字的成效写在这里，页面会标“定性”。",
    "Appraisal.professional_score": "专业部门按项目对中心工作的支撑打分，1 至 5。",
    "Appraisal.party_score": "党建部门按载体作用发挥情况打分，1 至 5。",
    "Appraisal.decision": "评为突出贡献，两项评分都要在 4 分以上。",
    "Figure.value": "只写数字；作为变化时，下降写负数。",
    "Figure.qualifier": "“多”“余”用 more_than，“左右”“约”用 about。",
    "Figure.printed": "照抄原文；检查时会到存档原文里核对。",
    "Figure.source": "来源的编号，见 sources.yml。",
    "NamedFigure.value": "只写数字；作为变化时，下降写负数。",
    "NamedFigure.qualifier": "“多”“余”用 more_than，“左右”“约”用 about。",
    "NamedFigure.printed": "照抄原文；检查时会到存档原文里核对。",
    "NamedFigure.source": "来源的编号，见 sources.yml。",
    "Indicator.indicator": "词表里有的填编号，没有的只填名称。",
    "Indicator.change": "相对变化用 %，绝对变化用指标自己的单位；下降写负数。",
    "Step.tool": "这一步用到的表单，填本文件里的表单编号。",
    "Column.width": "打印时的列宽，以字符计。",
    "Tool.rows": "表里已经填好的行，每行的格数与列数相同。",
    "Admission.minimum_score": "知道评分时，两项评分都要达到。",
    "Term.pinyin": "只在读音会弄错时填（重、行、调等），音节之间空一格。",
    "Term.parent": "同一词表里的上级词；单位填它所属的单位。",
    "Term.unit": "只用于指标。",
    "Term.better": "只用于指标。",
    "Source.about": "文章讲的是哪个单位。",
    "Source.caveats": "收集到的文本有什么毛病。",
    "Source.file": "存档文本的文件名，核对原文写法时用。",
    "Source.link": "只填可以公开给读者的网址。",
}
"""`Type.field` → a note; fields not named here need none."""
