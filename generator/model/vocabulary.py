"""Controlled words, in the order they stand on screen, and the sources that entries cite."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from generator.model.base import Id, Labelled, Line, Model, Text, Title
from generator.model.dates import PartialDate
from generator.model.figure import Better
from generator.model.reference import BroaderTermId, OrganisationId


class VocabularyKind(Labelled):
    """The vocabularies; the value is the name of the file and of the site's folder."""

    SCENARIOS = "scenarios", "适用场景"
    BUSINESS_LINES = "business-lines", "业务领域"
    VEHICLES = "vehicles", "载体"
    INDICATORS = "indicators", "指标"
    ORGANISATIONS = "organisations", "单位"


class Term(Model, title="词条"):
    """One controlled word."""

    label: Title = Field(title="名称", description="页面上显示的词。", examples=["现场违章多"])
    definition: Text = Field(
        title="释义",
        description="指什么、不指什么。",
        examples=["作业现场反复出现违反规程的行为。"],
    )
    aliases: tuple[Line, ...] = Field(
        (), title="别名", description="别的叫法；填写和检索时也认。", examples=[["习惯性违章"]]
    )
    pinyin: Line | None = Field(
        None,
        title="拼音",
        description="只在读音会弄错时填（重、行、调等），音节之间空一格。",
        examples=["diao du"],
    )
    parent: BroaderTermId | None = Field(
        None,
        title="上级",
        description="同一词表里的上级词；单位填它所属的单位。",
        examples=["guowang-tianjin"],
    )
    unit: Line | None = Field(None, title="计量单位", description="只用于指标。", examples=["%"])
    better: Better | None = Field(
        None, title="方向", description="只用于指标：越高越好还是越低越好。", examples=["lower"]
    )


class Vocabulary(Model, title="词表"):
    """One file of terms; their order is the order on screen."""

    title: Title = Field(title="名称", description="词表的名称。", examples=["适用场景"])
    summary: Text = Field(
        title="说明", description="这些词用来做什么。", examples=["读者从难处找办法。"]
    )
    terms: dict[Id, Term] = Field(title="词条", description="编号和词条，按页面上显示的先后排列。")


class Quality(Labelled):
    """How well a source can be traced, best first."""

    PUBLISHED = "published", "署名媒体刊发"
    UNSTATED = "unstated", "未注明出处"
    SHARED = "shared", "文库分享"
    REPOST = "repost", "商业网站转载"


class Source(Model, title="来源"):
    """An article that entries cite; described once, cited by id."""

    title: Title = Field(title="题名", description="文章的题名。", examples=["一支部一项目一特色"])
    about: OrganisationId = Field(
        title="所述单位", description="文章讲的是哪个单位，填编号。", examples=["guowang-tianjin"]
    )
    publisher: Line | None = Field(
        None, title="刊发者", description="刊发的媒体，没写明就不填。", examples=["中国电力新闻网"]
    )
    date: PartialDate | None = Field(
        None, title="日期", description="刊发日期；没写明就不填。", examples=["2020-09-07"]
    )
    date_note: Line | None = Field(
        None,
        title="日期说明",
        description="没有日期时，从文中能看出什么。",
        examples=["文中写到 2017 年试点"],
    )
    quality: Quality = Field(
        title="来源质量", description="这篇文章能不能追到原处。", examples=["published"]
    )
    caveats: tuple[Line, ...] = Field(
        (),
        title="文本缺陷",
        description="收集到的文本有什么毛病。",
        examples=[["正文夹有图片说明"]],
    )
    file: Line = Field(
        title="存档文件",
        description="存档文本的文件名，核对原文写法时用。",
        examples=["004_tianjin-one-branch-one-project.txt"],
    )
    link: Annotated[str, StringConstraints(pattern=r"^https?://", max_length=300)] | None = Field(
        None,
        title="链接",
        description="只填可以公开给读者的网址。",
        examples=["https://www.example.com/"],
    )


class Sources(Model, title="来源表"):
    """cases/vocabulary/sources.yml."""

    sources: dict[Id, Source] = Field(
        title="来源", description="编号和来源；每篇文章只在这里写一次。"
    )
