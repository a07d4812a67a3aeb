import pytest

from tacitus.reading import CueStatements, split_sentences


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("The fall of the cabinet is certain and imminent.", "prediction", id="prediction"),
        pytest.param("The vote could mean new tariffs.", "possibility", id="possibility"),
        pytest.param("Parliament must reject the bill.", "call_to_action", id="call"),
        pytest.param("The party has lost much influence over the past year.", "trend", id="trend"),
        pytest.param("“We shall not leave this square until we are heard.”", "quotation", id="quotation"),
        pytest.param("Red sails, blue water.", "other", id="other"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert [s.kind for s in CueStatements().find(split_sentences(text), acts=())] == [kind]


def test_a_sentence_with_an_act_and_no_cue_is_a_report() -> None:
    assert CueStatements().find(split_sentences("Ghana expelled an envoy."), acts={0})[0].kind == "report"


def test_prediction_has_horizon_certainty_lens_and_loaded_words() -> None:
    text = "The overthrow of the junta is certain and imminent."
    found = CueStatements().find(split_sentences(text), acts=())[0]
    assert (found.lens, found.direction, found.horizon, found.certainty) == ("unrest", "up", "imminent", 0.97)
    assert [text[a:b] for a, b in found.loaded] == ["junta"]
