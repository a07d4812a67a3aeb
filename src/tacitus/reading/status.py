"""Whether the text holds an act established, and who says it: from words around the trigger.

Category comes first: a promise, a threat or a request is itself an actual act, so modal words before those are not
read as plans. Lists are English and closed; what they do not cover stays `actual`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tacitus.model import Mention, Sentence, Span, Status
from tacitus.reading.mentions import mention, phrases_after, subject_of
from tacitus.reading.tokens import AUXILIARIES, CLAUSE_BREAKS, Token

_NEGATION = frozenset("not never no n't cannot without neither nor".split())
_REFRAIN = frozenset("refused declined failed avoided refrained stopped".split())
_FUTURE = frozenset(
    "will shall plans plan planned planning intends intend scheduled set due expected prepares preparing".split()
)
_HYPOTHETICAL = frozenset("would could may might if unless should whether possible possibly".split())
_ALLEGED = frozenset(
    "allegedly reportedly purportedly supposedly alleged claims claimed claim accused suspected suspicion".split()
)
_DENIED = frozenset("denied denies denying deny".split())
SAYING = frozenset(
    "said says say told announced announces claimed claims reported reports stated states added confirmed confirms "
    "alleged alleges".split()
)
_REACH = 6  # words before the trigger


def find_status(tokens: Sequence[Token], trigger: int, event: str) -> Status:
    """The status of the act whose first word is token `trigger`."""
    before: list[str] = []
    for at in range(trigger - 1, max(-1, trigger - 1 - _REACH), -1):
        if tokens[at].low in CLAUSE_BREAKS - {"if", "unless"} or tokens[at].low in (";", ":", ","):
            break
        before.append(tokens[at].low)
    near, close = set(before), set(before[:3])
    if near & _DENIED and event != "REJECT":
        return "denied"
    if close & _NEGATION or (before[:1] == ["to"] and near & _REFRAIN):
        return "negated"
    if near & _ALLEGED and event != "ACCUSE":
        return "alleged"
    if near & _HYPOTHETICAL and event not in ("THREATEN", "REQUEST"):
        return "hypothetical"
    if close & _FUTURE and event not in ("AGREE", "THREATEN", "CONCEDE"):
        return "future"
    return "actual"


def find_attribution(
    sentence: Sentence, tokens: Sequence[Token], trigger: int
) -> tuple[Span | None, Mention | None]:
    """The saying ("the foreign ministry said") and its speaker; (None, None) where the document itself reports."""
    for at, token in enumerate(tokens):
        if at == trigger or (
            token.low not in SAYING and not (token.low == "according" and _next(tokens, at) == "to")
        ):
            continue
        phrases = phrases_after(tokens, at + 2) if token.low == "according" else subject_of(tokens, at)
        if (
            not phrases
            or any(a <= trigger < b for a, b in phrases)
            or tokens[phrases[0][0]].low in AUXILIARIES
        ):
            continue
        speaker = mention(sentence.text, tokens, (phrases[0][0], phrases[-1][1]), sentence.start)
        start = min(sentence.start + token.start, speaker.start)
        end = max(sentence.start + token.end, speaker.end)
        if start <= sentence.start + tokens[trigger].start < end:
            continue
        return Span(start, end, sentence.text[start - sentence.start : end - sentence.start]), speaker
    return None, None


def _next(tokens: Sequence[Token], at: int) -> str:
    return tokens[at + 1].low if at + 1 < len(tokens) else ""
