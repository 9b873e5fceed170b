"""S217 to S219: days, years, and answers of yes or no."""

from generator.checking.catalogue.explanation import Explanation, Wording
from generator.checking.problem import Severity

ANSWERS = (
    Explanation(
        "S217",
        Severity.ERROR,
        Wording(
            title="日期没有写到日",
            what="“{value}”不是写到日的日期",
            allowed="日期要写到日，如 2025-03-01",
            why="台账按日期排先后，公开单按日期归到哪两个月，少了日就排不了。",
            how="写成年-月-日，月和日写两位，用半角连字符",
            mend="改成 {replacement}",
        ),
        Wording(
            title="Not a whole date",
            what="“{value}” is not a date with its day",
            allowed="a date has its day, as 2025-03-01",
            why="A registry is put in order and into periods by its days.",
            how="write year-month-day with two digits each and plain hyphens",
            mend="write {replacement}",
        ),
        bad="registered: 2025年2月20日",
        good="registered: 2025-02-20",
    ),
    Explanation(
        "S218",
        Severity.ERROR,
        Wording(
            title="年度写法不对",
            what="“{value}”不是年度",
            allowed="四位数字",
            why="同一年的台账要汇总到一起，写法不同就分成了两年。",
            how="只写四位数字，不带“年”字",
            mend="改成 {replacement}",
        ),
        Wording(
            title="Not a year",
            what="“{value}” is not a year",
            allowed="four digits",
            why="Registries of one year are put together; spelt otherwise it is another year.",
            how="write four digits and nothing else",
            mend="write {replacement}",
        ),
        bad="year: 2025年度",
        good="year: 2025",
    ),
    Explanation(
        "S219",
        Severity.ERROR,
        Wording(
            title="只能填是或否",
            what="“{value}”不是 true 或 false",
            allowed="是写 true，否写 false",
            why="别的写法程序认不出，重点项目会被漏掉。",
            how="是写 true，否写 false；不列入的也可以不写",
            mend="改成 {replacement}",
        ),
        Wording(
            title="Neither true nor false",
            what="“{value}” is neither true nor false",
            allowed="true for yes, false for no",
            why="Nothing else is understood, and a key project would be lost.",
            how="write true or false, or leave the key out for false",
            mend="write {replacement}",
        ),
        bad="key: 是",
        good="key: true",
    ),
)
