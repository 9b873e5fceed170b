"""Entries as a document to edit in a word processor."""

from generator.exports.document.make import case_document, method_document

__all__ = ["case_document", "method_document"]
