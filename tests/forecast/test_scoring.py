from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tacitus.forecast.counts import crps, sample
from tacitus.forecast.months import COLUMNS, Months, month_number
from tacitus.forecast.outcomes import Outcomes
from tacitus.forecast.scoring import score_ledger

MONTHS = Months(
    ("FRA", "IRN"),
    month_number("2020-01"),
    {name: np.array([[0.0, 0, 3, 0], [1.0, 0, 2, 1]]) for name in COLUMNS},
)


def line(country: str, month: str, chance: float, target: str = "unrest") -> Mapping[str, Any]:
    days = {"2020-02": "29", "2020-03": "31", "2020-04": "30", "2020-05": "31"}
    return {
        "ledger": 1, "kind": "forecast", "id": f"{target}{country}{month}", "target": target, "country": country,
        "origin": "", "window": [f"{month}-01", f"{month}-{days[month]}"], "models": {"logit, calibrated": chance},
    }  # fmt: skip


def said(**more: Any) -> Mapping[str, Any]:
    told: dict[str, Any] = {
        "ledger": 1, "kind": "prediction", "id": "p", "document": "d", "text": "", "target": "unrest",
        "country": "IRN", "window": ["2020-02-10", "2020-03-20"],
    }  # fmt: skip
    return told | more


def test_chances_are_scored_against_what_came() -> None:
    lines = [line("FRA", "2020-02", 0.1), line("FRA", "2020-03", 0.6), line("IRN", "2020-04", 0.5)]
    scored = score_ledger(lines, Outcomes(MONTHS, None))
    figures = scored.figures["unrest"]["logit, calibrated"]
    assert (figures["n"], figures["events"]) == (3, 2)
    assert figures["brier"] == pytest.approx((0.01 + 0.16 + 0.25) / 3, abs=1e-5)
    assert sum(row["n"] for row in scored.bins["unrest"]) == 3


def test_distributions_are_scored_by_crps() -> None:
    row = sample(np.array([[0.0, 1.0, 2.0, 5.0]]))[0]
    entry = dict(line("IRN", "2020-03", 0, target="protest")) | {
        "models": {"last 12 months": row[:6].tolist()}
    }
    figures = score_ledger([entry], Outcomes(MONTHS, None)).figures["protest"]["last 12 months"]
    assert figures == {"n": 1, "crps": pytest.approx(crps(row[None], np.array([2.0]))[0], abs=1e-5)}


def test_what_is_not_over_stays_open_with_its_reason() -> None:
    scored = score_ledger([line("FRA", "2020-05", 0.1)], Outcomes(MONTHS, None))
    assert scored.resolved == ()
    assert scored.open == {"not over: the record covers 2020-01 to 2020-04": 1}


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (said(window=None), "no horizon in its words"),
        (said(target=None), "about none of the targets"),
        (said(country=None), "names no country, or several"),
        (said(target="coup"), "the source of coup is not here: give the folder of the public sets"),
        (said(target="coup", country="PSE"), "the source of coup does not follow PSE"),
        (
            said(target="coup", window=["1940-01-01", "1941-01-01"]),
            "too early: the source of coup begins on 1950-01-01",
        ),
        (said(window=["2019-12-01", "2020-02-01"]), "too early: the record covers 2020-01 to 2020-04"),
        (said(negated=True), "says what will not come, or has a negation"),
    ],
    ids=[
        "no horizon",
        "no target",
        "no country",
        "no source",
        "no state of the source",
        "before the source",
        "before the record",
        "negated",
    ],
)
def test_predictions_that_cannot_be_resolved_say_why(entry: Mapping[str, Any], why: str) -> None:
    assert score_ledger([entry], Outcomes(MONTHS, None)).open == {why: 1}


def test_a_forecast_from_a_record_is_not_held_against_the_counts_of_the_package() -> None:
    entry = {**line("FRA", "2020-02", 0.1), "record": "7-abc"}
    packaged, counted = (Outcomes(MONTHS, None, packaged=packaged) for packaged in (True, False))
    assert score_ledger([entry], packaged).open == {"counted in a record: give it with --record": 1}
    assert len(score_ledger([entry], counted).resolved) == 1


def test_a_line_that_two_writers_noted_counts_once() -> None:
    scored = score_ledger([line("FRA", "2020-02", 0.1)] * 2, Outcomes(MONTHS, None))
    assert (scored.forecasts, len(scored.resolved)) == (1, 1)


def test_the_diagram_is_of_the_model_whose_number_was_given() -> None:
    entry = dict(line("IRN", "2020-04", 0.5))
    entry["models"] = {"logit": 0.1, "logit, calibrated": 0.5, "mean": 0.9}
    scored = score_ledger([entry], Outcomes(MONTHS, None))
    assert scored.drawn == {"unrest": "logit, calibrated"}
    assert scored.bins["unrest"][0]["mean"] == 0.5


def test_predictions_of_articles_are_counted() -> None:
    scored = score_ledger(
        [said(), said(id="q", country="FRA", window=["2020-01-10", "2020-02-20"])], Outcomes(MONTHS, None)
    )
    assert scored.said == {"resolved": 2, "came_true": 1}
    assert scored.figures == {}


def test_coups_are_resolved_by_the_days_of_the_source(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "coups_leaders"
    folder.mkdir(parents=True)
    (folder / "powell_thyne_events_1950_2022.csv").write_text(
        "country,ccode,year,month,day,coup\nSudan,625,2019,4,11,2\nRepublic of Vietnam,817,1963,11,1,2\n",
        encoding="utf-8",
    )
    from tacitus.forecast.targets import find_target

    outcomes, coup = Outcomes(MONTHS, tmp_path), find_target("coup")
    assert outcomes.find(coup, "SDN", "2019-01-01", "2019-12-31").count == 1
    assert outcomes.find(coup, "SDN", "2020-01-01", "2020-12-31").count == 0
    assert "2022-11-29" in (outcomes.find(coup, "SDN", "2022-01-01", "2022-12-31").why or "")
