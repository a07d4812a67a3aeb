"""Train the coder on annotated items.

    python -m tacitus.training.train --encoder FOLDER --items FILE... --pairs FILE... --out FOLDER [--epochs 8] [--seed 1]

Items whose id's sha256 begins with 0 or 1 (one in eight) are the development split: they are measured, not trained
on, unless --all is given. Each epoch prints the losses and the figures of the development split.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from tacitus.training.batches import Batch, batches
from tacitus.training.dyads import paired
from tacitus.training.examples import Example, examples_of, read_items, read_pieces
from tacitus.training.measure import measure
from tacitus.training.network import Network, load_encoder
from tacitus.training.split import is_development


def loss_of(network: Network, batch: Batch) -> tuple[Tensor, dict[str, float]]:
    """The loss of a batch and its parts: cross-entropy of each head against its targets."""
    words = network.words(batch.ids, batch.mask, batch.first)
    each = _cross_entropy(network.trigger(words), batch.triggers)
    parts = {"trigger": (each * batch.weights).sum() / batch.weights.sum().clamp(min=1.0) * 8}
    if len(batch.act_of):
        averages = batch.act_words.to(words.dtype)
        roles, modes, status = network.acts(
            words[batch.act_of],
            batch.word_mask[batch.act_of],
            averages,
            batch.act_categories,
            batch.act_offsets,
        )
        parts["role"] = _cross_entropy(roles, batch.act_roles).sum() / batch.act_roles.sum() * 4
        parts["mode"] = nn.functional.binary_cross_entropy_with_logits(modes.float(), batch.act_modes) * 20
        rare = 1.5 - 0.5 * batch.act_status[:, 0]  # what is not actual counts half as much again
        parts["status"] = (_cross_entropy(status, batch.act_status) * rare).sum() / rare.sum()
    if len(batch.pair_of):
        sides = (batch.pair_actors.to(words.dtype), batch.pair_recipients.to(words.dtype))
        relation = network.relation(words[batch.pair_of], batch.word_mask[batch.pair_of], *sides)
        parts["relation"] = _cross_entropy(relation, batch.pair_categories).mean()
    total = torch.stack(list(parts.values())).sum()
    return total, {name: float(part.detach()) for name, part in parts.items()}


def _cross_entropy(logits: Tensor, targets: Tensor) -> Tensor:
    return -(targets * logits.float().log_softmax(-1)).sum(-1)


def train(
    network: Network,
    examples: Sequence[Example],
    *,
    epochs: int,
    size: int,
    rate: float,
    seed: int,
    pad: int,
    report: Iterable[Example] = (),
    log: Path | None = None,
) -> None:
    """AdamW with a linear warm-up and decay; the heads learn ten times as fast as the encoder, at most 7e-4."""
    rng = random.Random(seed)
    inner: list[nn.Parameter] = []
    outer: list[nn.Parameter] = []
    for name, parameter in network.named_parameters():
        (inner if name.startswith("encoder.") else outer).append(parameter)
    heads = min(7e-4, rate * 10)
    optimiser = torch.optim.AdamW(
        [{"params": inner, "lr": rate}, {"params": outer, "lr": heads}], weight_decay=0.01
    )
    steps = epochs * -(-len(examples) // size)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / (0.1 * steps), (steps - s) / (0.9 * steps))
    )
    held = list(report)
    for epoch in range(epochs):
        network.train()
        began, sums, count = time.monotonic(), dict[str, float](), 0
        for batch in batches(examples, size, rng=rng, pad=pad):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss, parts = loss_of(network, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            count += 1
            for name, part in parts.items():
                sums[name] = sums.get(name, 0.0) + part
        line = {"epoch": epoch + 1, "seconds": round(time.monotonic() - began)} | {
            k: round(v / count, 3) for k, v in sums.items()
        }
        if held:
            line |= measure(network, held, pad)
        print(json.dumps(line), flush=True)
        if log is not None:
            torch.save(network.state_dict(), log.with_name("network.pt"))
            with log.open("a", encoding="utf-8") as out:
                out.write(json.dumps(line) + "\n")


def main() -> None:
    """Read the arguments and train; `network.pt` and the log are written after each epoch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--items", nargs="+", type=Path, required=True)
    parser.add_argument("--pairs", nargs="*", type=Path, default=())
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--size", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    pieces = read_pieces(options.encoder)
    items = list(read_items(options.items))
    items += [paired(item) for item in items] + list(read_items(options.pairs))
    trained = [e for i in items if options.all or not is_development(i["id"]) for e in examples_of(i, pieces)]
    held = [e for i in items if is_development(i["id"]) for e in examples_of(i, pieces)]
    encoder, hidden = load_encoder(options.encoder)
    torch.manual_seed(0)  # the heads begin alike; the seed is that of dropout and of the order of examples
    network = Network(encoder, hidden)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    acts = sum(len(example.acts) for example in trained)
    print(
        json.dumps(
            {
                "trained": len(trained),
                "held": len(held),
                "acts": acts,
                "pairs": sum(len(e.pairs) for e in trained),
            }
        ),
        flush=True,
    )
    train(
        network, trained, epochs=options.epochs, size=options.size, rate=options.rate, seed=options.seed, pad=pieces.padding,
        report=held, log=options.out / "log.jsonl",
    )  # fmt: skip


if __name__ == "__main__":
    main()
