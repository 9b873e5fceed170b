"""W751 to W764: what a registry or a filled form that comes back can have wrong."""

from generator.checking.catalogue.explanation import Explanation, Wording
from generator.checking.problem import Severity

RETURNED = (
    Explanation(
        "W751",
        Severity.ERROR,
        Wording(
            title="没写单位和年度",
            what="这一行看不出是哪个单位、哪一年的",
            why="工作簿里不止一个单位或一年，空着就不知道归谁。",
            how="写上单位和年度，每一行都写",
        ),
        Wording(
            title="A row without its unit",
            what="it cannot be told of which unit and year this row is",
            why="With several units or years in a workbook, a blank belongs to none of them.",
            how="state the unit and the year in every row",
        ),
        bad="单位：（空）　年度：（空）（工作簿里有两个单位）",
        good="单位：国网宝坻公司　年度：2025",
    ),
    Explanation(
        "W752",
        Severity.ERROR,
        Wording(
            title="支部表里没有这个单位",
            what="支部表里没有 {value}",
            why="台账从年初的支部名单开始，没有名单的单位没有台账可归。",
            how="在“支部”表里补上这个单位和年度的支部，或改正这一行",
        ),
        Wording(
            title="A unit without branches",
            what="the first sheet has no branches of {value}",
            why="A registry starts from the branches of a unit; without them there is none.",
            how="list the branches of that unit and year, or correct this row",
        ),
        bad="项目：国网宁河公司 2025 年（支部表里只有国网宝坻公司）",
        good="支部和项目写的是同一个单位、同一年",
    ),
    Explanation(
        "W753",
        Severity.ERROR,
        Wording(
            title="没写是哪个项目",
            what="这一行没有写是哪个项目的",
            why="空着的一格不等于“同上”：排序以后就对不上了。",
            how="在“项目”一列填上项目的编号或名称，每一行都填",
        ),
        Wording(
            title="A row that names no project",
            what="this row does not say to which project it belongs",
            why="An empty cell does not mean “as above”: sorting would change it.",
            how="put the id or the title of the project into every row",
        ),
        bad="项目：（空）　本期进展：包保到岗",
        good="项目：xm-001　本期进展：包保到岗",
    ),
    Explanation(
        "W754",
        Severity.ERROR,
        Wording(
            title="没有这个项目",
            what="这个单位这一年没有编号或名称是“{value}”的项目",
            why="对不上项目的行会丢失；名称重复的，要写编号才分得清。",
            how="改成项目表里的编号或名称，一字不差",
            mend="改成“{nearest}”",
        ),
        Wording(
            title="A row of an unknown project",
            what="the unit has no project of that year with the id or title “{value}”",
            why="A row without its project would be lost; a shared title does not tell which.",
            how="write the id or the title exactly as it stands among the projects",
            mend="write “{nearest}”",
        ),
        bad="项目：违章清零（项目表里是“违章清零包保”）",
        good="项目：违章清零包保",
    ),
    Explanation(
        "W755",
        Severity.ERROR,
        Wording(
            title="一个项目打了两次分",
            what="“{value}”的打分已经在 {first} 写过",
            why="一个项目一年只评一次，两次不同就不知道用哪一次。",
            how="两行并成一行",
        ),
        Wording(
            title="A project that is scored twice",
            what="the scores of “{value}” stand at {first} already",
            why="A project is scored once a year; of two, nobody knows which counts.",
            how="make one row of both",
        ),
        bad="双向打分：xm-001（两行）",
        good="双向打分：xm-001（一行）",
    ),
    Explanation(
        "W756",
        Severity.ERROR,
        Wording(
            title="台账里没有支部",
            what="支部表里一行也没有",
            why="示例行不算；没有支部就没有单位和年度，台账无从写起。",
            how="在“支部”表里写上单位、年度和全部党支部，一个支部一行",
        ),
        Wording(
            title="A registry without branches",
            what="there is not a single branch in the workbook",
            why="The example does not count; without branches there is neither unit nor year.",
            how="list the unit, the year and all its branches, one in a row",
        ),
        bad="支部表只有表头和示例行",
        good="支部表：国网宝坻公司　2025　检修党支部",
    ),
    Explanation(
        "W761",
        Severity.ERROR,
        Wording(
            title="库里没有这张表单",
            what="工作簿说它是表单“{value}”，库里没有对得上的",
            why="不知道是哪张表单，就不知道各列填的是什么。",
            how="从网站重新下载这张表单，把内容复制过去；表头不要改",
        ),
        Wording(
            title="An unknown form",
            what="the workbook says it is the form “{value}”, and the library has none that fits",
            why="Without the form nobody knows what its columns mean.",
            how="download the form again and copy the content into it; keep the headings",
        ),
        bad="san-si-wu/wuge-zijian（已经改名）",
        good="san-si-wu/wuge-biaozhunhua-zijian",
    ),
    Explanation(
        "W762",
        Severity.ERROR,
        Wording(
            title="表单还没有填",
            what="这张表单还是空白的",
            why="空白的表单导入了也没有用处。",
            how="填上单位、时间和表格再导入",
        ),
        Wording(
            title="A blank form",
            what="nothing was filled into this form",
            why="There is nothing in a blank form that could be imported.",
            how="fill in the unit, the period and the table first",
        ),
        bad="单位：（空）　表格：（空）",
        good="单位：国网宝坻公司　时间：2025-03　表格有内容",
    ),
    Explanation(
        "W763",
        Severity.ERROR,
        Wording(
            title="同一张表单填了两遍",
            what="单位、党支部、时间都和工作表“{first}”里的一样",
            why="同一个支部同一时间的同一张表单，只能有一份。",
            how="两张并成一张；是别的支部或别的时间的，改正表头上方的几格",
        ),
        Wording(
            title="One form twice",
            what="unit, branch and period are those of the sheet “{first}”",
            why="Of one form, a branch has one for each period.",
            how="make one of both, or correct the cells above the table",
        ),
        bad="两张工作表都是：检修党支部　2025-03",
        good="检修党支部　2025-03；检修党支部　2025-04",
    ),
    Explanation(
        "W764",
        Severity.ERROR,
        Wording(
            title="写在表格下面",
            what="“{value}”和表格之间隔着空行，没有读取",
            why="空行以下的内容可能是附注，也可能是漏接的行，分不清就不能当作没有。",
            how="是表格里的，移到紧接着的一行；不是的删去",
        ),
        Wording(
            title="Below the table",
            what="“{value}” stands behind a gap below the table and was not read",
            why="It may be a remark or a part of the table, and neither may be lost unnoticed.",
            how="move it up to the table, or delete it",
        ),
        bad="表格下面隔一行写着：以上情况属实",
        good="表格的最后一行紧接着上一行",
    ),
)
