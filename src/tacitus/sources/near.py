"""Near-duplicate documents: the same text told again with a few words changed. They are linked, never dropped.

Two documents are near-duplicates when the sets of their shingles (runs of three words) have a Jaccard similarity
of at least the threshold. MinHash by rensa proposes pairs: documents that agree in one of 32 bands of four values;
each pair is then counted exactly. At the threshold of 0.7 one pair in 6,000 is not proposed, at 0.8 none in a
million. Of documents whose shingles are all the same, each is linked to the first alone; in a crowd of documents
that agree in a band, each is compared with those next to it in length. So time and links grow with the number of
documents, and the outcome does not depend on their order.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tacitus.model import Document

from .optional import load

THRESHOLD = 0.7
SHINGLE = 3  # words
_BANDS, _ROWS = 32, 4
_SEED = 1
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
    kept = sorted(_sketch(documents), key=lambda entry: entry.key)
    if len(kept) < 2:
        return ()
    copies, distinct = _copies(kept)
    links = [(first, second, 1.0) for first, second in copies]
    for first, second in sorted(_candidates(distinct, kept)):
        similarity = _jaccard(kept[first].shingles, kept[second].shingles)
        if similarity >= threshold:
            links.append((first, second, similarity))
    links.sort()
    return tuple(NearDuplicate(kept[a].key[1], kept[b].key[1], similarity) for a, b, similarity in links)


@dataclass(frozen=True, slots=True)
class _Sketch:
    key: tuple[str, str]  # day and id
    shingles: Any  # sorted hashes, an array of numpy
    digest: Any


def _sketch(documents: Iterable[Document]) -> Iterator[_Sketch]:
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
            key = (document.date or "9999-99-99", document.id)
            yield _Sketch(key, shingles, np.array(digest, dtype=np.uint32))


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


def _copies(kept: Sequence[_Sketch]) -> tuple[list[tuple[int, int]], list[int]]:
    """Pairs of a first document and its copies, and the documents that are no copies."""
    firsts: dict[bytes, int] = {}
    pairs: list[tuple[int, int]] = []
    for number, entry in enumerate(kept):
        first = firsts.setdefault(hashlib.sha256(entry.shingles.tobytes()).digest(), number)
        if first != number:
            pairs.append((first, number))
    return pairs, list(firsts.values())


def _candidates(distinct: Sequence[int], kept: Sequence[_Sketch]) -> set[tuple[int, int]]:
    import numpy as np

    pairs: set[tuple[int, int]] = set()
    numbers = np.array(distinct)
    digests = np.stack([kept[number].digest for number in distinct]).astype(np.uint64)
    mix = np.array(_MIX, dtype=np.uint64)
    for band in range(_BANDS):
        keys = (digests[:, band * _ROWS : (band + 1) * _ROWS] * mix).sum(axis=1, dtype=np.uint64)
        order = np.argsort(keys, kind="stable")
        bounds = np.flatnonzero(np.diff(keys[order])) + 1
        edges = np.concatenate([[0], bounds, [len(order)]])
        for at in np.flatnonzero(np.diff(edges) > 1):
            pairs.update(_pairs([int(n) for n in numbers[order[edges[at] : edges[at + 1]]]], kept))
    return pairs


def _pairs(group: list[int], kept: Sequence[_Sketch]) -> Iterator[tuple[int, int]]:
    """All pairs of a group; in a crowd each with its next neighbours in length."""
    reach = len(group)
    if len(group) > _CROWD:
        group = sorted(group, key=lambda number: (len(kept[number].shingles), number))
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
