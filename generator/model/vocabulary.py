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


class Term(Model):
    """One controlled word."""

    label: Title = Field(title="名称")
    definition: Text = Field(title="释义")
    aliases: tuple[Line, ...] = Field((), title="别名")
    pinyin: Line | None = Field(None, title="拼音")
    """Only where the usual reading would be wrong (重, 行, 调 …): syllables separated by spaces."""
    parent: BroaderTermId | None = Field(None, title="上级")
    """The broader term of the same vocabulary; for an organisation the one it belongs to."""
    unit: Line | None = Field(None, title="单位")
    """Indicators only."""
    better: Better | None = Field(None, title="方向")
    """Indicators only."""


class Vocabulary(Model):
    """One file of terms; their order is the order on screen."""

    title: Title = Field(title="名称")
    summary: Text = Field(title="说明")
    terms: dict[Id, Term] = Field(title="词条")


class Quality(Labelled):
    """How well a source can be traced, best first."""

    PUBLISHED = "published", "署名媒体刊发"
    UNSTATED = "unstated", "未注明出处"
    SHARED = "shared", "文库分享"
    REPOST = "repost", "商业网站转载"


class Source(Model):
    """An article that entries cite; described once, cited by id."""

    title: Title = Field(title="题名")
    about: OrganisationId = Field(title="所述单位")
    """The id of the organisation it is about."""
    publisher: Line | None = Field(None, title="刊发者")
    date: PartialDate | None = Field(None, title="日期")
    date_note: Line | None = Field(None, title="日期说明")
    quality: Quality = Field(title="来源质量")
    caveats: tuple[Line, ...] = Field((), title="文本缺陷")
    """What is wrong with the text as collected."""
    file: Line = Field(title="存档文件")
    """The name of the archived text, for `casebook check --sources`."""
    link: Annotated[str, StringConstraints(pattern=r"^https?://", max_length=300)] | None = Field(
        None, title="链接"
    )
    """Only an address that may be shown to readers."""


class Sources(Model):
    """cases/vocabulary/sources.yml."""

    sources: dict[Id, Source] = Field(title="来源")
