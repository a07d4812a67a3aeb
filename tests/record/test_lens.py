"""`Record.lens` is the lens of `tacitus.lenses` on this record."""

from __future__ import annotations

from tacitus.lenses import lens
from tacitus.record import Record


def test_record_lens_is_the_lens_on_the_record(record: Record) -> None:
    country = next(iter(record.sql("SELECT unnest(actor_codes) FROM events ORDER BY 1")))[0]
    measured = record.lens(country, "unrest", window="1m", step="1m")
    assert measured.rows() == lens(record, country, "unrest", window="1m", step="1m").rows()
    assert measured.rows()
