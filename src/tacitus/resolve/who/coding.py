"""One noun phrase -> country, sector and identity, by rules that name themselves.

A phrase has a head ("Iranian foreign minister Javad Zarif") and what follows a link ("of France", "in Kabul"). The
head is coded by `heads`; the part after the link gives the country, or the body that the head belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tacitus.errors import shorten
from tacitus.resolve.who.coded import (
    STATE,
    Coded,
    Refused,
    code_of,
    country_piece,
    deciding_role,
    is_state,
)
from tacitus.resolve.who.countries import countries
from tacitus.resolve.who.heads import code_head
from tacitus.resolve.who.naming import is_rank
from tacitus.resolve.who.persons import FAMILY
from tacitus.resolve.who.phrase import Phrase, Piece
from tacitus.resolve.who.roles import small_words

# Bodies whose officers have the sector of the body: the president of a firm is BUS.
_NOUNS = frozenset({"role", "weak", "people", "body", "person", "name"})
_TITLES = frozenset("president minister premier chancellor king queen senator governor mayor general".split())
_BODIES = frozenset("assembly bank commission council court ministry parliament police senate".split())
_LEADS = frozenset({"chief", "commander", "head", "director", "minister", "secretary"})
_SERVE = frozenset(  # whose "for" or "to" is an "of": "a spokesman for the army", "an aide to the minister"
    {"spokesman", "spokeswoman", "spokesperson", "aide", "adviser", "advisor", "assistant", "lawyer", "attorney",
    "bodyguard", "driver", "official", "correspondent", "reporter", "doctor", "senior adviser", "secretary", "speechwriter"}
)  # fmt: skip
_APART = frozenset(  # who may be of another country than what they have to do with
    {"veteran", "war veteran", "critic", "opponent", "expert", "supporter", "observer", "negotiator", "historian", "analyst"}
)  # fmt: skip
_NATIONAL = frozenset({"body", "party", "agency", "company", "union", "force", "ngo", "media", "movement"})
_GATHERED = frozenset({"coalition", "bloc"})  # which are what they are made of
_BANKS_OF_TRADE = frozenset({"CHN", "CYP", "IND", "IRL", "USA"})  # whose "Bank of" is no central bank
_DWELLERS = frozenset({"resident", "inhabitant", "minority", "majority", "population", "community"})
_OWN_SECTOR = frozenset(
    {"ngo", "company", "multinational", "media", "party", "union", "movement", "igo", "armed"}
)


def code_phrase(phrase: Phrase, pieces: Sequence[Piece], *, date: str | None) -> Coded | Refused:
    """Codes one noun phrase that holds no list.

    Args:
        phrase: the mention.
        pieces: those pieces of it that make the noun phrase, in order.
        date: ISO day on which offices count.
    """
    head, link, tail = _halves(_trimmed(phrase, pieces))
    if not head:
        return Refused("no noun that could be an actor")
    linked = link is not None and bool(tail) and (link.kind == "in" or _serves(phrase, head, link))
    if all(p.kind in {"determiner", "number"} for p in head):
        return (
            code_phrase(phrase, tail, date=date) if linked else _code_count(phrase, head)
        )  # "three of the soldiers"
    if link is None or not linked:
        return code_head(phrase, head, None, date=date)
    if _ends_in_name(tail) or _names_officer(head, tail):  # "President of Ukraine Volodymyr Zelensky"
        return code_head(phrase, [*head, *(p for p in tail if p.kind not in {"in", "out"})], None, date=date)
    state = next((p for p in tail if p.kind in STATE), None) if is_state(tail) else None
    found = code_head(phrase, head, state, date=date)
    return found if isinstance(found, Refused) else _with_tail(phrase, found, head, link, tail, date)


def _trimmed(phrase: Phrase, pieces: Sequence[Piece]) -> list[Piece]:
    """Without relative clauses and participles after a noun, signs and joins."""
    kept: list[Piece] = []
    for piece in pieces:
        who = piece.kind == "relative" and phrase.words[piece.first].key == "who"
        if piece.kind == "relative" and (who or any(p.kind not in {"determiner", "number"} for p in kept)):
            break
        if (
            kept
            and kept[-1].kind in _NOUNS
            and piece.kind in {"word", "determiner"}
            and phrase.words[piece.first].gap  # not "Taliban-led"
            and phrase.words[piece.first].key.endswith(("ed", "ing"))
        ):
            break  # "people displaced by the war"
        if piece.kind not in {"sign", "join"}:
            kept.append(piece)
    return kept


def _halves(pieces: Sequence[Piece]) -> tuple[list[Piece], Piece | None, list[Piece]]:
    for i, piece in enumerate(pieces):
        if piece.kind in {"in", "out"} and i:
            return list(pieces[:i]), piece, list(pieces[i + 1 :])
    return [p for p in pieces if p.kind not in {"in", "out"}], None, []


def _serves(phrase: Phrase, head: Sequence[Piece], link: Piece) -> bool:
    """Whether a link stands for "of": "a spokesman for the army"."""
    sense = head[-1].sense if head else None
    return (
        sense is not None
        and head[-1].kind in {"role", "weak"}
        and phrase.words[link.first].key in {"for", "to"}
        and sense.lemma in _SERVE
    )


def _ends_in_name(tail: Sequence[Piece]) -> bool:
    """Whether what follows "of" ends in the name of who is meant, and not of another: "lawyer of President X"."""
    before = tail[-2].sense if len(tail) > 1 else None
    titled = before is not None and before.kind == "role" and before.lemma.split(" ")[-1] in _TITLES
    return (
        len(tail) > 1
        and tail[-1].kind in {"name", "person"}
        and not titled
        and any(p.kind in STATE | {"body"} for p in tail[:-1])
    )


def _names_officer(head: Sequence[Piece], tail: Sequence[Piece]) -> bool:
    """Whether head and tail together are what somebody is called by: "Bank of Uganda governor X", "Chief of Defence Forces
    General X"; not "lawyer of Ukrainian President X"."""
    if len(tail) < 3 or tail[-1].kind not in {"name", "person"} or tail[-2].sense is None:
        return False
    lead = head[-1].sense
    if lead is None:
        return False
    if tail[0].kind == "country" and not tail[0].possessive and tail[-2].kind == "role":
        return head[-1].kind == "body" or lead.lemma.split(" ")[-1] in _BODIES
    return is_rank(tail[-2].sense.lemma) and lead.lemma in _LEADS


def _code_count(phrase: Phrase, head: Sequence[Piece]) -> Coded | Refused:
    """A number alone stands for people: "twelve", "two others"."""
    if any(p.kind == "number" or set(phrase.keys(p)) & small_words("counts") for p in head):
        return Coded(None, "CVL", "number stands for people", 0.3, stated=False)
    return Refused(f"“{shorten(phrase.text[head[0].start : head[-1].end])}” names nobody")


def _with_tail(
    phrase: Phrase, found: Coded, head: Sequence[Piece], link: Piece, tail: Sequence[Piece], date: str | None
) -> Coded:
    is_of = phrase.words[link.first].key == "of" or _serves(phrase, head, link)
    role = deciding_role([p for p in head if p.kind in {"role", "weak"}])
    if is_of and _is_central_bank(phrase, head, tail):
        return replace(found, sector="GOV", other=("BUS",), why="“Bank of” a state")
    if is_of and found.stated and (is_state(tail) or _dwell(role)):
        moved = _of_state(phrase, found, head, role, tail)
        if moved is not None:
            return moved
    if found.stated and (found.code is not None or is_state(tail)):
        return found
    inner = code_phrase(phrase, tail, date=date)
    if isinstance(inner, Refused):
        return _with_place(phrase, found, role, tail)
    if found.kind == "name" and found.role is None and is_of and inner.kind in _OWN_SECTOR:
        return replace(inner, name=found.name, why=f"part of: {inner.why}")
    sector, why = found.sector, f"{found.why}, country after “{phrase.shown(link)}”"
    if is_of and role is not None and role.sense is not None:
        if role.sense.lemma in FAMILY:
            sector = "ELI" if inner.sector in {"GOV", "ELI", "LEG"} and inner.role else "CVL"
        elif (role.kind == "weak" or role.sense.lemma in _GATHERED) and not is_state(tail):
            sector, why = inner.sector, f"member or head of: {inner.why}"
        elif inner.kind in _OWN_SECTOR and sector in {"GOV", "PTY"}:
            sector = inner.sector
    elif role is not None and inner.kind in _OWN_SECTOR and sector == "GOV":  # "officials in the party"
        sector = inner.sector
    other = tuple(dict.fromkeys((*found.other, *inner.other)))
    if not inner.stated and inner.code is None:
        return replace(found, sector=sector, other=other)
    return Coded(
        inner.code,
        sector,
        why,
        min(0.85, inner.score),
        other,
        found.name,
        found.qid,
        found.role,
        inner.stated,
    )


def _is_central_bank(phrase: Phrase, head: Sequence[Piece], tail: Sequence[Piece]) -> bool:
    """Whether a bank has no name but its state's: "the Bank of Thailand"."""
    own = [p for p in head if p.kind != "determiner"]
    state = [p for p in tail if p.kind != "determiner"]
    if len(own) != 1 or len(state) != 1 or state[0].kind != "country" or state[0].possessive:
        return False
    word = phrase.words[own[0].last - 1]
    return word.key == "bank" and word.is_cased and code_of(state[0]) not in _BANKS_OF_TRADE


def _of_state(
    phrase: Phrase, found: Coded, head: Sequence[Piece], role: Piece | None, tail: Sequence[Piece]
) -> Coded | None:
    """What the state after "of" moves: a body of another one, "the Football Association of Zambia", and people who live there,
    "Serb residents of Kosovo"; None where it moves nothing."""
    code = next((code_of(p) for p in tail if p.kind in STATE), None)
    if code is None or code == found.code:
        return None
    body = head[-1]
    if body.kind == "body" and found.kind in _NATIONAL and found.code in countries():
        name = phrase.text[body.start : tail[-1].end]
        return replace(found, code=code, name=name, qid=None, why="body by name, country after “of”")
    if _dwell(role):
        return replace(found, code=code, why=f"{found.why}, country after “of”")
    return None


def _dwell(role: Piece | None) -> bool:
    return role is not None and role.sense is not None and role.sense.lemma in _DWELLERS


def _with_place(phrase: Phrase, found: Coded, role: Piece | None, tail: Sequence[Piece]) -> Coded:
    """People known by a thing that happened somewhere: "survivors of the Rwandan genocide"."""
    place = country_piece(phrase, tail)
    apart = role is None or role.sense is None or role.sense.lemma in _APART
    if found.stated or apart or place is None or place.kind == "region":
        return found
    return replace(
        found, code=code_of(place), why=f"{found.why}, country of what follows", score=0.6, stated=True
    )
