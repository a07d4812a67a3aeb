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

    def parts(self) -> list[StatementHead]:
        """The heads."""
        return [h for h in self.heads if isinstance(h, StatementHead)]


class _Words(nn.Module):
    """All heads in one: what is a layer of each is one layer over all, since many small steps cost more than few large ones."""

    def __init__(self, ensemble: Ensemble) -> None:
        super().__init__()
        heads = ensemble.parts()
        self.many = len(heads)
        self.width = heads[0].norm.normalized_shape[0]
        self.project = nn.Parameter(
            torch.cat([h.project.weight * h.norm.weight for h in heads]).T.contiguous()
        )
        self.shift = nn.Parameter(torch.cat([h.project.bias + h.project.weight @ h.norm.bias for h in heads]))
        self.form = nn.Parameter(torch.cat([h.form.weight for h in heads], 1))
        self.ending = nn.Parameter(torch.cat([h.ending.weight for h in heads], 1))
        self.near = nn.Parameter(torch.cat([h.near.weight for h in heads]))
        self.bias = nn.Parameter(torch.cat([h.near.bias for h in heads if h.near.bias is not None]))
        self.attend = nn.Parameter(torch.stack([h.attend.weight.T for h in heads]))
        self.attend_bias = nn.Parameter(torch.stack([h.attend.bias for h in heads]).unsqueeze(1))
        self.tag = nn.Parameter(torch.stack([h.tag.weight.T for h in heads]))
        self.tag_bias = nn.Parameter(torch.stack([h.tag.bias for h in heads]).unsqueeze(1))

    def forward(
        self, vectors: Tensor, words: Tensor, endings: Tensor, marks: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        normal = nn.functional.layer_norm(vectors, (self.width,))
        told = (normal @ self.project + self.shift).view(-1, self.many, PROJECTED)
        forms = self.form[words].view(-1, self.many, WORD)
        ends = self.ending[endings].view(-1, self.many, END)
        each = marks.unsqueeze(1).expand(-1, self.many, -1)
        features = torch.cat([told, forms, ends, each], -1).flatten(1).T.unsqueeze(0)
        near = nn.functional.conv1d(features, self.near, self.bias, padding=1, groups=self.many)
        found = torch.cat([torch.relu(near)[0].T.reshape(-1, self.many, SIZE), each], -1)
        by_head = found.transpose(0, 1)
        attention = (by_head @ self.attend + self.attend_bias).transpose(0, 1).flatten(1)
        tags = torch.sigmoid(by_head @ self.tag + self.tag_bias).mean(0)
        return found.flatten(1), attention, tags


class _Statements(nn.Module):
    """As `_Words`, for what is said of statements."""

    def __init__(self, ensemble: Ensemble) -> None:
        super().__init__()
        heads = ensemble.parts()
        self.many = len(heads)
        for name in ("before", "after", "hidden"):
            layers = [getattr(h, name) for h in heads]
            setattr(self, name, nn.Parameter(torch.stack([x.weight.T for x in layers])))
            setattr(self, f"{name}_bias", nn.Parameter(torch.stack([x.bias for x in layers]).unsqueeze(1)))
        last = [torch.cat([layer.weight for layer in h.out.values()]) for h in heads]
        self.last = nn.Parameter(torch.stack([x.T for x in last]))
        self.last_bias = nn.Parameter(
            torch.stack([torch.cat([layer.bias for layer in h.out.values()]) for h in heads]).unsqueeze(1)
        )

    def forward(self, pooled: Tensor, before: Tensor, after: Tensor, marks: Tensor) -> tuple[Tensor, ...]:
        mine, first, second = (
            x.view(x.shape[0], self.many, -1).transpose(0, 1) for x in (pooled, before, after)
        )
        around = (
            torch.relu(first @ self.before + self.before_bias),
            torch.relu(second @ self.after + self.after_bias),
        )
        each = marks.unsqueeze(0).expand(self.many, -1, -1)
        hidden = torch.relu(torch.cat([mine, *around, each], -1) @ self.hidden + self.hidden_bias)
        said = (hidden @ self.last + self.last_bias).split(list(_OUT.values()), -1)
        shares = [
            torch.sigmoid(x) if name == "speaks" else torch.softmax(x, -1)
            for name, x in zip(_OUT, said, strict=True)
        ]
        return tuple(x.mean(0) for x in shares)


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
