import pytest

from tacitus.evaluation.actors import (
    Mention,
    Named,
    judge_mention,
    office_key,
    read_annotated,
    read_sheet,
    resolutions_a_second,
    same_office,
    score_kinds,
    score_mentions,
)
from tacitus.model import Party


def party(
    code: str | None, sector: str | None = None, role: str | None = None, other: tuple[str, ...] = ()
) -> Party:
    return Party(0, 1, "x", code=code, sector=sector, other_sectors=other, role=role)


def mention(*named: Named, kind: str = "office") -> Mention:
    return Mention("m-1", "somebody", "2020-01-01", None, named, kind)


def test_a_refused_mention_is_wrong_where_a_country_is_annotated_and_right_where_none_is() -> None:
    assert not judge_mention(mention(Named("IRN", "GOV")), []).country
    assert judge_mention(mention(Named(None, None)), []).sector
    assert not judge_mention(mention(Named(None, "UAF")), []).sector
    assert not judge_mention(mention(Named("IRN", "GOV")), [party(None, "GOV")]).country


def test_parties_may_stand_in_any_order_but_none_may_be_missing_or_too_many() -> None:
    both = mention(Named("FRA", "GOV"), Named("DEU", "GOV"))
    assert judge_mention(both, [party("DEU", "GOV"), party("FRA", "GOV")]).sector
    assert not judge_mention(both, [party("DEU", "GOV")]).country
    assert not judge_mention(mention(Named("FRA", "GOV")), [party("FRA"), party("FRA")]).country


def test_breakaway_authorities_count_with_their_sectors_in_either_order() -> None:
    gold = mention(Named("GEO", "PRE", ("MIL",)))
    assert judge_mention(gold, [party("GEO", "MIL", other=("PRE",))]).sector
    assert not judge_mention(gold, [party("GEO", "MIL")]).sector


@pytest.mark.parametrize(
    ("given", "gold"),
    [
        ("minister of Foreign Affairs", "foreign minister"),
        ("Secretary of State for Foreign and Commonwealth Affairs", "foreign secretary"),
        ("minister of External Affairs", "foreign minister"),
        ("Taoiseach", "prime minister"),
        ("acting President", "president"),
        ("Chief of Army Staff", "army chief"),
        ("commander-in-chief of the Armed Forces", "army commander"),
        ("director of the CIA", "CIA director"),
        ("managing director of the IMF", "managing director"),
        ("minister of Health and Social Welfare", "health minister"),
        ("President of the Senate", "speaker"),
        ("former minister of Defence", "ex-defence minister"),
    ],
)
def test_one_office_goes_by_several_names(given: str, gold: str) -> None:
    assert same_office(party("GBR", "GOV", given), Named("GBR", "GOV", (), gold))


@pytest.mark.parametrize(
    ("given", "gold"),
    [
        ("deputy prime minister", "prime minister"),
        ("former president", "president"),
        ("president", None),
        (None, "president"),
        ("president of the Senate", "president"),
        ("minister of Finance", "defence minister"),
        ("vice president", "president"),
    ],
)
def test_other_offices_are_not_the_same(given: str | None, gold: str | None) -> None:
    assert not same_office(party("GBR", "GOV", given), Named("GBR", "GOV", (), gold))


def test_leaders_of_armed_groups_need_no_annotated_role() -> None:
    assert same_office(party("IMG", "REB", "leader of the Front"), Named("IMG", "REB"))
    assert not same_office(party("IMG", "GOV", "leader of the Front"), Named("IMG", "REB"))


def test_the_leader_of_a_party_in_opposition_is_an_opposition_leader() -> None:
    assert same_office(
        party("KEN", "OPP", "leader of the Orange Party"), Named("KEN", "OPP", (), "opposition leader")
    )
    assert not same_office(
        party("KEN", "PTY", "leader of the Orange Party"), Named("KEN", "OPP", (), "opposition leader")
    )


def test_no_role_has_an_empty_key() -> None:
    assert office_key(None) == (False, "", "")


def test_shares_count_only_their_own_mentions() -> None:
    pairs = [
        (m, judge_mention(m, given))
        for m, given in (
            (mention(Named("IRN", "GOV", (), "president")), [party("IRN", "GOV", "president")]),
            (mention(Named("IRN", "GOV", (), "president")), [party("IRN", "ELI", "former president")]),
            (mention(Named("IRN", "COP"), kind="role"), []),
            (mention(kind="no_actor"), []),
            (mention(kind="no_actor"), [party("IRN")]),
        )
    ]
    scored = score_mentions(pairs)
    assert (scored["country"], scored["sector"], scored["role"], scored["refused"]) == (
        0.667,
        0.333,
        0.5,
        0.5,
    )
    assert (scored["n"], scored["n_dated"], scored["n_none"]) == (3, 2, 2)
    assert [row[0] for row in score_kinds(pairs)] == ["kind", "office", "role"]
    assert score_mentions([])["country"] is None


def test_rows_of_both_sets_become_mentions() -> None:
    gold = {"code": "IRN", "sector": "GOV", "other_sectors": [], "role": "president", "identifier_text": None}
    row = {"id": "a", "text": "he", "date": None, "context": None, "gold": [gold], "kind": "person"}
    assert read_sheet([row])[0].named == (Named("IRN", "GOV", (), "president"),)
    side = {"text": "Iran", "country": "IRN", "sector": "GOV"}
    item = {
        "id": "i",
        "date": "2020-01-01",
        "text": "Iran.",
        "events": [{"actors": [side], "recipients": [side]}],
    }
    assert [m.text for m in read_annotated([item])] == ["Iran", "Iran"]


def test_speed_is_told_by_the_clock_given() -> None:
    ticks = iter([1.0, 3.0])
    asked: list[Mention] = []
    assert resolutions_a_second(asked.append, [mention()] * 4, clock=lambda: next(ticks)) == 2
    assert len(asked) == 4
