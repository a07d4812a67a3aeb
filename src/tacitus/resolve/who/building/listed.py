"""Makes data/listed.tsv.gz from OFAC's list of specially designated nationals: names, aliases, kind and country.

Run as `python -m tacitus.resolve.who.building.listed SDN_CSV ALT_CSV OUT`. Each row keeps its number in the list.
The country is that of the nationality, else the citizenship, the papers or registration, the place of birth, and last the
programme where it is about one country; `basis` says which. The sector comes from a title ("Minister of Finance"), a narcotics or
crime programme, or the legal form of a firm; else it stays empty. Being on the list says what one government decided.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections import Counter

from tacitus.resolve.who.coded import Coded
from tacitus.resolve.who.coding import code_phrase
from tacitus.resolve.who.countries import country_of
from tacitus.resolve.who.phrase import read_pieces

_NONE = "-0-"
_KINDS = {"individual": "person", "vessel": "vessel", "aircraft": "aircraft", _NONE: "body"}
_PROGRAMMES = (
    ("IRN", r"IRAN|HRIT-IR"), ("SYR", r"SYRIA|HRIT-SY|FSE-SY"), ("PRK", r"DPRK"), ("CUB", r"CUBA"), ("ZWE", r"ZIMBABWE"), ("BLR", r"BELARUS"),
    ("VEN", r"VENEZUELA"), ("NIC", r"NICARAGUA"), ("MMR", r"BURMA"), ("IRQ", r"IRAQ"), ("LBY", r"LIBYA"), ("COD", r"DRCONGO"), ("CAF", r"CAR$"),
    ("SOM", r"SOMALIA"), ("SSD", r"SOUTH SUDAN"), ("YEM", r"YEMEN"), ("SDN", r"DARFUR"), ("LBN", r"LEBANON"), ("RUS", r"RUSSIA-EO"),
    ("MLI", r"MALI-"),
)  # fmt: skip
_NAMED = {
    "Congo, Democratic Republic of the": "COD", "Congo, Republic of the": "COG", "Korea, North": "PRK", "Korea, South": "KOR", "West Bank": "PSE",
    "Region: Gaza": "PSE", "Macedonia, The Former Yugoslav Republic of": "MKD", "Palestinian": "PSE",
}  # fmt: skip
_FIRM = re.compile(
    r"\b(CO|LTD|LLC|INC|S\.?A|GMBH|AG|COMPANY|CORPORATION|CORP|BANK|BANCO|SHIPPING|AIRLINES?|AIRWAYS|TRADING|OOO|OAO|ZAO|PJSC|"
    r"JSC|PLC|FZE|FZCO|LTDA|S\.?A\.?S|C\.?A|S\.?R\.?L|E\.?U|C\.?V|LIMITED|HOLDINGS?|INVESTMENTS?|INDUSTRIES|PETROLEUM|COMPANIES|"
    r"INVERSIONES|COMERCIALIZADORA|AGROPECUARIA|CONSTRUCTORA|ENTERPRISES?|COOPERATIVA|JOINT STOCK)\b\.?"
)
_CRIME = re.compile(r"SDNT|TCO|ILLICIT-DRUGS")
_SMALL = frozenset("of de the and for la del y el in".split())


def main(listed: str, aliases: str, target: str) -> None:
    """Writes row, kind, country, basis, sector, name, title, programmes, aliases; sorted by name and row."""
    others: dict[str, list[str]] = {}
    for row in _rows(aliases):
        others.setdefault(row[0], []).append(row[3])
    lines = []
    for row in _rows(listed):
        number, name, kind, programmes, title, remarks = (
            row[0],
            row[1],
            _KINDS[row[2]],
            row[3],
            row[4],
            row[11],
        )
        person = kind == "person"
        title = "" if title == _NONE else title
        programmes = programmes.replace("] [", " ").replace("]", "").replace("[", "")
        country, basis = _country(remarks, programmes.split(" "), kind, row[10])
        shown = _shown(name, person)
        own = others.pop(
            number, []
        )  # one number stands twice in the list; its aliases belong to the first row
        also = [_shown(alias, person) for alias in [*own, *_weak(remarks)]]
        told = [also_name for also_name in dict.fromkeys(also) if also_name != shown]
        sector = _sector(name, kind, title, programmes)
        fields = (number, kind, country, basis, sector, shown, title, programmes, "|".join(told))
        lines.append("\t".join(" ".join(field.split()) for field in fields) + "\n")
    table = "row\tkind\tcountry\tbasis\tsector\tname\ttitle\tprogrammes\taliases\n"
    table += "".join(sorted(lines, key=lambda line: (line.split("\t")[5], int(line.split("\t")[0]))))
    with open(target, "wb") as out:
        out.write(gzip.compress(table.encode("utf-8"), 9, mtime=0))


def _rows(path: str) -> list[list[str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return [[cell.strip() for cell in row] for row in csv.reader(file) if len(row) > 2]


def _shown(name: str, person: bool) -> str:
    """ "SURNAME, Given" -> "Given Surname"; a body without shouting."""
    surname, comma, given = name.partition(", ")
    if person:
        surname = "-".join(part.title() if part.isupper() else part for part in surname.split("-"))
        return f"{given} {surname.replace(chr(39) + 'S ', chr(39) + 's ')}".strip() if comma else surname
    if " " not in name or any(c.isdigit() for c in name):
        return name
    words = [
        word if "(" in word else re.sub(r"[A-Z]{4,}('S\b)?", lambda m: m[0].capitalize(), word)
        for word in name.split()
    ]
    return " ".join(word.lower() if i and word.lower() in _SMALL else word for i, word in enumerate(words))


def _weak(remarks: str) -> list[str]:
    """Aliases that the list calls weak, those of several words."""
    return [name for name in re.findall(r"[afn]\.k\.a\. '([^']+)'", remarks) if " " in name.strip()]


def _country(remarks: str, programmes: list[str], kind: str, flag: str) -> tuple[str, str]:
    for basis, pattern in (
        ("nationality", r"nationality ([^;.]+)"), ("citizenship", r"citizen ([^;.]+)"),
        ("papers", r"(?:No\.|Number|Passport|ID|Card)[^;()]*\(([A-Z][^()]+)\)"), ("birth", r"POB [^;]*?([^;,]+?)[;.]"),
    ):  # fmt: skip
        told = Counter(code for code in map(_code, re.findall(pattern, remarks)) if code)
        if told:
            return told.most_common(1)[0][0], basis
    if kind == "vessel" and (code := _code(flag)):
        return code, "flag"
    fitting = {code for code, pattern in _PROGRAMMES for p in programmes if re.match(pattern, p)}
    return (next(iter(fitting)), "programme") if len(fitting) == 1 else ("", "")


def _code(name: str) -> str | None:
    name = name.strip().removeprefix("possibly ")
    return _NAMED.get(name) or country_of(name) or country_of(" ".join(reversed(name.split(", "))))


def _sector(name: str, kind: str, title: str, programmes: str) -> str:
    for told in (title.partition(";")[0].partition(",")[0], title.partition(";")[0]) if title else ():
        phrase = read_pieces(told)
        coded = code_phrase(phrase, phrase.pieces, date=None)
        strong = any(piece.kind == "role" for piece in phrase.pieces)
        if strong and isinstance(coded, Coded) and coded.sector not in {None, "CVL", "LAB"}:
            return coded.sector or ""
    if kind == "body" and _FIRM.search(name):
        return "BUS"
    return "CRM" if kind in {"person", "body"} and _CRIME.search(programmes) else ""


if __name__ == "__main__":
    main(*sys.argv[1:4])
