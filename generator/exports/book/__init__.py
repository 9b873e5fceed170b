"""The printed collection and the mechanisms' handbook, set with typst."""

from generator.exports.book.make import NoFontError, Paper, book_files, case_book, method_book

__all__ = ["NoFontError", "Paper", "book_files", "case_book", "method_book"]
