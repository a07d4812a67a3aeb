"""Measures Tacitus on the public sets and writes `benchmarks/`.

    python -m tacitus.evaluation.bench [--data DIR] [--only NAME ...] [--items N] [--out benchmarks/README.md]

Beside the page lie `results.json`, which keeps the results of measures that were not run this time, and
`notes.md`, which is never written to. A set that is absent is named on stderr and skipped; the exit code is
then still 0.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import os
import platform
import subprocess
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from tacitus.errors import TacitusError
from tacitus.evaluation.gold import ROOT, data_root, digest
from tacitus.evaluation.measures import MEASURES, Measured
from tacitus.evaluation.tables import describe_sets, find_figure, render_page

PACKAGES = ("numpy", "scipy", "onnxruntime")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the measures that were asked for and writes the page; 1 when one of them failed."""
    options = _parser().parse_args(argv)
    data, out = data_root(options.data), Path(options.out)
    results = read_results(out.with_name("results.json"))
    failed = 0
    for name in options.only or MEASURES:
        started, source = time.perf_counter(), _source()
        try:
            measured = MEASURES[name](data, options.items)
        except TacitusError as error:
            skipped = error.code == "T101"
            print(f"{name}: {'skipped' if skipped else 'failed'}, {error}", file=sys.stderr)
            failed += not skipped
            continue
        except Exception as error:  # a fault in one stage must not cost the figures of the others
            print(f"{name}: failed, {_reason(error)}", file=sys.stderr)
            traceback.print_exception(error, file=sys.stderr)
            failed += 1
            continue
        if _source() != source:
            print(
                f"{name}: failed, the package was changed while it was measured; run it again",
                file=sys.stderr,
            )
            failed += 1
            continue
        results[name] = record_result(name, measured, options.items)
        print(f"{name} ({time.perf_counter() - started:.0f} s)", file=sys.stderr)
        for line in describe_sets()[name]["figures"]:
            values = [
                f"{part} {find_figure(figures, line['key'])}" for part, figures in measured.figures.items()
            ]
            print(f"  {line['label']}: {', '.join(values)}")
        write_page(out, results)
    return int(failed > 0)


def read_results(path: Path) -> dict[str, Any]:
    """Results of earlier runs by measure; empty when there are none."""
    if not path.exists():
        return {}
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def record_result(name: str, measured: Measured, items: int) -> dict[str, Any]:
    """A result with all that is needed to repeat it."""
    command = f"python -m tacitus.evaluation.bench --only {name}"
    if name in ("throughput", "invariance"):
        command += f" --items {items}"
    return {
        "figures": measured.figures,
        "tables": measured.tables,
        "command": command,
        "commit": _commit(),
        "measured": datetime.date.today().isoformat(),
        "versions": _versions(),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}",
        "sha256": digest(measured.files),
    }


def write_page(out: Path, results: Mapping[str, Any]) -> None:
    """Writes the page and, beside it, the results; notes that lie there are taken over."""
    out.parent.mkdir(parents=True, exist_ok=True)
    ordered = {name: results[name] for name in MEASURES if name in results}
    text = json.dumps(ordered, indent=1, ensure_ascii=False) + "\n"
    out.with_name("results.json").write_text(text, encoding="utf-8")
    notes = out.with_name("notes.md")
    page = render_page(ordered, notes.read_text(encoding="utf-8") if notes.exists() else "")
    out.write_text(page, encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tacitus.evaluation.bench", description="Measure Tacitus."
    )
    parser.add_argument("--data", help="folder of the public sets (default: TACITUS_DATA, else ../shared)")
    parser.add_argument(
        "--only", action="append", choices=list(MEASURES), help="one measure; may be repeated"
    )
    parser.add_argument("--items", type=int, default=10_000, help="items for throughput and invariance")
    parser.add_argument("--out", default=str(ROOT / "benchmarks" / "README.md"), help="the page to write")
    return parser


def _source() -> str:
    """Digest of the package as it lies on disk: processes started later must run the same code."""
    total = hashlib.sha256()
    for path in sorted(Path(__file__).parents[1].rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            total.update(f"{path}\0".encode() + path.read_bytes())
    return total.hexdigest()


def _commit() -> str:
    """Short id of the commit, with + when files of the package differ from it."""
    try:
        head = _git("rev-parse", "--short=12", "HEAD")
        return head + ("+" if _git("status", "--porcelain", "--", "src") else "")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=True, text=True)
    return done.stdout.strip()


def _versions() -> dict[str, str]:
    found = {"Python": platform.python_version(), "tacitus": metadata.version("tacitus")}
    for name in PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def _reason(error: Exception) -> str:
    said = getattr(error, "stderr", None)
    lines = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return lines.strip().splitlines()[-1] if lines and lines.strip() else str(error)


if __name__ == "__main__":
    raise SystemExit(main())
