"""Train the coder on annotated items.

    python -m tacitus.training.train --encoder FOLDER --items FILE... --pairs FILE... --out FOLDER [--epochs 6] [--seed 1]
    torchrun --nproc-per-node 2 -m tacitus.training.train ...     the same by two processes, which share every batch

Items whose id's sha256 begins with 0 or 1 (one in eight) are the development split: they are measured, not trained
on, unless --all is given. Events of `--items` are read as pairs too, those of `--unpaired` are not. Each epoch joins a share of the
items to longer texts anew and prints the losses, the last ones the figures of the development split (of `--measured`, where the items of
several runs are to be the same). The number of processes is part of what a run can be repeated by. A run that was stopped goes on after its
last whole epoch when it is called again, and ends as if it had not been stopped.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import torch
import torch.distributed as dist
from torch import Tensor, nn

from tacitus.training.batches import Batch, batches
from tacitus.training.dyads import paired
from tacitus.training.examples import Example, examples_of, read_items, read_pieces
from tacitus.training.joined import join_some
from tacitus.training.measure import measure
from tacitus.training.network import Network, load_encoder
from tacitus.training.split import is_development

WARM = 0.1  # share of the training in which the rate rises
MEASURED = 2  # last epochs whose figures are told


def loss_of(network: Network, batch: Batch) -> tuple[Tensor, dict[str, float]]:
    """The loss of a batch and its parts: cross-entropy of each head against its targets."""
    words, lower = network.words(batch.ids, batch.mask, batch.first)
    each = _cross_entropy(network.trigger(words), batch.triggers)
    parts = {"trigger": (each * batch.weights).sum() / batch.weights.sum().clamp(min=1.0) * 8}
    if len(batch.act_of):
        averages = batch.act_words.to(lower.dtype)
        roles, modes, status = network.acts(
            lower[batch.act_of],
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
    examples: Callable[[int], Sequence[Example]],
    *,
    epochs: int,
    size: int,
    rate: float,
    seed: int,
    pad: int,
    out: Path,
    report: Iterable[Example] = (),
) -> None:
    """AdamW with a linear warm-up and decay; the heads learn ten times as fast as the encoder, at most 1e-3.

    Word embeddings stay as they are. Processes of a `torch.distributed` group share the batches and average their gradients.
    Chance begins anew in each epoch, so that a run that was stopped can go on from `state.pt`.

    Args:
        network: what is trained, in place.
        examples: what is read in each epoch (0, 1, ...).
        epochs: how often.
        size: windows of a batch.
        rate: the highest rate of the encoder.
        seed: of dropout and of the order of the examples.
        pad: id of the padding piece.
        out: folder of `network.pt`, `log.jsonl` and, until the last epoch is done, `state.pt`.
        report: examples whose figures the last epochs tell.
    """
    rank, crew = (dist.get_rank(), dist.get_world_size()) if dist.is_initialized() else (0, 1)
    inner: list[nn.Parameter] = []
    outer: list[nn.Parameter] = []
    for name, parameter in network.named_parameters():
        if name.endswith("word_embeddings.weight"):
            parameter.requires_grad_(False)
            continue
        (inner if name.startswith(("encoder.", "rereading.")) else outer).append(parameter)
    heads = min(1e-3, rate * 10)
    optimiser = torch.optim.AdamW(
        [{"params": inner, "lr": rate}, {"params": outer, "lr": heads}], weight_decay=0.01, fused=True
    )
    rates = [group["lr"] for group in optimiser.param_groups]
    held, state = list(report), out / "state.pt"
    for epoch in range(_go_on(state, network, optimiser), epochs):
        network.train()
        began, sums, count = time.monotonic(), dict[str, float](), 0
        read = examples(epoch)
        steps = -(-len(read) // size)
        rng = random.Random(f"{seed} {epoch}")
        torch.manual_seed((seed * 100 + epoch) * 100 + rank)
        for batch in batches(read, size, rng=rng, pad=pad, share=(rank, crew)):
            share = (epoch + (count + 1) / steps) / epochs
            for group, top in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = top * min(1.0, share / WARM, (1 - share) / (1 - WARM) + 1e-4)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss, parts = loss_of(network, batch)
            optimiser.zero_grad()
            loss.backward()
            if crew > 1:
                _average([*inner, *outer], crew)
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            count += 1
            for name, part in parts.items():
                sums[name] = sums.get(name, 0.0) + part
        line = {"epoch": epoch + 1, "seconds": round(time.monotonic() - began)} | {
            k: round(v / count, 3) for k, v in sums.items()
        }
        if rank:
            continue
        if held and epoch >= epochs - MEASURED:
            line |= measure(network, held, pad)
        print(json.dumps(line), flush=True)
        torch.save(network.state_dict(), out / "network.pt")
        with (out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")
        _keep(state, network, optimiser, epoch + 1, epochs)


def _go_on(state: Path, network: Network, optimiser: torch.optim.Optimizer) -> int:
    """The first epoch to do: network and optimiser as they were kept, where a run was stopped."""
    if not state.exists():
        return 0
    kept = torch.load(state, weights_only=True)
    network.load_state_dict(kept["network"])
    optimiser.load_state_dict(kept["optimiser"])
    return int(kept["done"])


def _keep(state: Path, network: Network, optimiser: torch.optim.Optimizer, done: int, epochs: int) -> None:
    """Keep what going on needs; nothing after the last epoch."""
    if done == epochs:
        state.unlink(missing_ok=True)
        return
    fresh = state.with_suffix(".new")
    torch.save({"done": done, "network": network.state_dict(), "optimiser": optimiser.state_dict()}, fresh)
    fresh.replace(state)


def _average(parameters: Sequence[nn.Parameter], crew: int) -> None:
    """Gradients become their mean over the processes; one that a process lacks counts as 0."""
    for parameter in parameters:
        if parameter.grad is None:
            parameter.grad = torch.zeros_like(parameter)
    grads = [p.grad for p in parameters if p.grad is not None]
    flat = torch.cat([g.reshape(-1) for g in grads])
    dist.all_reduce(flat)
    for grad, mean in zip(grads, (flat / crew).split([g.numel() for g in grads]), strict=True):
        grad.copy_(mean.view_as(grad))


def main() -> None:
    """Read the arguments and train; `network.pt` and the log are written after each epoch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--items", nargs="+", type=Path, required=True)
    parser.add_argument("--pairs", nargs="*", type=Path, default=())
    parser.add_argument("--unpaired", nargs="*", type=Path, default=())
    parser.add_argument(
        "--measured", nargs="*", type=Path, default=(), help="items whose development split is measured"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--size", type=int, default=32)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--joined", type=float, default=0.0, help="share of the items that each epoch joins to longer texts"
    )
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    pieces = read_pieces(options.encoder)
    items = list(read_items(options.items))
    items += [paired(item) for item in items] + list(read_items(options.pairs))
    items += read_items(options.unpaired)

    kept = [i for i in items if options.all or not is_development(i["id"])]

    def examples(epoch: int) -> list[Example]:
        told = join_some(kept, options.joined, f"{options.seed} {epoch}")
        return [e for i in told for e in examples_of(i, pieces)]

    measured = list(read_items(options.measured)) or items
    held = [e for i in measured if is_development(i["id"]) for e in examples_of(i, pieces)]
    encoder, hidden = load_encoder(options.encoder)
    torch.manual_seed(0)  # the heads begin alike; the seed is that of dropout and of the order of examples
    network = Network(encoder, hidden)
    if "WORLD_SIZE" in os.environ:
        dist.init_process_group("gloo")
    options.out.mkdir(parents=True, exist_ok=True)
    print(json.dumps({"trained": len(kept), "held": len(held)}), flush=True)
    train(
        network, examples, epochs=options.epochs, size=options.size, rate=options.rate, seed=options.seed, pad=pieces.padding,
        report=held, out=options.out,
    )  # fmt: skip


if __name__ == "__main__":
    main()
