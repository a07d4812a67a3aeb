"""Makes data/tenures.tsv.gz: who held which office from when to when.

Run as `python -m tacitus.resolve.who.building.tenures OFFICEHOLDERS_CSV_GZ LEGISLATORS_YAML EXECUTIVE_YAML OFFICES_YAML OUT`.
Sources: Wikidata office-holders (CC0), the congress-legislators files (CC0) and `data/offices.yaml` (our own), read by
`holders`. Ranks: `positions`. Bare surnames are looked up from rank 2 on.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from tacitus.resolve.who.building.holders import from_congress, from_executive, from_own, from_wikidata
from tacitus.resolve.who.building.identify import write_lines
from tacitus.resolve.who.building.merged import merge_spellings
from tacitus.resolve.who.building.positions import pattern, plain_roles
from tacitus.resolve.who.building.rows import WRONG, Row, day_number
from tacitus.resolve.who.roles import small_words
from tacitus.resolve.who.standing import is_own
from tacitus.resolve.who.words import keys_of

_TWIN = 100  # days between the starts of one tenure in two sources
_ADMINISTRATION = ("2021-01-20", "2025-01-20")  # of Wikidata's snapshot, whose offices were open
_ENGLISH = str.maketrans(
    dict(zip("čČšŠžŽđĐşŞçÇý", "ch Ch sh Sh zh Zh dj Dj sh Sh ch Ch y".split(), strict=True))
)  # as English writes letters that it lacks by sound


def main(holders: str, legislators: str, executive: str, offices: str, target: str) -> None:
    """Writes one person a line: folded names, highest rank, QID, name, tenures; sorted.

    A tenure is country;sector;rank;role;start;end;source, tenures are divided by a bar.
    """
    told = (
        *from_wikidata(holders), *from_congress(legislators), *from_executive(executive), *from_own(offices)
    )  # fmt: skip
    rows = corrected(
        merge_spellings({row._replace(role=role) for row in told for role in plain_roles(row.role)})
    )
    people: dict[str, list[Row]] = {}
    by_name = {row.person: row.qid for row in sorted(rows) if row.qid}
    for row in sorted(closed(rows), key=lambda r: (r.person, r.qid, r.start, r.end, r)):
        people.setdefault(row.qid or by_name.get(row.person) or row.person, []).append(row)
    write_lines(map(_line, people.values()), target)


def _line(held: list[Row]) -> str:
    called = [name for row in held for name in (_shown(row.person), *row.aliases.split("|")) if name]
    names = dict.fromkeys(_keys(name) for one in called for name in (one, one.translate(_ENGLISH)))
    rank = max(row.rank for row in held)
    qid = next((row.qid for row in held if row.qid), "")
    person = next((row.person for row in held if is_own(row.source)), held[0].person)  # as news names it
    tenures = "|".join(";".join(part.replace(";", ",").replace("|", "/") for part in row[3:]) for row in held)
    return "\t".join(("|".join(names), rank, qid, _shown(person), tenures)) + "\n"


def _shown(person: str) -> str:
    """A name without what tells namesakes of one state apart in `offices.yaml`: "Soe Win (general)"."""
    return person.partition(" (")[0]


def _keys(name: str) -> str:
    """The folded words of a name, without the articles that spellings differ in."""
    keys = keys_of(name)
    return " ".join([key for key in keys if key not in small_words("articles")] or keys)


def corrected(rows: Iterable[Row]) -> set[Row]:
    """The rows without those of Wikidata that a hand-made one takes the place of: of the same person, state and office, and
    begun within `_TWIN` days of it. A hand-made row that is marked wrong only takes away."""
    told = set(rows)
    own: dict[tuple[str, ...], list[str]] = {}
    for row in told:
        if row.source == WRONG or is_own(row.source):
            own.setdefault(_office(row), []).append(row.start)

    def replaced(row: Row) -> bool:
        return row.source == "wikidata" and any(
            abs(day_number(row.start) - day_number(day)) <= _TWIN for day in own.get(_office(row), ())
        )

    return {row for row in told if row.source != WRONG and not replaced(row)}


def _office(row: Row) -> tuple[str, ...]:
    return row.country, row.person, row.role.casefold()


def closed(rows: Iterable[Row]) -> list[Row]:
    """The rows, sorted; those of Wikidata of high offices without an end get one.

    It is the end that another source gives for the same person, else that of the administration, else the start of the next holder where one person holds the
    office at a time.
    """
    told = sorted(rows)
    starts: dict[tuple[str, str], set[tuple[str, str]]] = {}
    ends: dict[tuple[str, str], list[str]] = {}
    for row in told:
        starts.setdefault((row.country, row.role), set()).add((row.start, row.person))
        if row.source != "wikidata" and row.rank != "1" and row.end:
            ends.setdefault((row.country, row.person), []).append(row.end)

    def end_of(row: Row) -> str:
        own = [end for end in ends.get((row.country, row.person), ()) if end > row.start]
        later = [
            start
            for start, person in starts[row.country, row.role]
            if start > row.start and person != row.person and not pattern("shared").search(row.role)
        ]
        return min(own, default="") or _end_of_administration(row) or min(later, default="")

    return [
        row._replace(end=end_of(row)) if not row.end and row.rank != "1" and row.source == "wikidata" else row
        for row in told
    ]


def _end_of_administration(row: Row) -> str:
    """The offices that a U.S. president fills end with the presidency, where no other end is known."""
    first, last = _ADMINISTRATION
    federal = row.country == "USA" and pattern("appointed").search(row.role) and first <= row.start < last
    return last if federal else ""


if __name__ == "__main__":
    main(*sys.argv[1:6])
