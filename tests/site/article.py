"""What a page says itself, without the theme around it."""

from __future__ import annotations

import re

_ARTICLE = re.compile(r'<article class="md-content__inner md-typeset">(.*)</article>', re.DOTALL)
_SKIP = '<a id="__skip" tabindex="-1"></a>'


def article(html: str) -> str:
    """The page's own part, whatever lines and indents the theme has put around it."""
    found = _ARTICLE.search(html)
    assert found, "no article"
    return re.sub(r"\s*\n\s*", "\n", found[1].replace(_SKIP, "")).strip()
