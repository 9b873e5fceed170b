"""Every kind of page that a site has, and one address of each in the real library."""

from __future__ import annotations

import re

KINDS = {
    "home": (r"index\.html", "index.html"),
    "finder": (r"finder\.html", "finder.html?hurt=xianchang-weizhang"),
    "toolbox": (r"methods/index\.html", "methods/index.html"),
    "method": (r"methods/[^/]+\.html", "methods/yi-zhibu-yi-xiangmu.html"),
    "explorer": (r"cases/index\.html", "cases/index.html"),
    "case": (r"cases/[^/]+\.html", "cases/baodi-weizhang-baobao.html"),
    "collections": (r"collections/index\.html", "collections/index.html"),
    "collection": (r"collections/[^/]+\.html", "collections/tianjin-zhuoyue.html"),
    "scenarios": (r"scenarios/index\.html", "scenarios/index.html"),
    "scenario": (r"scenarios/[^/]+\.html", "scenarios/xianchang-weizhang.html"),
    "words": (
        r"(business-lines|vehicles|indicators|organisations)/index\.html",
        "organisations/index.html",
    ),
    "word": (
        r"(business-lines|vehicles|indicators|organisations)/[^/]+\.html",
        "organisations/guowang-tianjin.html",
    ),
    "sources": (r"sources\.html", "sources.html"),
    "matrix": (r"matrix\.html", "matrix.html"),
    "statistics": (r"statistics\.html", "statistics.html"),
    "compare": (
        r"compare\.html",
        "compare.html?kind=case&ids=baodi-weizhang-baobao~yingxiao-fan-qiedian",
    ),
    "plan": (r"plan\.html", "plan.html"),
    "downloads": (r"downloads/index\.html", "downloads/index.html"),
    "search": (r"search\.html", "search.html?q=%E8%BF%9D%E7%AB%A0"),
    "registries": (r"registry/index\.html", "registry/index.html"),
    "example": (r"example/index\.html", "example/index.html"),
    "example round": (r"example/[a-z]+-[a-z]+-\d{4}\.html", "example/shili-dianli-2025.html"),
    "example table": (
        r"example/[a-z]+-[a-z]+-\d{4}--[a-z]+\.html",
        "example/shili-dianli-2025--projects.html",
    ),
    "example sheet": (r"example/[^/]+--sheet-\d+\.html", "example/shili-dianli-2025--sheet-3.html"),
    "example unit": (
        r"example/[^/]+--unit--[^/]+\.html",
        "example/shili-dianli-2025--unit--shili-chengdong.html",
    ),
    "example forms": (r"example/[^/]+--forms\.html", "example/shili-dianli--forms.html"),
    "example tool": (
        r"example/[^/]+--tool--[^/]+\.html",
        "example/shili-dianli--tool--si-bu-zou--lianghua-kaohe.html",
    ),
    "example form": (
        r"example/[^/]+--form--[^/]+\.html",
        "example/shili-dianli--form--shili-jianxiu-quan-zhouqi-zeren-qingdan-2025.html",
    ),
    "example slips": (
        r"example/[^/]+--slips--[^/]+\.html",
        "example/shili-dianli--slips--yi-biao-shuang-kong.html",
    ),
    "fields": (r"reference/fields\.html", "reference/fields.html"),
    "checks": (r"reference/checks/index\.html", "reference/checks/index.html"),
    "check": (r"reference/checks/[A-Z]\d+\.html", "reference/checks/V401.html"),
    "form": (r"contribute/form\.html", "contribute/form.html"),
    "missing": (r"404\.html", "404.html"),
    "guide": (r"[a-z]+\.html|contribute/(index|registry)\.html", "contribute/index.html"),
}
"""Kind → pattern of its addresses, and the address to look at; the first that fits counts."""

ADDRESSES = {kind: address for kind, (_, address) in KINDS.items()}
"""Kind → the address to look at, with the query that fills the page."""


def kind_of(address: str) -> str | None:
    """The kind of page at an address without query; None for one that nobody has thought of."""
    fits = (kind for kind, (pattern, _) in KINDS.items() if re.fullmatch(pattern, address))
    return next(fits, None)
