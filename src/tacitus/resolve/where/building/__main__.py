"""`python -m tacitus.resolve.where.building FOLDER`: writes the index and its manifest into the package's data."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from tacitus.resolve.where.building.write import pack

TABLES = Path(__file__).parent.parent / "data"
SOURCES = ("cities500.txt.gz", "admin1.json", "admin2.json.gz")
OWN = ("countries.yaml", "admin1.yaml", "regions.yaml", "other_names.yaml")


def main(folder: str) -> None:
    """Build from the GeoNames files in `folder`."""
    source = Path(folder)
    packed = pack(source, TABLES)
    (TABLES / "places.bin").write_bytes(packed)
    manifest = {
        "file": "places.bin",
        "bytes": len(packed),
        "sha256": hashlib.sha256(packed).hexdigest(),
        "made_from": {name: _digest(source / name) for name in SOURCES}
        | {name: _digest(TABLES / name) for name in OWN},
    }
    (TABLES / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main(sys.argv[1])
