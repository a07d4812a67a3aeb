"""Small words around a trigger that tell whether an act is news, recalled, intended, repeated or still going on.

English only; elsewhere nothing is found and nothing is said. Read from the clause before the trigger (the last 60
code points up to a full stop or semicolon) and from the whole sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_REACH = 60
_RECALLED = re.compile(
    r"\b(?:after|following|over|since|despite|because of|due to|in (?:response|reaction|retaliation|revenge) (?:to|for)|"
    r"(?:accused|suspected|convicted|guilty|suspicion|charges|evidence|news|role|anniversary|victims?|perpetrators?|"
    r"survivors?|masterminds?|planning|wake|aftermath|days?|weeks?|hours?|site|scene|light|result|culprits?) (?:of|in|from|after)|"
    r"(?:charged|connection) with|(?:responsib\w+|blamed?|claims?|wanted|arrested|jailed|imprisoned|condemned?|condemns|"
    r"mourn\w*|funerals?|memorials?|apolog\w+|trial|prosecuted) (?:for|of|from|on)?|"
    r"(?:killed|died|injured|wounded|dead|deaths|captured|damaged|destroyed|toll|kill\w*) (?:in|by|from|of|during)|"
    r"(?:who|that|which|whom|where) (?:\w+ )?(?:was|were|had|has|have)?|(?:had|having|been|being)|"
    r"condemn\w*|denounc\w*|criticis\w*|criticiz\w*|investigat\w*|prob(?:e|es|ing)|den(?:y|ies|ied)|"
    r"related to|linked to|involved in|behind|regarding|about|concerning)\b[^.;]{0,45}$",
    re.IGNORECASE,
)  # fmt: skip
_INTENDED = re.compile(
    r"\b(?:to|will|would|plans?|planned|planning|intends?|intention|going to|set to|threaten\w*|vow\w*|pledg\w*|"
    r"promis\w*|may|might|could|should|must|calls? (?:for|on)|urg\w+|demand\w*|propos\w+|considers?|order\w*|"
    r"expected|scheduled|agree\w* to|decid\w+ to|prepar\w+|upcoming|offer\w*|refus\w+|fail\w* to|"
    r"whether|if|speculat\w+|outcry for|imminent|forthcoming|possible|potential|ask\w* (?:for|to)|seek\w*|wants?)\b[^.;,]{0,18}$",
    re.IGNORECASE,
)  # fmt: skip
_DETERMINER = r"(?:\b(?:the|his|her|its|their|this|that|these|those)|['’]s?)\s+"
_DEFINITE = re.compile(_DETERMINER + "$", re.IGNORECASE)
_DEFINITE_NOUN = re.compile(_DETERMINER + r"(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_PASSIVE_NEWS = re.compile(r"\b(?:is|are)\s+(?:[\w-]+ly\s+|reportedly\s+)?$", re.IGNORECASE)
_AGAIN = re.compile(
    r"\b(?:again|another|second|third|fourth|fifth|further|also|new|latest|more than once|repeat\w*|renewed)\b",
    re.I,
)
_GOING_ON = re.compile(
    r"\b(?:continu\w+|ongoing|still|remains?|(?:second|third|fourth|fifth|sixth|final|last|\d+(?:st|nd|rd|th)) "
    r"(?:straight |consecutive )?(?:day|night|week|month)|days? of|ends?|ended|concludes?|enters?|resumes?)\b", re.I
)  # fmt: skip
_GROWN = re.compile(
    r"\b(?:death toll|tolls?|ris\w+ to|rises|rose|increas\w+|climb\w*|confirm\w*|now|total|"
    r"so far|dies from|died from|bodies)\b", re.I
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cues:
    """`news` is a present-tense verb, as headlines tell an act that is new."""

    recalled: bool = False
    intended: bool = False
    definite: bool = False
    news: bool = False
    again: bool = False
    going_on: bool = False
    grown: bool = False


def cues_of(sentence: str, at: int, trigger: str) -> Cues:
    """Cues for a trigger that begins at `at` in its sentence."""
    before = sentence[max(0, at - _REACH) : at]
    before = re.split(r"[.;]\s", before)[-1]
    first = trigger.split(" ", 1)[0]
    now = first.islower() and first.endswith("s") and not first.endswith("ss")
    verbal = first.endswith(
        ("s", "ed")
    )  # "the army shells" is an act of the army, "the army attack" names one
    definite = bool((_DEFINITE if verbal else _DEFINITE_NOUN).search(before))
    return Cues(
        recalled=bool(_RECALLED.search(before)),
        intended=bool(_INTENDED.search(before)),
        definite=definite,
        news=(now and not definite) or bool(_PASSIVE_NEWS.search(before)),
        again=bool(_AGAIN.search(sentence)),
        going_on=bool(_GOING_ON.search(sentence)),
        grown=bool(_GROWN.search(sentence)),
    )
