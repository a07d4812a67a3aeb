"""How near two words are in meaning, from a table of 17,000 word vectors (`data/words.npz`, see data/README.md).

The vectors say what is told in the same breath, not what is true together: "acquitted" is near "convicted". They widen a
search and never decide between two outcomes; opposites are told apart by the lexicon (`acts.yaml`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from tacitus.errors import ResourceError

NEAR = 0.52  # cosine from which a word widens a search


@dataclass(frozen=True, slots=True)
class _Table:
    rows: Mapping[str, int]
    words: tuple[str, ...]
    vectors: npt.NDArray[np.float32]


def is_known_word(word: str) -> bool:
    """Whether news writes the word in small letters."""
    return word in _table().rows


@lru_cache(maxsize=4096)
def neighbours(word: str, *, most: int = 10) -> tuple[tuple[str, float], ...]:
    """The nearest words with their cosine, the nearest first; empty for an unknown word."""
    table = _table()
    row = table.rows.get(word)
    if row is None:
        return ()
    near = table.vectors @ table.vectors[row]
    high = np.flatnonzero(near >= NEAR)
    best = high[np.argsort(-near[high], kind="stable")][1 : most + 1]
    return tuple((table.words[i], float(near[i])) for i in best)


def likeness(left: Sequence[str], right: Sequence[str]) -> npt.NDArray[np.float32]:
    """Cosines of all pairs, len(left) x len(right); 0 where a word is unknown."""
    return _rows(left) @ _rows(right).T


def _rows(words: Sequence[str]) -> npt.NDArray[np.float32]:
    table = _table()
    found = np.zeros((len(words), table.vectors.shape[1]), np.float32)
    for at, word in enumerate(words):
        if (row := table.rows.get(word)) is not None:
            found[at] = table.vectors[row]
    return found


@cache
def _table() -> _Table:
    try:
        with resources.as_file(resources.files("tacitus.claims").joinpath("data/words.npz")) as path:
            data = np.load(path, allow_pickle=False)
            words = tuple(data["words"].tobytes().decode("ascii").split("\n"))
            vectors = data["vectors"].astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return _Table({word: at for at, word in enumerate(words)}, words, vectors)
    except (OSError, KeyError, ValueError) as error:
        message = f"the word vectors cannot be read: {error}."
        raise ResourceError("T301", message, "Install the package again.") from error
