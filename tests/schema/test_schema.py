import pytest
from jsonschema import Draft202012Validator

from tacitus import schema
from tacitus.errors import UsageError


@pytest.mark.parametrize("name", schema.names())
def test_every_schema_is_valid_and_whole(name: str) -> None:
    loaded = schema.load(name)
    Draft202012Validator.check_schema(loaded)
    assert loaded["title"]
    assert loaded["description"]


def test_shapes_of_the_contract_have_schemas() -> None:
    stages = {
        f"stage-{s}-{way}"
        for s in ("relation", "times", "places", "actors", "statements")
        for way in ("in", "out")
    }
    assert stages | {"document", "event", "statement", "reading", "plover", "quarantine"} <= set(
        schema.names()
    )


def test_unknown_schema_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"T005 .*event"):
        schema.load("act")
