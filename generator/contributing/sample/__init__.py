"""A synthetic library for measuring: seeded, of any size, and marked as such in every entry.

It says nothing about any company. Sentences are put together from the phrases of `words.yml` and of
words drawn from a dictionary, so that the index of a library is as large as that of real texts.
"""

from generator.contributing.sample.entries import MARK
from generator.contributing.sample.lexicon import NoDictionaryError, WordSource
from generator.contributing.sample.writing import write_sample

__all__ = ["MARK", "NoDictionaryError", "WordSource", "write_sample"]
