"""One build, piece by piece: what has another key than last time is made, the rest is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain, islice

from generator.checking.parallel import spread
from generator.insight.similar import Resemblance
from generator.pages import Page
from generator.pages.head import is_listed
from generator.pages.links import case_url
from generator.search.documents import html_text, page_document
from generator.site.cases import Made, Wanted, case_addresses, make_cases
from generator.site.deploy import HEADERS_FILE, headers_file
from generator.site.engine import MISSING, Rendered
from generator.site.frames import Frames
from generator.site.indexing import Indexing
from generator.site.keys import Keys, key_of
from generator.site.manifest import digest_of
from generator.site.offline import offline_copy
from generator.site.pieces import (
    Files,
    PagePiece,
    entry_pieces,
    explorer_pieces,
    file_pieces,
    staged_pieces,
)
from generator.site.plan import Plan
from generator.site.progress import Progress
from generator.site.publish import Publication
from generator.site.sitemap import sitemap_files
from generator.site.stage import NAMES, shell_address
from generator.site.takeaway import CARDS, SITE, TakeAway

TAKE_AWAY = "take-away"
_TOGETHER = 1_000
"""Cases that one process finds the neighbours of at a time."""


@dataclass
class Kept:
    """What a build leaves for the next one."""

    pieces: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    """Name → key, and addresses of its files."""
    pages: dict[str, tuple[Page, ...]] = field(default_factory=dict)
    """Name of a piece → its pages without their bodies, which search and the sitemap list."""
    cases: dict[str, str] = field(default_factory=dict)
    """Case → key of its files."""
    similar: tuple[str, Mapping[str, tuple[str, ...]]] = ("", {})
    """Key of all words that cases are compared by, and the nearest cases of each."""
    take_away: TakeAway = field(default_factory=TakeAway)
    """How the page of downloads groups its files; without the files."""
    lacks_font: bool = False
    """Whether books and pictures are missing because no Chinese font is installed."""


class Assembly:
    """Puts one site together below the folder of a publication."""

    def __init__(
        self,
        plan: Plan,
        rendered: Rendered,
        kept: Kept,
        publication: Publication,
        indexing: Indexing,
        code: str,
        progress: Progress,
    ) -> None:
        self._plan = plan
        self._rendered = rendered
        self._old = kept
        self._new = Kept()
        self._publication = publication
        self._indexing = indexing
        self._progress = progress
        self._base = key_of((code, repr(plan.settings), str(plan.preview)))

    def assemble(self) -> Kept:
        """Write and keep everything; returns what the next build may rely on.

        Raises:
            OSError: when the disk refuses.
            BrokenShellError: when the engine lost a mark.
        """
        stage = self._progress.stage
        with stage("可带走的文件"):
            self._take_away()
        with stage("算出关联"):
            similar = self._similar()
            self._plan = replace(self._plan, kept=self._new.take_away, similar=similar)
            plan = self._plan
            keys = Keys(plan.library, self._base, plan.context.evidence, similar)
        frames = self._frames = Frames(self._rendered.pages, plan.heads(self._cards()))
        with stage("案例"):
            cases = self._start_cases(keys)
        with stage("页面"):
            for piece in staged_pieces(plan, keys):
                self._bring_pages(piece, frames.staged)
            for piece in entry_pieces(plan, keys):
                self._bring_pages(piece, frames.entry)
            self._theme()
        with stage("数据和接口"):
            lists = explorer_pieces(plan, keys, self._publication.entries)
            for made in chain(lists, file_pieces(plan, keys)):
                self._bring(made.name, made.key, made.make)
        with stage("案例"):
            self._finish_cases(cases)
        with stage("检索"):
            self._search(keys)
        with stage("收尾"):
            self._sitemap()
            self._headers()
            self._offline_copy()
        return self._new

    @property
    def page_count(self) -> int:
        """How many pages the site has."""
        return sum(map(len, self._new.pages.values())) + len(self._new.cases)

    @property
    def policy(self) -> str:
        """The policy under which every page of the site works, as a server sends it."""
        return self._frames.policy

    def _bring(self, name: str, key: str, make: Callable[[], Files]) -> bool:
        """Keep the files of a piece, or make them; whether they were made."""
        old_key, addresses = self._old.pieces.get(name, ("", ()))
        is_kept = old_key == key and self._stands(addresses)
        if is_kept:
            self._publication.keep(addresses)
        else:
            made = []
            for address, content in make():
                self._publication.write(address, content)
                made.append(address)
            addresses = tuple(made)
        self._new.pieces[name] = (key, addresses)
        return not is_kept

    def _bring_pages(self, piece: PagePiece, frame: Callable[[Page], bytes]) -> None:
        """Keep the pages of a piece, or make them and put the theme around them."""
        pages: list[Page] = []

        def made() -> Files:
            for page in piece.make():
                if page.url in self._rendered.own:
                    continue  # The library has a page of its own there.
                pages.append(replace(page, body=""))
                yield page.url, frame(page)

        is_made = self._bring(piece.name, key_of((piece.key, self._theme_key)), made)
        told = tuple(pages) if is_made else self._old.pages.get(piece.name, ())
        self._new.pages[piece.name] = told

    def _stands(self, addresses: Iterable[str]) -> bool:
        standing = self._publication.standing
        return all(address in standing for address in addresses)

    @cached_property
    def _theme_key(self) -> str:
        """What the engine made, and which pictures there are for previews."""
        pages = (f"{address} {self._frames.key(address)}" for address in self._rendered.pages)
        return key_of((*pages, *self._cards()))

    def _cards(self) -> tuple[str, ...]:
        _, addresses = self._new.pieces.get(TAKE_AWAY, ("", ()))
        return tuple(address for address in addresses if address.startswith(CARDS))

    def _take_away(self) -> None:
        """What readers take away comes first: the page of downloads tells how large it is."""
        plan = self._plan
        if not plan.settings.downloads:
            return
        key = Keys(plan.library, self._base, {}, {}).typed
        old_key, addresses = self._old.pieces.get(TAKE_AWAY, ("", ()))
        if addresses and plan.preview:
            key = old_key  # Books may wait until the site is built; an author may not.
        if self._old.lacks_font:
            self._old.pieces.pop(TAKE_AWAY, None)  # There may be a font by now.
        self._new.take_away = self._old.take_away
        self._new.lacks_font = self._old.lacks_font

        def made() -> Files:
            self._new.take_away = TakeAway(groups=plan.take_away.groups)
            from generator.exports.book import has_font  # noqa: PLC0415 - sets books; loads slowly

            self._new.lacks_font = not has_font()
            return plan.take_away.files.items()

        self._bring(TAKE_AWAY, key, made)

    def _similar(self) -> Mapping[str, tuple[str, ...]]:
        briefs = self._plan.library.listed_briefs.values()
        key = key_of(
            f"{b.id} {b.scenarios} {b.business_lines} {b.vehicles} {b.indicators} {b.methods}"
            for b in briefs
        )
        if self._old.similar[0] != key:
            found = Resemblance(self._plan.library)
            ids = tuple(self._plan.library.listed_briefs)
            found.nearest(ids[0] if ids else "")  # What all processes read is made before them.
            parts = spread(lambda part: [(i, found.nearest(i)) for i in part], ids, chunk=_TOGETHER)
            self._new.similar = key, dict(chain.from_iterable(parts))
        else:
            self._new.similar = self._old.similar
        return self._new.similar[1]

    def _start_cases(self, keys: Keys) -> Iterator[Made]:
        """Have the cases made that need it; the others are kept."""
        library, publication = self._plan.library, self._publication
        gathering = self._indexing.begin(library, keys.document, self._page_urls(), publication)
        frame = key_of((self._frames.key(shell_address("cases")), *self._cards()))
        wanted = []
        for id_, brief in library.briefs.items():
            key = self._new.cases[id_] = keys.case(id_, frame)
            addresses = case_addresses(id_, is_listed=brief.is_listed)
            files = self._old.cases.get(id_) != key or not self._stands(addresses)
            if not files:
                publication.keep(addresses)
            if files or id_ in gathering:
                wanted.append(Wanted(id_, files, id_ in gathering))
        self._progress.expect(len(wanted))
        made = make_cases(self._plan, self._frames, publication, wanted)
        first = tuple(islice(made, 1))
        return chain(first, made)

    def _finish_cases(self, cases: Iterable[Made]) -> None:
        for made in cases:
            self._publication.told(dict(made.files))
            self._indexing.take(made.documents)
            self._progress.advance(made.cases)

    def _page_urls(self) -> list[str]:
        """Pages that are no entries: those of the navigation, then those that people wrote."""
        rendered = self._rendered
        staged = (address for address in NAMES if address not in rendered.own)
        return [*staged, *(item.url for item in rendered.handwritten)]

    def _search(self, keys: Keys) -> None:
        made = {page.url: page for pages in self._new.pages.values() for page in pages}
        texts = {item.url: html_text(item.html) for item in self._rendered.handwritten}
        urls = self._page_urls()
        documents = (page_document(made[url], texts.get(url, "")) for url in urls)
        self._indexing.finish(documents, keys.shown)

    def _theme(self) -> None:
        """The theme's own files, the pages that people wrote, the page for what is missing."""
        rendered, frames = self._rendered, self._frames
        digests = (f"{a} {digest_of(content)}" for a, content in rendered.files.items())
        self._bring("theme", key_of(digests), rendered.files.items)

        def handwritten() -> Files:
            for item in rendered.handwritten:
                yield item.url, frames.handwritten(item.page)
            yield MISSING, frames.missing()

        self._bring("handwritten", key_of((self._base, self._theme_key)), handwritten)
        self._new.pages["handwritten"] = tuple(item.page for item in rendered.handwritten)

    def _sitemap(self) -> None:
        of_cases = map(case_url, self._new.cases)
        pages = (page.url for pages in self._new.pages.values() for page in pages)
        addresses = sorted(filter(is_listed, (*of_cases, *pages)))
        url = self._plan.settings.site_url
        make = partial(sitemap_files, url, addresses)
        self._bring("sitemap", key_of((self._base, *addresses)), make)

    def _headers(self) -> None:
        """What static hosts send with the files of the site."""
        policy, files = self.policy, self._rendered.files
        key = key_of((self._base, policy, *files))
        self._bring("headers", key, lambda: [(HEADERS_FILE, headers_file(policy, files))])

    def _offline_copy(self) -> None:
        if self._plan.has_offline_copy:
            publication = self._publication
            told = publication.entries
            key = key_of(f"{address} {entry.digest}" for address, entry in sorted(told.items()))
            make = partial(offline_copy, publication.folder, tuple(told))
            self._bring("offline", key, lambda: [(SITE, make())])
