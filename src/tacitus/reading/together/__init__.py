"""Two passages read together: what an item says to a claim."""

from tacitus.reading.together.reader import RELATIONS, Relation, Together, load_together

__all__ = ["RELATIONS", "Relation", "Together", "load_together"]
