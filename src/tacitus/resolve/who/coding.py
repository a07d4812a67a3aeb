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

_INTERNATIONAL = frozenset({"UNO", "EUR", "IGO"})
_STATE = frozenset({"country", "adjective", "seat", "territory", "people", "place"})
_FAMILY = frozenset(
    {"family", "wife", "husband", "son", "daughter", "brother", "sister", "mother", "father", "relative", "parent", "couple"}
)
_RANKS = frozenset(
    "general colonel major captain lieutenant sergeant corporal admiral brigadier gen col lt maj capt sgt adm brig".split()
)
_STAFF = frozenset({"worker", "employee", "member", "workforce"})
_OWN_SECTOR = frozenset({"ngo", "company", "multinational", "media", "party", "union", "movement", "igo", "armed"})
_CROWNED = frozenset({"king", "queen", "emir", "sultan", "emperor", "prince", "princess", "crown prince", "pope", "monarch"})
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
    kind: str | None = None  # "person", "name", "adjective", or the kind of a body


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
    if all(p.kind in {"determiner", "number"} for p in head):
        if link is not None and link.kind == "in" and tail:
            return code_phrase(phrase, tail, date=date)  # "three of the soldiers"
        return _code_count(phrase, head)
    if link is None or link.kind != "in" or not tail:
        return _code_head(phrase, head, None, date)
    if _ends_in_name(tail):  # "President of Ukraine Volodymyr Zelensky"
        return _code_head(phrase, [*head, *(p for p in tail if p.kind not in {"in", "out"})], None, date)
    state = next((p for p in tail if p.kind in _STATE | {"region"}), None) if _is_state(tail) else None
    found = _code_head(phrase, head, state, date)
    return found if isinstance(found, Refused) else _with_tail(phrase, found, head, link, tail, date)


def _trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """Without what follows a relative word or an opening bracket, and without signs."""
    kept: list[Piece] = []
    for piece in pieces:
        if piece.kind == "relative" and any(p.kind not in {"determiner", "number"} for p in kept):
            break
        if piece.kind not in {"sign", "join"}:
            kept.append(piece)
    return kept


def _halves(pieces: Sequence[Piece]) -> tuple[list[Piece], Piece | None, list[Piece]]:
    for i, piece in enumerate(pieces):
        if piece.kind in {"in", "out"} and i:
            return list(pieces[:i]), piece, list(pieces[i + 1 :])
    return [p for p in pieces if p.kind not in {"in", "out"}], None, []


def _ends_in_name(tail: Sequence[Piece]) -> bool:
    return len(tail) > 1 and tail[-1].kind in {"name", "person"} and any(p.kind in _STATE | {"body"} for p in tail[:-1])


def _code_count(phrase: Phrase, head: Sequence[Piece]) -> Coded | Refused:
    """A number alone stands for people: "twelve", "two others"."""
    if any(p.kind == "number" or set(phrase.keys(p)) & small_words("counts") for p in head):
        return Coded(None, "CVL", "number stands for people", 0.3, stated=False)
    return Refused(f"“{phrase.text[head[0].start : head[-1].end]}” names nobody")


def _code_head(phrase: Phrase, head: list[Piece], state: Piece | None, date: str | None) -> Coded | Refused:
    former = any(p.kind == "former" for p in head)
    opposed = any(p.kind == "opposition" for p in head)
    country = _country(phrase, head) or state
    last = next((p for p in reversed(head) if p.kind not in {"determiner", "number"}), head[-1])
    roles = [p for p in head if p.kind in {"role", "weak"}]
    known = country is not None and country is not state
    if last.kind == "nothing" or (last.kind == "word" and not roles and not known and not _bodies(head)):
        return Refused(f"“{phrase.shown(last)}” is no political actor")
    person = _person(phrase, head, country, date, former)
    if person is not None:
        return person
    if last.kind == "place" and not roles and len([p for p in head if p.kind != "determiner"]) == 1:
        surname = find_officer(phrase.keys(last), date=date)
        if surname is not None and surname.tenure.rank == 3 and surname.standing == "in office":
            return _code_held(surname, former)
    body = next((p for p in reversed(_bodies(head)) if p.possessive and p.sense and p.sense.code in _INTERNATIONAL), None)
    body = body or next(iter(_bodies(head)), None)
    role = _deciding(roles)
    if body is not None:
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


def _leader(phrase: Phrase, head: Sequence[Piece]) -> Piece | None:
    """The state or body before "-led"."""
    for piece in head:
        after = phrase.words[piece.last].key if piece.last < len(phrase.words) else ""
        if after == "led" and piece.kind in _STATE:
            return piece
    return None


def _allegiance(phrase: Phrase, piece: Piece) -> bool:
    words = phrase.words
    after = words[piece.last].key if piece.last < len(words) else ""
    before = words[piece.first - 1] if piece.first else None
    return after in small_words("allegiance_after") or (before is not None and before.key in small_words("allegiance_before"))


def _bodies(head: Sequence[Piece]) -> list[Piece]:
    return [p for p in reversed(head) if p.kind == "body"]


def _deciding(roles: Sequence[Piece]) -> Piece | None:
    strong = [p for p in roles if p.kind == "role" and not p.possessive]
    if not strong:
        return roles[-1] if roles else None
    last = strong[-1]
    while len(strong) > 1 and last.sense is not None and last.sense.lemma.split(" ")[-1] in _RANKS | _STAFF:
        strong.pop()  # "Home Minister General X", "consulate workers"
        last = strong[-1]
    return last


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
    if held is None or (len(keys) == 1 and _is_crowned(head) and not _CROWNED & set(held.tenure.role.casefold().split())):
        return None
    if len(keys) == 1 and not former and held.standing != "in office":
        return None
    coded = _code_held(held, former)
    title = _deciding([p for p in head if p.kind in {"role", "weak"} and p.first < piece.first])
    if held.standing != "in office" and not former and title is not None and title.kind == "role" and title.sense is not None:
        coded = replace(coded, sector=title.sense.sector, role=title.sense.lemma, why="person of the office table, role as the text says", kind=None)
    after = next((p for p in reversed(roles) if p.kind in {"role", "weak"}), None)
    if after is None or after.sense is None:
        return coded
    if after.sense.lemma in _FAMILY:
        sector = "ELI" if coded.sector in {"GOV", "ELI"} else "CVL"
    else:
        sector = after.sense.sector if after.kind == "role" else coded.sector
    return Coded(coded.code, sector, f"{after.sense.lemma} of {coded.name}", 0.7, role=after.sense.lemma)


def _is_crowned(head: Sequence[Piece]) -> bool:
    return any(p.sense is not None and p.sense.lemma in _CROWNED for p in head)


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
    return Coded(t.country, sector, f"person of the office table: {why}", held.score, name=t.person, qid=t.qid or None, role=role, kind="person")


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
        elif sense.code in _INTERNATIONAL and role.sense.sector in {"MIL", "JUD", "LEG", "COP"}:
            sector = role.sense.sector
        elif role.kind == "role" and sense.sector == "PTY" and role.sense.sector in {"LEG", "GOV", "JUD"}:
            sector = role.sense.sector
        why = "body with role noun"
    if former and sense.kind_of not in {"company", "media", "ngo", "armed", "union", "movement"}:
        sector, why = "ELI", f"former, {why}"
    other = tuple(dict.fromkeys((*sense.other, *(("PRE",) if country is not None and country.kind == "territory" else ()))))
    return Coded(code, sector, why, 0.9 if stated else 0.6, other, sense.lemma, sense.qid, lemma, stated, sense.kind_of)


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
    if role.kind == "weak" and sector == "MIL" and {"pro", "backed"} & {w.key for w in phrase.words[head[0].first : role.first]}:
        sector = "REB"
    if country is None:
        leader = _leader(phrase, head)
        if leader is not None and leader.sense is not None:
            return Coded(leader.sense.code, sector, "role noun; who leads it", 0.7, other, role=sense.lemma)
        if sense.plural and sense.lemma in {"country", "nation", "state", "government", "ally", "neighbour"}:
            return Coded(None, sector, "several countries, not named", 0.4, other, role=sense.lemma)
        why = "role noun"
    elif country.kind == "region":
        why = "role noun; a region names no country"
    else:
        kind = {"adjective": "demonym", "people": "demonym", "seat": "capital", "territory": "territory"}.get(country.kind, "country")
        why = f"{'possessive ' if country.possessive else ''}{kind} + role noun"
    name = next((phrase.shown(p) for p in reversed(head) if p.kind in {"name", "person"} and p.first > role.first), None)
    return Coded(code, sector, why, 0.85 if code else 0.5, other, name, None, sense.lemma, country is not None, "name" if name and not code else None)


def _code_name(phrase: Phrase, last: Piece, country: Piece | None) -> Coded | Refused:
    shown = phrase.shown(last)
    if country is not None and country.kind in {"adjective", "people"}:
        if any(key[-1].isdigit() or key[0].isdigit() for key in phrase.keys(last)) or phrase.words[last.last - 1].key[:1].isdigit():
            return Coded(_sense_code(country), "MIL", "demonym + type of weapon", 0.6, name=shown)
        private = last.last - last.first > 1 and country.kind == "adjective"
        return Coded(_sense_code(country), "CVL" if private else None, "name after demonym", 0.5, name=shown)
    if country is not None and country.possessive:
        return Coded(_sense_code(country), None, "name after possessive", 0.5, name=shown)
    return Coded(None, None, "name in no table", 0.1, name=shown, stated=False, kind="name")


def _code_state(phrase: Phrase, last: Piece, country: Piece | None) -> Coded | Refused:
    if last.kind == "region":
        return Coded(None, "GOV" if last.sense and last.sense.lemma.endswith("West") else None, "a region names no country", 0.3)
    if last.kind == "ethnic":
        many = last.sense is not None and last.sense.plural
        sector = last.sense.sector if last.sense is not None else None
        return Coded(_sense_code(country), sector, "people of several states", 0.4, stated=country is not None) if many else Refused(
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
    if country.kind == "territory":
        return Coded(sense.code, "PRE", why, 0.85, ("GOV",), sense.lemma)
    score = {"country": 0.95, "place": 0.6}.get(country.kind, 0.85)
    return Coded(sense.code, "GOV", why, score, sense.other, kind=country.kind)


def _with_tail(
    phrase: Phrase, found: Coded, head: Sequence[Piece], link: Piece, tail: Sequence[Piece], date: str | None
) -> Coded | Refused:
    inner = code_phrase(phrase, tail, date=date)
    if isinstance(inner, Refused):
        return found
    weak = _deciding([p for p in head if p.kind in {"role", "weak"}])
    is_of = phrase.words[link.first].key == "of"
    if found.stated and (found.code is not None or _is_state(tail)):
        return found
    if found.kind == "name" and found.role is None and is_of and inner.kind in _OWN_SECTOR:
        return replace(inner, name=found.name, why=f"part of: {inner.why}")
    sector, other, why = found.sector, tuple(dict.fromkeys((*found.other, *inner.other))), f"{found.why}, country after “{phrase.shown(link)}”"
    lemma = found.role
    if is_of and weak is not None and weak.sense is not None:
        if weak.sense.lemma in _FAMILY:
            sector = "ELI" if inner.sector in {"GOV", "ELI", "LEG"} and inner.role else "CVL"
        elif weak.kind == "weak" and not _is_state(tail):
            sector, why = inner.sector, f"member or head of: {inner.why}"
            lemma = found.role
        elif inner.kind in _OWN_SECTOR and sector in {"GOV", "PTY"}:
            sector = inner.sector
    if not inner.stated and inner.code is None:
        return replace(found, sector=sector, other=other)
    return Coded(inner.code, sector, why, min(0.85, inner.score), other, found.name, found.qid, lemma, inner.stated)


def _is_state(tail: Sequence[Piece]) -> bool:
    return all(p.kind in _STATE | {"determiner"} for p in tail)


def _sense_code(country: Piece | None) -> str | None:
    return country.sense.code if country is not None and country.sense is not None else None
