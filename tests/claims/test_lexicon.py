from __future__ import annotations

import pytest

from tacitus.claims.lexicon import lexicon, table
from tacitus.errors import ResourceError


def test_a_table_that_lacks_is_named_with_its_number() -> None:
    with pytest.raises(ResourceError, match=r"nothing\.yaml") as told:
        table("nothing.yaml")
    assert told.value.code == "T301"


def test_what_a_group_is_against_is_a_group() -> None:
    told = lexicon()
    assert set(told.against) <= set(told.groups)
    assert set(told.against.values()) <= set(told.groups)
