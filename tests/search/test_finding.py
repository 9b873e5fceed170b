"""What a reader types, and what the engine finds, in the browser."""

import random
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from generator.search import SearchDocument
from generator.search.normalise import normalise

from .conftest import Publish, Site
from .library import ALIASES, BRANCHES, HANDFUL, HOSTILE, LEDGER, TASK_FORCE, VIOLATIONS, made_up

pytestmark = pytest.mark.browser

Ask = Callable[..., dict[str, Any]]
EDGES = " ./-~=&_@#$¥€"


@pytest.fixture(scope="module")
def handful(publish: Publish) -> Site:
    return publish(HANDFUL, ALIASES)


def exact(outcome: dict[str, Any]) -> list[str]:
    return [hit["id"] for hit in outcome["hits"] if hit["tier"] == "exact"]


def test_a_branch_finds_a_case_by_its_problem(ask: Ask, handful: Site) -> None:
    hit = ask(handful, "违章多")["hits"][0]
    assert (hit["id"], hit["kind"], hit["tier"]) == (VIOLATIONS.id, "case", "exact")
    assert hit["fields"] == ["problem"]
    assert hit["url"] == VIOLATIONS.url
    excerpt = hit["excerpt"]
    assert excerpt["label"] == "问题"
    assert [excerpt["text"][a:b] for a, b in excerpt["marks"]] == ["违章多"]


@pytest.mark.parametrize(
    ("text", "first", "tier"),
    [
        ("党员突击队", TASK_FORCE.id, "exact"),
        ("突击", TASK_FORCE.id, "exact"),
        ("窃", BRANCHES.id, "exact"),
        ("違章率", VIOLATIONS.id, "exact"),
        ("黨員突擊隊", TASK_FORCE.id, "exact"),
        ("２８％", VIOLATIONS.id, "exact"),
        ("520多户", BRANCHES.id, "exact"),
        ("t卡", LEDGER.id, "exact"),
        ("５ｇ", LEDGER.id, "exact"),
        ("1標雙控", "one-standard", "exact"),
        ("党员一标双控", "one-standard", "exact"),
        ("dytjd", TASK_FORCE.id, "exact"),
        ("偷电", BRANCHES.id, "exact"),
        ("窃电 增收", BRANCHES.id, "all"),
        ("增收 人手", BRANCHES.id, "all"),
        ("怎么降低现场违章率", VIOLATIONS.id, "partial"),
        ("有没有治理窃电的办法？", BRANCHES.id, "partial"),
        ("党员突机队", TASK_FORCE.id, "partial"),
        ("稽察增收", BRANCHES.id, "partial"),
        ("线损率", "line-loss", "exact"),
    ],
)
def test_first_hit(ask: Ask, handful: Site, text: str, first: str, tier: str) -> None:
    outcome = ask(handful, text)
    hits = [(hit["id"], hit["tier"]) for hit in outcome["hits"]]
    assert hits[:1] == [(first, tier)], hits


@pytest.mark.parametrize("text", ["", "  ", "…", "。", "zzz", "鑫淼", "量子计算机"])
def test_nothing_in_common_finds_nothing(ask: Ask, handful: Site, text: str) -> None:
    outcome = ask(handful, text)
    assert (outcome["total"], outcome["hits"]) == (0, [])


def test_filters_keep_to_a_kind_and_a_facet(ask: Ask, handful: Site) -> None:
    by_kind = ask(handful, "党员突击队", filters={"kind": ["form", "case"]})
    assert set(exact(by_kind)) == {LEDGER.id, BRANCHES.id}
    assert by_kind["tiers"]["exact"] == 2
    both = ask(handful, "党员突击队", filters={"kind": ["case"], "scenario": ["safety"]})
    assert exact(both) == []
    assert ask(handful, "党员", filters={"nothing": ["x"]})["hits"] == []


def test_hostile_text_is_only_text(ask: Ask, handful: Site) -> None:
    for text in ("</script>", "敌意正文", "onerror=alert(1)", "<img src=x"):
        assert exact(ask(handful, text)) == [HOSTILE.id], text
    title = ask(handful, "敌意标题")["hits"][0]["title"]
    assert title == HOSTILE.title


def test_works_from_a_folder_without_a_server(ask: Ask, handful: Site) -> None:
    files = handful.as_files()
    assert exact(ask(files, "现场违章率"))[0] == VIOLATIONS.id
    assert exact(ask(files, "党员突击队", filters={"kind": ["form"]})) == [LEDGER.id]


def test_every_title_is_first_for_itself(ask: Ask, publish: Publish) -> None:
    documents = made_up(120, seed=5, words=6)
    site = publish(documents)
    for document in documents:
        assert exact(ask(site, document.title, limit=1)) == [document.id], document.title


@pytest.fixture(scope="module")
def sample(publish: Publish) -> tuple[Site, list[SearchDocument]]:
    documents = [*HANDFUL, *made_up(60, seed=2)]
    return publish(documents), documents


def holding(documents: list[SearchDocument], text: str) -> set[str]:
    """Documents that hold `text`, by looking at all of every one of them."""
    return holding_folded(documents, normalise(text).strip(EDGES))


def holding_folded(documents: list[SearchDocument], wanted: str) -> set[str]:
    """The same for a text that is folded already: folding it again would lose its punctuation."""
    return {
        document.id
        for document in documents
        if any(
            wanted in normalise(part)
            for part in (document.title, *(content for _, content in document.fields))
        )
    }


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 2**32), length=st.integers(1, 12))
def test_any_part_of_a_text_finds_exactly_the_documents_that_hold_it(
    ask: Ask, sample: tuple[Site, list[SearchDocument]], seed: int, length: int
) -> None:
    site, documents = sample
    chance = random.Random(seed)
    document = chance.choice(documents)
    text = chance.choice([document.title, *(content for _, content in document.fields)])
    start = chance.randrange(max(1, len(text) - length + 1))
    part = text[start : start + length]
    outcome = ask(site, part, limit=1000)
    found = exact(outcome)
    assert len(found) == len(set(found))
    if normalise(part).strip(EDGES):
        assert set(found) == holding(documents, part), part
        assert outcome["tiers"]["exact"] == len(found)
        assert outcome["checked"]
    else:
        assert outcome["total"] == 0


def test_hits_in_heavier_fields_come_first_then_shorter_fields(ask: Ask, publish: Publish) -> None:
    documents = [
        SearchDocument(identity, "case", f"标题{number}", f"{identity}.html", ((field, text),))
        for number, (identity, field, text) in enumerate(
            [
                ("body", "body", "闭环"),
                ("long-problem", "problem", "提醒单与提示单形成闭环管理"),
                ("problem", "problem", "没有闭环"),
                ("alias", "alias", "闭环管控"),
            ]
        )
    ]
    site = publish([*documents, SearchDocument("title", "term", "闭环", "t.html")])
    assert exact(ask(site, "闭环")) == ["title", "alias", "problem", "long-problem", "body"]


def test_what_was_typed_comes_before_another_wording_of_it(ask: Ask, publish: Publish) -> None:
    documents = [
        SearchDocument("other", "term", "稽查增收", "other.html"),
        SearchDocument("typed", "case", "标题", "typed.html", (("body", "降低线损"),)),
    ]
    site = publish(documents, {"线损": "稽查增收"})
    hits = ask(site, "线损")["hits"]
    assert [(hit["id"], hit["tier"]) for hit in hits] == [("typed", "exact"), ("other", "all")]
    assert exact(ask(site, "降低")) == ["typed"]


def test_punctuation_beside_another_wording_is_kept(ask: Ask, publish: Publish) -> None:
    document = SearchDocument("held", "case", "标题", "a.html", (("problem", "窃电、增收难"),))
    site = publish([document], {"偷电": "窃电"})
    assert exact(ask(site, "偷电、增收")) == exact(ask(site, "窃电、增收")) == ["held"]


def places(page: Page, text: str, kind: str) -> list[tuple[int, str]]:
    call = "([text, kind]) => casebook.search.places(text, kind)"
    return [(one["place"], one["tier"]) for one in page.evaluate(call, [text, kind])]


def test_a_list_of_one_kind_learns_which_of_its_entries_are_found(
    page: Page, publish: Publish
) -> None:
    cases = made_up(60, seed=2)
    site = publish([TASK_FORCE, *cases, LEDGER])
    page.goto(site.url("index.html"))
    texts = [cases[7].title, cases[3].fields[0][1][4:10], cases[0].title[:2], cases[9].title[1]]
    for text in texts:
        found = {place for place, tier in places(page, text, "case") if tier == "exact"}
        wanted = {place for place, one in enumerate(cases) if one.id in holding(cases, text)}
        assert wanted
        assert found == wanted, text
    assert places(page, cases[7].title, "case")[0] == (7, "exact")
    assert places(page, "党员突击队", "method") == [(0, "exact")]
    assert places(page, "dytjd", "method") == [(0, "exact")]
    assert places(page, "党员突击队", "term") == []
    assert places(page, " ", "case") == []


def test_two_words_with_a_gap_that_many_share_cost_no_more_than_what_is_shown(
    page: Page, publish: Publish
) -> None:
    filler = "每周一按清单逐项核对台区和班组的进度并在例会上通报" * 40
    documents = [
        SearchDocument(
            f"c{number}",
            "case",
            f"标题{number}",
            f"cases/c{number}.html",
            (("problem", f"窃电难查，{filler}，增收无门"),),
        )
        for number in range(80)
    ]
    site = publish(documents)
    page.goto(site.url("index.html"))
    read: list[str] = []
    page.on("request", lambda request: read.append(request.url))
    outcome = page.evaluate("casebook.search.query('窃电 增收', {limit: 5})")
    assert [hit["tier"] for hit in outcome["hits"]] == ["all"] * 5
    assert outcome["tiers"] == {"exact": 0, "all": 80, "partial": 0}
    assert len([url for url in read if "/documents/" in url]) <= 10


def test_a_long_sentence_leads_a_list_to_the_entry_that_holds_it(
    page: Page, publish: Publish
) -> None:
    sentence = "公司要解决的难题是怎样把党员评价和生产任务融合起来"
    cases = [
        SearchDocument("whole", "case", "标题一", "a.html", (("problem", f"{sentence}。"),)),
        SearchDocument("apart", "case", "标题二", "b.html", (("problem", sentence[::-1]),)),
        SearchDocument(
            "turned", "case", "标题三", "c.html", (("problem", sentence[14:] + sentence[:14]),)
        ),
    ]
    page.goto(publish(cases).url("index.html"))
    for text in (sentence, sentence[5:19], f"{sentence}！"):
        assert places(page, text, "case") == [(0, "exact")], text


def test_a_number_within_a_long_question_counts_like_any_word(ask: Ask, publish: Publish) -> None:
    held = ("problem", "线路检修中10千伏线路停电的次数偏多，班组要减少停电")
    site = publish([SearchDocument("held", "case", "标题", "a.html", (held,))])
    for text in ("在10千伏线路检修中减少停电的次数", "把10千伏线路检修中停电的次数减少"):
        assert [hit["id"] for hit in ask(site, text)["hits"]] == ["held"], text
    # The number stands at an odd place, where the pairs that are looked for leave it out.
    whole = ask(site, "检修中10千伏线路停电 线路检修中")
    assert [hit["tier"] for hit in whole["hits"]] == ["all"]


def test_of_a_pasted_page_the_beginning_is_looked_for(ask: Ask, publish: Publish) -> None:
    documents = made_up(20, seed=4)
    site = publish(documents)
    _, problem = documents[6].fields[1]
    pasted = f"{problem[:60]}{'其余的话谁都没有写过' * 1000}"
    outcome = ask(site, pasted)
    assert [(hit["id"], hit["tier"]) for hit in outcome["hits"]][:1] == [
        (documents[6].id, "partial")
    ]
    assert {hit["tier"] for hit in outcome["hits"]} == {"partial"}


PARTS = (
    *re.split(
        " ",
        "weizhang dytjd dangyuan xyz pm2.5 T 5G constructor __proto__ 28% 520 2000余 1 "
        "怎么 如何 有没有 提升 降低 的 是什么 1标双控 偷电 違章 党员 违张 𠮷 😀 "
        "- / & #@ ， 。 …… “” （ · </script> <b> \\ [a-z]+( $^ *? |",
    ),
    *("\u3000", "\0", "e\u0301"),
)


def random_text(chance: random.Random, documents: list[SearchDocument]) -> str:
    """Some pieces of documents and of what else readers type or paste, blanks or none between."""

    def piece() -> str:
        if chance.random() < 0.4:
            return chance.choice(PARTS)
        document = chance.choice(documents)
        text = chance.choice([document.title, *(content for _, content in document.fields)])
        start = chance.randrange(len(text))
        return text[start : start + chance.choice((1, 2, 3, 5, 8, 13, 40))]

    return chance.choice(("", "", " ", "，")).join(piece() for _ in range(chance.randint(1, 6)))


ANSWER = """async ([texts, limit]) => {
  const { search } = casebook;
  const index = await search.open();
  const answers = [];
  for (const text of texts) {
    const outcome = await search.query(text, { limit });
    const wordings = [...search.plan(text, index).map(({ phrase }) => phrase),
      ...outcome.read.map(search.phrase)];
    const places = await search.places(text, "case");
    answers.push({ ...outcome, wordings, places });
  }
  return answers;
}"""


@pytest.mark.parametrize("limit", [1, 8, 1000])
def test_whatever_is_typed_the_answer_is_in_order(
    page: Page, sample: tuple[Site, list[SearchDocument]], limit: int
) -> None:
    site, documents = sample
    chance = random.Random(limit)
    texts = [random_text(chance, documents) for _ in range(150)]
    cases = [document.id for document in documents if document.kind == "case"]
    order = ["exact", "all", "partial"]
    page.goto(site.url("index.html"))
    for text, answer in zip(texts, page.evaluate(ANSWER, [texts, limit]), strict=True):
        hits, tiers = answer["hits"], answer["tiers"]
        assert len(hits) <= limit, text
        assert len({(hit["kind"], hit["id"]) for hit in hits}) == len(hits), text
        shown = [hit["tier"] for hit in hits]
        assert shown == sorted(shown, key=order.index), text
        assert answer["total"] == sum(tiers.values()), text
        for tier in order:
            assert shown.count(tier) <= tiers[tier], text
            if limit == 1000:
                assert shown.count(tier) == tiers[tier], text
        right = set[str]().union(*(holding_folded(documents, one) for one in answer["wordings"]))
        assert {hit["id"] for hit in hits if hit["tier"] == "exact"} <= right, text
        found = [one["place"] for one in answer["places"]]
        assert len(set(found)) == len(found), text
        assert set(found) <= set(range(len(cases))), text
        ranks = [order.index(one["tier"]) for one in answer["places"]]
        assert ranks == sorted(ranks), text


def test_a_number_that_was_not_looked_at_in_the_texts_is_said_to_be_about(
    page: Page, publish: Publish
) -> None:
    documents = [
        SearchDocument(f"c{n}", "case", f"标题{n}", f"c{n}.html", (("body", "窃电；增收"),))
        for n in range(30)
    ]
    page.goto(publish(documents).url("index.html"))
    count = "([text, limit]) => casebook.search.query(text, {limit}).then((found) => found.checked)"
    assert page.evaluate(count, ["窃电", 5])
    assert not page.evaluate(count, ["增收 窃电", 5])
    assert page.evaluate(count, ["增收 窃电", 30])
