"""Writes a synthetic library, file by file, so that its size costs no memory."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from generator.contributing.sample.entries import SOURCE, Maker
from generator.contributing.sample.lexicon import (
    NoDictionaryError,
    WordSource,
    dictionary,
    read_lexicon,
)
from generator.contributing.sample.sentences import Language
from generator.model import SCHEMA_VERSION
from generator.reading import LIBRARY_FILE

COLLECTION_SIZE = 500
"""Cases per collection folder."""

_CONFIG = """\
site_name: 合成案例库（仅供测速）
site_description: 由程序生成的合成条目，不描述任何单位。
use_directory_urls: false
theme:
  name: material
  language: zh
  font: false
  features: [navigation.tabs, navigation.tabs.sticky]
plugins:
  - casebook:
      edition: 2026-01-01
      example: false
      downloads: false
"""

_ABOUT = """\
# 关于

这是由程序生成的**合成**案例库，仅供测速；其中的单位、数字和做法都不是真的。{told}
"""

_TOLD = {
    WordSource.JIEBA: "用词按 jieba 词典里的词频抽取，不同字对的个数像真实文字一样随案例增多。",
    WordSource.BUILT_IN: (
        "用词只有内置的百余个，换来换去就这些字对：搜索索引比同样多的真实案例小得多，"
        "测得的索引大小和速度不能当真。"
    ),
}


def write_sample(count: int, seed: int, into: Path, source: WordSource | None = None) -> WordSource:
    """Write a library of `count` cases into the folder `into`; the same seed, the same bytes.

    Case k is the same in a library of any size. A library of the built-in words makes an index much
    smaller than real texts do, and says so on its page about itself.

    Args:
        count: how many cases.
        seed: another one, another library.
        into: a folder that is empty or not there.
        source: where words come from; None for the dictionary where it is installed.

    Returns:
        Where the words came from.

    Raises:
        NoDictionaryError: when the dictionary is asked for and not installed.
        OSError: when the disk refuses.
    """
    path = None if source is WordSource.BUILT_IN else dictionary()
    if path is None and source is WordSource.JIEBA:
        raise NoDictionaryError("jieba")
    used = WordSource.JIEBA if path else WordSource.BUILT_IN
    words = yaml.safe_load((resources.files(__package__) / "words.yml").read_text(encoding="utf-8"))
    maker = Maker(seed, words, Language.of(words, read_lexicon(path) if path else {}))
    folder = into / "cases" / "vocabulary"
    folder.mkdir(parents=True)
    (into / "methods").mkdir()
    (into / "docs").mkdir()
    (into / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    (into / "docs" / "about.md").write_text(_ABOUT.format(told=_TOLD[used]), encoding="utf-8")
    _write(into / LIBRARY_FILE, {"schema_version": SCHEMA_VERSION})
    for name, content in words["vocabulary"].items():
        _write(folder / f"{name}.yml", content)
    _write(folder / "sources.yml", {"sources": {SOURCE: words["source"]}})
    for number in range(min(count, len(words["methods"]))):  # Each is used by a case at least.
        _write(into / "methods" / f"fangfa-{number + 1}.yml", maker.method(number))
    for number in range(count):
        collection = into / "cases" / f"hecheng-{number // COLLECTION_SIZE + 1}"
        if number % COLLECTION_SIZE == 0:
            collection.mkdir()
            _write(collection / "collection.yml", maker.collection(collection.name))
        _write(collection / f"hecheng-{number + 1:06}.yml", maker.case(number))
    return used


def _write(path: Path, content: dict[str, Any]) -> None:
    text = yaml.dump(
        content,
        Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper),
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
    )
    path.write_text(text, encoding="utf-8")
