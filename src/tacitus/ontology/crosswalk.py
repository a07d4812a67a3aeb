"""From CAMEO codes to PLOVER and back, after the conversion table of the Open Event Data Alliance.

The table and every departure from it stand in `data/crosswalk.yaml`. A code that is not listed takes its
parent's coding; CAMEO's comments (01, 02) are not coded in PLOVER. Going to CAMEO and back may lose modes and
contexts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tacitus.errors import UsageError, shorten
from tacitus.ontology.plover import category, event_scale, read_data

_DROPPED = ("01", "02")
_FORM = re.compile(r"[0-9]{2,4}")


@dataclass(frozen=True, slots=True)
class Coding:
    """A PLOVER coding; `modes` and `contexts` are empty where the CAMEO code says nothing about them."""

    event: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()


def to_plover(cameo: str) -> Coding | None:
    """The PLOVER coding of a CAMEO code of two to four digits with its leading zero; None for 01.. and 02..

    Raises:
        UsageError: T001, when neither the code nor a parent of it is known.
    """
    if _FORM.fullmatch(cameo):
        if cameo.startswith(_DROPPED):
            return None
        table = read_data("crosswalk.yaml")["to_plover"]
        for length in range(len(cameo), 1, -1):
            if found := table.get(cameo[:length]):
                return Coding(found["event"], tuple(found["mode"]), tuple(found["context"]))
    message = f"{shorten(cameo)!r} is no CAMEO code. Expected two to four digits from 01 to 2042."
    raise UsageError("T001", message, "Keep the leading zero: 042, not 42.")


def to_cameo(event: str, modes: Iterable[str] = ()) -> str:
    """One representative CAMEO code; of several modes the one whose score is largest in magnitude decides.

    Of modes with equal scores the first in the order of the codebook decides, so their order is of no matter.

    Raises:
        UsageError: T001, for an unknown category or a mode that is not the category's.
    """
    given = set(modes)
    scale = event_scale(event, given)
    codes: dict[str, str] = read_data("crosswalk.yaml")["to_cameo"][event]
    deciding = (m.name for m in category(event).modes if m.name in given and m.score == scale)
    return codes[next(deciding, "none")]
