"""Train the network that reads two passages together (`tacitus.reading.together`).

    python -m tacitus.training.together --encoder FOLDER --claims FILE... --pairs FILE... --out FOLDER [--begin FILE] [--epochs 4] [--seed 1]

`--claims`: lines of items with their texts and `claims`, each with `text` and `relation`; `--pairs`: lines with `a` and
`b` (`text`, `trigger`), `same` and `sure` (both made by `standoff join`): whether two acts are one is a second task, which is not
exported (`incidents` compares as well without it). The encoder begins as it came (begun as the
coder's it learned less: 0.65 against 0.71 of relations right after two epochs of 5,500 claims), its word embeddings stay. Claims
on items, and pairs, of the development split are measured. Writes together.onnx (int8) and manifest.json.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from tacitus.reading.encoder.pieces import WordPieces
from tacitus.reading.together.passages import Joined, Passage, in_order, join
from tacitus.reading.together.reader import RELATIONS
from tacitus.training.examples import read_items, read_pieces
from tacitus.training.network import load_encoder
from tacitus.training.split import is_development

WIDTH = 256
SIZE = 32
WARM = 0.1
UNSURE = 0.5  # what a pair weighs that another reader might decide otherwise


@dataclass(frozen=True, slots=True)
class Example:
    """Two passages with the index of their relation, or whether their acts are one; -1 where it is not asked."""

    joined: Joined
    relation: int
    same: int
    weight: float


class Together(nn.Module):
    """An encoder over both passages; what each side says on average, and how they differ, goes to the answers."""

    def __init__(self, encoder: nn.Module, hidden: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.mark = nn.Parameter(torch.zeros(hidden))
        self.dropout = nn.Dropout(dropout)
        self.inner = nn.Linear(7 * hidden, WIDTH)
        self.relation = nn.Linear(WIDTH, len(RELATIONS))
        self.of_acts = nn.Linear(9 * hidden, WIDTH)
        self.same = nn.Linear(WIDTH, 1)

    def forward(self, ids: Tensor, sides: Tensor, marks: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """[pairs, pieces] each -> logits of relations [pairs, relations] and of one act [pairs]."""
        embeddings = self.encoder.embeddings.word_embeddings(ids)
        given = embeddings + marks.unsqueeze(-1) * self.mark
        told = self.encoder(inputs_embeds=given, token_type_ids=sides, attention_mask=mask).last_hidden_state
        parts = [told[:, 0]]
        for side in (0, 1):
            here = (mask * (sides == side)).unsqueeze(-1).to(told.dtype)
            parts.append((told * here).sum(1) / here.sum(1).clamp(min=1))
            parts.append((told + (here - 1) * 1e4).max(1).values)
        both = [*parts, (parts[1] - parts[3]).abs(), parts[1] * parts[3]]
        acts = []
        for side in (0, 1):
            here = (mask * marks * (sides == side)).unsqueeze(-1).to(told.dtype)
            acts.append((told * here).sum(1) / here.sum(1).clamp(min=1))
        relation = self.relation(nn.functional.gelu(self.inner(self.dropout(torch.cat(both, -1)))))
        whole = [
            told[:, 0],
            parts[1],
            parts[3],
            both[5],
            both[6],
            *acts,
            (acts[0] - acts[1]).abs(),
            acts[0] * acts[1],
        ]
        same = self.same(nn.functional.gelu(self.of_acts(self.dropout(torch.cat(whole, -1)))))
        return relation, same.squeeze(-1)


class _Alone(nn.Module):
    def __init__(self, network: Together) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, sides: Tensor) -> Tensor:
        relations, _ = self.network(ids, sides, torch.zeros_like(ids), torch.ones_like(ids))
        return relations


def read_claims(paths: Sequence[Path], pieces: WordPieces) -> tuple[list[Example], list[Example]]:
    """Claims beside their items: those to train on, and those of the development split."""
    kept: tuple[list[Example], list[Example]] = ([], [])
    for row in read_items(paths):
        for claim in row["claims"]:
            joined = join(Passage(claim["text"]), Passage(row["text"]), pieces)
            kept[is_development(row["of"])].append(
                Example(joined, RELATIONS.index(claim["relation"]), -1, 1.0)
            )
    return kept


def read_pairs(paths: Sequence[Path], pieces: WordPieces) -> tuple[list[Example], list[Example]]:
    """Pairs of acts in the order in which they are read: those to train on, and those of the development split."""
    kept: tuple[list[Example], list[Example]] = ([], [])
    for row in read_items(paths):
        a, b = (Passage(row[side]["text"], tuple(row[side]["trigger"])) for side in "ab")
        weight = 1.0 if row.get("sure", True) else UNSURE
        first, second = in_order(a, b)
        kept[is_development(row["id"])].append(
            Example(join(first, second, pieces), -1, int(row["same"]), weight)
        )
    return kept


def collate(examples: Sequence[Example], pad: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids, sides, marks and mask [examples, pieces]."""
    count = max(len(e.joined.ids) for e in examples)
    filled = [
        [
            [*e.joined.ids, *[pad] * (count - len(e.joined.ids))],
            [*e.joined.sides, *[1] * (count - len(e.joined.ids))],
            [*e.joined.marks, *[0] * (count - len(e.joined.ids))],
            [*[1] * len(e.joined.ids), *[0] * (count - len(e.joined.ids))],
        ]
        for e in examples
    ]
    told = torch.tensor(filled)
    return told[:, 0], told[:, 1], told[:, 2], told[:, 3]


def loss_of(network: Together, examples: Sequence[Example], pad: int, weights: Tensor) -> Tensor:
    """Cross-entropy of relations and of one act, over the examples that ask for each."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        relations, same = network(*collate(examples, pad))
    asked = torch.tensor([e.relation for e in examples])
    acts = torch.tensor([float(e.same) for e in examples])
    weigh = torch.tensor([e.weight for e in examples])
    total = torch.zeros(())
    if (asked >= 0).any():
        total = total + nn.functional.cross_entropy(
            relations.float()[asked >= 0],
            asked[asked >= 0],
            weight=weights,
            label_smoothing=0.05,
            reduction="sum",
        )
    if (acts >= 0).any():
        each = nn.functional.binary_cross_entropy_with_logits(
            same.float()[acts >= 0], acts[acts >= 0] * 0.95 + 0.025, reduction="none"
        )
        total = total + (each * weigh[acts >= 0]).sum()
    return total / len(examples)


def train(
    network: Together, examples: Sequence[Example], *, epochs: int, rate: float, seed: int, pad: int
) -> None:
    """AdamW with a linear warm-up and decay; the heads learn five times as fast as the encoder; rarer relations count more."""
    rng = random.Random(seed)
    counts = Counter(e.relation for e in examples if e.relation >= 0)
    weights = torch.tensor(
        [(sum(counts.values()) / len(RELATIONS) / max(1, counts[k])) ** 0.5 for k in range(len(RELATIONS))]
    )
    inner = [p for n, p in network.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    outer = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": inner, "lr": rate}, {"params": outer, "lr": rate * 5}], weight_decay=0.01, fused=True
    )
    tops = [group["lr"] for group in optimiser.param_groups]
    total, done = epochs * -(-len(examples) // SIZE), 0
    for epoch in range(epochs):
        network.train()
        began, sums = time.monotonic(), 0.0
        groups = _groups(examples, rng)
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
            sums += float(loss.detach())
        line = {
            "epoch": epoch + 1,
            "seconds": round(time.monotonic() - began),
            "loss": round(sums / len(groups), 3),
        }
        print(json.dumps(line), flush=True)


def _groups(examples: Sequence[Example], rng: random.Random) -> list[list[Example]]:
    """Batches of like length, in random order."""
    order = list(range(len(examples)))
    rng.shuffle(order)
    blocks = [
        sorted(order[i : i + SIZE * 40], key=lambda k: len(examples[k].joined.ids))
        for i in range(0, len(order), SIZE * 40)
    ]
    groups = [
        [examples[k] for k in block[i : i + SIZE]] for block in blocks for i in range(0, len(block), SIZE)
    ]
    rng.shuffle(groups)
    return groups


def measure(network: Together, examples: Iterable[Example], pad: int) -> dict[str, object]:
    """Accuracy and precision and recall of relations; F1 and average precision of pairs."""
    network.eval()
    found: Counter[tuple[int, int]] = Counter()
    acts: list[tuple[float, int]] = []
    some = sorted(examples, key=lambda e: len(e.joined.ids))
    with torch.no_grad():
        for at in range(0, len(some), SIZE):
            group = some[at : at + SIZE]
            relations, same = network(*collate(group, pad))
            for example, row, logit in zip(group, relations.argmax(-1).tolist(), same.tolist(), strict=True):
                if example.relation >= 0:
                    found[example.relation, row] += 1
                else:
                    acts.append((logit, example.same))
    told: dict[str, object] = {"claims": sum(found.values()), "pairs": len(acts)}
    if found:
        told["accuracy"] = round(sum(v for (a, b), v in found.items() if a == b) / sum(found.values()), 3)
        for k, name in enumerate(RELATIONS):
            said, real = (
                sum(v for (_, b), v in found.items() if b == k),
                sum(v for (a, _), v in found.items() if a == k),
            )
            told[name] = [round(found[k, k] / max(1, said), 3), round(found[k, k] / max(1, real), 3)]
    if acts:
        hit, said = sum(s for x, s in acts if x > 0), sum(x > 0 for x, _ in acts)
        told["same"] = [round(hit / max(1, said), 3), round(hit / max(1, sum(s for _, s in acts)), 3)]
    return told


def export(network: Together, out: Path, name: str) -> None:
    """together.onnx with int8 weights, and manifest.json with its sha256."""
    out.mkdir(parents=True, exist_ok=True)
    whole, path = out / "together.fp32.onnx", out / "together.onnx"
    given = tuple(torch.tensor([row]) for row in ([1, 5, 6, 2, 7, 8, 2], [0, 0, 0, 0, 1, 1, 1]))
    torch.onnx.export(
        _Alone(network).eval(), given, str(whole), input_names=["ids", "sides"], output_names=["relations"],
        dynamic_axes={k: {1: "pieces"} for k in ("ids", "sides")}, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=False)
    whole.unlink()
    content = {"name": name, "sha256": {"together.onnx": hashlib.sha256(path.read_bytes()).hexdigest()}}
    (out / "manifest.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Read the arguments, train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--claims", type=Path, nargs="*", default=())
    parser.add_argument("--pairs", type=Path, nargs="*", default=())
    parser.add_argument("--begin", type=Path, help="together.pt of a run that is gone on with")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", default="tacitus-together 3")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    pieces = read_pieces(options.encoder)
    claims, pairs = read_claims(options.claims, pieces), read_pairs(options.pairs, pieces)
    encoder, hidden = load_encoder(options.encoder)
    torch.manual_seed(options.seed)
    network = Together(encoder, hidden)
    if options.begin is not None:
        network.load_state_dict(torch.load(options.begin, weights_only=True))
    for name, parameter in network.named_parameters():
        if name.endswith("word_embeddings.weight") or ".pooler." in name:
            parameter.requires_grad_(False)
    trained, held = claims[0] + pairs[0], claims[1] + pairs[1]
    print(
        json.dumps(
            {"claims": len(claims[0]), "pairs": len(pairs[0]), "held": [len(claims[1]), len(pairs[1])]}
        ),
        flush=True,
    )
    train(network, trained, epochs=options.epochs, rate=options.rate, seed=options.seed, pad=pieces.padding)
    print(json.dumps(measure(network, held, pieces.padding)), flush=True)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), options.out / "together.pt")
    export(network, options.out, options.name)


if __name__ == "__main__":
    main()
