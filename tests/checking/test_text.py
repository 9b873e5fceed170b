"""Texts: what must be told off, what must pass, and that no text whatever stops the rules."""

from __future__ import annotations

import json
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checking import CATALOGUE
from generator.checking.rules.text import text_findings
from generator.checking.text import Words, mended, portable, scan
from generator.checking.text.numbers import is_card_number, is_id_number
from generator.checking.text.pinyin import is_syllables
from generator.model import AllowedText, TextCode, WordCode, WordGroup, WordRules
from generator.reading import Document, read_yaml
from tests.checking.library import CASE, Library
from tests.conftest import ROOT

WORDING = "cases/vocabulary/wording.yml"
OWN = WordRules.model_validate(read_yaml((ROOT / WORDING).read_bytes()).data)
WORDS = Words(OWN.words, OWN.allowed)
ID, OLD_ID, CARD = "110101199003079008", "110101900307231", "6222020000000000000"


def codes(text: str, words: Words = WORDS) -> list[str]:
    return sorted({mark.code.value for mark in scan(text, words)})


TOLD = [
    (f"身份证{ID}", "T601"),
    (f"身份证{ID[:6]} {ID[6:14]} {ID[14:]}", "T601"),
    ("１１０１０１１９９００３０７９００８", "T601"),
    (f"旧证号{OLD_ID}。", "T601"),
    ("电话13805712345", "T602"),
    ("电话 138-0571-2345", "T602"),
    ("电话+86 138 0571 2345，", "T602"),
    ("打13805712345/15905712345都行", "T602"),
    (f"账号{CARD}", "T603"),
    ("账号6222 0200 0000 0000 000", "T603"),
    ("账号4111 1111 1111 1111", "T603"),
    ("写信到 zhang.san@dangjian.cn。", "T604"),
    ("ＺＨＡＮＧ＠example．com", "T604"),
    ("责任落实，emc易倍体育压力传导", "T605"),
    ("EMC易倍体育", "T605"),
    ("abc体育平台", "T605"),
    ("有意者加微信：zhang_san88", "T605"),
    ("电话13800138000", "T606"),
    ("热线400-123-4567", "T606"),
    ("电话13912345678", "T606"),
    ("热线400-xxxx", "T606"),
    ("电话138xxxxxxxx", "T606"),
    ("电话138****1234", "T606"),
    ("电话010-12345678", "T606"),
    ("公司电话020-88888888", "T606"),
    ("电话13988889999", "T606"),
    ("党建(dǎng jiàn)融入中心", "T607"),
    ("党建（dang jian）融入中心", "T607"),
    ("一支部一项(xiàng)目", "T607"),
    ("把 dang jian 融入中心", "T607"),
    ("把dǎng建融入中心", "T607"),
    ("黨員責任區", "T608"),
    ("党员包保責任", "T608"),
    ("党建锛岃中心", "T609"),
    ("党建????融入", "T609"),
    ("锟斤拷锟斤拷", "T609"),
    ("烫烫烫烫", "T609"),
    ("ä¸­å›½", "T609"),
    ("caf Ã© 中心", "T609"),
    ("党\ufffd建", "T609"),
    ("党\ue123建", "T609"),
    ("党æ建", "T609"),
    ("“叭硪粏巍惫芸貦", "T609"),
    ("违章少了。责任编辑：王某", "T610"),
    ("点击查看更多", "T610"),
    ("违章少了。扫码关注", "T610"),
    ("版权声明：本站", "T610"),
    ("本文来源：https://www.example.com/", "T610"),
    ("识别二维码关注", "T610"),
    ("作者：admin", "T610"),
    ("返回顶部", "T610"),
    ("以下是小编为您整理的", "T610"),
    ("转载请注明出处", "T610"),
    ("上一篇：无 下一篇：无", "T610"),
    ("您的位置 > 首页 -> 专题", "T610"),
    ("违章，，少了", "T611"),
    ("违章少了，。", "T611"),
    ("违章少了。，", "T611"),
    ("党委、、党委委员", "T611"),
    ("开展“”活动", "T611"),
    ("印发《》后", "T611"),
    ("党支部（）负责", "T611"),
    ("党的以来，支部", "T611"),
    ("全面改进党支部或者党小组的党员管理工作和各项基础工作\n\n效能", "T611"),
    ("外包队伍的违章屡查屡犯的做法 12", "T612"),
    ("违章多第3页 共10页", "T612"),
    ("违章屡查屡犯\n第3页\n监护责任没有到人", "T612"),
    ("违章屡查屡犯\n- 3 -\n监护责任没有到人", "T612"),
    ("一、背景…………3", "T612"),
    ("责任没有到人的做法。 第3页", "T612"),
    ("责任没有到人的做法。第3页", "T612"),
    ("责任没有到人。- 3 -", "T612"),
    ("责任没有到人！—３—", "T612"),
    ("责任没有到人。第3页 共10页", "T612"),
]


@pytest.mark.parametrize(("text", "code"), TOLD)
def test_what_does_not_belong_is_told(text: str, code: str) -> None:
    assert codes(text) == [code]


INNOCENT = """
合同编号 SGTJ0000YJYJ2000123
合同编号 HT-13805712345
物资编码500140658
订单4600012345678901
统一社会信用代码91120000103069386P
统一社会信用代码911101081000000005
2020-09-07
2020年9月7日至2021年7月
2020-09-07 11:03
305个党支部、213个项目
下降28%，实现稽查增收2000余万元
110kV变电站、±800kV特高压、10千伏线路
GB/T 28001-2011、ISO 9001:2015、DL/T 5161.1-2018
Q/GDW 1799.1—2013
“三无一创”和“一标双控”
“五个一”“三表一单”
QC小组用PDCA把Excel表格做成了看板
5G、T+1、CT4.0、A3纸、U盘
看板（Kanban）管理
精益（lean）管理、关键绩效指标（KPI）
线损率(%)、电压(kV)、功率 (MW)
WiFi、iPad、iOS、GIS、PMS2.0、i国网
发电量13805712345千瓦时
累计13805712345元
电表号 1100012345678
户号0012345678901
设备型号 XL-13912345678-A
3.14159265358979
1234567890123456789
202009071103000123
服务电话95598，监督电话12398
急修电话022-24406114
打开 https://www.example.com/article/13805712345x
图标 icon@2x.png
责任编辑由党员担任，编辑部每月一次会
居民可以扫码关注供电所服务号报修
在线客服和营业厅都能办
数据来源：营销系统
党支部书记、委员（党小组长）
是（ ）否（ ）
函数 main() 返回 0
问：“怎么办？”，答：“干。”
“谁来抓？”“怎么抓？”
他说：“好！”……
（一）找问题；（二）变方式；（三）活运用
第一，找问题。第二，变方式。
乾坤、昇腾、著名、瞭望、慰藉
皇后、后台、干部、里程、发展、范围
评分达到 4
共有 12
A 级项目 3
第 3 页写着什么，不是页码
做法见手册第3页
做法写进手册。第3页的表格逐项核对
共查出三处。3
气温零下。-3-5度
宫商角徵羽
2000余万元、520多户、102张
满意度 98.5%，提升 3.2 个百分点
党员436+356名
（1）开工前查一遍；（2）收工后查一遍
1.2.3 版、v2.0.1
IP 10.0.0.1:8080
三比三争——比担当、比作为、比业绩
《基层党委标准化建设方案》（试行）
第一步\n\n逐个班组座谈
""".strip().splitlines()


@pytest.mark.parametrize("text", INNOCENT)
def test_innocent_texts_pass(text: str) -> None:
    assert codes(text.replace("\\n", "\n")) == []


def test_a_library_without_the_file_has_the_patterns_only() -> None:
    assert codes("易倍体育的党员", Words()) == []
    assert codes(f"党员{ID}", Words()) == ["T601"]


def test_an_allowed_text_passes_for_its_rule_and_only_where_it_stands() -> None:
    place = AllowedText(text="乾縣供电公司", reason="地名", code=TextCode.TRADITIONAL)
    words = Words((), (place,))
    assert codes("乾縣供电公司的做法", words) == []
    assert codes("乾縣的做法", words) == ["T608"]
    assert [mark.start for mark in scan("縣里，乾縣供电公司", words)] == [0]
    assert codes("乾縣供电公司", Words((), (place.model_copy(update={"code": None}),))) == []
    other = place.model_copy(update={"code": TextCode.MOJIBAKE})
    assert codes("乾縣供电公司", Words((), (other,))) == ["T608"]


def test_the_suggestion_is_the_text_without_the_mistake() -> None:
    for text, meant in (
        ("黨員(dǎng yuán)包保", None),
        ("党建(dǎng jiàn)融入中心(zhōng xīn)工作", "党建融入中心工作"),
        ("黨員責任區", "党员责任区"),
        ("违章，，少了。。", "违章，少了。"),
        ("外包队伍多的做法 12", "外包队伍多的做法"),
        ("外包队伍多的做法。 第3页", "外包队伍多的做法。"),
        ("外包队伍多的做法。- 3 -", "外包队伍多的做法。"),
        ("外包队伍多的做法。第3页 共10页", "外包队伍多的做法。"),
    ):
        if meant:
            assert mended(text, scan(text, WORDS)) == meant
    assert mended("锟斤拷", scan("锟斤拷", WORDS)) is None


def test_a_report_does_not_repeat_data_on_persons() -> None:
    for text in (ID, OLD_ID, CARD, "13805712345", "zhang.san@dangjian.cn"):
        (finding,) = text_findings(("summary",), f"找{text}。", WORDS)
        assert text not in finding.params["value"]
        assert "*" in finding.params["value"]


def test_a_finding_stands_at_the_character(mini: Library) -> None:
    for quote in ("", "'", '"'):
        line = f"summary: {quote}党员包保，打13805712345，违章少了。{quote}"
        changed = mini.changed(CASE, "summary: 党员包保到作业面，违章少了。", line)
        (problem,) = changed.check().problems
        assert (problem.line, line[problem.column - 1 :][:11]) == (2, "13805712345")


def test_cells_readings_and_names_of_files_are_left_alone() -> None:
    assert not list(text_findings(("pinyin",), "diao du", WORDS))
    assert not list(text_findings(("sources", "a", "file"), "13805712345.txt", WORDS))
    assert not list(text_findings(("tools", 0, "columns", 0, "title"), "完成（）", WORDS))
    assert not list(text_findings(("terms", "a", "aliases", 0), "黨員", WORDS))
    assert not list(text_findings(("results", "figures", 0, "printed"), "双向打分均在 4", WORDS))
    (cell,) = text_findings(("tools", 0, "rows", 0, 1), "13805712345", WORDS)
    assert cell.code == "T602"


def test_what_a_broken_file_allows_is_not_told_off_elsewhere(mini: Library) -> None:
    case = mini.changed(CASE, "title: 党员", "title: 乾縣供电公司党员")
    assert case.codes() == []
    assert case.with_text(WORDING, 'words: "没有关上\n').codes() == ["R112"]
    slip = case.changed(WORDING, "code: T605", "code: T999")
    assert slip.codes() == ["S205"]
    assert case.without(WORDING).codes() == ["T608"]


def test_an_allowed_text_without_a_reason_is_told_at_its_place(mini: Library) -> None:
    (problem,) = mini.changed(WORDING, "    reason: 地名照原样\n", "").check().problems
    assert (problem.code, problem.file, problem.path) == ("S202", WORDING, "allowed[1]")
    assert "理由" in problem.message


def test_numbers_of_persons_have_their_check_sign() -> None:
    assert is_id_number("11010519491231002X")
    assert not is_id_number("110105194912310021")
    assert not is_id_number("110105194902310020")
    assert is_card_number("4111111111111111")
    assert not is_card_number("4111111111111112")


def test_syllables_are_chinese() -> None:
    for word in ("dangjian", "xian", "lve", "zhuang", "er"):
        assert is_syllables(word)
    for word in ("party", "excel", "the", "kv", "online", ""):
        assert not is_syllables(word) or word == ""


def test_words_of_the_model_are_those_of_the_catalogue() -> None:
    assert {code.value: code.label for code in TextCode} == {
        code: CATALOGUE[code].zh.title for code in CATALOGUE if "T601" <= code <= "T612"
    }
    assert {(code.value, code.label) for code in WordCode} < {
        (code.value, code.label) for code in TextCode
    }


def test_the_rules_travel_as_plain_data() -> None:
    data = json.loads(json.dumps(portable(WORDS), ensure_ascii=False))
    rows = [row for table in data["tables"].values() for row in table["rows"]]
    assert {row["code"] for row in rows} | {"T607", "T608"} == {code.value for code in TextCode}
    for expression in [
        *(row["expression"] for row in rows),
        data["pinyin"]["bracketed"],
        data["pinyin"]["spliced"],
    ]:
        re.compile(expression)
        assert not re.search(r"\(\?P|\(\?>|[*+?}]\+|\(\?#|\\[AZdDwWbB]", expression), expression
    assert {row["check"] for row in rows} == {"", "id", "old-id", "card"}
    assert len(data["width"]["wide"]) == len(data["width"]["half"])
    assert len(data["pinyin"]["toned"]) == len(data["pinyin"]["plain"])


PIECES = st.sampled_from(
    [
        ID,
        CARD,
        "138",
        "xxxx",
        "@",
        "a.b",
        "(dǎng",
        ")",
        "（）",
        "，",
        "。",
        "\n\n",
        "第3页",
        "黨",
        "党",
        "xianxian",
        " ",
        "ä¸",
        "锟斤拷",
        "编辑：",
        "“",
        "”",
        "400-",
        "易倍体育",
        "－１２",
        "?",
        "\ue000",
    ]
)


@settings(deadline=1000, max_examples=150)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join)))
def test_no_text_stops_the_rules(text: str) -> None:
    group = WordGroup(code=WordCode.FOOTER, reason="试", words=("(", "[a-z", "易倍"))
    for words in (WORDS, Words((group,), (AllowedText(text="党", reason="试"),))):
        marks = scan(text, words)
        for mark in marks:
            assert 0 <= mark.start <= mark.end <= len(text)
        for finding in text_findings(("summary",), text, words):
            assert finding.params["value"] is not None


@pytest.mark.parametrize(
    "piece",
    ["xian", "a ", "1 ", "138", "，", "“", "(a", "@a.", "a.", "黨", "Ã©", "编辑", "\n\n党", "x-"],
)
def test_long_texts_of_one_piece_take_no_time(piece: str) -> None:
    started = time.perf_counter()
    scan(piece * (5000 // len(piece)) + "X1", WORDS)
    assert time.perf_counter() - started < 1


def test_the_file_of_words_is_read_as_any_other() -> None:
    document = read_yaml((ROOT / WORDING).read_bytes())
    assert isinstance(document, Document)
    assert not document.faults
    assert all(group.reason for group in OWN.words)
