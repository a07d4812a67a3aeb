import xml.etree.ElementTree as ElementTree

import numpy as np

from tacitus.forecast.diagram import reliability_svg
from tacitus.forecast.scores import calibration_bins

SPACE = "{http://www.w3.org/2000/svg}"


def test_a_diagram_has_a_mark_for_each_bin_inside_its_frame() -> None:
    source = np.random.default_rng(4)
    chances = source.beta(1, 9, 500)
    bins = calibration_bins((source.random(500) < chances) * 1.0, chances)
    root = ElementTree.fromstring(reliability_svg({"unrest <next month>": bins}))
    marks = root.findall(f".//{SPACE}circle")
    assert len(marks) == 10
    assert all(0 <= float(mark.get("cx", -1)) <= float(root.get("width", 0)) for mark in marks)
    assert all(0 <= float(mark.get("cy", -1)) <= float(root.get("height", 0)) for mark in marks)


def test_one_forecast_makes_a_diagram_too() -> None:
    assert "<circle" in reliability_svg({"one": calibration_bins(np.array([1.0]), np.array([0.2]))})


def test_several_diagrams_stand_side_by_side() -> None:
    bins = calibration_bins(np.array([1.0, 0.0]), np.array([0.2, 0.1]))
    one, two = (ElementTree.fromstring(reliability_svg(dict.fromkeys(names, bins))) for names in ("a", "ab"))
    assert float(two.get("width", 0)) == 2 * float(one.get("width", 0))
    assert len(two.findall(f".//{SPACE}circle")) == 2 * len(one.findall(f".//{SPACE}circle"))
