"""What the place names of one document stand for: one answer a name, found with the help of the others.

First every name takes its likeliest row by people, kind and what stands beside it ("Springfield, Illinois"); then the
countries, units and points so found, with the countries named and the peoples named ("Iranian"), vote once more.
Names written alike mean the same place throughout a document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tacitus.resolve.where.index import KINDS, NONE8, SCALE, PlaceIndex
from tacitus.resolve.where.scoring import (
    TOWNS,
    Ballot,
    Votes,
    best_of,
    cued,
    distance_km,
    holds,
    prior,
    support,
)

BESIDE = 3.0  # what a place gains where the place beside it holds it
UNIT_COST = 2.0  # what a unit loses where its own seat bears the same name
SEAT_SHARE = 0.25  # how much of the difference to its unit the seat then gains
CITY_APART = 1.5  # what the town of New York loses where the document also speaks of New York City
LISTED = 1.6  # what a place gains where all in a list with it are of its kind and country
SAME_KM = 80.0  # rows nearer than this are one place for all that can be said
WELL_KNOWN = 1_000_000  # people from which a town needs nothing else to speak for it
LEAST_VOTE = 0.5  # weight from which a country counts as spoken for
PEOPLE_VOTE = 0.6  # weight of a word for the people of a country, up to three times
LIKELY = 12  # rows of a name beside that are looked at before it has its choice
ROUNDS = 2  # of voting


@dataclass(frozen=True)
class Named:
    """A name in the text and the rows it may stand for; `beside` are the keys of names that stand next to it, `listed` of
    those in one list with it ("Iowa, Ohio and Georgia"). A `guessed` name is known by its consonants only; `cue` is
    "unit" or "town" where the text says which it is."""

    start: int
    end: int
    key: str
    postings: tuple[int, ...]
    beside: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    guessed: bool = False
    cue: str | None = None


@dataclass
class Choice:
    """The row a name stands for, its weight, how far it lies before the next one (in the unit of `scoring`), whether
    anything else in the document speaks for its country (`voted`), and whether all speaks for others (`alone`)."""

    row: int
    weight: float
    margin: float
    voted: bool = False
    alone: bool = False


@dataclass
class _Group:
    postings: list[int]
    beside: set[str] = field(default_factory=set)
    listed: dict[str, None] = field(default_factory=dict)  # in the order of the text
    times: int = 0
    guessed: bool = False
    cue: str | None = None
    priors: dict[int, float] = field(
        default_factory=dict
    )  # by row, where it is not that of the posting alone


def choose(index: PlaceIndex, names: Sequence[Named], peoples: Mapping[int, int]) -> dict[str, Choice]:
    """The choice for each key that has postings.

    Args:
        names: names of the document in the order of the text.
        peoples: how often words for the people of a country stand in the document, by the number of the country.
    """
    groups = _grouped(index, names)
    spoken = {
        country: PEOPLE_VOTE * min(times, 3) for country, times in sorted(peoples.items()) if country != NONE8
    }
    choices = {key: _likeliest(index, key, groups, {}, None) for key in groups}
    for _ in range(ROUNDS):
        votes = Votes(index, _ballots(index, groups, choices), spoken)
        before, choices = choices, {key: _likeliest(index, key, groups, choices, votes) for key in groups}
        if all(choices[key].row == before[key].row for key in groups):
            break
    return {
        key: choice for key, choice in choices.items() if not groups[key].guessed or _is_told(index, choice)
    }


def _is_told(index: PlaceIndex, choice: Choice) -> bool:
    """Whether a place known by its consonants only can stand: a country, or one whose country is spoken for."""
    return choice.voted or KINDS[index.kinds[choice.row]] == "country"


def _grouped(index: PlaceIndex, names: Sequence[Named]) -> dict[str, _Group]:
    groups: dict[str, _Group] = {}
    for name in names:
        if not name.postings:
            continue
        group = groups.get(name.key)
        if group is None:
            group = groups[name.key] = _Group(_without_namesakes(index, best_of(index, name.postings)))
        group.times += 1
        group.guessed = name.guessed
        group.cue = group.cue or name.cue
        group.beside.update(name.beside)
        group.listed.update(dict.fromkeys(name.listed))
    for key, group in groups.items():
        if len(group.postings) > 1 and group.cue != "unit":
            group.priors = _seats(index, group.postings)
            if f"{key} city" in groups:
                group.priors |= {
                    p >> 1: prior(index, p) - CITY_APART
                    for p in group.postings
                    if KINDS[index.kinds[p >> 1]] in TOWNS
                }
    return groups


def _seats(index: PlaceIndex, postings: Sequence[int]) -> dict[int, float]:
    """Weights, by row, of first-order units and their seats of the same name: "Agadez" is rather the town."""
    kinds = [KINDS[index.kinds[p >> 1]] for p in postings]
    units = [p for p, kind in zip(postings, kinds, strict=True) if kind == "admin1"]
    weights: dict[int, float] = {}
    if not units:
        return weights
    seats = {
        index.admin1[p >> 1]: p
        for p, kind in reversed(list(zip(postings, kinds, strict=True)))
        if kind in ("capital", "seat1") and not p & 1
    }
    for posting in units:
        row = posting >> 1
        seat = seats.get(index.admin1[row])
        if seat is not None:
            town, unit = prior(index, seat), prior(index, posting)
            weights[row] = unit - UNIT_COST
            weights[seat >> 1] = town + SEAT_SHARE * max(0.0, unit - town)
    return weights


def _without_namesakes(index: PlaceIndex, postings: Sequence[int]) -> list[int]:
    """The postings without units that bear the name of their own country, such as the province of Taiwan."""
    if len(postings) < 2 or KINDS[index.kinds[postings[0] >> 1]] != "country":
        return list(postings)
    countries = {index.country[p >> 1] for p in postings if KINDS[index.kinds[p >> 1]] == "country"}
    return [
        p
        for p in postings
        if index.country[p >> 1] not in countries or KINDS[index.kinds[p >> 1]] not in ("admin1", "admin2")
    ]


def _likeliest(
    index: PlaceIndex,
    key: str,
    groups: Mapping[str, _Group],
    choices: Mapping[str, Choice],
    votes: Votes | None,
) -> Choice:
    group = groups[key]
    weighed = []
    for posting in group.postings:
        row = posting >> 1
        weight = group.priors[row] if row in group.priors else prior(index, posting)
        weight += cued(index, row, group.cue) + _beside(index, row, group, groups, choices)
        if votes is not None:
            weight += support(index, row, key, votes) + _listed(index, row, group, choices)
        weighed.append((weight, -posting))
    weighed.sort(reverse=True)
    weight, posting = weighed[0]
    row = -posting >> 1
    margin = weight - _next_weight(index, row, weighed)
    if votes is None:
        return Choice(row, weight, margin)
    country = index.country[row]
    voted = votes.for_country(country, key) >= LEAST_VOTE
    others = votes.total - votes.country.get(country, 0.0) >= 2 * LEAST_VOTE
    small = (
        country != NONE8
        and KINDS[index.kinds[row]] not in ("country", "capital")
        and index.people[row] < WELL_KNOWN
    )
    return Choice(row, weight, margin, voted, alone=small and others and not voted)


def _next_weight(index: PlaceIndex, row: int, weighed: Sequence[tuple[float, int]]) -> float:
    """The weight of the first row, heaviest first, that is another place: a city and its province count as one."""
    point = (index.lats[row] / SCALE, index.lons[row] / SCALE)
    for weight, posting in weighed[1:]:
        if distance_km(index, -posting >> 1, point) > SAME_KM:
            return weight
    return 0.0


def _beside(
    index: PlaceIndex, row: int, group: _Group, groups: Mapping[str, _Group], choices: Mapping[str, Choice]
) -> float:
    """The gain of a row that a place beside it holds, or that holds a place beside it."""
    for key in sorted(group.beside):
        other = groups.get(key)
        if other is None:
            continue
        rows = [choices[key].row] if key in choices else [posting >> 1 for posting in other.postings[:LIKELY]]
        if any(holds(index, near, row) or holds(index, row, near) for near in rows):
            return BESIDE
    return 0.0


def _listed(index: PlaceIndex, row: int, group: _Group, choices: Mapping[str, Choice]) -> float:
    """The gain of a row of the kind of those in one list with it: countries among countries, states among states."""
    mates = [choices[key].row for key in group.listed if key in choices and choices[key].row != row]
    if not mates:
        return 0.0
    kind, country = KINDS[index.kinds[row]], index.country[row]
    alike = [
        m
        for m in mates
        if KINDS[index.kinds[m]] == kind and (kind == "country" or index.country[m] == country)
    ]
    return LISTED * len(alike) / len(mates)


def _ballots(
    index: PlaceIndex, groups: Mapping[str, _Group], choices: Mapping[str, Choice]
) -> dict[str, Ballot]:
    """The vote of each key: its row, by how sure it is and how often it is named."""
    ballots: dict[str, Ballot] = {}
    for key, choice in choices.items():
        sure = min(1.0, 0.25 + choice.margin / 2.5)
        weight = (1.5 if KINDS[index.kinds[choice.row]] == "country" else 1.0) * sure
        ballots[key] = Ballot(choice.row, weight * min(2.0, 0.7 + 0.3 * groups[key].times))
    return ballots
