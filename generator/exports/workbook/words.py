"""Ids and the Chinese words that stand for them in a workbook, in both directions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.checking.nearest import fold
from generator.exports.workbook.layout import FLAGS, Column, case_sheets
from generator.exports.workbook.registry_layout import registry_sheets
from generator.model import Entries, Labelled, VocabularyKind


@dataclass(frozen=True)
class Word:
    """One thing that can be chosen."""

    id: str
    label: str
    definition: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class WordList:
    """Everything that can be chosen in one kind of column."""

    title: str
    words: tuple[Word, ...]

    @cached_property
    def shown(self) -> Mapping[str, str]:
        """Id → what a cell shows: the label, or the id where the label could mean another."""
        times = Counter(word.label for word in self.words)
        ids = {word.id for word in self.words}
        return {
            word.id: word.label if times[word.label] == 1 and word.label not in ids else word.id
            for word in self.words
        }

    @cached_property
    def _spellings(self) -> Mapping[str, str]:
        """Spelling → id: ids before labels before aliases, as typed before folded."""
        found: dict[str, str] = {word.id: word.id for word in self.words}
        found |= {shown: id_ for id_, shown in self.shown.items()}
        loose = [(word.label, word.id) for word in self.words]
        loose += [(alias, word.id) for word in self.words for alias in word.aliases]
        meanings: dict[str, set[str]] = {}
        for spelling, id_ in [*found.items(), *loose]:
            meanings.setdefault(fold(spelling), set()).add(id_)
        for spelling, id_ in loose:
            if meanings[fold(spelling)] == {id_}:
                found.setdefault(spelling, id_)
        for folded, ids in meanings.items():
            if len(ids) == 1:
                found.setdefault(folded, *ids)
        return found

    def meant(self, text: str) -> str | None:
        """The id that `text` certainly means, or None."""
        return self._spellings.get(text) or self._spellings.get(fold(text))


@dataclass(frozen=True)
class Words:
    """The lists by name (`Column.list_name`)."""

    lists: Mapping[str, WordList] = field(default_factory=dict)

    def shown(self, column: Column, id_: str) -> str:
        """What a cell of `column` shows for an id."""
        known = self.lists.get(column.list_name)
        return known.shown.get(id_, id_) if known else id_

    def meant(self, column: Column, text: str) -> str | None:
        """The id that was meant by a text in `column`, or None."""
        known = self.lists.get(column.list_name)
        return known.meant(text) if known else None


def words_of(entries: Entries) -> Words:
    """The words of a library, in the order of the sheet of words."""
    lists = {
        "collections": WordList(
            "项目集", _listed((i, c.title, c.summary) for i, c in entries.collections.items())
        )
    }
    for kind in VocabularyKind:
        terms = entries.terms(kind).items()
        words = (Word(i, term.label, term.definition, term.aliases) for i, term in terms)
        lists[kind.value] = WordList(kind.label, tuple(words))
    about = ((i, s.title, s.publisher or s.date_note or "") for i, s in entries.sources.items())
    lists["sources"] = WordList("来源", _listed(about))
    methods = (Word(i, m.title, m.summary, m.aliases) for i, m in entries.methods.items())
    lists["methods"] = WordList("方法", tuple(methods))
    lists["cases"] = WordList("案例", _listed((i, c.title, "") for i, c in entries.cases.items()))
    lists[FLAGS] = WordList("是否", (Word("true", "是"), Word("false", "否")))
    return Words(lists | _choices())


def _listed(found: Iterable[tuple[str, str, str]]) -> tuple[Word, ...]:
    return tuple(Word(*item) for item in found)


def _choices() -> dict[str, WordList]:
    """The enumerations that occur in a column, by the name of their class."""
    found: dict[str, WordList] = {}
    sheets = (*case_sheets(), *registry_sheets())
    for column in (column for sheet in sheets for column in sheet.columns):
        if (choices := column.leaf.choices) and issubclass(choices, Labelled):
            title = column.title.rpartition("·")[2]
            words = tuple(Word(member.value, member.label) for member in choices)
            found.setdefault(choices.__name__, WordList(title, words))
    return found
