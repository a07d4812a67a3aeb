"""The files of a directory and of those in it, in the order of their names; hidden ones are left out.

Links to files are followed, links to directories are not, so that no circle can be walked. What is neither file
nor directory (a pipe, a socket) is handed on as `Quarantined`, as is a directory that cannot be listed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from stat import S_ISDIR, S_ISREG

from tacitus.errors import shorten
from tacitus.model import Quarantined


def list_files(folder: str) -> Iterator[str | Quarantined]:
    """Paths of the files, each beginning with `folder`; a directory stands where its name sorts among the files'.

    A directory without any file gives a `Quarantined` with T105.
    """
    waiting = [folder]
    empty = True
    while waiting:
        path = waiting.pop()
        try:
            link = os.path.islink(path) and path != folder
            mode = os.stat(path).st_mode
            if S_ISDIR(mode) and not link:
                names = sorted((name for name in os.listdir(path) if not name.startswith(".")), reverse=True)
                waiting += [os.path.join(path, name) for name in names]
                continue
            if S_ISDIR(mode):
                continue
        except OSError as error:
            empty = False
            reason = f"{shorten(path)!r} cannot be read: {shorten(error.strerror or error)}."
            yield Quarantined(path, path, "T101", reason, "Check the name and the permissions.")
            continue
        empty = False
        if S_ISREG(mode):
            yield path
        else:
            reason = f"{shorten(path)!r} is neither a file nor a directory."
            yield Quarantined(path, path, "T101", reason, "Give it by name if it is meant to be read.")
    if empty:
        reason = f"The directory {shorten(folder)!r} holds no file; hidden ones are left out."
        yield Quarantined(folder, folder, "T105", reason, "Name the directory that holds the files.")
