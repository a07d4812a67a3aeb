"""Names and nouns that news keeps in another language: "Central Obrera Boliviana", "Bundespolizei", "los cocaleros".

Asked after all other rules: the first head of `data/abroad.yaml` gives the sector; an adjective or a name of a state
anywhere in the mention gives the country, in that language or in English.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from tacitus.resolve.who.coded import Coded, Refused
from tacitus.resolve.who.lexicon import lexicon
from tacitus.resolve.who.phrase import Phrase
from tacitus.resolve.who.tables import read_yaml
from tacitus.resolve.who.words import Word, keys_of

_LONGEST = 5
_NAMED = frozenset({"country", "adjective", "seat", "territory"})
_ENDINGS = (  # of an adjective's masculine form, with what stands in its place
    ("o", ("o", "a", "os", "as", "i", "e")),
    ("es", ("es", "esa", "eses", "esas", "esi")),
    ("an", ("an", "ana", "anes", "anas")),
    ("on", ("on", "ona", "ones")),
    ("ol", ("ol", "ola", "oles", "olas")),
    ("ien", ("ien", "ienne", "iens", "iennes")),
    ("een", ("een", "eenne", "eens", "eennes")),
    ("ais", ("ais", "aise", "aises")),
    ("ois", ("ois", "oise", "oises")),
    ("ain", ("ain", "aine", "ains", "aines")),
    ("isch", ("isch", "ische", "ischen", "ischer", "isches")),
    ("eutsch", ("eutsch", "eutsche", "eutschen", "eutscher", "eutsches")),
    ("", ("", "s")),
)


def code_abroad(phrase: Phrase, start: int, end: int, found: Coded | Refused) -> Coded | Refused:
    """What a mention in another language is; `found` where it is none, or where other rules told more.

    Args:
        phrase: the mention.
        start: where the member begins, in code points.
        end: where it ends.
        found: what the other rules gave.
    """
    words = [w for w in phrase.words if start <= w.start < end and not w.is_sign]
    stands = isinstance(found, Coded) and found.kind in _NAMED | {"place"} and len(words) > 1
    if (
        isinstance(found, Coded)
        and not stands
        and (found.kind == "person" or None not in (found.code, found.sector))
    ):
        return found
    head = _head(words)
    if head is None:
        return found
    name, sector, at = head
    code = _state(words)
    shown = phrase.text[words[0].start : words[-1].end]
    why = f"noun of another language, “{name}”"
    if isinstance(found, Coded) and found.code is not None:
        return replace(found, sector=sector if stands else found.sector or sector, why=why, kind=None)
    if code is None:
        home = _homes().get(name) or next(
            (
                at_home
                for begin, at_home in _homes().items()
                if begin.endswith("-") and _begins(words, begin[:-1])
            ),
            None,
        )
        if at and isinstance(found, Coded) and found.sector is not None:  # "a gacaca court"
            return replace(found, code=home, why=f"{found.why}; {why}") if home is not None else found
        return Coded(home, sector, why, 0.4, name=shown, stated=False)
    return Coded(code, sector, f"{why}, with its state", 0.7, name=shown)


def _begins(words: Sequence[Word], begin: str) -> bool:
    """Whether one of the words is a compound that begins so: "bundes" in "Bundespolizei"."""
    return any(w.key.startswith(begin) for w in words)


def _head(words: Sequence[Word]) -> tuple[str, str, int] | None:
    """The first head in the words, its sector, and how many words stand before it."""
    heads, firsts = _heads()
    for at, word in enumerate(words):
        if word.key in firsts:
            for size in range(min(_LONGEST, len(words) - at), 0, -1):
                name = " ".join(w.key for w in words[at : at + size])
                if name in heads:
                    return name, heads[name], at
        compound = _compound(word.key)
        if compound is not None:
            return *compound, at
    return None


@lru_cache(maxsize=16384)
def _compound(key: str) -> tuple[str, str] | None:
    """The ending of a compound that is a head, and its sector: "-polizei" of "bundespolizei"."""
    for ending, sector in _endings():
        if key.endswith(ending) and len(key) > len(ending) + 2:
            return f"-{ending}", sector
    return None


def _state(words: Sequence[Word]) -> str | None:
    """The state that the words name, the last one where there are several."""
    code = None
    for at, word in enumerate(words):
        foreign = _states().get(word.key)
        english = lexicon().senses_at(words, at)
        pair = _states().get(f"{word.key} {words[at + 1].key}") if at + 1 < len(words) else None
        if pair or foreign:
            code = pair or foreign
        elif english is not None and (english[1].kind in _NAMED or (english[1].kind == "place" and at)):
            code = english[1].code
    return code


@cache
def _heads() -> tuple[Mapping[str, str], frozenset[str]]:
    """Heads with their sectors, and the words that they begin with."""
    whole = {" ".join(keys_of(name)): sector for name, sector in _pairs() if not name.startswith("-")}
    return whole, frozenset(name.partition(" ")[0] for name in whole)


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """The endings of compounds with their sectors, longest first."""
    endings = [(name[1:], sector) for name, sector in _pairs() if name.startswith("-")]
    return tuple(sorted(endings, key=lambda pair: -len(pair[0])))


def _pairs() -> Iterator[tuple[str, str]]:
    """Every head as it is written, with its sector."""
    return ((name, sector) for sector, names in read_yaml("abroad.yaml")["heads"].items() for name in names)


@cache
def _homes() -> Mapping[str, str]:
    told = read_yaml("abroad.yaml")["homes"]
    return {
        " ".join(keys_of(name)) + "-" * name.endswith("-"): code
        for code, names in told.items()
        for name in names
    }


@cache
def _states() -> Mapping[str, str]:
    """Every form of every adjective and name."""
    table: dict[str, str] = {}
    for code, names in read_yaml("abroad.yaml")["states"].items():
        for name in names:
            key = " ".join(keys_of(name))
            forms = next(
                [key[: len(key) - len(old)] + new for new in many]
                for old, many in _ENDINGS
                if key.endswith(old)
            )
            for form in (key, *forms):
                table.setdefault(form, code)
    return table
