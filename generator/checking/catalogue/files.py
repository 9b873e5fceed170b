"""R151 to R155: names and kinds of files."""

from generator.checking.catalogue.explanation import Explanation, Wording
from generator.checking.problem import Severity

FILES = (
    Explanation(
        "R151",
        Severity.ERROR,
        Wording(
            title="不是普通文件",
            what="这是快捷链接或特殊文件，没有读取",
            allowed="内容文件只能是普通文件",
            why="链接可以指到库外的任何地方，检查和发布不应跟过去。",
            how="删去链接，把文件本身放在这里",
        ),
        Wording(
            title="Not a regular file",
            what="this is a link or a special file; it was not read",
            allowed="content is kept in regular files",
            why="A link can point anywhere outside of the library; nothing should follow it.",
            how="delete the link and put the file itself here",
        ),
        bad="cases/tianjin/a-case.yml → ../../别处.yml",
        good="cases/tianjin/a-case.yml",
    ),
    Explanation(
        "R152",
        Severity.ERROR,
        Wording(
            title="文件名或文件夹名不合规定",
            what="名字“{name}”不合规定，文件没有读取",
            allowed=(
                "2 至 64 个小写英文字母、数字和单个连字符，不用 index、con 等保留名，"
                "文件以 .yml 结尾"
            ),
            why="名字就是编号，会出现在网址里；换一个系统，大小写、空格和汉字都可能变样。",
            how="改成小写英文、拼音和连字符，例如 xianchang-ling-weizhang.yml",
            mend="改名为 {proposed}",
        ),
        Wording(
            title="A name against the rule",
            what="the name “{name}” is not allowed; the file was not read",
            allowed=(
                "2 to 64 lower-case letters, digits, single hyphens, not index, con …; "
                "files end in .yml"
            ),
            why="The name is the id and part of the address; other names change between systems.",
            how="use lower-case letters, digits and hyphens, as in site-zero-violation.yml",
            mend="rename it to {proposed}",
        ),
        bad="cases/tianjin/Zero Violation.yaml",
        good="cases/tianjin/zero-violation.yml",
    ),
    Explanation(
        "R153",
        Severity.ERROR,
        Wording(
            title="放错了地方",
            what="这个位置不放条目，文件没有读取",
            allowed=(
                "案例放 cases/项目集编号/，方法放 methods/，"
                "词表是 cases/vocabulary/ 里的 scenarios.yml 等六个文件"
            ),
            why="条目属于哪一类、哪个项目集，由它所在的文件夹决定。",
            how="把文件移到对应的文件夹",
        ),
        Wording(
            title="In the wrong place",
            what="no entry belongs here; the file was not read",
            allowed=(
                "cases lie in cases/<collection>/, methods in methods/, "
                "and cases/vocabulary/ holds its six files"
            ),
            why="The folder decides what an entry is and to which collection it belongs.",
            how="move the file to its folder",
        ),
        bad="cases/zero-violation.yml",
        good="cases/tianjin/zero-violation.yml",
    ),
    Explanation(
        "R154",
        Severity.WARNING,
        Wording(
            title="不会读取的文件",
            what="这不是 .yml 文件，不会被读取",
            allowed="内容文件夹里只放 .yml 文件和 README",
            why="表格和文档放在这里容易让人以为已经入库。",
            how="表格先导入成 .yml；其他材料移出 cases/ 和 methods/",
        ),
        Wording(
            title="A file that is not read",
            what="this is no .yml file and is not read",
            allowed="content folders hold .yml files and READMEs only",
            why="A workbook lying here looks as if it had been taken in.",
            how="import a workbook into .yml files; move other material elsewhere",
        ),
        bad="cases/tianjin/项目.xlsx",
        good="cases/tianjin/zero-violation.yml",
    ),
    Explanation(
        "R155",
        Severity.ERROR,
        Wording(
            title="打不开",
            what="文件或文件夹打不开",
            why="没有读取的权限，或磁盘出错；里面的内容没有检查。",
            how="给这个文件加上读取权限后再检查",
        ),
        Wording(
            title="Cannot be opened",
            what="the file or folder cannot be opened",
            why="Permission is missing or the disk failed; its content was not checked.",
            how="allow reading it and check again",
        ),
        bad="没有读取权限的文件",
        good="可以读取的文件",
    ),
)
