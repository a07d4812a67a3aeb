"""Whether an act happened in what a day belongs to: "killed at Monday's march", "shot in the massacre of 3 May".

A day that a noun owns is otherwise the noun's alone ("mourned the dead of 3 May", "arrested over Monday's march"). What
courts, police and speakers do about a happening is done later, so their acts are excepted.
"""

from __future__ import annotations

import re

HAPPENING = (
    r"(?:genocide|war|massacre|uprising|elections?|vote|poll|polls|referendum|riots?|rioting|clash(?:es)?|fighting|offensive|siege"
    r"|crackdown|unrest|protests?|pogroms?|coup|demonstrations?|march|rally|purges?|raids?|attacks?|battle|bombing|campaign"
    r"|intervention|invasion|revolution|strikes?|rebellion|revolt|mutiny|disturbances|violence|conflict|floods?|earthquake|famine"
    r"|disaster|crash|shooting|explosion|blast|storm|funeral|summit|talks|meeting|ceremony|parade|games|cup|festival|fair|congress|assembly|conference|match|session|debate|hearing)"
)
_LATER = re.compile(
    r"(?:\w+\s){0,2}(?:arrest|detain|charg|accus|sentenc|convict|acquit|jail|imprison|indict|blam|condemn|denounc|sa[iy]|tell|told|den[iy]"
    r"|suspect|question|investigat|sanction|expel|mourn|buri|claim|admit|apologi|criticis|criticiz|prais|welcom|call|urg|demand"
    r"|identif|compensat|pardon|extradit|try|tried|trial)",
    re.IGNORECASE,
)
_WITHIN = r"(?<!involved\s)(?<!role\s)(?<!part\s)(?<!suspects\s)(?<!suspect\s)(?<!interest\s)\b(?i:at|in|during|amid)\s"
_POSSESSIVE = re.compile(rf"{_WITHIN}(?:the\s)?(?:\w+\sof\s)?(?:the\s)?$")
_OWNED = re.compile(rf"['’]s?\s|\s{HAPPENING}\b")
_OF = re.compile(rf"{_WITHIN}(?:the|a|an|its|their)\s(?:[\w-]+\s){{0,3}}{HAPPENING}\s(?:of|in)\s(?:the\s)?$")
_TAKES_PART = re.compile(
    r"(?:\w+\s){0,2}(?:boycott|disrupt|attend|observ|monitor|join|(?:took|take|taking|taken)\spart|contest|sat\sout|stayed\saway|invit)",
    re.IGNORECASE,
)
_MAKES = re.compile(
    r"(?:led|lead|leads|leading|stag|organi[sz]|plott|join|won|win|lost|fought|surviv|crush|put\sdown|suppress|launch|carried\sout|commit|perpetrat"
    r"|host|chair|open|clos|address|inaugurat|held|observ|monitor|took\spart|taking\spart|disrupt|attend|broke\sup|orchestrat|mastermind|order|direct)\w*$",
    re.IGNORECASE,
)
_MADE = re.compile(r"(?:^|\s)(?:(?:in|at)\s)?(?:the|an?|its|his|her|their)\s$")
_INTO = re.compile(
    r"\b(?:part\sin|join(?:ed|ing)?|attend(?:ed|ing)?|boycott(?:ed|ing)?|to|from|away\sfrom)\s(?:the\s)?$"
)
_ERA = re.compile(
    r".*\b(?:during|under|in)\s(?:the|an?)\s[^,;.]{2,40},\s(?:which|that|who)\s(?:[\w’'-]+\s){1,4}$",
    re.DOTALL,
)
_IN_WHICH = re.compile(
    rf"(?:['’]s?)?\s(?:[\w-]+\s)?{HAPPENING}\b[^,;:]{{0,40}},\s(?:in|during|at)\swhich\s(?:[\w’'-]+\s){{1,4}}"
)
_SESSION = re.compile(
    r"[^,;]*\b(?:during|at|in)\s(?:the|an?|its|their)\s[^,;.]{2,40},\s(?:which|that)\s(?:opens?|opened|begins?|began|starts?|started|falls|fell|meets|runs"
    r"|is\s(?:held|due|set|to\s\w+|scheduled)|takes\splace|took\splace|was\sheld)\s(?:[\w’'-]+\s){0,4}"
)
_ERA_OPENS = re.compile(
    r"\W*(?:During|Under|In|Throughout)\s(?:the|an?|his|her|its|[A-Z])[^,;.]{1,40},\s(?:which|that|who)\s(?:[\w’'-]+\s){1,4}"
)
_IT = re.compile(rf"\s(?:in\s|from\s|to\s)?(?:the|a|an)\s(?:[\w-]+\s){{0,3}}{HAPPENING}\sof\s$")
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
    r"(?:came|comes|ended|closed|happened|took\splace|takes\splace|occurred|was\s(?:held|carried\sout|staged|launched)|were\s(?:held|staged"
    r"|carried\sout)|fell)"
)
_WHICH = re.compile(
    r",\s(?:which|who|his|her|its|their|the)\s[^,;]{2,60}(?=,)|,(?=\s(?:came|ended|happened|took|began|lasted)\b)"
)
_DATED = re.compile(
    rf"[^,;:]{{0,80}}?(?:,?\s(?:that|which))?\s(?:{_IS_TOLD}|(?:that|which)\s(?:lasted|raged|continued|dragged\son|went\son|ran))\b[^;:]{{0,50}}"
)
_NOUN = re.compile(
    r"(?:\w+\s){0,2}(?:\w+(?:tion|sion|ment|ance|ence|ing)s?|attacks?|wars?|raids?|strikes?|protests?|massacres?|arrests?|uprising|coups?"
    r"|siege|murders?|blasts?|clash(?:es)?|meetings?|visits?|talks|vote|march|rally|riots?|assault|mutiny|seizure|protest)$",
    re.IGNORECASE,
)


def is_setting(trigger: str, before: str, after: str) -> bool:
    """Whether a day owned by a noun dates the act none the less: `before` and `after` are what stands around the day."""
    if _TAKES_PART.match(trigger) and _INTO.search(before[-20:]):
        return after.startswith(("'s", "’s"))
    if _MAKES.match(trigger) and _OWNED.match(after):
        article = _MADE.search(before[-16:])
        if article is not None and before[: article.start() - len(before[-16:])].endswith(trigger):
            return True
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


def lies_in_era(between: str) -> bool:
    """ "During the dictatorship, which ruled the country from 1976 to 1983"."""
    return _ERA.fullmatch(between) is not None


def is_within_event(between: str) -> bool:
    """ "The 2008 raid on the mill, in which rebels seized": what stands between the year and the act."""
    return _IN_WHICH.fullmatch(between) is not None


def lies_in_session(between: str) -> bool:
    """ "In the next session, which opens on 5 May"."""
    return _SESSION.fullmatch(between) is not None


def opens_with_era(before: str) -> bool:
    """ "Under the king, who ruled from 1971 to 1985, police jailed two bishops": `before` is what stands ahead of the years."""
    return _ERA_OPENS.fullmatch(before) is not None


def is_dated_by_verb(trigger: str, between: str) -> bool:
    """ "The attack on the mill came minutes after midnight on Friday", "a siege that lasted": a noun with its day."""
    if _NOUN.fullmatch(trigger) is None:
        return False
    return _DATED.fullmatch(_WHICH.sub("", between)) is not None
