"""A library on disk that is edited at random, as its authors do it over months."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import yaml

VOCABULARIES = ("scenarios", "business-lines", "vehicles", "indicators", "organisations")


class _Plain(yaml.SafeDumper):
    """Writes every scalar without quotes where it can: the reader types them by the schema."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as in the class above it

    def ignore_aliases(self, data: object) -> bool:
        return True


def load(path: Path) -> Any:
    """The content of a file, every scalar as its text."""
    return yaml.load(path.read_bytes(), yaml.BaseLoader)


def dump(path: Path, content: Any) -> None:
    """Write a file as an author would."""
    text = yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(text, encoding="utf-8")


class Author:
    """Edits the library at `root`; every edit takes from `chance` what it needs."""

    def __init__(self, root: Path, chance: Random) -> None:
        self.root = root
        self._chance = chance
        self._number = 0

    def edit(self) -> str:
        """One edit, and what it was."""
        edit = self._chance.choice(EDITS)
        self._number += 1
        edit(self)
        return edit.__name__

    def _pick(self, *patterns: str) -> Path:
        found = [path for pattern in patterns for path in sorted(self.root.glob(pattern))]
        return self._chance.choice(found)

    def _case(self) -> Path:
        found = sorted(self.root.glob("cases/*/*.yml"))
        return self._chance.choice(
            [p for p in found if p.parent.name != "vocabulary" and p.name != "collection.yml"]
        )

    def _change(self, path: Path, change: Callable[[Any], None]) -> None:
        content = load(path)
        change(content)
        dump(path, content)

    def _word(self) -> str:
        return f"改动{self._number}号{self._chance.choice('甲乙丙丁戊己庚辛')}"

    def add_a_case(self) -> None:
        case = self._case()
        new = case.with_name(f"xinzeng-{self._number}.yml")
        shutil.copy(case, new)
        self._change(new, lambda it: it.update(title=f"{it['title']}{self._word()}"))

    def change_a_text(self) -> None:
        def change(it: dict[str, Any]) -> None:
            action = self._chance.choice(it["actions"])
            action["text"] = (
                f"{action['text']}又写了{self._word()}，还有[链接](https://example.org/)。"
            )

        self._change(self._case(), change)

    def change_a_title(self) -> None:
        self._change(self._case(), lambda it: it.update(title=f"{it['title']}{self._word()}"))

    def change_a_summary(self) -> None:
        self._change(self._case(), lambda it: it.update(summary=f"{it['summary']}{self._word()}。"))

    def change_what_a_case_is_found_by(self) -> None:
        words = list(load(self.root / "cases/vocabulary/scenarios.yml")["terms"])
        chosen = self._chance.sample(words, min(2, len(words)))
        self._change(self._case(), lambda it: it.update(scenarios=chosen))

    def rename_a_case(self) -> None:
        case = self._case()
        case.rename(case.with_name(f"gaiming-{self._number}.yml"))

    def delete_a_case(self) -> None:
        self._case().unlink()

    def move_a_case_to_another_collection(self) -> None:
        case = self._case()
        others = sorted(
            {p.parent for p in self.root.glob("cases/*/collection.yml")} - {case.parent}
        )
        if others:
            case.rename(self._chance.choice(others) / case.name)

    def draft_or_publish(self) -> None:
        def turn(it: dict[str, Any]) -> None:
            it["status"] = "published" if it.get("status") == "draft" else "draft"

        self._change(self._case(), turn)

    def move_a_case_to_another_id(self) -> None:
        case, other = self._case(), self._case()
        if case != other and load(other).get("status") in (None, "published"):
            self._change(case, lambda it: it.update(status="moved", moved_to=other.stem))

    def _change_a_term(self, change: Callable[[dict[str, Any]], None]) -> None:
        path = self.root / f"cases/vocabulary/{self._chance.choice(VOCABULARIES)}.yml"
        self._change(path, lambda it: change(self._chance.choice(list(it["terms"].values()))))

    def rename_a_term(self) -> None:
        self._change_a_term(lambda term: term.update(label=f"{term['label']}{self._number}"))

    def define_a_term(self) -> None:
        self._change_a_term(lambda term: term.update(definition=f"{self._word()}的意思。"))

    def give_a_term_an_alias(self) -> None:
        self._change_a_term(lambda term: term.update(aliases=[self._word()]))

    def add_a_term(self) -> None:
        path = self.root / f"cases/vocabulary/{self._chance.choice(VOCABULARIES[:3])}.yml"
        term = {"label": self._word(), "definition": f"{self._word()}。"}

        def add(it: dict[str, Any]) -> None:
            above = self._chance.choice([None, *it["terms"]])
            it["terms"][f"xinci-{self._number}"] = {**term, **({"parent": above} if above else {})}

        self._change(path, add)

    def put_terms_in_another_order(self) -> None:
        path = self.root / f"cases/vocabulary/{self._chance.choice(VOCABULARIES)}.yml"

        def turn(it: dict[str, Any]) -> None:
            it["terms"] = dict(reversed(it["terms"].items()))

        self._change(path, turn)

    def change_a_source(self) -> None:
        def change(it: dict[str, Any]) -> None:
            source = self._chance.choice(list(it["sources"].values()))
            source["title"] = f"{source['title']}{self._number}"

        self._change(self.root / "cases/vocabulary/sources.yml", change)

    def add_a_source(self) -> None:
        def add(it: dict[str, Any]) -> None:
            first = next(iter(it["sources"].values()))
            it["sources"][f"laiyuan-{self._number}"] = {**first, "title": self._word()}

        self._change(self.root / "cases/vocabulary/sources.yml", add)
        self._change(self._case(), lambda it: it["sources"].append(f"laiyuan-{self._number}"))

    def change_a_collection(self) -> None:
        path = self._pick("cases/*/collection.yml")
        self._change(path, lambda it: it.update(title=f"{it['title']}{self._number}"))

    def change_a_method(self) -> None:
        def change(it: dict[str, Any]) -> None:
            it["summary"] = f"{it['summary']}{self._word()}。"

        self._change(self._pick("methods/*.yml"), change)

    def rename_a_method(self) -> None:
        path = self._pick("methods/*.yml")
        self._change(path, lambda it: it.update(title=f"{it['title']}{self._number}"))

    def add_a_method(self) -> None:
        path = self._pick("methods/*.yml")
        new = path.with_name(f"xin-fangfa-{self._number}.yml")
        shutil.copy(path, new)
        self._change(new, lambda it: it.update(title=f"{it['title']}{self._word()}"))
        self._change(self._case(), lambda it: it["actions"][0].update(method=new.stem))

    def change_the_edition(self) -> None:
        self._configure(
            r"^( *edition:).*", rf"\1 2026-0{1 + self._number % 9}-1{self._number % 10}"
        )

    def change_the_name(self) -> None:
        self._configure(r"^site_name:.*", f"site_name: 案例库{self._number}")

    def say_where_the_site_stands(self) -> None:
        address = f"site_url: https://example.org/{self._number}/"
        self._configure(r"^(site_url:.*\n)?site_name:", f"{address}\nsite_name:")

    def _configure(self, pattern: str, text: str) -> None:
        path = self.root / "mkdocs.yml"
        old = path.read_text("utf-8")
        path.write_text(re.sub(pattern, text, old, count=1, flags=re.MULTILINE), encoding="utf-8")

    def write_a_page(self) -> None:
        path = self.root / "docs" / f"page-{self._number}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"# {self._word()}\n\n手写的一页。\n", encoding="utf-8")

    def change_a_page(self) -> None:
        pages = sorted(self.root.glob("docs/*.md"))
        if pages:
            page = self._chance.choice(pages)
            page.write_text(
                f"{page.read_text('utf-8')}\n又一段{self._word()}。\n", encoding="utf-8"
            )

    def change_a_registry(self) -> None:
        for path in sorted(self.root.glob("cases/*/registry/*.yml"))[:1]:

            def change(it: dict[str, Any]) -> None:
                project = self._chance.choice(it["projects"])
                project["title"] = f"{project['title']}{self._word()}"

            self._change(path, change)

    def delete_a_filled_form(self) -> None:
        forms = sorted(self.root.glob("cases/*/forms/*.yml"))
        if forms:
            self._chance.choice(forms).unlink()

    def delete_all_registries(self) -> None:
        for folder in (*self.root.glob("cases/*/registry"), *self.root.glob("cases/*/forms")):
            shutil.rmtree(folder)

    def touch_a_file(self) -> None:
        self._case().touch()

    def write_a_mistake(self) -> None:
        with self._case().open("a", encoding="utf-8") as file:
            file.write(f"titel: {self._word()}\n")


EDITS: tuple[Callable[[Author], None], ...] = (
    Author.add_a_case,
    Author.change_a_text,
    Author.change_a_title,
    Author.change_a_summary,
    Author.change_what_a_case_is_found_by,
    Author.rename_a_case,
    Author.delete_a_case,
    Author.move_a_case_to_another_collection,
    Author.draft_or_publish,
    Author.move_a_case_to_another_id,
    Author.rename_a_term,
    Author.define_a_term,
    Author.give_a_term_an_alias,
    Author.add_a_term,
    Author.put_terms_in_another_order,
    Author.change_a_source,
    Author.add_a_source,
    Author.change_a_collection,
    Author.change_a_method,
    Author.rename_a_method,
    Author.add_a_method,
    Author.change_the_edition,
    Author.change_the_name,
    Author.say_where_the_site_stands,
    Author.write_a_page,
    Author.change_a_page,
    Author.change_a_registry,
    Author.delete_a_filled_form,
    Author.delete_all_registries,
    Author.touch_a_file,
    Author.write_a_mistake,
)
