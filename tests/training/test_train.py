"""A run that was stopped ends as one that was not; needs the extra `train`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

torch = pytest.importorskip("torch", reason="needs the extra `train`")
transformers = pytest.importorskip("transformers", reason="needs the extra `train`")

from tacitus.reading.encoder.pieces import WordPieces  # noqa: E402
from tacitus.training.examples import Example, examples_of  # noqa: E402
from tacitus.training.network import Network  # noqa: E402
from tacitus.training.train import train  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

VOCABULARY = WordPieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "ghana", "togo", "accuses", "praises"])
PARTIES = {
    "actors": [{"text": "Ghana", "country": "GHA"}],
    "recipients": [{"text": "Togo", "country": "TGO"}],
}


def read(epoch: int) -> list[Example]:
    """Eight sentences, other ones in each epoch."""
    verbs = [("accuses", "ACCUSE"), ("praises", "SUPPORT")]
    told: list[Example] = []
    for k in range(8):
        verb, category = verbs[(k + epoch) % 2]
        event = {"trigger": verb, "event": category, "mode": [], "status": "actual", "sure": True, **PARTIES}
        told += examples_of({"id": f"i{k}", "text": f"Ghana {verb} Togo.", "events": [event]}, VOCABULARY)
    return told


def stopped(epoch: int) -> list[Example]:
    """As `read`, but the power fails in the second epoch."""
    if epoch == 1:
        raise KeyboardInterrupt
    return read(epoch)


def network() -> Network:
    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=8, hidden_size=16, num_hidden_layers=3, num_attention_heads=2, intermediate_size=32
    )
    return Network(transformers.BertModel(config), 16)


def run(examples: Callable[[int], list[Example]], out: Path) -> Network:
    out.mkdir(exist_ok=True)
    made = network()
    train(made, examples, epochs=3, size=4, rate=1e-3, seed=1, pad=0, out=out)
    return made


def test_a_stopped_run_goes_on_and_ends_as_the_whole_one(tmp_path: Path) -> None:
    whole = run(read, tmp_path / "whole")
    with pytest.raises(KeyboardInterrupt):
        run(stopped, tmp_path / "stopped")
    assert (tmp_path / "stopped" / "state.pt").exists()
    again = run(read, tmp_path / "stopped")
    first, second = whole.state_dict(), again.state_dict()
    assert all(torch.equal(first[name], second[name]) for name in first)
    assert not torch.equal(first["mode_out.weight"], network().state_dict()["mode_out.weight"])
    assert not (tmp_path / "stopped" / "state.pt").exists()
    assert len((tmp_path / "stopped" / "log.jsonl").read_text("utf-8").splitlines()) == 3
