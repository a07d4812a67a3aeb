"""Who: actors resolved to country, sector, identity and the role they held on a day."""

from tacitus.resolve.who.context import FROM_AROUND
from tacitus.resolve.who.countries import Country, countries, country_of
from tacitus.resolve.who.pronouns import resolve_possessive, resolve_pronoun
from tacitus.resolve.who.registry import use_actors
from tacitus.resolve.who.resolve import ActorResolver, resolve_actor, why_refused

__all__ = [
    "FROM_AROUND",
    "ActorResolver",
    "Country",
    "countries",
    "country_of",
    "resolve_actor",
    "resolve_possessive",
    "resolve_pronoun",
    "use_actors",
    "why_refused",
]
