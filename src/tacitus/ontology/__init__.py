"""What can be said: PLOVER 2.0 categories, modes, contexts, sectors and scores; from and to CAMEO."""

from tacitus.ontology.crosswalk import Coding, to_cameo, to_plover
from tacitus.ontology.plover import (
    AUXILIARY_MODES,
    CATEGORIES,
    Boundary,
    Category,
    Mode,
    auxiliary_mode,
    category,
    contexts,
    event_scale,
    partially_recognized,
    quad_code,
    sectors,
    special_codes,
)

__all__ = [
    "AUXILIARY_MODES",
    "CATEGORIES",
    "Boundary",
    "Category",
    "Coding",
    "Mode",
    "auxiliary_mode",
    "category",
    "contexts",
    "event_scale",
    "partially_recognized",
    "quad_code",
    "sectors",
    "special_codes",
    "to_cameo",
    "to_plover",
]
