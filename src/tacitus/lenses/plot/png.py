"""A drawing as PNG, by Pillow (extra `plot`): it is light, and brings its own font, so the bytes need no system font."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence
from typing import Any

from tacitus.lenses.plot.shapes import Area, Drawing, Line, Words
from tacitus.sources.optional import load

_SCALE, _SMOOTH = 2, 2  # pixels a point, and finer points that one pixel is made of
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def to_png(drawing: Drawing) -> bytes:
    """The drawing at two pixels a point. Raises ResourceError T302 without Pillow."""
    image_of, draw_of, fonts = (
        load(f"PIL.{name}", extra="plot") for name in ("Image", "ImageDraw", "ImageFont")
    )
    fine = _SCALE * _SMOOTH
    size = (round(drawing.width * fine), round(drawing.height * fine))
    image = image_of.new("L", size, 255)
    pen = draw_of.Draw(image)
    for shape in drawing.shapes:
        if isinstance(shape, Area):
            pen.polygon([(x * fine, y * fine) for x, y in shape.points], fill=shape.grey)
        elif isinstance(shape, Line):
            for some in _dashes(shape):
                pen.line(
                    [(x * fine, y * fine) for x, y in some],
                    fill=shape.grey,
                    width=round(shape.width * fine),
                    joint="curve",
                )
        else:
            _write(pen, shape, fonts.load_default(size=shape.size * fine), fine)
    image = image.resize((size[0] // _SMOOTH, size[1] // _SMOOTH), image_of.Resampling.BOX)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True, dpi=(144, 144))
    return out.getvalue()


def _write(pen: Any, words: Words, font: Any, fine: int) -> None:
    stroke = 1 if words.bold else 0
    pen.text(
        (words.x * fine, words.y * fine), words.text, fill=words.grey, font=font, anchor=_ANCHORS[words.anchor],
        stroke_width=stroke, stroke_fill=words.grey,
    )  # fmt: skip


def _dashes(line: Line) -> Iterator[Sequence[tuple[float, float]]]:
    """The stretches of a dashed line that are drawn; the line itself when it is whole."""
    if line.dash is None:
        yield line.points
        return
    drawn, left = line.dash
    run, on, some = drawn, True, [line.points[0]]
    for (x1, y1), (x2, y2) in zip(line.points, line.points[1:], strict=False):
        length, done = math.hypot(x2 - x1, y2 - y1), 0.0
        while length - done > run:
            done += run
            at = (x1 + (x2 - x1) * done / length, y1 + (y2 - y1) * done / length)
            if on:
                yield [*some, at]
            some, on = [at], not on
            run = drawn if on else left
        run -= length - done
        some.append((x2, y2))
    if on and len(some) > 1:
        yield some
