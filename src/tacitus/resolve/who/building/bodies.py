"""Makes data/bodies.tsv from data/bodies.yaml: the same rows in a form that is read in a few milliseconds.

Run as `python -m tacitus.resolve.who.building.bodies OUT`. The header ends with the digest of the YAML file; as long as the
two do not fit, `bodies.py` reads the YAML file itself.
"""

from __future__ import annotations

import sys

from tacitus.resolve.who.bodies import COLUMNS, rows_of_yaml
from tacitus.resolve.who.tables import digest


def main(target: str) -> None:
    """Writes the rows in the order of the YAML file."""
    with open(target, "w", encoding="utf-8", newline="\n") as out:
        out.write("\t".join((*COLUMNS, f"sha256:{digest('bodies.yaml')}")) + "\n")
        out.writelines("\t".join(row) + "\n" for row in rows_of_yaml())


if __name__ == "__main__":
    main(*sys.argv[1:2])
