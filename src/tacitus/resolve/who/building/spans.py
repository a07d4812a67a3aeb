"""Where a name stands before or after the words of an office, and which words of a text go together.

Words are those of `words.split_words`; a span is the number of its first word and of the word after its last. The lists of
words are in `titles.yaml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tacitus.resolve.who.lexicon import lexicon
from tacitus.resolve.who.namebook import is_officer
from tacitus.resolve.who.roles import small_words
from tacitus.resolve.who.words import Word

_PLACES = {
    "country",
    "adjective",
    "seat",
    "territory",
    "people",
    "place",
    "body",
    "region",
    "role",
    "weak",
    "nothing",
}


@cache
def words_of(group: str) -> frozenset[str]:
    """One list of `titles.yaml`."""
    return frozenset(str(word) for word in _lists()[group])


def is_joined(text: str, words: Sequence[Word], i: int) -> bool:
    """Whether word i goes on from the one before it, with a blank, a hyphen or the dot of an abbreviation between."""
    before = words[i - 1]
    gap = text[before.end : words[i].start]
    if before.possessive:
        gap = gap.lstrip("'’sS")
    if gap.startswith(".") and (len(before.text) == 1 or before.key in words_of("dotted")):
        gap = gap[1:]
    return gap.strip() in {"", "-", "‑"} and "\n" not in gap


def breaks(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a full stop or anything but a blank or hyphen stands between the words."""
    return any(not is_joined(text, words, i) for i in range(first + 1, last))


def past_honours(text: str, words: Sequence[Word], at: int) -> int | None:
    while (
        at < len(words)
        and words[at].is_cased
        and words[at].key in words_of("honours")
        and at + 1 < len(words)
        and words[at + 1].is_cased
    ):
        if not is_joined(text, words, at + 1):
            return None
        at += 1
    return (
        at
        if at < len(words) and (words[at].is_sign or is_joined(text, words, at) or words[at - 1].is_sign)
        else None
    )


def name_at(text: str, words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The words of a full name that begins at word `at`."""
    if at >= len(words) or words[at].is_sign or not words[at].is_cased or (at and words[at - 1].possessive):
        return None
    end, counted = at, 0
    while end < len(words):
        word = words[end]
        if word.is_sign or (end > at and not is_joined(text, words, end)):
            break
        if (word.is_cased or (end > at and word.text[:2] in {"d'", "d’"})) and word.gap:
            counted += 1
        elif word.gap and not (
            word.key in words_of("particles")
            and end > at
            and end + 1 < len(words)
            and (words[end + 1].is_cased or words[end + 1].key in words_of("particles"))
        ):
            break
        end += 1
        if word.possessive:
            break
    while end > at and words[end - 1].key in words_of("particles") and not words[end - 1].is_cased:
        end -= 1
    return (at, end) if 2 <= counted <= 4 and _is_name(words, at, end) else None


def name_before(text: str, words: Sequence[Word], first: int) -> tuple[int, int] | None:
    """The full name before a comma that leads to the office: "Javad Zarif, the"."""
    at = first - 1
    while at >= 0 and (words[at].key in {"the", "a", "an"} and not words[at].is_sign):
        at -= 1
    if at < 2 or words[at].text != ",":
        return None
    named = _name_that_ends(text, words, at)
    return (
        named if named is not None and not (named[0] and words[named[0] - 1].text == ",") else None
    )  # no list


def name_of_verb(text: str, words: Sequence[Word], first: int) -> tuple[int, int] | None:
    """The full name of who becomes or ceases to be what follows: "Idriss Deby is sworn in as the"."""
    at = first
    while at and (words[at - 1].key in words_of("before_office") or words[at - 1].key[:1].isdigit()):
        at -= 1
    for verb in _verbs():
        if at > len(verb) and all(words[at - len(verb) + i].key == key for i, key in enumerate(verb)):
            if breaks(text, words, at - len(verb), first):
                return None
            at -= len(verb)
            while at and words[at - 1].key in {"is", "was", "has", "been", "formally", "officially", "again"}:
                at -= 1
            return _name_that_ends(text, words, at) if is_joined(text, words, at) else None
    return None


def closes(words: Sequence[Word], at: int) -> bool:
    return (
        at >= len(words)
        or words[at].text in {",", ";", ")", "(", ":", "–", "—", "”", '"'}
        or words[at].text == "and"
    )


def goes_on(text: str, words: Sequence[Word], end: int) -> bool:
    """Whether a longer name than the one read follows: "leader of the United Kingdom Independence Party"."""
    return end < len(words) and words[end].is_cased and not words[end].is_sign and is_joined(text, words, end)


def _name_that_ends(text: str, words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The full name that ends before word `at`."""
    start = at
    while start > 0 and at - start < 6:
        word = words[start - 1]
        if (
            word.is_sign
            or word.possessive
            or not (word.is_cased or word.key in words_of("particles") or not word.gap)
        ):
            break
        if start < at and not is_joined(text, words, start):
            break
        start -= 1
    while start < at and (words[start].key in words_of("honours") or not words[start].is_cased):
        start += 1
    counted = sum(w.gap and w.is_cased for w in words[start:at])
    return (start, at) if 2 <= counted <= 4 and _is_name(words, start, at) else None


def _is_name(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the words can be a person's name: no place, body or noun of office among them."""
    span = words[first:last]
    if any(w.text.isupper() and len(w.text) > 2 for w in span) or any(
        c.isdigit() for w in span for c in w.text
    ):
        return False
    if (
        any(w.key in words_of("no_name") for w in span if w.is_cased)
        or span[0].key in words_of("modifiers") | words_of("heads")
        or (len(span[0].key) == 1 and len(span) == 2)
    ):
        return False
    if span[-1].key in small_words("things_last") or span[0].key in small_words("things_first"):
        return False
    if is_officer(" ".join(w.key for w in span if w.key not in small_words("articles"))):
        return True
    whole = lexicon().whole(span)
    if any(s.kind in _PLACES for s in whole):
        return False
    for size in (2, 3):
        for i in range(len(span) - size + 1):
            if any(s.kind in {"country", "body", "adjective"} for s in lexicon().whole(span[i : i + size])):
                return False
    one = lexicon().whole(span[:1])
    if any(s.kind in {"adjective", "people", "territory", "body", "country"} for s in one) and span[
        0
    ].key not in words_of("given_names"):
        return False
    return not any(s.kind in {"adjective", "people"} for s in lexicon().whole(span[-1:]))


@cache
def _verbs() -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(verb.split(" ")) for verb in sorted(words_of("verbs"), key=lambda v: (-v.count(" "), v))
    )


@cache
def _lists() -> Any:
    return yaml.safe_load(Path(__file__).with_name("titles.yaml").read_text(encoding="utf-8"))
