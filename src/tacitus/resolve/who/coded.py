"""What coding a noun phrase gives, and the questions that its rules ask of the pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.resolve.who.phrase import Phrase, Piece
from tacitus.resolve.who.roles import small_words

INTERNATIONAL = frozenset({"UNO", "EUR", "IGO"})
STATE = frozenset({"country", "adjective", "seat", "territory", "people", "place"})
_STATE_OR_REGION = STATE | {"region"}
_STATE_OR_ARTICLE = STATE | {"determiner"}
_RANKS = frozenset(
    "general colonel major captain lieutenant sergeant corporal admiral brigadier marshal gen col lt maj capt sgt adm brig "
    "ayatollah sheikh imam".split()
)
_STAFF = frozenset({"worker", "employee", "member", "workforce"})


@dataclass(frozen=True, slots=True)
class Coded:
    """What a noun phrase was resolved to.

    `stated`: the phrase itself names the country, or says that there is none; else the text around may give it.
    `kind`: "person" of the office table, "name" in no table, what stands for a government, or the kind of a body.
    """

    code: str | None
    sector: str | None
    why: str
    score: float
    other: tuple[str, ...] = ()
    name: str | None = None
    qid: str | None = None
    role: str | None = None
    stated: bool = True
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """No political actor, and the reason."""

    reason: str


def country_piece(phrase: Phrase, head: Sequence[Piece]) -> Piece | None:
    """The piece that gives the country of a head: the last state named that is no mere allegiance, else a people of one state."""
    found: Piece | None = None
    for piece in head:
        if piece.kind not in _STATE_OR_REGION or _is_allegiance(phrase, piece):
            continue
        if found is None or piece.kind != "place" or found.kind not in {"adjective", "country"}:
            found = piece
    return found or next((p for p in head if p.kind == "ethnic" and code_of(p) is not None), None)


def leader_piece(phrase: Phrase, head: Sequence[Piece]) -> Piece | None:
    """The state before "-led": the country of a coalition."""
    return next((p for p in head if p.kind in STATE and key_after(phrase, p) == "led"), None)


def deciding_role(roles: Sequence[Piece]) -> Piece | None:
    """The role noun that gives the sector: the last strong one, ranks and staff apart, else the last weak one."""
    strong = [p for p in roles if p.kind == "role" and not p.possessive]
    if not strong:
        return roles[-1] if roles else None
    while len(strong) > 1 and _gives_way(strong[-1], strong[-2]):
        strong.pop()
    return strong[-1]


def _gives_way(last: Piece, before: Piece) -> bool:
    """Whether a role noun leaves the sector to the one before it: "Minister General X", "consulate workers"."""
    if last.sense is None or before.sense is None:
        return False
    if last.sense.lemma in {"official", "authority"}:  # "military officials"
        return before.sense.sector in {"MIL", "COP", "JUD", "LEG", "SPY", "PTY", "OPP"}
    return last.sense.lemma.split(" ")[-1] in _RANKS | _STAFF


def code_of(piece: Piece | None) -> str | None:
    """The code of a piece; None when it has none or there is no piece."""
    return piece.sense.code if piece is not None and piece.sense is not None else None


def is_state(pieces: Sequence[Piece]) -> bool:
    """Whether pieces name a state and nothing else."""
    return all(p.kind in _STATE_OR_ARTICLE for p in pieces)


def _is_allegiance(phrase: Phrase, piece: Piece) -> bool:
    before = phrase.words[piece.first - 1].key if piece.first else ""
    if before == "ethnic":
        return True
    return key_after(phrase, piece) in small_words("allegiance_after") or before in small_words(
        "allegiance_before"
    )


def key_after(phrase: Phrase, piece: Piece) -> str:
    """The folded word after a piece; empty at the end of the text."""
    return phrase.words[piece.last].key if piece.last < len(phrase.words) else ""
