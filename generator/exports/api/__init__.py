"""Faces for machines: JSON API with its description, feeds, a summary for language models."""

from generator.exports.api.entries import EntryObjects
from generator.exports.api.files import api_files, api_groups, case_file

__all__ = ["EntryObjects", "api_files", "api_groups", "case_file"]
