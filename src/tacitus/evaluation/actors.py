"""Scores of actors: mentions with what each stands for on its day, and mentions that are no political actor.

A mention is right as a whole: as many parties as annotated, each with its country; none may be missing or too many, in
any order. A refused mention counts like an answer without country and sector, so it is wrong wherever the annotation
names a country and right where the annotation has null; null in the answer is wrong where a country is annotated.
`sector`: country and first sector together; PRE and the sector beside it count in either order. `role`: country and
office on the day, by `same_office`; an answer without a role is wrong where one is annotated. `refused`: the share of
mentions annotated as no actor for which no party is given. Nothing is excused.
"""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from tacitus.model import Party

DATED = frozenset({"office", "person", "former"})  # kinds of the own sheet whose answer the date decides
_MOST = 5  # parties of a mention whose order is tried out
_LOAD = (
    "import time; from tacitus.resolve.who import resolve_actor; start = time.process_time();"
    "resolve_actor('Emmanuel Macron', date='2020-01-01'); first = time.process_time() - start;"
    "resolve_actor('Qassim Suleymanee Ixyz', date='2019-01-01'); print(first, time.process_time() - start)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """One annotated party."""

    code: str | None
    sector: str | None
    other: tuple[str, ...] = ()
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention with its annotation; `named` is empty where it is no political actor."""

    id: str
    text: str
    date: str | None
    context: str | None
    named: tuple[Named, ...]
    kind: str = "party"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether country, country and sector, country and role are right; `parties`: how many were given."""

    country: bool
    sector: bool
    role: bool
    parties: int


def read_sheet(rows: Iterable[Mapping[str, Any]]) -> list[Mention]:
    """The mentions of the own sheet."""
    return [
        Mention(
            row["id"], row["text"], row["date"], row["context"],
            tuple(Named(p["code"], p["sector"], tuple(p["other_sectors"]), p["role"]) for p in row["gold"]), row["kind"],
        )
        for row in rows
    ]  # fmt: skip


def read_annotated(rows: Iterable[Mapping[str, Any]]) -> list[Mention]:
    """Every actor and recipient of annotated items, with the item's day and text."""
    return [
        Mention(row["id"], p["text"], row["date"], row["text"], (Named(p["country"], p["sector"]),))
        for row in rows
        for event in row["events"]
        for p in (*event["actors"], *event["recipients"])
    ]


def judge_mention(mention: Mention, parties: Sequence[Party]) -> Verdict:
    """One answer judged; an empty one is a refusal."""
    given = list(parties) or ([Party(0, 0, "")] if len(mention.named) == 1 else [])
    tests: tuple[Callable[[Party, Named], bool], ...] = (
        lambda p, n: p.code == n.code,
        lambda p, n: p.code == n.code and _same_sector(p, n),
        lambda p, n: p.code == n.code and same_office(p, n),
    )
    country, sector, role = (_all_fit(given, mention.named, test) for test in tests)
    return Verdict(country, sector, role, len(parties))


def score_mentions(pairs: Sequence[tuple[Mention, Verdict]]) -> dict[str, Any]:
    """`country` and `sector` over mentions of actors, `role` over those whose answer the date decides (`DATED`),
    `refused` over mentions of none; a share without cases is None. `n`, `n_dated`, `n_none`: their numbers."""
    actors = [(m, v) for m, v in pairs if m.named]
    dated = [v for m, v in actors if m.kind in DATED]
    none = [v for m, v in pairs if not m.named]
    return {
        "country": _share(v.country for _, v in actors),
        "sector": _share(v.sector for _, v in actors),
        "role": _share(v.role for v in dated),
        "refused": _share(not v.parties for v in none),
        "n": len(actors),
        "n_dated": len(dated),
        "n_none": len(none),
    }


def score_kinds(pairs: Sequence[tuple[Mention, Verdict]]) -> list[tuple[Any, ...]]:
    """A table of the kinds, header first: country, country and sector, role where the date decides."""
    rows: list[tuple[Any, ...]] = [("kind", "country", "country + sector", "role on the day", "mentions")]
    for kind in sorted({m.kind for m, _ in pairs if m.named}):
        scored = score_mentions([(m, v) for m, v in pairs if m.named and m.kind == kind])
        rows.append((kind, scored["country"], scored["sector"], scored["role"], scored["n"]))
    return rows


def resolutions_a_second(
    resolve: Callable[[Mention], object], mentions: Sequence[Mention], *, clock: Callable[[], float]
) -> float:
    """Resolutions a second of `clock`, tables loaded before and every context read anew by `resolve`."""
    started = clock()
    for mention in mentions:
        resolve(mention)
    return len(mentions) / max(1e-9, clock() - started)


def load_seconds() -> dict[str, float]:
    """Seconds of a core in a new process, the modules imported before: `load` until a name of the office table is
    resolved, `load_all` until a name in no table is refused, which reads the spellings and OFAC's list too."""
    done = subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, check=True, text=True)
    first, rest = map(float, done.stdout.split())
    return {"load": round(first, 2), "load_all": round(rest, 2)}


def same_office(given: Party, gold: Named) -> bool:
    """Whether the office of an answer is the one annotated, by the conventions of the own sheet.

    Offices are compared in one form (`office_key`). What an office is of may be left out on one side ("managing
    director", "mayor"), and a ministry may have further fields. The leader of a party in opposition is an opposition
    leader. The sheet names no role for leaders of armed groups: there the answer's leadership is right where its
    sector is.
    """
    if gold.role is None and gold.sector in _ARMED and given.sector == gold.sector:
        return given.role is None or bool(_LEADS.match(given.role.casefold()))
    ours, theirs = office_key(given.role), office_key(gold.role)
    if ours[0] != theirs[0]:
        return False
    if gold.sector == given.sector == "OPP" and {ours[1], theirs[1]} == {"leader", "opposition"}:
        return True
    if ours[1] != theirs[1]:
        return _same_ministry(ours[1].split(), theirs[1].split())
    few, many = sorted((set(ours[2].split()), set(theirs[2].split())), key=len)
    return few <= many or ours[1] in _OF_STATES


def office_key(role: str | None) -> tuple[bool, str, str]:
    """Whether former, the office, and what it is of, in one form for the names that one office goes by.

    Acting and interim holders hold it. Head of government, premier, chancellor and taoiseach are prime minister; external
    affairs and state department are foreign; the chiefs of staff and commanders-in-chief of an army its chief; kings and
    emirs monarch; director, chairman and chief of a body its head; the president of a chamber its speaker. (False, "", "") for none.
    """
    plain = unicodedata.normalize("NFKD", (role or "").casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    former = bool(_FORMER.search(plain))
    words = " " + " ".join(word for word in re.findall("[a-z]+", plain) if word not in _LEFT_OUT) + " "
    for pattern, put in _ONE_FORM:
        words = pattern.sub(put, words)
    head, _, rest = " ".join(words.split()).partition(" of ")
    return former, head, rest


def _same_ministry(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    if ours[-1:] != ["minister"] or theirs[-1:] != ["minister"]:
        return False
    few, many = sorted((set(ours), set(theirs)), key=len)
    return (
        few < many and len(few) > 1 and not (many - few) & {"deputy", "vice", "prime", "assistant", "state"}
    )


_ARMED = frozenset({"REB", "PRM", "CRM", "UAF"})
_LEADS = re.compile(r"(former )?(leader|head|emir|commander|founder|chief|chairman|secretary|spokes)")
_OF_STATES = frozenset({"president", "prime minister", "monarch", "leader", "foreign minister"})
_FORMER = re.compile(r"^\W*(former|ex|late|deposed|ousted)\b")
_LEFT_OUT = frozenset(
    "former ex late deposed ousted acting interim transitional caretaker federal current the and un eu us nato".split()
)
_CHAMBER = r"(?:senate|house|chamber|parliament|assembly|congress|knesset|duma|council|legislat|bundes|sejm|rada|riksdag)"
_FORCES = r"(?:army|military|defence|forces|defence forces|military forces|army forces)"
_ONE_FORM = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r" (press secretary|spokesperson|spokeswoman) ", " spokesman "),
        (r" (for|to|in) ", " of "),
        (r" (beretitenti|mwai) president ", " president "),
        (r" (king|queen|emir|sultan|amir|sovereign prince|grand duke|emperor) ", " monarch "),
        (r" defense ", " defence "),
        (r" advisor ", " adviser "),
        (r" (revolutionary )?armed forces ", " defence "),
        (r" (secretary general|general secretary) ", " secretarygeneral "),
        (r" (general|first) secretary of (communist|workers) party.*$", " party secretary "),
        (r" first (vice|deputy) ", r" \1 "),
        (r" chancellor of exchequer ", " finance minister "),
        (r" secretary of state $", " foreign minister "),
        (r" secretary of state of ", " minister of "),
        (r"(?<! prime)(?<! chief)(?<! first) (deputy |vice )?(minister|secretary) of (.+) $", r" \1\3 minister "),
        (r" (foreign|home|defence|treasury|interior|finance|justice|health) secretary ", r" \1 minister "),
        (r" (external|foreign)( commonwealth| european)? (affairs|relations)\b.* minister ", " foreign minister "),
        (r" (internal affairs|home affairs|home|internal|interior)\b.* minister ", " interior minister "),
        (r" (finance|finances|treasury|economy|economic|economics)\b.* minister ", " finance minister "),
        (r" defence\b.* minister ", " defence minister "),
        (r" affairs ", " "),
        (rf" (president|chairman|chairperson|speaker) of (?!.*\b(?:state|ministers|sovereignty|european|transition\w*)\b)"
         rf".*\b{_CHAMBER}.*$", " speaker "),
        (rf" {_CHAMBER}\w* speaker ", " speaker "),
        (r" (taoiseach|premier|head of government|chancellor|president of (council of ministers|government)|"
         r"chairman of (council|cabinet) of ministers) ", " prime minister "),
        (r" (supreme|paramount) leader ", " leader "),
        (r" (head of state|chairman of presidency) ", " president "),
        (r" party (leader|chairman|chief) ", " leader "),
        (r" (leader of official opposition|leader of opposition|opposition leader) ", " opposition "),
        (rf" (chief|chairman) of ({_FORCES}|general|joint|air|national defence)?( general| chiefs? of)? ?staff.*$",
         " armychief "),
        (rf" {_FORCES} (chief|commander|chief of staff|commander of chief) ", " armychief "),
        (rf" (supreme )?(chief|commander|commander of chief) of {_FORCES} $", " armychief "),
        (r" (supreme commander|commander of chief) $", " armychief "),
        (r" (chief justice|head of judiciary|president of supreme court|chief justice of .*) $", " chief justice "),
        (r" (associate justice|justice|supreme court justice|judge) of .*$", " judge "),
        (r" supreme court justice $", " judge "),
        (r" (member of (parliament|congress|house|national assembly|knesset).*|senator.*|representative of .*|mp|deputy|"
         r"legislator) $", " lawmaker "),
        (r" permanent representative ", " ambassador "),
        (r" (chief|public|state|federal) prosecutor ", " prosecutor "),
        (r" managing director ", " managingdirector "),
        (r" (foreign policy chief|high representative of foreign.*) $", " highrepresentative "),
        (r" (director general|executive director|director|chairman|chairwoman|chairperson|chair|chief|commissioner|head"
         r"|undersecretary) of ", " head of "),
        (r" (\S+(?: \S+)*) (director|chief|head) $", r" head of \1 "),
        (r" head of general of ", " head of "),
        (r" head of (.*) city government ", r" mayor of \1 "),
        (r" (governor|president|head|chief) of .*\bcentral bank\b.*$", " head of bank "),
        (r" (governor|head) of .*\bbank\b.*$", " head of bank "),
        (r" (central bank|bank) governor ", " head of bank "),
    )
)  # fmt: skip


def _same_sector(party: Party, named: Named) -> bool:
    if party.sector == named.sector:
        return True
    ours, theirs = {party.sector, *party.other_sectors}, {named.sector, *named.other}
    return "PRE" in ours & theirs and (party.sector in theirs or named.sector in ours)


def _all_fit(given: Sequence[Party], named: Sequence[Named], test: Callable[[Party, Named], bool]) -> bool:
    if len(given) != len(named):
        return False
    if len(named) > _MOST:
        return all(map(test, given, named))
    return any(all(map(test, given, order)) for order in permutations(named))


def _share(answers: Iterable[bool]) -> float | None:
    told = list(answers)
    return round(sum(told) / len(told), 3) if told else None
