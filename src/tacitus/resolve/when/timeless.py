"""Whether an act is told as of no day: a habit, a time of life, a reign, a legend, or a day that nobody gives.

"They often raid", "as a young man", "during his exile", "under the old king", "without saying when". What an expression
of the sentence dates is not asked here.
"""

from __future__ import annotations

import re

from tacitus.model import Sentence, Span
from tacitus.resolve.when.aspect import is_perfect, words_before

_WORD = r"[\w’'-]+\s"
_HABIT = re.compile(
    rf"\b(?:usually|often|regularly|routinely|always|normally|sometimes|traditionally|habitually|occasionally|used\sto"
    rf"|tends?\sto|customarily|never(?:\sbefore)?)\s(?:{_WORD}){{0,2}}$",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:at\stimes|on\soccasion|now\sand\sthen|repeatedly|frequently|periodically|time\sand\sagain|constantly)\s",
    re.IGNORECASE,
)
_HAVE_ITSELF = re.compile(r"(?:has|have|had)\s", re.IGNORECASE)
_WHENEVER = re.compile(
    r"\b(?:whenever|(?:legend|tradition|lore)\s(?:has\sit|says|holds|tells)|in\s(?:his|her|an?|the)\s(?:\w+\s)?(?:book|memoirs?|autobiography|diar(?:y|ies)|biography)|(?:the|a|his|her)\s(?:tale|legend|fable|novel|play|poem|film|parable)\b(?!\sof\s[A-Z])"
    r"|(?:while|when)\s(?:(?:he|she|they)\s(?:was|were)\s(?:still\s)?)?(?:a\s\w+\s(?:of|in|at)|working|serving|studying|living|posted|stationed|teaching|based|exiled|employed|in\s(?:exile|opposition|office|government|jail|prison|uniform))\b"
    r"|(?:before|after)\s(?:(?:he|she|they)\s)?(?:entered|entering|went\sinto|left|leaving|joined|joining|came\sto|coming\sto|became|becoming|took|taking)\s(?:a\s)?(?:politics|power|office|president|minister|premier|prime\sminister|king|queen|mayor|the\sarmy|public\slife)(?!\s(?:in|on|last|this)\b)"
    r"|(?:long|years|decades|generations|centuries)\sbefore\sthe\s\w+(?=\s(?!of\b|on\b|in\b)\w)|when\s(?:\w+\s){1,2}(?:was|were)\s(?:young|a\s(?:boy|girl|child|student))|once\supon\sa\stime|for\s(?:generations|centuries|ages)"
    r"|(?:in|during)\s(?:the\s)?(?:colonial|soviet|communist|imperial|ottoman|apartheid)\s(?:era|times|days|years|period)"
    r"|during\sthe\s(?:\w+\s)?(?:war|occupation|dictatorship|revolution)(?!\s(?:of|in|on|against|between|that|which|with)\b)(?!,\s(?:which|that|from|in))|as\sa\s(?:young\s\w+|boy|girl|child|student|teenager)|in\s(?:his|her|their)\syouth)\b",
    re.IGNORECASE,
)
_LIFE = re.compile(
    r"\b(?:in|during|throughout|from)\s(?:his|her|their|its|the\s(?:\w+\s)?\w+[’']s)\s(?:\w+\s){0,2}"
    r"(?:exile|posting|term|tenure|reign|rule|presidency|premiership|mandate|stint|years|days|time|childhood|boyhood|girlhood|youth"
    r"|studies|career|service|lifetime|life|captivity|imprisonment|apprenticeship)\b(?!\s(?:of|from|to)\s(?:the\s)?\d)",
    re.IGNORECASE,
)
_UNSAID = re.compile(
    r"\bwithout\s(?:saying|giving|naming|telling|specifying|stating)\s(?:when|the\s(?:date|day|year|month)|an?\s(?:date|day|year))\b"
    r"|\b(?:(?:did|does|do)(?:\snot|n[’']t)|declin\w+\sto|refus\w+\sto|not)\s(?:say|saying|specify|give|disclose|tell)\s"
    r"(?:exactly\s)?(?:when|the\s(?:date|day)|an?\s(?:date|day))\b"
    r"|\b(?:nobody|no\sone|not|un)\s?(?:knows?|known|clear|said)\s(?:exactly\s)?when\b"
    r"|\b(?:on|at|in)\san?\s(?:(?:unknown|unspecified|undisclosed|undated)\s(?:day|date|time|year)|(?:day|date|year)\s(?:that|which)\b)",
    re.IGNORECASE,
)
_REIGN = re.compile(
    r"\bunder\s(?:the|his|her|its|their)\s(?:old|former|late|last|previous|deposed|ousted|fallen|dead|exiled)\s(?:[a-z]+\s)?"
    r"(?:king|queen|emperor|sultan|shah|president|premier|leader|ruler|dictator|general|regime|government|administration|junta|monarchy|dynasty|order)\b"
    r"|\bin\sthe\s(?:last\s|final\s|early\s|dying\s)?(?:days|years|hours|time|reign)\sof\sthe\s(?:old|late|last|former|deposed|dead|first|king|emperor|monarchy|empire|dictator|junta)\b"
    r"|\bin\s(?:earlier|former|past|bygone|happier|other|better|worse)\s(?:years|times|days|decades)\b|\bthere\swas\sa\stime\swhen\b"
    r"|\b(?:in|from)\s(?:his|her|their)\s(?:previous|former|earlier|first|last)\s(?:post|job|role|office|position|command)\b"
    r"|\bon\s(?:his|her|their)\s(?:first|last|final)\sday\s(?:in|at|as)\b(?!\s\w+,)|\blong\sbefore\s(?:that|this|then)\b"
    r"|\bwhen\s(?:[\w’']+\s){1,3}(?:was|were)\s(?:still\s)?(?:the\s)?(?:mayor|minister|president|premier|prime\sminister|king|queen|governor|chancellor|editor"
    r"|alive|commander|ambassador|in\s(?:power|office|government))\b",
    re.IGNORECASE,
)
# what a court was told happened on another day than it was told
_HEARD = re.compile(
    r"\b(?:court|tribunal|inquiry|inquest|commission|jury|judges|trial)\s(?:[\w’'-]+\s){0,3}(?:heard|hears|was\stold|were\stold|is\stold)\b",
    re.IGNORECASE,
)
_FOREBEAR = re.compile(
    r"\b(?:great-)?(?:grand(?:father|mother|parents|uncle)|ancestors?|forebears?|forefathers)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)


def is_timeless(trigger: Span, sentence: Sentence) -> bool:
    """Whether it is told as a habit ("they often raid") or of another time of life ("as a young man")."""
    before = words_before(trigger, sentence)
    perfect = is_perfect(trigger, sentence) or _HAVE_ITSELF.match(trigger.text)
    if _HABIT.search(before) is not None or (perfect and _AGAIN.search(f"{before}{trigger.text} ")):
        return True
    at = max(0, trigger.start - sentence.start)
    near = sentence.text[max(0, at - 100) : at + 120]
    if _HEARD.search(sentence.text[max(0, at - 100) : at + 160]) and not trigger.text.startswith(
        ("heard", "told")
    ):
        return True
    if _FOREBEAR.search(before) is not None:
        return True
    if _UNSAID.search(sentence.text[max(0, at - 100) : at + 200]) is not None:
        return True
    return any(pattern.search(near) is not None for pattern in (_WHENEVER, _LIFE, _REIGN))
