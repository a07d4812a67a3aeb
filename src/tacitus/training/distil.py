"""A teacher's opinion on unlabelled text, as examples for a student.

    python -m tacitus.training.distil --teacher FILE --encoder FOLDER --student FOLDER --texts FILE --out FILE [--count N]

The teacher reads windows made with its own vocabulary; the student's cuts the same words, so word by word the
targets fit. Acts are those that the teacher finds; their roles, modes, status and relation are its probabilities.
Texts are JSONL rows with `id` and `text` (and are not shipped: only the student's weights are).
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch

from tacitus.ontology import CATEGORIES
from tacitus.reading.encoder.labels import MODES, ROLES, STATUSES, TRIGGERS
from tacitus.reading.encoder.pieces import WordPieces
from tacitus.reading.encoder.windows import Window, windows_of
from tacitus.reading.sentences import split_sentences
from tacitus.training.batches import batches, collate
from tacitus.training.examples import Act, Example, Floats, one_hot, read_items, read_pieces
from tacitus.training.network import Network, load_encoder


def opinions(
    network: Network, windows: Sequence[tuple[str, Window]], pad: int, *, size: int = 32
) -> Iterator[tuple[Floats, list[Act]]]:
    """The teacher's trigger distributions and acts for each window, in order."""
    network.eval()
    blank = [_blank(id, window) for id, window in windows]
    with torch.no_grad():
        for batch in batches(blank, size, rng=None, pad=pad):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                words = network.words(batch.ids, batch.mask, batch.first)
                shares = network.trigger(words).float().softmax(-1).numpy()
            found = [
                _found(share[: len(example.window.words)], example)
                for share, example in zip(shares, batch.examples, strict=True)
            ]
            judged = collate([e for e, _ in found], pad)
            acts = _judge(network, judged, words) if len(judged.act_of) else []
            told = iter(acts)
            for example, share in found:
                yield share, [next(told) for _ in example.acts]


def _judge(network: Network, batch: Any, words: torch.Tensor) -> list[Act]:
    """The acts of a batch with the teacher's roles, modes, status and, where both sides are found, relation."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        own = words[batch.act_of]
        roles, modes, status = network.acts(
            own, batch.act_words.to(own.dtype), batch.act_categories, batch.act_offsets
        )
    shares = roles.float().softmax(-1).numpy()
    acts: list[Act] = []
    given = [(i, a) for i, e in enumerate(batch.examples) for a in e.acts]
    for k, (i, act) in enumerate(given):
        count = len(batch.examples[i].window.words)
        category = one_hot(np.array(CATEGORIES.index(act.category)), len(CATEGORIES))
        acts.append(
            Act(
                act.category,
                act.words,
                shares[k, :count],
                modes[k].float().sigmoid().numpy(),
                status[k].float().softmax(-1).numpy(),
                category,
            )
        )
    return acts


def _blank(id: str, window: Window) -> Example:
    count = len(window.words)
    return Example(id, window, np.zeros((count, len(TRIGGERS)), np.float32), np.ones(count, np.float32))


def _found(share: Floats, example: Example) -> tuple[Example, Floats]:
    """The window with the acts whose triggers the distributions name (targets of the acts are not yet known)."""
    acts: list[Act] = []
    words: list[int] = []
    category = ""
    for at, index in enumerate([*share.argmax(-1).tolist(), 0]):
        label = TRIGGERS[index]
        if words and (label == "O" or label.startswith("B-") or label[2:] != category):
            acts.append(_open_act(category, tuple(words), len(share)))
            words = []
        if label != "O":
            words, category = [*words, at], label[2:]
    return Example(example.id, example.window, share, example.weights, tuple(acts)), share


def _open_act(category: str, words: tuple[int, ...], count: int) -> Act:
    nothing = one_hot(np.zeros(count, np.int64), len(ROLES))
    empty = np.zeros(len(MODES), np.float32)
    status, kind = (one_hot(np.array(0), n) for n in (len(STATUSES), len(CATEGORIES)))
    return Act(category, words, nothing, empty, status, kind)


def distilled(
    network: Network, rows: Sequence[Mapping[str, Any]], teacher: WordPieces, student: WordPieces, pad: int
) -> Iterator[Example]:
    """Examples for the student: its own windows with the teacher's targets; windows cut differently are left out."""
    pairs: list[tuple[str, Window, Window]] = []
    for row in rows:
        sentences = split_sentences(row["text"])
        for mine, theirs in zip(windows_of(sentences, student), windows_of(sentences, teacher), strict=False):
            if mine.words == theirs.words:
                pairs.append((row["id"], mine, theirs))
    judged = opinions(network, [(id, theirs) for id, _, theirs in pairs], pad)
    for (id, mine, _), (share, acts) in zip(pairs, judged, strict=True):
        yield Example(id, mine, share, np.ones(len(mine.words), np.float32), tuple(acts))


def read_distilled(path: Path) -> Iterator[Example]:
    """Examples that `main` wrote, in order. The file is a pickle: read only what you made yourself."""
    with path.open("rb") as file:
        while True:
            try:
                yield from pickle.load(file)
            except EOFError:
                return


def main() -> None:
    """Read the arguments, ask the teacher, write the examples."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--student", required=True)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=15_000)
    options = parser.parse_args()
    encoder, hidden = load_encoder(options.encoder)
    network = Network(encoder, hidden)
    network.load_state_dict(torch.load(options.teacher, weights_only=True))
    teacher, student = read_pieces(options.encoder), read_pieces(options.student)
    rows = list(islice(read_items([options.texts]), options.count))
    with options.out.open("wb") as out:
        for start in range(0, len(rows), 1000):
            examples = list(distilled(network, rows[start : start + 1000], teacher, student, teacher.padding))
            pickle.dump(examples, out)
            print(start + len(examples), flush=True)


if __name__ == "__main__":
    main()
