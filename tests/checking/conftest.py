"""The valid mini library for every test of this folder."""

from __future__ import annotations

import pytest

from tests.checking.library import MINI, Library, library_at


@pytest.fixture(scope="session")
def mini() -> Library:
    """The valid mini library."""
    return library_at(MINI)
