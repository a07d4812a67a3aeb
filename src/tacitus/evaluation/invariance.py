"""Whether coding gives the same bytes whatever the order of the input, the size of a batch, the number of
workers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tacitus.model import Document


@dataclass(frozen=True, slots=True)
class Variation:
    """One way to code the same documents."""

    name: str
    order: str = "given"  # given, reversed, length
    workers: int = 1
    batch: int = 64


VARIATIONS = (
    Variation("as given"),
    Variation("reversed", order="reversed"),
    Variation("shortest first", order="length"),
    Variation("batches of 1", batch=1),
    Variation("batches of 500", batch=500),
    Variation("two workers", workers=2),
    Variation("two workers, reversed, batches of 7", order="reversed", workers=2, batch=7),
)


def compare_variations(
    documents: Sequence[Document],
    code: Callable[[Sequence[Document], Variation], Iterable[str]],
    *,
    variations: Sequence[Variation] = VARIATIONS,
) -> dict[str, bool]:
    """Name of each variation -> whether its lines, sorted, are those of the first one to the byte.

    Args:
        documents: what is coded.
        code: the output lines for documents in an order and with a setting.
        variations: the first is what the others are compared with.
    """
    digests = [
        (variation.name, _digest(code(_ordered(documents, variation.order), variation)))
        for variation in variations
    ]
    return {name: digest == digests[0][1] for name, digest in digests}


def _ordered(documents: Sequence[Document], order: str) -> list[Document]:
    if order == "reversed":
        return list(reversed(documents))
    if order == "length":
        return sorted(documents, key=lambda document: len(document.text))
    return list(documents)


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(lines)).encode("utf-8")).hexdigest()
