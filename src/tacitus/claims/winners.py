"""Who won and who lost a contest, as a text tells it: names before and after the verbs of winning and losing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tacitus.claims.stems import fold, stem

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[.;:!?]")
_ENDS = frozenset(".;:!?")
_REACH = 9  # words between a name and its verb
_OVER = frozenset(
    "beat beats beaten beating defeat defeats defeated defeating oust ousts ousted ousting unseat unseats unseated topple topples toppled".split()
)
_WIN = frozenset(
    "win wins won winning elected re-elected reelected victory victorious winner triumphs triumphed".split()
)
_LOSE = frozenset("lose loses lost losing concedes conceded".split())
_BE = frozenset("is was were are been being be".split())


@dataclass(frozen=True, slots=True)
class Contest:
    """Stems of the names of those who won and of those who lost."""

    won: frozenset[str]
    lost: frozenset[str]

    def denies(self, other: Contest) -> bool:
        """Whether one tells a winner whom the other tells as the loser."""
        return bool((self.won & other.lost) - self.lost) or bool((self.lost & other.won) - self.won)


@lru_cache(maxsize=1024)  # as with terms (`words.terms_of`)
def contest_in(text: str) -> Contest:
    """Winners and losers; both are empty where a text tells of no contest."""
    words = _WORD.findall(text)
    won: set[str] = set()
    lost: set[str] = set()
    for at, word in enumerate(words):
        low = word.lower()
        passive = any(w.lower() in _BE for w in words[max(0, at - 2) : at])
        if low in _OVER:
            (lost if passive else won).update(_names(words[max(0, at - _REACH) : at]))
            if passive and at + 1 < len(words) and words[at + 1].lower() == "by":
                won.update(_following(words[at + 1 : at + 1 + _REACH]))
            elif not passive:
                lost.update(_following(words[at + 1 : at + 1 + _REACH]))
        elif low in _WIN:
            won.update(_names(words[max(0, at - _REACH) : at]))
        elif low in _LOSE:
            lost.update(_names(words[max(0, at - _REACH) : at]))
            if at + 1 < len(words) and words[at + 1].lower() == "by":  # "was lost by"
                lost.update(_following(words[at + 1 : at + 1 + _REACH]))
    return Contest(frozenset(won - lost), frozenset(lost - won))


def _names(words: list[str]) -> set[str]:
    """Stems of the words with a capital among those before a verb, from the last end of a clause on."""
    ends = [at for at, word in enumerate(words) if word in _ENDS]
    return _stems(words[ends[-1] + 1 :] if ends else words)


def _following(words: list[str]) -> set[str]:
    """The same among those behind a verb, up to the first end of a clause."""
    ends = [at for at, word in enumerate(words) if word in _ENDS]
    return _stems(words[: ends[0]] if ends else words)


def _stems(words: list[str]) -> set[str]:
    return {stem(fold(word)) for word in words if word[0].isupper() and len(word) > 2}
