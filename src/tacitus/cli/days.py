"""Days as they are written on the command line and in rows: YYYY-MM-DD and nothing else."""

from __future__ import annotations

from datetime import date


def is_day(written: str) -> bool:
    """Whether it is a calendar day in exactly that form."""
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False
