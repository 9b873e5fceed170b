"""What must be there before a branch starts on a method, and which branches it helps most."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Labelled, Model
from generator.model.numbers import Whole


class Resource(Labelled):
    """Something a branch has or has not, before any method is chosen."""

    SPECIALISTS = "specialists", "专业部门愿意参与"
    OVERSIGHT = "oversight", "上级能按期检查"
    BRANCHES = "branches", "有三个以上支部"
    TEAMS = "teams", "有两个以上班组"
    EXPERTS = "experts", "有技术骨干或能手"
    RECORDS = "records", "有现成的业务记录"
    KEEPER = "keeper", "有专人登记跟踪"
    PARTNERS = "partners", "有可以共建的单位"


class Stage(Labelled):
    """How far along a branch is with its part in the central work (see domain.md)."""

    START = "start", "想融不会融"
    NO_EFFECT = "no_effect", "做了，成效不明显"
    NO_HANDLE = "no_handle", "有劲使不出"
    SPREAD = "spread", "已见成效，想推广"


class Needs(Model, title="需要什么"):
    """What the steps and roles of a method take for granted; what is absent is unknown."""

    members: Annotated[int, Field(ge=1, le=500), Whole] | None = Field(
        None,
        title="最少党员数",
        description="分工排得开最少要几名党员；步骤和分工里推不出来就不填。",
        examples=[3],
    )
    resources: tuple[Resource, ...] = Field(
        (),
        title="条件",
        description="动手之前要有的条件；由编者从步骤、分工和“何时不用”里整理。",
        examples=[["records", "keeper"]],
    )
