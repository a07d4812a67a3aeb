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
    "import time; t = time.process_time(); from tacitus.resolve.who import resolve_actor; i = time.process_time();"
    "resolve_actor('Emmanuel Macron', date='2020-01-01'); o = time.process_time();"
    "resolve_actor('Qassim Suleymanee Ixyz', date='2019-01-01'); print(i - t, o - i, time.process_time() - o)"
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
    return Verdict(*(_all_fit(given, mention.named, test) for test in tests), len(parties))


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
    """Seconds of a core in a new process: `load` until a name of the office table is resolved, the modules imported
    before; `load_rest` from then until a name in no table is, which reads the spellings and OFAC's list too."""
    done = subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, check=True, text=True)
    _, first, rest = map(float, done.stdout.split())
    return {"load": round(first, 2), "load_rest": round(rest, 2)}


def same_office(given: Party, gold: Named) -> bool:
    """Whether the office of an answer is the one annotated, by the conventions of the own sheet.

    Offices are compared in one form (`office_key`). What an office is of may be left out on one side ("managing
    director", "mayor"). The sheet names no role for leaders of armed groups: there the answer's leadership is right
    where its sector is.
    """
    if gold.role is None and gold.sector in _ARMED and given.sector == gold.sector:
        return given.role is None or bool(_LEADS.match(given.role.casefold()))
    ours, theirs = office_key(given.role), office_key(gold.role)
    if ours[:2] != theirs[:2]:
        return False
    return ours[2] == theirs[2] or not ours[2] or not theirs[2] or ours[1] in _OF_STATES


def office_key(role: str | None) -> tuple[bool, str, str]:
    """Whether former, the office, and what it is of, in one form for the names that one office goes by.

    Acting and interim holders hold it. Head of government, premier, chancellor and taoiseach are prime minister; external
    affairs and state department are foreign; chief of staff and commander-in-chief are army chief; kings and emirs
    monarch; director, chairman and chief of a body its head; the president of a chamber its speaker.
    """
    plain = unicodedata.normalize("NFKD", (role or "").casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    former = bool(_FORMER.search(plain))
    words = f" {' '.join(re.sub(r'[^a-z]+', ' ', plain).split())} "
    for pattern, put in _ONE_FORM:
        words = re.sub(pattern, put, words)
    head, _, rest = " ".join(words.split()).partition(" of ")
    return former, head, " ".join(sorted(rest.split()))


_ARMED = frozenset({"REB", "PRM", "CRM", "UAF"})
_LEADS = re.compile(r"(former )?(leader|head|emir|commander|founder|chief|chairman|spokes)")
_OF_STATES = frozenset({"president", "prime minister", "monarch", "leader", "foreign minister"})
_FORMER = re.compile(r"^\W*(former|ex|late|deposed|ousted)\b")
_CHAMBER = r"(senate|house|chamber|parliament|assembly|congress|knesset|duma|federation council|legislat|bundes|sejm|rada|riksdag)"
_ONE_FORM: tuple[tuple[str, str], ...] = (
    (r" (former|ex|late|deposed|ousted|acting|interim|transitional|caretaker|federal|current|the|and) (?=.)", " "),
    (r" (former|ex|late|deposed|ousted|acting|interim|transitional|caretaker|federal|current|the|and) (?=.)", " "),
    (r" (for|to|in) ", " of "),
    (r" (beretitenti|monarch|king|queen|emir|sultan|amir|sovereign prince|grand duke)( president)? ", r" monarch\2 "),
    (r" monarch president ", " president "),
    (r" defense ", " defence "),
    (r" (revolutionary )?armed forces ", " defence "),
    (r" (secretary general|general secretary) ", " secretarygeneral "),
    (r" secretary of state( of state)?( of (?=[a-z]))?", r" secretary of state\2"),
    (r" secretary of state $", " foreign minister "),
    (r" chancellor of exchequer ", " finance minister "),
    (r" secretary of state of ", " minister of "),
    (r"(?<! prime) (deputy |vice )?(minister|secretary) of (.+) $", r" \1\3 minister "),
    (r" (foreign|home|defence|treasury|interior|finance) secretary ", r" \1 minister "),
    (r" (external|foreign|european)( commonwealth)? (affairs|relations)\b.* minister ", " foreign minister "),
    (r" (internal affairs|home affairs|home|internal) minister ", " interior minister "),
    (r" (finance|finances|treasury|economy|economic|economics|economic affairs)\b.* minister ", " finance minister "),
    (r" defence\b.* minister ", " defence minister "),
    (r" affairs ", " "),
    (rf" (president|speaker|chairman|chairperson) of .*\b{_CHAMBER}.*$", " speaker "),
    (rf" {_CHAMBER}\w* speaker ", " speaker "),
    (r" (taoiseach|premier|head of government|chancellor|president of (council of ministers|government)|"
     r"chairman of (council|cabinet) of ministers) ", " prime minister "),
    (r" (supreme|paramount) leader ", " leader "),
    (r" head of state ", " president "),
    (r" (leader of (official )?opposition|opposition leader) ", " opposition "),
    (r" (chief|chairman) of (army|general|defence|joint|military|air)?( chiefs? of)? ?staff.*$", " armychief "),
    (r" (army|military|defence|forces|defence forces|military forces) (chief|commander|chief of staff|commander in chief) ", " armychief "),
    (r" (chairman of joint chiefs of staff|(chief|commander|commander of chief)( of chief)?"
     r"( of (army|defence|defence forces|military|forces|military forces|army forces))?) $", " armychief "),
    (r" (chief justice|head of judiciary|president of supreme court|chief justice of .*) $", " chief justice "),
    (r" (member of (parliament|congress|house|national assembly|knesset).*|senator.*|representative of .*|mp|deputy|legislator)"
     r" $", " lawmaker "),
    (r" managing director ", " managingdirector "),
    (r" (director general|executive director|director|chairman|chairwoman|chairperson|chair|chief|commissioner|head) of ",
     " head of "),
    (r" (\S+(?: \S+)*) (director|chief|head) $", r" head of \1 "),
    (r" head of general of ", " head of "),
    (r" head of (.*) city government ", r" mayor of \1 "),
    (r" (governor|president|head|chief) of .*\bbank\b.*$", " head of bank "),
    (r" (central bank|bank) governor ", " head of bank "),
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
