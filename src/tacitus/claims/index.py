"""What a record says, laid out for searching: which passage holds which term, and which events it tells.

A passage is a document's text, or a stretch of a few sentences of a longer one. Terms are kept as 64-bit digests and
texts not at all, so that a saved index holds no words; texts are asked of the record for the few passages that a claim
is compared with. Building is linear in the record and done once for a commit; an index is a function of the commit alone.
"""

from __future__ import annotations

import datetime
import hashlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tacitus.claims.words import tables_digest, terms_of
from tacitus.ontology import CATEGORIES
from tacitus.reading.sentences import split_sentences

FORMAT = 4
UNKNOWN_DAY = -1
PASSAGE = 700  # code points up to which a text is one passage; what is longer is cut at sentences
Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Told:
    """A document as the index needs it."""

    id: str
    date: str | None
    source: str | None
    text: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """An event as the index needs it; `at` is the start of its trigger."""

    document: str
    event: str
    status: str
    first: str | None
    last: str | None
    at: int
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


@dataclass(slots=True)
class Index:
    """Passages, terms, events and outlets of a commit as arrays; rows of documents count from 0 in the order built."""

    passage_document: Ints
    passage_start: Ints
    passage_end: Ints
    day: Ints
    terms: npt.NDArray[np.uint64]
    offsets: npt.NDArray[np.int64]
    postings: Ints
    act_document: Ints
    act_category: Ints
    act_first: Ints
    act_last: Ints
    party_act: Ints
    party_code: Ints
    party_side: Ints
    codes: tuple[str, ...]
    ids: tuple[str, ...]
    outlet_offsets: npt.NDArray[np.int64]
    outlet_rows: Ints
    outlets: tuple[str, ...]
    passage_day: Ints = field(init=False)

    def __post_init__(self) -> None:
        self.passage_day = self.day[self.passage_document] if len(self.day) else np.zeros(0, np.int32)

    def passages(self, term: str) -> Ints:
        """The passages that hold a term, ascending."""
        key = np.uint64(digest(term))
        at = int(np.searchsorted(self.terms, key))
        if at >= len(self.terms) or self.terms[at] != key:
            return self.postings[:0]
        return self.postings[self.offsets[at] : self.offsets[at + 1]]

    def outlets_of(self, document: int) -> tuple[str, ...]:
        """Outlets of a document, as its source names them."""
        rows = self.outlet_rows[self.outlet_offsets[document] : self.outlet_offsets[document + 1]]
        return tuple(self.outlets[row] for row in rows)


def build_index(documents: Iterable[Told], acts: Iterable[Act]) -> Index:
    """The index of documents and their events; the order given is the order of rows."""
    building = _Building()
    for document in documents:
        building.add(document)
    known = {name: row for row, name in enumerate(building.ids)}
    codes: dict[str, int] = {}
    columns: list[list[int]] = [[] for _ in range(7)]
    category = {name: row for row, name in enumerate(CATEGORIES)}
    number = 0
    for act in acts:
        if act.document not in known or act.event not in category:
            continue
        row = known[act.document]
        columns[0].append(row)
        columns[1].append(category[act.event])
        columns[2].append(_ordinal(act.first))
        columns[3].append(_ordinal(act.last))
        passage = building.passage_at(row, act.at)
        for side, told in enumerate((act.actors, act.recipients)):
            for code in dict.fromkeys(told):
                columns[4].append(number)
                columns[5].append(codes.setdefault(code, len(codes)))
                columns[6].append(side)
                building.put(f"@{code}", passage)
        number += 1
    terms, offsets, postings = building.sorted_postings()
    int32 = [np.asarray(column, np.int32) for column in columns]
    return Index(
        passage_document=np.asarray(building.passage_document, np.int32),
        passage_start=np.asarray(building.passage_start, np.int32),
        passage_end=np.asarray(building.passage_end, np.int32),
        day=np.asarray(building.day, np.int32),
        terms=terms,
        offsets=offsets,
        postings=postings,
        act_document=int32[0],
        act_category=int32[1],
        act_first=int32[2],
        act_last=int32[3],
        party_act=int32[4],
        party_code=int32[5],
        party_side=int32[6],
        codes=tuple(codes),
        ids=tuple(building.ids),
        outlet_offsets=np.asarray(building.outlet_offsets, np.int64),
        outlet_rows=np.asarray(building.outlet_rows, np.int32),
        outlets=tuple(building.outlets),
    )


def save_index(index: Index, path: Path, *, commit: str) -> None:
    """Write an index; raises OSError where that cannot be done."""
    arrays: dict[str, Any] = {"about": _packed(_about(commit))}
    for each in fields(Index):
        if each.init:
            value = getattr(index, each.name)
            arrays[each.name] = _packed(value) if isinstance(value, tuple) else value
    working = path.with_name(path.name + ".part")
    with open(working, "wb") as target:
        np.savez(target, **arrays)
    working.replace(path)


def load_index(path: Path, *, commit: str) -> Index | None:
    """The saved index of a commit; None where there is none, or one of another commit, format or way to make terms."""
    try:
        with np.load(path, allow_pickle=False) as data:
            if _unpacked(data["about"]) != _about(commit):
                return None
            told: dict[str, Any] = {e.name: data[e.name] for e in fields(Index) if e.init}
    except (OSError, KeyError, ValueError, EOFError):
        return None
    for name in ("codes", "ids", "outlets"):
        told[name] = _unpacked(told[name])
    return Index(**told)


def _about(commit: str) -> tuple[str, ...]:
    return (str(FORMAT), tables_digest(), commit)


def digest(term: str) -> int:
    """A term as 64 bits."""
    return int.from_bytes(hashlib.blake2b(term.encode("utf-8"), digest_size=8).digest(), "little")


def day_number(day: str) -> int:
    """A day as a proleptic ordinal, which may be counted with."""
    return datetime.date.fromisoformat(day).toordinal()


class _Building:
    """The growing columns of an index."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.day, self.passage_document = array("i"), array("i")
        self.passage_start, self.passage_end = array("i"), array("i")
        self.outlet_offsets, self.outlet_rows = array("q", [0]), array("i")
        self.outlets: dict[str, int] = {}
        self._begin: list[int] = []
        self._digests: dict[str, int] = {}
        self._keys, self._rows = array("Q"), array("i")

    def add(self, document: Told) -> None:
        row = len(self.ids)
        self.ids.append(document.id)
        self.day.append(_ordinal(document.date))
        self._begin.append(len(self.passage_document))
        for name in (part.strip() for part in (document.source or "").split(";")):
            if name:
                self.outlet_rows.append(self.outlets.setdefault(name, len(self.outlets)))
        self.outlet_offsets.append(len(self.outlet_rows))
        titled = [term.key for term in terms_of(document.title or "")]
        for start, end in passages_of(document.text):
            passage = len(self.passage_document)
            self.passage_document.append(row)
            self.passage_start.append(start)
            self.passage_end.append(end)
            own = [term.key for term in terms_of(document.text[start:end])]
            for key in dict.fromkeys((*own, *titled)):
                self.put(key, passage)

    def put(self, term: str, passage: int) -> None:
        key = self._digests.get(term)
        if key is None:
            key = self._digests[term] = digest(term)
        self._keys.append(key)
        self._rows.append(passage)

    def passage_at(self, row: int, at: int) -> int:
        passage = self._begin[row]
        while (
            passage + 1 < len(self.passage_document)
            and self.passage_document[passage + 1] == row
            and self.passage_start[passage + 1] <= at
        ):
            passage += 1
        return passage

    def sorted_postings(self) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64], Ints]:
        keys, rows = np.asarray(self._keys, np.uint64), np.asarray(self._rows, np.int32)
        order = np.lexsort((rows, keys))
        keys, rows = keys[order], rows[order]
        if not len(keys):
            return keys, np.zeros(1, np.int64), rows
        fresh = np.ones(len(keys), bool)
        fresh[1:] = (keys[1:] != keys[:-1]) | (rows[1:] != rows[:-1])
        keys, rows = keys[fresh], rows[fresh]
        starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
        return keys[starts], np.concatenate((starts, [len(keys)])).astype(np.int64), rows


def passages_of(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of a text of about `PASSAGE` code points, cut at sentences."""
    if len(text) <= PASSAGE:
        yield 0, len(text)
        return
    start, end = 0, 0
    for sentence in split_sentences(text):
        if end > start and sentence.end - start > PASSAGE:
            yield start, end
            start = sentence.start
        end = sentence.end
    if end > start:
        yield start, end


def _ordinal(day: str | None) -> int:
    return UNKNOWN_DAY if day is None else day_number(day)


def _packed(words: Sequence[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(w.replace("\n", " ") for w in words).encode("utf-8"), np.uint8)


def _unpacked(data: npt.NDArray[np.uint8]) -> tuple[str, ...]:
    text = data.tobytes().decode("utf-8")
    return tuple(text.split("\n")) if text else ()


_BEFORE_1970 = np.timedelta64(datetime.date(1970, 1, 1).toordinal(), "D")


def count_by_year(days: Ints) -> Mapping[int, int]:
    """Year -> how many of the days fall into it; unknown days are left out."""
    years = (days[days > 0].astype("datetime64[D]") - _BEFORE_1970).astype("datetime64[Y]").astype(int) + 1970
    return {int(year): int(count) for year, count in zip(*np.unique(years, return_counts=True), strict=True)}
