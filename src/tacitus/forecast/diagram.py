"""A reliability diagram as SVG: chance given against share of events, with Wilson's intervals and counts."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

_SIDE, _LEFT, _RIGHT, _TOP, _BELOW = 320, 58, 24, 44, 56
Bins = Sequence[Mapping[str, Any]]
_INK, _GREY, _MARK = "#222222", "#8c8c8c", "#1f5f8b"


def reliability_svg(diagrams: Mapping[str, Bins]) -> str:
    """One diagram, or several side by side: title -> bins as `calibration_bins` gives them."""
    width, height = (_LEFT + _SIDE + _RIGHT) * len(diagrams), _TOP + _SIDE + _BELOW
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'font-family="system-ui, sans-serif" font-size="11" fill="{_INK}" role="img">',
        f"<title>{escape('; '.join(diagrams))}</title>",
        f'<rect width="{width}" height="{height}" fill="white"/>',
    ]
    for number, (title, bins) in enumerate(diagrams.items()):
        left = (_LEFT + _SIDE + _RIGHT) * number
        parts += [f'<g transform="translate({left} 0)">', *_diagram(bins, title), "</g>"]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _diagram(bins: Bins, title: str) -> list[str]:
    """Both axes end at the greatest value, rounded up."""
    most = _round_up(
        max([row["high"] for row in bins if row["n"] > 1] or [row["high"] for row in bins] or [1.0])
    )

    def x(value: float) -> float:
        return round(_LEFT + _SIDE * min(value, most) / most, 1)

    def y(value: float) -> float:
        return round(_TOP + _SIDE * (1 - min(value, most) / most), 1)

    parts = [
        f'<text x="{_LEFT}" y="18" font-size="13" font-weight="600">{escape(title)}</text>',
        f'<text x="{_LEFT}" y="34" fill="#666666">{_told(bins)}</text>',
    ]
    for step in range(5):
        value = most * step / 4
        parts += [
            f'<line x1="{_LEFT}" x2="{_LEFT + _SIDE}" y1="{y(value)}" y2="{y(value)}" stroke="#ececec"/>',
            f'<text x="{_LEFT - 6}" y="{y(value) + 4}" text-anchor="end">{_percent(value, most)}</text>',
            f'<text x="{x(value)}" y="{_TOP + _SIDE + 16}" text-anchor="middle">{_percent(value, most)}</text>',
        ]
    parts.append(
        f'<line x1="{x(0)}" y1="{y(0)}" x2="{x(most)}" y2="{y(most)}" stroke="{_GREY}" stroke-dasharray="4 3"/>'
    )
    for row in bins:
        at, share = x(row["mean"]), row["k"] / row["n"]
        told = f"chance {row['mean']:.1%}, came {row['k']} of {row['n']}"
        parts += [
            f'<line x1="{at}" x2="{at}" y1="{y(row["low"])}" y2="{y(row["high"])}" stroke="{_MARK}" stroke-opacity="0.8"/>',
            f'<circle cx="{at}" cy="{y(share)}" r="4" fill="{_MARK}"><title>{told}</title></circle>',
        ]
    parts += [
        f'<text x="{_LEFT + _SIDE / 2}" y="{_TOP + _SIDE + 38}" text-anchor="middle">chance given</text>',
        f'<text transform="translate(14 {_TOP + _SIDE / 2}) rotate(-90)" text-anchor="middle">share that came</text>',
    ]
    return parts


def _told(bins: Bins) -> str:
    n, k = sum(row["n"] for row in bins), sum(row["k"] for row in bins)
    return f"{n:,} forecasts, {k:,} events; bars: 95 % (Wilson)"


def _round_up(value: float) -> float:
    """To 1, 2, 2.5 or 5 times a power of ten, at most 1."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return min(1.0, next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= value - 1e-12))


def _percent(value: float, most: float) -> str:
    return f"{100 * value:.{0 if most >= 0.2 else 1}f} %"
