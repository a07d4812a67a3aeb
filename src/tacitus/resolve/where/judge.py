"""What speaks for and against a name in the text being a place there.

Against: a longer name in capitals around it ("Paris Hilton", "University of Georgia"), a title before it, the act of a
government after a capital ("Washington said"), a word that seldom names a place. For: a preposition of place before it, the
place that holds it behind it ("Reading, England"), a list with another place, being well known. A country inside the name of
a body or a person is no place there, but still speaks for the country.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tacitus.resolve.where.evidence import Word, beside, load_evidence, stands_in_place
from tacitus.resolve.where.index import PlaceIndex
from tacitus.resolve.where.match import Match
from tacitus.resolve.where.scoring import holds

SMALL = 15_000  # people under which a word that seldom names a place does not name one
MIDDLE, LARGE = (
    20_000,
    150_000,
)  # people over which a name needs no other help; the first where one country has it
MOST = 60  # rows of a name that are compared with those of the next
_WELL_KNOWN = frozenset(
    ("country", "continent", "region", "water", "strait", "capital", "mountain", "island", "former", "border", "site",
     "base", "camp", "quarter", "town", "admin1")
)  # fmt: skip
_WHOLE = frozenset(("country", "admin1", "continent"))
SHORT_FORM = re.compile(r"(?:, | \()((?:[A-Z]\.){2,}|[A-Z]{2,3}\b|[A-Z][a-z]{1,4}\.)")
_LONGER = re.compile(
    r"[ -](?:(?:al|el|an|as|ash|ad|ar|az|bin|ibn|de|del|da|von|van|abu)[- ]|of (?:the )?)[A-ZÀ-Þ]|[-/][A-ZÀ-Þ]"
)
_NOT_AFTER = re.compile(
    r"\s?\$|[.@][a-z]|['’]s (?:Day|Hospital|Church|Cathedral|College|School|Park)\b|[ -](?:magazine|newspaper|process|protocols?|strategy|treaty|accords?|conventions?|declaration|statute|pact|consensus|criteria|v\.|vs\.|Inc|Ltd|Corp|LLC|GmbH|et al|virus|fever|flu|disease|for [A-Z])\b"
)
_SITE = re.compile(
    r" (?:(?:International|Regional|National|Military|Domestic) )?(?:Airport|Airfield|Air Base|Airbase|Naval Base|Air Force Base|Refugee Camp)\b"
)
_AFTER_DATELINE = re.compile(r"(?:, [\w.' ]{3,30})?(?: ?\([\w .]{2,30}\))? ?[-–—]+ ")
_LIST = re.compile(r", (?:and |or )?| (?:and|or) ")


def judge_names(index: PlaceIndex, text: str, words: Sequence[Word], matches: Sequence[Match]) -> list[Match]:
    """The matches that are places, in order, and mute ones among them."""
    judge = _Judge(index, text, words, matches)
    kept: list[Match] = []
    for number, match in enumerate(matches):
        verdict = judge.verdict(match, matches[number + 1] if number + 1 < len(matches) else None)
        if verdict is not None:
            kept.append(verdict)
    return kept


class _Judge:
    """The text and what is known of it so far: names of persons, which name holds which, the last place."""

    def __init__(self, index: PlaceIndex, text: str, words: Sequence[Word], matches: Sequence[Match]) -> None:
        self.index, self.text, self.words, self.evidence = index, text, words, load_evidence()
        covered = {number for match in matches for number in range(match.first, match.last + 1)}
        self.persons = {
            words[m.last].bare.lower() for m in matches if m.first == m.last and self._ends_person(m, covered)
        }
        self.held: dict[tuple[str, str], bool] = {}
        self.last_place: Match | None = None

    def verdict(self, match: Match, behind: Match | None) -> Match | None:
        """The match, a mute one, or None where it is no place."""
        if self._is_dateline(match):
            self.last_place = match
            return match
        held = self._is_held(match, behind)
        locative = held or stands_in_place(self.text, self.words, match.first) or self._in_list(match)
        mute = replace(match, mute=True) if "country" in match.kinds else None
        if self._in_body(match) or (not held and self._in_longer_name(match, behind)):
            return mute
        name = self.text[match.start : match.end]
        if name in self.evidence.never or (name in self.evidence.bodies and not locative):
            return None
        if match.first == match.last and not held and self._is_other_word(match, locative):
            return None
        after = beside(self.text, self.words, match.last, 1)
        if (
            "capital" in match.kinds
            and not locative
            and after is not None
            and after.bare in self.evidence.acts
        ):
            return mute
        known = match.people >= (MIDDLE if match.one_country else LARGE)
        if locative or match.kinds & _WELL_KNOWN or known:
            self.last_place = match
            return match
        return None

    def _is_other_word(self, match: Match, locative: bool) -> bool:
        """Whether a single word is rather something else: a day, a common word, a person, letters, a people."""
        bare = self.words[match.first].bare
        if len(bare) < 3 and not match.kinds & _WHOLE:
            return True
        if bare in self.evidence.days or self.text[match.end : match.end + 2].strip().isdigit():
            return True
        if bare.lower() in self.evidence.common:
            direct = match.first and self.words[match.first - 1].bare.lower() in self.evidence.prepositions
            if not (locative and direct and match.people >= SMALL) or _LONGER.match(self.text, match.end):
                return True
        if "country" not in match.kinds:
            if bare.lower() in self.persons or self.index.of_people(bare) is not None:
                return True
            if bare.isupper() and len(bare) < 5 and not match.kinds & _WHOLE:
                return True
        return False

    def _in_body(self, match: Match) -> bool:
        """Whether the name ends that of a body or a person's office: "University of Georgia", "President of Ukraine"."""
        words, first = self.words, match.first
        of = beside(self.text, words, first, -1)
        if of is not None and of.bare == "the":
            first -= 1
            of = beside(self.text, words, first, -1)
        if of is None or of.bare != "of":
            return False
        head = beside(self.text, words, first - 1, -1)
        return head is not None and head.capital and head.bare.lower() not in self.evidence.kinds

    def _in_longer_name(self, match: Match, behind: Match | None) -> bool:
        """Whether words in capitals around the name make it part of a person's or a body's name."""
        text, words, evidence = self.text, self.words, self.evidence
        if _NOT_AFTER.match(text, match.end):
            return True
        joined = _LONGER.match(text, match.end)
        if joined is not None and "of" not in joined.group() and match.people < LARGE:
            return True
        before, after = beside(text, words, match.first, -1), beside(text, words, match.last, 1)
        if after is not None and after.capital and text[match.end : after.start] == " ":
            common = match.first == match.last and words[match.first].bare.lower() in evidence.common
            next_holds = behind is not None and behind.first == match.last + 1 and bool(behind.kinds & _WHOLE)
            head = after.bare in evidence.heads and "country" not in match.kinds
            head = head or _SITE.match(text, match.end) is not None
            if common or not (after.bare in evidence.days or head or next_holds):
                return True
        if before is None or not before.capital:
            return before is not None and before.bare in ("president", "sheikh")
        if before.bare in evidence.openers or before.bare in evidence.heads:
            return False
        shout = before.bare.isupper() and len(before.bare) > 3
        return not shout and self.index.of_people(before.bare) is None

    def _ends_person(self, match: Match, covered: set[int]) -> bool:
        """Whether a name is the last of a person's: "Jesse Jackson", "President Lincoln"."""
        before = beside(self.text, self.words, match.first, -1)
        if before is None:
            return False
        if before.bare in self.evidence.titles or before.bare.capitalize() in self.evidence.titles:
            return before.bare not in ("state", "county", "general", "major")
        outside = match.first - 1 not in covered and before.bare not in self.evidence.openers
        return before.capital and outside and not before.bare.isupper()

    def _is_dateline(self, match: Match) -> bool:
        """Whether the name is a dateline, in capitals at the head of a line: "MALE - ", "KABUL, May 5 (Wire) - "."""
        name = self.text[match.start : match.end]
        begins = match.start == 0 or self.text[match.start - 1] == "\n"
        return begins and name.isupper() and _AFTER_DATELINE.match(self.text, match.end) is not None

    def _in_list(self, match: Match) -> bool:
        """Whether the name goes on a list that the last place stands in."""
        last = self.last_place
        return last is not None and _LIST.fullmatch(self.text, last.end, match.start) is not None

    def _is_held(self, match: Match, behind: Match | None) -> bool:
        """Whether the next name stands behind a comma or in brackets and holds this one: "Reading, England"."""
        if self.text[match.end : match.end + 2] not in (", ", " ("):
            return False
        if behind is not None and behind.start <= match.end + 6:
            outer, name = behind.postings, self.text[behind.start : behind.end]
        else:
            short = SHORT_FORM.match(self.text, match.end)
            if short is None:
                return False
            outer, name = tuple(self.index.short(short.group(1))), short.group(1)
        key = (self.text[match.start : match.end], name)
        if key not in self.held:
            inner = [posting >> 1 for posting in match.postings[:MOST]]
            self.held[key] = any(holds(self.index, p >> 1, row) for p in outer[:MOST] for row in inner)
        return self.held[key]
