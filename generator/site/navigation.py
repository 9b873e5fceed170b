"""The tabs of the site, and under which of them the entries of each folder belong."""

from __future__ import annotations

from typing import Any

NAVIGATION: list[dict[str, Any]] = [
    {"首页": "index.md"},
    {"帮我选": "finder.md"},
    {"从问题找": "scenarios/index.md"},
    {"工具箱": "methods/index.md"},
    {"案例": "cases/index.md"},
    {
        "项目集": [
            {"全部项目集": "collections/index.md"},
            {"项目台账": "registry/index.md"},
            {"示例：一年的台账": "example/index.md"},
        ]
    },
    {
        "总览": [
            {"机制与问题": "matrix.md"},
            {"统计": "statistics.md"},
            {"业务领域": "business-lines/index.md"},
            {"载体": "vehicles/index.md"},
            {"指标": "indicators/index.md"},
            {"单位": "organisations/index.md"},
            {"来源": "sources.md"},
        ]
    },
    {"下载": "downloads/index.md"},
    {"我的方案": [{"方案": "plan.md"}, {"对比": "compare.md"}]},
    {
        "参与共建": [
            {"怎样提交案例": "contribute/index.md"},
            {"在线填写": "contribute/form.md"},
            {"台账与表单": "contribute/registry.md"},
            {"字段说明": "reference/fields.md"},
            {"检查规则": "reference/checks/index.md"},
            {"接口": "interface.md"},
            {"性能": "performance.md"},
            {"部署": "deploy.md"},
            {"隐私与安全": "privacy.md"},
            {"关于": "about.md"},
        ]
    },
]
"""Used where mkdocs.yml has no `nav` of its own."""

SHELL_FOLDERS: dict[str, str] = {
    "cases": "cases/index.html",
    "methods": "methods/index.html",
    "collections": "collections/index.html",
    "registry": "collections/index.html",
    "example": "collections/index.html",
    "scenarios": "scenarios/index.html",
    "business-lines": "matrix.html",
    "vehicles": "matrix.html",
    "indicators": "matrix.html",
    "organisations": "matrix.html",
    "reference/checks": "contribute/index.html",
}
"""Folder of entry pages → address of the tab that is shown as active on them."""
