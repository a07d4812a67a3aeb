"""All names and nouns in one table, in the order in which they take precedence.

Of two phrases of one length the earlier stands: the user's bodies, countries, areas and peoples, bodies, roles, then
places.
"""

from __future__ import annotations

from functools import cache

from tacitus.resolve.who.bodies import body_senses
from tacitus.resolve.who.countries import country_senses
from tacitus.resolve.who.own import hidden_key, own_actors
from tacitus.resolve.who.roles import role_senses
from tacitus.resolve.who.senses import Phrases, Sense
from tacitus.resolve.who.tables import read_rows, read_yaml


@cache
def lexicon() -> Phrases:
    """The table, built on first use."""
    phrases = Phrases()
    own = own_actors()
    for name, sense in own.bodies:
        phrases.add(name, sense)
    for name, sense in country_senses():
        phrases.add(name, sense)
    areas = read_yaml("regions.yaml")
    for name in areas["regions"]:
        phrases.add(name, Sense("region", name, cased=True))
    for name in areas["waters"]:
        phrases.add(name, Sense("nothing", name, cased=True))
    for group, sector in (("peoples", "CVL"), ("religious", "REL")):
        for name in areas[group]:
            phrases.add(name, Sense("ethnic", name, sector=sector, cased=True, plural=name.endswith("s")))
    for code, names in areas["peoples_of"].items():
        for name in names:
            phrases.add(name, Sense("ethnic", name, code, "CVL", cased=True, plural=name.endswith("s")))
    for name, sense in body_senses():
        if not own.hidden or not own.hidden.intersection((hidden_key(sense.lemma), hidden_key(name))):
            phrases.add(name, sense)
    for name, sense in role_senses():
        phrases.add(name, sense)
    for code, names in areas["places"].items():
        for name in names:
            phrases.add(name, Sense("place", name, code, "GOV", cased=True))
    for name, code, _ in read_rows("places.tsv", 3):
        phrases.add(name, Sense("place", name, code, "GOV", cased=True))
    return phrases
