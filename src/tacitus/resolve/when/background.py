"""Whether a sentence gives an act only as the ground or the background of another one, on a day that is not said.

"Accused of", "after the", a participle behind its noun ("soldiers captured by"), the object of a reaction ("condemns
the killing"), a list of nouns without a verb. Judged by the words around the trigger alone; what is announced, begun,
ordered or led to by the report itself ("announces the withdrawal") is no background.
"""

from __future__ import annotations

import re

from tacitus.model import Sentence, Span

LOOKBACK = 90  # code points before the trigger in which its background is looked for
_WORD = r"(?:[\w’'.-]+\s)"

_GROUND = re.compile(
    r"\b(?:"
    r"(?:accused|suspected|convicted|cleared|guilty|acquitted|suspicion|accusations?|allegations?|charges?|alleged|charged|wanted"
    r"|punished|blamed|responsible|responsibility|condemned|condemns|accuses|blames|investigation|inquiry|probe|role"
    r"|involvement|involved|participation|lawsuit|trial)\s(?:of|for|with|over|in|into)\s(?:\w+\s){0,3}"
    rf"|(?:accus(?:es?|ed|ing)|(?:clear|acquit)(?:s|t?ed)|suspect(?:s|ed|ing)|blam(?:es?|ed|ing)|indict(?:s|ed)?|critici[sz]\w+)\s"
    rf"(?:(?!and\s){_WORD}){{1,10}}"
    rf"(?:of|for|with)\s{_WORD}{{0,3}}"
    r"|(?:because\sof|response\sto|retaliation\sfor|protest\s(?:at|against|over)"
    r"|exchange\sfor|related\sto|connection\swith)\s(?:[\w’'-]+\s){0,4}"
    r"|over\s(?:[\w’'-]+\s){0,3}"
    r"|for\s(?:[\w’'-]+\s){0,2}"
    r")$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:(?:who|which|whom|that)\s(?:\w+ly\s)?(?:had|was|were)\s(?:\w+\s)?(?:been\s)?"
    r"|(?:who|whom)\s(?:(?:then|later|twice|once|first|also|himself|herself|themselves)\s)?"
    r"|whose\s(?:\w+\s){1,4}"
    r"|(?:remember\w*|recall\w*|forg[eo]t\w*|forgive\w*)\s(?:the\s)?(?:night|day|morning|evening|week|year|summer|time)\s(?:when\s)?(?:\w+\s){1,2}"
    r"|(?:tells?|told|heard|hears?|recall(?:s|ed)|shows?|showed|describes?|described|remembers?)\s(?:\w+\s)?how\s(?:\w+\s){1,3}(?:had\s)?"
    r"|had\s(?:\w+ly\s)?(?:been\s)?(?:\w+ly\s)?"
    r"|(?:already|previously|formerly|recently|earlier|once)\s(?:been\s)?"
    r")$",
    re.IGNORECASE,
)
# the subject's own clause: "The regiment that toppled the king is ...", "The town the rebels took has ..."
_SUBJECT_CLAUSE = re.compile(
    r"\W*(?:The|An?|His|Her|Its|Their|Those|Some)\s(?:[\w’'-]+\s){1,3}(?:(?:that|which)\s|(?:(?:the|his|her|its|their)\s[\w-]+|they|he|she|it|we)\s)"
    r"(?:(?:then|later|twice|once|first|had)\s)?",
)
_MAIN = re.compile(
    r"[^.;,]{0,120}?\b(?:is|are|was|were|has|have|will|runs?|lives?|sells?|stands?|remains?|sits?)\b"
)
_BROUGHT = re.compile(
    r"(?:kill|injur|wound|le[fa]|destroy|damag|prompt|forc|hit|struck|shook|claim|caus|trigger)\w*",
    re.IGNORECASE,
)
# What comes first in time; where people came to harm it is the harm's own cause and happened with it.
_BEFORE = re.compile(
    r"\b(?:after(?!\s(?:midnight|dark|dawn|noon|nightfall)\b)|following|due\sto|result\sof|aftermath\sof)\s(?P<a>an?\s)?(?:[\w’'-]+\s){0,3}$",
    re.IGNORECASE,
)
_LONG_BEFORE = re.compile(r"\b(?:hours?|days?|weeks?|months?|years?|decades?)\s$")
_LITTLE = re.compile(
    r"\b(?:for|of|with|in|into|to|over|against|at|the|an?|and|or|been|being|his|her|its|their)\s$",
    re.IGNORECASE,
)
_PAST_FORM = re.compile(
    r"\w{2,}ed\b|(?:took|held|shot|sent|led|left|made|gave|began|struck|fought|won|lost|broke|set|put|cut|hit|ran|drove|threw|blew)\b",
    re.IGNORECASE,
)
_PAST_VERB = re.compile(
    r"(?:[a-z]{2,}ed|threw|took|overthrew|dug|led|made|gave|built|burnt|broke|wrote|ran|fought|held|shot|seized|stole|sold)\b"
)
_OBJECT_NEXT = re.compile(
    r"\s(?:the|an?|his|her|its|their|some|several|dozens|hundreds|thousands|two|three|four|five|six|seven|eight|nine|ten|\d|[A-Z])"
)
_HARM = re.compile(
    r"\b(?:kill(?:ed|s)?|dead|die[sd]?|dying|injur\w+|wound\w+|hurt|missing|death\stoll)\b", re.IGNORECASE
)
_MEETING = re.compile(
    r"\b(?:meeting|talks|summit|visit|conference|phone\scall|negotiations)\b", re.IGNORECASE
)
_FOR = re.compile(r"\bfor\s(?:[\w’'-]+\s){0,2}$", re.IGNORECASE)
_PARTICIPLE_BEFORE_NOUN = re.compile(r"(?:^|\b(?:of|the|a|an|for|free|with|if)\s)$", re.IGNORECASE)
# "activists accused of", "a truck attacked by": the participle stands behind its noun and is no verb of the sentence
_REDUCED = re.compile(
    r"(?:accused|alleged|convicted|sentenced(?:\sto\s[\w\s]+)?|imprisoned|jailed|incarcerated|detained|captured|held|killed"
    r"|murdered|arrested|abducted|kidnapped|perpetrated|committed|imposed|brokered|mediated|signed|used|attacked"
    r"|shot(?:\sdown)?|seized|dispatched)$",
    re.IGNORECASE,
)
_PREPOSITION_NEXT = re.compile(
    r"\s(?:by|of|for|in|to|at|on|against|during|since|under)\b|\.?$", re.IGNORECASE
)
_VERB_FORM = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|has|have|had|gets?|got|not|and|or|then|later|as|that|while|when|says?|said)"
    r"|n[’']t|[,;:–—])\s(?:(?:\w+ly|further|also|now|still|since)\s)?$",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|must|do|does|did)\b", re.IGNORECASE
)
_VERB_S = re.compile(
    r"\b(?!\w*(?:ss|us|is)\b)[a-z]{3,}s\s(?:(?:the|an?|its|his|her|their|that|to|in|on|for)\b|\d|[A-Z])"
)
_VERB_ED = re.compile(
    r"\b[a-z]{3,}ed\s(?:(?:the|an?|its|his|her|their|that|to|in|on)\b|\d|[A-Z])|\b(?:said|began|held|took|met|told)\b"
)
# a noun of action that is known already, and what stands before its article
_NOUN = re.compile(
    r"(?:[a-z]{2,}(?:tion|sion|ment|ance|ence|al|ing|ions|ments|als|ings)|attacks?|wars?|raids?|strikes?|protests?|massacres?"
    r"|arrests?|uprising|crackdown|blockade|siege|talks|launch(?:es)?|calls?|murders?|demands?|claims?|proposals?|requests?"
    r"|airstrikes|violence|lawsuits?|sentence|trials?|inquiry|ceasefire|embargo|sanctions|assassination|coup|clashes|bombings?"
    r"|killings?|overthrow|ban|boycott|threats?|deaths?|genocide|offensive|revolt|riots?|unrest|breach)$",
    re.IGNORECASE,
)
_NOUN_GOES_ON = re.compile(
    r"\s*(?:$|[.,;:)–—\"”]|(?:of|by|against|in|on|to|from|at|between|with|during|over|that|which|who|and|or|as|where|carried)\b)"
)
_KNOWN = re.compile(
    r"(?<!\blead\s)(?<!\bled\s)(?<!\bleads\s)(?<!\bleading\s)(?<![\w’'-])(?P<governor>[\w’'-]+)\s"
    r"(?:(?:[A-Z][\w’'.-]*\s){0,3}[A-Z][\w’'.-]*[’']s?|(?:the|his|her|its|their|this)"
    r"(?:\s[\w-]+){0,1}(?:\s[\w-]+[’']s?)?)\s(?:[\w-]+\s){0,1}$"
)
_ABOUT = re.compile(r"to|by|against|about|despite|from", re.IGNORECASE)  # prepositions that set no scene
_OWN_ACT = re.compile(
    r"(?:announc|begin|began|confirm|continu|order|renew|start|launch|h[eo]ld|complet|conclud|end|extend|issu|stag|lift|impos"
    r"|approv|sign|resum|report|postpon|declar|ma[kd]e|suspend|cancel|carr|conduct|commenc|suffer|leading|leads?|led|see|saw"
    r"|hear|attend|join|host|enter|open|visit|tender|submit|deliver|receiv|mount|intensif|expand|repel|thwart|foil|prevent"
    r"|file|dismiss|overturn|uphold|win|won|reach|accept|offer|of$|and$|or$|is$|are$|was$|were$|be$"
    r"|caus|trigger|spark|prompt|provok|as$|that$|while$|when$|say|said|than$|with$)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\W*(?:The|His|Her|Its|Their|[A-Z][\w’'.-]*[’']s?)\s(?:[\w’'-]+\s){0,5}$")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|must|[a-z]{3,}(?:s|ed)\s(?:the|an?|its|his|her|their|that|[A-Z]\w))\b"
)
_RELATIVE = re.compile(r"\b(?:that|which|who|where|whose)\b.*", re.DOTALL)
_REACTION = re.compile(
    rf"\b(?:condemn\w*|reject\w*|welcom\w+|denounc\w+|defend\w*|prais\w+|critici[sz]\w+|acknowledg\w+|recogni[sz]\w+"
    rf"|den(?:y|ies|ied|ying)|commemorat\w+|support(?:s|ed|ing)|compl(?:y|ies|ied)\swith)\s{_WORD}{{1,3}}$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their|opposition)|[’']s?)\s(?:[\w-]+\s){0,1}$", re.IGNORECASE
)


def is_background(trigger: Span, sentence: Sentence) -> bool:
    """Whether the act is told only as the ground or background of another.

    Args:
        trigger: the act's words, in offsets of the document.
        sentence: the sentence that holds them.
    """
    at = max(0, trigger.start - sentence.start)
    end = max(0, trigger.end - sentence.start)
    whole_before = sentence.text[max(0, at - 400) : at]
    before, after = whole_before[-LOOKBACK:], sentence.text[end : end + 400]
    if _ASIDE.search(before) or _is_subjects_own(trigger, whole_before, after):
        return True
    if _GROUND.search(before) and not _is_purpose(trigger, before) and not _is_finite(trigger, before, after):
        return True
    if _came_before(trigger, before, whole_before):
        return True
    words = trigger.text.split()
    attributive = len(words) == 1 and words[0].endswith("ed") and re.match(r"\s\w", after) is not None
    if attributive and _PARTICIPLE_BEFORE_NOUN.search(before):
        return True
    if _is_reduced(trigger, before, after) or _is_known_noun(trigger, before, after):
        return True
    return _is_listed(trigger, sentence, whole_before, after)


def _is_subjects_own(trigger: Span, whole_before: str, after: str) -> bool:
    """A verb in the past in a clause without comma that belongs to the subject of a sentence about now."""
    if _BROUGHT.match(trigger.text) or _PAST_VERB.match(trigger.text) is None:
        return False
    return _SUBJECT_CLAUSE.fullmatch(whole_before) is not None and _MAIN.match(after) is not None


def _is_finite(trigger: Span, before: str, after: str) -> bool:
    """A verb in the past with its object behind and its subject before: "crowds calling for reform blocked the port"."""
    noun = re.search(r"[a-z]\s$", before) is not None and _LITTLE.search(before) is None
    return noun and _PAST_FORM.match(trigger.text) is not None and _OBJECT_NEXT.match(after) is not None


def _is_purpose(trigger: Span, before: str) -> bool:
    """ "Arrives for a state visit": the meeting is what the act is done for, not its ground."""
    return _MEETING.search(trigger.text) is not None and _FOR.search(before) is not None


def _came_before(trigger: Span, before: str, whole_before: str) -> bool:
    """ "After the", "due to": unless it is the cause of the harm that the sentence reports, or a meeting just held."""
    match = _BEFORE.search(before)
    if match is None:
        return False
    if _LONG_BEFORE.search(before[: match.start()]):
        return True
    if _HARM.search(whole_before):
        return False
    return not (match["a"] and _MEETING.search(trigger.text))


def _is_reduced(trigger: Span, before: str, after: str) -> bool:
    """A participle right behind its noun, in a sentence that has another verb."""
    if not _REDUCED.match(trigger.text) or not _PREPOSITION_NEXT.match(after) or not before.strip():
        return False
    comma = before.rstrip().endswith(",") and re.match(r"\s(?:of|for|by|to)\b", after) is not None
    if _VERB_FORM.search(before) and not comma:
        return False
    return _has_verb(before) or _has_verb(after)


def _is_known_noun(trigger: Span, before: str, after: str) -> bool:
    """A noun of action that the sentence reacts to or takes as known, or one in a list without a verb."""
    if (
        not _NOUN.search(trigger.text)
        or not _NOUN_GOES_ON.match(after)
        or _VERB_S.match(trigger.text + after)
    ):
        return False
    if _REACTION.search(before) and _DETERMINED.search(before):
        return True
    known = _KNOWN.search(before)
    if known is None or _HARM.search(before) or _OWN_ACT.match(known["governor"]):
        return False
    return _has_verb(before) or _ABOUT.fullmatch(known["governor"]) is not None


def _is_listed(trigger: Span, sentence: Sentence, whole_before: str, after: str) -> bool:
    """A definite noun of action in a list item or heading that has no verb: "The expulsion of two envoys"."""
    if sentence.kind == "prose" and sentence.text[-10:].rstrip().endswith((".", "!", "?", '"', "”")):
        return False
    if not _NOUN.search(trigger.text) or not _NOUN_GOES_ON.match(after) or not _LISTED.match(whole_before):
        return False
    return _FINITE.search(whole_before) is None and _FINITE.search(_RELATIVE.sub("", after)) is None


def _has_verb(words: str) -> bool:
    return bool(_AUXILIARY.search(words) or _VERB_S.search(words) or _VERB_ED.search(words))
