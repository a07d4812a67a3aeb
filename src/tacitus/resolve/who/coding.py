"""One noun phrase -> country, sector and identity, by rules that name themselves.

A phrase has a head ("Iranian foreign minister Javad Zarif") and what follows a link ("of France", "in Kabul"). The
head is read from its last word: a person of the office table, a body, a role noun, a country; adjectives,
possessives and the link give the country; the text around gives it last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tacitus.resolve.who.officers import Held, find_officer
from tacitus.resolve.who.phrase import Phrase, Piece
from tacitus.resolve.who.roles import small_words
from tacitus.resolve.who.surroundings import Surroundings

_INTERNATIONAL = frozenset({"UNO", "EUR", "IGO"})
_STATE = frozenset({"country", "adjective", "seat", "territory", "people", "place"})
_FAMILY = frozenset(
    {"family", "wife", "husband", "son", "daughter", "brother", "sister", "mother", "father", "relative", "parent", "couple"}
)
_OUTSIDERS = frozenset({"CVL", "REF", "ELI", "UNK"})  # people who meet a body and do not belong to it


@dataclass(frozen=True, slots=True)
class Coded:
    """What a noun phrase was resolved to; `known` says whether the country came from the phrase itself."""

    code: str | None
    sector: str | None
    why: str
    score: float
    other: tuple[str, ...] = ()
    name: str | None = None
    qid: str | None = None
    role: str | None = None
    stated: bool = True  # the phrase itself names the country, or says that there is none


@dataclass(frozen=True, slots=True)
class Refused:
    """No political actor, and the reason."""

    reason: str


def code_phrase(phrase: Phrase, pieces: Sequence[Piece], *, date: str | None) -> Coded | Refused:
    """Codes one noun phrase that holds no list.

    Args:
        phrase: the mention.
        pieces: those pieces of it that make the noun phrase, in order.
        date: ISO day on which offices count.
    """
    pieces = _trimmed(pieces)
    head, link, tail = _halves(pieces)
    if not head:
        return Refused("no noun that could be an actor")
    if link is not None and link.kind == "in" and tail and all(p.kind in {"determiner", "number", "word"} for p in head):
        return code_phrase(phrase, tail, date=date)  # "three of the soldiers"
    found = _code_head(phrase, head, date)
    if isinstance(found, Refused) or link is None or link.kind != "in" or not tail:
        return found
    return _with_tail(phrase, found, head, link, tail, date)


def _trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """Without what follows a relative word or an opening bracket, and without signs."""
    kept: list[Piece] = []
    for piece in pieces:
        if piece.kind == "relative" and kept:
            break
        if piece.kind not in {"sign", "join"}:
            kept.append(piece)
    return kept


def _halves(pieces: Sequence[Piece]) -> tuple[list[Piece], Piece | None, list[Piece]]:
    for i, piece in enumerate(pieces):
        if piece.kind in {"in", "out"} and i:
            return list(pieces[:i]), piece, list(pieces[i + 1 :])
    return [p for p in pieces if p.kind not in {"in", "out"}], None, []


def _code_head(phrase: Phrase, head: list[Piece], date: str | None) -> Coded | Refused:
    former = any(p.kind == "former" for p in head)
    opposed = any(p.kind == "opposition" for p in head)
    country = _country(phrase, head)
    last = next((p for p in reversed(head) if p.kind not in {"determiner", "number"}), head[-1])
    roles = [p for p in head if p.kind in {"role", "weak"}]
    if last.kind == "nothing" or (last.kind == "word" and not roles and country is None and not _bodies(head)):
        return Refused(f"“{phrase.shown(last)}” is no political actor")
    person = _person(phrase, head, country, date, former)
    if person is not None:
        return person
    body = next(iter(_bodies(head)), None)
    role = _deciding(roles)
    if body is not None and not (body.possessive and last is not body and role is None):
        return _code_body(phrase, body, role, country, former)
    if role is not None:
        return _code_role(phrase, role, country, former, opposed, head)
    if opposed and last.kind == "opposition":
        return Coded(_sense_code(country), "OPP", "opposition", 0.6, role="opposition", stated=country is not None)
    if last.kind in {"name", "person"}:
        return _code_name(phrase, last, country)
    return _code_state(phrase, last, country)


def _country(phrase: Phrase, head: Sequence[Piece]) -> Piece | None:
    """The piece that gives the country of a head: the last state named that is no mere allegiance."""
    found = None
    for piece in head:
        if piece.kind in _STATE | {"region"} and not _allegiance(phrase, piece) and not (
            found is not None and found.kind in {"adjective", "country"} and piece.kind in {"place"}
        ):
            found = piece
    return found


def _allegiance(phrase: Phrase, piece: Piece) -> bool:
    words = phrase.words
    after = words[piece.last].key if piece.last < len(words) else ""
    before = words[piece.first - 1] if piece.first else None
    return after in small_words("allegiance_after") or (before is not None and before.key in small_words("allegiance_before"))


def _bodies(head: Sequence[Piece]) -> list[Piece]:
    return [p for p in reversed(head) if p.kind == "body"]


def _deciding(roles: Sequence[Piece]) -> Piece | None:
    strong = [p for p in roles if p.kind == "role" and not p.possessive]
    if strong:
        return strong[-1]
    return roles[-1] if roles else None


def _person(phrase: Phrase, head: Sequence[Piece], country: Piece | None, date: str | None, former: bool) -> Coded | None:
    names = [p for p in head if p.kind in {"person", "name"}]
    if not names:
        return None
    piece = names[-1]
    roles = [p for p in head if p.kind in {"role", "weak"} and p.first > piece.first]
    if roles and not piece.possessive and roles[-1].kind == "role" and piece.kind == "name":
        return None
    keys = phrase.keys(piece)
    code = _sense_code(country)
    held = find_officer(keys, date=date, country=code)
    if held is None and len(keys) > 2:
        held = find_officer(keys[-2:], date=date, country=code)
    if held is None:
        return None
    if len(keys) == 1 and not former and held.standing != "in office":
        return None
    coded = _code_held(held, former)
    after = next((p for p in reversed(roles) if p.kind in {"role", "weak"}), None)
    if after is None or after.sense is None:
        return coded
    if after.sense.lemma in _FAMILY:
        sector = "ELI" if coded.sector in {"GOV", "ELI"} else "CVL"
    else:
        sector = after.sense.sector if after.kind == "role" else coded.sector
    return Coded(coded.code, sector, f"{after.sense.lemma} of {coded.name}", 0.7, role=after.sense.lemma)


def _code_held(held: Held, former: bool) -> Coded:
    t = held.tenure
    sector: str | None = t.sector or None
    role = t.role[:1].lower() + t.role[1:]
    if held.standing == "former" or former:
        armed = sector in {"REB", "PRM", "CRM", "OPP", "REL", "JRN"}
        role, sector = f"former {role}", sector if armed else "ELI"
        why = f"held the office until {t.end}" if t.end else "called former"
    elif held.standing == "later":
        why, role, sector = f"takes office on {t.start}", f"later {role}", None if sector == "GOV" else sector
    else:
        why = f"holds the office since {t.start}"
    return Coded(t.country, sector, f"person of the office table: {why}", held.score, name=t.person, qid=t.qid or None, role=role)


def _code_body(phrase: Phrase, body: Piece, role: Piece | None, country: Piece | None, former: bool) -> Coded:
    sense = body.sense
    assert sense is not None
    code, why, stated = sense.code, "body by name", sense.kind_of != "generic"
    if country is not None and country.kind != "region" and sense.kind_of not in {"armed", "igo", "ngo", "movement"}:
        if country.first < body.first:
            code, why, stated = _sense_code(country), "body by name, country by the word before", True
    sector, lemma = sense.sector, None
    if role is not None and role.sense is not None:
        lemma = role.sense.lemma
        if role.kind == "role" and role.sense.sector in _OUTSIDERS and role.first > body.first:
            if sense.kind_of in {"company", "media", "agency", "body"}:
                sector = role.sense.sector
        elif role.kind == "role" and sense.code in _INTERNATIONAL and role.sense.sector in {"MIL", "JUD", "LEG", "COP"}:
            sector = role.sense.sector
        why = "body with role noun"
    if former:
        sector, why = "ELI", f"former, {why}"
    other = tuple(dict.fromkeys((*sense.other, *(("PRE",) if country is not None and country.kind == "territory" else ()))))
    return Coded(code, sector, why, 0.9 if stated else 0.6, other, sense.lemma, sense.qid, lemma, stated)


def _code_role(
    phrase: Phrase, role: Piece, country: Piece | None, former: bool, opposed: bool, head: Sequence[Piece]
) -> Coded:
    sense = role.sense
    assert sense is not None
    code = _sense_code(country)
    sector, other = sense.sector, sense.other
    if opposed and sector not in {"OPP", "CVL"}:
        if role.kind == "weak":
            sector = "OPP"
        else:
            other = ("OPP",)
    if former and sector not in {"CRM", "REB", "CVL", "UAF", "JRN", "BUS"}:
        sector, other = "ELI", ()
    if country is not None and country.kind == "territory":
        other = (*other, "PRE")
    if country is None:
        why = "role noun"
    elif country.kind == "region":
        why = "role noun; a region names no country"
    else:
        kind = {"adjective": "demonym", "people": "demonym", "seat": "capital", "territory": "territory"}.get(country.kind, "country")
        why = f"{'possessive ' if country.possessive else ''}{kind} + role noun"
    name = next((phrase.shown(p) for p in reversed(head) if p.kind in {"name", "person"} and p.first > role.first), None)
    return Coded(code, sector, why, 0.85 if code else 0.5, other, name, None, sense.lemma, country is not None)


def _code_name(phrase: Phrase, last: Piece, country: Piece | None) -> Coded | Refused:
    shown = phrase.shown(last)
    if country is not None and country.kind in {"adjective", "people"}:
        return Coded(_sense_code(country), None, "name after demonym", 0.5, name=shown)
    if country is not None and country.possessive:
        return Coded(_sense_code(country), None, "name after possessive", 0.5, name=shown)
    return Coded(None, None, "name in no table", 0.1, name=shown, stated=False)


def _code_state(phrase: Phrase, last: Piece, country: Piece | None) -> Coded | Refused:
    if last.kind == "region":
        return Coded(None, "GOV" if last.sense and last.sense.lemma.endswith("West") else None, "a region names no country", 0.3)
    if last.kind == "ethnic":
        many = last.sense is not None and last.sense.plural
        return Coded(_sense_code(country), "CVL", "people of several states", 0.4, stated=country is not None) if many else Refused(
            f"“{phrase.shown(last)}” names nobody"
        )
    if country is None or country.sense is None:
        return Refused(f"“{phrase.shown(last)}” is in no table of actors")
    sense = country.sense
    if last is not country and last.kind == "word":
        return Coded(sense.code, None, "demonym before a noun that is in no table", 0.4, sense.other)
    if country.kind == "people":
        return Coded(sense.code, "CVL", "people of a country", 0.8, sense.other)
    why = {
        "country": "country name stands for its government", "adjective": "demonym stands for the government",
        "seat": "capital or palace stands for the government", "territory": "partially recognized territory",
        "place": "region or city stands for its authorities",
    }[country.kind]  # fmt: skip
    score = {"country": 0.95, "place": 0.6}.get(country.kind, 0.85)
    return Coded(sense.code, "GOV", why, score, sense.other)


def _with_tail(
    phrase: Phrase, found: Coded, head: Sequence[Piece], link: Piece, tail: Sequence[Piece], date: str | None
) -> Coded | Refused:
    inner = code_phrase(phrase, tail, date=date)
    if isinstance(inner, Refused):
        return found
    weak = _deciding([p for p in head if p.kind in {"role", "weak"}])
    is_of = phrase.words[link.first].key == "of"
    if found.code is not None and found.stated:
        return found
    if found.name is not None and found.role is None and found.code is not None:
        return found
    sector, other, why = found.sector, tuple(dict.fromkeys((*found.other, *inner.other))), f"{found.why}, country after “{phrase.shown(link)}”"
    lemma = found.role
    if is_of and weak is not None and weak.sense is not None:
        if weak.sense.lemma in _FAMILY:
            sector = "ELI" if inner.sector in {"GOV", "ELI", "LEG"} and inner.role else "CVL"
        elif weak.kind == "weak" and not _names_state(tail):
            sector, why = inner.sector, f"member or head of: {inner.why}"
            lemma = found.role
        elif inner.code in _INTERNATIONAL and inner.name and sector == "GOV":
            sector = inner.sector
    if not inner.stated and inner.code is None:
        return replace(found, sector=sector, other=other)
    return Coded(inner.code, sector, why, min(0.85, inner.score), other, found.name, found.qid, lemma, inner.stated)


def _names_state(tail: Sequence[Piece]) -> bool:
    return all(p.kind in _STATE | {"determiner"} for p in tail)


def _sense_code(country: Piece | None) -> str | None:
    return country.sense.code if country is not None and country.sense is not None else None


def from_text(found: Coded, surroundings: Surroundings | None, mention: str) -> Coded:
    """Adds the country that the text around names, where the phrase itself names none."""
    if surroundings is None or found.stated:
        return found
    place = surroundings.find(mention)
    named = surroundings.country_at(*(place if place else (None, None)))
    if named is None or named.code == found.code:
        return found
    return replace(found, code=named.code, why=f"{found.why}; country from the text around", score=min(found.score, 0.5))
