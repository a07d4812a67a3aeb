"""The passages found for a claim, held beside it: compared term by term, and the likeliest read together with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tacitus.claims.asked import Asked, trigger_spans, without_titled
from tacitus.claims.compare import Compared, compare, read_passage
from tacitus.claims.index import Index
from tacitus.claims.judge import Candidate, only_said
from tacitus.claims.sides import Sides
from tacitus.claims.signs import Search, reading_signs, signs_of
from tacitus.claims.trained import trained
from tacitus.claims.winners import contest_in
from tacitus.claims.words import in_names_of
from tacitus.reading.together import Together

READ = 4  # passages of each search that are read together with the claim
HARDLY = 0.03  # probability by the comparison alone below which none is


@dataclass(frozen=True, slots=True)
class Found:
    """A passage compared with a claim: its row in the index, its day and words, and the signs that the comparison gave."""

    passage: int
    day: int
    text: str
    compared: Compared
    signs: Mapping[str, float]


def compare_found(
    one: Asked,
    passages: Iterable[int],
    search: Search,
    texts: Mapping[int, tuple[str | None, str]],
    index: Index,
    sides: Sides,
) -> list[Found]:
    """The passages of one search with their signs, in their order; `texts` gives title and words of each."""
    acts, claimed = trigger_spans(one), contest_in(one.claim)
    found = []
    for passage in passages:
        title, text = texts.get(passage, (None, ""))
        keys = (w.term.key for w in one.weighed if w.term.kind == "country")
        codes = [key[1:] for key in keys if _has(index, passage, key)]
        own = read_passage(text, without_titled(codes, title, text), title=title)
        compared = compare(
            one.weighed,
            one.groups.said,
            own,
            scope=one.groups.turned,
            claimed=claimed,
            acts=acts,
            claim=one.claim,
        )
        document, day = int(index.passage_document[passage]), int(index.passage_day[passage])
        signs = signs_of(
            one.claim,
            text,
            compared,
            sides.kin(one.events, document),
            sides.way(one.events, document),
            search=search,
            found=one.found[passage],
            beside=one.beside.get(passage, 0.0),
            window=one.window,
            day=day,
        )
        found.append(Found(passage, day, text, compared, signs))
    return found


def likeliest(found: Sequence[Found]) -> list[Found]:
    """Those that most surely tell of the claim's act, by the signs of the comparison alone; of equals the first rows."""
    sure = trained().search.answers([f.signs for f in found])
    kept = [(-p, f.passage, f) for p, f in zip(sure, found, strict=True) if p >= HARDLY]
    return [f for *_, f in sorted(kept, key=lambda one: one[:2])[:READ]]


def read_beside(
    one: Asked, found: Sequence[Sequence[Found]], together: Together
) -> tuple[list[Candidate], ...]:
    """Candidates of the passages of each search, read together with the claim told plainly and in their names."""
    together.read([(in_names_of(f.text, one.plain), f.text) for side in found for f in side])
    return tuple(_candidates(side, [all_signs(one.plain, f, together) for f in side]) for side in found)


def _candidates(found: Sequence[Found], signs: Sequence[Mapping[str, float]]) -> list[Candidate]:
    told = trained()
    asked = (one.answers(signs) for one in (told.bears, told.supports, told.contradicts, told.says))
    return [
        Candidate(f.passage, f.day, f.text, f.compared, *sure) for f, *sure in zip(found, *asked, strict=True)
    ]


def all_signs(claim: str, found: Found, together: Together) -> dict[str, float]:
    """The signs of the comparison, those of the reading, and whether the passage only has it as said."""
    told = reading_signs(together.relation(in_names_of(found.text, claim), found.text))
    return {**found.signs, **told, "said": float(only_said(found.text, found.compared) is not None)}


def _has(index: Index, passage: int, term: str) -> bool:
    rows = index.passages(term)
    at = int(np.searchsorted(rows, passage))
    return at < len(rows) and int(rows[at]) == passage
