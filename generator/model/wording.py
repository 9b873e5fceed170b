"""Words that a library does not want in its texts, and pieces that it allows for a reason."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Labelled, Line, Model


class TextCode(Labelled):
    """Rules on texts from which a piece can be let off; the values are codes of the catalogue."""

    ID_NUMBER = "T601", "身份证号码"
    MOBILE = "T602", "手机号码"
    BANK_CARD = "T603", "银行卡号"
    EMAIL = "T604", "电子邮箱"
    ADVERTISING = "T605", "博彩或广告用语"
    TEMPLATE_PHONE = "T606", "样板电话号码"
    PINYIN = "T607", "正文里夹着拼音"
    TRADITIONAL = "T608", "繁体字"
    MOJIBAKE = "T609", "乱码"
    FOOTER = "T610", "网页上的杂项"
    DELETION = "T611", "删改和断行的痕迹"
    PAGE_NUMBER = "T612", "留在文字里的页码"


class WordCode(Labelled):
    """Rules that go by a list of words; a part of TextCode."""

    ADVERTISING = "T605", "博彩或广告用语"
    MOJIBAKE = "T609", "乱码"
    FOOTER = "T610", "网页上的杂项"
    DELETION = "T611", "删改和断行的痕迹"


class WordGroup(Model, title="一组词语"):
    """Words that are found for the same reason."""

    code: WordCode = Field(title="规则", description="查到时按哪条规则报告。", examples=["T605"])
    reason: Line = Field(
        title="理由",
        description="为什么不该出现；会写进提示里。",
        examples=["博彩网站的名字，多是转载时被插进正文的"],
    )
    words: tuple[Line, ...] = Field(
        title="词语",
        description="一条一个词或短语；不分大小写、全角半角，照原样查找。",
        examples=[["六合彩"]],
        min_length=1,
    )


class AllowedText(Model, title="放行的文字"):
    """A piece that rules let pass wherever it stands."""

    text: Line = Field(
        title="文字",
        description="照条目里的写法，一字不差；写得越长，放行的范围越小。",
        examples=["乾县供电公司"],
    )
    reason: Line = Field(
        title="理由", description="为什么可以这样写；必填，供审核的人看。", examples=["地名"]
    )
    code: TextCode | None = Field(
        None,
        title="规则",
        description="只对这一条规则放行；不填则对各条文字规则都放行。",
        examples=["T608"],
    )


class WordRules(Model, title="用词表"):
    """cases/vocabulary/wording.yml."""

    words: tuple[WordGroup, ...] = Field(
        (), title="不该出现的词语", description="按理由分组；案例、方法和词表的文字里都会查。"
    )
    allowed: tuple[AllowedText, ...] = Field(
        (),
        title="放行的文字",
        description="规则会报告、但确实该这样写的文字，每条都要写理由。",
    )
