"""The seal of a record: what its logs must be, so that any changed byte in them is found.

For each table the seal keeps a chain of hashes over its commits, from `base`, the oldest that is kept, to `version`;
and the sha256 of checkpoints. Data files are named by their own sha256 in those commits. The seal's bytes are a
function of what it says, its last field is its own sha256. It is written after each commit to `documents`; commits
after the sealed ones were made by a writer that was ended in between, and carry a digest of their own (`table.digest_of_commit`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from tacitus.errors import IntegrityError, shorten
from tacitus.record.files import digest_of, write_whole
from tacitus.record.table import StoredTable

NAME = "seal.json"


@dataclass(frozen=True, slots=True)
class TableSeal:
    """Of one table: `before` is the chain before `base`, `chain` the one up to and with `version`."""

    base: int = 0
    before: str = ""
    version: int = -1
    chain: str = ""
    checkpoints: Mapping[str, str] = field(default_factory=dict)


Seal = dict[str, TableSeal]


def read_seal(root: Path) -> Seal:
    """The seal of a record.

    Raises:
        IntegrityError: T503, when it is missing or not as it was written.
    """
    try:
        data = (root / NAME).read_bytes()
        told = json.loads(data)
        seal = {name: TableSeal(**fields) for name, fields in told["tables"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _broken(root, error) from error
    if data != _bytes(seal):
        raise _broken(root, "it is not as it was written")
    return seal


def write_seal(root: Path, seal: Seal) -> None:
    """Write the seal. Raises OutputError T401."""
    write_whole(root / NAME, _bytes(seal))


def extend(seal: Seal, table: StoredTable) -> Seal:
    """The seal with all further commits of a table.

    Raises:
        IntegrityError: T503, when sealed commits are gone.
    """
    sealed = seal.get(table.name, TableSeal())
    chain, tip = sealed.chain, table.tip()
    if tip < sealed.version:
        raise _broken(table.root, f"{table.name} ends at commit {tip}, {sealed.version} was sealed")
    for version in range(sealed.version + 1, tip + 1):
        chain = link(chain, table.log_path(version))
    return {**seal, table.name: replace(sealed, version=tip, chain=chain)}


def rebase(seal: Seal, table: StoredTable, base: int) -> Seal:
    """The seal with a later oldest commit, whose checkpoint is there."""
    sealed = seal[table.name]
    before = sealed.before
    for version in range(sealed.base, base):
        before = link(before, table.log_path(version))
    checkpoint = table.checkpoint_path(base)
    kept = {name: sha for name, sha in sealed.checkpoints.items() if name > checkpoint.name}
    kept[checkpoint.name] = digest_of(checkpoint)
    return {**seal, table.name: replace(sealed, base=base, before=before, checkpoints=kept)}


def with_checkpoint(seal: Seal, table: StoredTable, version: int) -> Seal:
    """The seal with one more checkpoint."""
    sealed, path = seal[table.name], table.checkpoint_path(version)
    kept = {**sealed.checkpoints, path.name: digest_of(path)}
    return {**seal, table.name: replace(sealed, checkpoints=kept)}


def link(chain: str, path: Path) -> str:
    """The chain with one more file."""
    return hashlib.sha256(f"{chain} {digest_of(path)}".encode("ascii")).hexdigest()


def _bytes(seal: Seal) -> bytes:
    tables = {name: asdict(sealed) for name, sealed in sorted(seal.items())}
    body = json.dumps({"tables": tables}, sort_keys=True)
    digest = hashlib.sha256(body.encode("ascii")).hexdigest()
    return (json.dumps({"tables": tables, "sha256": digest}, indent=1) + "\n").encode("ascii")


def _broken(root: Path, reason: object) -> IntegrityError:
    message = f"{shorten(root / NAME)} cannot be relied on: {shorten(reason, 160)}."
    return IntegrityError("T503", message, "Put the record back from a copy.")
