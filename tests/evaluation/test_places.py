from pathlib import Path

import pytest

from tacitus.evaluation import places
from tacitus.evaluation.geovirus import Toponym, read_geovirus
from tacitus.model import Place

CITIES = [(48.85, 2.35, "FR"), (43.3, 5.37, "FR"), (41.39, 2.16, "ES"), (-17.7, 178.0, "FJ")]


def answer(lat: float | None, lon: float | None) -> Place:
    return Place(0, 6, "Answer", name="Answer", lat=lat, lon=lon)


def judge(lat: float, lon: float, place: Place | None, *, is_country: bool = False) -> places.PlaceJudgement:
    gold = Toponym(0, 6, "Answer", lat, lon, "")
    return places.judge_place(gold, place, is_country=is_country, country_at=places.NearestCity(CITIES))


def test_distance_of_two_capitals() -> None:
    assert places.distance(48.8566, 2.3522, 51.5074, -0.1278) == pytest.approx(343.6, abs=1.0)


def test_within_a_hundred_miles_is_right() -> None:
    assert judge(48.0, 2.0, answer(49.0, 2.0)).strict
    assert not judge(48.0, 2.0, answer(50.0, 2.0)).strict


@pytest.mark.parametrize(("is_country", "right"), [(True, True), (False, False)], ids=["country", "town"])
def test_only_a_whole_country_is_judged_by_area(is_country: bool, right: bool) -> None:
    judged = judge(48.8, 2.3, answer(44.0, 5.0), is_country=is_country)
    assert not judged.strict
    assert judged.area is right


def test_a_country_is_wrong_for_a_point_in_another_one() -> None:
    assert not judge(41.4, 2.2, answer(48.8, 2.3), is_country=True).area


def test_a_refusal_is_counted_as_wrong() -> None:
    scored = places.score_places([judge(48.0, 2.0, None), judge(48.0, 2.0, answer(None, None))])
    assert scored == {
        "strict": 0.0, "area": 0.0, "answered": 0.0, "strict_answered": 0.0, "median_km": None, "n": 2,
    }  # fmt: skip


def test_the_nearest_place_is_found_across_the_date_line_and_nowhere_at_sea() -> None:
    country_at = places.NearestCity(CITIES)
    assert country_at(-17.0, -179.5) == "FJ"
    assert country_at(-60.0, -120.0) is None


def test_offsets_of_geovirus_count_from_zero(tmp_path: Path) -> None:
    path = tmp_path / "g.xml"
    path.write_text(
        "<articles><article><text>In Oslo it rained.</text><locations><location><name>Oslo</name><start>4</start>"
        "<end>8</end><lat>59.9</lat><lon>10.7</lon><page>p/Oslo</page></location></locations></article></articles>",
        encoding="utf-8",
    )
    (snippet,) = read_geovirus(path)
    assert snippet.id == "geovirus-0"
    assert (snippet.toponyms[0].start, snippet.toponyms[0].text) == (3, "Oslo")
