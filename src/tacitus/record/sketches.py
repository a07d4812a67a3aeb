"""Sketches of documents kept beside a record, from which near-duplicates are found without reading every text again.

`NAME.near-index.npz` holds the commit up to which it goes. It counts only for a record that still keeps that commit, so one
that was made before documents were forgotten never does; `forget` also removes it. It is made again where it is
missing, damaged or of other making, and left out where it cannot be written or the record is small.
"""

from __future__ import annotations

import contextlib
import io
import json
import zipfile
from pathlib import Path

from tacitus.errors import OutputError, RecordError
from tacitus.record.files import write_whole
from tacitus.record.store import State, Store
from tacitus.sources.near import Sketch, making

_WORTH = 4096  # documents


def read_sketches(store: Store) -> tuple[int, list[Sketch]]:
    """The batch up to which there are sketches, and those; -1 and none where they are to be made."""
    import numpy as np

    try:
        with np.load(_path(store), allow_pickle=False) as told:
            about = json.loads(told["about"].tobytes())
            if about["making"] != making():
                return -1, []
            state = store.state(about["as_of"])
            columns = about["keys"], told["bands"], told["sizes"].tolist(), told["digests"]
            sketches = [
                Sketch((day, name), bands, size, digest.tobytes())
                for (day, name), bands, size, digest in zip(*columns, strict=True)
            ]
    except (OSError, EOFError, ValueError, KeyError, TypeError, zipfile.BadZipFile, RecordError):
        return -1, []
    return state.batch, sketches


def write_sketches(store: Store, state: State, sketches: list[Sketch]) -> None:
    """Keep the sketches of all documents of a state."""
    import numpy as np

    if len(sketches) < _WORTH:
        return
    about = {"making": making(), "as_of": store.name(state), "keys": [sketch.key for sketch in sketches]}
    made = io.BytesIO()
    np.savez(
        made,
        about=np.frombuffer(json.dumps(about).encode("ascii"), dtype=np.uint8),
        bands=np.stack([sketch.bands for sketch in sketches]),
        sizes=np.array([sketch.size for sketch in sketches], dtype=np.int64),
        digests=np.frombuffer(b"".join(s.digest for s in sketches), dtype=np.uint8).reshape(
            len(sketches), -1
        ),
    )
    with contextlib.suppress(OutputError):
        write_whole(_path(store), made.getvalue())


def _path(store: Store) -> Path:
    folder = store.root.resolve()
    return folder.with_name(f"{folder.name}.near-index.npz")
