"""The network that reads two passages together: what an item says to a claim, and whether two acts are one happening.

Days are not in the text and not compared here. The graph is the package's; its manifest gives its sha256.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Literal

from tacitus.errors import ResourceError
from tacitus.reading.encoder.labels import softmax
from tacitus.reading.encoder.pieces import WordPieces
from tacitus.reading.encoder.session import load_pieces
from tacitus.reading.together.passages import Passage, in_order, join

Relation = Literal["supports", "partly", "contradicts", "reports_saying", "neither"]
RELATIONS: tuple[Relation, ...] = ("supports", "partly", "contradicts", "reports_saying", "neither")
REMEMBERED = 4096
AT_ONCE = 2  # items that are read at the same time
_PACKAGE = "tacitus.reading.together"


@dataclass(frozen=True, slots=True)
class Together:
    """The graph and the vocabulary it reads by; the last answers are remembered."""

    name: str
    pieces: WordPieces
    graph: Any
    recent: dict[tuple[str, str], tuple[float, ...]] = field(default_factory=dict, compare=False)

    def relation(self, claim: str, item: str) -> Mapping[Relation, float]:
        """How likely each relation of the item to the claim is; they sum to 1.

        `partly`: it tells a part of the claim, and another part not; `reports_saying`: it has as somebody's words what the claim states.
        """
        key = (claim, item)
        if key not in self.recent:
            if len(self.recent) >= REMEMBERED:
                self.recent.clear()
            self.recent[key] = self._read(claim, item)
        return dict(zip(RELATIONS, self.recent[key], strict=True))

    def read(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Reads claims beside items before they are asked for, two at a time; each answer is what `relation` alone gives."""
        fresh = [pair for pair in dict.fromkeys(pairs) if pair not in self.recent]
        if len(self.recent) + len(fresh) > REMEMBERED:
            self.recent.clear()
        for pair, told in zip(fresh, _pool().map(lambda pair: self._read(*pair), fresh), strict=True):
            self.recent[pair] = told

    def _read(self, claim: str, item: str) -> tuple[float, ...]:
        (told,) = self._run("relations", Passage(claim), Passage(item))
        return tuple(softmax([float(x) for x in told]))

    def same(self, one: Passage, other: Passage) -> float:
        """How likely the acts whose triggers the passages mark are one happening, 0 to 1; the order of the two does not matter."""
        (told,) = self._run("same", *in_order(one, other))
        return 1 / (1 + math.exp(-float(told)))

    def _run(self, output: str, first: Passage, second: Passage) -> Any:
        """One output of the graph for the two passages, as it gives it."""
        import numpy as np

        joined = join(first, second, self.pieces)
        given = {
            name: np.asarray([getattr(joined, name)], dtype=np.int64) for name in ("ids", "sides", "marks")
        }
        return self.graph.run([output], given)[0]


@cache
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(AT_ONCE, "together")


@cache
def load_together() -> Together:
    """The package's network, loaded once a process.

    Raises:
        ResourceError: T301, when a file is missing or its sha256 is not the manifest's.
    """
    return read_together(_read_file, load_pieces())


def read_together(read: Callable[[str], bytes], pieces: WordPieces) -> Together:
    """The network from its files, each given by `read` as bytes; raises as `load_together`."""
    import onnxruntime

    manifest: dict[str, Any] = json.loads(read("manifest.json"))
    content = read("together.onnx")
    if hashlib.sha256(content).hexdigest() != manifest["sha256"]["together.onnx"]:
        raise ResourceError("T301", "Model file together.onnx is damaged.", "Install Tacitus again.")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    graph = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    return Together(f"{manifest['name']} sha256:{manifest['sha256']['together.onnx'][:12]}", pieces, graph)


def _read_file(name: str) -> bytes:
    try:
        return resources.files(_PACKAGE).joinpath("data", name).read_bytes()
    except OSError:
        raise ResourceError("T301", f"Model file {name} is missing.", "Install Tacitus again.") from None
