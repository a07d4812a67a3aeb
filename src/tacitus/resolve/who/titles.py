"""The role by which a text calls a person: "opposition leader X", "X, the foreign minister of Y".

Used for names that no table holds, and for surnames whose full name stands elsewhere in the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from tacitus.resolve.who.coding import Coded, code_phrase
from tacitus.resolve.who.phrase import Phrase, Piece
from tacitus.resolve.who.surroundings import Surroundings, longer_name

_TITLE = frozenset(
    {"role", "weak", "adjective", "country", "body", "former", "opposition", "determiner", "seat", "territory", "place", "ethnic", "region"}
)


def role_in_text(surroundings: Surroundings, name: str, date: str | None) -> Coded | None:
    """What the text says of the person called `name`; None when it says nothing."""
    full = longer_name(surroundings, name) or name
    phrase = surroundings.phrase
    for i, piece in enumerate(phrase.pieces):
        if piece.kind in {"name", "person"} and full in phrase.shown(piece):
            told = _told(phrase, i, date)
            if told is not None:
                return told
    return None


def _told(phrase: Phrase, i: int, date: str | None) -> Coded | None:
    """The title before piece i, else the apposition after it."""
    piece = phrase.pieces[i]
    first = i
    while first and phrase.pieces[first - 1].kind in _TITLE:
        first -= 1
    before = phrase.pieces[first:i]
    if before and any(p.kind in {"role", "weak", "adjective"} for p in before) or piece.kind == "person":
        return _code(phrase, [*before, piece], date, "title in the text")
    linked = _linked_title(phrase, i, date)
    if linked is not None:
        return linked
    after = phrase.pieces[i + 1 : i + 14]
    if after and after[0].kind in {"join", "sign"} and phrase.words[after[0].first].text in {",", "("}:
        body = []
        for p in after[1:]:
            if p.kind in {"join", "sign", "relative"}:
                break
            body.append(p)
        if any(p.kind in {"role", "weak"} for p in body):
            return _code(phrase, body, date, "apposition in the text")
    return None


def _linked_title(phrase: Phrase, i: int, date: str | None) -> Coded | None:
    """A title with a link before the name: "President of Ukraine X", "leader of the party X"."""
    first = i
    while first and phrase.pieces[first - 1].kind in _TITLE | {"in"}:
        first -= 1
    before = phrase.pieces[first:i]
    roles = [k for k, p in enumerate(before) if p.kind in {"role", "weak"}]
    if roles and any(p.kind == "in" for p in before[roles[0] :]):
        return _code(phrase, before[roles[0] :], date, "title in the text")
    return None


def _code(phrase: Phrase, pieces: Sequence[Piece], date: str | None, rule: str) -> Coded | None:
    found = code_phrase(phrase, pieces, date=date)
    if not isinstance(found, Coded) or (found.code is None and found.sector is None):
        return None
    name = found.name or None
    return Coded(
        found.code, found.sector, f"{rule}: {found.why}", min(found.score, 0.75), found.other, name, found.qid, found.role, found.stated
    )
