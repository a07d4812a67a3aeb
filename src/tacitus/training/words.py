"""Word vectors for `claims`: each word alone read by a sentence encoder, centred, projected and stored in 8 bits.

    python -m tacitus.training.words ENCODER ITEMS.jsonl.gz OUT.npz

ENCODER is a folder with all-MiniLM-L6-v2, ITEMS has a `text` in each line. Words are those that the texts write in small
letters at least twice. The vectors of one machine may differ from those of another in the last bit before they are rounded.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

DIMENSIONS, SAMPLE, AT_ONCE, LEAST = 96, 4000, 512, 2
_WORD = re.compile(r"[^\W\d_]+")


def choose_words(texts: Iterable[str]) -> list[str]:
    """Words of three letters or more that are written in small letters at least `LEAST` times, sorted."""
    counted = Counter(word for text in texts for word in _WORD.findall(text) if word.islower())
    return sorted(w for w, n in counted.items() if n >= LEAST and len(w) > 2 and w.isascii())


def project(vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.int8]:
    """Unit vectors centred, projected on the directions of greatest variance of a fixed sample, in 8 bits."""
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = unit - unit.mean(axis=0)
    rows = np.random.default_rng(0).choice(len(unit), min(SAMPLE, len(unit)), replace=False)
    _, _, axes = np.linalg.svd(unit[rows], full_matrices=False)
    small = unit @ axes[:DIMENSIONS].T
    small /= np.linalg.norm(small, axis=1, keepdims=True)
    return np.asarray(np.clip(np.round(small * 127), -127, 127), np.int8)


def main(encoder: str, items: str, out: str) -> None:
    """Write the table."""
    with gzip.open(items, "rt", encoding="utf-8") as lines:
        words = choose_words(json.loads(line)["text"] for line in lines)
    packed = np.frombuffer("\n".join(words).encode("ascii"), np.uint8)
    np.savez_compressed(Path(out), vectors=project(_read(encoder, words)), words=packed)


def _read(encoder: str, words: Sequence[str]) -> npt.NDArray[np.float32]:
    """The mean of the encoder's last layer for each word alone."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer, model = AutoTokenizer.from_pretrained(encoder), AutoModel.from_pretrained(encoder).eval()
    found = []
    with torch.no_grad():
        for at in range(0, len(words), AT_ONCE):
            batch = tokenizer(list(words[at : at + AT_ONCE]), padding=True, return_tensors="pt")
            mask = batch["attention_mask"].unsqueeze(-1)
            layer = model(**batch).last_hidden_state
            found.append(((layer * mask).sum(1) / mask.sum(1)).numpy())
    return np.asarray(np.concatenate(found), np.float32)


if __name__ == "__main__":
    main(*sys.argv[1:4])
