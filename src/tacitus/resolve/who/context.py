"""What a coded mention takes from the text around it, each time said in `why`.

The role of a person that no table holds; the country of a role noun that names none ("police") and whom a surname means
in it; whether a firm is at home or abroad; the noun of a bare adjective ("Israeli and Palestinian protesters"); which Georgia is meant.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tacitus.resolve.who.coded import Coded
from tacitus.resolve.who.coding import code_phrase
from tacitus.resolve.who.countries import countries, country_of
from tacitus.resolve.who.lexicon import lexicon
from tacitus.resolve.who.officers import find_officer, find_surname_spelt
from tacitus.resolve.who.persons import code_held
from tacitus.resolve.who.surroundings import Surroundings, longer_name
from tacitus.resolve.who.titles import role_in_text
from tacitus.resolve.who.words import keys_of, split_words

FROM_AROUND = "country from the text around"
_LOCAL = frozenset({"CVL", "UAF", "REB", "CRM", "COP", "MED", "EDU", "REF", "UNK", "LAB", "AGR", "PRM"})
_NATIONAL = re.compile(r"\b(?:minister|president|chancellor|premier|secretary of state)$")
_UNSURE = 0.6  # score of an office that is known from a single item of news, or for another time
_HELD = 0.8  # score above which an office is held for sure
_ARTICLES = frozenset({"the", "a", "an", "this", "that"})
_STATE_OR_PEOPLE = frozenset({"adjective", "ethnic", "region", "country"})


def complete(found: Coded, nearby: Surroundings, mention: str, date: str | None) -> Coded:
    """Completes what the mention alone gave.

    Args:
        found: the coding of the mention by its own words.
        nearby: the text around it.
        mention: its text, to find its place in the text around.
        date: ISO day on which offices count.
    """
    full = longer_name(nearby, mention) if found.kind == "person" and " " not in mention else None
    if full is not None:  # a surname: the text says whose
        found = role_in_text(nearby, full, date) or Coded(
            None, None, "name in no table", 0.1, name=full, stated=False
        )
    elif found.name is not None and found.kind in {"name", "person"} and not _is_sure(found):
        told = role_in_text(nearby, found.name if found.kind == "name" else mention, date)
        if told is not None and (found.kind == "name" or _speaks_against(told, found)):
            found = told if found.kind == "name" else replace(told, name=found.name, qid=found.qid)
    elif found.kind == "listed":
        found = _with_role(found, role_in_text(nearby, mention, date))
    place = nearby.find(mention)
    if found.kind == "adjective" and place is not None:
        found = _with_noun(found, nearby, place[1], date)
    found = _namesake(found, nearby, mention, date)
    if found.kind == "company":
        return _at_home_or_abroad(found, nearby)
    if found.code == "GEO" and found.stated and nearby.names("USA") and not nearby.names("GEO"):
        return replace(found, code="USA", why=f"{found.why}; the U.S. state by the text around", score=0.6)
    if found.stated and found.kind != "movement":
        return found
    if found.kind == "name" and found.role is None and mention.split(" ", 1)[0].casefold() in _ARTICLES:
        return found  # "the Titanic"
    if found.role is not None and found.kind is None:
        same = nearby.country_of_role(found.role)
        if same is not None:
            return replace(
                found, code=same, why=f"{found.why}; country said with the same noun in the text", score=0.6
            )
    official = found.role is not None and bool(_NATIONAL.search(found.role))
    code = nearby.country_at(place, local=found.sector in _LOCAL, official=official)
    if code is not None and found.name is not None and found.kind == "name":
        held = _known_there(found, code, date)
        if held is not None:
            return held
    if code is None and nearby.named and found.code is None:
        return replace(found, why=f"{found.why}; the text around names no country more than others")
    if code is None or code == found.code:
        return found
    if found.kind == "movement" and found.sector not in _LOCAL:
        return found
    return replace(found, code=code, why=f"{found.why}; {FROM_AROUND}", score=min(found.score, 0.5))


def _namesake(found: Coded, nearby: Surroundings, mention: str, date: str | None) -> Coded:
    """The body of the same name in the one state that the text names, where the first one's is not named: the CGT in Argentina."""
    if found.code not in countries():
        return found
    said = {n.code for n in nearby.named if nearby.phrase.text[n.start : n.end] not in mention}
    if not said or found.code in said:
        return found
    words = [word for word in split_words(mention) if word.key not in _ARTICLES]
    others = {
        sense.code: sense
        for sense in lexicon().whole(words)
        if sense.kind == "body" and sense.code and sense.holds_on(date) and sense.code in said
    }
    if len(others) != 1:
        return found
    (sense,) = others.values()
    return replace(
        found, code=sense.code, sector=sense.sector, other=sense.other, name=sense.lemma, qid=sense.qid, kind=sense.kind_of,
        why="body by name; which one by the text around", score=min(found.score, 0.8),
    )  # fmt: skip


def _with_role(found: Coded, told: Coded | None) -> Coded:
    """A person of OFAC's list with what the text says of him or her, which goes first."""
    if told is None or told.role is None:
        return found
    return replace(
        found, code=told.code or found.code, sector=told.sector or found.sector, role=told.role, score=told.score,
        why=f"{told.why}; {found.why}", stated=told.stated or found.stated,
    )  # fmt: skip


def _is_sure(found: Coded) -> bool:
    """Whether the table has an office that the person holds for sure: then nothing that the text says goes first."""
    held = found.role is not None and not found.role.startswith("former ")
    return found.kind == "person" and held and found.score > _HELD


def _speaks_against(told: Coded, found: Coded) -> bool:
    """Whether the text gives a person a role, and the table none on that day or an unsure one."""
    if told.role is None or (told.kind == "person" and told.sector == found.sector):
        return False
    if found.score <= _UNSURE and told.kind != "listed":
        return True  # one item of news long before or after
    past = told.sector == "ELI"
    if found.role is None or found.role.startswith("former "):
        return not past
    return (past and found.score <= 0.7) or (found.score <= _HELD and told.stated and told.code != found.code)


def _with_noun(found: Coded, nearby: Surroundings, end: int, date: str | None) -> Coded:
    """The noun that the text puts after "and" and another adjective: "Israeli and Palestinian protesters"."""
    after = [p for p in nearby.phrase.pieces if p.start >= end][:5]
    if len(after) < 3 or after[0].kind != "join" or after[1].kind not in _STATE_OR_PEOPLE:
        return found
    after = after[2:]
    taken = []
    for piece in after:
        if piece.kind not in {"role", "weak", "body"}:
            break
        taken.append(piece)
    if not taken:
        return found
    told = code_phrase(nearby.phrase, taken, date=date)
    if not isinstance(told, Coded):
        return found
    return replace(
        found, sector=told.sector, role=told.role, why="demonym with the noun that follows in the text"
    )


def _at_home_or_abroad(found: Coded, nearby: Surroundings) -> Coded:
    if found.code is None or nearby.names(found.code) or not nearby.named:
        return found
    if found.name is not None and any(country_of(word) == found.code for word in found.name.split()):
        return found  # "Saudi Aramco" says where it is at home
    return replace(found, code="MNC", why=f"{found.why}; abroad by the text around")


def _known_there(found: Coded, code: str, date: str | None) -> Coded | None:
    """A surname that several persons bear, or one out of office, in the country that the text is about."""
    assert found.name is not None
    keys = keys_of(found.name)
    held = find_officer(keys, date=date, country=code)
    if held is None and len(keys) == 1:
        held = find_surname_spelt(keys[0], date=date, country=code)
    if held is None or held.tenure.rank < 3 or held.standing not in {"in office", "former"}:
        return None
    told = code_held(held, former=False)
    return replace(told, why=f"{told.why}; {FROM_AROUND}", score=min(told.score, 0.7))
