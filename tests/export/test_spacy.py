"""The spaCy component."""

import sys
from importlib.util import find_spec

import pytest

from tacitus.errors import DocumentError, ResourceError
from tacitus.export import event_json
from tacitus.model import Document, Event
from tacitus.reader import read_document

TEXT = "On Tuesday Ghana expelled two Libyan diplomats."

needs_spacy = pytest.mark.skipif(find_spec("spacy") is None, reason="spaCy is not installed: tacitus[spacy]")


@pytest.fixture
def nlp():  # type: ignore[no-untyped-def]
    import spacy

    import tacitus.export.spacy  # noqa: F401

    nlp = spacy.blank("en")
    nlp.add_pipe("tacitus", config={"date": "2011-05-04"})
    return nlp


@needs_spacy
def test_a_doc_holds_the_events_of_its_text(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp(TEXT)
    expected = read_document(Document("d", TEXT, "2011-05-04")).events
    assert [(e.event, e.trigger, e.when) for e in doc._.events] == [
        (e.event, e.trigger, e.when) for e in expected
    ]
    (event,) = doc._.events
    assert doc.char_span(event.trigger.start, event.trigger.end).text == event.trigger.text
    assert event.when.first == "2011-05-03"


@needs_spacy
def test_a_doc_with_its_own_day_is_read_as_of_it(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp.make_doc(TEXT)
    doc._.published = "2012-05-02"
    assert nlp(doc)._.events[0].when.first == "2012-05-01"


@needs_spacy
def test_a_saved_doc_keeps_its_events(nlp) -> None:  # type: ignore[no-untyped-def]
    from spacy.tokens import Doc

    doc = nlp(TEXT)
    back = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [event_json(event) for event in back._.events] == [event_json(event) for event in doc._.events]


@needs_spacy
@pytest.mark.parametrize("text", ["", " \n"])
def test_an_empty_doc_has_no_events(nlp, text: str) -> None:  # type: ignore[no-untyped-def]
    assert nlp(text)._.events == ()
    assert nlp.make_doc(TEXT)._.events == ()


@needs_spacy
def test_a_day_that_is_none_is_told(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp.make_doc(TEXT)
    doc._.published = "Tuesday"
    with pytest.raises(DocumentError, match="T203"):
        nlp(doc)


def test_without_spacy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from tacitus.export.spacy import register

    monkeypatch.setitem(sys.modules, "spacy.language", None)
    with pytest.raises(ResourceError, match=r"T302 spacy is not installed.*tacitus\[spacy\]"):
        register()


def test_what_a_doc_keeps_gives_its_events_back(expulsion: Event) -> None:
    from types import SimpleNamespace

    from tacitus.export.spacy import events_of

    assert events_of(SimpleNamespace(user_data={})) == ()
    (event,) = events_of(SimpleNamespace(user_data={"tacitus_events": [event_json(expulsion)]}))
    assert event.id == expulsion.id
