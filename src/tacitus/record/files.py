"""Files of a record: written whole or not at all, and one writer at a time.

Everything that is written to a record outside of Delta's own log goes through `write_whole`: the bytes lie under
a working name, are flushed to the disk and only then get their name.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from tacitus.errors import LockedError, OutputError, shorten

LOCK = "lock"
WORKING = ".part"  # files that end so are leftovers, whoever finds them
_CHUNK = 1 << 20
_COLOUR = re.compile("\x1b\\[[0-9;]*m")


def write_whole(path: Path, data: bytes) -> None:
    """Give `path` these bytes; after a failure or a kill it has them or is as before.

    Raises:
        OutputError: T401.
    """
    with telling(path):
        working = path.with_name(path.name + WORKING)
        with working.open("wb") as file:
            put(file, data)
        os.replace(working, path)
        settle(path.parent)


def put(file: IO[bytes], data: bytes) -> None:
    """Write bytes and see them onto the disk."""
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def settle(folder: Path) -> None:
    """See the names of a folder onto the disk, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def digest_of(path: Path) -> str:
    """sha256 of a file, read in pieces."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            found.update(piece)
    return found.hexdigest()


@contextlib.contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn what goes wrong while writing into OutputError T401."""
    try:
        yield
    except OutputError:
        raise
    except OSError as error:
        raise unwritable(path, error.strerror or error) from error


def unwritable(path: Path, reason: object) -> OutputError:
    """OutputError T401 for a place in the record."""
    told = _COLOUR.sub("", str(reason))
    message = f"{shorten(path)} cannot be written: {shorten(told, 160)}."
    return OutputError("T401", message, "Free some space; the record is as before, so run the command again.")


@contextlib.contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the record for writing. The system lets go when the process ends, however it ends.

    Raises:
        LockedError: T502, when another process holds it.
    """
    with telling(root / LOCK):
        file = (root / LOCK).open("a+b", buffering=0)
    with file:
        if not _take(file):
            file.seek(0)
            holder = file.read(32).decode("ascii", "replace").strip()
            who = f"process {holder}" if holder else "another process"
            hint = "Wait until it has ended; reading is possible meanwhile."
            raise LockedError("T502", f"{who} is writing to {shorten(root)}.", hint)
        with contextlib.suppress(OSError):  # the number only serves the message
            file.truncate(0)
            file.write(str(os.getpid()).encode("ascii"))
        try:
            yield
        finally:
            with contextlib.suppress(OSError):
                file.truncate(0)


def _take(file: IO[bytes]) -> bool:
    try:
        import fcntl
    except ImportError:
        import msvcrt

        try:
            file.seek(1 << 20)  # beyond the number, which others may read
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
