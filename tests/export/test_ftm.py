"""Events as FollowTheMoney entities."""

import io
import json
import re
from dataclasses import replace
from typing import Any

from tacitus.export import ftm_entities, open_writer
from tacitus.export.ftm import SCHEMATA
from tacitus.model import Document, Event, Party

ARTICLE = Document("doc-1", "", "2021-06-02", title="Envoys", url="https://news.example/1", language="en")


def told(*events: Event, document: Document | None = None) -> list[dict[str, Any]]:
    stream = io.BytesIO()
    with open_writer("ftm", stream) as writer:
        for event in events:
            writer.write([event], document=document)
    return [json.loads(line) for line in stream.getvalue().decode("utf-8").splitlines()]


def of(schema: str, entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [entity["properties"] for entity in entities if entity["schema"] == schema]


def test_every_entity_has_an_id_a_schema_and_lists_of_texts(expulsion: Event, meeting: Event) -> None:
    for entity in told(expulsion, meeting, document=ARTICLE):
        assert list(entity) == ["id", "schema", "properties"]
        assert re.fullmatch("[0-9a-f]{40}", entity["id"])
        assert entity["schema"] in SCHEMATA
        for values in entity["properties"].values():
            assert values
            assert all(isinstance(value, str) and value for value in values)


def test_every_id_that_is_named_is_an_entity(expulsion: Event, meeting: Event) -> None:
    entities = told(expulsion, meeting, document=ARTICLE)
    ids = {entity["id"] for entity in entities}
    for entity in entities:
        for key in ("involved", "proof", "subject", "object"):
            assert set(entity["properties"].get(key, [])) <= ids


def test_the_event_tells_when_where_who_and_whether(expulsion: Event) -> None:
    (event,) = of("Event", told(expulsion, document=ARTICLE))
    assert event["name"] == ["Norland SANCTION expel (alleged) two Sudrian envoys"]
    assert (event["startDate"], event["endDate"]) == (["2021-05-01"], ["2021-05-31"])
    assert (event["location"], event["country"]) == (["Nordby"], ["no"])
    assert event["keywords"] == ["SANCTION", "expel", "diplomatic", "alleged"]
    assert event["recordId"] == [expulsion.id]
    assert len(event["involved"]) == 2


def test_the_link_goes_from_actor_to_recipient(expulsion: Event) -> None:
    entities = told(expulsion)
    (link,) = of("UnknownLink", entities)
    names = {entity["id"]: entity["properties"].get("name") for entity in entities}
    assert names[link["subject"][0]] == ["Norland"]
    assert names[link["object"][0]] == ["two Sudrian envoys"]
    assert (link["role"], link["status"]) == (["SANCTION expel"], ["alleged"])


def test_a_meeting_links_every_pair_once(meeting: Event) -> None:
    assert len(of("UnknownLink", told(meeting))) == 3


def test_the_article_is_told_once_with_what_is_known_of_it(expulsion: Event, meeting: Event) -> None:
    (article,) = of("Article", told(expulsion, meeting, document=ARTICLE))
    assert article["title"] == ["Envoys"]
    assert article["sourceUrl"] == ["https://news.example/1"]
    assert article["publishedAt"] == ["2021-06-02"]


def test_a_person_is_one_entity_in_all_documents_and_a_crowd_is_not(expulsion: Event) -> None:
    person = Party(0, 4, "Berg", "NOR", "GOV", (), "Q42", "Ada Berg", "minister")
    crowd = Party(5, 9, "protesters", "NOR", "CVL")
    one = replace(expulsion, actor=(person,), recipient=(crowd,))
    entities = told(one, replace(one, document_id="doc-2"))
    (berg,) = of("Person", entities)
    assert (berg["name"], berg["weakAlias"], berg["wikidataId"]) == (["Ada Berg"], ["Berg"], ["Q42"])
    assert (berg["position"], berg["country"]) == (["minister"], ["no"])
    assert len(of("LegalEntity", entities)) == 2


def test_a_country_is_one_public_body(expulsion: Event) -> None:
    state = replace(expulsion, actor=(Party(0, 3, "the Netherlands", "NLD", "GOV"),), recipient=())
    again = replace(state, actor=(Party(0, 3, "Netherlands", "NLD", "GOV"),), document_id="doc-2")
    entities = told(state, again)
    ids = {entity["id"] for entity in entities if entity["schema"] == "PublicBody"}
    assert len(ids) == 1
    assert of("PublicBody", entities)[0]["name"] == ["Netherlands"]


def test_acts_that_were_not_done_are_told_as_such(expulsion: Event) -> None:
    (event,) = of("Event", told(replace(expulsion, status="negated")))
    assert "(negated)" in event["name"][0]


def test_ids_do_not_depend_on_the_order(expulsion: Event, meeting: Event) -> None:
    def ids(entities: list[dict[str, Any]]) -> set[str]:
        return {entity["id"] for entity in entities}

    assert ids(told(expulsion, meeting)) == ids(told(meeting, expulsion))
    assert list(ftm_entities(expulsion)) == list(ftm_entities(expulsion))
