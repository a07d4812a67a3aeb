"""Finds in a sentence who is called by an office: "Iranian foreign minister Javad Zarif", "Idriss Deby, president of Chad".

Three orders are read: country, office, name; office "of" country or body, name; name, comma, office of country. The words
of the office are given to the resolver without the name, so country and sector come from the tables of roles and bodies.
Left out: plurals, who is to hold an office (elect, designate, candidate), names of one word or more than four, and
offices between two countries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tacitus.resolve.who.building.spans import (
    breaks,
    closes,
    goes_on,
    is_joined,
    name_at,
    name_before,
    name_of_verb,
    past_honours,
    words_of,
)
from tacitus.resolve.who.coded import INTERNATIONAL
from tacitus.resolve.who.lexicon import lexicon
from tacitus.resolve.who.resolve import resolve_actor
from tacitus.resolve.who.roles import small_words
from tacitus.resolve.who.senses import Sense
from tacitus.resolve.who.surroundings import around
from tacitus.resolve.who.words import Word, split_words

_STATES = frozenset({"country", "adjective", "seat", "territory", "people", "place"})
_BY_NAME = 1.0  # weight of a country that a text names itself, by name or adjective
_LONGEST_TITLE = 9  # words before the head


@dataclass(frozen=True, slots=True)
class Titled:
    """A person called by an office: the words of the office, what they are coded as, and whether it is over.

    `code` is None where the words name no state or body. `local`: the office is of a part of a state. `bodied`: of a body.
    """

    name: str
    office: str
    code: str | None
    sector: str | None
    former: bool
    local: bool
    bodied: bool


def find_titled(text: str, date: str) -> Iterator[Titled]:
    """Everybody whom a text calls by name and office, in order; `date` is the ISO day of the text."""
    words = split_words(text)
    at = 0
    while at < len(words):
        size = _head_size(words, at)
        if size and not breaks(text, words, at, at + size):
            found = _around(text, words, at, size, date)
            if found is not None:
                yield found
        at += max(1, size)


def _around(text: str, words: Sequence[Word], at: int, size: int, date: str) -> Titled | None:
    """The person whose office has its head noun at word `at`."""
    first = _left_edge(text, words, at)
    last = at + size
    if words[last - 1].possessive or (last < len(words) and words[last].key in words_of("not_yet")):
        return None
    end = _complement(text, words, last)
    named = _name_around(text, words, first, end)
    if named is None or _is_of_another_time(words, first, at) or _is_within_another(words, first):
        return None
    name = text[words[named[0]].start : words[named[1] - 1].end].strip()
    return _coded(text, words, (first, at, last, end), name, _is_over(words, first, at), date)


def _name_around(text: str, words: Sequence[Word], first: int, end: int) -> tuple[int, int] | None:
    """The name that belongs to the office of words `first` to `end`: right behind it, behind a comma, before it, or told by a verb."""
    start = past_honours(text, words, end)
    named = name_at(text, words, start) if start is not None else None
    if named is not None:
        if named[1] < len(words) and words[named[1]].key in words_of("not_yet"):
            named = None
    elif start is not None and start < len(words) and words[start].text == ",":
        after = past_honours(text, words, start + 1)
        named = name_at(text, words, after) if after is not None else None
        if named is not None and not closes(words, named[1]):
            named = None
    if named is None:
        named = name_before(text, words, first)
        if named is not None and not closes(words, end):
            named = None
    if named is None:
        named = name_of_verb(text, words, first)
    if named is None or (named[1] <= first and goes_on(text, words, end)):
        return None
    return named


def _is_of_another_time(words: Sequence[Word], first: int, at: int) -> bool:
    """Whether the words of the office say that it is not held yet, or was long ago: "elect", "third", "the ousted"."""
    keys = {w.key for w in words[first:at]}
    removed = {w.key for w in words[max(0, first - 3) : first]} & words_of("removed")
    return bool(
        keys & words_of("not_yet")
        or keys & words_of("amiss")
        or ("first" in keys and not keys & {"deputy", "vice"})
        or removed
    )


def _is_within_another(words: Sequence[Word], first: int) -> bool:
    """Whether the office is a part of another phrase: "Organization of American States Secretary General", "pro-president"."""
    if (
        first > 2
        and words[first - 1].key == "of"
        and words[first - 2].is_cased
        and not words[first - 2].is_sign
    ):
        return True
    if first and words[first - 1].key in {"pro", "anti"}:
        return True
    return _belongs_to_another(words, first)


def _is_over(words: Sequence[Word], first: int, at: int) -> bool:
    """Whether "former" or the like stands among the words of the office, or before another one that it is joined to."""
    before = words[max(0, first - 7) : first]
    gone = words_of("gone")
    if any(w.key in gone for w in words[first:at]):
        return True
    return (
        bool(before)
        and before[-1].key == "and"
        and any(w.key in gone for w in before)
        and not any(w.is_sign for w in before)
    )


def _belongs_to_another(words: Sequence[Word], first: int) -> bool:
    """Whether the office is what another office is of or to: "senior adviser to the president X"."""
    at = first - 1
    while at > 0 and words[at].key in {"the", "a", "an"}:
        at -= 1
    if at < 1 or words[at].key not in {"of", "to", "for"}:
        return False
    return words[at - 1].key in words_of("heads") | words_of("others") or (
        at > 1 and words[at - 1].is_cased and not words[at - 1].is_sign
    )


def _coded(
    text: str, words: Sequence[Word], span: tuple[int, int, int, int], name: str, former: bool, date: str
) -> Titled | None:
    first, at, last, end = span
    senses = _senses(words, first, at, date)
    start = next((i for i, _, s in senses if s.kind in _STATES | {"body"}), at)
    while start < at and words[start].key in words_of("former"):
        start += 1
    if first < start < at and _is_part(words[start - 1], senses[0][2]):
        return None  # "New Mexican", "Tablighi Jamaat"
    if start == at:
        passed = words_of("former") | words_of("skipped") | _links()
        start = next((i for i in range(first, at) if words[i].key not in passed), at)
    head = words[last - 1].key
    states = [(i, n, s) for i, n, s in senses if i >= start and s.kind in _STATES]
    bodies = [(i, n, s) for i, n, s in senses if i >= start and s.kind == "body"]
    tail = _senses(words, last, end, date)
    tail_states = [(i, n, s) for i, n, s in tail if s.kind in _STATES]
    bodies += [(i, n, s) for i, n, s in tail if s.kind == "body"]
    known = {i for i, n, s in senses for i in range(i, i + n)}
    if head not in words_of("with_any_word") and any(
        i not in known and words[i].key not in words_of("modifiers") and words[i].gap
        for i in range(start, at)
    ):
        return None
    sent = last < end and (words[last].key in {"to", "for"} or (words[last].key == "in" and bool(states)))
    told = states if sent else [*states, *tail_states]
    whole = [s for _, _, s in told if s.kind != "place"]
    codes = {s.code for s in whole or [s for _, _, s in told]}
    if len(codes - {None}) > 1 or any(s.kind == "people" for _, _, s in told):
        return None
    places = [x for x in told if x[2].kind in {"place", "seat"}]
    if (
        places
        and not bodies
        and words[at].key not in words_of("of_places")
        and head not in words_of("of_places")
        and places[0][2].kind == "place"
    ):
        return None
    shown = " ".join(text[words[start].start : words[end - 1].end].split())
    party = _resolved(shown, date)
    code = party[0] if party and (codes or bodies) else None
    sector = party[1] if party else None
    if bodies and code is not None and _is_elsewhere(text, date, code, codes, name):
        return None
    if code == "GEO" and head in words_of("of_union") and "Georgia" in shown:
        code = "USA"
    if head in {"minister", "secretary"} and not bodies and sector not in {"PTY", "MIL", "OPP", None}:
        sector = "GOV"
    if code == "USA" and head == "representative" and not sent:
        sector = "LEG"
    if party is None or (code is None and (codes or bodies)):
        return None
    gone = {i for i, n, s in told for i in range(i, i + n) if s.kind not in {"place", "territory"}}
    named = {
        i for i, n, s in [*senses, *tail] for i in range(i, i + n) if s.kind in {"body", "place", "territory"}
    }
    kept = _office(words, start, end, gone, named)
    if not kept or (kept in {"leader", "chief"} and not (codes or bodies)) or kept in words_of("empty"):
        return None
    local = any(s.kind == "place" for _, _, s in told)
    return Titled(name, kept, code, sector, former, local, bool(bodies))


def _is_elsewhere(text: str, date: str, code: str, codes: set[str | None], name: str) -> bool:
    """Whether the text is about other states than that of a body: parties and organs of one name are in several."""
    if code in INTERNATIONAL | {"NGO", "MNC", "IMG", "ISM"}:
        return False
    if codes - {None}:
        return code not in codes
    named = {n.code for n in around(text, name, date).named if n.weight >= _BY_NAME}
    return bool(named) and code not in named


def _is_part(before: Word, sense: Sense) -> bool:
    """Whether a capitalised word makes a name of its own with the state, place or body after it."""
    if before.key == "new":
        return before.is_cased
    known = before.key in words_of("modifiers") | words_of("honours") | _links() or before.possessive
    return sense.kind in {"body", "place"} and before.is_cased and not known


def _office(words: Sequence[Word], start: int, end: int, gone: set[int], named: set[int]) -> str:
    """The words of an office without the country: small letters, but names of bodies and places as they are."""
    kept: list[str] = []
    for i in range(start, end):
        word = words[i]
        if (
            i in gone
            or word.is_sign
            or (i not in named and word.key in words_of("former") | words_of("skipped"))
        ):
            continue
        small = i not in named and not word.text.isupper() and word.key in _small()
        told = word.text.lower() if small else word.text
        if kept and not word.gap and not word.is_sign and i - 1 not in gone:
            kept[-1] += "-" + told
        else:
            kept.append(told)
    while kept and kept[-1] in {"of", "the", "for", "to", "in", "and"}:
        kept.pop()
    while kept and kept[0] in {"of", "the", "and", "for"}:
        kept.pop(0)
    return " ".join(kept).replace(" of to ", " to ").replace(" of of ", " of ").replace(" of for ", " for ")


@lru_cache(maxsize=65536)
def _resolved(shown: str, date: str) -> tuple[str | None, str | None] | None:
    parties = resolve_actor(shown, date=date)
    return (parties[0].code, parties[0].sector) if len(parties) == 1 else None


@cache
def _heads() -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted({*words_of("phrases"), *words_of("heads")}, key=lambda p: (-p.count(" "), p)):
        keys = tuple(word.key for word in split_words(phrase))
        table.setdefault(keys[0], []).append(keys)
    return table


def _head_size(words: Sequence[Word], at: int) -> int:
    for keys in _heads().get(words[at].key, ()):
        if len(keys) <= len(words) - at and all(words[at + i].key == k for i, k in enumerate(keys)):
            return len(keys)
    return 0


def _left_edge(text: str, words: Sequence[Word], at: int) -> int:
    """The first word of what may belong to the office before its head."""
    first = at
    while first and at - first < _LONGEST_TITLE:
        word = words[first - 1]
        if word.is_sign or not is_joined(text, words, first):
            break
        if not (
            word.is_cased
            or word.key in words_of("modifiers")
            or (word.key == "and" and words[at].key in {"minister", "secretary"})
        ):
            break
        first -= 1
    return first


def _senses(words: Sequence[Word], first: int, last: int, date: str) -> list[tuple[int, int, Sense]]:
    """States, places and bodies among the words, from left to right."""
    found = []
    i = first
    while i < last:
        got = lexicon().senses_at(words[:last], i, date) if words[i].is_cased else None
        if (
            got is not None
            and got[1].kind in _STATES | {"body"}
            and (got[0] > 1 or words[i].key not in words_of("modifiers") - words_of("parties"))
        ):
            found.append((i, got[0], got[1]))
            i += got[0]
        else:
            i += 1
    return found


def _complement(text: str, words: Sequence[Word], last: int) -> int:
    """Where the office ends: after "of Chad", "of foreign affairs of Iran", "to the United Nations"."""
    end = last
    while (
        end < len(words) - 1
        and words[end].key in {"of", "for", "to", "in"}
        and not words[end].is_cased
        and is_joined(text, words, end)
    ):
        at = end + 1
        while at < len(words) and words[at].key in {"the", "national", "federal"} and not words[at].is_cased:
            at += 1
        if at >= len(words) or breaks(text, words, end, at + 1):
            break
        got = lexicon().senses_at(words, at) if words[at].is_cased else None
        if got is not None and got[1].kind in _STATES | {"body"}:
            end = at + got[0]
            while end < len(words) and words[end].is_cased and words[end].key in words_of("parts"):
                end += 1
        elif words[end].key in {"of", "for"} and words[at].key in words_of("modifiers"):
            while (
                at < len(words)
                and (words[at].key in words_of("modifiers") or words[at].key == "and")
                and is_joined(text, words, at)
            ):
                at += 1
            end = at
        else:
            break
        if words[end - 1].possessive:
            break
    return end


@cache
def _small() -> frozenset[str]:
    return words_of("modifiers") | words_of("heads") | words_of("lowered")


@cache
def _links() -> frozenset[str]:
    """Small words that begin a sentence."""
    groups = ("determiners", "joins", "links_in", "links_out", "relative")
    return frozenset().union(*map(small_words, groups))
