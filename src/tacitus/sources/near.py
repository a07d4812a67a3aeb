"""Near-duplicate documents: the same text told again with a few words changed. They are linked, never dropped.

Two documents are near-duplicates when the sets of their shingles (runs of three words) have a Jaccard similarity
of at least the threshold. MinHash by rensa proposes pairs: documents that agree in one of 32 bands of four values;
each pair is then counted exactly. At the threshold of 0.7 one pair in 6,000 is not proposed, at 0.8 none in a
million. Of documents whose shingles are all the same, each is linked to the first alone; in a crowd of documents
that agree in a band, each is compared with those next to it in length. So time and links grow with the number of
documents, and the outcome does not depend on their order. A sketch holds all of a document that is needed to propose
pairs, 150 bytes or so; the texts of proposed pairs alone are looked at to count.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from tacitus.model import Document

from .optional import load

THRESHOLD = 0.7
SHINGLE = 3  # words
_BANDS, _ROWS = 32, 4
_SEED = 1
_DIGEST = 16  # bytes
_CROWD, _NEIGHBOURS = 64, 16
_BATCH = 1 << 20  # code points
_EAST = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"  # scripts that are written without blanks, or nearly
_WORD = re.compile(f"[{_EAST}]|[^\\W_{_EAST}]+")
_MIX = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """A link of two documents by their ids; `first` is of the earlier day, and of one day has the lesser id."""

    first: str
    second: str
    similarity: float


def near_duplicates(
    documents: Iterable[Document], *, threshold: float = THRESHOLD
) -> tuple[NearDuplicate, ...]:
    """The links between near-duplicates, by the order of their first and then their second document.

    Args:
        documents: any number, read once; their ids are unique. Memory holds eight bytes a word, no text.
        threshold: the least Jaccard similarity, above 0 and at most 1.

    Raises:
        ResourceError: T302 where rensa is missing.
    """
    sets: dict[str, Any] = {}
    sketches: list[Sketch] = []
    for document, shingles, digests in _hash(documents):
        sets[document.id] = shingles
        sketches.append(_sketch(document, shingles, digests))
    return link_sketches(sketches, lambda _: sets, threshold=threshold)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a document to find those like it: `key` is day and id, `bands` the hashes of its bands.

    `size` counts its shingles, `digest` is of all of them.
    """

    key: tuple[str, str]
    bands: Any  # 32 numbers of 32 bits, an array of numpy
    size: int
    digest: bytes


def sketch_documents(documents: Iterable[Document]) -> Iterator[Sketch]:
    """A sketch of each document that has a word. Raises ResourceError T302 where rensa is missing."""
    yield from (_sketch(*hashed) for hashed in _hash(documents))


def making() -> str:
    """How this version makes sketches; those of another making cannot be compared with its own."""
    return f"1: runs of {SHINGLE} words, {_BANDS} bands of {_ROWS}, seed {_SEED}, rensa {version('rensa')}"


def shingle_sets(documents: Iterable[Document]) -> dict[str, Any]:
    """The hashed shingles of each document by its id, for `link_sketches`."""
    return {document.id: shingles for document, shingles, _ in _hash(documents)}


def link_sketches(
    sketches: Iterable[Sketch],
    shingles_of: Callable[[Collection[str]], Mapping[str, Any]],
    *,
    threshold: float = THRESHOLD,
) -> tuple[NearDuplicate, ...]:
    """As `near_duplicates`, from sketches; `shingles_of` gives the shingles of those documents that are to be compared."""
    kept = sorted(sketches, key=lambda sketch: sketch.key)
    if len(kept) < 2:
        return ()
    copies, distinct = _copies(kept)
    links = [(first, second, 1.0) for first, second in copies]
    pairs = sorted(_candidates(distinct, kept))
    sets = shingles_of(sorted({kept[number].key[1] for pair in pairs for number in pair}))
    for first, second in pairs:
        similarity = _jaccard(sets[kept[first].key[1]], sets[kept[second].key[1]])
        if similarity >= threshold:
            links.append((first, second, similarity))
    links.sort()
    return tuple(NearDuplicate(kept[a].key[1], kept[b].key[1], similarity) for a, b, similarity in links)


def _hash(documents: Iterable[Document]) -> Iterator[tuple[Document, Any, Any]]:
    """Each document that has a word with its shingles, sorted and hashed, and its MinHash digests."""
    import numpy as np

    minhash = load("rensa").RMinHash
    for batch in _batches(documents):
        hashed = minhash.hash_token_sets([_shingles(document.text) for document in batch])
        sets = [np.unique(np.array(hashes, dtype=np.uint64)) for hashes in hashed]
        full = [(d, s) for d, s in zip(batch, sets, strict=True) if len(s)]
        rows = [shingles.tolist() for _, shingles in full]
        if not rows:
            continue
        digests = minhash.digest_matrix_from_token_hash_sets(rows, _BANDS * _ROWS, _SEED).to_rows()
        for (document, shingles), digest in zip(full, digests, strict=True):
            yield document, shingles, digest


def _sketch(document: Document, shingles: Any, digests: Any) -> Sketch:
    import numpy as np

    rows = np.array(digests, dtype=np.uint64).reshape(_BANDS, _ROWS)
    bands = (rows * np.array(_MIX, dtype=np.uint64)).sum(axis=1, dtype=np.uint64) >> np.uint64(32)
    key = (document.date or "9999-99-99", document.id)
    digest = hashlib.sha256(shingles.tobytes()).digest()[:_DIGEST]
    return Sketch(key, bands.astype(np.uint32), len(shingles), digest)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _shingles(text: str) -> list[str]:
    words = _WORD.findall(text.casefold())
    if len(words) < SHINGLE:
        return [" ".join(words)] if words else []
    return [" ".join(run) for run in zip(*(words[n:] for n in range(SHINGLE)), strict=False)]


def _copies(kept: Sequence[Sketch]) -> tuple[list[tuple[int, int]], list[int]]:
    """Pairs of a first document and its copies, and the documents that are no copies."""
    firsts: dict[bytes, int] = {}
    pairs: list[tuple[int, int]] = []
    for number, entry in enumerate(kept):
        first = firsts.setdefault(entry.digest, number)
        if first != number:
            pairs.append((first, number))
    return pairs, list(firsts.values())


def _candidates(distinct: Sequence[int], kept: Sequence[Sketch]) -> set[tuple[int, int]]:
    import numpy as np

    pairs: set[tuple[int, int]] = set()
    numbers = np.array(distinct)
    bands = np.stack([kept[number].bands for number in distinct])
    for band in range(_BANDS):
        keys = bands[:, band]
        order = np.argsort(keys, kind="stable")
        bounds = np.flatnonzero(np.diff(keys[order])) + 1
        edges = np.concatenate([[0], bounds, [len(order)]])
        for at in np.flatnonzero(np.diff(edges) > 1):
            pairs.update(_pairs([int(n) for n in numbers[order[edges[at] : edges[at + 1]]]], kept))
    return pairs


def _pairs(group: list[int], kept: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """All pairs of a group; in a crowd each with its next neighbours in length."""
    reach = len(group)
    if len(group) > _CROWD:
        group = sorted(group, key=lambda number: (kept[number].size, number))
        reach = _NEIGHBOURS
    for at, one in enumerate(group):
        for other in group[at + 1 : at + 1 + reach]:
            yield min(one, other), max(one, other)


def _jaccard(one: Any, other: Any) -> float:
    import numpy as np

    if min(len(one), len(other)) == 0:
        return 0.0
    common = len(np.intersect1d(one, other, assume_unique=True))
    return common / (len(one) + len(other) - common)
