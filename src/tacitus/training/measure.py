"""Figures of a network on labelled windows: quick ones, to steer by; `make bench` gives those that are reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import torch

from tacitus.ontology import CATEGORIES
from tacitus.reading.encoder.labels import MODES, ROLES, STATUSES, TRIGGERS
from tacitus.training.batches import batches
from tacitus.training.examples import Example
from tacitus.training.network import Network


def measure(network: Network, examples: Sequence[Example], pad: int) -> dict[str, float]:
    """Category F1 by window (multisets), false alarms; roles, modes, status and relation given the labelled acts."""
    network.eval()
    n: Counter[str] = Counter()
    status: Counter[tuple[int, int]] = Counter()
    with torch.no_grad():
        for batch in batches(examples, 32, rng=None, pad=pad):
            words, lower = network.words(batch.ids, batch.mask, batch.first)
            found = network.trigger(words).argmax(-1)
            for row, example in zip(found.tolist(), batch.examples, strict=True):
                if example.pairs:
                    continue
                said = Counter(_starts(row[: len(example.window.words)]))
                told = Counter(act.category for act in example.acts)
                n["hit"] += sum((said & told).values())
                n["said"] += sum(said.values())
                n["told"] += sum(told.values())
                n["empty"] += not told
                n["alarm"] += bool(said) and not told
            if not len(batch.act_of):
                continue
            roles, modes, states = network.acts(
                lower[batch.act_of],
                batch.word_mask[batch.act_of],
                batch.act_words,
                batch.act_categories,
                batch.act_offsets,
            )
            guessed = roles.argmax(-1)
            for label in ("actor", "recipient", "speaker", "place"):
                ids = torch.tensor([ROLES.index(f"B-{label}"), ROLES.index(f"I-{label}")])
                real = batch.act_roles.sum(-1) > 0
                g, t = torch.isin(guessed, ids) & real, torch.isin(batch.act_roles.argmax(-1), ids) & real
                n[f"{label}.hit"] += int((g & t).sum())
                n[f"{label}.said"] += int(g.sum())
                n[f"{label}.told"] += int(t.sum())
            own = torch.tensor(
                [[CATEGORIES[c] == name for name, _ in MODES] for c in batch.act_categories.tolist()]
            )
            g, t = (modes > 0) & own, batch.act_modes > 0
            n["mode.hit"] += int((g & t).sum())
            n["mode.said"] += int(g.sum())
            n["mode.told"] += int(t.sum())
            status.update(zip(batch.act_status.argmax(-1).tolist(), states.argmax(-1).tolist(), strict=True))
            if len(batch.pair_of):
                pair = network.relation(
                    words[batch.pair_of],
                    batch.word_mask[batch.pair_of],
                    batch.pair_actors,
                    batch.pair_recipients,
                )
                n["pair.hit"] += int((pair.argmax(-1) == batch.pair_categories.argmax(-1)).sum())
                n["pair.all"] += len(batch.pair_of)
    figures = {"f1": _f1(n["hit"], n["said"], n["told"]), "alarm": round(n["alarm"] / max(1, n["empty"]), 3)}
    for label in ("actor", "recipient", "speaker", "place", "mode"):
        figures[label] = _f1(n[f"{label}.hit"], n[f"{label}.said"], n[f"{label}.told"])
    rare = {k: v for k, v in status.items() if k[0] != 0}
    figures["status"] = round(
        sum(v for (t, g), v in status.items() if t == g) / max(1, sum(status.values())), 3
    )
    figures["not_actual_recall"] = round(
        sum(v for (_, g), v in rare.items() if g != 0) / max(1, sum(rare.values())), 3
    )
    figures["status_macro"] = _macro(status)
    figures["relation"] = round(n["pair.hit"] / max(1, n["pair.all"]), 3)
    return figures


def _starts(row: Sequence[int]) -> list[str]:
    """Categories of the triggers in a row of classes; a continuation of another category begins a new one."""
    found: list[str] = []
    last = "O"
    for value in row:
        label = TRIGGERS[value]
        if label != "O" and (label.startswith("B-") or last[2:] != label[2:]):
            found.append(label[2:])
        last = label
    return found


def _f1(hit: int, said: int, told: int) -> float:
    return round(2 * hit / max(1, said + told), 3)


def _macro(pairs: Counter[tuple[int, int]]) -> float:
    scores = []
    for k in range(len(STATUSES)):
        told = sum(v for (t, _), v in pairs.items() if t == k)
        if told:
            scores.append(2 * pairs[k, k] / max(1, told + sum(v for (_, g), v in pairs.items() if g == k)))
    return round(sum(scores) / max(1, len(scores)), 3)
