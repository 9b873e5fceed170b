"""What the engine made, kept as long as nothing that it reads has changed."""

from __future__ import annotations

from pathlib import Path

from generator.site.engine import Engine, Rendered
from generator.site.engine_key import engine_key
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
            EngineError: when it stopped, or its settings are wrong.
        """
        key = engine_key(self._root, self._code)
        if self._kept is None and self._store:
            match self._store.load(self._name):
                case (str() as known, Rendered() as rendered):
                    self._kept = known, rendered
        if self._kept is None or key is None or self._kept[0] != key:
            rendered = self._engine.render(self._root, staged_files(), preview=self._preview)
            self._kept = key, rendered
            if self._store and key:
                self._store.save(self._name, self._kept)
        return self._kept[1]
