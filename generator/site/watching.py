"""When the files of a library change: told by the system, without looking at each of them."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

from watchdog.events import DirModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

QUIET = 0.04
"""Seconds without a change after which a group of changes is over: an editor writes in steps."""
LONGEST = 1.0
"""Seconds after which it is over in any case."""
_READING = frozenset({"opened", "closed_no_write"})
"""What the system tells of files that were only read."""


class Watch(FileSystemEventHandler):
    """Waits for changes.

    Args:
        folders: everything below them counts; one that is not there is left out.
        files: single files that count, wherever they lie.
    """

    def __init__(self, folders: Iterable[Path], files: Iterable[Path] = ()) -> None:
        self._changed = threading.Event()
        self._folders = sorted({folder.resolve() for folder in folders if folder.is_dir()})
        self._files = frozenset(str(file.resolve()) for file in files)
        self._observer = self._start()

    def wait(self) -> None:
        """Return when something has changed and then nothing more for a moment."""
        while not self._changed.wait(1.0):
            pass  # Some systems let nobody interrupt a wait without an end.
        waited = 0.0
        while self._changed.is_set() and waited < LONGEST:
            self._changed.clear()
            self._changed.wait(QUIET)
            waited += QUIET
        self._changed.clear()

    def close(self) -> None:
        """Watch no longer."""
        self._observer.stop()
        self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by the observer, in its own thread."""
        if event.event_type in _READING or isinstance(event, DirModifiedEvent):
            return
        places = (str(event.src_path), str(event.dest_path))
        if any(self._counts(place) for place in places if place):
            self._changed.set()

    def _counts(self, place: str) -> bool:
        return place in self._files or any(map(Path(place).is_relative_to, self._folders))

    def _start(self) -> BaseObserver:
        try:
            return self._observed(Observer())
        except OSError:
            # The system watches no more folders, or none at all: then each file is looked at.
            return self._observed(PollingObserver())

    def _observed(self, observer: BaseObserver) -> BaseObserver:
        around = {Path(file).parent for file in self._files}
        for folder in self._folders:
            observer.schedule(self, str(folder), recursive=True)
        for folder in around.difference(self._folders):
            # A file is watched through its folder: editors put a new one in its place.
            observer.schedule(self, str(folder), recursive=False)
        observer.start()
        return observer
