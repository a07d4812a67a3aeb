"""Whose day it is: the act's, or that of a noun, an aside or a clause beside it. By the dates given to acts."""

import pytest

from tacitus.model import Interval, Span
from tacitus.reading import split_sentences
from tacitus.resolve.when import date_event, find_times
from tacitus.resolve.when.apart import is_about_deed
from tacitus.resolve.when.setting import is_setting, meets_crowd

DAY = "2020-02-12"  # a Wednesday


def when(text: str, trigger: str, *, status: str = "actual") -> Interval:
    at = text.index(trigger)
    sentence = next(s for s in split_sentences(text) if s.start <= at < s.end)
    times = find_times(text, date=DAY)
    return date_event(Span(at, at + len(trigger), trigger), sentence, times, status=status, date=DAY)


@pytest.mark.parametrize(
    ("text", "trigger", "first"),
    [
        pytest.param("Nine people died at the edge of Monday's rally.", "died", "2020-02-10", id="at a rally"),
        pytest.param("A guard shot two boys in the riots of 3 January.", "shot", "2020-01-03", id="in riots"),
        pytest.param("Marines beat students who gathered at the port on Sunday.", "beat", "2020-02-09", id="against a crowd"),
        pytest.param("The smaller parties did not boycott the election of 9 February.", "boycott", "2020-02-09", id="boycott"),
        pytest.param("Laos did not attend Sunday's ceremony.", "did not attend", "2020-02-09", id="attendance"),
        pytest.param("In Monday's storming of the mill soldiers shot nine men.", "shot", "2020-02-10", id="in what opens the sentence"),
        pytest.param("The general who led the 1987 coup was arrested on Monday.", "led", "1987-01-01", id="leading it"),
        pytest.param("Of the 2008 raid on Kule, in which rebels seized forty girls, nobody speaks.", "seized", "2008-01-01", id="in which"),
        pytest.param("Under the king, who ruled from 1971 to 1985, police jailed two bishops.", "jailed", "1971-01-01", id="an era that opens the sentence"),
        pytest.param("Through the 1990s inspectors seized such ships.", "seized", "1990-01-01", id="through a decade"),
        pytest.param("The shelling of the port, which killed nine, came on Monday.", "shelling", "2020-02-10", id="noun, aside and verb"),
        pytest.param("They did not take part in Sunday's local vote.", "take part", "2020-02-09", id="taking part"),
        pytest.param("The attack on the mill came minutes before dawn on Friday.", "attack", "2020-02-07", id="noun with its verb"),
        pytest.param("Colonels shot poets under the junta, which ruled Ruritania from 1971 to 1975.", "shot", "1971-01-01", id="an era"),
        pytest.param("It was the first raid since May 2011, when rangers burned the mill.", "burned", "2011-05-01", id="when-clause"),
        pytest.param("Farmers drove off the clerk in 2011, in 2015 they let him back.", "drove off", "2011-01-01", id="next clause"),
    ],
)  # fmt: skip
def test_an_act_has_the_day_of_what_it_happened_in(text: str, trigger: str, first: str) -> None:
    assert when(text, trigger).first == first


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        pytest.param("Laos bans a singer from this year's contest.", "bans", id="this year's"),
        pytest.param("Police arrested four men over Sunday's bombing.", "arrested", id="over a bombing"),
        pytest.param("A judge jailed the miller for drowning a clerk in 1998.", "jailed", id="for a deed"),
        pytest.param("The miller admitted drowning a clerk in 1998.", "admitted", id="admitted"),
        pytest.param("Laos broke the truce it had signed only on Friday.", "broke", id="contact clause"),
        pytest.param("Under a deal signed in May, Laos freed twelve men.", "freed", id="under a deal"),
        pytest.param("Elected in 2018, the mayor dismissed his guards.", "dismissed", id="opening participle"),
        pytest.param("The miller (expelled in 2011) struck a clerk.", "struck", id="in brackets"),
        pytest.param("The miller, expelled in 2011, was shot.", "shot", id="between commas"),
        pytest.param("The town buried its miller, stabbed on Monday by a clerk.", "buried", id="behind a comma"),
        pytest.param("Asked about the raid of 3 February, the general denied it.", "denied", id="of a raid"),
        pytest.param("Unlike last year, the clerk burned the books.", "burned", id="unlike"),
        pytest.param("Not since 1998 has a clerk burned the books.", "burned", id="not since"),
    ],
)  # fmt: skip
def test_the_day_of_something_else_leaves_the_act_to_the_report(text: str, trigger: str) -> None:
    found = when(text, trigger)
    assert (found.first, found.last, found.text) == (DAY, DAY, None)


def test_the_day_of_a_telling_yields_to_the_day_told() -> None:
    assert (
        when("A group said on Tuesday it had mined the road the day before.", "mined").first == "2020-02-10"
    )


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("I have never met him, the deputy told a paper on Monday.", "met"),
        ("Nobody has left this house, said the envoy.", "left"),
        ('"We would never shell a town," an officer said on Sunday.', "would never shell"),
    ],
    ids=["never", "nobody has", "would never"],
)
def test_a_denial_of_all_time_has_no_day(text: str, trigger: str) -> None:
    found = when(text, trigger, status="negated")
    assert (found.first, found.last) == (None, None)


def test_what_courts_do_is_not_set_in_the_happening() -> None:
    assert is_setting("killed", "two men at ", "'s march")
    assert not is_setting("arrested", "two men at ", "'s march")
    assert not is_setting("killed", "two men involved in ", "'s march")


def test_a_crowd_that_acts_is_met_while_it_acts() -> None:
    assert meets_crowd("fired", " at miners who marched on the town on ")
    assert not meets_crowd("arrested", " a man who robbed a bank on ")


def test_a_recent_day_is_no_sign_of_a_deed_long_past() -> None:
    assert is_about_deed("jailed", " a man for the fire of ", earlier=True)
    assert not is_about_deed("jailed", " a man for the fire on ", earlier=False)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        pytest.param("Laos, at peace since 1991, expelled an envoy.", "expelled", id="since, between commas"),
        pytest.param("Laos expelled an envoy, its third since May.", "expelled", id="its third since"),
        pytest.param("Laos expelled an envoy, its third this year.", "expelled", id="its third this year"),
        pytest.param("Laos expelled the envoy, appointed in May.", "expelled", id="appointed in"),
        pytest.param("Laos expelled the envoy for what he said on Monday.", "expelled", id="for what he said"),
        pytest.param("The curfew imposed in January was lifted.", "lifted", id="within the subject"),
        pytest.param("January's curfew has been lifted.", "lifted", id="owned, and in the perfect"),
    ],
)  # fmt: skip
def test_a_day_beside_the_act_does_not_date_it(text: str, trigger: str) -> None:
    assert (when(text, trigger).first, when(text, trigger).last) == (DAY, DAY)


def test_a_weekday_that_opens_a_clause_of_what_was_done_lies_back() -> None:
    assert when("The army plans a drill, and on Monday Laos protested.", "protested").first == "2020-02-10"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The regiment that toppled the king is asking for his crown.", "toppled"),
        ("The town the rebels took has no bakers left, a clerk said on Monday.", "took"),
        ("The men who later stormed the palace were bakers.", "stormed"),
        ("The envoy resigned on Monday over the truce that he had brokered.", "brokered"),
        ("The priest remembers the night soldiers burned the archive.", "burned"),
        ("When the king was young, the army shot deserters.", "shot"),
        ("Some years back the army shot two deserters.", "shot"),
    ],
    ids=["that", "contact clause", "who later", "over a truce", "the night", "when young", "years back"],
)
def test_what_only_tells_who_somebody_is_has_no_day(text: str, trigger: str) -> None:
    assert (when(text, trigger).first, when(text, trigger).last) == (None, None)


def test_the_agent_of_what_was_done_keeps_its_day() -> None:
    text = "The bridge was mined on 15 January, they say, by men who shot the guard."
    assert when(text, "shot").first == "2020-01-15"
