"""Two passages read together: what an item says to a claim, and whether two acts are one happening."""

from tacitus.reading.together.passages import Passage
from tacitus.reading.together.reader import RELATIONS, Relation, Together, load_together

__all__ = ["RELATIONS", "Passage", "Relation", "Together", "load_together"]
