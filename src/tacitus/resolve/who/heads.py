"""The head of a noun phrase: body, role noun, name or country, in this order after persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tacitus.errors import shorten
from tacitus.resolve.who.coded import (
    INTERNATIONAL,
    Coded,
    Refused,
    code_of,
    country_piece,
    deciding_role,
    key_after,
    leader_piece,
)
from tacitus.resolve.who.listed import find_listed
from tacitus.resolve.who.persons import FAMILY, code_person, code_surname
from tacitus.resolve.who.phrase import Phrase, Piece
from tacitus.resolve.who.roles import small_words
from tacitus.resolve.who.senses import Sense

_OUTSIDERS = frozenset({"CVL", "REF", "ELI", "UNK"})  # people who meet a body and do not belong to it
_AT_HOME_ANYWHERE = frozenset({"armed", "igo"})  # bodies whose country no adjective changes
_NO_OFFICE = frozenset({"company", "multinational", "media", "ngo", "armed", "union", "movement"})
_NO_ELITE = frozenset(
    {"CRM", "REB", "CVL", "UAF", "JRN", "BUS"}
)  # sectors that "former" does not turn into ELI
_RUN = frozenset({"run", "led", "controlled", "held"})
_FOLLOWERS = frozenset({"supporter", "loyalist", "ally", "follower", "aide", "associate"})
_NOWHERE = frozenset({"NGO", "MNC", "IMG", "ISM", "UNO", "EUR", "IGO"})
_INSTITUTIONS = frozenset({"JRN", "EDU", "MED", "JUD", "REL"})  # what a body may own and still be no part of
_WALKS_OF_LIFE = frozenset({"BUS", "JRN", "EDU", "MED", "REL", "LAB", "AGR", "GOV"})
_FOR_OR_AGAINST = small_words("allegiance_before")
_ALSO = {  # role nouns of two sectors
    "opposition leader": "PTY", "leader of the opposition": "PTY", "opposition politician": "PTY",
    "opposition candidate": "PTY", "junta": "MIL", "military junta": "MIL", "ruling junta": "MIL", "junta leader": "MIL",
    "coup leader": "GOV", "putschist": "GOV", "coup maker": "GOV", "security service": "COP",
    "military leader": "MIL", "military ruler": "MIL", "military government": "MIL", "military regime": "MIL",
}  # fmt: skip
_STANDS_FOR = {
    "country": ("country name stands for its government", 0.95),
    "adjective": ("demonym stands for the government", 0.85),
    "seat": ("capital or palace stands for the government", 0.85),
    "place": ("region or city stands for its authorities", 0.6),
}
_ABSTRACT = (
    "ence",
    "ance",
    "ion",
    "ment",
    "ity",
    "nes",
    "ship",
    "ism",
    "ing",
    "ure",
    "acy",
    "age",
    "awal",
    "dom",
    "ery",
)
_OF_PEOPLE = ("er", "or", "ist", "ian", "man", "eer", "ant", "ee")  # endings of nouns for people
_CALLED = {"adjective": "demonym", "people": "demonym", "seat": "capital", "territory": "territory"}


def code_head(
    phrase: Phrase, head: Sequence[Piece], state: Piece | None, *, date: str | None
) -> Coded | Refused:
    """Codes a head.

    Args:
        phrase: the mention.
        head: its pieces.
        state: the state that a link after the head names ("of France"), if it names one and nothing else.
        date: ISO day on which offices count.
    """
    own = country_piece(phrase, head)
    country = own or state
    former = any(p.kind == "former" for p in head)
    last = next((p for p in reversed(head) if p.kind not in {"determiner", "number"}), head[-1])
    if head[-1].kind == "number" and last.kind == "body":
        last = head[-1]
    roles = [p for p in head if p.kind in {"role", "weak"}]
    bodies = [p for p in head if p.kind == "body"]
    if roles:  # "pro-Taliban insurgents" are not the Taliban
        bodies = [p for p in bodies if not p.first or phrase.words[p.first - 1].key not in _FOR_OR_AGAINST]
        run = next((p for p in bodies if _is_ruler(phrase, p) and p.last < roles[-1].first), None)
        if run is not None:  # "the Hamas-run health ministry" is a ministry
            bodies = [p for p in bodies if p is not run]
            country = country or run
    noun = phrase.keys(last)[-1] if last.kind in {"nothing", "word"} else ""
    owned = noun in small_words("property") and bool(bodies or roles)
    if not owned and (last.kind == "nothing" or (last.kind == "word" and not _may_be_people(noun, own))):
        return Refused(f"“{shorten(phrase.shown(last))}” is no political actor")
    found = code_person(phrase, head, country, date=date, former=former)
    if (
        found is None
        and last.kind == "place"
        and all(p is last or p.kind in {"determiner", "role", "former"} for p in head)
    ):
        found = code_surname(phrase, last, date=date)
    if found is not None:
        return found
    if last.kind == "number" and bodies and bodies[-1].last == last.first:
        return Refused(
            f"“{shorten(phrase.text[bodies[-1].start : last.end])}” names a product"
        )  # "a Boeing 737"
    role = deciding_role(roles)
    if last.kind == "word" and role is not None and not owned and _is_of_business(role, last):
        return Coded(
            code_of(country), "CVL", "people by a noun that is in no table", 0.4, stated=country is not None
        )  # "bank depositors" are not the bank
    if bodies:
        owner = next((p for p in bodies if p.possessive and code_of(p) in INTERNATIONAL), bodies[-1])
        based = country is not None and key_after(phrase, country) == "based"
        return _code_body(owner, role, country, former=former, based=based)
    if role is not None:
        coded = _code_role(phrase, role, country, head, former=former)
        return _of_owner(phrase, head, coded, date=date)
    if last.kind == "opposition":
        return Coded(
            code_of(country), "OPP", "opposition", 0.6, role="opposition", stated=country is not None
        )
    if last.kind in {"name", "person"}:
        return _code_name(phrase, last, country)
    return _code_state(phrase, last, country)


def _of_owner(phrase: Phrase, head: Sequence[Piece], coded: Coded, *, date: str | None) -> Coded:
    """Somebody without a country, called after a person of the office table: "Putin's envoy X"."""
    owner = head[0]
    if (
        coded.code is not None
        or owner.kind not in {"name", "person"}
        or not owner.possessive
        or len(head) < 2
    ):
        return coded
    held = code_person(phrase, [owner], None, date=date, former=False)
    if held is None or held.code is None:
        return coded
    return replace(
        coded, code=held.code, why=f"{coded.why}, called after {held.name}", score=0.7, stated=True
    )


def _is_ruler(phrase: Phrase, body: Piece) -> bool:
    """Whether a body at home somewhere only runs what the phrase is about: "Taliban-led"."""
    return key_after(phrase, body) in _RUN and code_of(body) not in _NOWHERE


def _is_of_business(role: Piece, last: Piece) -> bool:
    """Whether a role noun before a noun of people says only what these have to do with."""
    assert role.sense is not None
    return role.sense.sector in _WALKS_OF_LIFE and role.last == last.first


def _may_be_people(noun: str, own: Piece | None) -> bool:
    """Whether a noun in no table may mean people: by its ending, or, if it is not abstract, by the demonym before it."""
    stem = noun.removesuffix("s")
    if stem.endswith(_OF_PEOPLE) or noun.endswith("men"):
        return True
    return own is not None and own.kind == "adjective" and not stem.endswith(_ABSTRACT)


def _code_body(
    body: Piece, role: Piece | None, country: Piece | None, *, former: bool, based: bool = False
) -> Coded:
    sense = body.sense
    assert sense is not None
    code, why, stated, sector, lemma = (
        sense.code,
        "body by name",
        sense.kind_of != "generic",
        sense.sector,
        None,
    )
    moved = country is not None and country.kind != "region" and country.first < body.first
    if moved and sense.kind_of not in _AT_HOME_ANYWHERE and not based:  # "the London-based Iraq Body Count"
        code, why, stated = code_of(country), "body by name, country by the word before", True
    if role is not None and role.sense is not None:
        lemma, why = role.sense.lemma, "body with role noun"
        sector = _sector_beside(sense, role, role.sense, inside=role.first > body.first)
        if body.possessive and role.first > body.first and role.sense.sector in _INSTITUTIONS:
            sector = role.sense.sector  # "Hezbollah's hospital"
        stated = stated and not (sense.kind_of == "movement" and sector == "CVL")
    if former and sense.kind_of not in _NO_OFFICE:
        sector, why = "ELI", f"former, {why}"
    other = sense.other
    if country is not None and country.kind == "territory":
        other = tuple(dict.fromkeys((*other, "PRE")))
    return Coded(
        code, sector, why, 0.9 if stated else 0.6, other, sense.lemma, sense.qid, lemma, stated, sense.kind_of
    )


def _sector_beside(body: Sense, role: Piece, noun: Sense, *, inside: bool) -> str | None:
    """The sector of a body with a role noun: the body's, unless the noun says more."""
    if role.kind == "role" and noun.sector in _OUTSIDERS and inside:
        outside = body.kind_of in {
            "company",
            "multinational",
            "media",
            "agency",
            "body",
            "movement",
        }  # "Facebook users"
        return noun.sector if outside else body.sector
    if body.kind_of == "armed" and noun.lemma.startswith("self-defen"):
        return noun.sector
    if body.code in INTERNATIONAL and noun.sector in {"MIL", "JUD", "LEG", "COP"}:
        return noun.sector  # "NATO soldiers"
    if role.kind == "role" and body.sector == "PTY" and noun.sector in {"LEG", "GOV", "JUD"}:
        return body.sector if noun.lemma == "official" else noun.sector  # "Republican senators"
    return body.sector


def _code_role(
    phrase: Phrase, role: Piece, country: Piece | None, head: Sequence[Piece], *, former: bool
) -> Coded:
    noun = role.sense
    assert noun is not None
    sector, other = _sector_of_role(phrase, role, noun, head, former=former)
    if country is not None and country.kind == "territory":
        other = (*other, "PRE")
    if country is None:
        leader = leader_piece(phrase, head)
        if leader is not None:
            return Coded(code_of(leader), sector, "role noun; who leads it", 0.7, other, role=noun.lemma)
        if noun.plural and noun.lemma in {"country", "nation", "state", "government", "ally", "neighbour"}:
            return Coded(None, sector, "several countries, not named", 0.4, other, role=noun.lemma)
        why = "role noun"
    elif country.kind == "region":
        why = "role noun; a region names no country"
    else:
        why = (
            f"{'possessive ' if country.possessive else ''}{_CALLED.get(country.kind, 'country')} + role noun"
        )
    called = next((p for p in reversed(head) if p.kind in {"name", "person"} and p.first > role.first), None)
    name = None if called is None else phrase.shown(called)
    code = "EUR" if country is None and noun.lemma == "MEP" else code_of(country)
    if called is not None and country is None:
        entry = find_listed(phrase.keys(called), kind="person")
        if entry is not None and entry.country is not None:
            why = f"role noun; country by the {entry.source}: {entry.basis}"
            return Coded(entry.country, sector, why, 0.6, other, entry.name, entry.id, noun.lemma)
    kind = "name" if name is not None and code is None else None
    return Coded(
        code, sector, why, 0.85 if code else 0.5, other, name, None, noun.lemma, country is not None, kind
    )


def _sector_of_role(
    phrase: Phrase, role: Piece, noun: Sense, head: Sequence[Piece], *, former: bool
) -> tuple[str | None, tuple[str, ...]]:
    """Sector and further sectors of a role noun after the modifiers before it."""
    if former and noun.sector not in _NO_ELITE:
        return "ELI", ()
    if noun.lemma in _ALSO:
        return noun.sector, (*noun.other, _ALSO[noun.lemma])
    before = {word.key for word in phrase.words[head[0].first : role.first]}
    named = [p for p in head if p.first < role.first and (p.possessive or p.kind == "name")]
    if noun.lemma == "coalition" and named and leader_piece(phrase, head) is None:
        return "PTY", noun.other  # "Malaysia's Barisan Nasional coalition"; not the one that fights
    if before & {"unidentified", "unknown"} and noun.sector in {"REB", "CRM"}:
        return "UAF", noun.other
    if role.kind == "weak" and noun.sector == "MIL" and before & {"pro", "backed"}:
        return "REB", noun.other  # "pro-Russian forces"
    if noun.sector in {"EDU", "MED"} and "striking" in before:
        return "LAB", (*noun.other, noun.sector)  # "striking doctors"
    owners = [p for p in head if p.kind == "role" and p.possessive and p.last <= role.first]
    if noun.lemma in FAMILY and any(p.sense is not None and p.sense.sector == "GOV" for p in owners):
        return "ELI", noun.other  # "the president's daughter"
    opposed = any(
        p.kind == "opposition" or (p.kind == "role" and p is not role and _is_opposition(p)) for p in head
    )
    if opposed and noun.sector not in {"OPP", "CVL"}:
        return ("OPP", noun.other) if role.kind == "weak" else (noun.sector, ("OPP",))
    return noun.sector, noun.other


def _is_opposition(piece: Piece) -> bool:
    return piece.sense is not None and piece.sense.lemma == "opposition"


def _code_name(phrase: Phrase, name: Piece, country: Piece | None) -> Coded | Refused:
    shown = phrase.shown(name)
    keys = phrase.keys(name)
    if len(keys) > 1 and (keys[0] in small_words("things_first") or keys[-1] in small_words("things_last")):
        return Refused(f"“{shorten(shown)}” names a thing, an event or a place")
    if country is not None and country.kind in {"adjective", "people"}:
        if any(any(c.isdigit() for c in key) for key in keys):
            return Coded(
                code_of(country), "MIL", "demonym + type of weapon", 0.6, name=shown
            )  # "Israeli F-15s"
        private = name.last - name.first > 1 and country.kind == "adjective"
        return Coded(code_of(country), "CVL" if private else None, "name after demonym", 0.5, name=shown)
    if country is not None and country.possessive:
        return Coded(code_of(country), None, "name after possessive", 0.5, name=shown)
    entry = find_listed(keys, kind="person")
    if entry is not None:
        why = f"{entry.source}" + (f": {entry.basis}" if entry.country else "")
        known = entry.country is not None
        return Coded(
            entry.country, entry.sector, why, 0.5 if known else 0.2, name=entry.name, qid=entry.id, stated=known,
            kind="listed",
        )  # fmt: skip
    return Coded(None, None, "name in no table", 0.1, name=shown, stated=False, kind="name")


def _is_called_a_people(phrase: Phrase, last: Piece) -> bool:
    """Whether a singular stands for all: "ethnic Hazara", "the Igbo"."""
    before = phrase.words[last.first - 1].key if last.first else ""
    return before == "ethnic" or (before == "the" and code_of(last) is not None)


def _code_state(phrase: Phrase, last: Piece, country: Piece | None) -> Coded | Refused:
    if last.kind == "region" and last.sense is not None:
        return Coded(
            None, "GOV" if last.sense.lemma.endswith("West") else None, "a region names no country", 0.3
        )
    if last.kind == "ethnic" and last.sense is not None:
        if not last.sense.plural and not _is_called_a_people(phrase, last):
            return Refused(f"“{shorten(phrase.shown(last))}” names nobody")
        return Coded(
            code_of(country),
            last.sense.sector,
            "people of several states" if last.sense.code is None else "people of one state",
            0.4,
            stated=country is not None,
        )
    if country is None or country.sense is None:
        return Refused(f"“{shorten(phrase.shown(last))}” is in no table of actors")
    code, other = country.sense.code, country.sense.other
    if last is not country and last.kind == "word":
        return Coded(code, None, "demonym before a noun that is in no table", 0.4, other)
    if country.kind == "people" or (last.first and phrase.words[last.first - 1].key == "ethnic"):
        return Coded(code, "CVL", "people of a country", 0.8, other)
    if country.kind == "territory":
        return Coded(code, "PRE", "partially recognized territory", 0.85, ("GOV",), country.sense.lemma)
    why, score = _STANDS_FOR[country.kind]
    return Coded(code, "GOV", why, score, other, kind=country.kind)
