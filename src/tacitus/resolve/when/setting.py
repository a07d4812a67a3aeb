"""Whether an act happened in what a day belongs to: "killed at Monday's march", "shot in the massacre of 3 May".

A day that a noun owns is otherwise the noun's alone ("mourned the dead of 3 May", "arrested over Monday's march"). What
courts, police and speakers do about a happening is done later, so their acts are excepted.
"""

from __future__ import annotations

import re

_HAPPENING = (
    r"(?:genocide|war|massacre|uprising|elections?|vote|poll|polls|referendum|riots?|rioting|clash(?:es)?|fighting|offensive|siege"
    r"|crackdown|unrest|protests?|pogroms?|coup|demonstrations?|march|rally|purges?|raids?|attacks?|battle|bombing|campaign"
    r"|intervention|invasion|revolution|strikes?|rebellion|revolt|mutiny|disturbances|violence|conflict|floods?|earthquake|famine"
    r"|disaster|crash|shooting|explosion|blast|storm|funeral|summit|talks|meeting|ceremony|parade|match|session|debate|hearing)"
)
_LATER = re.compile(
    r"(?:\w+\s){0,2}(?:arrest|detain|charg|accus|sentenc|convict|acquit|jail|imprison|indict|blam|condemn|denounc|sa[iy]|tell|told|den[iy]"
    r"|suspect|question|investigat|sanction|expel|mourn|buri|claim|admit|apologi|criticis|criticiz|prais|welcom|call|urg|demand"
    r"|identif|compensat|pardon|extradit|try|tried|trial)",
    re.IGNORECASE,
)
_WITHIN = r"(?<!involved\s)(?<!role\s)(?<!part\s)(?<!suspects\s)(?<!suspect\s)(?<!interest\s)\b(?:at|in|during|amid)\s"
_POSSESSIVE = re.compile(rf"{_WITHIN}(?:the\s)?(?:\w+\sof\s)?(?:the\s)?$")
_OWNED = re.compile(rf"['’]s?\s|\s{_HAPPENING}\b")
_OF = re.compile(rf"{_WITHIN}(?:the|a|an|its|their)\s(?:[\w-]+\s){{0,3}}{_HAPPENING}\s(?:of|in)\s(?:the\s)?$")
_TAKES_PART = re.compile(
    r"(?:\w+\s){0,2}(?:boycott|disrupt|attend|observ|monitor|join|(?:took|take|taking|taken)\spart|contest|sat\sout|stayed\saway|invit)",
    re.IGNORECASE,
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
_FOR = re.compile(r"\b(?:for|of|over|in\sconnection\swith|with)\s")
# a day inside a relative clause, whose noun has its own verb right behind it: "the ship that docked on Monday had taken"
_RELATIVE = re.compile(
    r"\b(?:who|which|that|where)\s(?:\w+ly\s)?(?:(?:had|has|have|was|were)\s)?(?!on\b|in\b|at\b|last\b|this\b|the\b|it\b|he\b|she\b|they\b)"
    r"[\w-]+\b[^,;]*$",
    re.IGNORECASE,
)
_REDUCED = re.compile(
    r"\W*(?:The|An?|His|Her|Its|Their)\s(?:[\w’'-]+\s){1,3}(?:\w{3,}ed|signed|struck|drawn\sup|made|set\sup|begun|held|won|brought|built|shot)\s"
    r"(?:only\s|back\s|there\s|here\s)?(?:in\s|on\s|at\s)?"
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
_INTO = re.compile(r"\b(?:part\sin|joined|attended|boycotted|to|from|away\sfrom)\s(?:the\s)?$")
_ERA = re.compile(
    r".*\b(?:during|under|in)\s(?:the|an?)\s[^,;.]{2,40},\s(?:which|that|who)\s(?:[\w’'-]+\s){1,4}$",
    re.DOTALL,
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
_IT = re.compile(rf"\s(?:in\s|from\s|to\s)?(?:the|a|an)\s(?:[\w-]+\s){{0,3}}{_HAPPENING}\sof\s$")
_AGAINST = re.compile(
    r"(?:\w+\s){0,2}(?:fir(?:ed|ing)|opened\sfire|shot|shoot|beat|dispers|clash|charged\s(?:at|into)|attack|fought|stopp|block|tear-?gas|broke\sup"
    r"|broken\sup|scatter|turned\s(?:back|water)|used|hurled|confront|surround|club)",
    re.IGNORECASE,
)
_CROWD = re.compile(
    r"^[^,;:]{0,60}\bwho\s(?:had\s)?(?:\w+ly\s)?(?:march|gather|protest|demonstrat|ralli|block|storm|assembl|converg|besieg|tried"
    r"|turned\sout|took\sto|blockad|occup|camp|surround|threw|set\sfire|loot)\w*[^,;:]*$"
)
_IS_TOLD = (
    r"(?:came|comes|happened|took\splace|takes\splace|occurred|was\s(?:held|carried\sout|staged|launched)|were\s(?:held|staged"
    r"|carried\sout)|fell)"
)
_DATED = re.compile(
    rf"[^,;:]{{0,80}}?(?:,?\s(?:that|which))?\s(?:{_IS_TOLD}|(?:that|which)\s(?:lasted|raged|continued|dragged\son|went\son|ran))\b[^;:]{{0,50}}"
)
_NOUN = re.compile(
    r"(?:\w+\s){0,2}(?:\w+(?:tion|sion|ment|ance|ence|ing)s?|attacks?|wars?|raids?|strikes?|protests?|massacres?|arrests?|uprising|coups?"
    r"|siege|murders?|blasts?|clash(?:es)?|meetings?|talks|vote|march|rally|riots?|assault|mutiny|seizure|protest)$",
    re.IGNORECASE,
)


def is_setting(trigger: str, before: str, after: str) -> bool:
    """Whether a day owned by a noun dates the act none the less: `before` and `after` are what stands around the day."""
    if _TAKES_PART.match(trigger) and _INTO.search(before[-20:]):
        return after.startswith(("'s", "’s"))
    if _LATER.match(trigger) or not _POSSESSIVE.search(before[-60:]):
        return False
    return _OWNED.match(after) is not None


def happened_in(trigger: str, between: str) -> bool:
    """Whether the act happened in, or was part of, the event that the day behind it belongs to."""
    if _TAKES_PART.match(trigger) and _IT.match(between):
        return True
    return not _LATER.match(trigger) and _OF.search(between) is not None


def meets_crowd(trigger: str, between: str) -> bool:
    """ "Fired at miners who marched on the town on Friday": what is done against a crowd happens while it acts."""
    return _AGAINST.match(trigger) is not None and _CROWD.match(between) is not None


def is_about_deed(trigger: str, between: str, earlier: bool) -> bool:
    """Whether the day belongs to what somebody admits, denies or is punished for; `earlier`: not of the report's month.

    "Admitted burning the mill on Sunday"; "jailed for the fire of 1998", where a day of this month would be doubtful.
    """
    if _SPEAKS_OF.match(trigger) and _DOING.match(between):
        return True
    return earlier and _PUNISHES.match(trigger) is not None and _FOR.search(between) is not None


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


def lies_in_era(between: str) -> bool:
    """ "During the dictatorship, which ruled the country from 1976 to 1983"."""
    return _ERA.fullmatch(between) is not None


def is_dated_by_verb(trigger: str, between: str) -> bool:
    """ "The attack on the mill came minutes after midnight on Friday", "a siege that lasted": a noun with its day."""
    return _NOUN.fullmatch(trigger) is not None and _DATED.fullmatch(between) is not None
