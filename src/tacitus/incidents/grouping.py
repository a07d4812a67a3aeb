"""Events become incidents: links between pairs, and what hangs together by them.

The outcome is a function of the set of reports and judgements; their order does not matter, and adding reports gives
what computing all at once gives. Only stretches of days that a new report falls into are looked at again; scores of
pairs are kept. Links are taken from the likeliest to the least likely (then by ids), and one that would stretch an
incident beyond the model's span of days, or join what must stay apart, is left. Apart stay events that were judged
different, events of one sentence with different categories, and groups that hang together by one link while their
other events do not fit: a few events of each (those of least id) are compared, and must be likely enough on average. Of
two documents each event is linked to one of the other at most, the likeliest pairs first.

Pairs are read once; of an event that this links to nothing in its stretch the few likeliest pairs that are open are read
a second time, so that the time taken grows with the number of events.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from tacitus.incidents.candidates import Stretch, propose, stretches_of
from tacitus.incidents.judgements import standing
from tacitus.incidents.likeness import Model, load_model
from tacitus.incidents.profile import Profile, profile_of
from tacitus.incidents.summary import summarise
from tacitus.incidents.values import Incident, Judgement, Report, Verdict

Pair = tuple[str, str]
# How likely a link of a record must be, which is more than an answer for one pair: among a record's pairs fewer are the same than
# in the sheet, and what is wrongly joined misleads more. Chosen by reading joined incidents of 2020 and 2021 (benchmarks/notes.md).
_LINK = 0.54
_WITHIN = 0.2  # by how much a link inside a document must be likelier
# The second reading: by how much a link of it must be likelier still (so that links are as precise on hard pairs that it has not
# seen, benchmarks/notes.md), from which probability by the first it is sought, and for how many pairs of an event.
_SURER, _OPEN, _AGAIN = 0.2, 0.2, 2
_SOME = 5  # events of a group that stand for it
_FIT = 0.3  # least mean probability between those of two groups


def group_reports(
    reports: Iterable[Report], *, judgements: Iterable[Judgement] = (), model: Model | None = None
) -> tuple[Incident, ...]:
    """All incidents of reports, those of one event included; by date, then id, undated ones last."""
    grouping = Grouping(model)
    grouping.add(reports)
    return grouping.incidents(judgements)


class Grouping:
    """Reports so far and the links between them."""

    def __init__(self, model: Model | None = None) -> None:
        self.model = model or load_model()
        self._reports: dict[str, Report] = {}
        self._profiles: dict[str, Profile] = {}
        self._stretches: dict[Stretch, list[str]] = {}
        self._scores: dict[Pair, float] = {}
        self._again: dict[Pair, float] = {}
        self._links: dict[Stretch, dict[Pair, float]] = {}

    def __len__(self) -> int:
        return len(self._reports)

    def names(self) -> set[str]:
        """Ids of all events taken in."""
        return set(self._reports)

    def add(self, reports: Iterable[Report]) -> None:
        """Take reports in; one whose event is known already is left out."""
        touched: set[Stretch] = set()
        for report in reports:
            name = report.event.id
            if name in self._reports:
                continue
            self._reports[name] = report
            profile = self._profiles[name] = profile_of(report)
            for stretch in stretches_of(profile):
                self._stretches.setdefault(stretch, []).append(name)
                touched.add(stretch)
        for stretch in touched:
            self._links[stretch] = self._link(stretch)

    def incidents(self, judgements: Iterable[Judgement] = ()) -> tuple[Incident, ...]:
        """All incidents; by date, then id, undated ones last."""
        judged = standing(judgements)
        made = [summarise([self._reports[name] for name in group], judged) for group in self.groups(judged)]
        return tuple(sorted(made, key=lambda incident: (incident.date or "9999", incident.id)))

    def groups(self, judged: Mapping[Pair, Verdict] | None = None) -> list[tuple[str, ...]]:
        """Event ids that belong together, each group sorted, groups by their first id."""
        judged = judged or {}
        joined = _Joined(self._profiles, self.model.span, judged, self._score)
        for pair in sorted(pair for pair, verdict in judged.items() if verdict == "same"):
            if pair[0] in self._profiles and pair[1] in self._profiles:
                joined.join(*pair, forced=True)
        best = _best_matches(self._all_links(), self._profiles)
        for (first, second), _ in sorted(best.items(), key=lambda link: (-link[1], link[0])):
            joined.join(first, second)
        return sorted(tuple(sorted(members)) for members in joined.members())

    def links(self) -> dict[Pair, float]:
        """Pairs of events that are linked, with their probability, before anything is left out."""
        return self._all_links()

    def _link(self, stretch: Stretch) -> dict[Pair, float]:
        found: dict[Pair, float] = {}
        left: dict[Pair, float] = {}
        for a, b in propose([self._profiles[name] for name in self._stretches[stretch]], self.model):
            score = self._score(a.id, b.id)
            if score >= _LINK + (_WITHIN if a.document == b.document else 0.0):
                found[a.id, b.id] = score
            elif score >= _OPEN and a.document != b.document:
                left[a.id, b.id] = score
        for pair in _worth_reading_again(left, {name for linked in found for name in linked}):
            score = self._score_again(*pair) - _SURER
            if score >= _LINK:
                found[pair] = score
        return found

    def _score(self, first: str, second: str) -> float:
        """Probability of a pair at sight, the lesser id first; 0 where it is not worth a comparison."""
        score = self._scores.get((first, second))
        if score is None:
            a, b = self._profiles[first], self._profiles[second]
            score = self.model.at_sight(a, b) if self.model.comparable(a, b) else 0.0
            self._scores[first, second] = score
        return score

    def _score_again(self, first: str, second: str) -> float:
        """Probability of a pair by both readings, the lesser id first."""
        score = self._again.get((first, second))
        if score is None:
            a, b = self._profiles[first], self._profiles[second]
            score = self._again[first, second] = self.model.second.probability(
                self._score(first, second), a, b
            )
        return score

    def _all_links(self) -> dict[Pair, float]:
        links: dict[Pair, float] = {}
        for found in self._links.values():
            links |= found
        return links


def _worth_reading_again(left: Mapping[Pair, float], linked: Collection[str]) -> list[Pair]:
    """The likeliest pairs of each event that has no link; likeliest first, then by ids."""
    kept, of = [], Counter[str]()
    for pair, _ in sorted(left.items(), key=lambda one: (-one[1], one[0])):
        free = [name for name in pair if name not in linked and of[name] < _AGAIN]
        if free:
            of.update(free)
            kept.append(pair)
    return kept


def _best_matches(links: Mapping[Pair, float], profiles: Mapping[str, Profile]) -> dict[Pair, float]:
    """Of the links between two documents the likeliest, then of events still free, and so on.

    Of equally likely ones those come first whose triggers stand at nearly the same place of their documents.
    """

    def rank(link: tuple[Pair, float]) -> tuple[float, int, Pair]:
        (first, second), score = link
        return -score, abs(profiles[first].start - profiles[second].start), (first, second)

    taken: set[tuple[str, str]] = set()
    kept: dict[Pair, float] = {}
    for (first, second), score in sorted(links.items(), key=rank):
        ends = ((first, profiles[second].document), (second, profiles[first].document))
        if taken.isdisjoint(ends):
            taken.update(ends)
            kept[first, second] = score
    return kept


@dataclass(slots=True)
class _Group:
    members: list[str]
    first: int | None
    last: int | None
    acts: dict[tuple[str, int], str]  # category by sentence
    heads: list[str]  # the few of least id, in order
    apart: set[str] = field(default_factory=set)  # events that may not join


class _Joined:
    """Events in disjoint groups; the smaller is merged into the larger."""

    def __init__(
        self,
        profiles: Mapping[str, Profile],
        span: int,
        judged: Mapping[Pair, Verdict],
        score: Callable[[str, str], float],
    ) -> None:
        self._profiles, self._span, self._score = profiles, span, score
        self._of = {name: name for name in profiles}
        self._groups = {
            name: _Group([name], p.first, p.first, {(p.document, p.sentence): p.category}, [name])
            for name, p in profiles.items()
        }
        for (first, second), verdict in judged.items():
            if verdict == "different":
                for one, other in ((first, second), (second, first)):
                    if one in self._groups:
                        self._groups[one].apart.add(other)

    def join(self, first: str, second: str, *, forced: bool = False) -> None:
        """Put two groups together, unless they must stay apart; `forced` looks at judgements alone."""
        one, other = self._root(first), self._root(second)
        if one == other:
            return
        big, small = self._groups[one], self._groups[other]
        if len(big.members) < len(small.members):
            one, other, big, small = other, one, small, big
        if not big.apart.isdisjoint(small.members) or not small.apart.isdisjoint(big.members):
            return
        if not forced and (self._too_long(big, small) or _at_odds(big, small) or not self._fit(big, small)):
            return
        big.members += small.members
        big.heads = sorted(big.heads + small.heads)[:_SOME]
        big.apart |= small.apart
        big.acts |= small.acts
        days = [d for d in (big.first, big.last, small.first, small.last) if d is not None]
        big.first, big.last = (min(days), max(days)) if days else (None, None)
        self._of[other] = one
        del self._groups[other]

    def members(self) -> list[list[str]]:
        """The groups."""
        return [group.members for group in self._groups.values()]

    def _fit(self, big: _Group, small: _Group) -> bool:
        """Whether events of both are one happening on average; one of each is answered by its link."""
        if len(big.members) == 1:
            return True
        told = [
            self._score(min(one, other), max(one, other))
            for one in big.heads
            for other in small.heads
            if self._profiles[one].document != self._profiles[other].document
        ]
        return not told or sum(told) >= _FIT * len(told)

    def _root(self, name: str) -> str:
        while self._of[name] != name:
            self._of[name] = self._of[self._of[name]]
            name = self._of[name]
        return name

    def _too_long(self, one: _Group, other: _Group) -> bool:
        if one.first is None or one.last is None or other.first is None or other.last is None:
            return False
        return max(one.last, other.last) - min(one.first, other.first) > self._span


def _at_odds(big: _Group, small: _Group) -> bool:
    return any(big.acts.get(sentence, category) != category for sentence, category in small.acts.items())
