"""What the plain forms of a statement lean to, for the head to be weighed against: modal verbs of the main clause, unreal
conditions, words for what lasts and changes, questions, quotations.

Words after "who", "which", "if" and the like do not count up to the next mark; quotations do not count at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from tacitus.model import StatementKind
from tacitus.reading.tokens import Token

LEANINGS: tuple[StatementKind, ...] = (
    "trend", "prediction", "possibility", "counterfactual", "call_to_action", "quotation", "other",
)  # fmt: skip
_UNDER = frozenset(
    "who whom whose which if unless what whoever whatever when where because until whether than since".split()
)
_SLOGANS = (
    "chant",
    "slogan",
    "shout",
    "cry",
    "cried",
    "banner",
    "placard",
    "graffit",
    "sang",
    "sing",
    "yell",
    "roar",
)
_RESET = frozenset(", ; : - – — ( )".split())
_AHEAD = frozenset("will shall 'll ’ll won't won’t".split())
_OUGHT = frozenset("must ought mustn't".split())
_MAY = frozenset("may might could perhaps possibly maybe conceivably".split())
_WHICH_MAY = re.compile(r", which (?:could|may|might) (?!have)")  # what follows from the whole sentence
_EXPECTED = re.compile(
    r"\b(?:is|are|be|seems?|looks?|remains?) (?:now |still |all but |most |very |quite |almost |both |not |highly )*"
    r"(?:likely|unlikely|certain|imminent|inevitable|expected|bound|set|doomed|sure|improbable|due) ?(?:to|and|,|\.|$|that|within|before|by|this|next)"
    r"|\b(?:is|are) (?:not )?(?:going|about) to\b|\b(?:sooner or later|only a matter of time|days are numbered)\b"
)
_CERTAIN = re.compile(
    r"\b(?:is|are|be|seems?|looks?|remains?) (?:now |all but |both |absolutely |quite |by now )*(?:certain|inevitable|inescapable|unavoidable|assured|guaranteed|a certainty|a foregone conclusion)\b"
    r"(?! (?:if|whether|only))"
)
_UNSURE = re.compile(
    r"\b(?:not?|never|nothing|nobody|none|hardly|scarcely|neither|nor|far from|less than|if|whether)\b|n['’]t\b"
)
_DOUBT = re.compile(
    _UNSURE.pattern
    + r"|\b(?:unlikely|doubt\w*|improbable|implausible|chances?|prospects?|odds|few|little|slim|remote|far-fetched|out of reach|no one|unthinkable)\b"
)
_UNREAL = re.compile(
    r"^(?:had|were) (?!.*\?)|\bif (?:only )?(?:\S+ ){1,6}?(?:had|were)\b|\bwithout\b|\bbut for\b|\bhad it not\b|\bwere it not\b|\bif not for\b"
)
_WOULD_HAVE = re.compile(
    r"\b(?:would|wouldn't|could)['’]ve\b|\b(?:would|wouldn't|'d|should|need)(?: not| never| hardly| still| now| long since| probably| surely)* have\b"
    r"(?! (?:to|no|an?|the|them|him|her|it|us|me|you|their|his|its|our|your|more|less|any|some|\d))"  # "they would have them"
)
_WOULD = re.compile(r"\b(?:would|wouldn't|'d|might|could)\b")
_COULD_HAVE = re.compile(r"\bcould(?: not| never| easily| still)* have\b")
_MOVES = re.compile(
    r"\b(?:grow(?:s|ing|n)?|grew|ris(?:es?|ing|en)|rose|increas\w+|swell\w*|widen\w*|spread\w*|deepen\w*|strengthen\w*|doubl\w+|multipl\w+|climb\w+|soar\w*|gain\w*|"
    r"fall(?:s|ing|en)?|fell|declin\w+|shr[aiu]nk\w*|dwindl\w+|thin(?:s|ning|ned)?|weaken\w*|erod\w+|ebb\w*|fad(?:es?|ing|ed)|slip\w*|drain\w*|drop\w*|diminish\w*|narrow\w*|worsen\w*|"
    r"deteriorat\w+|improv\w+|recover\w*|crumbl\w+|fray\w*|unravel\w*|los(?:es?|ing|t)|accelerat\w+|slow\w*|harden\w*|soften\w*|escalat\w+|intensif\w+|subsid\w+|chang(?:es?|ed|ing)|"
    r"more|fewer|less|larger|bigger|smaller|longer|shorter|louder|wider|deeper|thinner|weaker|stronger|worse|better|higher|lower|faster|emptier|lonelier)\b"
)
_LASTS = re.compile(
    r"\b(?:(?:each|every) (?:\w+ )?(?:day|night|week|month|year|hour|spring|summer|autumn|winter|election|meeting|summit|friday|sunday|saturday)|by the (?:day|week|month|hour|year)|"
    r"(?:over|in|during|for|within) the (?:past|last|course)|(?:day|week|month|year) (?:by|after) (?:day|week|month|year)|one by one|with every|with each|"
    r"ever (?:more|fewer|less|larger|smaller)|more and more|fewer and fewer|less and less|increasingly|steadily|gradually|than (?:a|last|the|in|before|at any)|"
    r"since (?:then|the|last|\d{4}|january|february|march|april|may|june|july|august|september|october|november|december)|"
    r"(?:from|to) [\w.,]+ (?:to|in|from)|(?:year|month|week|decade|fortnight)s? ago|against \w+|becom\w+ \w*(?:er|worse|more)\b)"
)


def is_certain(text: str) -> bool:
    """Whether a statement calls something certain or inevitable, with no negation or condition before it."""
    found = _CERTAIN.search(text.lower())
    return found is not None and not _UNSURE.search(text.lower()[: found.end()])


def may_be_doubted(text: str) -> bool:
    """Whether a statement has a word by which something can be called unlikely: a negation, a doubt, a small chance."""
    return bool(_DOUBT.search(text.lower()))


def leaning(words: Sequence[Token], held: Sequence[bool]) -> StatementKind | None:
    """The kind that the forms speak for; None where they speak for none. `held`: whether a word is within quotation marks."""
    own = [w for w, quoted in zip(words, held, strict=True) if not quoted]
    share = sum(held) / max(1, len(words))
    if share > 0.8 or (share > 0.45 and _complete(words, held)):
        return "quotation"
    if _shouted(words, held):
        return "quotation"
    if any(w.text == "?" for w in own[-2:]):
        return "other"
    text = " ".join(w.low for w in own)
    unreal = _UNREAL.search(text) is not None
    if _WOULD_HAVE.search(text) or (unreal and _WOULD.search(text)):
        return "counterfactual"
    if _COULD_HAVE.search(text):
        return "counterfactual"
    for word in _main(own):
        if word in _AHEAD:
            return "prediction"
        if word in _OUGHT:
            return "call_to_action"
        if word in _MAY:
            return "possibility"
    if _EXPECTED.search(text):
        return "prediction"
    if _WHICH_MAY.search(text):
        return "possibility"
    if _MOVES.search(text) and _LASTS.search(text):
        return "trend"
    return None


def _complete(words: Sequence[Token], held: Sequence[bool]) -> bool:
    """Whether a quotation ends with a mark of its own, as whole utterances do."""
    return any(
        held[i] and held[i + 1] and words[i].text in ".,!?…" and words[i + 1].text in '"”»'
        for i in range(len(words) - 1)
    )


def _shouted(words: Sequence[Token], held: Sequence[bool]) -> bool:
    """Whether a quotation of some length is said to be a slogan, chant or banner by a word right before it."""
    for at in range(1, len(words)):
        if held[at] and not held[at - 1]:
            long = all(held[at : at + 5]) and len(held) >= at + 5
            if long and any(w.low.startswith(_SLOGANS) for w in words[max(0, at - 4) : at]):
                return True
    return False


def _main(words: Sequence[Token]) -> Iterator[str]:
    """Small-letter words outside subordinate clauses, as far as their opening words tell."""
    under = False
    for word in words:
        if word.low in _RESET:
            under = False
        elif word.low in _UNDER:
            under = True
        elif not under and not (word.text == "May" and word.low == "may"):  # the month, and wishes
            yield word.low


_DOWN = re.compile(
    r"\b(?:los(?:t|es|ing|e)|fell|fall(?:en|s|ing)?|shr(?:inks?|ank|unk|inking)|weaken(?:s|ed|ing)?|weaker|declin(?:e|es|ed|ing)|dwindl(?:e|es|ed|ing)|wan(?:es|ed|ing)"
    r"|fewer|eas(?:es|ed|ing)|recede[sd]?|receding|crumbl(?:e|es|ed|ing)|erod(?:e|es|ed|ing)|fad(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:gr(?:ows?|ew|own|owing)|r(?:ises?|ose|isen|ising)|increas(?:e|es|ed|ing)|gain(?:s|ed|ing)?|deepen(?:s|ed|ing)?|spread(?:s|ing)?|mount(?:s|ed|ing)"
    r"|swell(?:s|ed|ing)?|swollen|stronger|strengthen(?:s|ed|ing)?|widen(?:s|ed|ing)?|multipl(?:y|ies|ied))\b",
    re.IGNORECASE,
)


def said_direction(text: str, lens: str | None) -> Literal["up", "down"] | None:
    """The direction that the words of a trend of influence or unrest tell plainly; None where they tell both or neither.

    Of isolation and cohesion they do not: who loses friends is more isolated, and quarrels that deepen are less cohesion.
    """
    down, up = _DOWN.search(text) is not None, _UP.search(text) is not None
    return None if lens not in ("influence", "unrest") or down == up else "down" if down else "up"
