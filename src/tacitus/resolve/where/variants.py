"""The rows that a name may stand for, also where the text writes it with a direction, a kind or a possessive."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from tacitus.resolve.where.index import PlaceIndex
from tacitus.resolve.where.names import fold
from tacitus.resolve.where.scoring import holds

ALIKE = 0.72  # least likeness, 0 to 1, of two transcriptions of one name
MOST = 60  # rows of the outer name that are looked at
_POSSESSIVE = re.compile(r"['’]s?$")
_DIRECTION = (
    r"north|south|east|west|northern|southern|eastern|western|north-?east(?:ern)?|north-?west(?:ern)?|south-?east(?:ern)?|"
    r"south-?west(?:ern)?|central|upper|lower|greater|downtown|mainland|metropolitan|inner|outer|rural|occupied|suburban|old|new"
)
_KIND = (
    r"city|town|village|state|province|region|county|district|governorate|oblast|prefecture|department|airport|island|"
    r"islands|area|municipality|township|peninsula|port|harbou?r|river|valley|international airport|metropolitan area|"
    r"suburb|neighbou?rhood|regency|division|territory|refugee camp|camp|airbase|air base|base|hospital|university"
)
_BEFORE = re.compile(
    rf"^(?:the\s+)?(?:(?:{_KIND})\s+of\s+|(?:{_DIRECTION})[\s-]+|mount\s+|lake\s+)(?=\S)", re.IGNORECASE
)
_AFTER = re.compile(rf"[\s-]+(?:{_KIND})$", re.IGNORECASE)


def postings_of(index: PlaceIndex, name: str) -> tuple[int, ...]:
    """Postings of a name as written, else of the name without what is told above; empty where none is known.

    A short form in capitals ("TX") counts here too, since the caller says that it is a place.
    """
    if name.count(",") > 3:
        return ()
    tries = [name, _POSSESSIVE.sub("", name)]
    for pattern in (_AFTER, _BEFORE):
        tries += [pattern.sub("", tried) for tried in tuple(tries)]
    for tried in dict.fromkeys(tried.strip() for tried in tries):
        found = tuple(index.named(tried)) or (tuple(index.short(tried)) if tried.isupper() else ())
        if found:
            return found
    head, _, rest = name.partition(",")
    if rest:
        return _held(index, postings_of(index, head), postings_of(index, rest.strip()))
    return tuple(index.named(name.replace(" ", "").replace("-", "")))


def _held(index: PlaceIndex, inner: tuple[int, ...], outer: tuple[int, ...]) -> tuple[int, ...]:
    """Of the postings of "Paris" in "Paris, Texas" those that the other holds; all where it holds none."""
    held = tuple(p for p in inner if any(holds(index, o >> 1, p >> 1) for o in outer[:MOST]))
    return held or inner


def sounding_like(index: PlaceIndex, name: str) -> tuple[int, ...]:
    """Postings of larger places that may be this name in another transcription ("Menoufia" for Monufia)."""
    bare = _AFTER.sub("", _POSSESSIVE.sub("", name))
    key = fold(bare)
    return tuple(
        posting
        for posting in index.sounding(bare)
        if _alike(key, fold(_AFTER.sub("", index.names[posting >> 1])))
    )


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE
