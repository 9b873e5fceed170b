"""T601 to T620: texts that hold data on persons, advertising or damage, or that stand twice."""

from generator.checking.catalogue.explanation import Explanation, Wording
from generator.checking.problem import Severity
from generator.checking.text.growth import MOST

_ALLOW = "确实该写的，在 cases/vocabulary/wording.yml 的 allowed 里登记并写明理由"
_ALLOW_EN = (
    "what belongs there is listed under allowed in cases/vocabulary/wording.yml, with a reason"
)

TEXT = (
    Explanation(
        "T601",
        Severity.ERROR,
        Wording(
            title="身份证号码",
            what="这里有身份证号码“{value}”",
            allowed="条目里不写任何人的证件号码",
            why="网站谁都能看，证件号码一公开就收不回来。",
            how=f"删去号码，只写岗位或“党员”；{_ALLOW}",
        ),
        Wording(
            title="An identity number",
            what="this holds the identity number “{value}”",
            allowed="no document number of a person may stand in an entry",
            why="Everyone can read the site, and a number once published cannot be taken back.",
            how=f"remove it and name the post instead; {_ALLOW_EN}",
        ),
        bad="how: 党员张某（110101199003070011）包保一个作业面",
        good="how: 一名党员包保一个作业面",
    ),
    Explanation(
        "T602",
        Severity.ERROR,
        Wording(
            title="手机号码",
            what="这里有手机号码“{value}”",
            allowed="条目里不写个人的电话",
            why="个人电话公开后会招来骚扰，也常常很快就换。",
            how=f"删去号码；要让读者联系，写单位公开的服务电话；{_ALLOW}",
        ),
        Wording(
            title="A mobile number",
            what="this holds the mobile number “{value}”",
            allowed="no person's telephone number may stand in an entry",
            why="A published number invites abuse, and is soon out of date.",
            how=f"remove it, or give the public number of the organisation; {_ALLOW_EN}",
        ),
        bad="does: 有事打 13800571234",
        good="does: 有事找值班人员",
    ),
    Explanation(
        "T603",
        Severity.ERROR,
        Wording(
            title="银行卡号",
            what="这里有银行卡号“{value}”",
            allowed="条目里不写任何账号",
            why="卡号公开后可能被冒用。",
            how=f"删去卡号；{_ALLOW}",
        ),
        Wording(
            title="A bank card number",
            what="this holds the bank card number “{value}”",
            allowed="no account number may stand in an entry",
            why="A published card number can be misused.",
            how=f"remove it; {_ALLOW_EN}",
        ),
        bad="text: 党费交到 6222021234567890128",
        good="text: 党费按月交到党支部",
    ),
    Explanation(
        "T604",
        Severity.ERROR,
        Wording(
            title="电子邮箱",
            what="这里有电子邮箱“{value}”",
            allowed="条目里不写邮箱地址",
            why="邮箱公开后会被自动收集，用来发垃圾邮件。",
            how=f"删去邮箱地址；{_ALLOW}",
        ),
        Wording(
            title="An e-mail address",
            what="this holds the e-mail address “{value}”",
            allowed="no e-mail address may stand in an entry",
            why="Published addresses are gathered by machines that send spam.",
            how=f"remove it; {_ALLOW_EN}",
        ),
        bad="does: 把清单发到 dangjian@example.com",
        good="does: 把清单交给党建部",
    ),
    Explanation(
        "T605",
        Severity.ERROR,
        Wording(
            title="博彩或广告用语",
            what="这里有不该出现的“{value}”",
            allowed="{reason}",
            why="转载的文章常被插进博彩网站的名字和广告，登在网站上就成了替它宣传。",
            how=f"删去这几个字，并对照原文看前后有没有缺字；{_ALLOW}",
        ),
        Wording(
            title="Betting or advertising",
            what="this holds “{value}”, which has no place here",
            allowed="{reason}",
            why=(
                "Reposted articles often carry names of betting sites; to publish them is to "
                "advertise them."
            ),
            how=f"remove the words and see in the source whether others are missing; {_ALLOW_EN}",
        ),
        bad="summary: 六合彩党员包保到现场",
        good="summary: 党员包保到现场",
    ),
    Explanation(
        "T606",
        Severity.ERROR,
        Wording(
            title="样板电话号码",
            what="这里有样板电话“{value}”",
            allowed="电话要么是单位公开的真号码，要么不写",
            why="模板里带来的、打了码的号码谁也打不通，读者会以为网站没人管。",
            how=f"删去号码；{_ALLOW}",
        ),
        Wording(
            title="A number from a template",
            what="this holds the sample number “{value}”",
            allowed="a telephone number is real and public, or it is not there",
            why=(
                "Nobody can call a number that came with a template; readers take the site for "
                "abandoned."
            ),
            how=f"remove it; {_ALLOW_EN}",
        ),
        bad="does: 有事打 400-123-4567",
        good="does: 有事打 95598",
    ),
    Explanation(
        "T607",
        Severity.WARNING,
        Wording(
            title="正文里夹着拼音",
            what="文字里夹着 {count} 处拼音：“{value}”",
            allowed="正文不注音；读音会弄错的词，在词表的 pinyin 里填",
            why="注音多半是转换软件带进来的，读起来磕绊，检索也会断开。",
            how=f"删去拼音；{_ALLOW}",
            mend="改成“{replacement}”，确实该写的在 wording.yml 里放行",
        ),
        Wording(
            title="Pinyin inside of a text",
            what="pinyin stands in this text, {count} times: “{value}”",
            allowed="texts carry no readings; those of terms stand in their pinyin",
            why="It mostly comes from a converter; it hinders reading and breaks the search.",
            how=f"remove the pinyin; {_ALLOW_EN}",
            mend="write “{replacement}”, or allow it in wording.yml",
        ),
        bad="title: 党建(dǎng jiàn)融入中心工作",
        good="title: 党建融入中心工作",
    ),
    Explanation(
        "T608",
        Severity.WARNING,
        Wording(
            title="繁体字",
            what="有 {count} 处繁体字：“{value}”",
            allowed="正文用简体字",
            why="同一个词两种写法，读者搜得到一种就搜不到另一种。",
            how=f"改成简体；{_ALLOW}",
            mend="改成“{replacement}”，确实该写的在 wording.yml 里放行",
        ),
        Wording(
            title="Traditional characters",
            what="traditional characters, {count} times: “{value}”",
            allowed="texts are written in simplified characters",
            why="A word in two spellings is found under one and missed under the other.",
            how=f"write simplified characters; {_ALLOW_EN}",
            mend="write “{replacement}”, or allow it in wording.yml",
        ),
        bad="title: 黨員責任區壓降違章",
        good="title: 党员责任区压降违章",
    ),
    Explanation(
        "T609",
        Severity.WARNING,
        Wording(
            title="乱码",
            what="有 {count} 处乱码：“{value}”",
            allowed="{reason}",
            why="乱码是编码弄错留下的，原来的字已经不在了，读者也看不懂。",
            how=f"对照原文重新输入；认不出的那句不写；{_ALLOW}",
        ),
        Wording(
            title="Garbled characters",
            what="garbled characters, {count} times: “{value}”",
            allowed="{reason}",
            why="They come from a wrong encoding; the characters that stood there are lost.",
            how=f"type it anew from the source, or leave the sentence out; {_ALLOW_EN}",
        ),
        bad="summary: 锟斤拷员包保到现场",
        good="summary: 党员包保到现场",
    ),
    Explanation(
        "T610",
        Severity.WARNING,
        Wording(
            title="网页上的杂项",
            what="混进了网页上的文字“{value}”",
            allowed="{reason}",
            why="复制网页时带来的编辑署名、转载声明和导航不是经验本身，会占掉摘要和检索结果。",
            how=f"删去这几个字；{_ALLOW}",
        ),
        Wording(
            title="Furniture of a web page",
            what="this was taken along from a web page: “{value}”",
            allowed="{reason}",
            why=(
                "Credits, notices and links around an article are not part of it and fill "
                "summaries and results."
            ),
            how=f"remove it; {_ALLOW_EN}",
        ),
        bad="summary: 党员包保到现场。责任编辑：王某",
        good="summary: 党员包保到现场。",
    ),
    Explanation(
        "T611",
        Severity.WARNING,
        Wording(
            title="删改和断行的痕迹",
            what="有 {count} 处删改或断行的痕迹：“{value}”",
            allowed="{reason}",
            why=(
                "连着的标点、空的引号、句子中间另起一段，说明文字少了或断了，读者会读成另一个意思。"
            ),
            how=f"对照原文补上缺的字，或把多余的标点删去；{_ALLOW}",
            mend="改成“{replacement}”，或补上缺的字",
        ),
        Wording(
            title="Traces of a deletion or a cut",
            what="traces of a deletion or a cut, {count} times: “{value}”",
            allowed="{reason}",
            why=(
                "Doubled punctuation and empty quotes show that words are missing; readers may "
                "take another meaning."
            ),
            how=f"supply what is missing from the source, or remove the signs; {_ALLOW_EN}",
            mend="write “{replacement}”, or supply what is missing",
        ),
        bad="summary: 划分责任区，，违章少了。",
        good="summary: 划分责任区，违章少了。",
    ),
    Explanation(
        "T612",
        Severity.WARNING,
        Wording(
            title="留在文字里的页码",
            what="文字里留着页码“{value}”",
            allowed="页码、页眉不属于正文",
            why="页码是从文档里复制时带来的，会被当成数据。",
            how=f"删去页码；{_ALLOW}",
            mend="改成“{replacement}”，确实该写的在 wording.yml 里放行",
        ),
        Wording(
            title="A page number inside of a text",
            what="a page number was left in this text: “{value}”",
            allowed="numbers and heads of pages are no part of a text",
            why="It came along when a document was copied, and is taken for a figure.",
            how=f"remove it; {_ALLOW_EN}",
            mend="write “{replacement}”, or allow it in wording.yml",
        ),
        bad="statement: 外包队伍多，违章屡查屡犯 第3页 共10页",
        good="statement: 外包队伍多，违章屡查屡犯",
    ),
    Explanation(
        "T613",
        Severity.WARNING,
        Wording(
            title="一段文字里的标记太多",
            what="这段文字有 {count} {found}，网站不排版，照原样显示",
            allowed=(
                f"一段文字至多 {MOST.brackets} 个方括号、{MOST.lines} 行、{MOST.cells} 个表格单元、"
                f"{MOST.levels} 层列表或引用"
            ),
            why="标记太多的文字排版要很久，在手机上也看不了。",
            how="分成几条写，只留读者要看的；要逐项填写的，写成做法里的工具表",
        ),
        Wording(
            title="Too many marks in one text",
            what="this text has {count} {found}; the site shows it as typed",
            allowed=(
                f"a text has at most {MOST.brackets} brackets, {MOST.lines} lines, {MOST.cells} "
                f"cells and {MOST.levels} levels of lists or quotations"
            ),
            why="Such a text takes long to lay out, and has no room on a phone.",
            how=(
                "write several items with what readers need; what is to be filled in is a tool "
                "of a method"
            ),
        ),
        bad="statement: '>>>>>>>>> 外包队伍多'",
        good="statement: 外包队伍多",
    ),
    Explanation(
        "T620",
        Severity.WARNING,
        Wording(
            title="和另一个条目很像",
            what="和 {other} 有 {percent}% 相同",
            allowed="每个条目写各自的做法；相同的只写一次",
            why="同一件事登两遍，统计会多算，读者也分不清看哪一个。",
            how=(
                "是同一件事的，合并成一个，另一个改成 status: moved 并填 moved_to；是两件事的，"
                "各写各的做法和成效"
            ),
            mend=(
                "相同的有{phrases}；是同一件事就合并，另一个改成 status: moved；是两件事就各写各的"
            ),
        ),
        Wording(
            title="Much like another entry",
            what="{percent}% of this is the same as {other}",
            allowed="each entry tells its own practice; what is the same is told once",
            why=(
                "One practice told twice is counted twice, and readers do not know which to trust."
            ),
            how=(
                "join them and leave the other one as status: moved with moved_to; or tell what "
                "each did itself"
            ),
            mend=(
                "they share {phrases}; join them and set the other one to status: moved, or tell "
                "what each did itself"
            ),
        ),
        bad="summary: 照抄另一个条目的摘要",
        good="summary: 写这个单位自己的做法",
    ),
)
