"""What is in the corpus and what is wrong with it.

    python -m tacitus.training.corpus FILE... [--against FOLDER]

Prints counts by category, mode, status, style, decade and country, near-duplicates, spans that are not in their text,
and (with --against, the folder of the measuring sets) runs of eight words shared with them. Exit code 1 where anything
is wrong.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tacitus.ontology import CATEGORIES, category, sectors
from tacitus.reading.encoder.labels import STATUSES
from tacitus.training.examples import locate, read_items

LIKE = 0.3  # share of an item's runs of four words that another item has, from which they count as alike
_WORD = re.compile(r"[a-z0-9]+")
Item = Mapping[str, Any]


def faults(items: Sequence[Item]) -> Iterator[str]:
    """Everything in which an item breaks the guideline's form, one line each."""
    seen: set[str] = set()
    for item in items:
        if item["id"] in seen:
            yield f"{item['id']}: id used twice"
        seen.add(item["id"])
        for event in item.get("events", ()):
            yield from (f"{item['id']}: {fault}" for fault in _faults(item["text"], event))
        for pair in item.get("pairs", ()):
            yield from (f"{item['id']}: {fault}" for fault in _pair_faults(item["text"], pair))


def alike(items: Sequence[Item]) -> list[tuple[str, str, float]]:
    """Pairs of items that share at least `LIKE` of their runs of four words: (id, id, share), sorted."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    runs = [set(word_runs(item["text"], 4)) for item in items]
    for place, own in enumerate(runs):
        for run in own:
            holders[run].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        shared.update((a, b) for i, a in enumerate(places) for b in places[i + 1 :])
    return sorted(
        (items[a]["id"], items[b]["id"], round(n / max(1, min(len(runs[a]), len(runs[b]))), 2))
        for (a, b), n in shared.items()
        if n / max(1, min(len(runs[a]), len(runs[b]))) >= LIKE
    )


def balance(items: Sequence[Item]) -> dict[str, dict[str, int]]:
    """How many events of each category, mode and status; how many items of each style and decade; countries named."""
    events = [event for item in items for event in item.get("events", ())]
    pairs = [pair for item in items for pair in item.get("pairs", ())]
    parties = [p for e in events for side in ("actors", "recipients") for p in e[side]]
    return {
        "items": {
            "all": len(items),
            "without events": sum(not i.get("events", True) for i in items),
            "events": len(events),
            "pairs": len(pairs),
        },
        "category": _counts(e["event"] for e in events),
        "pair": _counts(p["category"] for p in pairs),
        "mode": _counts(f"{e['event']}/{m}" for e in events for m in e["mode"]),
        "status": _counts(e["status"] for e in events),
        "style": _counts(i.get("style", "") for i in items),
        "decade": _counts(f"{i['date'][:3]}0s" for i in items),
        "country": _counts(p["country"] for p in parties if p.get("country")),
    }


def word_runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    """Every run of so many words (lower-case letters and digits)."""
    words = _WORD.findall(text.lower())
    return (tuple(words[i : i + length]) for i in range(len(words) - length + 1))


def _faults(text: str, event: Mapping[str, Any]) -> Iterator[str]:
    if event["event"] not in CATEGORIES:
        yield f"{event['event']} is no category"
        return
    yield from (
        f"{m} is no mode of {event['event']}"
        for m in event["mode"]
        if m not in category(event["event"]).mode_names
    )
    if event["status"] not in STATUSES:
        yield f"{event['status']} is no status"
    parties = [*event["actors"], *event["recipients"]]
    others = [p for p in (event.get("place"), event.get("attribution")) if p]
    for words in [event["trigger"], *(p["text"] for p in (*parties, *others))]:
        if not words or locate(text, words) is None:
            yield f"{words!r} is not in the text"
    for party in parties:
        if party.get("sector") is not None and party["sector"] not in sectors():
            yield f"{party['sector']} is no sector"
        if party.get("country") is not None and not re.fullmatch("[A-Z]{3}", party["country"]):
            yield f"{party['country']} is no country"


def _pair_faults(text: str, pair: Mapping[str, Any]) -> Iterator[str]:
    if pair["category"] not in CATEGORIES:
        yield f"{pair['category']} is no category"
    for side in ("actor", "recipient"):
        told = pair[side]
        if told is None and side == "recipient":
            continue
        if not told or text.count(told) <= pair.get(f"{side}_nth", 0):
            yield f"{told!r} is not in the text"


def _counts(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0])))


def measured_runs(folder: Path) -> set[tuple[str, ...]]:
    """Runs of eight words of the measuring sets in a folder, those of few different words left out."""
    texts: list[str] = []
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".jsonl":
            texts += [str(row.get(k, "")) for row in read_items([path]) for k in ("text", "sentence")]
        elif path.suffix in (".xml", ".txt"):
            texts.append(re.sub(r"<[^>]+>", " ", path.read_text("utf-8", errors="replace")))
    return {run for text in texts for run in word_runs(text, 8) if len(set(run)) > 4}


def main() -> int:
    """Print the report; 1 where anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--against", type=Path)
    options = parser.parse_args()
    items = list(read_items(options.files))
    print(json.dumps(balance(items), indent=1, ensure_ascii=False))
    wrong = list(faults(items)) + [f"{a} and {b} are alike ({share})" for a, b, share in alike(items)]
    if options.against:
        measured = measured_runs(options.against)
        shared = [i["id"] for i in items if any(run in measured for run in word_runs(i["text"], 8))]
        wrong += [f"{id}: shares eight words with a measuring set" for id in shared]
    print("\n".join(wrong) or "nothing wrong")
    return int(bool(wrong))


if __name__ == "__main__":
    raise SystemExit(main())
