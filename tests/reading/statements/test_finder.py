import pytest

from tacitus.model import Statement
from tacitus.reading import NeuralStatements, split_sentences


def find(text: str) -> tuple[Statement, ...]:
    return NeuralStatements().find(split_sentences(text), acts=())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Police in Lima arrested eleven protesters on Tuesday.", "report", id="report"),
        pytest.param("The fall of the cabinet is certain and imminent.", "prediction", id="prediction"),
        pytest.param("The vote could mean new tariffs.", "possibility", id="possibility"),
        pytest.param("Had the army stayed in its barracks, the mayor would still be in office.", "counterfactual", id="counterfactual"),
        pytest.param("Parliament must reject the bill.", "call_to_action", id="call"),
        pytest.param("Each month fewer ambassadors come to the receptions in the capital.", "trend", id="trend"),
        pytest.param("“We shall not leave this square until we are heard,” chanted the crowd.", "quotation", id="quotation"),
        pytest.param("And who, then, will pay for the bridge?", "other", id="question"),
    ],
)  # fmt: skip
def test_kind(text: str, kind: str) -> None:
    assert [s.kind for s in find(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("The bridge was bombed twice, the governor of the province said.", "the governor of the province", id="said"),
        pytest.param("According to the harbour master, three ships have left.", "the harbour master", id="according to"),
        pytest.param("In the view of the opposition, the vote was a farce.", "the opposition", id="view"),
        pytest.param('"Enough of promises!" shouted the dockers.', "the dockers", id="slogan"),
        pytest.param("Police closed the bridge on Monday.", None, id="the author"),
    ],
)  # fmt: skip
def test_speaker(text: str, speaker: str | None) -> None:
    assert find(text)[0].speaker == speaker


def test_a_pronoun_stands_for_the_speaker_before() -> None:
    text = 'The minister of mines said that wages would rise by spring. "There is money enough," he added.'
    assert [s.speaker for s in find(text)] == ["The minister of mines"] * 2


def test_loaded_words_are_marked_with_offsets_of_the_text() -> None:
    text = "Talks began on Monday. The puppet regime and its henchmen will fall before the spring."
    marked = [text[a:b] for s in find(text) for a, b in s.loaded]
    assert any("regime" in span for span in marked)
    assert "henchmen" in marked


def test_a_prediction_has_certainty_and_horizon() -> None:
    (found,) = find("The cabinet will fall before the end of the year.")
    assert found.certainty is not None
    assert found.certainty > 0.5
    assert found.horizon is not None
    assert "end of the year" in found.horizon


def test_only_trends_have_a_lens_and_a_direction() -> None:
    text = "Each week the crowds on the square grow larger. Police closed the bridge on Monday."
    trend, report = find(text)
    assert (trend.kind, trend.lens, trend.direction) == ("trend", "unrest", "up")
    assert (report.lens, report.direction) == (None, None)


def test_statements_cover_all_prose_once_and_in_order() -> None:
    text = (
        "Ports in turmoil\n\nThe strike spread to four ports on Friday, and the union says it will last; "
        "the ministry expects calm.\n\n• Two ships left.\n• Fuel may run out within days."
    )
    found = find(text)
    at = 0
    for statement in found:
        assert at <= statement.start < statement.end
        assert text[statement.start : statement.end] == statement.text
        at = statement.end
    left = text
    for statement in found:
        left = left.replace(statement.text, "")
    assert "".join(left.split()) == "Portsinturmoil••"


def test_the_text_after_does_not_change_statements_far_before() -> None:
    sentence = (
        "The council of the port rejected the offer of the three companies on Tuesday after a long debate. "
    )
    short, long = find(sentence * 12), find(sentence * 40)
    assert short[:6] == long[:6]


def test_nothing_is_found_in_a_text_without_prose() -> None:
    assert find("") == ()


def test_a_sentence_longer_than_a_window_is_one_statement() -> None:
    assert len(find("the port of the " * 80 + "city is open.")) >= 1
