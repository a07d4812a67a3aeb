"""All exports of a record: time, size, and whether other tools open them.

    python benchmarks/export/formats.py RECORD DIR [--from DAY] [--to DAY]

Events of RECORD (those of a window, or all) are written to DIR in each format; then each reader that is installed opens each file
and counts its rows, which must be those that were written. Prints one JSON object: for each format seconds, bytes, events
left out by the format, and for each reader its rows and seconds, or why it did not open the file. Reading events out of
the record is timed once, alone, as `query`. A reader that is not installed is named under `absent`.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from tacitus.export import FORMATS, open_writer
from tacitus.model import Event
from tacitus.record import Record

AT_ONCE = 1024
LINES = ("jsonl", "plover", "ftm")  # an object a line
TABBED = ("polecat", "icews", "gdelt")  # columns set off by tabs; gdelt without a head
Opener = Callable[[str, Path], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Prints one JSON object; exit code 1 when a reader could not open a file or found other rows."""
    parser = argparse.ArgumentParser()
    parser.add_argument("record")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--from", dest="start")
    parser.add_argument("--to", dest="end")
    options = parser.parse_args(argv)
    options.folder.mkdir(parents=True, exist_ok=True)
    record = Record(options.record)
    started = time.perf_counter()
    count = sum(1 for _ in record.query(start=options.start, end=options.end))
    query = time.perf_counter() - started
    openers = {name: opener for name, (opener, there) in OPENERS.items() if there()}
    formats = {}
    for form in FORMATS:
        path = options.folder / f"events.{form}"
        formats[form] = write(form, path, record.query(start=options.start, end=options.end))
        formats[form]["readers"] = {name: opened(opener, form, path) for name, opener in openers.items()}
    told = {
        "events": count,
        "query_seconds": round(query, 2),
        "formats": formats,
        "absent": sorted(set(OPENERS) - set(openers)),
        "python": platform.python_version(),
    }
    json.dump(told, sys.stdout, indent=1)
    print()
    return 0 if all(agree(found["readers"]) for found in formats.values()) else 1


def write(form: str, path: Path, events: Iterator[Event] | Any) -> dict[str, Any]:
    """Seconds (reading from the record and writing), bytes, and events left out."""
    started = time.perf_counter()
    told = iter(events)
    with open_writer(form, str(path)) as writer:
        while some := list(islice(told, AT_ONCE)):
            writer.write(some)
    return {
        "seconds": round(time.perf_counter() - started, 2),
        "bytes": path.stat().st_size,
        "left_out": writer.left_out,
    }


def opened(opener: Opener, form: str, path: Path) -> dict[str, Any]:
    """Rows that a reader finds and its seconds, or the error it gives."""
    started = time.perf_counter()
    try:
        rows = opener(form, path)
    except ImportError as error:  # the reader lacks a part, such as pandas an engine for Parquet
        return {"absent": str(error).partition("\n")[0][:200]}
    except Exception as error:  # whatever a foreign reader raises is the finding
        return {"error": f"{type(error).__name__}: {str(error)[:200]}"}
    return {"rows": rows, "seconds": round(time.perf_counter() - started, 2)}


def agree(readers: dict[str, dict[str, Any]]) -> bool:
    """Whether all readers opened the file and count the same rows."""
    tried = [found for found in readers.values() if "absent" not in found]
    return all("rows" in found for found in tried) and len({found["rows"] for found in tried}) <= 1


def _pandas(form: str, path: Path) -> int:
    import pandas  # type: ignore[import-untyped,import-not-found,unused-ignore]

    if form == "parquet":
        return len(pandas.read_parquet(path))
    if form == "csv":
        return len(pandas.read_csv(path, low_memory=False))
    if form in TABBED:
        head = None if form == "gdelt" else 0
        return len(pandas.read_csv(path, sep="\t", header=head, quoting=3, low_memory=False))
    if form in LINES:
        return len(pandas.read_json(path, lines=True, dtype=False))
    return len(pandas.json_normalize(json.loads(path.read_bytes())["features"]))


def _polars(form: str, path: Path) -> int:
    import polars

    if form == "parquet":
        return polars.read_parquet(path).height
    if form == "csv":
        return polars.read_csv(path, infer_schema_length=None).height
    if form in TABBED:
        return polars.read_csv(
            path, separator="\t", has_header=form != "gdelt", quote_char=None, infer_schema_length=None
        ).height
    if form in LINES:
        return polars.read_ndjson(path, infer_schema_length=None).height
    return len(polars.read_json(path, infer_schema_length=None)["features"].explode())


def _duckdb(form: str, path: Path) -> int:
    import duckdb

    source = {
        "parquet": "read_parquet(?)",
        "csv": "read_csv(?, header = true, sample_size = -1)",
        "gdelt": "read_csv(?, delim = '\t', header = false, quote = '', sample_size = -1)",
        "geojson": "read_json(?)",
        **dict.fromkeys(
            ("polecat", "icews"), "read_csv(?, delim = '\t', header = true, quote = '', sample_size = -1)"
        ),
        **dict.fromkeys(LINES, "read_json(?, format = 'newline_delimited', sample_size = -1)"),
    }[form]
    (rows,) = duckdb.connect().execute(f"SELECT count(*) FROM {source}", [str(path)]).fetchall()[0]
    return int(rows)


def _r(form: str, path: Path) -> int:
    """R: arrow for Parquet, its own reader for columns, jsonlite for the rest."""
    call = {
        "parquet": "nrow(arrow::read_parquet(p))",
        "csv": "nrow(read.csv(p))",
        "geojson": "nrow(jsonlite::fromJSON(p)$features)",
        "gdelt": "nrow(read.delim(p, header = FALSE, quote = ''))",
        **dict.fromkeys(("polecat", "icews"), "nrow(read.delim(p, quote = ''))"),
        **dict.fromkeys(LINES, "nrow(jsonlite::stream_in(file(p), verbose = FALSE))"),
    }[form]
    script = f"p <- commandArgs(TRUE)[1]; cat({call})"
    ran = subprocess.run(["Rscript", "-e", script, str(path)], capture_output=True, text=True, check=True)
    return int(ran.stdout)


def _installed(name: str) -> Callable[[], bool]:
    return lambda: importlib.util.find_spec(name) is not None


OPENERS: dict[str, tuple[Opener, Callable[[], bool]]] = {
    "pandas": (_pandas, _installed("pandas")),
    "polars": (_polars, _installed("polars")),
    "duckdb": (_duckdb, _installed("duckdb")),
    "R": (_r, lambda: shutil.which("Rscript") is not None),
}


if __name__ == "__main__":
    raise SystemExit(main())
