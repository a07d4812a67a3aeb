import pytest

from tacitus.model import Sentence, Span
from tacitus.resolve.when import find_times
from tacitus.resolve.when.governing import find_governing
from tacitus.resolve.when.passage import Passage
from tacitus.resolve.when.phrases import read_phrases

DAY = "2020-02-12"


def govern(text: str, trigger: str, *, planned: bool = False, background: bool = False) -> str | None:
    at = text.index(trigger)
    times = find_times(text, date=DAY)
    span, sentence = Span(at, at + len(trigger), trigger), Sentence(0, 0, len(text), text)
    phrases = read_phrases(Passage(text, 0, times, DAY, planned))
    found = find_governing(span, sentence, phrases, planned=planned, background=background, date=DAY)
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        pytest.param("Police arrested ten men on Monday and freed two on Tuesday.", "freed", "Tuesday", id="nearest"),
        pytest.param("On Monday, police arrested ten men.", "arrested", "Monday", id="at the head"),
        pytest.param("In May, the house blamed the court for its long delay in that case, and urged a reform.", "urged", "May", id="at the head, for all verbs"),
        pytest.param("The Dutch withdrawal from the Fisheries Accord (FAC) in 2018 hurt trade.", "withdrawal", "2018", id="over a short name"),
        pytest.param("The assassination of the mayor and his aide, head of the guard in Quito, in a raid by rebels on January 3 shook all.", "assassination", "January 3", id="far, in one noun phrase"),
        pytest.param("They clashed in Kule, Ondo State, Nigeria, on Monday.", "clashed", "Monday", id="over a chain of places"),
        pytest.param("The court freed a man, who stole a car in 1986, was told.", "was told", None, id="owned by an aside"),
        pytest.param("KULE, February 3, 2020 (Wire) - Laos expelled an envoy.", "expelled", None, id="in a dateline"),
        pytest.param("2011 Ruritania floods: Laos promises aid.", "promises", None, id="in a title"),
        pytest.param("Fleets begin drills named Sea Wind 2019.", "drills", None, id="in a name"),
        pytest.param("The town marks the 2004 earthquake with a rally.", "rally", None, id="owned by a noun"),
        pytest.param("They agree to open a bridge within the next two months.", "agree", None, id="lies ahead"),
        pytest.param("The strike will last until Friday.", "strike", None, id="until"),
        pytest.param("The council rejects a plan that was drawn up in 2011.", "rejects", None, id="present act, past year"),
    ],
)  # fmt: skip
def test_the_expression_that_governs_is_chosen(text: str, trigger: str, words: str | None) -> None:
    assert govern(text, trigger) == words


def test_a_planned_act_may_lie_ahead() -> None:
    assert govern("They will meet on Friday.", "meet", planned=True) == "Friday"


def test_an_expression_at_the_head_does_not_reach_a_far_background() -> None:
    text = "In May, the house blamed the court for its very long delay in that case, which it said had caused several new and violent riots."
    assert govern(text, "riots", background=True) is None
