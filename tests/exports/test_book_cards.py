"""A card is one page whatever a method holds; a shared address shows a small picture."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from generator.exports.book import (
    book_files,
    make,
    method_card,
    og_images,
    picture_files,
)
from generator.exports.book.images import MOST_CASES
from generator.library import Library
from tests.exports.test_book import ABOUT, library, squeezed, with_font, without_fonts

MOST = 64 * 1024
SHORTENED = "详见网站"


@with_font
def test_every_method_has_a_card_of_one_page() -> None:
    for method_id, method in library().listed_methods.items():
        reader = PdfReader(BytesIO(method_card(library(), method_id, ABOUT)))
        assert len(reader.pages) == 1
        assert round(reader.pages[0].mediabox.height) == 842
        text = squeezed(reader.pages[0].extract_text())
        assert squeezed(method.title) in text
        for titled in (*method.steps, *method.tools):
            assert squeezed(titled.title) in text
        if SHORTENED not in text:
            for line in (*method.cautions, *method.fits, *method.not_for):
                assert squeezed(line) in text
        assert f"{ABOUT.site_url}methods/{method_id}.html" in text


@with_font
def test_a_method_that_holds_too_much_is_cut_and_says_so() -> None:
    id_, method = next(iter(library().listed_methods.items()))
    told = method.model_copy(update={"cautions": tuple(f"{n} 号" + "注意" * 80 for n in range(40))})
    entries = replace(library().entries, methods={**library().entries.methods, id_: told})
    reader = PdfReader(BytesIO(method_card(Library(entries), id_, ABOUT)))
    assert len(reader.pages) == 1
    assert SHORTENED in squeezed(reader.pages[0].extract_text())


@with_font
def test_every_page_that_is_shared_has_a_picture() -> None:
    made = dict(og_images(library(), ABOUT))
    wanted = {
        "og/site.png",
        *(f"og/cases/{i}.png" for i in library().listed_cases),
        *(f"og/methods/{i}.png" for i in library().listed_methods),
        *(f"og/collections/{i}.png" for i in library().collections),
    }
    assert set(made) == wanted
    for png in made.values():
        with Image.open(BytesIO(png)) as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630))
            assert len(picture.convert("L").getcolors() or ()) > 2
        assert len(png) < MOST


@with_font
def test_the_longest_title_stays_on_the_picture() -> None:
    id_, case = next(iter(library().listed_cases.items()))
    long = case.model_copy(update={"title": "长" * 60})
    entries = replace(library().entries, cases={id_: long}, methods={})
    picture = dict(og_images(Library(entries), ABOUT))[f"og/cases/{id_}.png"]
    with Image.open(BytesIO(picture)) as drawn:
        grey = drawn.convert("L")
        for left in (0, 1140):
            assert grey.crop((left, 20, left + 60, 630)).getextrema() == (255, 255)


@with_font
def test_a_large_library_draws_collections_but_no_cases() -> None:
    id_, case = next(iter(library().listed_cases.items()))
    home = library().entries.collection_of[id_]
    ids = [f"{id_}-{n}" for n in range(MOST_CASES + 1)]
    entries = replace(
        library().entries,
        cases=dict.fromkeys(ids, case),
        methods={},
        collection_of=dict.fromkeys(ids, home),
    )
    made = dict(og_images(Library(entries), ABOUT))
    assert f"og/collections/{home}.png" in made
    assert not [address for address in made if address.startswith("og/cases/")]


@with_font
def test_the_site_offers_both_books_in_both_sizes_and_every_card(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(make, "case_book", lambda *_: b"cases")
    monkeypatch.setattr(make, "method_book", lambda *_: b"methods")
    monkeypatch.setattr(make, "method_card", lambda *_: b"card")
    assert [address for address, _ in book_files(library(), ABOUT)] == [
        "downloads/xiangmuji-a4.pdf",
        "downloads/xiangmuji-a5.pdf",
        "downloads/jizhi-shouce-a4.pdf",
        "downloads/jizhi-shouce-a5.pdf",
        *(f"downloads/cards/{i}.pdf" for i in library().listed_methods),
    ]


def test_without_a_chinese_font_there_are_no_pictures() -> None:
    assert list(picture_files(library(), ABOUT, without_fonts())) == []
