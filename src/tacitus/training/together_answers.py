"""What a network of `together` answers to pairs: to measure it, and to teach another.

Answers are logits [pairs, relations + 1], the last that of one act. Files of them tell the pairs' lengths in word pieces too: both encoders cut the
same pieces, so that answers to other pairs, or in another order, are noticed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from tacitus.reading.together.reader import RELATIONS
from tacitus.training.examples import Floats
from tacitus.training.together_examples import Example, collate
from tacitus.training.together_network import Together

AT_ONCE = 128


def answer(network: Together, examples: Sequence[Example], pad: int, device: torch.device) -> Floats:
    """Logits for all examples, in their order; in bfloat16 on a GPU."""
    network.eval()
    told = np.zeros((len(examples), len(RELATIONS) + 1), np.float32)
    order = sorted(range(len(examples)), key=lambda k: examples[k].line.shape[1])
    with torch.no_grad(), torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
        for at in range(0, len(order), AT_ONCE):
            places = order[at : at + AT_ONCE]
            given = torch.from_numpy(collate([examples[k] for k in places], pad)).to(device)
            relations, same = network(*given)
            told[places] = torch.cat([relations.float(), same.float().unsqueeze(-1)], 1).cpu().numpy()
    return told


def write_answers(path: Path, answers: Floats, examples: Sequence[Example]) -> None:
    """Answers to the examples as a file of numpy's."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        np.savez(out, answers=answers.astype(np.float16), lengths=_lengths(examples))


def with_answers(examples: Sequence[Example], paths: Sequence[Path]) -> list[Example]:
    """The examples with the mean of what the teachers in the files answer, as shares.

    Raises:
        ValueError: where a file has the answers to other pairs.
    """
    total = np.zeros((len(examples), len(RELATIONS) + 1), np.float32)
    for path in paths:
        with np.load(path) as told:
            if not np.array_equal(told["lengths"], _lengths(examples)):
                raise ValueError(
                    f"{path} answers other pairs; give the files of pairs as its teacher was given them"
                )
            total += shares_of(told["answers"].astype(np.float32)) / len(paths)
    return [replace(example, taught=row) for example, row in zip(examples, total, strict=True)]


def shares_of(logits: Floats) -> Floats:
    """Shares of the relations, which sum to 1, and that of one act, beside them."""
    raised = np.exp(logits[:, :-1] - logits[:, :-1].max(1, keepdims=True))
    shares: Floats = np.concatenate(
        [raised / raised.sum(1, keepdims=True), 1 / (1 + np.exp(-logits[:, -1:]))], 1
    )
    return shares


def _lengths(examples: Sequence[Example]) -> np.ndarray:
    return np.array([example.line.shape[1] for example in examples], np.int16)


def figures(answers: Floats, examples: Sequence[Example]) -> dict[str, object]:
    """Accuracy and precision and recall of relations; precision and recall of pairs."""
    found: Counter[tuple[int, int]] = Counter()
    acts: list[tuple[float, int]] = []
    for example, row in zip(examples, answers, strict=True):
        if example.relation >= 0:
            found[example.relation, int(row[:-1].argmax())] += 1
        elif example.same >= 0:
            acts.append((float(row[-1]), example.same))
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
