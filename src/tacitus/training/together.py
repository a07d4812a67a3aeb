"""Train the network that reads two passages together (`tacitus.reading.together`).

    python -m tacitus.training.together --encoder FOLDER --claims FILE... --pairs FILE... [--out FOLDER] [--answers FILE]
        [--teachers FILE...] [--further-claims FILE...] [--further-pairs FILE...] [--begin FILE] [--epochs 4] [--rate 1.2e-4] [--size 32] [--seed 1]

`--claims`: lines of items with their texts and `claims`, each with `text` and `relation`; `--pairs`: lines with `a` and
`b` (`text`, `trigger`), `same` and `sure` (both made by `standoff join`, or by `drawn`, where labels may be null). The encoder is MiniLM or MPNet; it begins as it
came (begun as the coder's it learned less: 0.65 against 0.71 of relations right after two epochs of 5,500 claims), its word embeddings stay. Claims
on items, and pairs, of the development split are measured.

`--out`: writes together.onnx (int8), manifest.json and together.pt. `--answers`: writes what the network answers to all pairs but the measured ones, to those without labels too. `--teachers`: such
files, made of the same pairs; the network then learns the mean of their answers, labels beside it at half weight. Without teachers pairs that have no label are not trained on. `--further-claims`, `--further-pairs`: lines of
the same forms that no teacher answered; they are learned from their labels. A network that is gone on with (`--begin`) can be its own teacher for what it has
learned before (its answers are written with `--epochs 0`), so that it forgets less. Uses a GPU where there is one.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from tacitus.reading.together.reader import RELATIONS
from tacitus.training.examples import read_pieces
from tacitus.training.network import load_encoder
from tacitus.training.together_answers import answer, figures, with_answers, write_answers
from tacitus.training.together_examples import Example, collate, groups_of, read_claims, read_pairs
from tacitus.training.together_network import Together, export

SIZE = 32
WARM = 0.1
BESIDE = 0.5  # what a label weighs beside teachers' answers
SMOOTHED = 0.05  # of a label goes to the other answers


def loss_of(network: Together, examples: Sequence[Example], pad: int, weights: Tensor) -> Tensor:
    """Cross-entropy of relations and of one act, over the examples that ask for each; a mean over all.

    Where teachers answer, the label weighs `BESIDE`.

    Args:
        weights: of the relations, on the network's device.
    """
    device = weights.device
    with torch.autocast(device.type, dtype=torch.bfloat16):
        relations, same = network(*torch.from_numpy(collate(examples, pad)).to(device))
    relations, same = relations.float(), same.float()
    asked = torch.tensor([e.relation for e in examples], device=device)
    acts = torch.tensor([e.same for e in examples], device=device)
    weigh = torch.tensor([e.weight for e in examples], device=device)
    of_relations = nn.functional.cross_entropy(
        relations, asked.clamp(min=0), weight=weights, label_smoothing=SMOOTHED, reduction="none"
    )
    smoothed = acts.clamp(min=0) * (1 - SMOOTHED) + SMOOTHED / 2
    of_acts = nn.functional.binary_cross_entropy_with_logits(same, smoothed, reduction="none")
    total = (of_relations * (asked >= 0) + of_acts * (acts >= 0)) * weigh
    taught = torch.tensor([e.taught is not None for e in examples], device=device)
    if taught.any():
        none = np.zeros(len(RELATIONS) + 1, np.float32)
        rows = [none if e.taught is None else e.taught for e in examples]
        told = torch.from_numpy(np.stack(rows)).to(device)
        both = torch.tensor([e.acts for e in examples], device=device)
        of_act = nn.functional.binary_cross_entropy_with_logits(same, told[:, -1], reduction="none")
        of_relation = -(told[:, :-1] * relations.log_softmax(-1)).sum(-1)
        total = torch.where(taught, BESIDE * total + torch.where(both, of_act, of_relation), total)
    return total.sum() / len(examples)


def train(
    network: Together,
    examples: Sequence[Example],
    *,
    epochs: int,
    rate: float,
    size: int,
    seed: int,
    pad: int,
    device: torch.device,
) -> None:
    """AdamW with a linear warm-up and decay; the heads learn five times as fast as the encoder; rarer relations count more."""
    rng = random.Random(seed)
    counts = Counter(e.relation for e in examples if e.relation >= 0)
    shares = [
        (sum(counts.values()) / len(RELATIONS) / max(1, counts[k])) ** 0.5 for k in range(len(RELATIONS))
    ]
    weights = torch.tensor(shares, device=device)
    inner = [p for n, p in network.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    outer = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": inner, "lr": rate}, {"params": outer, "lr": rate * 5}], weight_decay=0.01, fused=True
    )
    tops = [group["lr"] for group in optimiser.param_groups]
    total, done = epochs * -(-len(examples) // size), 0
    for epoch in range(epochs):
        network.train()
        began, sums = time.monotonic(), torch.zeros((), device=device)
        groups = groups_of(examples, size, rng)
        for group in groups:
            share = min(1.0, done / (WARM * total) + 1e-3, (total - done) / ((1 - WARM) * total))
            for part, top in zip(optimiser.param_groups, tops, strict=True):
                part["lr"] = top * share
            loss = loss_of(network, group, pad, weights)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            done += 1
            sums += loss.detach()
        line = {
            "epoch": epoch + 1,
            "seconds": round(time.monotonic() - began),
            "loss": round(float(sums) / len(groups), 3),
        }
        print(json.dumps(line), flush=True)


def main() -> None:
    """Read the arguments, train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--claims", type=Path, nargs="*", default=())
    parser.add_argument("--pairs", type=Path, nargs="*", default=())
    parser.add_argument("--further-claims", type=Path, nargs="*", default=())
    parser.add_argument("--further-pairs", type=Path, nargs="*", default=())
    parser.add_argument("--begin", type=Path, help="together.pt of a run that is gone on with")
    parser.add_argument("--teachers", type=Path, nargs="*", default=())
    parser.add_argument("--answers", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--name", default="tacitus-together 5")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.out is None and options.answers is None:
        parser.error("nothing to write: give --out, --answers or both")
    pieces = read_pieces(options.encoder)
    claims, pairs = read_claims(options.claims, pieces), read_pairs(options.pairs, pieces)
    further = read_claims(options.further_claims, pieces), read_pairs(options.further_pairs, pieces)
    trained, held = claims[0] + pairs[0], claims[1] + pairs[1]
    counts = {name: sum(e.labelled for e in some[0]) for name, some in (("claims", claims), ("pairs", pairs))}
    counts["unlabelled"] = len(trained) - sum(counts.values())
    counts["further claims"], counts["further pairs"] = (len(some[0]) for some in further)
    print(json.dumps({**counts, "held": [len(claims[1]), len(pairs[1])]}), flush=True)

    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    encoder, hidden = load_encoder(options.encoder)
    torch.manual_seed(options.seed)
    network = Together(encoder, hidden)
    if options.begin is not None:
        network.load_state_dict(torch.load(options.begin, weights_only=True))
    network.to(device)
    for name, parameter in network.named_parameters():
        if name.endswith("word_embeddings.weight") or ".pooler." in name:
            parameter.requires_grad_(False)
    some = with_answers(trained, options.teachers) if options.teachers else [e for e in trained if e.labelled]
    some += further[0][0] + further[1][0]
    how = {"epochs": options.epochs, "rate": options.rate, "size": options.size, "seed": options.seed}
    train(network, some, **how, pad=pieces.padding, device=device)
    for measured in (held, further[0][1] + further[1][1]):
        print(json.dumps(figures(answer(network, measured, pieces.padding, device), measured)), flush=True)
    if options.answers is not None:
        write_answers(options.answers, answer(network, trained, pieces.padding, device), trained)
    if options.out is not None:
        options.out.mkdir(parents=True, exist_ok=True)
        network.cpu()
        torch.save(network.state_dict(), options.out / "together.pt")
        export(network, options.out, options.name)


if __name__ == "__main__":
    main()
