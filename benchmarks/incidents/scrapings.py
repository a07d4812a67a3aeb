"""Two scrapings of one portal coded together: do their shared items end in one incident, whatever the order?

    python benchmarks/incidents/scrapings.py --read FILE [--data DIR] [--from DAY] [--to DAY] [--workers N]

An item is shared when an item of the same day in the other scraping has nearly the same words (Jaccard 0.8 of word
sets); each is matched once, likest first. Of the shared items with events on both sides those count as one whose
every event, on the side with fewer, is in an incident with an event of the other side. FILE gets 200 incidents of
more than one happening told (not two copies of one item alone), to be read; keep it out of the repository.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Sequence

from tacitus.engine import code_documents
from tacitus.evaluation.gold import data_root, iterate_rows
from tacitus.evaluation.incidents import SCRAPINGS, item_id
from tacitus.incidents import Grouping, Incident, Report, group_reports, outlet_of
from tacitus.model import Document, Reading

LIKE = 0.8
READ = 200
_WORD = re.compile(r"\w+")


def main(argv: Sequence[str] | None = None) -> int:
    """Prints one JSON object."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data")
    parser.add_argument("--from", dest="start", default="2020-01-01")
    parser.add_argument("--to", dest="end", default="2022-12-31")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--read", required=True)
    options = parser.parse_args(argv)
    documents = read_items(options)
    shared = match_items(documents)
    started = time.perf_counter()
    reports: list[Report] = []
    for outcome in code_documents(documents, workers=options.workers):
        if isinstance(outcome, Reading):
            d = outcome.document
            reports += (Report(event, outlet_of(d.source, d.url), d.date) for event in outcome.events)
    coded = time.perf_counter()
    grouping = Grouping()
    grouping.add(reports)
    incidents = grouping.incidents()
    grouped = time.perf_counter()
    figures = score(shared, reports, incidents)
    figures |= {
        "documents": len(documents), "events": len(reports), "incidents": len(incidents),
        "several_documents": sum(len(i.documents) > 1 for i in incidents),
        "code_seconds": round(coded - started, 1), "group_seconds": round(grouped - coded, 1),
        "shuffled_same": shuffled_same(reports, incidents),
    }  # fmt: skip
    print_joined(incidents, reports, dict(shared), options.read)
    json.dump(figures, sys.stdout, indent=1)
    print()
    return 0


def read_items(options: argparse.Namespace) -> list[Document]:
    """Items of the window of both scrapings; ids begin with the number of the scraping."""
    data = data_root(options.data)
    found: dict[str, Document] = {}
    for number, path in enumerate(SCRAPINGS):
        for row in iterate_rows(data / path):
            if options.start <= row["date"] <= options.end and (text := row["text"].strip()):
                url = (row.get("sources") or [None])[0]
                source = (row.get("outlets") or [None])[0]
                name = f"{number}:{item_id(row['date'], text)}"
                found[name] = Document(name, text, row["date"], None, url, source)
    return list(found.values())


def match_items(documents: Sequence[Document]) -> list[tuple[str, str]]:
    """Pairs of shared items, of the first scraping and of the second."""
    days: dict[str, tuple[list[Document], list[Document]]] = defaultdict(lambda: ([], []))
    for document in documents:
        days[document.date or ""][int(document.id[0])].append(document)
    pairs = []
    for first, second in days.values():
        words = {d.id: frozenset(_WORD.findall(d.text.casefold())) for d in (*first, *second)}
        like = []
        for a in first:
            for b in second:
                one, other = words[a.id], words[b.id]
                if (n := len(one & other)) >= LIKE * len(one | other):
                    like.append((-n / max(1, len(one | other)), a.id, b.id))
        taken: set[str] = set()
        for _, a_id, b_id in sorted(like):
            if taken.isdisjoint((a_id, b_id)):
                taken |= {a_id, b_id}
                pairs.append((a_id, b_id))
    return pairs


def score(
    shared: Sequence[tuple[str, str]], reports: Sequence[Report], incidents: Sequence[Incident]
) -> dict[str, object]:
    """How many shared items end in one incident."""
    of = {event: number for number, i in enumerate(incidents) for event in i.events}
    told: dict[str, list[int]] = defaultdict(list)
    for report in reports:
        told[report.event.document_id].append(of[report.event.id])
    both = [(told[a], told[b]) for a, b in shared if told[a] and told[b]]
    whole = sum(_fewer_in_more(a, b) for a, b in both)
    some = sum(bool(set(a) & set(b)) for a, b in both)
    n = max(1, len(both))
    return {
        "shared": len(shared), "with_events": len(both),
        "one_incident": round(whole / n, 4), "some_event_in_one": round(some / n, 4),
    }  # fmt: skip


def _fewer_in_more(a: Sequence[int], b: Sequence[int]) -> bool:
    fewer, more = (a, b) if len(a) <= len(b) else (b, a)
    return set(fewer) <= set(more)


def shuffled_same(reports: Sequence[Report], incidents: Sequence[Incident]) -> bool:
    """Whether three other orders give the same incidents."""
    for seed in range(3):
        mixed = list(reports)
        random.Random(seed).shuffle(mixed)
        if group_reports(mixed) != tuple(incidents):
            return False
    return True


def print_joined(
    incidents: Sequence[Incident], reports: Sequence[Report], copy: dict[str, str], path: str
) -> None:
    """Write incidents that join more than an item and its copy, chosen with a fixed seed."""
    by_id = {report.event.id: report.event for report in reports}
    several = [i for i in incidents if len({copy.get(document, document) for document in i.documents}) > 1]
    chosen = random.Random(1).sample(several, min(READ, len(several)))
    with open(path, "w", encoding="utf-8") as out:
        for number, incident in enumerate(chosen, 1):
            out.write(f"\n#{number} {incident.event} {incident.first}..{incident.last}\n")
            for name in incident.events:
                e = by_id[name]
                out.write(f"  {e.document_id[:15]} {e.when.first} [{e.trigger.text}] {e.text[:260]}\n")


if __name__ == "__main__":
    raise SystemExit(main())
