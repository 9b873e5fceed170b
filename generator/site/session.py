"""One library built again and again: what has not changed since the last time is kept.

Text → entries → library → pieces → one folder. A session holds what the last build found out; it
comes from the cache where there is one, and stays in memory while a preview runs. Whatever it
holds, the bytes of the site are those of a build that knows nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from generator.checking import Language
from generator.checking.run import Verdict
from generator.library import Library
from generator.site.assembly import Assembly, Kept
from generator.site.content import Content
from generator.site.documents import replaced
from generator.site.engine import Engine, EngineError, Rendered, published_folder
from generator.site.indexing import Indexing
from generator.site.links import BrokenLinksError
from generator.site.listing import ChangedMeanwhileError
from generator.site.plan import Plan
from generator.site.progress import Progress
from generator.site.publish import MARKER, Publication, ReplacedMeanwhileError
from generator.site.rendering import Rendering
from generator.site.standing import STANDING, Standing, inputs_of, load_standing
from generator.site.store import Store

_PIECES = "pieces"
_ATTEMPTS = 3


class WrongContentError(Exception):
    """The content has errors, or warnings where none are allowed; nothing was published."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(f"{len(verdict.problems)} problems")
        self.verdict = verdict


@dataclass(frozen=True)
class Outcome:
    """What a build published."""

    site: Path
    pages: int
    verdict: Verdict
    """What was found in the content: warnings at most."""
    warnings: tuple[str, ...] = ()
    """Warnings of the engine, in its own words."""
    lacks_font: bool = False
    """Whether books and pictures are missing because no Chinese font is installed."""


class Session:
    """Builds one library as often as asked.

    Args:
        root: folder of the library.
        engine: what renders the stage.
        code: digest of the program; only a store asks for it.
        site: where to publish; None asks mkdocs.yml.
        store: where the next run finds what this one knows; None forgets it.
        preview: while somebody writes; what readers take away is then made once.
    """

    def __init__(
        self,
        root: Path,
        engine: Engine,
        *,
        code: str = "",
        site: Path | None = None,
        store: Store | None = None,
        progress: Progress | None = None,
        preview: bool = False,
    ) -> None:
        self._root = root
        self._site = site
        # A preview lies elsewhere: what stands there is of no use to the next build.
        self._store = None if preview else store
        self._code = code
        self._progress = progress or Progress()
        self._preview = preview
        self._content = Content(root, store)
        self._rendering = Rendering(root, engine, code, store, preview=preview)
        self._indexing = Indexing(self._store)
        self._kept: tuple[Kept, Standing | None] | None = None

    def build(self, *, strict: bool = False, lang: Language = "zh") -> Outcome:
        """Bring the published folder up to date, whole or not at all.

        Raises:
            WrongContentError: when the content has errors, or warnings and `strict` is set.
            EngineError: when the engine stopped, or warned and `strict` is set.
            NotOursError: when the folder to publish into holds something else.
            BrokenShellError: when the engine lost a mark.
            BrokenLinksError: when `strict` is set and a link leads nowhere.
            OSError: when the disk refuses, or the content does not stand still.
        """
        for _ in range(_ATTEMPTS - 1):
            try:
                return self._build(strict, lang)
            except (ChangedMeanwhileError, ReplacedMeanwhileError):
                continue  # Somebody saved a file or published meanwhile: once more, with that.
        return self._build(strict, lang)

    def _build(self, strict: bool, lang: Language) -> Outcome:
        stage = self._progress.stage
        with stage("检查内容"):
            held = self._content.read(lang)
        if not held.verdict.ok or (strict and held.verdict.problems):
            self._content.save()  # Whoever mends one case need not wait for the others.
            raise WrongContentError(held.verdict)
        with stage("套用主题"):
            rendered = self._rendering.render()
        if rendered.warnings and (strict or rendered.settings.strict):
            raise EngineError("\n".join(rendered.warnings))
        kept, last = self._load()
        with stage("算出关联"):
            library = Library(held.entries, held.briefs)
            plan = Plan(library, rendered.settings, preview=self._preview)
        site = published_folder(self._root, rendered.settings, self._site)
        with stage("查看已发布的网站"):
            known = last.manifest if last and last.site == str(site) else None
            # A preview lies in a folder of its own.
            found = known.trusted(site) if known and self._preview else None
            spare = self._preview or self._store is not None
            publication = Publication.begin(site, known, found=found, spare=spare)
        with publication:
            assembly = Assembly(
                plan, rendered, kept, publication, self._indexing, self._code, self._progress
            )
            new = assembly.assemble()
            follows = strict or rendered.settings.strict
            if follows:
                with stage("检查链接"):
                    self._follow_links(publication, rendered)
            with stage("发布"):
                pages = assembly.page_count
                told = {"edition": plan.settings.edition, "policy": assembly.policy}
                manifest = publication.commit({**told, "pages": pages})
        inputs = inputs_of(self._content.listing, self._rendering.key)
        self._kept = (
            new,
            Standing(
                str(self._site or ""),
                str(site),
                "" if held.verdict.problems or rendered.warnings or new.lacks_font else inputs,
                pages,
                manifest,
                uuid4().hex,
                follows,
            ),
        )
        with stage("记下结果"):
            self._save()
        return Outcome(site, pages, held.verdict, rendered.warnings, new.lacks_font)

    def _follow_links(self, publication: Publication, rendered: Rendered) -> None:
        from generator.site.following import broken_links  # noqa: PLC0415 - loads slowly

        files = {*publication.entries, MARKER}
        found = broken_links(publication.folder, files, rendered.settings.site_url)
        # A library that writes such a page itself need not know which of its headings we link.
        theirs = replaced(rendered.own)
        broken = [link for link in found if link.lacks.partition("#")[0] not in theirs]
        if broken:
            raise BrokenLinksError(broken)

    def _load(self) -> tuple[Kept, Standing | None]:
        if self._kept is None:
            last = load_standing(self._store) if self._store else None
            kept = Kept()
            # Two builds at once, or one killed while it saved, may leave the one without the other.
            match self._store.load(_PIECES) if self._store and last else None:
                case (str() as mark, Kept() as found) if last and mark == last.mark:
                    kept = found
            self._kept = (kept, last)
        return self._kept

    def _save(self) -> None:
        if self._store and self._kept:
            self._content.save()
            self._indexing.save()
            kept, standing = self._kept
            self._store.save(_PIECES, (standing.mark if standing else "", kept))
            self._store.save(STANDING, standing)
