"""Whether a day behind an act belongs to a noun or a clause that stands between the two.

"Jailed him for the massacre of 3 May", "denied that troops crossed it last week", "expelled a man who fled in 1998".
"""

from __future__ import annotations

import re

from tacitus.model import Span
from tacitus.resolve.when.setting import belongs_to_contact, happened_in

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
