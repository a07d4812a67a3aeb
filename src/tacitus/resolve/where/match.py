"""Place names in running text: the longest names of the index, and what speaks against each being a place here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.resolve.where.evidence import Evidence, Word, beside, load_evidence, stands_in_place
from tacitus.resolve.where.index import KINDS, PlaceIndex
from tacitus.resolve.where.scoring import holds

LONGEST = 6  # words in a name
_JOINT = re.compile(r"[ \u00a0\u202f\n]|[-–—/]|\. ?| & |['’‘ʻ-]", re.UNICODE)
_LONGER = re.compile(
    r"[ -](?:(?:al|el|an|as|ash|ad|ar|az|bin|ibn|de|del|da|von|van|abu)[- ]|of (?:the )?)[A-ZÀ-Þ]|[-/][A-ZÀ-Þ]"
)
_NO_PLACE_BEFORE = re.compile(r" (?:magazine|newspaper|v\.|vs\.|Inc|Ltd|Corp|LLC|GmbH|et al)\b|[.@][a-z]")
_SHORT_FORM = re.compile(r"(?:, | \()((?:[A-Z]\.){2,}|[A-Z]{2,3}\b|[A-Z][a-z]{1,4}\.)")
MOST = 60  # rows of a name that are compared with those of the next
_ARTICLES = ("al", "el", "an", "as", "ad", "ar", "ash", "az", "at", "ez", "es", "ed")
_WELL_KNOWN = ("country", "continent", "region", "water", "strait", "capital", "mountain", "island", "former", "border", "site",
               "base", "camp", "quarter")  # fmt: skip
SMALL, LARGE = (
    15_000,
    150_000,
)  # people under which a bare name needs a preposition; over which it needs no other help


@dataclass(frozen=True)
class Match:
    """A name in the text; `first`, `last` are the numbers of its words. One that is `mute` only votes for its country."""

    start: int
    end: int
    first: int
    last: int
    postings: tuple[int, ...]
    mute: bool = False


def match_names(index: PlaceIndex, text: str, words: Sequence[Word]) -> list[Match]:
    """Names that are places in this text, in order, none overlapping, with mute ones among them."""
    evidence = load_evidence()
    matches = _matches(index, text, words)
    covered = {number for match in matches for number in range(match.first, match.last + 1)}
    persons = {
        words[m.last].bare.casefold()
        for m in matches
        if m.first == m.last and _is_named_person(evidence, text, words, m, covered)
    }
    judged = []
    held: dict[tuple[str, str], bool] = {}
    for number, match in enumerate(matches):
        behind = matches[number + 1] if number + 1 < len(matches) else None
        kept = _judge(index, evidence, text, words, match, behind, persons, held)
        if kept is not None:
            judged.append(kept)
    return judged


def _matches(index: PlaceIndex, text: str, words: Sequence[Word]) -> list[Match]:
    found: list[Match] = []
    at = 0
    while at < len(words):
        match = _longest(index, text, words, at)
        if match is not None:
            found.append(match)
        at = match.last + 1 if match is not None else at + 1
    return found


def _longest(index: PlaceIndex, text: str, words: Sequence[Word], at: int) -> Match | None:
    if not words[at].capital and words[at].bare not in _ARTICLES:
        return None
    last = at
    while last + 1 < len(words) and last + 1 - at < LONGEST and _joined(text, words[last], words[last + 1]):
        last += 1
    while last >= at:
        if words[last].capital:
            start, end = words[at].start, words[last].end
            postings = index.named(text[start:end])
            if postings:
                return Match(start, end, at, last, tuple(postings))
        last -= 1
    return None


def _joined(text: str, left: Word, right: Word) -> bool:
    """Whether two words can stand in one name: nothing but one blank, hyphen or mark is between."""
    between = text[left.end : right.start]
    if between.startswith(("'s", "’s")):
        between = between[2:]
    return len(between) < 4 and (
        (between == ". " and len(left.bare) < 4) or (between != ". " and _JOINT.fullmatch(between) is not None)
    )


def _is_named_person(
    evidence: Evidence, text: str, words: Sequence[Word], match: Match, covered: set[int]
) -> bool:
    """Whether a name is the last of a person's: "Jesse Jackson", "President Lincoln"."""
    before = beside(text, words, match.first, -1)
    if before is None:
        return False
    if before.bare.rstrip(".") in evidence.titles or before.bare.capitalize() in evidence.titles:
        return before.bare not in ("state", "county", "general", "major")
    return (
        before.capital
        and match.first - 1 not in covered
        and before.bare not in evidence.openers
        and not before.bare.isupper()
    )


def _judge(
    index: PlaceIndex,
    evidence: Evidence,
    text: str,
    words: Sequence[Word],
    match: Match,
    behind: Match | None,
    persons: set[str],
    known: dict[tuple[str, str], bool],
) -> Match | None:
    """The match, a mute one, or None where it is no place. `known` remembers which name holds which."""
    kinds = {KINDS[index.kinds[posting >> 1]] for posting in match.postings}
    name = text[match.start : match.end]
    locative = stands_in_place(text, words, match.first)
    held = _is_held(index, text, match, behind, known)
    mute = _muted(match, "country" in kinds)
    if not held and _in_longer_name(index, evidence, text, words, match, behind):
        return mute
    if name in evidence.bodies and not locative:
        return None
    if name == name.lower() or (len(name) < 3 and not kinds & {"country", "admin1", "continent"}):
        return None
    if match.first == match.last and not held:
        bare = words[match.first].bare
        if bare in evidence.days:
            return None
        if bare.lower() in evidence.common and not (locative and _people(index, match) >= SMALL):
            return None
        if bare.lower() in evidence.common and _LONGER.match(text, match.end):
            return None
        if bare.casefold() in persons and "country" not in kinds:
            return None
        if bare.isupper() and len(bare) < 5 and not kinds & {"country", "admin1", "continent"}:
            return None
    after = beside(text, words, match.last, 1)
    if "capital" in kinds and not locative and not held and after is not None and after.bare in evidence.acts:
        return mute
    if held or locative or kinds & set(_WELL_KNOWN) or "admin1" in kinds:
        return match
    return match if _people(index, match) >= LARGE else None


def _muted(match: Match, is_country: bool) -> Match | None:
    return (
        Match(match.start, match.end, match.first, match.last, match.postings, mute=True)
        if is_country
        else None
    )


def _in_longer_name(
    index: PlaceIndex,
    evidence: Evidence,
    text: str,
    words: Sequence[Word],
    match: Match,
    behind: Match | None,
) -> bool:
    """Whether words in capitals around the name make it part of a person's or a body's name."""
    before, after = beside(text, words, match.first, -1), beside(text, words, match.last, 1)
    if _NO_PLACE_BEFORE.match(text, match.end):
        return True
    joined = _LONGER.match(text, match.end)
    if joined is not None and "of" not in joined.group() and _people(index, match) < LARGE:
        return True
    if after is not None and after.capital and text[match.end : after.start] == " ":
        common = match.first == match.last and words[match.first].bare.lower() in evidence.common
        known = not common and (after.bare in evidence.days or after.bare in evidence.heads)
        country_next = (
            behind is not None
            and behind.first == match.last + 1
            and not common
            and _kinds(index, behind) & {"country", "admin1"}
        )
        if not known and not country_next:
            return True
    if before is None or not before.capital:
        return (
            before is not None
            and before.bare.capitalize() in evidence.titles
            and before.bare in ("president", "sheikh")
        )
    if before.bare in evidence.openers or before.bare in evidence.heads:
        return False
    return not (before.bare.isupper() and len(before.bare) > 3) and index.of_people(before.bare) is None


def _is_held(
    index: PlaceIndex, text: str, match: Match, behind: Match | None, known: dict[tuple[str, str], bool]
) -> bool:
    """Whether the next name stands behind a comma or in brackets and holds this one: "Reading, England"."""
    if text[match.end : match.end + 2] not in (", ", " ("):
        return False
    if behind is not None and behind.start <= match.end + 6:
        outer, name = behind.postings, text[behind.start : behind.end]
    else:
        short = _SHORT_FORM.match(text, match.end)
        if short is None:
            return False
        outer, name = tuple(index.short(short.group(1))), short.group(1)
    key = (text[match.start : match.end], name)
    if key not in known:
        inner = [posting >> 1 for posting in match.postings[:MOST]]
        known[key] = any(holds(index, posting >> 1, row) for posting in outer[:MOST] for row in inner)
    return known[key]


def _kinds(index: PlaceIndex, match: Match) -> set[str]:
    return {KINDS[index.kinds[posting >> 1]] for posting in match.postings}


def _people(index: PlaceIndex, match: Match) -> int:
    return max(index.people[posting >> 1] for posting in match.postings)
