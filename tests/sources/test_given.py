from typing import Any

import pytest

from tacitus.errors import DocumentError
from tacitus.model import Document, Quarantined
from tacitus.sources.given import document_of, documents_of

GOOD = {"id": 7, "text": "They met.", "date": "2011-05-04", "source": "wire"}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("They met.", "T201"),
        (None, "T201"),
        ({}, "T202"),
        ({"text": " \n"}, "T202"),
        ({"text": 7}, "T202"),
        ({"text": "They met.", "date": "May"}, "T203"),
        ({"text": "They met.", "date": 20110504}, "T203"),
    ],
)
def test_what_is_no_document_is_refused_and_the_next_one_read(given: Any, code: str) -> None:
    with pytest.raises(DocumentError, match=code):
        document_of(given)
    refused, read = documents_of([given, GOOD])
    assert isinstance(refused, Quarantined)
    assert (refused.document, refused.origin, refused.code) == ("document 1", "document 1", code)
    assert read == Document("7", "They met.", "2011-05-04", source="wire")
