"""What a contribution changes, entry by entry: comparing two states, and telling it in any format.

Comparing takes trees and returns records; no clock, no disk, no git.
"""

from generator.contributing.review.change import Kind, Review
from generator.contributing.review.comparing import compare
from generator.contributing.review.html import preview_files
from generator.contributing.review.json import review_json, review_schema
from generator.contributing.review.markdown import review_markdown
from generator.contributing.review.snapshot import Snapshot
from generator.contributing.review.text import review_text

__all__ = [
    "Kind",
    "Review",
    "Snapshot",
    "compare",
    "preview_files",
    "review_json",
    "review_markdown",
    "review_schema",
    "review_text",
]
