"""Folders for work in the system's folder for such: gone when it is done, also after a kill.

Whoever is killed cleans up nothing; so each folder is held by a lock while it is worked in, and
the next build removes those that nobody holds.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from generator.site.beside import Claim, claimed, swept
from generator.site.refusal import FULL

_PREFIX = "casebook-"
_NAME = re.compile(r"casebook-[0-9a-f]{32}")


@contextmanager
def workplace() -> Iterator[Path]:
    """An empty folder of ours alone, for as long as the context lasts.

    Raises:
        OSError: when the disk refuses; it names the folder where work there did not say a file, or
            said the one that was copied from.
    """
    claim = claim_workplace()
    try:
        yield claim.path
    except OSError as error:
        if error.filename is None or error.errno in FULL:
            raise OSError(error.errno, error.strerror, str(claim.path)) from error
        raise
    finally:
        claim.remove()


def claim_workplace() -> Claim:
    """As `workplace`, for work whose end is told elsewhere: `Claim.remove` ends it.

    Raises:
        OSError: when the disk refuses.
    """
    parent = Path(tempfile.gettempdir())
    return claimed(lambda: parent / f"{_PREFIX}{uuid4().hex}", mode=0o700)


def sweep_workplaces() -> None:
    """Remove what killed builds left, of whichever library."""
    with suppress(OSError):  # Without a folder for temporary files nothing was left in one.
        for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            if _NAME.fullmatch(left.name):
                swept(left)
