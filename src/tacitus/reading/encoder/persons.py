"""Names of persons among the words of a window, told by a title before them, a given name, or a known surname.

No table of persons: an invented president is found as a real one is. Tables: `names.tsv` (given names, surnames of
holders of offices; `training.names` builds it).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from importlib import resources

from tacitus.reading.tokens import CALENDAR, Token

LONGEST = 6  # words of a name
TITLES = frozenset(
    "president premier minister chancellor king queen prince princess emperor sultan emir sheikh sheik ayatollah imam mullah "
    "pope cardinal archbishop bishop patriarch general gen lieutenant lt colonel col major maj captain capt admiral brigadier "
    "marshal commander sergeant senator sen representative rep congressman congresswoman deputy governor gov mayor secretary "
    "ambassador envoy judge justice prosecutor attorney mr mrs ms dr sir lord lady leader chief spokesman spokeswoman "
    "spokesperson candidate lawmaker legislator activist journalist reporter cleric preacher warlord businessman "
    "businesswoman lawyer politician diplomat dissident director chairman chairwoman chairperson speaker dictator nominee "
    "incumbent predecessor successor strongman colleague counterpart".split()
)
_NO_NAME = frozenset(
    "Assembly Court Council Staff Secretariat Motors Electric Office House Committee Ministry Party Union Congress Parliament "
    "State States Affairs Directorate Administration Government Republic Elections Army Navy Air Force Forces Security "
    "National Federation Bank Foreign Defense Defence Interior Prime Vice Deputy Acting Former Supreme Commission Agency "
    "Department Treasury Senate Guard Guards Police The A An In On At Of For And".split()
)
_PARTICLES = frozenset(
    "al el bin bint ibn de da do dos del della di van von der den ter ul ur y la le".split()
)

_ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|ul|ur)[-‐–][A-Z]")


@cache
def names(kind: str) -> tuple[tuple[str, str], ...]:
    """(key, name) of the rows of one kind of `names.tsv`: "given", "surname" or "group"."""
    text = resources.files("tacitus.reading.encoder").joinpath("data", "names.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return tuple((key, name) for told, key, name in rows if told == kind)


@cache
def surnames() -> frozenset[str]:
    """Surnames that stand for a person without more."""
    return frozenset(name for _, name in names("surname"))


@cache
def _given() -> frozenset[str]:
    return frozenset(name for _, name in names("given"))


def person_at(words: Sequence[Token], at: int, known: Collection[str]) -> int:
    """How many words from `at` on are the name of a person, 0 where none begins.

    `known` are small-letter surnames of persons named before in the window.
    """
    if not _may_name(words[at]):
        return 0
    run = _run(words, at)
    if run > 1 and words[at].text in _given():
        return run
    if words[at].text not in _NO_NAME and _has_title(words, at):
        return run
    return int(words[at].text in surnames() or words[at].low in known)


def _run(words: Sequence[Token], at: int) -> int:
    """Words of the stretch of capitals from `at` on; particles and initials may stand between them."""
    end = at + 1
    while end < len(words) and end - at < LONGEST:
        if (_may_name(words[end]) and words[end].text not in _NO_NAME) or _ARTICLE.match(words[end].text):
            end += 1
        elif (
            end + 1 < len(words)
            and (words[end].text in _PARTICLES or (words[end].text == "." and len(words[end - 1].text) == 1))
            and _may_name(words[end + 1])
        ):
            end += 2
        else:
            break
    return end - at


def _may_name(word: Token) -> bool:
    return (
        word.is_capital
        and not (word.text.isupper() and len(word.text) > 1)
        and word.text not in CALENDAR
        and word.low not in TITLES
    )


def _has_title(words: Sequence[Token], at: int) -> bool:
    before = at - 1
    if before > 0 and words[before].text == ".":
        before -= 1
    return before >= 0 and words[before].low in TITLES
