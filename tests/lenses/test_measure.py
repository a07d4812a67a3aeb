"""Figures, changes and drivers on acts whose counts are known."""

from dataclasses import replace
from datetime import date

import pytest

from tacitus.errors import RecordError, UsageError
from tacitus.lenses import load_lens, parse_lens
from tacitus.lenses.acts import make_acts
from tacitus.lenses.ballots import without_votes
from tacitus.lenses.measure import measure
from tacitus.lenses.table import COLUMNS, as_json, rows, to_arrow
from tacitus.lenses.values import Figure

from .made import acts, votes

SIMPLE = parse_lens(
    """
lens: simple
version: 1
title: Simple
higher: more
trailing: 24m
parts:
  all:
    title: all
    channels:
      hostile:
        title: hostile
        counts: [{event: [SANCTION, ACCUSE]}]
        among: any act
        direction: toward
        base: 0.1
        strength: 10
"""
)


def test_figure_is_the_shrunken_share_worked_out_by_hand() -> None:
    change = measure(acts(), SIMPLE, "GHA", to="2012-12-31").change
    assert change is not None
    figure = change.now.figure
    # 12 agreements by Benin; 36 sanctions and 36 accusations; the 24 months before 2011 held 24 acts, none hostile
    p0 = max((0 + 10 * 0.1) / (24 + 10), 0.5 / 10)
    assert (figure.k, figure.n) == (72, 84)
    assert figure.value == pytest.approx((72 + 10 * p0) / (84 + 10))
    assert figure.low < figure.value < figure.high


def test_turn_is_seen_with_its_size_and_incidents() -> None:
    change = measure(acts(), load_lens("isolation"), "GHA", to="2012-12-31").change
    assert change is not None
    assert change.shift.rise > 0.99
    assert change.shift.low > 0
    assert {d.event for d in change.drivers} <= {"SANCTION", "ACCUSE"}
    assert all(d.day.year == 2012 and d.event_id for d in change.drivers)


def test_nothing_changes_where_nothing_happened() -> None:
    change = measure(acts(), load_lens("isolation"), "GHA", to="2010-12-31").change
    assert change is not None
    assert 0.3 < change.shift.rise < 0.7


def test_low_coverage_widens_the_interval() -> None:
    def width(figure: Figure) -> float:
        return figure.high - figure.low

    whole, few = acts(), acts()
    few = replace(
        few, rows=few.rows[::6], by_country={c: r[::6] for c, r in few.by_country.items()}, cache={}
    )
    wide, narrow = (
        measure(some, SIMPLE, "GHA", to="2012-12-31").changes["all"].now.figure for some in (few, whole)
    )
    assert width(wide) > 1.5 * width(narrow)


def test_reports_of_one_incident_count_once() -> None:
    once = acts()
    twice = replace(
        once, rows=once.rows * 2, by_country={c: r * 2 for c, r in once.by_country.items()}, cache={}
    )
    for some in (once, twice):
        found = measure(some, SIMPLE, "GHA", to="2012-12-31").changes["all"].now.figure
        assert (found.k, found.n) == (72, 84)


def test_month_without_acts_says_so_and_gives_the_rate_before() -> None:
    series = measure(acts(range(2006, 2014)), load_lens("influence"), "NER", "TGO", to="2010-12-31").series
    assert not any(p.channels["dependence"].k for p in series["cooperative"])


def test_direction_keeps_both_sides_apart() -> None:
    measured = measure(acts(), load_lens("isolation"), "TGO", to="2012-12-31")
    assert measured.changes["from"].shift.rise > 0.95
    assert measured.changes["toward"].shift.rise < 0.9


def test_series_has_a_point_a_month_and_rows_have_all_columns() -> None:
    measured = measure(acts(), load_lens("unrest"), "GHA")
    assert len(measured.series["unrest"]) == 8 * 12
    told = list(rows(measured))
    assert all(tuple(row) == COLUMNS for row in told)
    assert to_arrow(measured).num_rows == len(told)
    assert measured.to_polars()["value"].max() == pytest.approx(max(r["value"] for r in told))
    assert as_json(measured)["parts"]["unrest"]["change"]["rise"] <= 1


def test_same_question_gives_the_same_answer() -> None:
    assert as_json(measure(acts(), load_lens("isolation"), "GHA")) == as_json(
        measure(acts(), load_lens("isolation"), "GHA")
    )


def test_cohesion_without_acts_is_not_cohesion() -> None:
    measured = measure(acts(), load_lens("cohesion"), "BEN", to="2010-12-31")
    change = measured.change
    assert change is not None
    assert change.shift.rise == 0.5
    assert change.now.figure.high > 2 * change.now.figure.value


def test_this_window_has_its_figure_where_nothing_lies_before() -> None:
    measured = measure(acts(range(2012, 2013)), SIMPLE, "GHA")
    assert measured.changes == {}
    figure = measured.now["all"].figure
    assert (figure.k, figure.n) == (72, 84)
    whole = measure(acts(), SIMPLE, "GHA", to="2012-12-31")
    assert whole.change is not None
    assert whole.now["all"] == whole.change.now
    assert as_json(measured)["parts"]["all"]["now"]["k"] == 72


def test_a_part_is_covered_where_one_of_its_channels_is() -> None:
    point = measure(acts(), load_lens("isolation"), "NER", to="2010-12-31").now["toward"]
    assert point.figure.n == 0
    assert point.channels["accusers"].n > 0
    assert point.figure.covered


TWO = parse_lens(
    """
lens: two
version: 1
title: Two
higher: more
trailing: 24m
parts:
  all:
    title: all
    formula: root_mean
    channels:
      rare:
        title: sanctions among all items
        counts: [{event: [SANCTION]}]
        among: any act
        direction: toward
        scope: world
        unit: item
        base: 0.0005
        strength: 1000
      silent:
        title: never seen
        counts: [{event: [AID]}]
        among: any act
        direction: toward
        base: 0.3
        strength: 2
"""
)


def test_channel_that_counts_nothing_does_not_drown_one_that_does() -> None:
    change = measure(acts(), TWO, "GHA", to="2012-12-31").change
    assert change is not None
    assert change.channels["silent"].now.k == 0
    assert change.shift.rise == pytest.approx(change.channels["rare"].rise)


def test_nothing_counted_in_either_window_is_neither_rise_nor_fall() -> None:
    change = measure(acts(), TWO, "NER", to="2012-12-31").change
    assert change is not None
    assert change.shift.rise == 0.5


def test_fall_is_as_likely_as_the_rise_the_other_way() -> None:
    there = measure(acts(turn=2012), SIMPLE, "GHA", to="2012-12-31").change
    back = measure(acts(turn=2040), SIMPLE, "GHA", to="2012-12-31").change
    assert there is not None
    assert back is not None
    assert there.shift.up
    assert back.shift.rise <= 0.5


def test_act_without_party_and_place_lies_in_the_country_of_its_document() -> None:
    day = date(2012, 5, 1)

    def row(name: str, document: str, actor: list[str], place: str | None) -> tuple[object, ...]:
        sectors, others = ["CVL"] * len(actor), [[] for _ in actor]
        return (
            name, document, "PROTEST", [], [], actor, sectors, others, [], [], [], day, day, None, place, "", None,
            None, "actual",
        )  # fmt: skip

    made = make_acts(
        [
            row("a", "one", ["GHA"], None), row("b", "one", [], None),
            row("c", "two", ["GHA"], None), row("d", "two", ["TGO"], None), row("e", "two", [], None),
        ],
        incidents={}, span=(day, day),
    )  # fmt: skip
    assert [act.country for act in made.rows] == [None, "GHA", None, None, None]


VOTES = parse_lens(
    """
lens: votes
version: 1
title: Votes
higher: more apart
trailing: 24m
parts:
  all:
    title: votes
    channels:
      votes:
        title: votes
        kind: votes
        base: 0.1
        strength: 10
"""
)


def test_votes_are_a_shrunken_share_worked_out_by_hand() -> None:
    change = measure(acts(), VOTES, "GHA", to="2012-12-31", votes=votes()).change
    assert change is not None
    p0 = (4 + 10 * 0.1) / (20 + 10)  # two of ten votes in 2009 and in 2010
    assert (change.before.figure.k, change.now.figure.k, change.now.figure.n) == (2, 8, 10)
    assert change.now.figure.value == pytest.approx((8 + 10 * p0) / (10 + 10))
    assert change.shift.rise > 0.95


def test_votes_of_a_dyad_are_those_where_two_differ() -> None:
    figure = measure(acts(), VOTES, "GHA", "TGO", to="2012-12-31", votes=votes()).now["all"].figure
    assert (figure.k, figure.n) == (8, 10)
    figure = measure(acts(), VOTES, "BEN", "GHA", to="2011-12-31", votes=votes()).now["all"].figure
    assert (figure.k, figure.n) == (2, 10)


@pytest.mark.parametrize("part", ["toward", "from"])
def test_votes_change_no_channel_but_their_own(part: str) -> None:
    lens, some = load_lens("isolation"), acts()
    with_, without = (measure(some, lens, "TGO", votes=given) for given in (votes(), None))
    assert without.series[part] == measure(acts(), without_votes(lens), "TGO").series[part]
    for one, other in zip(with_.series[part], without.series[part], strict=True):
        assert {name: f for name, f in one.channels.items() if name != "votes"} == other.channels
    assert ("votes" in with_.now[part].channels) == (part == "from")


def test_lens_without_votes_is_the_lens_of_its_other_channels() -> None:
    measured = measure(acts(), load_lens("isolation"), "GHA")
    assert "votes" not in measured.now["from"].channels
    assert not any(row["channel"] == "votes" for row in rows(measured))
    assert not any(why.startswith("votes") for why in measured.left_out)


@pytest.mark.parametrize(
    ("country", "years"),
    [("GHA", range(1990, 2000)), ("EUR", range(2006, 2014))],
    ids=["votes before the record", "no member"],
)
def test_votes_that_say_nothing_of_the_country_are_no_channel(country: str, years: range) -> None:
    some = acts()
    some = replace(some, by_country={**some.by_country, "EUR": some.by_country["BEN"]})
    measured = measure(some, load_lens("isolation"), country, votes=votes(years))
    assert "votes" not in measured.now["from"].channels


def test_window_without_roll_call_has_the_rate_before_and_says_nothing() -> None:
    some = votes(range(2006, 2012), turn=2009)
    with_, without = (
        measure(acts(), load_lens("isolation"), "TGO", to="2012-12-31", votes=given) for given in (some, None)
    )
    figure = with_.now["from"].channels["votes"]
    assert (figure.k, figure.n, figure.covered) == (0, 0, False)
    assert figure.value == pytest.approx(figure.p0)
    assert with_.changes["from"].shift.rise == pytest.approx(without.changes["from"].shift.rise)
    alone = measure(acts(), VOTES, "GHA", to="2012-12-31", votes=some).change
    assert alone is not None
    assert alone.before.figure.k == 8
    assert alone.shift.rise == 0.5


def test_other_votes_are_not_answered_from_what_was_kept() -> None:
    some = acts()
    found = [measure(some, VOTES, "GHA", to="2012-12-31", votes=votes(turn=turn)) for turn in (2012, 2013)]
    assert [m.now["all"].figure.k for m in found] == [8, 2]


def test_votes_left_out_are_told() -> None:
    given = replace(votes(), left_out={"votes by unknown countries": 3})
    assert measure(acts(), VOTES, "GHA", votes=given).left_out["votes by unknown countries"] == 3


def test_lens_of_votes_alone_is_refused_without_any() -> None:
    with pytest.raises(UsageError, match=r"T512 .*--votes"):
        measure(acts(), VOTES, "GHA")


def test_country_never_mentioned_is_refused() -> None:
    with pytest.raises(RecordError, match="T509"):
        measure(acts(), SIMPLE, "FJI")


@pytest.mark.parametrize("to", ["1999-01-01", "2031-01-01", "2006-03-01"])
def test_window_that_the_record_does_not_reach_is_refused(to: str) -> None:
    with pytest.raises(UsageError, match="T511"):
        measure(acts(), SIMPLE, "GHA", to=to)


def test_no_calendar_day_is_refused() -> None:
    with pytest.raises(UsageError, match="T002"):
        measure(acts(), SIMPLE, "GHA", to="2012-02-31")
