"""What the engine made, kept as long as nothing that it reads has changed."""

from __future__ import annotations

import errno
from pathlib import Path

from generator.site.enclosure import AstrayError, check_links
from generator.site.engine import Engine, EngineError, Rendered
from generator.site.engine_key import MKDOCS_FILE, engine_key, watched
from generator.site.handwritten import with_refusals
from generator.site.listing import ChangedMeanwhileError
from generator.site.stage import staged_files
from generator.site.store import Store


class Rendering:
    """The engine's work for one library."""

    def __init__(
        self, root: Path, engine: Engine, code: str, store: Store | None, *, preview: bool = False
    ) -> None:
        self._root = root
        self._engine = engine
        self._code = f"{code} preview" if preview else code
        self._store = store
        self._preview = preview
        self._name = "engine-preview" if preview else "engine"
        self._kept: tuple[str | None, Rendered] | None = None

    @property
    def key(self) -> str | None:
        """Digest of what the engine read; None where that cannot be told."""
        return self._kept[0] if self._kept else None

    def render(self) -> Rendered:
        """What the engine makes of the library's documents and of the stage.

        Raises:
            EngineError: when it stopped, its settings are wrong, or a link leads astray.
            ChangedMeanwhileError: when what it reads was being written to.
            OSError: when the disk refuses.
        """
        key = engine_key(self._root, self._code)
        if self._kept is None and self._store:
            match self._store.load(self._name):
                case (str() as known, Rendered() as rendered):
                    self._kept = known, rendered
        if self._kept is None or key is None or self._kept[0] != key:
            self._refuse_links()
            made = self._engine.render(self._root, staged_files(), preview=self._preview)
            rendered = with_refusals(made)
            if engine_key(self._root, self._code) != key:
                place = str(self._root / MKDOCS_FILE)
                raise ChangedMeanwhileError(errno.EBUSY, "文件正在被改动", place)
            self._kept = key, rendered
            if self._store and key:
                self._store.save(self._name, self._kept)
        return self._kept[1]

    def _refuse_links(self) -> None:
        try:
            check_links(self._root, watched(self._root)[1])
        except AstrayError as astray:
            raise EngineError(
                f"{astray.link} 是链接，通到 {astray.target}：在案例库之外，或是已经读过的文件夹；"
                "不会照它发布，请换成文件本身"
            ) from None
