"""A lens drawn: one panel a part, in grey that survives print, labels at the lines; as SVG and PNG."""

from tacitus.lenses.plot.chart import MOST, draw
from tacitus.lenses.plot.png import to_png
from tacitus.lenses.plot.svg import to_svg

__all__ = ["MOST", "draw", "to_png", "to_svg"]
