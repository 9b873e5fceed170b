"""What does not belong in a text, as regular expressions: a table that other programs can take.

The expressions keep to what Python and JavaScript (flag u) read alike: classes are spelt out,
look-behinds have a fixed length, groups are numbered. None is slow on any text: repetitions are
bounded, or begin where no such sign stands before, or are of signs that cannot begin what follows.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.checking.codes import Code

HAN = "\\u4e00-\\u9fff"
"""Inside of a class: Chinese characters."""

_START = "(?<![0-9A-Za-z])(?<![0-9A-Za-z][-_.])"
_END = "(?![0-9A-Za-z])(?![-_.][0-9A-Za-z])"
"""A number that goes on to either side is part of something longer: a contract, a product."""
_UNITS = (
    "(?!\\s?(?:[万亿千百余多个元度吨米户张次项件条台套人份名页字]|[kKmMgG]?[Ww](?![A-Za-z])|kWh))"
)
"""What follows an amount."""
_REGION = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123])"
"""First two digits of an identity number: the provinces (GB/T 2260)."""
_LAST8 = "(?:[ -]?[0-9]){8}"
_MOBILE = "1(?:3[0-9]|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8[0-9]|9[0-35-9])"
_SEQUENCE = "(?:12345678?|87654321)"
_TLD = "(?!(?:png|jpe?g|gif|webp|svg|css|js)(?![A-Za-z]))[A-Za-z]{2,12}"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One expression: what it finds is told under `code`, if the named check agrees."""

    code: Code
    expression: str
    check: str = ""
    """A key of `numbers.CHECKS`."""
    group: int = 0
    """What is told: the whole, or one of its groups."""
    instead: str | None = None
    """What would stand there without the mistake, with `$1` for a group; None where unknown."""


SENSITIVE: tuple[Pattern, ...] = (
    Pattern(
        Code.ID_NUMBER,
        f"{_START}{_REGION}[0-9]{{4}}[ -]?(?:19|20)[0-9]{{6}}[ -]?[0-9]{{3}}[0-9Xx]{_END}",
        "id",
    ),
    Pattern(
        Code.ID_NUMBER,
        f"{_START}{_REGION}[0-9]{{6}}(?:0[1-9]|1[0-2])[0-3][0-9]{{4}}{_END}{_UNITS}",
        "old-id",
    ),
    Pattern(
        Code.BANK_CARD,
        f"{_START}(?:62(?:[ -]?[0-9]){{14,17}}|9558(?:[ -]?[0-9]){{12,15}}){_END}{_UNITS}",
        "card",
    ),
    Pattern(
        Code.BANK_CARD,
        f"{_START}(?:4[0-9]|5[1-5]|35)[0-9]{{2}}(?:[ -]?[0-9]{{4}}){{3}}{_END}{_UNITS}",
        "card",
    ),
    Pattern(
        Code.TEMPLATE_PHONE,
        f"{_START}1[3-9][0-9][ -]?"
        "(?:[xX*×]{4}[ -]?[0-9xX*×]{4}|[0-9]{4}[ -]?[xX*×]{4}|[xX*×]{3,8})",
    ),
    Pattern(Code.TEMPLATE_PHONE, f"{_START}(?:1380013[ -]?8000|138[ -]0013[ -]8000){_END}"),
    Pattern(Code.TEMPLATE_PHONE, f"{_START}(?:1[3-9][0-9][ -]?1234[ -]?5678|12345678901){_END}"),
    Pattern(
        Code.TEMPLATE_PHONE,
        f"{_START}1[3-9][0-9][ -]?([0-9])\\1{{3}}[ -]?([0-9])\\2{{3}}{_END}{_UNITS}",
    ),
    Pattern(Code.TEMPLATE_PHONE, f"{_START}400-[0-9xX*]{{3}}-?[0-9xX*]{{4}}{_END}"),
    Pattern(Code.TEMPLATE_PHONE, f"{_START}400-[xX*]{{3,8}}"),
    Pattern(
        Code.TEMPLATE_PHONE,
        f"{_START}0[0-9]{{2,3}}[ -]?(?:{_SEQUENCE}|([0-9])\\1{{6,7}}|[xX*×]{{6,8}}){_END}",
    ),
    Pattern(
        Code.MOBILE,
        f"{_START}(?:(?:[+]|00)?86[ -]?)?{_MOBILE}(?:{_LAST8}){_END}{_UNITS}",
    ),
)
"""On texts with digits and letters in half width; where two find the same place, the first wins."""

MAIL: tuple[Pattern, ...] = (
    Pattern(
        Code.EMAIL,
        "(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@"
        f"(?:[A-Za-z0-9-]{{1,63}}\\.){{1,5}}{_TLD}(?![A-Za-z0-9])",
    ),
)

ADVERTISING: tuple[Pattern, ...] = (
    Pattern(
        Code.ADVERTISING,
        "[a-z0-9]{2,8}(?:体育|娱乐|棋牌|彩票|电竞)(?:官网|平台|下载|注册|登录|入口|app)",
    ),
    Pattern(
        Code.ADVERTISING,
        "(?:加微信|加v信|加vx|加qq|微信号|qq群?号?)\\s?[:：]?\\s?[a-z0-9_-]{5,20}",
    ),
)
"""On texts in half width and small letters."""

MOJIBAKE: tuple[Pattern, ...] = (
    Pattern(Code.MOJIBAKE, "(?:锟斤拷|锟斤|斤拷|烫烫烫|屯屯屯|锘縷|锘挎|脙[漏聽])[锟斤拷烫屯]*"),
    Pattern(Code.MOJIBAKE, "[\\ufffd]+"),
    Pattern(Code.MOJIBAKE, "[\\ue000-\\uf8ff]+"),
    Pattern(
        Code.MOJIBAKE,
        "(?:[\\u00c3\\u00c2\\u00e2-\\u00ef][\\u00a1-\\u00bf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]"
        "[\\u00a1-\\u00bf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]?)+",
    ),
    Pattern(Code.MOJIBAKE, "(?<![A-Za-z])[æåÃ](?![a-z])"),
    Pattern(Code.MOJIBAKE, "[锛銆鈥][\\u4e00-\\u9fff\\ue000-\\uf8ff?€]"),
    Pattern(Code.MOJIBAKE, f"(?<=[{HAN}])[?]{{4,}}|(?<![?])[?]{{2,}}(?=[{HAN}])"),
)
"""UTF-8 read as Latin or as GBK, characters that a font of its own had, and what was lost."""

FOOTERS: tuple[Pattern, ...] = (
    Pattern(Code.FOOTER, "(?:责任编辑|值班编辑|责编)\\s?[:：][^，。；\\n]{0,12}"),
    Pattern(Code.FOOTER, "点击(?:查看|阅读|加载|浏览)(?:更多|全文|原文|详情)|点击更新高版本浏览器"),
    Pattern(
        Code.FOOTER,
        "(?:长按|扫描|识别)[^，。]{0,6}二维码[^，。]{0,4}关注|扫码关注(?=我们|公众号|更多|[！!])",
    ),
    Pattern(Code.FOOTER, "(?:^|[。！？\\s])(扫码关注)", group=1),
    Pattern(
        Code.FOOTER,
        "版权(?:声明|所有)\\s?[:：©，]|版权归[^，。]{1,12}所有|侵权(?:必究|请联系|删除)",
    ),
    Pattern(
        Code.FOOTER,
        "(?:本文|文章|稿件)来(?:源|自)\\s?[:：]|转载请(?:注明|联系)|未经授权[^。]{0,6}转载",
    ),
    Pattern(Code.FOOTER, "(?:上一篇|下一篇|相关(?:阅读|推荐|文章))\\s?[:：]|上一篇\\s{1,4}下一篇"),
    Pattern(Code.FOOTER, "(?:您的|当前|所在)位置\\s?[:：>＞]|首页\\s?(?:-?[>＞»]|&gt;)"),
    Pattern(
        Code.FOOTER,
        "发布(?:时间|日期)\\s?[:：]|作者\\s?[:：]\\s?admin|(?:点击|浏览)(?:量|次数)?\\s?[:：](?=\\s?[0-9]|\\s*$)",
    ),
    Pattern(Code.FOOTER, "浏览器版本过低|以后再说X|打印本页|返回顶部|分享到\\s?[:：]"),
    Pattern(
        Code.FOOTER,
        "小编(?:为您|为你|为大家|整理)|欢迎(?:阅读|下载)[!！]|<image>|data:image/|文档网",
    ),
)
"""What a page puts around an article."""
FOOTER_SIGNS = (
    "编|点击|二维码|扫码|版权|侵权|来源|来自|转载|一篇|相关|位置|首页|发布|作者|浏览|以后再说"
    "|打印|返回顶部|分享到|小编|欢迎|<image|data:|文档网"
)
"""Without one of these no pattern of FOOTERS fits."""

_STOPS = "，、；：,;"
DELETIONS: tuple[Pattern, ...] = (
    Pattern(Code.DELETION, f"(?<![{_STOPS}])[{_STOPS}]+([。！？])", instead="$1"),
    Pattern(Code.DELETION, f"([{_STOPS}])[{_STOPS}]+", instead="$1"),
    Pattern(Code.DELETION, f"(。)[。{_STOPS}]+", instead="$1"),
    Pattern(
        Code.DELETION, "“[\\s，。、；]*”|‘\\s*’|《\\s*》|〈\\s*〉|「\\s*」|『\\s*』", instead=""
    ),
    Pattern(Code.DELETION, f"[^\\n]{{25}}([{HAN}，、][ \\t]*\\n[ \\t]*\\n\\s*[{HAN}])", group=1),
    Pattern(Code.DELETION, "（[，。、；：]*）|【】|〔〕|(?<![A-Za-z0-9_\\])}*])\\(\\)", instead=""),
)
"""What stays when a word is taken out, or a sentence is cut by the foot of a page."""
DELETION_SIGNS = (
    f"\\n[ \\t]*\\n|[。{_STOPS}][。！？{_STOPS}]"
    "|[“‘《〈「『][\\s，。、；”’》〉」』]|[（(【〔][，。、；：）)】〕]"
)
"""Without two such signs in a row no pattern of DELETIONS fits."""

PAGE_NUMBERS: tuple[Pattern, ...] = (
    Pattern(
        Code.PAGE_NUMBER,
        "(?<!\\s)\\s*第\\s?[0-9]{1,4}\\s?页\\s?[,，/]?\\s?共\\s?[0-9]{1,4}\\s?页",
        instead="",
    ),
    Pattern(
        Code.PAGE_NUMBER, "(?:^|\\n)\\s{0,20}第\\s?[0-9]{1,4}\\s?页\\s*(?=\\n|$)", instead="\n"
    ),
    Pattern(
        Code.PAGE_NUMBER,
        "(?:^|\\s)[-—–]\\s?[0-9]{1,4}\\s?[-—–][ \\t]*(?=\\n|$)",
        instead="",
    ),
    Pattern(
        Code.PAGE_NUMBER,
        "(?<=[。！？])\\s*(?:第\\s?[0-9]{1,4}\\s?页|[-—–]\\s?[0-9]{1,4}\\s?[-—–])\\s*$",
        instead="",
    ),
    Pattern(
        Code.PAGE_NUMBER,
        f"[{HAN}“”《》，、]{{6}}[{HAN}。）”》](?<![第共约达至为到近超是得分数项号])"
        "([ \\t\\u3000]+[0-9]{1,3})\\s*$",
        group=1,
        instead="",
    ),
    Pattern(Code.PAGE_NUMBER, "(?<![.．·…])[.．·…]{3,}\\s*[0-9]{1,4}\\s*$", instead=""),
)
"""On texts with digits in half width."""
PAGE_SIGNS = "页|[-—–][ \\t]*\\n|[-—–0-9]\\s*$"
"""Without one of these no pattern of PAGE_NUMBERS fits."""
