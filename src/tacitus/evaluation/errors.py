"""Prints wrong cases to read and learn from: only of items that may be opened (`look`), never of the others.

    python -m tacitus.evaluation.errors --set current_events_dev --n 30 [--cause missed]

Events are grouped by cause: missed (annotated, not coded), spurious (coded, not annotated), category,
parties, mode, status, date. A pair is shown under the first of these that is wrong. Unsure annotations and
what they excuse are not shown. For the other sets the cause is told in their own terms.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tacitus.errors import TacitusError
from tacitus.evaluation import measures, places, times
from tacitus.evaluation.events import days_of
from tacitus.evaluation.geovirus import read_geovirus
from tacitus.evaluation.gold import Row, data_root, is_look, look_only, read_rows
from tacitus.evaluation.meantime import read_meantime
from tacitus.evaluation.pairing import Pair, judge, pair_events, without_negated

CAUSES = ("missed", "spurious", "category", "parties", "mode", "status", "date")


@dataclass(frozen=True, slots=True)
class Case:
    """One wrong answer: `cause`, the item's id, its text, what was expected and what came."""

    cause: str
    item: str
    text: str
    expected: str
    answer: str


def event_cases(row: Row, coded: Sequence[Mapping[str, Any]]) -> Iterator[Case]:
    """The wrong events of one annotated item, in the order of `CAUSES` within pairs, missed, spurious."""
    theirs = [judge(event) for event in row["events"]]
    judged = [judge(event) for event in coded]
    kept = without_negated(judged, theirs)
    ours = [event for event, j in zip(coded, judged, strict=True) if any(j is k for k in kept)]
    pairs = [pair for pair in pair_events(kept, theirs) if pair.agrees("root") or pair.agrees("dyad")]
    for pair in pairs:
        cause = _cause(pair)
        if cause is not None:
            expected, answer = row["events"][pair.gold_at], ours[pair.coded_at]
            yield Case(cause, row["id"], row["text"], _tell(expected), _tell(answer))
    for at, event in enumerate(row["events"]):
        if theirs[at].sure and at not in {pair.gold_at for pair in pairs}:
            yield Case("missed", row["id"], row["text"], _tell(event), "")
    for at, event in enumerate(ours):
        if at not in {pair.coded_at for pair in pairs}:
            yield Case("spurious", row["id"], row["text"], "", _tell(event))


def current_events_cases(data: Path) -> Iterator[Case]:
    """Wrong events of the annotated news items."""
    rows = look_only(read_rows(data / measures.EVENTS))
    coded, _ = measures.code_rows(rows)
    for row in rows:
        yield from event_cases(row, coded[row["id"]])


def relation_cases(data: Path) -> Iterator[Case]:
    """Wrong categories of marked pairs."""
    for row in look_only(read_rows(data / measures.PAIRS)):
        answer = measures.answer_relation(row)
        if answer != row["root"]:
            cause = f"{row['root']} taken for {answer}" if answer else f"{row['root']} refused"
            yield Case(cause, row["id"], row["marked"], row["root"], str(answer))


def times_cases(data: Path) -> Iterator[Case]:
    """Time expressions missed, spurious, with a wrong value or a wrong span."""
    from tacitus.resolve.when.find import find_times

    for article in read_meantime(data / measures.TIMES):
        if not is_look(article.id):
            continue
        found = find_times(article.text, date=article.date)
        for pair in times.pair_times(found, article.times):
            if pair.strict and pair.value:
                continue
            here = pair.gold or pair.found
            if here is None:
                continue
            cause = "missed" if pair.found is None else "spurious" if pair.gold is None else "span"
            cause = "value" if pair.relaxed and not pair.value else cause
            around = article.text[max(0, here.start - 60) : here.end + 40]
            shown = [
                "" if time is None else f"{article.text[time.start : time.end]!r} {time.value}"
                for time in (pair.gold, pair.found)
            ]
            yield Case(cause, f"{article.id} ({article.date})", around, *shown)


def places_cases(data: Path) -> Iterator[Case]:
    """Places refused, or more than 161 km off with countries judged by area."""
    from tacitus.resolve.where import find_places

    country_at = places.NearestCity(places.read_cities(data / measures.CITIES))
    for snippet in read_geovirus(data / measures.PLACES):
        if not is_look(snippet.id):
            continue
        spans = [(t.start, t.end) for t in snippet.toponyms]
        found = find_places(snippet.text, date=None, spans=spans)
        for judged in measures.judge_answers(snippet.toponyms, found, country_at):
            if judged.area:
                continue
            gold, answer = judged.gold, judged.answer
            around = snippet.text[max(0, gold.start - 60) : gold.end + 60]
            said = (
                ""
                if answer is None
                else f"{answer.name}, {answer.admin1}, {answer.country} ({answer.lat}, {answer.lon}), {judged.km:.0f} km"
            )
            expected = f"{gold.text} ({gold.lat}, {gold.lon}) {gold.page.rsplit('/', 1)[-1]}"
            yield Case("refused" if answer is None else "wrong", snippet.id, around, expected, said)


SETS: Mapping[str, Callable[[Path], Iterator[Case]]] = {
    "current_events_dev": current_events_cases,
    "plv_train": relation_cases,
    "meantime_en": times_cases,
    "geovirus": places_cases,
}


def render_cases(cases: Sequence[Case], n: int) -> str:
    """The number of each cause, then at most `n` cases in all, the causes taken in turn."""
    groups: dict[str, list[Case]] = {cause: [] for cause in CAUSES}
    for case in cases:
        groups.setdefault(case.cause, []).append(case)
    groups = {cause: group for cause, group in groups.items() if group}
    shown: dict[str, int] = dict.fromkeys(groups, 0)
    left = min(n, len(cases))
    while left > 0:
        for cause in [c for c, group in groups.items() if shown[c] < len(group)][:left]:
            shown[cause] += 1
            left -= 1
    lines = [", ".join(f"{cause} {len(group)}" for cause, group in groups.items()) or "no wrong cases"]
    for cause, group in groups.items():
        lines.append(f"\n== {cause} ({shown[cause]} of {len(group)})")
        for case in group[: shown[cause]]:
            lines += [
                f"\n{case.item}: {case.text}",
                f"  expected {case.expected}",
                f"  answer   {case.answer}",
            ]
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Prints wrong cases of one set."""
    parser = argparse.ArgumentParser(
        prog="python -m tacitus.evaluation.errors", description="Read wrong cases."
    )
    parser.add_argument("--set", choices=list(SETS), default="current_events_dev")
    parser.add_argument("--n", type=int, default=30, help="cases to print")
    parser.add_argument("--cause", help="only this cause")
    parser.add_argument("--data", help="folder of the public sets (default: TACITUS_DATA, else ../shared)")
    options = parser.parse_args(argv)
    try:
        cases = list(SETS[options.set](data_root(options.data)))
    except TacitusError as error:
        print(error, file=sys.stderr)
        return 1
    print(render_cases([c for c in cases if options.cause in (None, c.cause)], options.n))
    return 0


def _cause(pair: Pair) -> str | None:
    coded, gold = pair.coded, pair.gold
    if not gold.sure and not pair.agrees("triple"):
        return None
    if not pair.agrees("root"):
        return "category"
    if not pair.agrees("dyad"):
        return "parties"
    if coded.modes != gold.modes:
        return "mode"
    if gold.status and coded.status != gold.status:
        return "status"
    if gold.first and days_of(gold.first) != days_of(coded.first, coded.last):
        return "date"
    return None


def _tell(event: Mapping[str, Any]) -> str:
    trigger = event.get("trigger")
    word = trigger["text"] if isinstance(trigger, Mapping) else trigger
    sides = [_tell_parties(event.get(f"{side}s", event.get(side))) for side in ("actor", "recipient")]
    modes = "/".join(event.get("mode") or ()) or "-"
    date, end = event.get("date"), event.get("enddate")
    when = date if end in (None, date) else f"{date}..{end}"
    return f"{event['event']} {modes} {word!r}: {sides[0]} -> {sides[1]}; {event.get('status')}; {when}"


def _tell_parties(parties: Sequence[Mapping[str, Any]] | None) -> str:
    told = [f"{p.get('text')!r} {p.get('country') or p.get('code')} {p.get('sector')}" for p in parties or ()]
    return ", ".join(told) or "nobody"


if __name__ == "__main__":
    raise SystemExit(main())
