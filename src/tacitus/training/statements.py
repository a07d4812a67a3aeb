"""Trains the statement head on the package's encoder, which stays as it is, and writes the head's files.

    python -m tacitus.training.statements --items corpus/statements-*.jsonl corpus/columns-a.jsonl --reports ITEMS --out src/tacitus/reading/statements/data

Labels of lenses, certainties, horizons and loaded words may be missing. `--reports`: labelled items of news; the first that are one plain sentence are trained on as reports that stand alone.
About five minutes on one core. Development passages (`split`) are not trained on and are measured at the end. Needs the
extra `train`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from tacitus.evaluation.gold import read_rows
from tacitus.evaluation.statements import score_statements
from tacitus.reading.encoder.session import load_model
from tacitus.reading.encoder.windows import Window, windows_of
from tacitus.reading.sentences import split_sentences
from tacitus.reading.statements.features import (
    ENDING,
    STATEMENT_MARKS,
    WORD_MARKS,
    Part,
    cue_marks,
    cue_table,
    lexical_ids,
    quoted,
    statement_marks,
    word_marks,
)  # fmt: skip
from tacitus.reading.statements.finder import NeuralStatements
from tacitus.reading.statements.head import CERTAINTIES, DIRECTIONS, KINDS, LENSES, TAGS, read_head
from tacitus.reading.statements.leaning import leaning
from tacitus.training.examples import read_items
from tacitus.training.split import is_development
from tacitus.training.statement_network import Ensemble, Sizes, StatementHead, export_head

REPORTS = 300  # reports standing alone that are trained on beside the passages
UNASKED = -1  # where a corpus does not give a label
GAP = 2  # empty words between windows: what stands in one isn't seen from the other
LEAST_WORD, LEAST_ENDING = 4, 8  # times in the training passages
EPOCHS, RATE, BATCH = 14, 4e-3, 8
SETTINGS = {
    "leaning": 3.0,
    "act": 1.0,
    "goes_on": 0.75,
    "lens_cue": 1.2,
    "listed": 0.25,
    "speaks": 0.75,
    "form": 0.15,
    "sure_form": 0.6,
    "tag": 0.3,
    "speaker": 0.3,
    "loaded": 0.4,
    "horizon": 0.4,
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as arrays over its words: what the head is told and what it should say."""

    vectors: np.ndarray
    words: np.ndarray
    endings: np.ndarray
    marks: np.ndarray
    tags: np.ndarray
    spans: list[tuple[int, int]]
    statement_marks: list[list[float]]
    labels: list[dict[str, Any]]


def read_passage(row: dict[str, Any], tables: tuple[dict[str, int], dict[str, int]]) -> Passage:
    """A row of the corpus (`text`, `statements` with offsets) through the encoder; statements in headings are left out."""
    model = load_model()
    sentences = split_sentences(row["text"])
    edges = {(s.start, s.end) for s in sentences}
    vectors, words, endings, marks, placed = [], [], [], [], []
    at = 0
    for window in windows_of(sentences, model.pieces):
        inside = quoted(window)
        forms = lexical_ids(window, *tables)
        empty = [0] * GAP
        seen = model.words(window).vectors
        vectors += [seen, np.zeros((GAP, seen.shape[1]), np.float32)]
        words += [*forms[0], *empty]
        endings += [*forms[1], *empty]
        told = np.concatenate([word_marks(window, inside), cue_marks(window)], axis=1)
        marks += [told, np.zeros((GAP, told.shape[1]), np.float32)]
        placed.append((window, inside, at))
        at += len(window.words) + GAP
    tags = np.zeros((at, len(TAGS)), np.float32)
    found = Passage(
        np.concatenate(vectors),
        np.asarray(words),
        np.asarray(endings),
        np.concatenate(marks),
        tags,
        [],
        [],
        [],
    )
    for number, label in enumerate(row["statements"]):
        for window, inside, offset in placed:
            inner = [i for i, w in enumerate(window.words) if label["start"] <= w.start < label["end"]]
            if not inner:
                continue
            start, end = label["start"], label["end"]
            ends = (number == 0, number == len(row["statements"]) - 1)
            part = Part(inner[0], inner[-1] + 1, start, end, (start, end) in edges, *ends)
            found.spans.append((offset + part.first, offset + part.last))
            held = slice(part.first, part.last)
            lean = leaning(window.words[held], inside[held])
            found.statement_marks.append(statement_marks(window, part, inside, lean))
            found.labels.append(label)
            _tag(tags, row["text"], label, window, inner, offset)
            break
    return found


def _tag(
    tags: np.ndarray, text: str, label: dict[str, Any], window: Window, inner: list[int], offset: int
) -> None:
    spans = {"loaded": [tuple(s) for s in label.get("loaded", ())]}
    for name in ("speaker", "horizon"):
        at = text.find(label[name], label["start"], label["end"]) if label.get(name) else -1
        spans[name] = [] if at < 0 else [(at, at + len(label[name]))]
    for column, name in enumerate(TAGS):
        if name not in label:
            tags[[offset + i for i in inner], column] = UNASKED
            continue
        for i in inner:
            word = window.words[i]
            tags[offset + i, column] = any(word.start < e and s < word.end for s, e in spans[name])


def plain_reports(items: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of labelled items of news that are one sentence whose acts are all told as done, by nobody else: a report standing alone."""
    rows = []
    for item in items:
        plain = all(e["status"] == "actual" and not e.get("attribution") for e in item["events"])
        if plain and len(split_sentences(item["text"])) == 1:
            told = {"start": 0, "end": len(item["text"]), "kind": "report", "loaded": []}
            nothing = dict.fromkeys(("speaker", "lens", "direction", "horizon", "certainty"))
            rows.append({"id": item["id"], "text": item["text"], "statements": [told | nothing]})
    return rows[:REPORTS]


def make_tables(rows: Sequence[dict[str, Any]]) -> tuple[dict[str, int], dict[str, int]]:
    """Forms and endings that the rows have often enough, numbered from 1."""
    words: Counter[str] = Counter()
    pieces = load_model().pieces
    for row in rows:
        for window in windows_of(split_sentences(row["text"]), pieces):
            words.update(s.lower() for s in window.surfaces)
    endings = Counter(w[-ENDING:] for w in words)
    kept = (
        sorted(w for w, n in words.items() if n >= LEAST_WORD),
        sorted(e for e, n in endings.items() if n >= LEAST_ENDING),
    )
    return {w: i + 1 for i, w in enumerate(kept[0])}, {e: i + 1 for i, e in enumerate(kept[1])}


def batch_of(passages: Sequence[Passage]) -> dict[str, Tensor]:
    """Passages side by side, filled up with empty words."""
    longest = max(len(p.words) for p in passages)

    def filled(name: str) -> Tensor:
        rows = [getattr(p, name) for p in passages]
        full = np.zeros((len(rows), longest, *rows[0].shape[1:]), rows[0].dtype)
        for i, row in enumerate(rows):
            full[i, : len(row)] = row
        return torch.from_numpy(full)

    spans = [(i, *span) for i, p in enumerate(passages) for span in p.spans]
    mask = torch.zeros(len(spans), longest)
    kept = torch.zeros(len(passages), longest)
    for k, (i, first, last) in enumerate(spans):
        mask[k, first:last] = 1
        kept[i, first:last] = 1
    n = len(spans)
    before = [k - 1 if k and spans[k - 1][0] == spans[k][0] else n for k in range(n)]
    after = [k + 1 if k + 1 < n and spans[k + 1][0] == spans[k][0] else n for k in range(n)]
    labels = [label for p in passages for label in p.labels]
    moving = [label["kind"] == "trend" for label in labels]

    def numbers(name: str, values: Sequence[str | None], asked: Sequence[bool]) -> Tensor:
        return torch.tensor(
            [
                values.index(x[name]) if y and name in x and x[name] in values else UNASKED
                for x, y in zip(labels, asked, strict=True)
            ]
        )

    return {
        **{name: filled(name) for name in ("vectors", "words", "endings", "marks", "tags")},
        "kept": kept, "mask": mask, "row": torch.tensor([i for i, _, _ in spans]),
        "before": torch.tensor(before), "after": torch.tensor(after),
        "statement_marks": torch.tensor([m for p in passages for m in p.statement_marks]),
        "kind": numbers("kind", KINDS, [True] * n),
        "speaks": torch.tensor([float(label["speaker"] is not None) for label in labels]),
        "certainty": numbers("certainty", CERTAINTIES, [label["kind"] == "prediction" for label in labels]),
        "lens": numbers("lens", LENSES, moving), "direction": numbers("direction", DIRECTIONS, moving),
    }  # fmt: skip


def loss_of(said: dict[str, Tensor], batch: dict[str, Tensor]) -> Tensor:
    """Weighted sum of the losses; tags count only where a statement stands that has the label."""
    entropy, binary = nn.functional.cross_entropy, nn.functional.binary_cross_entropy_with_logits
    total = entropy(said["kind"], batch["kind"], label_smoothing=0.05) + 0.5 * binary(
        said["speaks"], batch["speaks"]
    )
    for name, weight in (("certainty", 0.3), ("lens", 0.3), ("direction", 0.3)):
        if bool((batch[name] >= 0).any()):
            total = total + weight * entropy(said[name], batch[name], ignore_index=UNASKED)
    kept = batch["kept"].unsqueeze(-1)
    each = binary(said["tags"], batch["tags"].clamp(min=0), reduction="none")
    tags = (each * kept * (batch["tags"] >= 0)).sum() / kept.sum()
    return total + 3 * tags


def train_head(passages: Sequence[Passage], sizes: Sizes, *, seed: int) -> StatementHead:
    """One head; the same on every run of one machine."""
    torch.manual_seed(seed)
    source = np.random.default_rng(seed)
    head = StatementHead(sizes)
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=1e-3)
    steps = EPOCHS * -(-len(passages) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
    for _ in range(EPOCHS):
        order = source.permutation(len(passages))
        for at in range(0, len(order), BATCH):
            batch = batch_of([passages[i] for i in order[at : at + BATCH]])
            optimiser.zero_grad()
            loss_of(head(batch), batch).backward()
            nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimiser.step()
            schedule.step()
    head.eval()
    return head


def write_head(
    heads: Sequence[StatementHead],
    sizes: Sizes,
    tables: Sequence[dict[str, int]],
    settings: dict[str, float],
    out: Path,
) -> None:
    """Both graphs, both tables and the manifest with their sha256."""
    out.mkdir(parents=True, exist_ok=True)
    export_head(Ensemble(list(heads)), sizes, out)
    for name, table in zip(("words", "endings"), tables, strict=True):
        (out / f"{name}.txt").write_text("\n".join(table), encoding="utf-8")
    files = ("endings.txt", "statements.onnx", "words.onnx", "words.txt")
    digests = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in files}
    content = {"encoder": load_model().name, "settings": settings, "sha256": digests}
    (out / "manifest.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Read the arguments, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=Path, nargs="+", required=True)
    parser.add_argument("--reports", type=Path, nargs="*", default=())
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--heads", type=int, default=3)
    options = parser.parse_args()
    torch.set_num_threads(1)
    rows = [row for path in sorted(options.items) for row in read_rows(path)]
    kept = [row for row in rows if not is_development(row["id"])]
    tables = make_tables(kept)
    kept += plain_reports(i for i in read_items(options.reports) if not is_development(i["id"]))
    passages = [read_passage(row, tables) for row in kept]
    sizes = Sizes(
        vectors=passages[0].vectors.shape[1], words=len(tables[0]) + 1, endings=len(tables[1]) + 1,
        marks=WORD_MARKS + len(cue_table()[0]), statement_marks=STATEMENT_MARKS,
    )  # fmt: skip
    heads = [train_head(passages, sizes, seed=seed) for seed in range(options.heads)]
    settings = SETTINGS | {"heads": float(len(heads))}
    write_head(heads, sizes, tables, settings, options.out)
    finder = NeuralStatements(head=read_head(lambda name: (options.out / name).read_bytes()))
    nothing: dict[str, Any] = {**dict.fromkeys(("lens", "direction", "horizon", "certainty")), "loaded": []}
    measured = score_statements(
        (
            {**row, "statements": [nothing | label for label in row["statements"]]}
            for row in rows
            if is_development(row["id"])
        ),
        lambda row: finder.find(split_sentences(row["text"])),
    )
    print(json.dumps(measured))


if __name__ == "__main__":
    main()
