"""Acts that are told as nouns, told with their verb: "the arrest of the envoy by Norland" is "Norland arrested the envoy".

Headlines, lists and long sentences name acts; news tells them. The network that reads a claim beside an item learnt from
sentences, so that it is asked about one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from tacitus.claims.lexicon import table
from tacitus.ontology.countries import countries

_ARTICLE = r"(?:[Tt]he|[Aa]n?)"
_MANNER = r"(?i:ongoing|latest|recent|new|violent|brutal|mass|repeated|first|second|alleged)"
_NAME = rf"(?!(?:{_ARTICLE}|{_MANNER})\b)[A-Z][\w.’'-]*"
_WHO = (
    rf"(?:{_ARTICLE}\s+)?{_NAME}(?:\s+(?:{_NAME}|people['’]s|of|the|and|al-\w+))*?"
    r"|[Tt]he\s+[a-z]+['’]s?"  # "the president's"
)
_KNOWN = rf"(?:{_MANNER}\s+)?"
_FINITE = re.compile(
    r"\b(?:was|were|is|are|has|had|have|will|would|did|does|could|may|led|brought|came|began|drew|made|shows?|means?|follows?|marks?)\b"
    r"|\b\w{3,}ed\s+(?:the|an?|its|his|her|their|that|[A-Z]|\d)"
)
_RELATIVE = re.compile(r",?\s(?:which|that|who|where)\b[^,]*")
_ENDS = re.compile(
    r",(?!\d)|\s(?:in|on|at|during|after|before|for|from|over|as|near|with|amid|by|to|following)\s"
)
_BY = re.compile(
    rf"\s+by\s+(?P<who>(?:{_WHO}|(?:the\s+)?[a-z]+)(?:\s+[a-z]+){{0,2}}?)(?=\s*(?:,|$|\s(?:in|on|at|during|after)\s))"
)
_MANY = re.compile(r"\band\b|s$|\bpeople$|\bmen$")
_OF_PEOPLE = ("protests", "uprising")
_PARTICIPLES = {
    "beat": "beaten",
    "froze": "frozen",
    "stole": "stolen",
    "overthrew": "overthrown",
    "sank": "sunk",
    "took over": "taken over",
}


def as_sentence(text: str) -> str:
    """The text with the verb of the act that it names, where it is such a noun phrase; else the text as it is."""
    flat = " ".join(text.split())
    found = _phrase().match(flat)
    if found is None or _FINITE.search(_RELATIVE.sub("", flat[found.end() :])):
        return text
    who, noun, rest = found["who"], _singular(found["noun"].lower()), flat[found.end() :].strip()
    who = None if who is None else _country(who, people=noun in _OF_PEOPLE)
    past = _nouns()["subjects"].get(noun)
    if past is not None:
        if who is None and rest.startswith("of "):
            who, rest = _split(rest.removeprefix("of "))
        return _sentence(who, past, rest) if who else text
    past = _nouns()["objects"][noun]
    if noun.endswith((" on", " to")):
        whom = rest
    elif rest.startswith("of "):
        whom = rest.removeprefix("of ")
    else:
        return text
    if who is None and (by := _last_by(whom)):
        who, whom = by["who"], f"{whom[: by.start()]}{whom[by.end() :]}"
    if who is not None:
        return _sentence(who, past, whom)
    whom, rest = _split(whom)
    verb = f"{'were' if _MANY.search(whom) else 'was'} {_PARTICIPLES.get(past, past)}"
    return _sentence(whom, verb, rest)


def _singular(noun: str) -> str:
    one = re.sub(r"^(\w+)s\b", r"\1", noun)
    return one if any(one in nouns for nouns in _nouns().values()) else noun


def _country(who: str, *, people: bool) -> str:
    """A country, or its people, for an adjective alone: "French" is France; other words as they are."""
    word = re.sub(rf"^{_ARTICLE}\s+", "", who)
    for country in countries().values():
        if word in country.adjectives and word not in country.names:
            return country.people[0] if people and country.people else country.names[0]
    return who


def _last_by(words: str) -> re.Match[str] | None:
    every = list(_BY.finditer(words))
    return every[-1] if every else None


def _split(words: str) -> tuple[str, str]:
    """The noun phrase that the words begin with, and what follows it."""
    end = _ENDS.search(words)
    return (words[: end.start()], words[end.start() :]) if end else (words, "")


def _sentence(who: str, verb: str, rest: str) -> str:
    who = re.sub(r"(?:['’]s|['’])$", "", who.strip())
    told = re.sub(r"\s+,", ",", f"{who} {verb} {rest.strip()}".strip())
    return told[:1].upper() + told[1:]


@cache
def _phrase() -> re.Pattern[str]:
    every = sorted((*_nouns()["objects"], *_nouns()["subjects"]), key=lambda n: (-len(n), n))
    nouns = [re.sub(r"^(\w+[^s\W])\b", r"\1s?", noun) for noun in every]  # "arrests of"
    return re.compile(rf"(?:(?P<who>{_WHO})\s+|{_ARTICLE}\s+)?{_KNOWN}(?P<noun>(?i:{'|'.join(nouns)}))\b")


@cache
def _nouns() -> Mapping[str, Mapping[str, str]]:
    told: Mapping[str, Mapping[str, str]] = table("nouns.yaml")
    return told
