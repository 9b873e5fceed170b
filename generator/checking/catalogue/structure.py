"""L328: a library that was written for a later program; nothing else is told of it then."""

from generator.checking.catalogue.explanation import Explanation, Wording
from generator.checking.problem import Severity

STRUCTURE = (
    Explanation(
        "L328",
        Severity.ERROR,
        Wording(
            title="结构版本比本工具新",
            what="这个库写的结构版本是 {value}，本工具只认到 {known}；其余内容没有检查",
            allowed="{known} 或更早的版本",
            why="新版结构里可能有本工具不认识的字段，照旧规则检查会误报，生成的网站也会缺内容。",
            how="更新本工具；若只是手误，改回原来的版本",
            mend="更新本工具；若只是手误，改成 {known}",
        ),
        Wording(
            title="A structure newer than this program",
            what="this library states structure {value}, this program knows up to {known}; "
            "nothing else was checked",
            allowed="{known} or an earlier version",
            why="A later structure may hold fields that this program does not know: it would "
            "report what is right, and leave things out of the site.",
            how="update this program; if it is a slip of the pen, write the earlier version",
            mend="update this program; if it is a slip of the pen, write {known}",
        ),
        bad="schema_version: 99",
        good="schema_version: 2",
    ),
)
