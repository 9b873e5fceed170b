"""Entries as slides: a case on two, a method on three."""

from generator.exports.slides.make import case_slides, entry_slides, method_slides

__all__ = ["case_slides", "entry_slides", "method_slides"]
