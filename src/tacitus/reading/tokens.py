"""Words of a sentence with their offsets: the view that the rules of `reading` share.

A token is a word (inner hyphens, apostrophes and abbreviating stops stay inside), a possessive ending or a
single mark. Offsets count in the string given. No tagging: closed word classes are listed here, the rest is
told by capitals, by the cue lexicon and by the word tables of the ontology.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"['’]s\b(?=\W|$)"
    r"|(?:[A-Z]\.){2,}"
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|%)?"
    r"|[^\W_]+(?:[-‐–](?=[^\W_])[^\W_]+|&[A-Z]+|['’](?!s\b)[^\W_]+)*"
    r"|[^\w\s]",
)

DETERMINERS = frozenset(
    "the a an this that these those its their his her our your my some any all both each every no another "
    "several many few more most other such".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for with from to into onto against over under between among amid during after before since until "
    "about around near across through towards toward without within behind beyond off outside inside upon via despite "
    "following including per as than like besides alongside regarding concerning".split()
)
AUXILIARIES = frozenset(
    "is are was were be been being am has have had having do does did will would shall should can could may might must "
    "'ll 'd 've 're".split()
)
BE = frozenset("is are was were be been being am gets get got getting".split())
HAVE = frozenset("has have had having".split())
MODALS = frozenset("will would shall should can could may might must to".split())
CONJUNCTIONS = frozenset(
    "and or but nor yet so while whereas although though because if unless when where whether once".split()
)
RELATIVES = frozenset("who whom whose which that what".split())
PRONOUNS = frozenset(
    "he she it they him them we us i you himself herself itself themselves who which".split()
)
ADVERBS = frozenset(
    "also not never again still already only just even later earlier reportedly allegedly officially formally publicly "
    "strongly repeatedly recently now then soon today yesterday finally immediately further jointly n't".split()
)
FUNCTION_WORDS = (
    DETERMINERS | PREPOSITIONS | AUXILIARIES | CONJUNCTIONS | RELATIVES | PRONOUNS | ADVERBS | MODALS
)
QUANTITIES = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozens dozen hundreds thousands tens hundred thousand "
    "million scores".split()
)
CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September "
    "October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
)
CLAUSE_BREAKS = frozenset(
    "after before when while because although though if unless whereas but since until as once that which who".split()
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark; `low` is its lower-case form, `start`..`end` half-open offsets."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


def tokenize(text: str) -> list[Token]:
    """Tokens of `text` in order; empty for a text without letters, digits or marks."""
    return [Token(m.group(), m.group().lower(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def is_possessive(token: Token) -> bool:
    """True for the ending 's as a token of its own."""
    return token.low in ("'s", "’s")
