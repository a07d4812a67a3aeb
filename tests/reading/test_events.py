import pytest

from tacitus.model import EventMention
from tacitus.reading import LexiconCoder, split_sentences


def acts(text: str) -> tuple[EventMention, ...]:
    return LexiconCoder().code(split_sentences(text))


@pytest.mark.parametrize(
    ("text", "event", "actors", "recipients"),
    [
        pytest.param("Ghana expelled two Libyan diplomats.", "SANCTION", ["Ghana"], ["two Libyan diplomats"], id="active"),
        pytest.param(
            "Two Libyan diplomats were expelled by Ghana.", "SANCTION", ["Ghana"], ["Two Libyan diplomats"], id="passive"
        ),
        pytest.param(
            "The expulsion of two Libyan diplomats by Ghana was noted.", "SANCTION", ["Ghana"], ["two Libyan diplomats"],
            id="nominalised",
        ),
        pytest.param("Police in Minsk arrested the editor.", "COERCE", ["Police"], ["editor"], id="adjunct-passed-over"),
        pytest.param(
            "Malta, Spain and Italy condemned the junta.", "ACCUSE", ["Malta", "Spain", "Italy"], ["junta"], id="list"
        ),
        pytest.param(
            "Tuan, the foreign minister, condemned Laos.", "ACCUSE", ["Tuan"], ["Laos"], id="apposition-skipped"
        ),
    ],
)  # fmt: skip
def test_parties_by_word_order(text: str, event: str, actors: list[str], recipients: list[str]) -> None:
    found = [a for a in acts(text) if a.event == event]
    assert len(found) == 1
    assert [m.text for m in found[0].actors] == actors
    assert [m.text for m in found[0].recipients] == recipients


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("Ghana expelled the envoy.", "actual", id="actual"),
        pytest.param("Ghana did not expel the envoy.", "negated", id="negated"),
        pytest.param("Ghana will expel the envoy.", "future", id="future"),
        pytest.param("Ghana could expel the envoy.", "hypothetical", id="hypothetical"),
        pytest.param("Ghana allegedly expelled the envoy.", "alleged", id="alleged"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert [a.status for a in acts(text) if a.event == "SANCTION"] == [status]


def test_spans_are_the_text() -> None:
    text = "Riots began.\n\nPolice said gunmen had killed three soldiers in Gao."
    for act in acts(text):
        spans = [act.trigger, *act.actors, *act.recipients, *([act.attribution] if act.attribution else [])]
        assert all(text[s.start : s.end] == s.text for s in spans)


@pytest.mark.parametrize(
    "text", ["", "12 34 !!", "☃ 🙂", "a" * 5000, "kill " * 500, "中国外交部发言人", "\u200b\u200b"]
)
def test_odd_text_gives_events_or_none(text: str) -> None:
    acts(text)


def test_relation_is_a_distribution_or_empty() -> None:
    text = "Ghana expelled two Libyan diplomats."
    scores = LexiconCoder().relate(text, (0, 5), (15, 35))
    assert max(scores, key=lambda k: scores[k]) == "SANCTION"
    assert sum(scores.values()) == pytest.approx(1)
    assert LexiconCoder().relate("Ghana and Libya.", (0, 5), (10, 15)) == {}
