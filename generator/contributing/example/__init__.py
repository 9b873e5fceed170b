"""A company that does not exist: one whole year of its registry and forms, for illustration."""

from generator.contributing.example.company import example_entries

__all__ = ["example_entries"]
