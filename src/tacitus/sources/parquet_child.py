"""Started by `parquet.py` as a process of its own: a Parquet file on stdin, its rows as JSON lines on stdout.

Lines: `{"columns": [...]}`, then `{"rows": [...]}` for each batch, last `{"end": true}`; `{"error": "..."}` for
what could be caught. The arguments name the columns that are wanted. A row whose bytes are no UTF-8 is null.
"""

import json
import sys

BATCH = 512


def main(names: list[str]) -> None:
    """Writes all rows; see the module."""
    from arro3.io import read_parquet

    reader = read_parquet(sys.stdin.buffer, batch_size=BATCH)
    columns = list(reader.schema.names)
    wanted = [name for name in dict.fromkeys(names) if columns.count(name) == 1]
    answer(columns=columns)
    for batch in reader:
        cells = [batch.column(name).to_pylist() for name in wanted]
        rows = zip(*cells, strict=True) if cells else [()] * batch.num_rows
        answer(rows=[row_of(wanted, values) for values in rows])
    answer(end=True)


def row_of(names: list[str], values: tuple[object, ...]) -> dict[str, object] | None:
    """One row; null when it holds bytes that are no text."""
    row = dict(zip(names, values, strict=True))
    for name, value in row.items():
        if isinstance(value, bytes | bytearray | memoryview):
            try:
                row[name] = bytes(value).decode("utf-8")
            except UnicodeDecodeError:
                return None
    return row


def answer(**parts: object) -> None:
    """One JSON line; days and times as ISO 8601, anything else that JSON has not as its text."""
    sys.stdout.buffer.write(json.dumps(parts, default=plain).encode("ascii") + b"\n")
    sys.stdout.buffer.flush()


def plain(value: object) -> str:
    """A value that JSON has not, as text."""
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except BrokenPipeError:
        pass
    except BaseException as problem:  # the decoder's panics are no Exception
        answer(error=str(problem) or type(problem).__name__)
