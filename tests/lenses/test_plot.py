"""Charts: well-formed, in greys, labelled at the lines."""

import re
from xml.etree import ElementTree

import pytest

from tacitus.lenses import load_lens
from tacitus.lenses.measure import measure
from tacitus.lenses.plot import draw, to_png, to_svg

from .made import acts


def test_svg_is_well_formed_grey_and_labelled() -> None:
    some = acts()
    drawn = to_svg(draw([measure(some, load_lens("isolation"), code) for code in ("GHA", "TGO")]))
    ElementTree.fromstring(drawn)
    assert all(len({c[0:2], c[2:4], c[4:6]}) == 1 for c in re.findall(r"#([0-9a-f]{6})", drawn))
    assert ">Ghana</text>" in drawn
    assert ">Togo</text>" in drawn
    assert "<script" not in drawn
    assert drawn == to_svg(draw([measure(some, load_lens("isolation"), code) for code in ("GHA", "TGO")]))


def test_both_intervals_are_seen_where_two_are_compared() -> None:
    from tacitus.lenses.plot.shapes import Area, Line

    some = acts()
    one, two = (
        draw([measure(some, load_lens("isolation"), code) for code in codes])
        for codes in (("GHA",), ("GHA", "TGO"))
    )
    thin = [shape for shape in two.shapes if isinstance(shape, Line) and shape.width == 0.7]
    assert len(thin) == 2 * 2  # both ends of Togo's interval in both parts
    bands = [sum(isinstance(s, Area) and s.grey == 206 for s in drawing.shapes) for drawing in (one, two)]
    assert bands == [2, 2]
    told = [shape.text for shape in two.shapes if hasattr(shape, "text")]
    assert "Band and thin lines: 90 % intervals." in told[1]


def test_every_shape_stays_inside_the_page() -> None:
    drawing = draw([measure(acts(), load_lens("unrest"), "GHA", step=3)])
    for shape in drawing.shapes:
        for x, y in getattr(shape, "points", [(getattr(shape, "x", 0), getattr(shape, "y", 0))]):
            assert 0 <= x <= drawing.width
            assert 0 <= y <= drawing.height


def test_png_is_twice_the_size_of_the_drawing() -> None:
    pytest.importorskip("PIL")
    drawing = draw([measure(acts(), load_lens("cohesion"), "GHA")])
    png = to_png(drawing)
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20]) == 2 * drawing.width
