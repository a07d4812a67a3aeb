"""Pairs of passages that nobody labelled, for `together` to learn from its teachers' answers, and claims made by rule.

    python -m tacitus.training.drawn PORTAL --events FILE --claims FILE... --statements FILE... --pairs FILE... --without FILE... --out FOLDER

PORTAL has the items (date, text), `--events` is what `tacitus code PORTAL` writes. `--claims` and `--pairs` are labelled ones (made by `standoff join`),
`--statements` passages with the offsets of theirs; those of the development split are left out. `--without`: the measuring sets; an
item that one names ("ce:date:digits") or whose text it has is never drawn, nor is one of the year that is measured.

Writes made.jsonl (`constructed`), near.jsonl (claims, statements and sentences of items, each beside the item nearest to it in words and one
of the next nine; `relation` is null) and acts.jsonl (`drawn_acts`; `same` is null), in the form of labelled ones.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tacitus.evaluation.gold import iterate_rows
from tacitus.sources import document_id
from tacitus.training.constructed import construct, sentences_of
from tacitus.training.drawn_acts import acts_of, draw_acts
from tacitus.training.near import Near
from tacitus.training.split import is_development
from tacitus.training.standoff import key_of

MADE = 9_000  # items that claims are made of
SENTENCES = 15_000  # items of which a sentence is a claim
ACTS = 30_000  # pairs of acts
NEAREST = 10
MEASURED_YEAR = "2022"
KINDS = frozenset({"report", "trend", "quotation", "assessment"})  # of statements that an item may bear on

Item = Mapping[str, Any]


def read_portal(portal: Iterable[Item], without: Iterable[Any]) -> list[Item]:
    """Items that may be drawn, each once, without blanks around their texts."""
    named: set[str] = set()
    for row in without:
        named.update(_strings(row))
    found: dict[str, Item] = {}
    for row in portal:
        text, key = row["text"].strip(), key_of(row["date"], row["text"])
        document = f"ce:{row['date']}:{key.removeprefix('ce-')}"
        if not row["date"].startswith(MEASURED_YEAR) and text not in named and document not in named:
            found.setdefault(key, {"date": row["date"], "text": text})
    return list(found.values())


def _strings(row: Any) -> Iterator[str]:
    """All strings of a row, however deep."""
    if isinstance(row, str):
        yield row.strip()
    elif isinstance(row, Mapping | list):
        for part in row.values() if isinstance(row, Mapping) else row:
            yield from _strings(part)


def asked_texts(claims: Iterable[Item], passages: Iterable[Item]) -> list[str]:
    """Claims and statements that are not of the development split."""
    told = [claim["text"] for row in claims if not is_development(row["of"]) for claim in row["claims"]]
    for row in passages:
        if not is_development(row["id"]):
            told += [row["text"][s["start"] : s["end"]] for s in row["statements"] if s["kind"] in KINDS]
    return told


def draw_near(
    claims: Sequence[str], texts: Sequence[str], owns: Sequence[int | None], rng: random.Random
) -> Iterator[dict[str, Any]]:
    """Each claim beside the text nearest to it and one of the next; never beside its own (`owns`, a place in `texts`)."""
    nearest = Near(texts).beside(claims, NEAREST)
    for claim, own, places in zip(claims, owns, nearest, strict=True):
        others = [place for place in places if place != own]
        for place in (others[0], rng.choice(others[1:])) if len(others) > 1 else ():
            yield {"text": texts[place], "claims": [{"text": claim, "relation": None}]}


def main() -> None:
    """Read the arguments and write the three files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("portal", type=Path)
    parser.add_argument("--events", type=Path, required=True)
    for name in ("--claims", "--statements", "--pairs", "--without"):
        parser.add_argument(name, type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--share", type=float, default=1.0, help="of everything, for a trial")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    rng, share = random.Random(options.seed), options.share
    items = read_portal(iterate_rows(options.portal), _rows(options.without))
    rng.shuffle(items)
    texts, made = [item["text"] for item in items], round(MADE * share)
    _write(
        options.out / "made.jsonl", (construct(text, lambda: rng.choice(texts), rng) for text in texts[:made])
    )

    asked: list[tuple[str, int | None]]
    asked = [(text, None) for text in asked_texts(_rows(options.claims), _rows(options.statements))]
    asked = rng.sample(asked, round(len(asked) * share))
    for place in range(made, min(len(texts), made + round(SENTENCES * share))):
        own = sentences_of(texts[place])
        asked += [(rng.choice(own), place)] if own else []
    _write(
        options.out / "near.jsonl",
        draw_near([text for text, _ in asked], texts, [own for _, own in asked], rng),
    )

    documents = {document_id(item["date"], None, None, item["text"]): item for item in items}
    labelled = {row[side]["text"] for row in _rows(options.pairs) for side in "ab"}
    acts = acts_of(iterate_rows(options.events), documents)
    _write(options.out / "acts.jsonl", draw_acts(acts, labelled, round(ACTS * share), rng))


def _rows(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    for path in paths:
        yield from iterate_rows(path)


def _write(path: Path, rows: Iterable[Mapping[str, Any] | None]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            if row is not None:
                out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
