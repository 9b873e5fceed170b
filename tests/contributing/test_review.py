"""A maintainer sees what a contribution changes, entry by entry, in the terminal and in JSON."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.contributing.review import (
    Kind,
    Review,
    Snapshot,
    compare,
    review_json,
    review_schema,
    review_text,
)
from generator.contributing.review.change import FieldChange
from generator.contributing.review.passages import changed_passages
from generator.reading import Tree
from tests.checking.library import CASE, METHOD, MINI, SOURCES, Library, library_at
from tests.conftest import ROOT

YEAR = 2026
SECOND = "cases/tianjin/full-cycle-case.yml"
SCENARIOS = "cases/vocabulary/scenarios.yml"
COLLECTION = "cases/tianjin/collection.yml"
MINI_LIBRARY = library_at(MINI)
VALIDATOR = Draft202012Validator(review_schema())


@pytest.fixture
def library() -> Library:
    return MINI_LIBRARY


def snapshot(library: Library, name: str = "") -> Snapshot:
    files = {
        path: text if isinstance(text, bytes) else text.encode()
        for path, text in sorted(library.texts.items())
    }
    return Snapshot.of(name, Tree(files, library.faults))


def review(before: Library, after: Library) -> Review:
    found = compare(snapshot(before, "main"), snapshot(after, "work"), YEAR)
    VALIDATOR.validate(json.loads(review_json(found)))
    return found


def kinds(found: Review) -> list[tuple[Kind, str]]:
    return [(change.kind, change.id) for change in found.entries]


def text_of(library: Library, path: str) -> str:
    text = library.texts[path]
    assert isinstance(text, str)
    return text


def renamed(library: Library, old: str, new: str) -> Library:
    return library.without(old).with_text(new, text_of(library, old))


def only_field(found: Review) -> FieldChange:
    ((field,),) = [change.fields for change in found.entries]
    return field


def marked(field: FieldChange) -> str:
    signs = {"same": "{}", "old": "[-{}-]", "new": "[+{}+]"}
    return "".join(signs[op].format(text) for op, text in field.pieces)


def test_an_added_case_comes_with_what_a_maintainer_asks_first(library: Library) -> None:
    text = text_of(library, CASE).replace("党员包保压降现场违章", "夜间作业也有人看")
    found = review(library, library.with_text("cases/tianjin/night-watch.yml", text))
    ((kind, _),) = kinds(found)
    (entry,) = found.entries
    assert (kind, entry.title) == (Kind.ADDED, "夜间作业也有人看")
    assert dict(entry.facts)["所用方法"] == "清单化责任制"
    assert dict(entry.facts)["证据等级"] == "证据较好，4/6 分"
    assert {field.path for field in entry.figures} == {
        "indicators[1].baseline",
        "indicators[1].result",
        "indicators[1].change",
        "results.figures[1]",
        "scale[1]",
    }
    assert [link.case for link in found.links] == ["night-watch"]
    assert not found.breaks


def test_a_changed_number_is_told_with_its_evidence(library: Library) -> None:
    field = only_field(review(library, library.changed(CASE, "value: -28", "value: -25")))
    assert field.title == "现场违章 · 变化"
    assert (field.old, field.new, field.difference) == ("−28%", "−25%", "+3 个百分点")
    assert field.evidence is not None
    assert field.evidence.printed == ("违章率下降28%", "违章率下降28%")
    assert field.evidence.doubt == "数值改了，原文写法和出处没有改"


def test_units_that_differ_are_not_subtracted(library: Library) -> None:
    after = library.changed(CASE, "value: 2000\n      unit: 万元", "value: 20\n      unit: 亿元")
    field = only_field(review(library, after))
    assert (field.old, field.new, field.difference) == ("超过 2,000 万元", "超过 20 亿元", "")


def test_a_text_shows_the_words_that_changed(library: Library) -> None:
    after = library.changed(CASE, "划分责任区，列出清单。", "划分作业责任区，列出清单。")
    field = only_field(review(library, after))
    assert (field.title, field.path) == ("做法 1", "actions[1].text")
    assert marked(field) == "划分[+作业+]责任区，列出清单。"


def test_items_are_matched_by_what_they_are_and_not_by_place(library: Library) -> None:
    first = "  - text: 划分责任区，列出清单。\n    method: duty-lists\n"
    before = library.changed(CASE, first, first + "  - text: 每月公布各责任区的违章数。\n")
    new = "  - text: 买了新的安全帽。\n"
    moved = "  - text: 每月公布每个责任区的违章数。\n" + new + first
    found = review(
        before, before.changed(CASE, first + "  - text: 每月公布各责任区的违章数。\n", moved)
    )
    (entry,) = found.entries
    assert [(f.kind, f.path) for f in entry.fields] == [
        (Kind.REORDERED, "actions"),
        (Kind.CHANGED, "actions[1].text"),
        (Kind.ADDED, "actions[2]"),
    ]


def test_code_words_and_ids_are_shown_as_readers_know_them(library: Library) -> None:
    after = library.changed(CASE, "scenarios: [field-safety]", "scenarios: [supply]")
    after = after.changed(CASE, "better: lower", "better: higher")
    (entry,) = review(library, after).entries
    shown = {(f.kind, f.title, f.old, f.new) for f in entry.fields}
    assert (Kind.ADDED, "适用场景", "", "供电服务") in shown
    assert (Kind.REMOVED, "适用场景", "现场违章多", "") in shown
    assert (Kind.CHANGED, "现场违章 · 方向", "越低越好", "越高越好") in shown


def test_a_lost_method_link_lowers_the_level_of_the_method(library: Library) -> None:
    found = review(library, library.changed(CASE, "    method: duty-lists\n", ""))
    ((link),) = found.links
    assert (link.gained, link.case, link.method) == (False, "zero-violation", "duty-lists")
    (evidence,) = found.evidence
    assert evidence.fell
    assert (evidence.id, evidence.new_level, evidence.new_points) == ("duty-lists", "有待验证", 0)
    assert "独立单位 1 → 0 分" in evidence.parts[0]


def test_a_case_moved_to_another_collection_keeps_its_address(library: Library) -> None:
    new = "cases/baodi/zero-violation.yml"
    found = review(library, renamed(library, CASE, new))
    (entry,) = found.entries
    assert (entry.kind, entry.file, entry.old_file) == (Kind.MOVED, new, CASE)
    assert (found.broken, found.links, found.evidence) == ((), (), ())


def test_a_case_renamed_and_edited_is_one_case(library: Library) -> None:
    after = renamed(library, CASE, "cases/tianjin/no-violation.yml")
    after = after.changed("cases/tianjin/no-violation.yml", "value: 36", "value: 30")
    found = review(library, after)
    (entry,) = found.entries
    assert (entry.kind, entry.old_id, len(entry.fields)) == (Kind.MOVED, "zero-violation", 1)
    assert [address.url for address in found.broken] == ["cases/zero-violation.html"]
    assert found.links == ()
    assert all(problem.code != "L309" for problem in found.problems.new)


def test_a_stub_leads_on_and_the_entry_counts_as_moved(library: Library) -> None:
    text = text_of(library, CASE)
    after = library.with_text("cases/tianjin/no-violation.yml", text)
    after = after.with_text(CASE, text + "status: moved\nmoved_to: no-violation\n")
    found = review(library, after)
    (entry,) = found.entries
    assert (entry.kind, entry.id, entry.stub, entry.fields) == (
        Kind.MOVED,
        "no-violation",
        True,
        (),
    )
    assert not found.breaks
    back = review(after, library)
    (entry,) = back.entries
    assert (entry.kind, entry.id, entry.old_id) == (Kind.MOVED, "zero-violation", "no-violation")
    assert [address.url for address in back.broken] == ["cases/no-violation.html"]


def test_a_deleted_entry_breaks_its_address(library: Library) -> None:
    found = review(library, library.without(CASE))
    assert found.breaks
    assert [(a.url, a.error) for a in found.broken] == [("cases/zero-violation.html", True)]
    assert kinds(found) == [(Kind.REMOVED, "zero-violation")]
    first = review_text(found).splitlines()[2:4]
    assert first[0] == "会失效的网址（1 个，要先处理）"
    assert "cases/zero-violation.html" in first[1]


@pytest.mark.parametrize(
    ("before", "after", "kind", "breaks"),
    [
        ("published", "deprecated", Kind.DEPRECATED, False),
        ("deprecated", "published", Kind.RESTORED, False),
        ("draft", "published", Kind.PUBLISHED, False),
        ("published", "draft", Kind.WITHDRAWN, True),
    ],
)
def test_a_turn_of_the_status_is_told_as_what_it_means(
    library: Library, before: str, after: str, kind: Kind, breaks: bool
) -> None:
    sides = [
        library.with_text(CASE, f"{text_of(library, CASE)}status: {status}\n")
        for status in (before, after)
    ]
    found = review(*sides)
    assert kinds(found) == [(kind, "zero-violation")]
    assert found.entries[0].fields == ()
    assert found.breaks is breaks


def test_words_that_changed_say_how_many_entries_use_them(library: Library) -> None:
    after = library.changed(SCENARIOS, "label: 现场违章多", "label: 违章屡禁不止")
    after = after.changed(
        SCENARIOS,
        "  supply:",
        "  fee-theft:\n    label: 窃电\n    definition: 有人窃电。\n  supply:",
    )
    found = review(library, after)
    assert [(t.kind, t.id, t.label, t.used) for t in found.terms] == [
        (Kind.RENAMED, "field-safety", "违章屡禁不止", 2),
        (Kind.ADDED, "fee-theft", "窃电", 0),
    ]
    gone = review(after, library)
    assert [(t.kind, t.id) for t in gone.terms] == [
        (Kind.REMOVED, "fee-theft"),
        (Kind.RENAMED, "field-safety"),
    ]
    assert [(a.url, a.error) for a in gone.broken] == [("scenarios/fee-theft.html", False)]
    assert not gone.breaks


def test_a_word_with_another_id_is_the_same_word(library: Library) -> None:
    found = review(library, library.changed(SCENARIOS, "  supply:", "  supply-service:"))
    (term,) = found.terms
    assert (term.kind, term.old_id, term.id) == (Kind.RENAMED, "supply", "supply-service")


def test_a_rule_of_admission_that_changed_is_told(library: Library) -> None:
    after = library.changed(COLLECTION, "minimum_score: 3", "minimum_score: 2")
    field = only_field(review(library, after))
    assert (field.title, field.old, field.new) == ("准入 · 双向评分下限", "3", "2")
    assert "准入规则变化 1" in review_text(review(library, after))


def test_only_new_problems_are_listed(library: Library) -> None:
    before = library.changed(CASE, "unit: 起\n    better", "unitt: 起\n    better")
    found = review(before, before.changed(CASE, "organisation: baodi", "organisation: baoding"))
    assert [problem.code for problem in found.problems.new] == ["L301"]
    assert found.problems.head_errors == found.problems.base_errors + 1
    assert review(before, library).problems.mended == 1


def test_a_file_that_cannot_be_read_hides_no_other_change(library: Library) -> None:
    after = library.changed(SECOND, "签订责任书。", "签订责任状。").with_text(CASE, "title: [\n")
    found = review(library, after)
    assert [(item.side, item.file) for item in found.unread] == [("head", CASE)]
    assert kinds(found) == [(Kind.CHANGED, "full-cycle-case")]
    assert found.uncounted == ("zero-violation",)
    assert (found.links, found.broken) == ((), ())
    assert [item.side for item in review(after, after).unread] == ["both"]


def test_an_entry_that_breaks_a_rule_is_compared_all_the_same(library: Library) -> None:
    after = library.changed(CASE, "organisation: baodi", "organisation: baodi\nextra: 1")
    after = after.changed(CASE, "{value: 36, unit: 起", "{value: 三十, unit: 起")
    after = after.changed(CASE, "sources: [article]", "sources: [nowhere]")
    (entry,) = review(library, after).entries
    assert {"extra", "结果"} <= {field.title.split(" · ")[-1] for field in entry.fields}


def test_a_file_that_is_only_written_differently_is_no_change(library: Library) -> None:
    text = text_of(library, CASE).replace(
        "title: 党员包保压降现场违章", "title: '党员包保压降现场违章'"
    )
    text = "# 说明\n" + text.replace("value: 4\n", "value: 4.0\n") + "status: published\n"
    found = review(library, library.with_text(CASE, text))
    assert (found.entries, found.rewritten) == ((), (CASE,))


def test_the_order_of_words_on_screen_is_a_change(library: Library) -> None:
    head, one, two = re.split(r"(?=  field-safety:)|(?=  supply:)", text_of(library, SCENARIOS))
    found = review(library, library.with_text(SCENARIOS, head + two + one))
    assert [field.kind for field in found.entries[0].fields] == [Kind.REORDERED]
    assert found.rewritten == ()


def test_a_source_without_entry_does_not_stop_the_comparison(library: Library) -> None:
    found = review(library, library.without(SOURCES))
    assert [(t.kind, t.vocabulary) for t in found.terms] == [(Kind.REMOVED, "来源")]


def test_nothing_to_nothing_is_empty() -> None:
    empty = Library({}, {})
    assert review(empty, empty).is_empty
    assert review_text(review(empty, empty)) == "main → work：没有变化。\n"
    first = review(empty, MINI_LIBRARY)
    assert {kind for kind, _ in kinds(first)} == {Kind.ADDED}


def test_a_terminal_gets_no_command_from_an_entry(library: Library) -> None:
    after = library.changed(CASE, "划分责任区", '"\\e[2J\\e]0;x\\a划分\\u202E责任区').changed(
        CASE, "列出清单。", '列出清单。"'
    )
    said = review_text(review(library, after))
    assert "\x1b" not in said
    assert "\x07" not in said
    assert "\u202e" not in said
    assert "责任区" in said
    colored = review_text(review(library, after), color=True)
    assert set(re.findall(r"\x1b(.{0,3})", colored)) <= {"[0m", "[1m", "[2m", "[31", "[32", "[33"}


def test_a_long_text_is_cut_to_what_changed(library: Library) -> None:
    long = "划分责任区，列出清单。" * 50
    before = library.changed(CASE, "划分责任区，列出清单。", long)
    after = library.changed(CASE, "划分责任区，列出清单。", long[:300] + "多了这句。" + long[300:])
    field = only_field(review(before, after))
    assert len(marked(field)) < 60
    assert "多了这句" in marked(field)


@given(st.text("党员包保责任。，a1 ", max_size=40), st.text("党员包保责任。，a1 ", max_size=40))
def test_the_pieces_of_a_change_give_both_texts(old: str, new: str) -> None:
    pieces = changed_passages(old, new)
    if any("…" in text for _, text in pieces):
        return
    one_line = [re.sub(r"\s+", " ", text) for text in (old, new)]
    for side, text in zip(("old", "new"), one_line, strict=True):
        told = "".join(piece.text for piece in pieces if piece.op in ("same", side))
        assert re.sub(r"\s+", "", told) == re.sub(r"\s+", "", text)


TEXTS = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["夜间也有人看", "换一个题目"]),
        "status": st.sampled_from(["draft", "deprecated", "moved", "nonsense"]),
        "summary": st.text("党员包保。", min_size=1, max_size=20),
        "scenarios": st.sampled_from(["[supply]", "[supply, field-safety]", "[]", "x: ["]),
        "branch": st.text(max_size=8),
    },
)


def varied(changes: dict[str, str], *, drop: bool, add: bool) -> Library:
    text = text_of(MINI_LIBRARY, CASE)
    for key, value in changes.items():
        text = re.sub(rf"(?m)^{key}: .*\n", "", text) + f"{key}: {value}\n"
    library = MINI_LIBRARY.with_text(CASE, text)
    library = library.with_text("cases/tianjin/other-one.yml", text) if add else library
    return library.without(SECOND) if drop else library


@settings(max_examples=15, deadline=None)
@given(TEXTS, st.booleans(), st.booleans())
def test_a_library_does_not_differ_from_itself_and_sides_can_be_swapped(
    changes: dict[str, str], drop: bool, add: bool
) -> None:
    other = varied(changes, drop=drop, add=add)
    assert review(other, other).is_empty
    there, back = review(MINI_LIBRARY, other), review(other, MINI_LIBRARY)
    for kind, opposite in ((Kind.ADDED, Kind.REMOVED), (Kind.PUBLISHED, Kind.WITHDRAWN)):
        assert {c.id for c in there.of_kind(kind)} == {c.id for c in back.of_kind(opposite)}
        assert {c.id for c in back.of_kind(kind)} == {c.id for c in there.of_kind(opposite)}
    assert len(there.links) == len(back.links) or there.uncounted or back.uncounted
    assert len(there.problems.new) >= len(back.problems.new) == 0
    assert len(there.entries) == len(back.entries)


def test_a_method_is_compared_down_to_its_forms(library: Library) -> None:
    after = library.changed(METHOD, "choices: [未完成, 已完成]", "choices: [未完成, 已销号]")
    after = after.changed(METHOD, "what: 逐项列出责任。", "what: 逐项逐人列出责任。")
    (entry,) = review(library, after).entries
    assert [(field.title, field.old, field.new) for field in entry.fields] == [
        ("步骤「列清单」 · 做什么", "逐项列出责任。", "逐项逐人列出责任。"),
        ("表单「责任清单」 · 列「状态」 · 选项 2", "已完成", ""),
        ("表单「责任清单」 · 列「状态」 · 选项 2", "", "已销号"),
    ]


def test_the_real_library_is_the_same_as_itself() -> None:
    real = snapshot(library_at(ROOT))
    assert compare(real, real, YEAR).is_empty
