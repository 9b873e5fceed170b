"""A filled form: what a branch wrote into one of a method's forms, as data."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Line, Model, Text
from generator.model.dates import PartialDate
from generator.model.method import Cell
from generator.model.reference import MethodId, OrganisationId, ToolId


class FilledForm(Model, title="已填表单"):
    """cases/<collection>/forms/<id>.yml: one form, filled by one branch for one period."""

    method: MethodId = Field(
        title="方法", description="表单属于哪个方法，填编号。", examples=["san-si-wu"]
    )
    tool: ToolId = Field(
        title="表单",
        description="那个方法里的表单，填编号。",
        examples=["wuge-biaozhunhua-zijian"],
    )
    organisation: OrganisationId = Field(
        title="单位", description="单位的编号。", examples=["guowang-shanxi"]
    )
    branch: Line | None = Field(
        None, title="党支部", description="党支部的名称；全单位的表不填。", examples=["营销党支部"]
    )
    period: PartialDate = Field(
        title="时间", description="填的是哪一年、哪一月或哪一天。", examples=["2025-03"]
    )
    rows: tuple[tuple[Cell, ...], ...] = Field(
        title="各行",
        description='一行一条，每行的格数与表单的列数相同，空格写 ""。',
        examples=[[["1", "组织建设", "合格"]]],
        min_length=1,
    )
    note: Text | None = Field(None, title="说明", description="要向读者交代的话。")
