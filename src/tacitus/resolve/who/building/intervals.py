"""Attestations of one person -> rows: which belong together, how far they reach, and where another office cuts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from tacitus.ontology.countries import countries
from tacitus.resolve.who.building.identify import Attested, Person
from tacitus.resolve.who.building.seats import is_lasting, is_single, is_vague, rank_of_seat, seat_of
from tacitus.resolve.who.naming import CROWNED
from tacitus.resolve.who.standing import is_own

_REACH, _REACH_LASTING = 550, 1100  # days that a row reaches beyond those attested
_AGAIN = 3  # items from which on an office that ended is held again
_JOIN = 1095  # days between two attestations of one row, at most
Spans = dict[tuple[str, str], list[tuple[str, str, int]]]
"""For an office of a country: first day, last day and number of each person known to hold it."""


@dataclass(slots=True)
class Stretch:
    """Attestations of one person in one office that belong together; `former` has the end only."""

    items: list[Attested]
    former: bool
    rank: str
    low: str
    high: str

    @property
    def first(self) -> str:
        return self.items[0].day

    @property
    def last(self) -> str:
        return self.items[-1].day


def holders_of(people: Sequence[Person], groups: dict[tuple[int, str], list[Attested]]) -> Spans:
    """For every office that one person holds at a time: first and last day known of each holder, and who it is."""
    holders: Spans = {}
    for number, p in enumerate(people):
        for code, _, rank, role, start, end, _ in p.tenures:
            seat = seat_of(role)
            if is_single(seat) and rank != "1":
                holders.setdefault((code, seat), []).append(
                    (_day(start), _day(end or start, last=True), number)
                )
    for (number, code), items in groups.items():
        days: dict[str, list[str]] = {}
        for a in items:
            if not a.told.former and is_single(a.seat):
                days.setdefault(a.seat, []).append(a.day)
        for seat, told in days.items():
            if len(told) > 1:
                holders.setdefault((code, seat), []).extend((day, day, number) for day in told)
    return {key: sorted(told) for key, told in holders.items()}


def heads_of(people: Sequence[Person]) -> Spans:
    """First and last day of every head of state and government of other sources whose end is known."""
    heads: Spans = {}
    for number, p in enumerate(people):
        for code, _, rank, role, start, end, _ in p.tenures:
            if rank == "3" and end:
                heads.setdefault((code, seat_of(role)), []).append(
                    (_day(start), _day(end, last=True), number)
                )
    return heads


def present(
    items: Sequence[Attested],
    own: Person,
    number: int,
    heads: Spans,
) -> list[Attested]:
    """The items that speak of their own time: not of an office that is known to be over, or to be another's."""
    over = {(row[0], seat_of(row[3])): _day(row[5], last=True) for row in own.tenures if row[5]}
    late = Counter(a.seat for a in items if not a.told.former and a.day > over.get((a.code, a.seat), "9999"))
    kept = []
    for a in items:
        if not a.told.former:
            again = late[a.seat] >= _AGAIN and a.seat not in CROWNED
            if a.day > over.get((a.code, a.seat), "9999") and not again and is_single(a.seat):
                continue
            others = [h for h in heads.get((a.code, a.seat), ()) if h[0] < a.day < h[1]]
            if others and all(h[2] != number for h in others):
                continue
        kept.append(a)
    return kept


def rows_of(own: Person, items: Sequence[Attested], code: str) -> list[Stretch]:
    """The rows of one person in one country, before they are bounded."""
    by_seat: dict[str, list[Attested]] = {}
    for a in items:
        by_seat.setdefault(a.seat, []).append(a)
    telling = any(not is_vague(seat) for seat in by_seat) or any(row[0] == code for row in own.tenures)
    rows = []
    for seat, told in sorted(by_seat.items()):
        if (telling and is_vague(seat)) or (seat == "leader" and len(told) < 2):
            continue  # "the Danish leader" may lead anything
        local = sum(a.told.local for a in told) * 2 > len(told) or seat.startswith("local ")
        rank = rank_of_seat(seat, len(told), local=local, national=code in countries())
        told = [a for a in told if a.told.former or not _is_told(own, a, rank)]
        held = [a for a in told if not a.told.former]
        over = sorted(a.day for a in told if a.told.former)
        start = 0
        for i in range(len(held)):
            last = i + 1 == len(held)
            if (
                last
                or _days(held[i].day, held[i + 1].day) > _JOIN
                or any(held[i].day < d < held[i + 1].day for d in over)
            ):
                some = held[start : i + 1]
                reach = _REACH_LASTING if is_lasting(seat) else _REACH
                low, high = _shifted(some[0].day, -reach), _shifted(some[-1].day, reach)
                for day in over:
                    if day > some[-1].day:
                        high = min(high, _shifted(day, -1))
                    elif day < some[0].day:
                        low = max(low, _shifted(day, 1))
                rows.append(Stretch(some, False, rank, low, max(high, some[-1].day)))
                start = i + 1
        if over and not held and not any(row[0] == code and _day(row[4]) <= over[0] for row in own.tenures):
            some = [a for a in told if a.told.former]
            end = _shifted(some[0].day, -1)
            rows.append(Stretch(some, True, "1", end, end))
    return rows


def _is_told(own: Person, item: Attested, rank: str) -> bool:
    """Whether a row of another source says what the person was on the day, or the office at about that time."""
    for code, _, other, role, start, end, source in own.tenures:
        first, last = _day(start), _day(end, last=True) if end else "9999-12-31"
        if (
            code == item.code
            and _same_seat(seat_of(role), item.seat)
            and _shifted(first, -120) <= item.day <= (_shifted(last, 60) if end else last)
        ):
            return True
        stale = not end and source == "wikidata" and other <= rank and _days(first, item.day) > _JOIN
        if first <= item.day <= last and other >= rank and not stale:
            return True
    return False


def _same_seat(one: str, other: str) -> bool:
    """Whether two offices are one, where the text may leave out what it is of: "governor", "governor of Texas"."""
    return one == other or one.partition(" of ")[0] == other or other.partition(" of ")[0] == one


def bounded(rows: list[Stretch], own: Person, number: int, holders: Spans) -> list[Stretch]:
    """The rows cut where another holder of the office or another office of the person begins or ends.

    An end that was looked up by hand holds: one later item ("a statue of commander X") opens no office the day after it.
    """
    held = sorted((r for r in rows if not r.former), key=lambda r: (r.first, r.last))
    for row in held:
        for start, end, other in holders.get((row.items[0].code, row.items[0].seat), ()):
            if other == number:
                continue
            if start > row.last:
                row.high = min(row.high, _shifted(start, -1))
            if end < row.first:
                row.low = max(row.low, _shifted(end, 1))
        for _, _, rank, _, start, end, _ in own.tenures:
            if rank >= row.rank:
                if _day(start) > row.last:
                    row.high = min(row.high, _shifted(_day(start), -1))
                if end and _day(end, last=True) < row.first:
                    row.low = max(row.low, _shifted(_day(end, last=True), 1))
    for before, after in pairwise(held):
        if before.last < after.first and before.high >= after.low:
            middle = _shifted(before.last, max(0, _days(before.last, after.first) // 2))
            before.high, after.low = min(before.high, middle), max(after.low, _shifted(middle, 1))
    ended = {_shifted(_day(end, last=True), 1) for *_, end, source in own.tenures if end and is_own(source)}
    return [r for r in rows if r.former or len(r.items) > 1 or r.low not in ended]


def cells_of(row: Stretch, code: str) -> list[str]:
    told = [a.told for a in row.items]
    offices = Counter(t.office for t in told)
    sectors = Counter(t.sector or "" for t in told)
    office = max(offices, key=lambda o: (offices[o], len(o), o))
    sector = max(sectors, key=lambda s: (sectors[s], s))
    first, last = row.items[0], row.items[-1]
    source = f"ce {first.day} {first.hash} {last.day} {last.hash} {len({a.hash for a in row.items})}"
    source += " former" if row.former else ""
    cells = [code, sector, row.rank, office, row.low, row.high, source]
    return [cell.replace(";", ",").replace("|", "/") for cell in cells]


def _day(told: str, *, last: bool = False) -> str:
    """A day for what may be a year or a month: its first or last."""
    if len(told) == 4:
        return told + ("-12-31" if last else "-01-01")
    if len(told) == 7:
        return told + ("-28" if last else "-01")
    return told or "1900-01-01"


def _days(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def _shifted(day: str, days: int) -> str:
    if not "1900-01-01" < day < "2100-01-01":
        return day
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
