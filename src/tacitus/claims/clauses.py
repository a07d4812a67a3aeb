"""The part of a statement that is claimed: without reasons, circumstances and what is only recalled."""

from __future__ import annotations

import re

SHORTEST = 4  # words that must be left
_BEFORE = re.compile(
    r"^(?:After (?!\d)|In answer to|In response to|Because of|Although|Though|Amid|Following|For the first time since|Since|Despite|In spite of"
    r"|Offended by|Angered by|Furious at|Once|When|While)\b[^,;]{3,120},\s+"
)
_BEHIND = re.compile(
    r"(?:,\s*|\s)(?:because\b|citing\b|in answer to\b|in response to\b|in protest (?:at|against)\b|in return for\b|furious (?:that|at|over)\b|although\b|though\b"
    r"|now that\b|(?:hours|days|weeks|months|years|a day|a week|a month) (?:after|before)\b|brought down by\b|amid\b|as (?:its|his|her|their)\b|after (?:years|months|weeks) of\b"
    r"|after an? [a-z]+ for\b|without waiting\b)|,?[\"”’]?\s+including\b|,\s*(?:which|who|whose|where|among them|as)\b|;"
)
_ASIDE = re.compile(r",\s*(?:which|who|whose|where)\b[^,;]{3,80},\s*")


_CLAUSE = re.compile(
    r"(?:;|,?\s+(?:and|but)\b(?!\s+(?:the\s+)?[A-Z][\w’']*\s*(?:,|and\b|to\b|for\b|in\b))|,\s*(?:which|while|where|with|including|adding|after|before|though|although|whereas)\b)\s*"
)


def clauses(text: str) -> tuple[tuple[int, int], ...]:
    """The text cut into clauses of at least `SHORTEST` words, as spans; one span where it is one clause."""
    cuts = [0]
    for match in _CLAUSE.finditer(text):
        long = len(text[cuts[-1] : match.start()].split()) >= SHORTEST
        if long and len(text[match.end() :].split()) >= SHORTEST:
            cuts.append(match.end())
    return tuple(zip(cuts, [*cuts[1:], len(text)], strict=True))


def main_part(text: str) -> str:
    """The claimed part of a statement; all of it where too little would be left. Asides between commas fall out.

    A text of two sentences or clauses joined by a semicolon is cut to its first, unless that one is too short.
    """
    part = text
    if (lead := _BEFORE.match(part)) and len(part[lead.end() :].split()) >= SHORTEST:
        part = part[lead.end() :]
    part = _ASIDE.sub(" ", part)
    if (rest := _BEHIND.search(part)) and len(part[: rest.start()].split()) >= SHORTEST:
        part = part[: rest.start()]
    return part.strip()
