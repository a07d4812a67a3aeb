"""The statement head as a network: words with their vectors in, kinds and speakers of statements out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from tacitus.reading.statements.head import CERTAINTIES, DIRECTIONS, KINDS, LENSES, TAGS

PROJECTED, WORD, END, SIZE, WEIGHTS, NEAR, HIDDEN = 64, 32, 16, 80, 2, 24, 96
DROP, LEAVE, UNKNOWN = (
    0.2,
    0.2,
    0.15,
)  # shares of features, of the encoder's features, of words left out in training
EMBEDDED = 0.2  # spread of the tables' first values
_OUT = {
    "kind": len(KINDS),
    "speaks": 1,
    "certainty": len(CERTAINTIES),
    "lens": len(LENSES),
    "direction": len(DIRECTIONS),
}


@dataclass(frozen=True, slots=True)
class Sizes:
    """Features of a word vector, rows of the tables, marks of a word and of a statement."""

    vectors: int
    words: int
    endings: int
    marks: int
    statement_marks: int


class StatementHead(nn.Module):
    """One head; `forward` takes a batch of `tacitus.training.statements`."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(sizes.vectors)
        self.project = nn.Linear(sizes.vectors, PROJECTED)
        self.form = nn.Embedding(sizes.words, WORD, padding_idx=0)
        self.ending = nn.Embedding(sizes.endings, END, padding_idx=0)
        for table in (self.form, self.ending):
            table.weight.data *= EMBEDDED
        self.near = nn.Conv1d(PROJECTED + WORD + END + sizes.marks, SIZE, 3, padding=1)
        self.drop = nn.Dropout(DROP)
        size = SIZE + sizes.marks
        self.tag = nn.Linear(size, len(TAGS))
        self.attend = nn.Linear(size, WEIGHTS)
        pooled = size * (2 + WEIGHTS)
        self.before, self.after = nn.Linear(pooled, NEAR), nn.Linear(pooled, NEAR)
        self.hidden = nn.Linear(pooled + 2 * NEAR + sizes.statement_marks, HIDDEN)
        self.out = nn.ModuleDict({name: nn.Linear(HIDDEN, size) for name, size in _OUT.items()})

    def words(
        self, vectors: Tensor, words: Tensor, endings: Tensor, marks: Tensor, kept: Tensor | None = None
    ) -> Tensor:
        """Vectors of words [passages, words, SIZE + marks], the marks as they are; `kept` is 0 for empty words."""
        if self.training:
            words = words.masked_fill(torch.rand(words.shape) < UNKNOWN, 0)
        told = self.project(nn.functional.dropout(self.norm(vectors), LEAVE, self.training))
        features = torch.cat([*map(self.drop, (told, self.form(words), self.ending(endings))), marks], -1)
        if kept is not None:
            features = features * kept.unsqueeze(-1)
        found = torch.relu(self.near(features.transpose(1, 2))).transpose(1, 2)
        return torch.cat([self.drop(found), marks], -1)

    def statements(self, pooled: Tensor, before: Tensor, after: Tensor, marks: Tensor) -> dict[str, Tensor]:
        """Logits of statements from pooled vectors."""
        around = torch.relu(self.before(before)), torch.relu(self.after(after))
        hidden = self.drop(torch.relu(self.hidden(self.drop(torch.cat([pooled, *around, marks], -1)))))
        return {name: layer(hidden) for name, layer in self.out.items()}

    def forward(self, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """Logits of all statements of a batch, and of the tags of all words."""
        found = self.words(*(batch[n] for n in ("vectors", "words", "endings", "marks", "kept")))
        mine, mask = found[batch["row"]], batch["mask"].unsqueeze(-1)
        shares = torch.softmax(self.attend(mine) - 1e4 * (1 - mask), 1)
        pooled = torch.cat(
            [
                (mine - 1e4 * (1 - mask)).amax(1),
                (mine * mask).sum(1) / mask.sum(1),
                *((mine * shares[..., i : i + 1]).sum(1) for i in range(WEIGHTS)),
            ],
            -1,
        )
        told = torch.cat([pooled, torch.zeros(1, pooled.shape[1])])
        said = self.statements(pooled, told[batch["before"]], told[batch["after"]], batch["statement_marks"])
        return {**said, "speaks": said["speaks"][:, 0], "tags": self.tag(found)}


class Ensemble(nn.Module):
    """Heads side by side: their shares are averaged."""

    def __init__(self, heads: list[StatementHead]) -> None:
        super().__init__()
        self.heads = nn.ModuleList(heads)


class _Words(nn.Module):
    def __init__(self, ensemble: Ensemble) -> None:
        super().__init__()
        self.ensemble = ensemble

    def forward(
        self, vectors: Tensor, words: Tensor, endings: Tensor, marks: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        heads = list(self.ensemble.heads)
        found = [h.words(*(x.unsqueeze(0) for x in (vectors, words, endings, marks)))[0] for h in heads]  # type: ignore[operator]
        attention = [h.attend(x) for h, x in zip(heads, found, strict=True)]  # type: ignore[operator]
        tags = [torch.sigmoid(h.tag(x)) for h, x in zip(heads, found, strict=True)]  # type: ignore[operator]
        return torch.cat(found, -1), torch.cat(attention, -1), torch.stack(tags).mean(0)


class _Statements(nn.Module):
    def __init__(self, ensemble: Ensemble) -> None:
        super().__init__()
        self.ensemble = ensemble

    def forward(self, pooled: Tensor, before: Tensor, after: Tensor, marks: Tensor) -> tuple[Tensor, ...]:
        heads = list(self.ensemble.heads)
        parts = [x.chunk(len(heads), -1) for x in (pooled, before, after)]
        said = [h.statements(*(p[i] for p in parts), marks) for i, h in enumerate(heads)]  # type: ignore[operator]
        shares = {
            n: [torch.sigmoid(s[n]) if n == "speaks" else torch.softmax(s[n], -1) for s in said] for n in _OUT
        }
        return tuple(torch.stack(shares[n]).mean(0) for n in _OUT)


def export_head(ensemble: Ensemble, sizes: Sizes, out: Path) -> None:
    """Write words.onnx and statements.onnx; matrices are kept as 16-bit numbers."""
    pooled = torch.zeros(2, (SIZE + sizes.marks) * (2 + WEIGHTS) * len(ensemble.heads))
    numbers = torch.zeros(5, dtype=torch.long)
    _write(
        _Words(ensemble), (torch.zeros(5, sizes.vectors), numbers, numbers, torch.zeros(5, sizes.marks)),
        out / "words.onnx", ["vectors", "words", "endings", "marks"], ["found", "attention", "tags"],
    )  # fmt: skip
    _write(
        _Statements(ensemble), (pooled, pooled, pooled, torch.zeros(2, sizes.statement_marks)),
        out / "statements.onnx", ["pooled", "before", "after", "marks"], list(_OUT),
    )  # fmt: skip


def _write(
    module: nn.Module, given: tuple[Tensor, ...], path: Path, inputs: list[str], outputs: list[str]
) -> None:
    torch.onnx.export(
        module.eval(), given, str(path), input_names=inputs, output_names=outputs,
        dynamic_axes={name: {0: "n"} for name in (*inputs, *outputs)}, opset_version=17, dynamo=False,
    )  # fmt: skip
    _halve(path)


def _halve(path: Path) -> None:
    """Keep the graph's larger matrices as 16-bit numbers, turned back when the graph is loaded."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    graph = onnx.load(str(path))
    kept, casts = [], []
    for given in graph.graph.initializer:
        if given.data_type == TensorProto.FLOAT and numpy_helper.to_array(given).size > 500:
            small = numpy_helper.to_array(given).astype("float16")
            kept.append(numpy_helper.from_array(small, given.name + "_16"))
            casts.append(helper.make_node("Cast", [given.name + "_16"], [given.name], to=TensorProto.FLOAT))
        else:
            kept.append(given)
    nodes = [*casts, *graph.graph.node]
    del graph.graph.initializer[:], graph.graph.node[:]
    graph.graph.initializer.extend(kept)
    graph.graph.node.extend(nodes)
    onnx.save(graph, str(path))
