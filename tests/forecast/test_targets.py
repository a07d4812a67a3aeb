import pytest

from tacitus.errors import UsageError
from tacitus.forecast.targets import check_horizon, find_country, find_target, read_data, states, targets
from tacitus.ontology.countries import countries


def test_targets_are_these() -> None:
    assert list(targets()) == ["coup", "irregular-exit", "unrest", "protest", "assault", "sanction"]


@pytest.mark.parametrize("target", targets().values(), ids=lambda t: t.name)
def test_every_target_has_a_definition_of_one_sentence_and_a_source(target: object) -> None:
    told = getattr(target, "definition")  # noqa: B009
    assert told.endswith(".")
    assert told.count(". ") == 0
    assert getattr(target, "source")  # noqa: B009


def test_the_office_of_iran_is_named_as_the_source_has_it() -> None:
    exits = find_target("irregular exit")
    assert "not the Supreme Leader" in (exits.office("IRN") or "")
    assert "effective leader" in (exits.office("FRA") or "")
    assert find_target("coup").office("IRN") is None


@pytest.mark.parametrize("horizon", ["24m", "soon", "1m", "-12m", "12"])
def test_another_horizon_is_refused(horizon: str) -> None:
    with pytest.raises(UsageError, match=r"T601.*12m"):
        check_horizon(find_target("coup"), horizon)


@pytest.mark.parametrize("horizon", ["12m", "1y", "12 months", None])
def test_the_own_horizon_is_taken(horizon: str | None) -> None:
    check_horizon(find_target("coup"), horizon)


def test_countries_by_code_or_name() -> None:
    assert find_country("irn") == find_country("Iran") == find_country(" iran ") == "IRN"
    with pytest.raises(UsageError, match=r"T601"):
        find_country("Ruritania")


def test_states_have_codes_of_countries() -> None:
    assert set(states().values()) <= set(countries())
    assert states()[630] == "IRN"


def test_every_driver_is_told_both_ways() -> None:
    for row in read_data("drivers.yaml").values():
        assert {"features", "up", "down"} == set(row)
