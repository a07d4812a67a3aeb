"""The network that reads two passages together, and its export.

pieces of both passages, those of a trigger marked -> encoder -> its first vector, mean and maximum of each side, how they differ
-> relations; with the means of both triggers -> whether two acts are one.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from tacitus.reading.together.reader import RELATIONS

WIDTH = 256


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
        self.typed = hasattr(encoder.embeddings, "token_type_embeddings")
        if not self.typed:  # MPNet, which tells no sides apart
            self.side = nn.Parameter(torch.zeros(2, hidden))

    def forward(self, ids: Tensor, sides: Tensor, marks: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """[pairs, pieces] each -> logits of relations [pairs, relations] and of one act [pairs]."""
        told = self._read(ids, sides, marks, mask)
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

    def _read(self, ids: Tensor, sides: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """The encoder's last vectors [pairs, pieces, hidden]; sums over them are not left to half the digits."""
        given = self.encoder.embeddings.word_embeddings(ids) + marks.unsqueeze(-1) * self.mark
        if self.typed:
            told = self.encoder(inputs_embeds=given, token_type_ids=sides, attention_mask=mask)
        else:
            told = self.encoder(inputs_embeds=given + self.side[sides], attention_mask=mask)
        vectors: Tensor = told.last_hidden_state.float()
        return vectors


class _Unmasked(nn.Module):
    """The network for one pair, which needs no mask."""

    def __init__(self, network: Together) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, sides: Tensor, marks: Tensor) -> tuple[Tensor, Tensor]:
        relations, same = self.network(ids, sides, marks, torch.ones_like(ids))
        return relations, same


def export(network: Together, out: Path, name: str) -> None:
    """together.onnx with int8 weights, and manifest.json with its sha256."""
    out.mkdir(parents=True, exist_ok=True)
    whole, path = out / "together.fp32.onnx", out / "together.onnx"
    given = tuple(
        torch.tensor([row]) for row in ([1, 5, 6, 2, 7, 8, 2], [0, 0, 0, 0, 1, 1, 1], [0, 0, 1, 0, 1, 0, 0])
    )
    names = ["ids", "sides", "marks"]
    torch.onnx.export(
        _Unmasked(network).eval(), given, str(whole), input_names=names, output_names=["relations", "same"],
        dynamic_axes={k: {1: "pieces"} for k in names}, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=False)
    whole.unlink()
    content = {"name": name, "sha256": {"together.onnx": hashlib.sha256(path.read_bytes()).hexdigest()}}
    (out / "manifest.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
