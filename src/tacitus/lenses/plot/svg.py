"""A drawing as SVG text: no script, no style sheet, no outside resource; the same bytes for the same drawing."""

from __future__ import annotations

from html import escape

from tacitus.lenses.plot.shapes import Area, Drawing, Line, Words

_FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif"


def to_svg(drawing: Drawing) -> str:
    """The drawing as one SVG document."""
    size = f'width="{_n(drawing.width)}" height="{_n(drawing.height)}"'
    box = f'viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} role="img" font-family="{_FONT}">'
    white = f'<rect width="{_n(drawing.width)}" height="{_n(drawing.height)}" fill="#fff"/>'
    told = [_shape(shape) for shape in drawing.shapes]
    return "\n".join([head, f"<title>{escape(_visible(drawing.title))}</title>", white, *told, "</svg>", ""])


def _shape(shape: Line | Area | Words) -> str:
    if isinstance(shape, Words):
        bold = ' font-weight="bold"' if shape.bold else ""
        place = (
            f'x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}" text-anchor="{shape.anchor}"'
        )
        return f'<text {place} fill="{_grey(shape.grey)}"{bold}>{escape(_visible(shape.text))}</text>'
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
    if isinstance(shape, Area):
        return f'<polygon points="{points}" fill="{_grey(shape.grey)}"/>'
    dash = f' stroke-dasharray="{_n(shape.dash[0])} {_n(shape.dash[1])}"' if shape.dash else ""
    stroke = f'stroke="{_grey(shape.grey)}" stroke-width="{_n(shape.width)}" stroke-linejoin="round"'
    return f'<polyline points="{points}" fill="none" {stroke}{dash}/>'


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def _grey(value: int) -> str:
    return f"#{value:02x}{value:02x}{value:02x}"


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
