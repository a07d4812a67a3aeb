"""Two names of one actor side by side: "the Swedish security police, Sapo", "Al-Wefaq, Bahrain's largest opposition bloc".

One part is a proper name, the other says what it is. The name decides where a table has it; what it leaves open comes from
the other part. A list ("police, soldiers and rebels", "Israel, Hamas") is none: it has a join before its last member, or
its members have neither article nor possessor. Nor are two bodies that the table knows as two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tacitus.resolve.who.coded import INTERNATIONAL, Coded, Refused
from tacitus.resolve.who.phrase import Phrase, Piece

_CALLED = frozenset({"known", "called", "dubbed", "nicknamed", "abbreviated"})
_HOW = frozenset(
    {
        "also",
        "better",
        "widely",
        "commonly",
        "formerly",
        "previously",
        "now",
        "once",
        "locally",
        "then",
        "simply",
    }
)
_SMALL = frozenset({"determiner", "number"})
_STATE = frozenset({"country", "adjective", "seat", "territory", "place", "region"})


def named_and_told(
    groups: Sequence[Sequence[Piece]], phrase: Phrase
) -> tuple[Sequence[Piece], Sequence[Piece]] | None:
    """The part that is a proper name, and the part that tells what it is; None when the mention is no apposition."""
    if len(groups) != 2 or not _beside(groups[1], phrase):
        return None
    first, second = groups
    if _is_called(second, phrase):  # "the group known as X"
        return (second, first) if _is_told(first) and _is_name(second, phrase) else (first, second)
    bodies = [body.sense for body in (_body(first), _body(second)) if body is not None]
    if len(bodies) == 2:
        return (first, second) if len({sense.lemma for sense in bodies if sense is not None}) == 1 else None
    if _is_name(first, phrase) and _is_told(second):
        return first, second
    if _is_name(second, phrase) and (_is_told(first) or second[0].kind == "determiner"):
        return second, first
    return None


def joined(named: Coded | Refused, told: Coded | Refused) -> Coded | Refused:
    """What both parts of an apposition give: the name goes first, where it says anything."""
    if isinstance(named, Refused) or isinstance(told, Refused):
        return told if isinstance(named, Refused) else named
    if named.sector is None and named.code is None:
        return replace(told, name=named.name or told.name, qid=named.qid)
    code, sector = named.code, named.sector
    why = named.why
    if code is None or (not named.stated and told.stated):
        code = told.code or code
    if sector is None and named.kind in {None, "name", "person"} and code not in INTERNATIONAL:
        sector = told.sector
    if (code, sector) != (named.code, named.sector):
        why = f"{why}; with what stands beside it"
    return replace(
        named, code=code, sector=sector, why=why, stated=named.stated or told.stated, role=named.role or told.role,
        other=tuple(other for other in dict.fromkeys((*named.other, *told.other)) if other != sector),
    )  # fmt: skip


def is_naming(phrase: Phrase, at: int) -> int:
    """How many words from word `at` on only lead to another name: "also known as"; 0 for none."""
    first = phrase.words[at].key
    if first not in _HOW and first not in _CALLED:
        return 0
    keys = [word.key for word in phrase.words[at : at + 4]]
    lead = int(first in _HOW)
    if len(keys) <= lead or keys[lead] not in _CALLED:
        return 0
    return lead + (2 if keys[lead + 1 : lead + 2] == ["as"] else 1)


def _beside(second: Sequence[Piece], phrase: Phrase) -> bool:
    """Whether a comma, ", or" or "known as" stands before the second part."""
    at = second[0].first - 1
    word = phrase.words[at]
    return (
        word.text == ","
        or (word.key == "or" and phrase.words[at - 1].text == ",")
        or _is_called(second, phrase)
    )


def _is_called(second: Sequence[Piece], phrase: Phrase) -> bool:
    before = [word.key for word in phrase.words[max(0, second[0].first - 2) : second[0].first]]
    return before[-1:] != [] and (before[-1] in _CALLED or (before[-1] == "as" and before[0] in _CALLED))


def _body(group: Sequence[Piece]) -> Piece | None:
    """The body of a table that a part is, with its state at most."""
    own = [p for p in group if p.kind not in _SMALL]
    if own and own[-1].kind == "body" and all(p.kind in _STATE for p in own[:-1]):
        return own[-1]
    return None


def _is_name(group: Sequence[Piece], phrase: Phrase) -> bool:
    own = [p for p in group if p.kind not in _SMALL]
    if _body(group) is not None:
        return True
    one = len(own) == 1 and own[0].kind in {"name", "person"} and not own[0].possessive
    return one and phrase.words[own[0].first].is_cased


def _is_told(group: Sequence[Piece]) -> bool:
    """Whether a part says what somebody is: a noun with an article, or with whose it is."""
    noun = any(p.kind in {"role", "weak", "opposition"} for p in group)
    return noun and (
        group[0].kind == "determiner" or any(p.possessive for p in group[:-1]) or group[0].kind in _STATE
    )
