"""The time expressions that are looked for, as one ordered table of regular expressions.

The first rule that matches at a place wins, so the longer and the more exact stand first. A rule whose match is then
found to be no date ("31 February", "3/4/2020") still uses up its words, so that no part of them is read instead.
Every repetition is bounded: the search is linear in the length of the text.
"""

from __future__ import annotations

import re
from functools import cache

from tacitus.resolve.when.holidays import feast_names
from tacitus.resolve.when.words import either, load_words

_UNIT = r"(?:days?|nights?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies)|quarters?|hours?|minutes?|seconds?)"
_SOME = r"several|many|few|a few|some|numerous|recent|countless|dozens of|hundreds of|thousands of"

# Shared pieces; `{name}` in a rule is replaced by them. A space in a rule is one to three blanks or a single line
# break, `~` blanks of one line only: a weekday that ends a line is no part of the date on the next one.
_PIECES = {
    "Y4": r"(?:1[0-9]|20)\d\d(?!\d)",
    "D": r"(?:3[0-9]|[12]\d|0?[1-9])(?!\d)",
    "TH": r"(?:st|nd|rd|th)?",
    "UNIT": _UNIT,
    "SOME": _SOME,
    "BUDGET": r"(?:fiscal|financial|academic|school)",
    "ZONE": r"(?: ?(?:UTC|GMT|CET|EST|EDT|PST|PDT|BST|local time))?",
    "MOD": r"(?P<mod>(?i:(?:the )?(?:very )?(?:early|late|mid|beginning|start|end|middle)(?:[ -](?:of|in|on))?[ -](?:the )?"
    r"|(?:the )?(?:first|second|third|last|latter|final|opening|closing) (?:half|third|week|fortnight|days|ten days|few days) (?:of|in) (?:the )?))?",
    "PART": r"(?:the )?(?:very )?(?:end|start|beginning|middle|(?:first|second|latter) half|(?:first|last|opening|closing) days) of",
    "REL": r"last|this|next|the last|the next|the previous|the following|the same|previous|following|that|"
    r"the current|the coming|the past|past|coming|the preceding|that same|this same",
}

# name, pattern. Groups: y m d (as written), wd weekday, n number, u unit, rel, and others the rule's own.
RULES: tuple[tuple[str, str], ...] = (
    ("iso_time", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)[T ](?P<h>\d\d):(?P<min>\d\d)(?::\d\d)?(?P<z>Z)?"),
    ("iso_day", r"(?P<y>\d{4})[-/](?P<m>\d\d)[-/](?P<d>\d\d)(?![\d/-])"),
    ("set_month", r"(?:on )?(?i:every|each) (?P<m>{FULLMONTH}|spring|summer|autumn|winter)\b"),
    ("day_slash", r"(?:(?<=[Oo]n[ ])|(?<=of[ ]))(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/%])(?! {MONTH})"),
    ("day_dash", r"(?P<d>{D})-(?P<m>{MONTH})-(?P<y>\d{4}|\d\d)(?![\d-])"),
    ("numeric", r"(?P<a>\d{1,2})(?P<sep>[/.]|-(?=\d\d?-\d{4}))(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\d/.]\d)"),
    ("days_month", r"(?:from |between )?(?:the )?(?P<d>{D}){TH}(?:, (?:the )?{D}{TH}){0,6}(?: ?[-–—] ?|/| to |,? and | until | through )(?:the )?(?P<e>{D}){TH}"
     r" (?:of )?(?P<m>{MONTH})(?:,? (?P<y>{Y4}))?"),
    ("month_days", r"(?P<m>{MONTH}) (?P<d>{D}){TH}(?:, {D}{TH}){0,6}(?: ?[-–—] ?|/| to |,? and | through )(?:(?P=m) )?(?P<e>{D}){TH}"
     r"(?! ?[%$:]|[,.]\d)(?: ?,? ?(?P<y>{Y4}))?"),
    ("day_month", r"(?:{WEEKDAY},?~)?(?:the )?(?P<d>{D}){TH} (?:of )?(?P<m>{MONTH})\b(?:,? (?P<y>{Y4})|,? (?:of )?(?P<rel>(?i:last|this|next)) year)?"),
    ("month_day", r"(?:{WEEKDAY}~?,?~)?(?P<m>{MONTH}) (?:the )?(?P<d>{D}){TH}(?! ?[%$:]|[,.]\d|-(?:year|day))"
     r"(?: ?,? ?(?P<y>{Y4})|,? (?:of )?(?P<rel>(?i:last|this|next)) year)?"),
    ("fiscal", r"(?i:(?:the )?(?:(?P<y>{Y4})(?:[-–/](?P<e>(?:20)?\d\d))? {BUDGET} year|{BUDGET} (?:year )?(?P<y2>{Y4})(?:[-–/](?P<e2>(?:20)?\d\d))?)"
     r"|{MOD}(?:the )?(?:(?P<rel>last|this|next|current|previous|following|coming|past) )?{BUDGET} year)\b"),
    ("months_year", r"(?P<m>{MONTH})(?: ?[-–—/] ?| to | until | through )(?P<e>{MONTH}) (?:of )?(?P<y>{Y4})"),
    ("month_year", r"{MOD}(?P<m>{MONTH}) ?,? (?:of )?(?P<y>{Y4})"),
    ("month_relative", r"{MOD}(?P<rel>(?i:last|this|next|(?:the )?following|(?:the )?previous)) (?P<m>{FULLMONTH})\b(?! \d)"),
    ("month_of_relative", r"{MOD}(?P<m>{FULLMONTH}) (?:of )?(?P<rel>(?i:last|this|next|that|the (?:same|following|next|previous))) (?i:year)"),
    ("holiday", r"(?:(?:the )?(?P<nth>first|{NTHS}|last|final) (?:day|night) of )?(?P<name>{HOLIDAY})(?! (?:Island|tree|carol|card))\b(?: ?,? (?:of )?(?P<y>{Y4})| (?:of )?(?P<rel>last|this|next) year)?"),
    ("quarter", r"(?i:(?:the )?(?P<n>first|second|third|fourth|1st|2nd|3rd|4th|(?:final|last)(?= quarter of (?:{Y4}|last|this|next|the year)))[ -]quarter(?! (?:of|on) (?:a|an|the)\b)(?:s\b)?"
     r"(?: of| in)?(?: (?:the )?(?:(?P<y>{Y4})|(?P<rel>last|this|next) year))?)"),
    ("quarter_short", r"(?:Q(?P<n>[1-4])(?: ?(?:of )?(?P<y>{Y4}))?)(?!\w)"),
    ("season", r"{MOD}(?P<s>(?i:spring|summer|autumn|fall|winter)) (?:of |in )?(?:(?P<y>{Y4})|(?:the )?(?P<rel>that|same|following|previous|last|this|next) year)"),
    ("season_relative", r"{MOD}(?P<rel>(?i:last|this past|this|next|the past|that|(?:the )?coming|the (?:following|previous|last|next))) (?P<s>spring|summer|autumn|fall|winter)\b"),
    ("season_plain", r"(?:(?<=[Ii]n[ ])|(?<=[Ss]ince[ ])|(?<=[Bb]y[ ])|(?<=[Uu]ntil[ ])|(?<=all[ ])|(?<=Come[ ])|(?<=ome[ ]))(?P<mod>early |late |mid-)?(?P<s>spring|summer|autumn|winter)\b(?!-| (?:offensives?|holidays?|festivals?|sessions?|breaks?|terms?|games|olympics|season|campaign|school|recess|house|palace|semester|harvest|clothes|dress|dresses|coats?|water|wheat|sports|weather|time))"),
    ("season_bare", r"(?:(?<=[Ii]n[ ])|(?<=[Dd]uring[ ])|(?<=[Ss]ince[ ])|(?<=[Uu]ntil[ ])|(?<=[Bb]y[ ])|(?<=of[ ])|(?<=ver[ ])|(?<=out[ ])|(?<=ough[ ])|(?<=for[ ])|(?<=efore[ ])|(?<=fter[ ]))the {MOD}(?:(?P<half>southern|austral|northern) )?(?P<s>spring|summer|autumn|winter)\b(?! (?:of|offensives?|holidays?|festivals?|sessions?|breaks?|terms?|games|olympics|season|campaign|school|recess|house|palace|semester|harvest)\b)"),
    ("century", r"(?i:(?:the )?{MOD}(?:(?P<n>\d{1,2})(?:st|nd|rd|th)|(?P<w>{CENTURIES}))[ -]century)\b"),
    ("decade", r"(?i:(?:the )?{MOD}(?P<y>(?:1[5-9]|20)\d0)'?s)\b"),
    ("decade_word", r"(?i:(?:the )?{MOD}(?:nineteen[ -])?(?P<w>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b(?! (?:and|or) )"),
    ("decade_short", r"(?:(?<=[Tt]he[ ])|(?<=early[ ])|(?<=late[ ])|(?<=mid-)|(?<=and[ ])|(?=['’]))['’]?(?P<y>[2-9]0)'?s\b"),
    ("years", r"(?:(?:from|between) )?(?P<y>{Y4}) ?(?:[-–—]|/(?=\d\d(?![/\d]))| to | and | until ) ?(?P<e>(?:1[0-9]|20)?\d\d)(?![\d-]|[,.]\d)"),
    ("set_weekday", r"(?i:(?:on )?(?:every|each) )(?:other )?(?P<wd>{WEEKDAY})\b|(?P<wds>{WEEKDAY})s\b"),
    ("set", r"(?i:(?:every|each) (?:(?P<n>{NUMBER}|other) )?(?P<u>day|week|month|year|hour|night|morning|weekend|days|weeks|"
     r"months|years|hours))\b(?! of)|(?i:(?P<k>daily|weekly|monthly|yearly|annually|annual|quarterly))(?!\w)"
     r"|(?i:(?P<times>once|twice) a (?P<tu>day|week|month|year))\b"
     r"|(?i:(?P<most>most)) (?P<mu>days|weeks|months|years|nights|mornings|weekends)\b"),
    ("day_part", r"(?i:(?P<day>yesterday|tomorrow|today|this|last|that|(?:the|that) (?:same|very)|the (?:next|following|previous)|{WEEKDAY})[ ](?P<p>morning|afternoon|evening|night|midday|noon))\b"),
    ("clock", r"(?i:(?:at |around |about )?(?P<h>[01]?\d|2[0-3])[:.](?P<min>[0-5]\d) ?(?P<ap>[ap]\.?m\b\.?)?{ZONE}|"
     r"(?P<h2>1[0-2]|[1-9]) ?(?P<ap2>[ap]\.?m\b\.?){ZONE}|(?P<hm>(?:[01]\d|2[0-3])[0-5]\d) ?(?:UTC|GMT|hours\b))(?!\w|%)"),
    ("day_word", r"(?i:(?:(?P<mod>earlier|later|late|early) (?:on )?)?(?P<w>yesterday|tomorrow|today|tonight|overnight))\b"
     r"(?! ?['’]s (?:world|society|youth))"),
    ("before_last", r"(?i:the (?P<u>week|weekend|month|year|spring|summer|autumn|winter|{WEEKDAY}) (?P<way>before last|after next))\b"),
    ("weekdays_ago", r"(?i:(?P<n>{NUMBER}) )(?P<wd>{WEEKDAY})s ago\b"),
    ("day_in_words", r"(?:the )?(?P<n>(?i:{DAYS})) of (?P<m>{FULLMONTH})\b(?:,? (?P<y>{Y4}))?"),
    ("ordinal_word", r"(?:(?<=on[ ])|(?<=On[ ])|(?<=ntil[ ])|(?<=by[ ])|(?<=and[ ])|(?<=to[ ])|(?<=rom[ ]))the (?P<n>(?i:{DAYS})) of (?P<rel>this|last|next|the(?: same| following| previous)?|that) month\b"),
    ("weekday_of", r"(?:the )?(?P<n>(?i:first|second|third|fourth|last|final)) (?P<wd>{WEEKDAY}|day) (?:of|in) (?:(?P<m>{FULLMONTH})(?:,? (?P<y>{Y4})| (?P<rel>last|this|next) year)?|(?P<whole>this|last|next|the|that) month)\b"),
    ("months_of", r"(?i:(?:the )?(?P<w>first|last|final) (?P<n>{NUMBER}) (?P<u>days|weeks|months) of (?:the )?)"
     r"(?:(?P<m>{FULLMONTH})(?:,? (?P<y>{Y4}))?|(?P<y2>{Y4})|(?P<rel>(?:last |this )?year))\b"),
    ("months_to", r"(?i:the (?:(?P<n>{NUMBER}) months|year) (?:to|ending|ended|through) (?:in )?)(?:the end of )?(?P<m>{FULLMONTH})(?:,? (?P<y>{Y4}))?\b"),
    ("edge_of_year", r"(?i:(?:the )?(?:very )?(?P<w>last|final|first|opening) (?P<u>hours?|minutes?|moments?|days?|night|weeks?) of the (?P<k>old|outgoing|new) year)\b"),
    ("turn_of_year", r"(?i:the turn of the year)\b"),
    ("day_after_tomorrow", r"(?i:(?:the )?day (?P<w>before yesterday|after tomorrow))\b"),
    ("ago_weekday", r"(?i:(?P<n>a|one|two|three) (?P<u>weeks?|fortnight) ago (?:last |on )?)(?P<wd>{WEEKDAY})\b"),
    ("weekday", r"(?:(?P<rel>(?i:last|next|this|the following|the previous|the next|this past|this coming)) |"
     r"(?i:(?:early|late) (?:on )?|mid-))?(?P<wd>{WEEKDAY})(?! (?:Times|Telegraph|Mirror|Mail|Herald|Express|Night|Mass|"
     r"prayers|League|School)\b)\b(?: (?P<post>last|next|this) week| of (?P<post2>last|next|this) week"
     r"| (?P<back>a|one|two|three) (?P<bu>week|weeks|fortnight|fortnights) ago| (?P<on>week|fortnight)\b(?!-|['’])|,? the (?P<nth>{D})(?:st|nd|rd|th)\b)?"),
    ("ago", r"(?i:(?:(?:more|less|fewer) than |over |about |around |nearly |almost |some |just |only |(?P<exact>exactly ))?"
     r"(?P<n>{NUMBER}|{SOME}) (?P<u>{UNIT}) (?:ago|previously|back(?=[.,;]|$| (?:the|an?|he|she|they|it)\b))|(?P<n2>{NUMBER}) (?P<u2>{UNIT}) (?P<back>earlier|before)"
     r"(?=[.,;)]|$| and\b|(?<=earlier) (?:on|in|the|that|when|by)\b))"),
    ("from_now", r"(?i:(?P<n>{NUMBER}) (?P<u>{UNIT}) (?:from (?:now|today)|hence))\b"),
    ("later", r"(?i:(?P<n>{NUMBER}) (?P<u>{UNIT}) (?P<dir>later|afterwards|thereafter))\b"),
    ("shift_interval", r"(?i:(?:over |during |for |in |within )??(?:the )?(?P<rel>last|past|next|coming|previous|preceding|following) "
     r"(?:(?P<n>{NUMBER}|few|several|couple of) )?(?P<u>days|nights|weeks|fortnights?|months|years|decades|hours|minutes|quarters|decade|century)(?! of (?:the (?:old|outgoing|new) year|(?:the )?(?:{FULLMONTH}|{Y4}|year|last year)\b))"
     r"|(?:over |during |for |in |within )??(?:the )(?P<rel2>past) (?P<u2>day|week|month|year|quarter))\b"),
    ("relative", r"(?i:(?:(?P<mod>earlier|later|late|early) )?(?:(?P<part>{PART} )(?:the )?)?"
     r"(?P<rel>{REL}) (?P<u>week|weekend|month|year|quarter|decade|day|period))\b(?!-)"),
    ("the_day", r"(?i:(?:(?:the )?(?:very )?(?:start|beginning|end|middle|rest|course) of |(?:early|earlier|late|later) in )the day\b(?! (?:of|i)\b)"
     r"|(?:(?<=\bfor[ ])|(?<=during[ ])|(?<=ending[ ])|(?<=ended[ ]))the day\b(?! (?:of|when|after|before|that|to|i)\b))"),
    ("end_of", r"(?i:(?P<part>{PART}) the (?P<u>week|month|year|decade))\b(?! (?:of|that|when|in (?:which|question))\b)"),
    ("ordinal_day", r"(?:(?<=night[ ]of[ ])|(?<=ed[ ]for[ ])|(?<=set[ ]for[ ])|(?<=on[ ])|(?<=On[ ])|(?<=rom[ ])|(?<=ntil[ ])|(?<=ince[ ])|(?<=by[ ])|(?<=ween[ ])|(?<=to[ ])|(?<=and[ ]))the (?P<d>{D})(?:st|nd|rd|th)"
     r"(?: of (?P<rel>this|last|next|the(?: same| following| previous)?|that) month)?(?=[.,;:)]|$| (?:to|until|till|and|but|when|while|after|before|in|at|by|for|with|as|[a-z]{3,}ed|the|an?|he|she|they|it|his|her|its|their|both|all|some|police|soldiers|troops|rebels|gunmen|protesters|militants|two|three|four|five|six|ten)\b"
     r"| (?!Brigade|Battalion|Division|Army|Corps|Regiment|Fleet|Floor|Congress|Amendment|Street|Avenue|Infantry|Armou?red|Parallel)[A-Z])"),
    ("weekend", r"(?i:the weekend)\b(?! (?:of|edition)\b)|(?i:weekend)(?= (?:crowds?|crowd|protests?|protesters|marches|march|rally|rallies|riots|rioting|clashes|violence"
     r"|fighting|talks|summit|meeting|raids?|attacks?|bombings?|strikes?|vote|election|elections|poll|polls|shootings?|unrest|demonstrations?|storms?|visit)\b)"),
    ("whole", r"(?i:(?:the (?:entire|whole|full)|all) (?P<u>year|month|week))\b"),
    ("in_within", r"(?i:(?P<w>in|within) (?P<about>about |around )?(?:the )?(?P<n>{NUMBER}) (?P<u>days?|weeks?|months?|years?|hours?|fortnights?)(?P<time>['’]s? time)?)"
     r"\b(?! (?:of|from|after|in prison|in jail)\b)"),
    ("hyphen", r"(?i:(?P<n>{NUMBER})-(?P<u>second|minute|hour|day|week|month|year|decade|century))\b(?!-?s?-?old|-)"),
    ("duration", r"(?i:(?:(?:more|less|fewer) than |over |at least |nearly |almost |about |around |up to )?"
     r"(?P<n>{NUMBER}|{SOME}) (?:consecutive |straight |full |whole |more |long )?(?P<u>{UNIT})(?P<half> and a half)?"
     r"|(?:(?<=for[ ])|(?<=\bin[ ])|(?<=just[ ]))(?P<u2>days|weeks|months|years|decades|centuries|hours|minutes))\b(?! old|-)"),
    ("reference", r"(?i:(?P<now>at the moment|currently|at present|nowadays|the time being|now(?! that\b))|(?P<past>(?:more |most |very |quite )?recently"
     r"|in the past(?! (?:winter|spring|summer|autumn|fall|weekend|night))|(?:in|over) recent (?:days|weeks|months|years|decades)|(?:many |several |some |a few |few )?(?:years|months|weeks|decades|centuries|generations|ages) (?:ago|back)|not (?:so )?long ago|the other (?:week|month|night|evening|morning)|ages ago|in the old days|in those years|in (?:his|her|their) day|a generation ago|the other day|in (?:those|these) days|these days|a (?:long|short) time ago|some time ago|long ago|lately|of late|at one (?:point|time))|(?P<soon>(?:very )?(?<!as[ ])soon(?! after)|in the future|the near future|in the coming years))\b"),
    ("adjective", r"(?i:(?P<now>current|present-day)(?= [a-z])|(?<!most[ ])(?P<past>recent)(?= [a-z])|(?:(?:the )?(?:long|short|near|medium)[ -](?:term|run))\b)"),
    ("month", r"{MOD}(?P<m>{FULLMONTH})\b(?![-’'](?!s)|\.\w)"),
    ("mod_year", r"(?P<mod>(?i:early|late|mid)[ -](?:in )?|(?i:{PART} ))(?P<y>{Y4})(?![\d-]|[,.]\d)"),
    ("year_short", r"(?<![\w])['’](?P<y>[0-9]\d)(?![\w'’])"),
    ("year_cued", r"(?:(?<=[Ss]ince[ ])|(?<=[Uu]ntil[ ])|(?<=[Ii]n[ ])|(?<=[Dd]uring[ ])|(?<=[Bb]y[ ]))(?P<y>(?:19|20)\d\d)"
     r"(?= (?:police|soldiers|troops|officers|rebels|protesters|demonstrators|militants|fighters|villagers|students|workers|women|others)\b)"),
    ("year", r"(?P<y>{Y4})(?![\d%°]|[,.:/]\d|-\d|-(?:strong|member|man|seat|mile|foot|kilomet|km|meter|metre)| (?:{COUNTED})\b)"),
)  # fmt: skip


@cache
def compiled() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """One pattern that finds where any rule begins (its `lastgroup` names the rule), and each rule's own pattern."""
    words = load_words()
    whole = [name for name in words.months if len(name) > 4 or name in ("May", "June", "July")]
    month = "|".join(
        [
            either(whole),
            *(f"{name}\\.?" for name in sorted(set(words.months) - set(whole), key=len, reverse=True)),
        ]
    )
    tens = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -](?:one|two|three|four|five|six|seven|eight|nine)"
    number = rf"(?:\d{{1,4}}(?:\.\d)?|{tens}|{either(words.numbers)}|a couple of|couple of|half a|an?)(?: and a half)?"
    pieces = dict(_PIECES)
    pieces |= {"MONTH": f"(?:{_cased(month, whole)})", "FULLMONTH": f"(?:{_cased(either(whole), whole)})"}
    pieces |= {
        "WEEKDAY": f"(?:{either(words.weekdays)})",
        "HOLIDAY": either(feast_names()).replace("'", "['’]"),
    }
    pieces |= {
        "CENTURIES": "fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first",
        "NTHS": "|".join(load_words().days).split("|eleventh")[0].removeprefix("first|"),
        "DAYS": either(words.days).replace(r"\-", "[- ]"),
        "NUMBER": number,
        "COUNTED": either(words.counted),
    }
    rules: dict[str, re.Pattern[str]] = {}
    for name, source in RULES:
        for _ in range(2):  # a piece may hold another
            for piece, pattern in pieces.items():
                source = source.replace("{" + piece + "}", pattern)
        rules[name] = re.compile(_blanks(source), re.ASCII)
    anonymous = {name: re.sub(r"\(\?P<\w+>", "(?:", rule.pattern) for name, rule in rules.items()}
    # a back-reference needs its group; as a start of a match the looser form is enough
    loose = {n: p.replace("(?P=sep)", "[/.-]").replace(r"(?P=m)", r"\w{3,9}") for n, p in anonymous.items()}
    start = "|".join(f"(?P<{name}>{pattern})" for name, pattern in loose.items())
    return re.compile(rf"(?<![\w$€£#@/])(?={_first_letters()})(?<!\d[.,:])(?:{start})", re.ASCII), rules


# The first two letters of everything that a rule can begin with. Words that begin otherwise are passed over at once.
_FIRST = {
    "a": "bcflmnprstu ", "b": "aeo", "c": "aehiou", "d": "aehio", "e": "aiflnpuvx", "f": "aeioru", "g": "eou", "h": "aou", "i": "ns",
    "j": "aeu", "l": "aeio", "m": "aeiou", "n": "aeiou", "o": "cfnrv", "p": "aeru", "q": "u1234", "r": "aeio", "s": "aehceioptu",
    "t": "ehouw", "u": "np", "v": "aei", "w": "aehio", "y": "eo", "z": "e",
}  # fmt: skip


def _first_letters() -> str:
    second = {first: (more + more.upper()).replace(" ", r"\s") for first, more in _FIRST.items()}
    pairs = [f"[{first}{first.upper()}][{more}]" for first, more in second.items()]
    return rf"[0-9'’]|{'|'.join(pairs)}"


def _cased(alternation: str, names: list[str]) -> str:
    """Months as written and in capitals, never in small letters ("may", "march")."""
    return alternation + "|" + either(name.upper() for name in names)


_BLANK = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]{0,3})"


def _blanks(source: str) -> str:
    """A rule's plain spaces as blanks, `~` as blanks of one line; inside a character class both stay."""
    out, inside = [], False
    for index, char in enumerate(source):
        escaped = index > 0 and source[index - 1] == "\\" and not (index > 1 and source[index - 2] == "\\")
        if char == "[" and not escaped:
            inside = True
        elif char == "]" and not escaped:
            inside = False
        plain = not inside and not escaped
        out.append(_BLANK if char == " " and plain else r"[^\S\n]{1,3}" if char == "~" and plain else char)
    return "".join(out).replace("{1,3}?", "{0,3}")
