"""Whether a day of the sentence belongs to another noun, aside or clause than the act's.

"Jailed him for the massacre of 3 May", "denied that troops crossed it last week", "expelled a man who fled in 1998",
"under a deal signed in May, Laos freed". Judged by the words around the day and between it and the act.
"""

from __future__ import annotations

import re

from tacitus.model import Span
from tacitus.resolve.when.setting import happened_in

_COMPLEMENT = re.compile(r"\s(?:[\w’'-]+\s)?that\s")  # "denied that troops crossed it last week"
_OTHER_VERB = re.compile(
    r".{20,}\b(?:\w{3,}ed|found\sdead|held|sank|made|sent)\s(?:(?:in|on|at|during|since|back\sin)\s)?$",
    re.DOTALL,
)
_NOUN_TRIGGER = re.compile(
    r"(?:tion|sion|ment|ance|ence|al|ing|attack|war|raid|strike|protest|massacre|arrest|uprising|coup|siege|murder|blast|clash|clashes)s?$"
)
TIME_OF = re.compile(
    r"\b(?:hours?|nights?|mornings?|evenings?|afternoons?|days?|eve|dawn|weeks?|weekend|months?|years?|start|end|course|beginning|middle|half|minutes?|rest|whole|most|much|part|parts|all)\sof\s$",
    re.IGNORECASE,
)
_IN_MEMORY = re.compile(  # "a march to mark the death of a student on 2 January"
    r"\b(?:mark(?:s|ed|ing)?|commemorat\w+|remember\w*|in\smemory\sof|honou?r\w*|mourn\w*|avenge\w*|aveng\w+)\s(?:the|his|her|their|its|[A-Z])"
    r"[^,;]*(?:death|killing|murder|massacre|victims|anniversary|fall|shooting|dead|coup|uprising)\b[^,;]*$"
)
_CALLED_FOR = re.compile(
    r"\sfor\san?\s(?:[\w’'-]+\s){1,4}(?:on|in)\s(?:the\s)?"
)  # "called for a march on Sunday"
_BECAUSE = re.compile(r"\bbecause\s(?:[\w’'-]+\s){2,}")
_WORDS_OF = re.compile(r"\b(?:for|over|about|because\sof)\s(?:what|how|remarks|words|comments)\s")
_COMMISSIVE = re.compile(
    r"(?:agree|offer|promis|vow|pledg|threaten|plan|decid|propos|ask|urg|order|tell|told|call|demand|invit|want|postpone|delay)",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"\bto\s(?!the\b|a\b|his\b|her\b|its\b|their\b)[a-z]{2,}")
_CLAUSE_OPEN = re.compile(r"\b(?:who|which|where|whose|whom)\s|(?<!said\s)(?<!says\s)\bthat\s", re.IGNORECASE)
_SUBCLAUSE_VERB = re.compile(r"\b(?:who|which|where|whose|whom|that)\s[^,;]*\b\w{2,}[^,;]*$", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"(?P<comma>,\s(?:\w+ly\s)?)?(?<!and\s)(?<!or\s)\b(?:[a-z]{2,}ed|signed|held|shot|sent|struck|made|built|led|taken|begun|drawn\sup|set\sup|known)"
    r"\s(?:(?:there|here|back|by\s[\w\s]{2,25}|again)\s)?(?:in|on|at|during|since)\s(?:the\s)?$"
)
_SPEAKS_OF = re.compile(
    r"(?:\w+\s){0,2}(?:admit|den[iy]|confess|acknowledg|recall|remember|accus|suspect|regret|apologi|boast)",
    re.IGNORECASE,
)
_DOING = re.compile(r"\s(?:\w+\s){0,4}?(?:[a-z]{3,}ing|having)\s(?!on\s|in\s)")
_PUNISHES = re.compile(
    r"(?:\w+\s){0,2}(?:jail|imprison|sentenc|convict|acquit|fin(?:ed|es)|charg|indict|arrest|detain|try|tried|pardon|extradit|punish"
    r"|sanction|sued|su(?:es|ing)|prosecut|blam|condemn|accus|banned|executed|hanged)",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:for|over|in\sconnection\swith|with|(?:charges?|suspicion|guilty|accusations?)\sof|of\s[a-z]+ing)\s"
)
_GUILTY = re.compile(r"(?:\w+\s){0,2}(?:convict|acquit|accus)", re.IGNORECASE)  # "of" a deed
# a day inside a relative clause, whose noun has its own verb right behind it: "the ship that docked on Monday had taken"
_RELATIVE = re.compile(
    r"\b(?:who|which|that|where)\s(?:\w+ly\s)?(?:(?:had|has|have|was|were)\s)?(?!on\b|in\b|at\b|last\b|this\b|the\b|it\b|he\b|she\b|they\b)"
    r"[\w-]+\b[^,;]*$",
    re.IGNORECASE,
)
_REDUCED = re.compile(
    r"\W*(?:The|An?|His|Her|Its|Their)\s(?:[\w’'-]+\s){1,3}(?:\w{3,}ed|signed|struck|drawn\sup|made|set\sup|begun|held|won|brought|built|shot)\s"
    r"(?:only\s|back\s|there\s|here\s|by\s(?:the\s|an?\s)?(?:[\w’'-]+\s){1,2})?(?:in\s|on\s|at\s)?"
)
_OBJECT_RELATIVE = re.compile(
    r"\b(?:whom|whose)\s|(?<!by)\s(?!by\s)[a-z]+\swho\s[^,]*$|\b(?:the|an?|his|her|its|their)\s(?:[\w-]+\s){1,2}(?:that|which)\s(?:he|she|it|they|(?:the\s)?\w+)\s(?:had\s|has\s)?$"
)
_APART = re.compile(r"\w,\s(?!and\b|but\b)[^,]{0,40}$")
_JOINT = re.compile(r"(?:,|,?\s(?:and|but|then))\s(?:(?:in|on|at|by)\s)?(?:the\s)?$")
_SUBJECT = re.compile(
    r"\s(?:he|she|it|they|his|her|its|their|the|an?|police|soldiers|troops|rebels|gunmen|(?!January|February|March|April|May|June|July|August|September|October"
    r"|November|December)[A-Z][a-z]+)\s"
)
_DASH = re.compile(r"[^,;.]{0,60}?\s[-–—]\s")
_DASH_BEFORE = re.compile(r"[a-z]\s[-–—]\s[^-–—]{0,80}$")
_CLOSES = re.compile(r",\s(?:(?:was|were|is|are|has|had|have|been|then|now|later|also|\w+ly)\s){0,3}")
_APPOSED = re.compile(
    r"[\w”],\s(?:\w+ly\s)?(?:[a-z]{3,}ed|shot|born|sworn\sin|built|made|held|taken|driven|brought|seized|set\sup|won|lost|founded)\s[^,;]*$"
)
_DOCUMENTS = (
    r"(?:treaty|accords?|agreement|deal|pact|truce|ceasefire|armistice|laws?|decree|constitution|convention|charter|resolution|statute"
    r"|protocol|memorandum|settlement|peace)"
)
_UNDER = re.compile(
    r"\b(?:[Uu]nder|[Dd]espite|[Cc]iting|[Ii]nvoking|by|with|of)\s(?:the|an?|its|that|their)\s(?:\w+\s)?$"
)
_DOCUMENT_NEXT = re.compile(rf"(?:['’]s?)?\s(?:[\w-]+\s){{0,2}}{_DOCUMENTS}\b")
_DOCUMENT_OF = re.compile(
    rf"\b(?:[Uu]nder|[Dd]espite|[Cc]iting|[Ii]nvoking|by|with)\s(?:the|an?|its|that|their)\s(?:[\w-]+\s){{0,3}}{_DOCUMENTS}\s(?:of|from|in)\s(?:the\s)?$"
)
_OPENED = re.compile(
    r"\W*(?!Asked|Speaking)(?:[A-Z][a-z]+ed|Sworn|Born|Driven|Founded|Taken|Set\sup|Built|Made|Begun|Known|Shot|Brought)\s[^,]*$"
)
_WITH_NOUN = re.compile(
    r"\b(?:under|despite|citing|using|with|in|by|against|following|of|from)\s(?:an?|the|its|his|her|their)\s(?:[\w’'-]+\s){1,3}"
    r"(?:\w{3,}ed|signed|struck|drawn\sup|made|set\sup|begun|held|won|brought|built)\s(?:only\s|back\s|there\s|here\s)?(?:in\s|on\s|at\s)?$",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\b(?:the|an?|its|his|her|their)\s(?:[\w’'-]+\s){1,3}(?:it|he|she|they)\s(?:had|have|has)\s[^,;]*$"
)


def belongs_behind(trigger: Span, between: str, after: str) -> bool:
    """Whether the expression belongs to what stands between.

    Args:
        trigger: the act's words.
        between: what stands between act and expression.
        after: what follows the expression.
    """
    if happened_in(trigger.text, between):
        return False
    noun = between.lower().endswith("of ") and len(between.split()) > 1 and TIME_OF.search(between) is None
    if noun and not _NOUN_TRIGGER.search(trigger.text):
        return True  # "jailed him for the massacre of 3 May"
    if _COMPLEMENT.match(between) or (_COMMISSIVE.match(trigger.text) and _INFINITIVE.search(between)):
        return True
    if _COMMISSIVE.match(trigger.text) and _CALLED_FOR.fullmatch(between):
        return True
    if _BECAUSE.search(between) is not None or _IN_MEMORY.search(between) is not None:
        return True
    if belongs_to_contact(between) or _WORDS_OF.search(between):
        return True
    if _CLAUSE_OPEN.search(between) is not None and _SUBCLAUSE_VERB.search(between):
        return True
    participle = _PARTICIPLE.search(between)
    if participle is None:
        return _OTHER_VERB.match(between) is not None
    if participle["comma"] is not None and between.endswith(" in ") and after.startswith("."):
        return True  # "expelled the envoy, appointed in May."
    return participle["comma"] is None or after.lstrip().startswith((",", "by "))


def is_about_deed(trigger: str, between: str, earlier: bool) -> bool:
    """Whether the day belongs to what somebody admits, denies or is punished for; `earlier`: not of the report's month.

    "Admitted burning the mill on Sunday"; "jailed for the fire of 1998", where a day of this month would be doubtful.
    """
    if _SPEAKS_OF.match(trigger) and _DOING.match(between):
        return True
    if not earlier or _PUNISHES.match(trigger) is None:
        return False
    return _FOR.search(between) is not None or (_GUILTY.match(trigger) is not None and " of " in between)


def opens_next_clause(between: str, after: str) -> bool:
    """ "In 2011 he was exiled, in 2015 he came home": the day behind the first act opens the second clause."""
    return _JOINT.search(between) is not None and _SUBJECT.match(after) is not None


def is_within_subject(before: str) -> bool:
    """Whether the day closes the clause of a subject: "the ship that docked on Monday", "The curfew imposed in May"."""
    return _RELATIVE.search(before[-120:]) is not None or _REDUCED.fullmatch(before) is not None


def opens_relative(between: str) -> bool:
    """Whether a relative clause with its own act begins between a day and the act."""
    return _OBJECT_RELATIVE.search(between) is not None


def stands_apart(before: str) -> bool:
    """Whether the day is part of what stands between commas: "Laos, at peace since 1991, ..."."""
    return _APART.search(before) is not None


def ends_aside(before: str, between: str) -> bool:
    """Whether a day ahead of the act stands in brackets, dashes or commas that close before it."""
    if ")" in between and "(" not in between:
        return True
    if _DASH.match(between) and _DASH_BEFORE.search(before):
        return True
    return _CLOSES.fullmatch(between) is not None and _APPOSED.search(before) is not None


def opens_as_aside(before: str, between: str, coarse: bool) -> bool:
    """Whether a day ahead of the act belongs to a participle that opens the sentence or to the noun before it.

    "Elected in 2018, the mayor" (only where the day is coarser than a day), "under a deal signed in May, Laos".
    """
    if not between.lstrip().startswith(","):
        return False
    return (coarse and _OPENED.fullmatch(before) is not None) or _WITH_NOUN.search(before[-80:]) is not None


def belongs_to_contact(between: str) -> bool:
    """ "Broke the truce it had signed on Friday": a relative clause without its pronoun."""
    return _CONTACT.search(between) is not None


def is_of_document(before: str, after: str) -> bool:
    """Whether the day is that of a law or a treaty: "under the treaty of May 1996", "bound by the 1996 treaty"."""
    if _DOCUMENT_OF.search(before[-80:]) is not None:
        return True
    return _UNDER.search(before[-40:]) is not None and _DOCUMENT_NEXT.match(after) is not None
