"""L320 to L322: addresses that were published and would break; only with `check --published`."""

from generator.checking.catalogue.explanation import Explanation, Wording
from generator.checking.problem import Severity

PUBLISHED = (
    Explanation(
        "L320",
        Severity.ERROR,
        Wording(
            title="发布过的条目不见了",
            what="网址 {address}（{title}）发布过，现在没有 {file}",
            allowed="发布过的条目可以移走、停用，不能删去文件",
            why="别人的收藏、汇报材料和文件里写着这个网址，打不开就断了线索。",
            how="恢复这个文件：内容并到别处的写 status: moved 和 moved_to，不再推荐的写 "
            "status: deprecated",
            mend="恢复这个文件，写上 status: moved 和 moved_to: {nearest}；不再推荐的写 "
            "status: deprecated",
        ),
        Wording(
            title="A published entry is gone",
            what="the address {address} ({title}) was published and {file} is gone",
            allowed="a published entry may move or be deprecated, its file may not be deleted",
            why="Bookmarks, reports and documents name this address.",
            how="restore the file with status: moved and moved_to, or with status: deprecated",
            mend="restore the file with status: moved and moved_to: {nearest}, or with "
            "status: deprecated",
        ),
        bad="cases/tianjin/baodi.yml 改名成 baodi-yunjian.yml，旧文件删去",
        good="# cases/tianjin/baodi.yml 留下\nstatus: moved\nmoved_to: baodi-yunjian",
    ),
    Explanation(
        "L321",
        Severity.ERROR,
        Wording(
            title="发布过的条目改回了草稿",
            what="网址 {address} 发布过，改成草稿后就打不开了",
            allowed="发布过的条目写 published、deprecated 或 moved",
            why="别人的收藏、汇报材料和文件里写着这个网址，打不开就断了线索。",
            how="要停用的写 status: deprecated，页面还在，并注明已停用",
        ),
        Wording(
            title="A published entry is a draft again",
            what="the address {address} was published; as a draft the entry has no page",
            allowed="a published entry is published, deprecated or moved",
            why="Bookmarks, reports and documents name this address.",
            how="write status: deprecated: the page stays and says so",
        ),
        bad="status: draft",
        good="status: deprecated",
    ),
    Explanation(
        "L322",
        Severity.ERROR,
        Wording(
            title="发布过的词条或项目集不见了",
            what="网址 {address}（{title}）发布过，现在 {file} 里没有它",
            allowed="词条和项目集可以改名称，编号不变",
            why="别人的收藏、汇报材料和文件里写着这个网址，打不开就断了线索。",
            how="恢复原来的编号；要换叫法的，改 label 或 title，旧叫法放进 aliases",
            mend="编号改回 {value}；要换叫法的，改 label 或 title，旧叫法放进 aliases",
        ),
        Wording(
            title="A published term or collection is gone",
            what="the address {address} ({title}) was published and {file} no longer holds it",
            allowed="terms and collections may be renamed, their ids stay",
            why="Bookmarks, reports and documents name this address.",
            how="restore the id; to rename it change label or title, and keep the old name among "
            "the aliases",
            mend="call it {value} again; to rename it change label or title, and keep the old "
            "name among the aliases",
        ),
        bad="terms:\n  pei-dian: {label: 配电}  # 从前是 peidian",
        good="terms:\n  peidian: {label: 配电运检, aliases: [配电]}",
    ),
)
