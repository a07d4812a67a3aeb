"""The mean of networks; needs the extra `train`."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="needs the extra `train`")

from tacitus.training.mean import mean_of  # noqa: E402


def test_weights_are_averaged_and_counts_are_kept() -> None:
    one = {"weight": torch.tensor([1.0, 3.0]), "steps": torch.tensor(7)}
    other = {"weight": torch.tensor([2.0, 5.0]), "steps": torch.tensor(9)}
    mean = mean_of([one, other])
    assert mean["weight"].tolist() == [1.5, 4.0]
    assert int(mean["steps"]) == 7


def test_networks_of_different_forms_are_refused() -> None:
    with pytest.raises(ValueError, match="different forms"):
        mean_of([{"weight": torch.zeros(2)}, {"weight": torch.zeros(3)}])
