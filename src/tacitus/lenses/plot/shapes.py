"""What a drawing is made of; lengths in points, y downward, greys from 0 (black) to 255 (white)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points; `dash` is a length drawn and a length left, empty for a whole line."""

    points: Sequence[tuple[float, float]]
    grey: int = 0
    width: float = 1.0
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon."""

    points: Sequence[tuple[float, float]]
    grey: int


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; (x, y) is its foot at the left, middle or right."""

    x: float
    y: float
    text: str
    size: float = 11.0
    anchor: Literal["start", "middle", "end"] = "start"
    grey: int = 0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything, in the order in which it is drawn; `title` says in words what is seen."""

    width: float
    height: float
    title: str
    shapes: tuple[Line | Area | Words, ...]
