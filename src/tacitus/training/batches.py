"""Examples as tensors: windows of like length together, padded; acts and pairs laid out beside them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from tacitus.ontology import CATEGORIES
from tacitus.reading.encoder.labels import average, distances
from tacitus.training.examples import Act, Example, Floats


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of some windows. `act_of` and `pair_of` give the window of each act and each marked pair."""

    examples: tuple[Example, ...]
    ids: Tensor
    mask: Tensor
    first: Tensor
    word_mask: Tensor
    triggers: Tensor
    weights: Tensor
    act_of: Tensor
    act_words: Tensor
    act_categories: Tensor
    act_offsets: Tensor
    act_roles: Tensor
    act_modes: Tensor
    act_status: Tensor
    pair_of: Tensor
    pair_actors: Tensor
    pair_recipients: Tensor
    pair_categories: Tensor


def batches(
    examples: Sequence[Example],
    size: int,
    *,
    rng: random.Random | None,
    pad: int = 0,
    share: tuple[int, int] = (0, 1),
) -> Iterator[Batch]:
    """Batches of `size` windows; shuffled by `rng`, with None in the order given.

    Args:
        examples: what is read, all of it once.
        size: windows of a batch.
        rng: order of the windows.
        pad: id of the padding piece.
        share: (k, n): the k-th of n processes that read every batch together, each a like part of it.
    """
    order = list(range(len(examples)))
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    if rng is not None:
        rng.shuffle(order)
        blocks = [order[i : i + size * 40] for i in range(0, len(order), size * 40)]
        for block in blocks:
            block.sort(key=lambda k: len(examples[k].window.ids))
        groups = [block[i : i + size] for block in blocks for i in range(0, len(block), size)]
        rng.shuffle(groups)
    for group in groups:
        if len(group) >= share[1]:
            yield collate([examples[k] for k in group[share[0] :: share[1]]], pad)


def collate(examples: Sequence[Example], pad: int) -> Batch:
    """One batch, padded to its longest window; the weight of padding is 0."""
    pieces = max(len(e.window.ids) for e in examples)
    count = max(len(e.window.words) for e in examples)
    acts = [(i, a) for i, e in enumerate(examples) for a in e.acts]
    pairs = [(i, p) for i, e in enumerate(examples) for p in e.pairs]
    classes = examples[0].triggers.shape[1]
    return Batch(
        tuple(examples),
        ids=torch.tensor([[*e.window.ids, *[pad] * (pieces - len(e.window.ids))] for e in examples]),
        mask=torch.tensor([[1] * len(e.window.ids) + [0] * (pieces - len(e.window.ids)) for e in examples]),
        first=torch.tensor([[*e.window.first, *[0] * (count - len(e.window.first))] for e in examples]),
        word_mask=torch.tensor(
            [[1] * len(e.window.words) + [0] * (count - len(e.window.words)) for e in examples]
        ),
        triggers=_stack([_padded(e.triggers, count) for e in examples], (count, classes)),
        weights=_stack([_padded(e.weights, count) for e in examples], (count,)),
        act_of=_longs([i for i, _ in acts]),
        act_words=_floats([average(a.words, count) for _, a in acts], count),
        act_categories=_longs([CATEGORIES.index(a.category) for _, a in acts]),
        act_offsets=_longs([distances(a.words, count) for _, a in acts]).reshape(len(acts), count),
        act_roles=_roles([a for _, a in acts], count),
        act_modes=_stack([a.modes for _, a in acts], (0,)),
        act_status=_stack([a.status for _, a in acts], (0,)),
        pair_of=_longs([i for i, _ in pairs]),
        pair_actors=_floats([average(p.actor, count) for _, p in pairs], count),
        pair_recipients=_floats([average(p.recipient, count) for _, p in pairs], count),
        pair_categories=_stack([p.relation for _, p in pairs], (0,)),
    )


def _padded(rows: Floats, count: int) -> Floats:
    return np.pad(rows, [(0, count - len(rows)), *[(0, 0)] * (rows.ndim - 1)])


def _stack(rows: Sequence[Floats], empty: tuple[int, ...]) -> Tensor:
    return torch.from_numpy(np.stack(rows)) if rows else torch.zeros(0, *empty)


def _longs(rows: Sequence[int] | Sequence[list[int]]) -> Tensor:
    return torch.tensor(rows, dtype=torch.long)


def _floats(rows: Sequence[list[float]], count: int) -> Tensor:
    return torch.tensor(rows, dtype=torch.float32).reshape(len(rows), count)


def _roles(acts: Sequence[Act], count: int) -> Tensor:
    """[acts, words, roles]; all zero at padding, so that it costs nothing."""
    return _stack([_padded(a.roles, count) for a in acts], (count, 1))
