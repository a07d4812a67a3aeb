"""Names of offices in one form, so that two sources can be seen to mean the same one, and what is known of each kind.

"Minister of Foreign Affairs", "external affairs minister" and "foreign secretary" are "foreign minister". The form is for
comparing only; rows keep the words of their source.
"""

from __future__ import annotations

import re
from functools import lru_cache

_LEFT_OUT = re.compile(
    r"\b(the|federal|union|acting|interim|honourable|first(?= deputy)|country's|republic of)\b"
)
_FORMS = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"[-–]", " "), (r"\bdefense\b", "defence"), (r"\badvisor\b", "adviser"), (r"\bsecretary general\b", "secretarygeneral"),
        (r"\b(spokeswoman|spokesperson|press secretary)\b", "spokesman"), (r"\bchair(woman|person)?\b", "chairman"),
        (r"^secretary of state$", "foreign minister"), (r"^attorney general of .*$", "attorney general"),
        (r"^chancellor of exchequer$", "finance minister"),
        (r"^(.*?)\b(minister|secretary)( of state)? (?:of|for) (.+)$", r"\1\4 minister"),
        (r"\b(foreign|home|defence|treasury|interior|finance|justice|health|education|energy|transport|homeland security) secretary\b",
         r"\1 minister"),
        (r"\b(foreign|external|exterior)( affairs| relations)?\b.* minister$", "foreign minister"),
        (r"\b(home affairs|internal affairs|home|internal|interior)\b.* minister$", "interior minister"),
        (r"\b(finance|finances|treasury|economy and finance|economic affairs and finance)\b.* minister$", "finance minister"),
        (r"\b(national )?defence\b.* minister$", "defence minister"),
        (r"\baffairs\b", ""),
        (r"^(premier|taoiseach|chancellor|head of government|president of (council of ministers|government)|pm)$", "prime minister"),
        (r"^(king|queen|emir|sultan|emperor|monarch)$", "monarch"), (r"^(head of state)$", "president"),
        (r"^(deputy|vice) president$", "vice president"), (r"^(vice|deputy) premier$", "deputy prime minister"),
        (r"^(chief of (?:army|general|defence|military|armed forces)?( general)? ?staff.*|(army|military|armed forces) (chief|commander|head)( of staff)?|"
         r"(commander|chief)( in chief)? of (army|armed forces|defence forces)|army chief of staff|military chief of staff|commander in chief|"
         r"chairman of joint chiefs of staff|joint chiefs of staff chairman|chief of defence|defence chief)$", "army chief"),
        (r"^(.*speaker.*|(president|chairman) of (senate|national assembly|parliament|house|chamber|knesset|state duma|congress|assembly).*|"
         r"(senate|national assembly|parliament|assembly|congress) (president|chairman)|chairman of .*(duma|parliament))$", "speaker"),
        (r"^(chief prosecutor|prosecutor general|general prosecutor|public prosecutor)$", "chief prosecutor"),
        (r"^(leader of opposition|opposition (leader|chief)|main opposition leader)$", "opposition leader"),
        (r"^(chief of police|police (chief|commissioner|commander|head))$", "police chief"),
        (r"^(.+) ((?:lieutenant |deputy )?governor|mayor|police chief|attorney general|chief minister|deputy premier)$", r"\2 of \1"),
        (r"\b(united states of america|united states|u\.s\.)$", "us"), (r"\b(united nations|u\.n\.)$", "un"),
        (r"^united nations secretarygeneral$", "secretarygeneral of un"), (r"^un secretarygeneral$", "secretarygeneral of un"),
        (r"\b(chief|head|director general|executive director|managing director|director|president|chairman|leader)\b", "head"),
    )
)  # fmt: skip
_HEADS = frozenset({"president", "prime minister", "monarch", "supreme leader"})
_HIGH = frozenset(
    {"foreign minister", "defence minister", "interior minister", "finance minister", "justice minister", "vice president", "deputy prime minister",
     "speaker", "army chief", "attorney general", "opposition leader", "crown prince", "national security adviser", "homeland security minister"}
)  # fmt: skip
_SHARED = re.compile(
    r"\b(senator|chief of staff|mp|lawmaker|legislator|judge|justice|general|admiral|colonel|brigadier|marshal|spokesman|politician|leader|activist|cleric|dissident|"
    r"warlord|deputy|vice|envoy|commander|prosecutor|negotiator|adviser|representative|congressman|congresswoman|figure|member|ayatollah|"
    r"opposition|minister of state|state minister|archbishop|ambassador|first secretary|undersecretary)\b|^(minister|head|secretary)$"
)  # fmt: skip
_VAGUE = frozenset(
    {"politician", "general", "colonel", "admiral", "brigadier", "marshal", "field marshal", "major general", "army general", "leader", "head", "mp",
     "minister", "representative", "lawmaker", "senator", "dissident", "cleric", "ayatollah", "warlord", "judge", "justice", "commander", "lieutenant general",
     "brigadier general", "air marshal", "rear admiral", "vice admiral", "air chief marshal", "opposition figure", "opposition politician", "opposition activist", "human rights activist", "rebel leader", "spokesman", "member"}
)  # fmt: skip
_LASTING = re.compile(
    r"\b(leader|head of (?!state)|monarch|crown prince|activist|dissident|cleric|patriarch|pope|warlord|ayatollah|figure|politician)\b"
)


@lru_cache(maxsize=65536)
def seat_of(role: str) -> str:
    """The one form of an office; the presidents, chairmen and directors of a body are its heads."""
    form = " ".join(_LEFT_OUT.sub(" ", role.casefold()).split())
    for i, (pattern, put) in enumerate(_FORMS):
        if i == len(_FORMS) - 1 and (
            form in _HEADS or " " not in form or form.endswith(("minister", "leader")) or form in _HIGH
        ):
            break
        form = " ".join(pattern.sub(put, form).split())
    if form in {"governor general", "attorney general", "director general"}:
        return form
    words = form.split()
    if "head" in words and " of " not in form and words[-1] == "head" and len(words) > 1:
        form = "head of " + " ".join(words[:-1])  # "IAEA chief"
    return form


def rank_of_seat(seat: str, times: int, *, local: bool, national: bool) -> str:
    """Rank of an office as in `tenures.tsv.gz`; high only where it is attested more than once and of a whole state."""
    if local or not national:
        return "1"
    if seat in _HEADS:
        return "3" if times > 2 else "2" if times > 1 else "1"
    return "2" if seat in _HIGH and times > 1 else "1"


def is_single(seat: str) -> bool:
    """Whether one person holds the office at a time."""
    return not _SHARED.search(seat) and not seat.startswith("head of head")


def is_vague(seat: str) -> bool:
    """Whether the words say a profession or a calling more than an office, so that any other office goes before."""
    return seat in _VAGUE


def is_lasting(seat: str) -> bool:
    """Whether the office is mostly held for longer than a term."""
    return bool(_LASTING.search(seat))
