"""Texts near another in words: cosine of TF-IDF vectors, in which a rare word in common counts most.

Words are scikit-learn's, without its list of English function words, those of one text alone and those of many texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

LEAST, MOST = 2, 0.05  # texts, and share of the texts, that a word stands in
AT_ONCE = 500


class Near:
    """The texts as vectors of length 1."""

    def __init__(self, texts: Sequence[str], *, most: float = MOST) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._words: Any = TfidfVectorizer(
            sublinear_tf=True, min_df=LEAST, max_df=most, stop_words="english", dtype=np.float32
        )
        self._rows: Any = self._words.fit_transform(texts).tocsr()

    def beside(self, given: Sequence[str], count: int) -> Iterator[list[int]]:
        """For each given text the places of the `count` nearest, nearest first; none where fewer have a word in common with it."""
        columns = self._rows.T.tocsr()
        for at in range(0, len(given), AT_ONCE):
            likeness = (self._words.transform(given[at : at + AT_ONCE]) @ columns).tocsr()
            for row in range(likeness.shape[0]):
                here = slice(likeness.indptr[row], likeness.indptr[row + 1])
                places, values = likeness.indices[here], likeness.data[here]
                order = np.lexsort((places, -values))[:count]
                yield places[order].tolist() if len(values) >= count else []

    def likeness(self, place: int, others: Sequence[int]) -> NDArray[np.float32]:
        """How near each of the other texts is to the one, 0 to 1."""
        told: NDArray[np.float32] = (self._rows[others] @ self._rows[place].T).toarray().ravel()
        return told
