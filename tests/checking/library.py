"""A library as a mapping from path to text, valid as it stands; a test changes one thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.checking import Checked, check_tree
from generator.checking.published import PublishedPage
from generator.checking.wording import Language
from generator.reading import Archive, Fault, Tree, read_tree

MINI = Path(__file__).parent / "mini"
"""The smallest library in which every kind of file and every kind of part occurs."""
CASE = "cases/tianjin/zero-violation.yml"
METHOD = "methods/duty-lists.yml"
SOURCES = "cases/vocabulary/sources.yml"
ARCHIVE = Archive({"a.txt": (MINI / "archive" / "a.txt").read_text("utf-8")})


@dataclass(frozen=True)
class Library:
    """Files by path; `with_text` and `changed` give a new library."""

    texts: Mapping[str, str | bytes]
    faults: Mapping[str, tuple[Fault, ...]]

    def with_text(self, path: str, text: str | bytes) -> Library:
        """The library with one more file, or with another content of one it has."""
        return Library({**self.texts, path: text}, self.faults)

    def without(self, path: str) -> Library:
        """The library without one file."""
        kept = {name: text for name, text in self.texts.items() if name != path}
        return Library(kept, self.faults)

    def changed(self, path: str, old: str, new: str) -> Library:
        """The library with one piece of one file replaced, which must be there."""
        text = self.texts[path]
        assert isinstance(text, str)
        assert old in text, f"{path} does not hold {old!r}"
        return self.with_text(path, text.replace(old, new, 1))

    def check(
        self,
        *,
        archive: Archive | None = None,
        lang: Language = "zh",
        published: Sequence[PublishedPage] = (),
    ) -> Checked:
        """What a run over it finds."""
        files = {
            path: text if isinstance(text, bytes) else text.encode()
            for path, text in sorted(self.texts.items())
        }
        return check_tree(Tree(files, self.faults), archive, lang=lang, published=published)

    def codes(self, *, archive: Archive | None = None) -> list[str]:
        """The codes of what a run finds, in order."""
        return [problem.code for problem in self.check(archive=archive).problems]


def library_at(root: Path) -> Library:
    """A library on the disk as one in memory."""
    tree = read_tree(root)
    texts: dict[str, str | bytes] = {}
    for path, data in tree.files.items():
        try:
            texts[path] = data.decode("utf-8")
        except UnicodeDecodeError:
            texts[path] = data
    return Library(texts, tree.faults)
