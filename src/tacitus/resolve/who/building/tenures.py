"""Makes data/tenures.tsv.gz: who held which office from when to when.

Run as `python -m tacitus.resolve.who.building.tenures OFFICEHOLDERS_CSV_GZ LEGISLATORS_YAML EXECUTIVE_YAML OFFICES_YAML OUT`.
Sources: Wikidata office-holders (CC0), the congress-legislators files (CC0) and `data/offices.yaml` (our own).
Rank 3: heads of state and government, heads of international organisations; 2: foreign, defence, interior and
finance ministers, speakers, chiefs of staff, senators; 1: the rest. Bare surnames are looked up from rank 2 on.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections.abc import Iterable
from datetime import date
from typing import Any

import yaml

from tacitus.resolve.who.building.identify import write_lines
from tacitus.resolve.who.building.merged import merge_spellings
from tacitus.resolve.who.countries import country_of
from tacitus.resolve.who.roles import small_words
from tacitus.resolve.who.standing import is_own
from tacitus.resolve.who.words import keys_of

_PLACES = {
    "World (international bodies)": "IGO", "Oklahoma": "USA", "Arkansas": "USA", "Donetsk (DPR)": "UKR", "Luhansk (LPR)": "UKR",
    "Artsakh": "AZE", "Aland": "FIN", "Micronesia": "FSM", "Congo-Brazzaville": "COG", "St Vincent and the Grenadines": "VCT",
    "Sao Tome and Principe": "STP",
}  # fmt: skip
_CHAIRS = (
    r"^(Chair|Chairman|Chairwoman|Chairperson|President|Presiding Officer) of the (\w+ )?(Council of the )?"
    r"(Parliament|National Assembly|Assembly|Senate|Chamber of Deputies|Verkhovna Rada|House of Peoples|Chamber of Representatives)$"
)
_SECTORS = (
    ("ELI", r"^First (Lady|Gentleman)"),
    ("OPP", r"Leader of the (Official )?Opposition"),
    ("PTY", r"^(Chairperson|Chairman|Leader|Secretary.General) of the .*(Party|Kuomintang)"),
    ("SPY", r"Intelligence|Secret Service|of the CIA|State Security|Mossad|Shin Bet|MI[56]\b"),
    ("COP", r"Police|Gendarmerie|Director of the FBI"),
    ("MIL", r"Chief.* (Staff|Defence|Defense|Army|Navy|Air|Naval)|Commander|Joint Chiefs|Commandant|Chief of (the )?(General|Navy|Army|Air|Naval)|Inspector of the (Army|Navy)|Adjutant General"),
    ("JUD", r"Justice of|Chief Justice|[Jj]udge|Prosecutor|Supreme Court|Constitutional (Court|Tribunal)|Court of|Public Prosecution"),
    ("LEG", _CHAIRS + r"|Speaker|President of the (Senate|National Assembly|Chamber|Congress|House|Parliament|Assembly|Legislat|Council of States|National Council|Federation Council|Storting|Althing|Bundes|Riigikogu|Saeima|Sejm|Senat)|[Mm]ember of (the )?(Parliament|House|National Assembly|Senate|Congress)|Senator|Member of Parliament|Whip|Chairman of the (State Duma|Knesset|Assembly of Experts|National People)|Marshal of the|President of the .*(Parliament|Assembly|Duma|Legislative)|parliamentary"),
)  # fmt: skip
_CIVIL_STAFF = re.compile(
    r"Chief of Staff (to|\(|of the (President|Prime|Office|Government|White))|White House|Cabinet|Minister|Presiden"
)
_HEADS = re.compile(
    r"(President|Prime Minister|Premier|monarch|King|Queen|Emir|Sultan|Supreme Leader|Chancellor|Federal Chancellor|Taoiseach|"
    r"Captain Regent|Chairman of the Presidency|Chairman of the Council of Ministers|Chief Executive|Pope|Sovereign Prince|"
    r"President of the (Republic|Government|Council of Ministers|Swiss Confederation|European Commission|European Council|"
    r"Palestinian National Authority|Presidency|State Council|State Affairs Commission)|Secretary.General of the United Nations|"
    r"Head of (State|the Republic|Government)|General Secretary of the Communist Party.*|Chairman of the Cabinet of Ministers.*|"
    r"Yang di-Pertuan Agong|President of the Transitional Council|Chairman of the Transitional .* Council|Federal President|"
    r"President of [A-Z]\w+|Prime Minister of [A-Z]\w+|Paramount leader|Transitional President|Acting President|Interim President)"
)
# Dependencies and parts of states: their heads are no heads of state.
_PARTS = {
    "Northern Ireland", "Scotland", "Wales", "Oklahoma", "Arkansas", "British Virgin Islands", "Anguilla", "Bermuda", "Cayman Islands",
    "Jersey", "Isle of Man", "Montserrat", "Turks and Caicos Islands", "Faroe Islands", "Greenland", "Aruba", "Aland",
}  # fmt: skip
# Authorities of partially recognized territories: their offices are PRE under the nominal sovereign.
_BREAKAWAY = {
    "Abkhazia", "Artsakh", "Donetsk (DPR)", "Luhansk (LPR)", "Northern Cyprus", "Somaliland", "South Ossetia",
}  # fmt: skip
_WRONG = "wrong"  # source of hand-made rows that take one of Wikidata's away
_TWIN = 100  # days
_ENGLISH = str.maketrans(
    {
        "č": "ch",
        "Č": "Ch",
        "š": "sh",
        "Š": "Sh",
        "ž": "zh",
        "Ž": "Zh",
        "đ": "dj",
        "Đ": "Dj",
        "ş": "sh",
        "Ş": "Sh",
        "ç": "ch",
        "Ç": "Ch",
        "ý": "y",
    }
)  # as English writes letters that it lacks by sound
_REPUBLICS = {
    "Donetsk (DPR)": "Donetsk People's Republic", "Luhansk (LPR)": "Luhansk People's Republic", "Artsakh": "Republic of Artsakh",
}  # fmt: skip
_CROWN = {"Q9682", "Q43274"}  # one crown of many realms: the United Kingdom stands for it
_HIGH = re.compile(
    r"Foreign|External (Affairs|Relations)|Defen[cs]e|Interior|Internal Affairs|Home Affairs|Home Department|Home Secretary|Finance|Treasury|Exchequer|"
    r"Secretary of State for (Foreign|Defence|the Home)|Vice.President$|Deputy Prime Minister|Vice Premier|Vice.Chancellor|Tánaiste|Deputy First Minister|First Vice|Secretary of State$|Speaker|President of the (Senate|National Assembly|Chamber of Deputies)|Chief of (the )?(General|Defence|Defense) Staff|Homeland Security|Attorney General|National Security Advis|Crown Prince|Revolutionary Guard|"
    r"Minister of (Justice|Intelligence|State Security|National Security|Oil|Petroleum)|^(Chief|Commander|Commander.in.Chief|Supreme Commander) of (the )?(Staff of the )?(Army|Armed Forces|National Armed Forces)( Staff)?$|Governor of the (Central|Reserve|National) Bank|Federal Reserve|Director of the (CIA|FBI)|Leader of the Opposition|Supreme National Security"
)  # fmt: skip
_APPOINTED = re.compile(
    r"^(Secretary of|Attorney General|Director of (the CIA|National)|National Security|Deputy Secretary|Vice President)"
)
_PLAIN = (
    (re.compile(r"^Head of Government of (Mexico City|Buenos Aires)( City)?$"), r"Mayor of \1"),
    (
        re.compile(r"^(Minister (?:of|for)) (International Relations(?: and Cooperation)?)$"),
        r"\1 Foreign Affairs (\2)",
    ),
)
_BOTH = re.compile(
    r"((?:First |Second |Third )?(?:Deputy|Vice)[- ](?:Prime Minister|Premier)|Vice[- ]President|Tánaiste|Crown Prince)(?:,? and|,) "
    r"(Minister (?:of|for) .+|(?:First )?Deputy Prime Minister)$"
)
_SHARED = re.compile(r"Vice.President|Deputy|Vice Premier|Senator|Representative|of State$|leader|activist")
_LOW = re.compile(
    r"[Aa]mbassador|^Deputy Minister|Permanent Representative|[Aa]dvis[eo]r to|^Mayor|Assistant|First Lady|State Secretary to"
)


def main(holders: str, legislators: str, executive: str, offices: str, target: str) -> None:
    """Writes one person a line: folded names, highest rank, QID, name, tenures; sorted.

    A tenure is country;sector;rank;role;start;end;source, tenures are divided by a bar.
    """
    told = (*_wikidata(holders), *_congress(legislators), *_executive(executive), *_our_own(offices))
    rows = corrected(
        merge_spellings({(*row[:6], role, *row[7:]) for row in told for role in plain_roles(row[6])})
    )
    people: dict[str, list[tuple[str, ...]]] = {}
    by_name = {row[1]: row[0] for row in sorted(rows) if row[0]}
    for row in sorted(_closed(rows), key=lambda r: (r[1], r[0], r[7], r[8], r)):
        people.setdefault(row[0] or by_name.get(row[1]) or row[1], []).append(row)
    lines = []
    for held in people.values():
        called = [name for row in held for name in (row[1], *row[2].split("|")) if name]
        names = dict.fromkeys(_keys(name) for one in called for name in (one, one.translate(_ENGLISH)))
        rank = max(row[5] for row in held)
        qid = next((row[0] for row in held if row[0]), "")
        tenures = "|".join(
            ";".join(part.replace(";", ",").replace("|", "/") for part in row[3:]) for row in held
        )
        lines.append("\t".join(("|".join(names), rank, qid, held[0][1], tenures)) + "\n")
    write_lines(lines, target)


def plain_roles(role: str) -> tuple[str, ...]:
    """The offices that a title names, as news calls them: the mayor of Mexico City is its head of government, and a deputy
    prime minister with a ministry holds two."""
    for pattern, put in _PLAIN:
        role = pattern.sub(put, role)
    both = _BOTH.match(role)
    return (both[1], both[2]) if both else (role,)


def corrected(rows: Iterable[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """The rows without those of Wikidata that a hand-made one takes the place of: of the same person, state and office, and
    begun within `_TWIN` days of it. A hand-made row that is marked wrong only takes away."""
    told = set(rows)
    own: dict[tuple[str, ...], list[str]] = {}
    for row in told:
        if row[9] == _WRONG or is_own(row[9]):
            own.setdefault((row[3], row[1], row[6].casefold()), []).append(row[7])

    def replaced(row: tuple[str, ...]) -> bool:
        begun = own.get((row[3], row[1], row[6].casefold()), ())
        return row[9] == "wikidata" and any(
            abs(day_number(row[7]) - day_number(day)) <= _TWIN for day in begun
        )

    return {row for row in told if row[9] != _WRONG and not replaced(row)}


def day_number(told: str) -> int:
    """A day as a number; of a year or a month alone its middle."""
    return date.fromisoformat(told + {4: "-07-01", 7: "-15"}.get(len(told), "")).toordinal()


def _keys(name: str) -> str:
    """The folded words of a name, without the articles that spellings differ in."""
    keys = keys_of(name)
    return " ".join([key for key in keys if key not in small_words("articles")] or keys)


def _end_of_administration(row: tuple[str, ...]) -> str:
    """The offices that a U.S. president fills end with the presidency, where no other end is known."""
    federal = row[3] == "USA" and _APPOINTED.search(row[6]) and "2021-01-20" <= row[7] < "2025-01-20"
    return "2025-01-20" if federal else ""


def _closed(rows: set[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Wikidata rows of high offices without an end get one.

    It is the end that another source gives for the same person, else that of the administration, else the start of the next holder where one person holds the
    office at a time.
    """
    starts: dict[tuple[str, str], set[tuple[str, str]]] = {}
    ends: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        starts.setdefault((row[3], row[6]), set()).add((row[7], row[1]))
        if row[9] != "wikidata" and row[5] != "1" and row[8]:
            ends.setdefault((row[3], row[1]), []).append(row[8])
    closed = []
    for row in sorted(rows):
        if not row[8] and row[5] != "1" and row[9] == "wikidata":
            own = [end for end in ends.get((row[3], row[1]), ()) if end > row[7]]
            later = [start for start, person in starts[row[3], row[6]] if start > row[7] and person != row[1]]
            end = (
                min(own, default="")
                or _end_of_administration(row)
                or ("" if _SHARED.search(row[6]) else min(later, default=""))
            )
            row = (*row[:8], end, *row[9:])
        closed.append(row)
    return closed


def _wikidata(path: str) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place, role, person = row["country_or_body"], row["position"].strip(), row["person"].strip()
            start, end = row["start"][:10].rstrip("s"), row["end"]
            if (
                not person
                or re.fullmatch(r"Q\d+", person)
                or " " not in person
                or (end and end < start[: len(end)])
            ):
                continue
            code = _PLACES.get(place) or country_of(place)
            if code is None:
                raise SystemExit(f"no code for {place}")
            if (code == "IGO" and "United Nations" in role) or "International Court of Justice" in role:
                code = "UNO"
            if row["person_qid"] in _CROWN and code != "GBR":
                continue
            sector, rank = "PRE" if place in _BREAKAWAY else _sector(role, code), _rank(role, place)
            if sector in {"LEG", "JUD", "COP", "ELI"}:
                rank = min(rank, 2)
            if place in _BREAKAWAY and place not in role:
                named = _REPUBLICS.get(place, place)
                role = (
                    role.replace("the Republic", f"the {named}")
                    if "the Republic" in role
                    else f"{role} of {named}"
                )
            rows.append(
                (row["person_qid"], _plain(person), "", code, sector, str(rank), role, start, end, "wikidata")
            )
    return rows


def _sector(role: str, code: str) -> str:
    if re.match(r"(?i)ambassador|permanent representative|governor|minister", role) and "Speaker" not in role:
        return "GOV"
    for sector, pattern in _SECTORS:
        if re.search(pattern, role) and not (sector == "MIL" and _CIVIL_STAFF.search(role)):
            return sector
    return "" if code in {"UNO", "IGO", "EUR"} else "GOV"


def _rank(role: str, place: str) -> int:
    if _LOW.search(role) or (place in _PARTS and not _HEADS.fullmatch(role)):
        return 1
    if _HEADS.fullmatch(role) and place not in _PARTS:
        return 3
    return 2 if _HIGH.search(role) or _heads_chamber(role) else 1


def _heads_chamber(role: str) -> bool:
    """Whether it is the first seat of a parliament: "President of the Storting"."""
    first = re.match(r"(President|Chair\w*|Marshal|Presiding Officer) of the ", role)
    return first is not None and "ommittee" not in role and _sector(role, "") == "LEG"


def _congress(path: str) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for person in _load(path):
        for term in _joined(person["terms"]):
            senate = term["type"] == "sen"
            role = ("Senator" if senate else "Representative") + f" for {term['state']}"
            rows.append(
                (
                    person["id"].get("wikidata", ""), person["name"].get("official_full") or _full(person["name"]),
                    _full(person["name"]), "USA", "LEG", "2" if senate else "1", role, term["start"], term["end"], "congress",
                )
            )  # fmt: skip
    return rows


def _executive(path: str) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for person in _load(path):
        for term in person["terms"]:
            if term["end"] < "1960":
                continue
            chief = term["type"] == "prez"
            role = "President" if chief else "Vice President"
            qid = person["id"].get("wikidata", "")
            name = _full(person["name"])
            rows.append(
                (
                    qid,
                    name,
                    "",
                    "USA",
                    "GOV",
                    "3" if chief else "2",
                    role,
                    term["start"],
                    term["end"],
                    "congress",
                )
            )
    return rows


def _our_own(path: str) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for code, people in _load(path).items():
        for p in people:
            rows.append(
                (
                    p.get("qid", ""), p["name"], "|".join(p.get("aliases", ())), code, _own_sector(p, code), str(p.get("rank", 3)),
                    p["role"], str(p["start"]), str(p.get("end", "")), _own_source(p),
                )
            )  # fmt: skip
    return rows


def _own_sector(row: dict[str, Any], code: str) -> str:
    """Offices of a state are GOV unless said otherwise, those of international bodies have no sector."""
    sector: str = row.get("sector", "GOV")
    return "" if sector == "GOV" and code in {"UNO", "IGO", "EUR"} else sector


def _own_source(row: dict[str, Any]) -> str:
    if row.get("wrong"):
        return _WRONG
    told = " ".join(str(row.get("source", "")).split())
    return f"own {told.replace(';', '%3B').replace('|', '%7C')}".rstrip()


def _joined(terms: list[dict[str, Any]]) -> list[dict[str, Any]]:
    joined: list[dict[str, Any]] = []
    for term in terms:
        last = joined[-1] if joined else None
        if (
            last
            and last["type"] == term["type"]
            and last["state"] == term["state"]
            and term["start"][:4] <= last["end"][:4]
        ):
            last["end"] = term["end"]
        else:
            joined.append(dict(term))
    return joined


def _full(name: dict[str, str]) -> str:
    return f"{name.get('nickname') or name['first']} {name['last']}"


def _plain(person: str) -> str:
    return re.sub(r"\s*\([^)]*\)", "", person).replace("\t", " ").strip()


def _load(path: str) -> Any:
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


if __name__ == "__main__":
    main(*sys.argv[1:6])
