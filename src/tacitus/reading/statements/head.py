"""The statement head: two small graphs on the encoder's word vectors.

`words` gives every word of a window a vector of its own, weights of attention, and shares of belonging to the phrase
that names a speaker, to loaded wording and to a horizon. The vectors of a statement's words are pooled (greatest, mean,
weighted); `statements` gives shares of kinds and of the rest from the pooled vectors of a statement, of the one before
and of the one after. As everywhere a window is one call on one thread.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal

from tacitus.errors import ResourceError
from tacitus.model import StatementKind
from tacitus.reading.encoder.windows import Window
from tacitus.reading.statements.features import cue_marks, cue_table, lexical_ids, quoted, word_marks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

KINDS: tuple[StatementKind, ...] = (
    "report", "trend", "assessment", "prediction", "possibility", "counterfactual", "call_to_action", "quotation", "other",
)  # fmt: skip
LENSES: tuple[None, str, str, str, str] = (None, "isolation", "influence", "unrest", "cohesion")
CERTAINTIES = ("certain", "likely", "unlikely")
DIRECTIONS: tuple[Literal["up"], Literal["down"]] = ("up", "down")
TAGS = ("speaker", "loaded", "horizon")
_PACKAGE = "tacitus.reading.statements"


@dataclass(frozen=True, slots=True)
class WordView:
    """A window through the first graph: vectors [words, heads * size], attention [words, heads * weights], tags [words, 3].

    `inside`: whether a word is within quotation marks; `listed`: whether it is in the list of loaded wording;
    `lenses`: whether it is a cue of each of LENSES.
    """

    vectors: Floats
    attention: Floats
    tags: Floats
    inside: list[bool]
    listed: list[bool]
    lenses: Floats


@dataclass(frozen=True, slots=True)
class Shares:
    """What the second graph says, a row a statement."""

    kinds: Floats
    speaks: Floats
    certainty: Floats
    lens: Floats
    direction: Floats


@dataclass(frozen=True, slots=True)
class Head:
    """Both graphs, the tables of words and endings, and settings from the manifest."""

    graphs: Mapping[str, Any]
    words: dict[str, int]
    endings: dict[str, int]
    settings: Mapping[str, float]

    def view(self, window: Window, vectors: Floats) -> WordView:
        """What the first graph makes of a window, whose words the encoder gave `vectors`."""
        import numpy as np

        inside = quoted(window)
        words, endings = lexical_ids(window, self.words, self.endings)
        cues = cue_marks(window)
        given = {
            "vectors": vectors,
            "words": np.asarray(words, dtype=np.int64),
            "endings": np.asarray(endings, dtype=np.int64),
            "marks": np.concatenate([word_marks(window, inside), cues], axis=1),
        }
        found, attention, tags = self.graphs["words"].run(None, given)
        return WordView(found, attention, tags, inside, [bool(x) for x in cues[:, -1]], _lens_cues(cues))

    def pool(self, view: WordView, first: int, last: int) -> Floats:
        """One vector for the words `first` up to `last`: for each head greatest, mean, and weighted by its attention."""
        import numpy as np

        heads, count = int(self.settings["heads"]), last - first
        vectors = view.vectors[first:last].reshape(count, heads, -1)
        scores = view.attention[first:last].reshape(count, heads, -1)
        shares = np.exp(scores - scores.max(axis=0))
        shares /= shares.sum(axis=0)
        weighted = [(vectors * shares[:, :, i : i + 1]).sum(axis=0) for i in range(shares.shape[2])]
        told = [vectors.max(axis=0), vectors.sum(axis=0) / np.float32(count), *weighted]
        return np.concatenate(told, axis=1).reshape(-1)

    def judge(
        self,
        pooled: Sequence[Floats],
        before: Sequence[Floats],
        after: Sequence[Floats],
        marks: Sequence[Sequence[float]],
    ) -> Shares:
        """Shares for statements, each with the pooled vectors of its neighbours (zeros where there is none)."""
        import numpy as np

        given = {
            "pooled": np.stack(pooled),
            "before": np.stack(before),
            "after": np.stack(after),
            "marks": np.asarray(marks, dtype=np.float32)[
                :, : self.graphs["statements"].get_inputs()[3].shape[1]
            ],
        }
        return Shares(*self.graphs["statements"].run(None, given))


def _lens_cues(cues: Floats) -> Floats:
    """Of the cue marks of words those of LENSES, in their order; none for the first, which is no lens."""
    names, _ = cue_table()
    found = cues[:, [0, *(names.index(lens) for lens in LENSES[1:])]].copy()
    found[:, 0] = 0
    return found


@cache
def load_head() -> Head:
    """The package's head, loaded once a process.

    Raises:
        ResourceError: T301, when a file is missing or its sha256 is not the manifest's.
    """
    return read_head(_read)


def read_head(read: Callable[[str], bytes]) -> Head:
    """A head from its files, each given by `read` as bytes; raises as `load_head`."""
    import onnxruntime

    manifest = json.loads(read("manifest.json"))
    files = {name: read(name) for name in manifest["sha256"]}
    for name, content in files.items():
        if hashlib.sha256(content).hexdigest() != manifest["sha256"][name]:
            raise ResourceError("T301", f"Model file {name} is damaged.", "Install Tacitus again.")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    graphs = {
        name: onnxruntime.InferenceSession(files[f"{name}.onnx"], options, providers=["CPUExecutionProvider"])
        for name in ("words", "statements")
    }
    words, endings = (
        {w: i + 1 for i, w in enumerate(files[f"{n}.txt"].decode("utf-8").split("\n"))}
        for n in ("words", "endings")
    )
    return Head(graphs, words, endings, manifest["settings"])


def _read(name: str) -> bytes:
    try:
        return resources.files(_PACKAGE).joinpath("data", name).read_bytes()
    except OSError:
        raise ResourceError("T301", f"Model file {name} is missing.", "Install Tacitus again.") from None
