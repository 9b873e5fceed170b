"""A company that does not exist: one whole year of its registry and forms, for illustration."""

from generator.contributing.example.company import BRANCHES, DAY, example_entries
from generator.contributing.example.library import example_library

__all__ = ["BRANCHES", "DAY", "example_entries", "example_library"]
