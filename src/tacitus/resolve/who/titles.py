"""The role by which a text calls a person: "opposition leader X", "X, the foreign minister of Y".

Used for names that no table holds, for persons whose office in the table is not the one of the day, and for surnames
whose full name stands elsewhere in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tacitus.resolve.who.coded import Coded
from tacitus.resolve.who.coding import code_phrase
from tacitus.resolve.who.offices import office_said
from tacitus.resolve.who.phrase import Phrase, Piece
from tacitus.resolve.who.surroundings import Surroundings, longer_name

_TITLE = frozenset(
    {
        "role", "weak", "adjective", "country", "body", "former", "opposition", "determiner", "seat", "territory", "place", "ethnic",
        "region", "in", "out",
    }
)  # fmt: skip
_SENT = frozenset(
    {
        "ambassador",
        "envoy",
        "special envoy",
        "representative",
        "special representative",
        "permanent representative",
        "adviser",
        "advisor",
    }
)
_LONGEST_TITLE = 12  # pieces
_CONTENT = frozenset({"role", "weak", "adjective", "body"})


def role_in_text(surroundings: Surroundings, name: str, date: str | None) -> Coded | None:
    """What the text says of the person called `name`; None when it says nothing."""
    full = longer_name(surroundings, name) or name
    phrase = surroundings.phrase
    for i, piece in enumerate(phrase.pieces):
        if piece.kind in {"name", "person"} and full in phrase.shown(piece):
            told = _told(surroundings, i, date)
            if told is not None:
                return told if told.name else replace(told, name=full)
    return None


def _told(surroundings: Surroundings, i: int, date: str | None) -> Coded | None:
    """The title before piece i, else the apposition after it."""
    phrase = surroundings.phrase
    piece = phrase.pieces[i]
    before = [
        p
        for p in title_before(phrase, i) or _title_of_list(phrase, i)
        if not surroundings.parted(p.start, piece.start)
    ]
    if any(p.kind in _CONTENT for p in before) or piece.kind == "person":
        found = _code(phrase, [*before, piece], date, "title in the text")
        if found is not None and (found.role or found.qid or piece.kind != "person"):
            return found
    after = phrase.pieces[i + 1 : i + 14]
    if after and after[0].kind in {"join", "sign"} and phrase.words[after[0].first].text in {",", "("}:
        told: list[Piece] = []
        for p in after[1:] if len(after) > 1 and after[1].kind in _TITLE - {"in", "out"} else ():
            if p.kind in {"join", "sign", "relative"}:
                break
            told.append(p)
        link = next((k for k, p in enumerate(told) if p.kind in {"in", "out"} and k), len(told))
        if any(p.kind in {"name", "person"} for p in told[link:]):
            told = told[:link]  # "ex-lawyer of President X"
        if any(p.kind in {"role", "weak"} for p in told):
            return _code(phrase, told, date, "apposition in the text")
    return None


def title_before(phrase: Phrase, i: int) -> list[Piece]:
    """The pieces of the title that leads to piece i: "Ambassador to Israel X" without its "to Israel"."""
    first = i
    while first and i - first < _LONGEST_TITLE:
        kind = phrase.pieces[first - 1].kind
        if kind == "sign" and first > 2 and phrase.pieces[first - 3].kind == "sign":  # an acronym in brackets
            first -= 3
        elif kind in _TITLE:
            first -= 1
        else:
            break
    title: list[Piece] = [p for p in phrase.pieces[first:i] if p.kind != "sign"]
    while title and title[0].kind in {"in", "out", "determiner"}:
        title.pop(0)
    while title and title[-1].kind in {"in", "out"}:
        return []  # "an attack on X": the noun before the link is not about X
    for k in range(len(title) - 1, -1, -1):
        if title[k].kind == "out":
            sent = any(p.sense is not None and p.sense.lemma in _SENT for p in title[:k])
            return title[:k] if sent and phrase.words[title[k].first].key == "to" else title[k + 1 :]
    return title


def _title_of_list(phrase: Phrase, i: int) -> list[Piece]:
    """The title before a comma or a list of names: "activists X, Y and Z", "Canada's foreign minister, X"."""
    first = i
    names = 0
    while first > 1 and names < _LONGEST_TITLE and phrase.pieces[first - 1].kind == "join":
        before = phrase.pieces[first - 2].kind
        if before in {"name", "person"}:
            first, names = first - 2, names + 1
        elif before == "join":
            first -= 1
        elif (
            before in {"role", "weak"}
            and not names
            and phrase.words[phrase.pieces[first - 1].first].text == ","
        ):
            return title_before(phrase, first - 1)
        else:
            break
    if not names:
        return []
    title = title_before(phrase, first)
    if not title and first > 1:
        title = _title_of_list(phrase, first)
    return title if any(p.sense is not None and p.sense.plural for p in title) else []


def _code(phrase: Phrase, pieces: Sequence[Piece], date: str | None, rule: str) -> Coded | None:
    found = code_phrase(phrase, pieces, date=date)
    if not isinstance(found, Coded) or (found.code is None and found.sector is None):
        return None
    office = (
        office_said(phrase, pieces)
        if found.kind != "person" or found.why.endswith("as the text says")
        else None
    )
    return replace(found, why=f"{rule}: {found.why}", score=min(found.score, 0.75), role=office or found.role)
