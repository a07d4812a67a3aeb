"""The network that reads two passages together learns from labels and from teachers; needs the extra `train`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra `train`")
transformers = pytest.importorskip("transformers", reason="needs the extra `train`")

from tacitus.training.together import loss_of, train  # noqa: E402
from tacitus.training.together_answers import (  # noqa: E402
    answer,
    figures,
    shares_of,
    with_answers,
    write_answers,
)
from tacitus.training.together_examples import Example  # noqa: E402
from tacitus.training.together_network import Together  # noqa: E402

CPU = torch.device("cpu")
SIZES = {
    "vocab_size": 12,
    "hidden_size": 16,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "intermediate_size": 32,
}
EVEN = np.array([0.2, 0.2, 0.2, 0.2, 0.2, 0.5], np.float32)


def network(kind: str = "Bert") -> Together:
    torch.manual_seed(0)
    config = getattr(transformers, f"{kind}Config")(**SIZES, pad_token_id=1)
    return Together(getattr(transformers, f"{kind}Model")(config), 16)


def example(word: int, **more: int | bool) -> Example:
    line = np.array([[2, word, 3, 7, 3], [0, 0, 0, 1, 1], [0, 1, 0, 1, 0]], np.int32)
    return Example(line, **{"acts": False, **more})  # type: ignore[arg-type]


CLAIMS = [example(4, relation=0), example(5, relation=4)] * 4
ACTS = [example(4, acts=True, same=1), example(5, acts=True, same=0)] * 4
EVERY = CLAIMS + ACTS


@pytest.mark.parametrize("kind", ["Bert", "MPNet"])
def test_it_learns_what_its_examples_say_and_tells_the_sides_apart(kind: str) -> None:
    made = network(kind)
    assert made.typed == (kind == "Bert")
    train(made, EVERY, epochs=30, rate=2e-3, size=8, seed=1, pad=1, device=CPU)
    told = figures(answer(made, EVERY, 1, CPU), EVERY)
    assert (told["claims"], told["pairs"], told["accuracy"], told["same"]) == (8, 8, 1.0, [1.0, 1.0])
    line = EVERY[0].line.copy()
    line[1] = 1 - line[1]
    turned = answer(made, [EVERY[0], replace(EVERY[0], line=line)], 1, CPU)
    assert not np.allclose(turned[0], turned[1])


def test_filling_up_does_not_change_an_answer() -> None:
    made = network()
    longer = replace(CLAIMS[0], line=np.concatenate([CLAIMS[0].line, CLAIMS[0].line[:, 1:]], 1))
    assert np.allclose(
        answer(made, [CLAIMS[0]], 1, CPU)[0], answer(made, [CLAIMS[0], longer], 1, CPU)[0], atol=1e-5
    )


def test_a_label_weighs_half_beside_the_answers_of_teachers() -> None:
    made, weights = network().eval(), torch.ones(5)

    def loss(*some: Example) -> float:
        return float(loss_of(made, some, 1, weights).detach())

    for one in (CLAIMS[0], ACTS[0]):
        taught = replace(one, taught=EVEN)
        alone = replace(taught, relation=-1, same=-1)
        assert loss(taught) == pytest.approx(0.5 * loss(one) + loss(alone), rel=1e-5)
        assert loss(replace(one, weight=0.5)) == pytest.approx(0.5 * loss(one), rel=1e-5)
        assert loss(replace(one, relation=-1, same=-1)) == 0.0
        assert loss(taught, one) == pytest.approx((loss(taught) + loss(one)) / 2, rel=1e-5)


def test_teachers_answers_are_averaged_as_shares(tmp_path: Path) -> None:
    logits = [np.full((16, 6), 0.0, np.float32), np.eye(6, dtype=np.float32)[[0] * 16] * 8]
    paths = [tmp_path / "a" / f"{n}.npz" for n in (1, 2)]
    for path, told in zip(paths, logits, strict=True):
        write_answers(path, told, EVERY)
    taught = with_answers(EVERY, paths)[3].taught
    assert taught is not None
    assert np.allclose(taught, (shares_of(logits[0])[3] + shares_of(logits[1])[3]) / 2, atol=1e-3)
    assert taught[:5].sum() == pytest.approx(1.0, abs=1e-3)
    assert taught[5] == pytest.approx(0.5)
    with pytest.raises(ValueError, match="other pairs"):
        with_answers(EVERY[1:], paths)
