import pytest

from tacitus.errors import UsageError
from tacitus.ontology import plover


def test_every_category_has_a_complete_entry() -> None:
    assert len(plover.CATEGORIES) == 16
    for name in plover.CATEGORIES:
        told = plover.category(name)
        assert told.name == name
        assert told.definition.endswith(".")
        assert told.includes
        assert told.near_misses


def test_no_file_names_a_category_that_is_not_there() -> None:
    known = {*plover.CATEGORIES, None}
    assert set(plover.read_data("categories.yaml")) == set(plover.CATEGORIES)
    assert set(plover.read_data("scores.yaml")) == set(plover.CATEGORIES)
    for name in plover.CATEGORIES:
        told = plover.category(name)
        boundaries = (*told.excludes, *told.near_misses)
        assert {b.event for b in boundaries} <= known - {name}


@pytest.mark.parametrize("name", plover.CATEGORIES)
def test_scores_are_given_only_for_modes_of_the_category(name: str) -> None:
    scored = plover.read_data("scores.yaml")[name].get("modes", {})
    assert set(scored) <= set(plover.category(name).mode_names)


@pytest.mark.parametrize(
    ("event", "quad"),
    [("CONSULT", 1), ("RETREAT", 2), ("REQUEST", 3), ("ACCUSE", 3), ("SANCTION", 4), ("PROTEST", 4)],
)
def test_quad_code(event: str, quad: int) -> None:
    assert plover.quad_code(event) == quad


@pytest.mark.parametrize(
    ("event", "modes", "score"),
    [
        pytest.param("ACCUSE", [], -3.0, id="accuse-is-negative"),
        pytest.param("SANCTION", ["expel"], -5.5, id="mode-weaker-than-category"),
        pytest.param("CONSULT", ["phone"], 1.5, id="phone-call"),
        pytest.param("ASSAULT", ["beat", "primitive"], -8.0, id="largest-of-two"),
        pytest.param("REQUEST", ["assist", "change"], -1.0, id="magnitude-not-value"),
        pytest.param("PROTEST", ["vandalize"], -5.0, id="mode-without-score"),
    ],
)
def test_event_scale(event: str, modes: list[str], score: float) -> None:
    assert plover.event_scale(event, modes) == score
    assert plover.event_scale(event, reversed(modes)) == score


def test_quads_agree_with_the_sign_of_the_scores() -> None:
    for name in plover.CATEGORIES:
        told = plover.category(name)
        assert told.score >= 0 if told.quad <= 2 or name == "REQUEST" else told.score < 0


def test_unknown_names_are_refused_with_the_choices() -> None:
    with pytest.raises(UsageError, match=r"T001 'ATTACK'.*ASSAULT"):
        plover.category("ATTACK")
    with pytest.raises(UsageError, match=r"'riot' is no mode of ASSAULT"):
        plover.event_scale("ASSAULT", ["riot"])


def test_which_acts_are_mutual_and_which_need_a_recipient() -> None:
    all_ = [plover.category(name) for name in plover.CATEGORIES]
    assert {c.name for c in all_ if c.mutual} == {"AGREE", "CONSULT", "COOPERATE", "ASSAULT"}
    assert {c.name for c in all_ if c.recipient_required} == {"COOPERATE", "AID", "SANCTION"}


def test_contexts_sectors_and_codes_are_those_of_the_codebook() -> None:
    assert len(plover.contexts()) == 37
    assert next(iter(plover.contexts())) == "military"
    assert len(plover.sectors()) == 25
    assert all(len(code) == 3 and code.isupper() for code in plover.sectors())
    assert set(plover.special_codes()) == set("UNO EUR IGO NGO ISM IMG MNC KOS PSE HKG".split())
    assert plover.partially_recognized()["Transnistria"] == "MDA"


def test_modes_that_add_a_context_have_one_of_that_name() -> None:
    assert {"misinformation", "cyber"} <= set(plover.contexts())


def test_status_becomes_an_auxiliary_mode() -> None:
    assert plover.auxiliary_mode("actual") is None
    assert plover.auxiliary_mode("negated") == "negation"
    assert {plover.auxiliary_mode(s) for s in ("future", "denied", "alleged")} <= set(plover.AUXILIARY_MODES)


def test_values_handed_out_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        plover.sectors()["XXX"] = "nobody"  # type: ignore[index]
