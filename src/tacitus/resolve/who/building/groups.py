"""Makes data/groups.tsv from UCDP's actor list: non-state armed groups, their names and the state they fight in.

Run as `python -m tacitus.resolve.who.building.groups UCDP_ACTOR_CSV OUT`. Formally organised groups only (Org 1);
the country is the first of their locations. Names with fewer than four letters are left out: they stand for too
much else.
"""

from __future__ import annotations

import csv
import re
import sys

from tacitus.resolve.who.countries import country_of

_LOCATIONS = {"DR Congo (Zaire)": "COD", "Congo": "COG", "Kingdom of eSwatini (Swaziland)": "SWZ"}
_VAGUE = {
    "Military faction",
    "Elements",
    "Outlaws",
    "Royalists",
    "Neutralists",
    "Sakartvelo",
    "Maidan",
    "Cobras",
    "Ninjas",
    "National Liberation Army",
    "People's Liberation Army",
    "National Liberation Front",
    "People's Revolutionary Army",
    "Unity Party",
    "National Resistance Front",
    "Democratic Front",
    "Lebanese Forces",
    "Democratic Forces",
    "National Union",
}


def main(source: str, target: str) -> None:
    """Writes code, name, alias; one row for each group and further name."""
    rows: set[tuple[str, str, str]] = set()
    with open(source, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["Org"] != "1":
                continue
            code = _country(row["Location"].split(",")[0].strip())
            names = [
                _clean(row[c])
                for c in ("NameData", "NameOrigFullEng", "NameOrigFull", "NewNameFullEng", "NameOrig")
            ]
            names = [name for name in dict.fromkeys(names) if _is_telling(name)]
            if code is None or not names:
                continue
            for alias in [name for name in names[1:] if " " in name or "-" in name] or [""]:
                rows.add((code, names[0], alias))
    with open(target, "w", encoding="utf-8") as out:
        out.write("code\tname\talias\n")
        out.writelines("\t".join(row) + "\n" for row in sorted(rows))


def _country(location: str) -> str | None:
    return _LOCATIONS.get(location) or country_of(location) or country_of(re.sub(r"\s*\(.*", "", location))


def _clean(name: str) -> str:
    return " ".join(re.sub(r"\s*\([^)]*\)", "", name).split())


def _is_telling(name: str) -> bool:
    vague = (
        name.startswith(("Republic of", "Government", "People's Democratic Republic"))
        or " irregulars" in name
    )
    letters = re.sub(r"[^a-zA-ZÀ-ž]", "", name)
    return (
        len(letters) >= 4
        and not name.islower()
        and not vague
        and name not in _VAGUE
        and country_of(name) is None
    )


if __name__ == "__main__":
    main(*sys.argv[1:3])
