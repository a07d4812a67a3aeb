"""How many sources tell a happening independently of each other.

All texts of an outlet are one source, near-copies of a text are one source, whoever prints them; what hangs together
by either counts once. A document of unknown outlet is a source of its own. Near-copies are found under eight least
hashes of their runs of three words and compared exactly, each with the first text under the same hash, so that time
grows with the number of reports.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit
from zlib import crc32

LIKE = 0.7  # least Jaccard similarity of near-copies
_RUN = 3
_WORD = re.compile(r"[^\W_]+")
_MIX = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1, 0xD6E8FEB9, 0xA5CB9243, 0xE2D5F5C5)


def outlet_of(source: str | None, url: str | None) -> str | None:
    """Who published a document: the host of its address without `www.`, else its source; None where unknown."""
    if url:
        try:
            host = urlsplit(url).hostname
        except ValueError:
            host = None
        if host:
            return host.removeprefix("www.")
    return source or None


def count_independent(told: Sequence[tuple[str | None, str, str]]) -> int:
    """Independent sources of reports, each given as (outlet, document id, sentence)."""
    parents: dict[str, str] = {}

    def root(name: str) -> str:
        parents.setdefault(name, name)
        while parents[name] != name:
            parents[name] = parents[parents[name]]
            name = parents[name]
        return name

    texts: dict[str, str] = {}
    for outlet, document, text in told:
        source = f"outlet {outlet}" if outlet is not None else f"document {document}"
        first = texts.setdefault(" ".join(_WORD.findall(text.casefold())), source)
        parents[root(source)] = root(first)
    heads: dict[tuple[int, int], tuple[frozenset[int], str]] = {}
    for text in sorted(texts):
        runs = _runs(text)
        for band, mix in enumerate(_MIX):
            least = min((run * mix) & 0xFFFFFFFF for run in runs)
            head, source = heads.setdefault((band, least), (runs, texts[text]))
            if head is not runs and len(head & runs) >= LIKE * len(head | runs):
                parents[root(texts[text])] = root(source)
    return len({root(name) for name in list(parents)})


def _runs(text: str) -> frozenset[int]:
    words = text.split()
    if len(words) < _RUN:
        return frozenset({crc32(text.encode("utf-8", "replace"))})
    runs = (" ".join(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1))
    return frozenset(crc32(run.encode("utf-8", "replace")) for run in runs)
