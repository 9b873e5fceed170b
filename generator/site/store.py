"""The cache: a folder beside the content that is safe to delete and never believed unchecked.

What it holds bears a code that only the user's own key makes: a cache that came with somebody
else's content is as good as a damaged one.
"""

from __future__ import annotations

import errno
import os
import pickle
import shutil
import stat
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from generator.site.secret import key_outside

FOLDER = ".casebook"

_MAGIC = b"casebook cache 2\n"
_SIZE = 16
_HEAD = len(_MAGIC) + 2 * _SIZE + 8
_PIECE = 1 << 20
_FILES = ".files"
_PLAIN_FILE = sum(getattr(os, f"O_{name}", 0) for name in ("NOFOLLOW", "NONBLOCK", "BINARY"))
"""Neither a link nor a pipe is read: a link may lead to what never ends."""
_ABANDONED = 60 * 60
"""Seconds after which what a killed build left half-written is swept."""

_SIGNS: Mapping[str, str] = {
    ".gitignore": "*\n",
    "CACHEDIR.TAG": (
        "Signature: 8a477f597d28d172789f06886806bc55\n"
        "# Made by casebook; safe to delete. See https://bford.info/cachedir/\n"
    ),
}

_PLAIN: Mapping[str, frozenset[str]] = {
    "builtins": frozenset(("set", "frozenset", "bytearray", "complex", "range", "slice")),
    "collections": frozenset(("OrderedDict", "defaultdict", "deque", "Counter")),
    "decimal": frozenset(("Decimal",)),
    "datetime": frozenset(("date", "datetime", "time", "timedelta", "timezone")),
}
"""What a cached value may be made of, beside classes of ours and what pickle itself knows."""

_OURS = "generator."


class Sealed(NamedTuple):
    """A folder that was kept whole."""

    digest: str
    """What it stands for, in the words of who sealed it."""
    folder: Path


class Store:
    """Values and folders by name, tied to one version of the program.

    Names are plain file names. Two builds at once do not disturb each other: the last one wins.
    """

    def __init__(self, folder: Path, code: str, key: bytes) -> None:
        self._folder = folder
        self._key = key
        self._code = blake2b(code.encode(), digest_size=_SIZE).digest()

    @classmethod
    def open(cls, root: Path, code: str) -> Store | None:
        """The cache of the library at `root` for the program `code`; None where none can be kept.

        A link is not followed: content that came from somebody else does not choose where we write.
        """
        folder = root / FOLDER
        try:
            if folder.is_symlink():
                return None
            folder.mkdir(exist_ok=True)
            key = key_outside(root) if os.access(folder, os.W_OK | os.X_OK) else None
            if not key:
                return None
            store = cls(folder, code, key)
            for name, text in _SIGNS.items():
                store._sign(name, text.encode())
            store._sweep()
        except OSError:
            return None
        return store

    def load(self, name: str) -> object | None:
        """What was saved under `name`; None for a file that is missing, damaged or not of ours."""
        try:
            with self._open(name) as file:
                return _Careful(file).load() if self._is_whole(name, file) else None
        # What a forged file makes classes raise is theirs to choose; memory may be too small.
        except (
            ArithmeticError,
            AssertionError,
            AttributeError,
            EOFError,
            ImportError,
            LookupError,
            MemoryError,
            OSError,
            RuntimeError,
            TypeError,
            ValueError,
            pickle.PickleError,
        ):
            return None

    def save(self, name: str, value: object) -> bool:
        """Keep `value`, whole or not at all; False where the disk refuses: it keeps what it had.

        Raises:
            PicklingError: for a value that cannot be kept; TypeError and AttributeError likewise.
        """
        partial = ""
        try:
            handle, partial = tempfile.mkstemp(prefix=f"{name}.", suffix=".part", dir=self._folder)
            with open(handle, "wb") as file:
                file.write(bytes(_HEAD))
                told = _Told(file, self._start(name))
                pickle.dump(value, told, protocol=5)
                file.seek(0)
                file.write(self._head(told.size, told.digest.digest()))
            os.replace(partial, self._folder / name)
            partial = ""
            return True
        except OSError:
            return False
        finally:
            if partial:
                Path(partial).unlink(missing_ok=True)

    def keep_files(self, name: str, digest: str, write: Callable[[Path], None]) -> bool:
        """Keep what `write` puts into an empty folder, as it then stands, for `digest`.

        False where the disk refuses: it keeps what it had.
        """
        folder = None
        try:
            folder = Path(tempfile.mkdtemp(prefix=f"{name}.", suffix=_FILES, dir=self._folder))
            write(folder)
            before = self.load(f"{name}.seal")
            if self.save(f"{name}.seal", (digest, folder.name, _stamps(folder))):
                folder = None
                self._forget(before)
                return True
        except OSError:
            pass
        finally:
            if folder:
                shutil.rmtree(folder, ignore_errors=True)
        return False

    def _forget(self, seal: object) -> None:
        """Remove the folder of an earlier seal."""
        match seal:
            case (_, str(name), _) if name.endswith(_FILES):
                shutil.rmtree(self._folder / Path(name).name, ignore_errors=True)

    def sealed(self, name: str) -> Sealed | None:
        """The folder last sealed under `name`, if each file in it stands as it did then."""
        match self.load(f"{name}.seal"):
            case (str(digest), str(kept), stamps):
                folder = self._folder / Path(kept).name
                if folder.is_dir() and stamps == _stamps(folder):
                    return Sealed(digest, folder)
        return None

    def _sign(self, name: str, content: bytes) -> None:
        """Have a file that says to others what the folder is."""
        with suppress(OSError), self._open(name) as file:
            if file.read(len(content) + 1) == content:
                return
        (self._folder / name).unlink(missing_ok=True)
        with open(self._folder / name, "xb") as file:
            file.write(content)

    def _open(self, name: str) -> BinaryIO:
        """A file of the folder.

        Raises:
            OSError: when it is not there, or no plain file.
        """
        handle = os.open(self._folder / name, _PLAIN_FILE)
        if stat.S_ISREG(os.fstat(handle).st_mode):
            return open(handle, "rb")
        os.close(handle)
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), name)

    def _sweep(self) -> None:
        """Remove what killed builds left half-written."""
        for path in (*self._folder.glob("*.part"), *self._folder.glob(f"*{_FILES}")):
            if not self._is_abandoned(path):
                continue
            if path.suffix == ".part":
                path.unlink(missing_ok=True)
                continue
            kept = self.sealed(path.name.rsplit(".", 2)[0])
            if not kept or kept.folder != path:
                shutil.rmtree(path, ignore_errors=True)

    def _is_abandoned(self, path: Path) -> bool:
        try:  # A time in the future is that of a clock that was wrong, then or now.
            return abs(time.time() - path.lstat().st_mtime) > _ABANDONED
        except FileNotFoundError:
            return False  # Another build has just finished it.

    def _is_whole(self, name: str, file: BinaryIO) -> bool:
        """Whether the file is of ours and undamaged; it then stands where the value begins."""
        head = file.read(_HEAD)
        told = self._start(name)
        size = 0
        while piece := file.read(_PIECE):
            told.update(piece)
            size += len(piece)
        file.seek(_HEAD)
        return compare_digest(head, self._head(size, told.digest()))

    def _start(self, name: str) -> blake2b:
        # The name belongs to it: one file in the place of another is no better than a damaged one.
        # Under a key BLAKE2 is a code of authenticity by itself: see RFC 7693, 2.5.
        return blake2b(self._code + name.encode(), digest_size=_SIZE, key=self._key)

    def _head(self, size: int, digest: bytes) -> bytes:
        return _MAGIC + self._code + size.to_bytes(8, "big") + digest


class _Told:
    """A file that a value is written to, and the digest of what was written."""

    def __init__(self, file: BinaryIO, digest: blake2b) -> None:
        self._file = file
        self.digest = digest
        self.size = 0

    def write(self, piece: bytes | bytearray | memoryview | pickle.PickleBuffer) -> int:
        """Pass on what pickle gives."""
        view = memoryview(piece)
        self.digest.update(view)
        self.size += view.nbytes
        return self._file.write(view)


class _Careful(pickle.Unpickler):
    """Makes classes of ours and plain values, and calls nothing else: files may be forged."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of that name.

        Raises:
            UnpicklingError: for a function, and for everything of somebody else.
        """
        if "." not in name:
            if name in _PLAIN.get(module, ()):
                return super().find_class(module, name)
            # Importing this one would run the program.
            if module.startswith(_OURS) and not module.endswith("__main__"):
                found = super().find_class(module, name)
                if isinstance(found, type) and found.__module__ == module:
                    return found
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a cache")


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Size and time of each file that lies directly in `folder`; none where there is no folder."""
    try:
        with os.scandir(folder) as entries:
            infos = {entry.name: entry.stat(follow_symlinks=False) for entry in entries}
    except OSError:
        return {}
    return {name: (info.st_size, info.st_mtime_ns) for name, info in infos.items()}
