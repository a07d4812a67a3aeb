"""The mean of the weights of networks that were trained apart.

    python -m tacitus.training.mean NETWORK... --out FILE

They have one form and their heads began alike (`train`), so that their mean is a network too, and a steadier one than each.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor


def mean_of(networks: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """Name -> mean of the weights; what is not of floating point is that of the first network.

    Raises:
        ValueError: where the networks have not the same names and shapes.
    """
    first = networks[0]
    for other in networks[1:]:
        if {k: v.shape for k, v in other.items()} != {k: v.shape for k, v in first.items()}:
            raise ValueError("networks of different forms have no mean")
    return {
        name: sum((n[name] for n in networks), start=torch.zeros_like(weight)) / len(networks)
        if weight.is_floating_point()
        else weight
        for name, weight in first.items()
    }


def main() -> None:
    """Read the arguments and write the mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("networks", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.save(mean_of([torch.load(path, weights_only=True) for path in options.networks]), options.out)


if __name__ == "__main__":
    main()
