"""A piece of data as a classic script that hands itself to the page: no fetch, no eval."""

import json


def script(function: str, name: str, payload: object) -> bytes:
    """`function(name, payload)` as UTF-8; the same payload gives the same bytes.

    Safe also inside a page: `<` and the line separators of JavaScript are escaped.
    """
    return script_of(function, name, json.dumps(payload, ensure_ascii=False, separators=(",", ":")))


def script_of(function: str, name: str, data: str) -> bytes:
    """The same of a payload that is JSON already."""
    data = data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'{function}("{name}",{data});\n'.encode()
