"""E501 to E503: phrases that the archived texts do not hold; only with `check --sources`."""

from generator.checking.catalogue.explanation import Explanation, Wording
from generator.checking.problem import Severity

EVIDENCE = (
    Explanation(
        "E501",
        Severity.ERROR,
        Wording(
            title="存档里找不到这句原文",
            what="在 {file} 里找不到“{value}”",
            allowed="printed 照原文摘录，全半角、繁简体和空白不算区别",
            why="数字能对上原文，读者才敢拿去汇报。",
            how="对照存档原文改正 printed；来源写错的改 source",
        ),
        Wording(
            title="The phrase is not in the archived text",
            what="“{value}” is not found in {file}",
            allowed="printed is quoted as it stands; width, script and blanks do not count",
            why="A figure can be defended only if it stands in its source.",
            how="correct printed by the archived text, or source if it is another one",
        ),
        bad="printed: 违章下降三成",
        good="printed: 现场违章率下降28%",
    ),
    Explanation(
        "E502",
        Severity.ERROR,
        Wording(
            title="没有这份存档",
            what="存档文件夹里没有 {file}",
            allowed="来源的 file 写存档文件夹里的文件名，不带文件夹",
            why="没有存档，这个来源的数字都无从核对。",
            how="把文件放进存档文件夹，或改正 file",
        ),
        Wording(
            title="No archived text",
            what="the folder of archived texts has no {file}",
            allowed="file is the name of a text in that folder, without a path",
            why="Without it none of this source's figures can be checked.",
            how="put the text there, or correct file",
        ),
        bad="file: 005_没有的文件.txt",
        good="file: 004_tianjin-one-branch-one-project.txt",
    ),
    Explanation(
        "E503",
        Severity.ERROR,
        Wording(
            title="存档读不了",
            what="存档 {file} 不是可读的 UTF-8 文本",
            allowed="存档是 UTF-8 编码的纯文本，至多 4 MB",
            why="读不了的存档，数字无从核对。",
            how="把存档另存为 UTF-8 编码的纯文本",
        ),
        Wording(
            title="An archived text that cannot be read",
            what="the archived text {file} is not readable UTF-8 text",
            allowed="archived texts are plain UTF-8, 4 MB at most",
            why="Nothing can be checked against it.",
            how="save it as plain text in UTF-8",
        ),
        bad="file: 扫描件.pdf",
        good="file: 004_tianjin-one-branch-one-project.txt",
    ),
)
