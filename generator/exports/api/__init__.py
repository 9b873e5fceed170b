"""Faces for machines: JSON API with its description, feeds, a summary for language models."""

from generator.exports.api.files import api_files

__all__ = ["api_files"]
