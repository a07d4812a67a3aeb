"""Names of days, laws and events that begin with people are no actors."""

from __future__ import annotations

import pytest

from tacitus.resolve.who import resolve_actor, why_refused


@pytest.mark.parametrize(
    "mention",
    [
        "International Students' Day",
        "the 2013 Lobbying and Journalists Act",
        "the Sailors' Mutiny",
        "the Judges' Bill",
    ],
)
def test_thing_that_begins_with_people_is_refused(mention: str) -> None:
    assert resolve_actor(mention) == ()
    assert "names a thing" in why_refused(mention)


@pytest.mark.parametrize(
    "mention", ["Human Rights Watch", "Judge Law", "the police and the Geneva Convention"]
)
def test_body_or_person_called_so_is_kept(mention: str) -> None:
    assert resolve_actor(mention)
