"""Outlines of countries and what of them lies in a view."""

from pathlib import Path

import tacitus.report
from tacitus.report.outlines import View, load_outlines, rings_in

SQUARE = ("SQR", ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)))


def test_the_table_is_small_and_whole() -> None:
    table = Path(tacitus.report.__file__).parent / "data" / "outlines.txt"
    assert table.stat().st_size < 150_000
    codes = {code for code, _ in load_outlines()}
    assert len(codes) > 165
    assert {"USA", "KOS", "PSE", "TWN", "SSD", "ESH"} <= codes
    assert "ATA" not in codes


def test_no_ring_jumps_across_the_globe() -> None:
    for _, ring in load_outlines():
        assert all(abs(a[0] - b[0]) < 180 for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))


def test_a_ring_is_cut_at_the_view() -> None:
    ((code, ring),) = rings_in(View(5.0, 8.0, 20.0, 20.0), [SQUARE])
    assert code == "SQR"
    assert sorted(ring) == [(5.0, 0.0), (5.0, 8.0), (10.0, 0.0), (10.0, 8.0)]


def test_a_ring_outside_the_view_is_left_out() -> None:
    assert list(rings_in(View(40.0, 8.0, 20.0, 20.0), [SQUARE])) == []


def test_a_view_beyond_the_180th_meridian_sees_the_other_side() -> None:
    west = ("WST", ((-179.0, 0.0), (-170.0, 0.0), (-170.0, 5.0), (-179.0, 5.0)))
    ((_, ring),) = rings_in(View(170.0, 10.0, 30.0, 20.0), [west])
    assert min(lon for lon, _ in ring) == 181.0
