"""Events as FollowTheMoney entities, one JSON object a line: Article, parties, Event and links between them.

An identified party is one entity wherever it is named, a country is one, and any other party is one within its
document: "protesters" of two articles are two entities. Ids are sha1 of what an entity is known by, so that the
same input gives the same ids. An entity that two lines tell differently (a person in two offices) is to be
merged by id, as `ftm aggregate` does. FollowTheMoney has no status of an act: it stands in the name of the
Event, among its keywords and in the status of its links. Acts that were not done are written too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha1
from typing import Any

from tacitus.export.codes import iso2
from tacitus.export.dyads import expand_dyads
from tacitus.export.shapes import dumps
from tacitus.model import Document, Event, Party
from tacitus.ontology.countries import countries

SCHEMATA = ("Article", "Event", "LegalEntity", "Organization", "Person", "PublicBody", "UnknownLink")

_PUBLIC = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_BODIES = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})
_WIKIDATA = re.compile("Q[0-9]+")

Entity = dict[str, Any]


class FtmEncoder:
    """Events to lines of entities; a party or document that was told the same before is not told again.

    It remembers twenty bytes for each that it has told.
    """

    def __init__(self) -> None:
        self._given: set[bytes] = set()

    def lines(self, event: Event, document: Document | None = None) -> str:
        """The Event, its links, and what is new of its parties and document; each line with its end.

        Args:
            document: the one that the event was read in; without it the Article has no more than its id.
        """
        return "".join(self._line(entity) for entity in ftm_entities(event, document))

    def _line(self, entity: Entity) -> str:
        line = f"{dumps(entity)}\n"
        if entity["schema"] in ("Event", "UnknownLink"):
            return line
        digest = sha1(line.encode("utf-8"), usedforsecurity=False).digest()
        if digest in self._given:
            return ""
        self._given.add(digest)
        return line


def ftm_entities(event: Event, document: Document | None = None) -> Iterator[Entity]:
    """The entities of one event: its Article, its parties, the Event, and a link a pair of parties."""
    parties = [*event.actor, *event.recipient]
    ids = {party: _party_id(party, event.document_id) for party in parties}
    yield _article(event.document_id, document)
    yield from {ids[party]: _party(party, ids[party]) for party in parties}.values()
    yield _event(event, [*ids.values()], document)
    for pair in expand_dyads([event]):
        if pair.actor and pair.recipient:
            yield _link(event, ids[pair.actor[0]], ids[pair.recipient[0]])


def _article(document_id: str, document: Document | None) -> Entity:
    title = (document.title if document else None) or document_id
    told = document or Document(document_id, "")
    return _entity(
        "Article",
        _id("document", document_id),
        name=[title],
        title=[title],
        fileName=[document_id],
        publishedAt=[told.date],
        sourceUrl=[told.url],
        publisher=[told.source],
        language=[told.language],
    )


def _party(party: Party, id: str) -> Entity:
    name = party.identifier_text or (countries()[party.code or ""].name if _is_country(party) else party.text)
    schema = _schema(party)
    qid = party.identifier_id if _WIKIDATA.fullmatch(party.identifier_id or "") else None
    return _entity(
        schema,
        id,
        name=[name],
        weakAlias=[party.text if party.text != name else None],
        country=[_country(party.code)],
        wikidataId=[qid],
        position=[party.role if schema == "Person" else None],
        keywords=[party.sector, *party.other_sectors],
    )


def _event(event: Event, involved: list[str | None], document: Document | None) -> Entity:
    when, place = event.when, event.event_loc
    return _entity(
        "Event",
        _id("event", event.id),
        name=[_title(event)],
        summary=[event.text],
        startDate=[when.first],
        endDate=[None if when.ongoing else when.last],
        location=[None if place is None else place.name or place.text],
        country=[None if place is None else _country(place.country)],
        involved=involved,
        keywords=[event.event, *event.mode, *event.context, event.status],
        recordId=[event.id],
        proof=[_id("document", event.document_id)],
        sourceUrl=[document.url if document else None],
        publisher=[document.source if document else None],
    )


def _link(event: Event, subject: str, object: str) -> Entity:
    return _entity(
        "UnknownLink",
        _id("link", event.id, subject, object),
        subject=[subject],
        object=[object],
        role=[" ".join([event.event, *event.mode])],
        status=[event.status],
        startDate=[event.when.first],
        endDate=[None if event.when.ongoing else event.when.last],
        recordId=[event.id],
    )


def _title(event: Event) -> str:
    actors, recipients = (", ".join(p.text for p in side) for side in (event.actor, event.recipient))
    act = " ".join([event.event, *event.mode])
    status = "" if event.status == "actual" else f" ({event.status})"
    return " ".join(part for part in (actors, act + status, recipients) if part)


def _schema(party: Party) -> str:
    if _is_country(party):
        return "PublicBody"
    if party.identifier_text and party.role:
        return "Person"
    if party.code in _BODIES:
        return "Organization"
    return "PublicBody" if party.identifier_text and party.sector in _PUBLIC else "LegalEntity"


def _party_id(party: Party, document_id: str) -> str:
    if party.identifier_id:
        return _id("identifier", party.identifier_id)
    if party.identifier_text:
        return _id("name", party.code or "", party.identifier_text)
    if _is_country(party):
        return _id("country", party.code or "")
    return _id("mention", document_id, party.text.casefold(), party.code or "", party.sector or "")


def _is_country(party: Party) -> bool:
    country = countries().get(party.code or "")
    if country is None or party.identifier_id or party.identifier_text:
        return False
    return party.text.removeprefix("the ") in country.names


def _country(code: str | None) -> str | None:
    known = "eu" if code == "EUR" else iso2(code)
    return known.lower() if known else None


def _entity(schema: str, id: str, **properties: list[str | None]) -> Entity:
    told = {key: [*dict.fromkeys(v for v in values if v)] for key, values in properties.items()}
    return {"id": id, "schema": schema, "properties": {key: values for key, values in told.items() if values}}


def _id(*key: str) -> str:
    return sha1("\x1f".join(key).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
