"""The office by which a phrase calls a person, in its own words: "former minister of health", "director of CIA".

The role noun alone says too little where a body, a ministry or "deputy" stands beside it. States are left out, the name
of a body follows the noun, and a ministry's fields are read as far as `portfolios` of speech.yaml knows their words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tacitus.resolve.who.coded import STATE
from tacitus.resolve.who.phrase import Phrase, Piece
from tacitus.resolve.who.roles import small_words

_HEADS = frozenset(
    "president director chief head chairman chairwoman chairperson chair governor commissioner speaker leader commander prosecutor "
    "administrator coordinator secretary general minister envoy rapporteur representative spokesman spokeswoman spokesperson adviser advisor ceo".split()
)
_RANKS = frozenset(
    "general colonel major captain lieutenant admiral commodore brigadier marshal gen col lt maj capt adm brig ayatollah sheikh imam".split()
)
POST = re.compile(
    r"(?:UN )?(Secretary-General|President|Archbishop|High Representative)\b(?: of (?:the )?(.+))?$"
)
_OF_FIELDS = frozenset({"minister", "secretary", "undersecretary", "state"})
_PARTS = frozenset({"state", "province", "region", "city", "county", "district", "oblast"})
_NAMES = frozenset({"name", "person"})


def office_said(phrase: Phrase, pieces: Sequence[Piece]) -> str | None:
    """The office that the pieces of a noun phrase say; None where they say none.

    Args:
        phrase: the text.
        pieces: those of one person, such as "Kenya's Deputy President X" or ", the former speaker of parliament".
    """
    kept: list[Piece] = []
    former = False
    last = len(pieces)
    for i, piece in enumerate(pieces):
        if piece.kind == "former":
            former = True
        elif piece.kind in {"role", "weak", "opposition"} or (
            piece.kind not in STATE and _is_field(phrase, piece)
        ):
            kept.append(piece)
        elif piece.kind == "body" and not _has_role(kept):
            kept = [piece]
        elif _has_role(kept) and piece.kind in {"in", "out", "join", "sign", "body"} | _NAMES:
            last = i
            break
        elif piece.kind in _NAMES and any(p.kind == "body" for p in kept):
            break
    while sum(p.kind in {"role", "weak"} for p in kept) > 1 and _RANKS.issuperset(phrase.keys(kept[-1])):
        kept.pop()
    told = _title(phrase, kept)
    if told is None:
        return None
    if (
        last < len(pieces)
        and pieces[last].kind == "in"
        and phrase.words[pieces[last].first].key in {"of", "for"}
    ) or (last < len(pieces) and phrase.words[pieces[last].first].key == "for"):
        told += _complement(phrase, pieces[last], pieces[last + 1 :])
    return f"former {told}" if former else told


def _has_role(kept: Sequence[Piece]) -> bool:
    return any(p.kind in {"role", "weak", "opposition"} for p in kept)


def _is_field(phrase: Phrase, piece: Piece) -> bool:
    keys = phrase.keys(piece)
    return bool(keys) and all(key in small_words("portfolios") for key in keys)


def _title(phrase: Phrase, kept: Sequence[Piece]) -> str | None:
    if not kept:
        return None
    shown = [phrase.shown(p).removesuffix("'s").removesuffix("’s") for p in kept]
    last = phrase.keys(kept[-1])[-1]
    if kept[0].kind != "body":
        if not _has_role(kept):
            return None
        return " ".join(word if word.isupper() else word.lower() for word in shown)
    if len(kept) == 1:
        return shown[0] if not _HEADS.isdisjoint(phrase.keys(kept[0])) else None
    noun = " ".join(word if word.isupper() else word.lower() for word in shown[1:])
    return f"{noun} of {shown[0]}" if last in _HEADS else noun


def _complement(phrase: Phrase, link: Piece, pieces: Sequence[Piece]) -> str:
    """What follows "of": fields of a ministry, or a body; nothing where a state alone follows."""
    fields = _fields(phrase, link.last) if phrase.words[link.first - 1].key in _OF_FIELDS else ""
    if fields:
        return f" {phrase.shown(link).lower()} {fields}"
    kept: list[Piece] = []
    for piece in pieces:
        if piece.kind in {"in", "out", "join", "sign", "relative", "person"}:
            break
        if piece.kind not in STATE | {"determiner"} and phrase.keys(piece)[-1] not in _PARTS:
            kept.append(piece)
    while kept and kept[-1].kind not in {"role", "weak", "body"}:
        kept.pop()
    if not kept or any(phrase.keys(p)[-1] in _RANKS for p in kept):
        return ""
    shown = (phrase.shown(p) for p in kept)
    return " of " + " ".join(s.lower() if p.kind == "role" else s for p, s in zip(kept, shown, strict=True))


def _fields(phrase: Phrase, first: int) -> str:
    """The words of a ministry's fields from word `first` on."""
    words, fields = phrase.words, small_words("portfolios")
    at = first
    while at < len(words) and words[at].key in {"the", "national"}:
        at += 1
    start, end = at, at
    while at < len(words):
        if words[at].key in fields:
            at += 1
            end = at
        elif (words[at].key in {"and", "&", ","} and end > start and end == at) or (
            words[at].key in {"of", "for"} and end == at > start and words[at - 1].key == "state"
        ):
            at += 1
        else:
            break
    return " ".join(w.text.lower() for w in words[start:end] if w.text != ",")
