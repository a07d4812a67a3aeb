import pytest

from tacitus.errors import UsageError
from tacitus.ontology import CATEGORIES, Coding, category, contexts, quad_code, to_cameo, to_plover
from tacitus.ontology.plover import read_data

TABLE = read_data("crosswalk.yaml")["to_plover"]


@pytest.mark.parametrize(
    ("cameo", "coding"),
    [
        pytest.param("042", Coding("CONSULT", ("visit",)), id="visit"),
        pytest.param("0871", Coding("RETREAT", ("ceasefire",), ("military",)), id="ceasefire"),
        pytest.param("163", Coding("SANCTION", ("discontinue",), ("diplomatic",)), id="embargo"),
        pytest.param("186", Coding("ASSAULT", ("targeted",)), id="assassination"),
        pytest.param("1722", Coding("COERCE", ("restrict",), ("pro_autocracy",)), id="party-ban"),
        pytest.param("203", Coding("ASSAULT", (), ("religion_ethnicity",)), id="cleansing-has-no-mode"),
        pytest.param("073", Coding("AID", (), ("human_security",)), id="humanitarian-aid"),
        pytest.param("19", Coding("ASSAULT"), id="root"),
        pytest.param("0399", Coding("AGREE", (), ("diplomatic",)), id="parent"),
        pytest.param("149", Coding("PROTEST"), id="parent-is-the-root"),
    ],
)
def test_to_plover(cameo: str, coding: Coding) -> None:
    assert to_plover(cameo) == coding


@pytest.mark.parametrize("cameo", ["01", "014", "0251"])
def test_comments_and_appeals_are_dropped(cameo: str) -> None:
    assert to_plover(cameo) is None


@pytest.mark.parametrize("cameo", ["42", "99", "", "1", "04211", "ab", "٠٤٢"])
def test_unknown_codes_are_refused(cameo: str) -> None:
    with pytest.raises(UsageError, match="T001"):
        to_plover(cameo)


@pytest.mark.parametrize("cameo", sorted(TABLE))
def test_every_entry_uses_plover_names(cameo: str) -> None:
    entry = TABLE[cameo]
    assert set(entry["mode"]) <= set(category(entry["event"]).mode_names)
    assert set(entry["context"]) <= set(contexts())


def test_the_way_back_names_listed_codes_for_all_categories_and_modes() -> None:
    back = read_data("crosswalk.yaml")["to_cameo"]
    assert set(back) == set(CATEGORIES)
    for name in CATEGORIES:
        assert set(back[name]) == {"none", *category(name).mode_names}
        assert set(back[name].values()) <= set(TABLE)


def test_there_and_back_keeps_the_category() -> None:
    lost = []
    for name in CATEGORIES:
        for modes in [(), *((mode,) for mode in category(name).mode_names)]:
            coding = to_plover(to_cameo(name, modes))
            assert coding is not None
            if coding.event != name:
                lost.append((name, modes))
            assert (quad_code(coding.event) > 2) == (quad_code(name) > 2)
    assert lost == [("RETREAT", ("resign",))]


def test_to_cameo_of_several_modes_does_not_depend_on_their_order() -> None:
    assert to_cameo("ASSAULT", ["beat", "firearms"]) == "193"
    assert to_cameo("ASSAULT", ["firearms", "beat"]) == "193"
    assert to_cameo("COERCE") == "170"


def test_to_cameo_refuses_a_mode_of_another_category() -> None:
    with pytest.raises(UsageError, match="T001"):
        to_cameo("AGREE", ["visit"])
