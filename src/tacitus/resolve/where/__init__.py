"""Where: place names recognised and resolved, and the place of each act."""

from tacitus.resolve.where.countries import alpha2_of, alpha3_of, country_name
from tacitus.resolve.where.find import PlaceResolver, find_places
from tacitus.resolve.where.place_event import place_event

__all__ = ["PlaceResolver", "alpha2_of", "alpha3_of", "country_name", "find_places", "place_event"]
