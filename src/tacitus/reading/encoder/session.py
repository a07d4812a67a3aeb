"""The model of the package: three ONNX graphs, a word-piece vocabulary and a manifest with their sha256.

One window a call on one thread: a window's numbers are then the same whatever stands before or behind it, however
many workers read, and int8 activations are scaled over that window alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from tacitus.errors import ResourceError
from tacitus.reading.encoder.pieces import WordPieces
from tacitus.reading.encoder.windows import Window

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_PACKAGE = "tacitus.reading.encoder"
_GRAPHS = ("encoder", "acts", "relation")
REMEMBERED = 256  # windows: what the coder has read, the statements read again


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a window: vectors and lower vectors [words, features], trigger logits [words, classes]; not to be changed."""

    vectors: Floats
    lower: Floats
    logits: Floats


@dataclass(frozen=True, slots=True)
class Model:
    """Loaded graphs and what the manifest says of them; `settings` are thresholds and the calibration."""

    name: str
    pieces: WordPieces
    settings: Mapping[str, float]
    graphs: Mapping[str, Any]
    recent: dict[tuple[int, ...], Words] = field(default_factory=dict, compare=False)

    def words(self, window: Window) -> Words:
        """What the encoder says of a window. The last windows are remembered: text that repeats itself is read once."""
        if window.ids not in self.recent:
            if len(self.recent) >= REMEMBERED:
                self.recent.clear()
            self.recent[window.ids] = self._words(window)
        return self.recent[window.ids]

    def _words(self, window: Window) -> Words:
        import numpy as np

        ids = np.asarray([window.ids], dtype=np.int64)
        first = np.asarray([window.first], dtype=np.int64)
        vectors, lower, logits = self.graphs["encoder"].run(None, {"ids": ids, "first": first})
        return Words(vectors[0], lower[0], logits[0])

    def acts(
        self,
        lower: Floats,
        triggers: Sequence[Sequence[float]],
        categories: Sequence[int],
        offsets: Sequence[Sequence[int]],
    ) -> tuple[Floats, Floats, Floats]:
        """Logits of roles [acts, words, roles], modes [acts, modes] and status [acts, statuses].

        The lower vectors of the window go through the last layers again, with each act's trigger and category marked.
        """
        import numpy as np

        given = {
            "lower": lower,
            "triggers": np.asarray(triggers, dtype=np.float32),
            "categories": np.asarray(categories, dtype=np.int64),
            "offsets": np.asarray(offsets, dtype=np.int64),
        }
        roles, modes, status = self.graphs["acts"].run(None, given)
        return roles, modes, status

    def relation(self, vectors: Floats, actor: Sequence[float], recipient: Sequence[float]) -> Floats:
        """Logits of the sixteen categories for what the actor does to the recipient."""
        import numpy as np

        given = {
            "words": vectors,
            "actor": np.asarray([actor], dtype=np.float32),
            "recipient": np.asarray([recipient], dtype=np.float32),
        }
        return self.graphs["relation"].run(None, given)[0][0]  # type: ignore[no-any-return]


@cache
def load_model() -> Model:
    """The package's model, loaded once a process.

    Raises:
        ResourceError: T301, when a file is missing or its sha256 is not the manifest's.
    """
    return read_model(_read)


def read_model(read: Callable[[str], bytes]) -> Model:
    """A model from its files, each given by `read` as bytes; raises as `load_model`."""
    import onnxruntime

    manifest, files = _checked(read)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    graphs = {
        name: onnxruntime.InferenceSession(files[f"{name}.onnx"], options, providers=["CPUExecutionProvider"])
        for name in _GRAPHS
    }
    pieces = WordPieces(files["vocabulary.txt"].decode("utf-8").splitlines())
    return Model(_name(manifest), pieces, manifest["settings"], graphs)


@cache
def load_pieces() -> WordPieces:
    """The vocabulary of the package's model alone. Raises ResourceError T301 where it is damaged or missing."""
    digest = json.loads(_read("manifest.json"))["sha256"]["vocabulary.txt"]
    content = _read("vocabulary.txt")
    if hashlib.sha256(content).hexdigest() != digest:
        raise ResourceError("T301", "Model file vocabulary.txt is damaged.", "Install Tacitus again.")
    return WordPieces(content.decode("utf-8").splitlines())


def check_model() -> str:
    """The name of the package's model after all its files were checked. Raises ResourceError T301."""
    return _name(_checked(_read)[0])


def _name(manifest: Mapping[str, Any]) -> str:
    return f"{manifest['name']} sha256:{manifest['sha256']['encoder.onnx'][:12]}"


def _checked(read: Callable[[str], bytes]) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The manifest and the files it names, all with the sha256 it gives."""
    manifest: dict[str, Any] = json.loads(read("manifest.json"))
    files = {name: read(name) for name in manifest["sha256"]}
    for name, content in files.items():
        if hashlib.sha256(content).hexdigest() != manifest["sha256"][name]:
            raise ResourceError("T301", f"Model file {name} is damaged.", "Install Tacitus again.")
    return manifest, files


def _read(name: str) -> bytes:
    try:
        return resources.files(_PACKAGE).joinpath("data", name).read_bytes()
    except OSError:
        raise ResourceError("T301", f"Model file {name} is missing.", "Install Tacitus again.") from None
