"""What a reader types, and what the engine finds, in the browser."""

import random
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
    wanted = normalise(text).strip(EDGES)
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
