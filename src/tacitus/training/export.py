"""A trained network as the package's files: three ONNX graphs, int8 weights, vocabulary and manifest.

    python -m tacitus.training.export --network FILE --encoder FOLDER --out FOLDER --name NAME

Matrix weights of the encoder and of the second reading become int8 (dynamic quantisation, per channel), embeddings too; the
head of pairs stays fp32.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from tacitus.training.calibrate import NEUTRAL
from tacitus.training.examples import read_vocabulary
from tacitus.training.network import Network, load_encoder


class _Encoder(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        words, lower = self.network.words(ids, torch.ones_like(ids), first)
        return words, lower, self.network.trigger(words)


class _Acts(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, lower: Tensor, triggers: Tensor, categories: Tensor, offsets: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        many = lower.unsqueeze(0).expand(triggers.shape[0], -1, -1)
        return self.network.acts(many, torch.ones_like(triggers), triggers, categories, offsets)


class _Relation(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, words: Tensor, actor: Tensor, recipient: Tensor) -> Tensor:
        many = words.unsqueeze(0)
        return self.network.relation(many, torch.ones(1, words.shape[0]), actor, recipient)


def export(network: Network, out: Path, *, quantise: bool = True) -> None:
    """Write encoder.onnx, acts.onnx and relation.onnx into the folder."""
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    hidden = network.trigger.in_features
    ids = torch.ones(1, 9, dtype=torch.long)
    first = torch.arange(1, 6).unsqueeze(0)
    words = torch.zeros(5, hidden)
    spread = torch.full((2, 5), 0.2)
    _write(_Encoder(network), (ids, first), out / "encoder.fp32.onnx", ["ids", "first"], ["words", "lower", "logits"],
           {"ids": {1: "pieces"}, "first": {1: "n"}})  # fmt: skip
    _write(_Acts(network), (words, spread, torch.zeros(2, dtype=torch.long), torch.zeros(2, 5, dtype=torch.long)),
           out / "acts.fp32.onnx", ["lower", "triggers", "categories", "offsets"], ["roles", "modes", "status"],
           {"lower": {0: "n"}, "triggers": {0: "acts", 1: "n"}, "categories": {0: "acts"}, "offsets": {0: "acts", 1: "n"}})  # fmt: skip
    _write(_Relation(network), (words, spread[:1], spread[:1]), out / "relation.onnx", ["words", "actor", "recipient"], ["scores"],
           {"words": {0: "n"}, "actor": {1: "n"}, "recipient": {1: "n"}})  # fmt: skip
    for name in ("encoder", "acts"):
        whole = out / f"{name}.fp32.onnx"
        if quantise:
            quantize_dynamic(
                whole, out / f"{name}.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=False
            )
            whole.unlink()
        else:
            whole.rename(out / f"{name}.onnx")


def _write(
    module: nn.Module,
    given: tuple[Tensor, ...],
    path: Path,
    inputs: list[str],
    outputs: list[str],
    axes: dict[str, dict[int, str]],
) -> None:
    torch.onnx.export(
        module.eval(),
        given,
        str(path),
        input_names=inputs,
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def write_manifest(out: Path, *, name: str, settings: dict[str, float]) -> None:
    """Write manifest.json with the sha256 of every file that the run time loads."""
    files = ("acts.onnx", "encoder.onnx", "relation.onnx", "vocabulary.txt")
    digests = {file: hashlib.sha256((out / file).read_bytes()).hexdigest() for file in files}
    content = {"name": name, "settings": settings, "sha256": digests}
    (out / "manifest.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Read the arguments and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--fp32", action="store_true")
    options = parser.parse_args()
    encoder, hidden = load_encoder(options.encoder)
    network = Network(encoder, hidden)
    network.load_state_dict(torch.load(options.network, weights_only=True))
    export(network, options.out, quantise=not options.fp32)
    (options.out / "vocabulary.txt").write_text(
        "\n".join(read_vocabulary(options.encoder)) + "\n", encoding="utf-8"
    )
    write_manifest(options.out, name=options.name, settings=NEUTRAL)


if __name__ == "__main__":
    main()
