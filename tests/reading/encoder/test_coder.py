from dataclasses import replace

import pytest

from tacitus.model import EventMention
from tacitus.ontology import CATEGORIES
from tacitus.reading import split_sentences
from tacitus.reading.encoder.coder import NeuralCoder

CODER = NeuralCoder()


def acts(text: str) -> tuple[EventMention, ...]:
    return CODER.code(split_sentences(text))


@pytest.mark.parametrize(
    ("text", "event", "mode", "actors", "recipients"),
    [
        pytest.param(
            "Ghana expelled two Libyan diplomats on Tuesday.",
            "SANCTION",
            "expel",
            ["Ghana"],
            ["Libyan diplomats"],
            id="active",
        ),
        pytest.param(
            "Two Libyan diplomats were expelled by Ghana.",
            "SANCTION",
            "expel",
            ["Ghana"],
            ["Libyan diplomats"],
            id="passive",
        ),
        pytest.param(
            "Belarusian police arrested the editor of a weekly.",
            "COERCE",
            "arrest",
            ["Belarusian police"],
            ["editor"],
            id="arrest",
        ),
        pytest.param(
            "Gunmen shot dead a judge near Cali.", "ASSAULT", "firearms", ["Gunmen"], ["judge"], id="attack"
        ),
    ],
)
def test_plain_acts(text: str, event: str, mode: str, actors: list[str], recipients: list[str]) -> None:
    (act,) = acts(text)
    assert (act.event, mode in act.modes, act.status) == (event, True, "actual")
    assert [m.text for m in act.actors] == actors
    assert all(any(want in m.text for m in act.recipients) for want in recipients)


@pytest.mark.parametrize(
    "text",
    [
        "The striker fired a late winner as the visitors attacked.",
        "A storm hit the coast and killed nine fishermen.",
        "Shares in the miner fell after it rejected its own forecast.",
    ],
)
def test_words_of_conflict_without_politics(text: str) -> None:
    assert acts(text) == ()


def test_a_dateline_is_no_party() -> None:
    (act,) = acts("ACCRA, May 4 (Wire) - Ghana expelled two Libyan diplomats.")
    assert [m.text for m in (*act.actors, *act.recipients)] == ["Ghana", "Libyan diplomats"]


def test_spans_are_the_text_and_parties_stand_once() -> None:
    text = "Ghana and Togo condemned Libya. They recalled their envoys, the ministry in Accra said, and froze its assets."
    for act in acts(text):
        spans = [act.trigger, *act.actors, *act.recipients, *([act.attribution] if act.attribution else [])]
        assert all(text[s.start : s.end] == s.text for s in spans)


def test_a_document_is_read_alike_alone_and_after_others() -> None:
    text = "Ghana expelled two Libyan diplomats on Tuesday."
    alone = acts(text)
    acts("Rebels shelled the town and killed three soldiers. " * 30)
    assert acts(text) == alone


def test_exchanged_countries_exchange_their_roles_and_nothing_else() -> None:
    there, back = acts("Iran accused Israel of piracy."), acts("Israel accused Iran of piracy.")
    assert [(a.event, a.modes, a.status, a.confidence) for a in there] == [
        (a.event, a.modes, a.status, a.confidence) for a in back
    ]
    assert [m.text for a in there for m in a.actors] == ["Iran"]
    assert [m.text for a in back for m in a.actors] == ["Israel"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 34 !!",
        "☃ 🙂" * 40,
        "a" * 9000,
        "kill " * 5000,
        "中国外交部发言人",
        "\u200b\u200b",
        "<p>Ghana <b>expelled</b>",
    ],
)
def test_odd_text_gives_acts_or_none(text: str) -> None:
    acts(text)


def test_relation_is_a_distribution_over_the_categories() -> None:
    scores = CODER.relate("Ghana expelled two Libyan diplomats.", (0, 5), (15, 35))
    assert tuple(scores) == CATEGORIES
    assert sum(scores.values()) == pytest.approx(1)
    assert max(scores, key=lambda k: scores[k]) == "SANCTION"


def test_windows_of_several_sentences_have_a_threshold_of_their_own() -> None:
    model = CODER.model
    strict = NeuralCoder(replace(model, settings={**model.settings, "trigger_bias_several": -40.0}))
    one, two = (
        "Ghana expelled two Libyan diplomats.",
        "Ghana expelled two Libyan diplomats. It gave no reason.",
    )
    assert [len(strict.code(split_sentences(text))) for text in (one, two)] == [1, 0]
    assert [len(CODER.code(split_sentences(text))) for text in (one, two)] == [1, 1]
