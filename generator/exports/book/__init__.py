"""The printed collection, the mechanisms' handbook, cards and pictures, set with typst."""

from generator.exports.book.card import method_card
from generator.exports.book.collection import case_book
from generator.exports.book.fonts import NoFontError
from generator.exports.book.handbook import method_book
from generator.exports.book.images import og_images
from generator.exports.book.make import book_files, card_url, has_font, picture_files
from generator.exports.book.paper import Paper

__all__ = [
    "NoFontError",
    "Paper",
    "book_files",
    "card_url",
    "case_book",
    "has_font",
    "method_book",
    "method_card",
    "og_images",
    "picture_files",
]
