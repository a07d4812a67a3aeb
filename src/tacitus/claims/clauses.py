"""The clauses of a statement, and the parts of it that are not what it claims: reasons, circumstances, what is recalled."""

from __future__ import annotations

import re

SHORTEST = 4  # words that must be left
_LEADS_TO = r"(?:(?:was|were)\s+(?:\w+\s+)?followed\b[^,;.]{0,30}?\bby|led\s+to)"  # between two acts that are told as nouns
_BEFORE = re.compile(
    r"^(?:(?:Even a|A)fter (?!\d)|In answer to|In response to|Because of|Although|Though|Amid|Following|For the first time since|Since|Despite|In spite of"
    r"|Offended by|Angered by|Furious at|Once|When|While)\b(?:[^,;]|,(?=\d)){3,120},\s+"
)
_BEHIND = re.compile(
    r"(?:,\s*|\s)(?:because\b|citing\b|in answer to\b|in response to\b|in protest (?:at|against)\b|in return for\b|furious (?:that|at|over)\b|although\b|though\b"
    r"|now that\b|(?:hours|days|weeks|months|years|a day|a week|a month) (?:after|before)\b|brought down by\b|amid\b|as (?:its|his|her|their)\b|after (?:years|months|weeks) of\b"
    r"|after an? [a-z]+ for\b|without waiting\b)|,?[\"”’]?\s+including\b|,\s*(?:which|who|whose|where|among them|as)\b|;"
)
_SMALL = re.compile(r"\b[a-z]{3,}")
_ASIDE = re.compile(r",\s*(?:which|who|whose|where)\b[^,;]{3,80},\s*")


_NAME = r"[A-Z][\w’'-]*(?:\s+(?:[A-Z][\w’'-]*|al-[A-Z][\w’'-]*|al|bin|ibn|de|von|van))*"
_CLAUSE = re.compile(
    rf"(?:;|,?\s+(?:and|but)\b(?!\s+(?:the\s+)?{_NAME}\s*(?:,|and\b|to\b|for\b|in\b))|,\s*(?:which|while|where|with|including|adding|after|before|though|although|whereas)\b|\s{_LEADS_TO}\b)\s*"
)

_CALLED = re.compile(
    r"^\s*(?:with\s+)?(?:probably\s+|perhaps\s+|arguably\s+)?the\s+(?:most\s+\w+|\w+est|latest|last|first|main|chief|worst)(?:\s+\w+){1,3}\s+being\s+"
)
_OPENED = re.compile(r"^[^,;]{3,80}?\b(?:began|begun|started|opened|ended)\s+with\s+(?=(?:the|an?)\s|[A-Z])")
_OPENING = re.compile(
    r"^(?:and|but|(?:Even a|A)fter(?!\s\d)|Following|Once|When|While|Although|Though|Despite)\s+"
)
_ENDING = re.compile(rf"[\s,;]+(?:and|but|where|which|while|with|{_LEADS_TO})$")


def clauses(text: str) -> tuple[tuple[int, int], ...]:
    """The text cut into clauses of at least `SHORTEST` words, as spans; one span where it is one clause.

    An act that is told first ("After the fall of the town, ...") is one, and so is each of two of which the one "led to" the other.
    """
    cuts = [0]
    if (lead := _BEFORE.match(text)) and all(
        len(side.split()) >= SHORTEST for side in (lead.group(), text[lead.end() :])
    ):
        cuts.append(lead.end())
    for match in _CLAUSE.finditer(text, cuts[-1]):
        before = text[cuts[-1] : match.start()]
        # without a word in small letters it tells nothing yet: "In May 2019 Kenya and Ghana signed"
        if (
            len(before.split()) >= SHORTEST
            and _SMALL.search(before)
            and len(text[match.end() :].split()) >= SHORTEST
        ):
            cuts.append(match.end())
    return tuple(zip(cuts, [*cuts[1:], len(text)], strict=True))


def asides(text: str) -> tuple[tuple[int, int], ...]:
    """Reasons, circumstances and what is only recalled, as spans in their order; none where too little would be left.

    What follows a semicolon or stands between commas behind "which" is such, too.
    """
    found, begin, end = [], 0, len(text)
    if (lead := _BEFORE.match(text)) and len(text[lead.end() :].split()) >= SHORTEST:
        begin = lead.end()
        found.append((0, begin))
    found += [(m.start(), m.end()) for m in _ASIDE.finditer(text, begin)]
    if (rest := _BEHIND.search(text, begin)) and len(text[begin : rest.start()].split()) >= SHORTEST:
        found.append((rest.start(), end))
    return tuple(found)


def bare(clause: str) -> str:
    """The words of a clause without the signs and the conjunction that stand at its ends, and without what it is only called
    ("with the worst blow being ...") or said to begin ("the quarrel began with ...")."""
    clause = _OPENED.sub("", _CALLED.sub("", clause))
    return _ENDING.sub("", _OPENING.sub("", clause.strip(" ,.;")))
