from tacitus.resolve.when.nearby import NEAR, nearest_country


def test_the_nearest_country_is_the_one_that_is_meant() -> None:
    text = "Chile wrote to the Norwegian king about the feast."
    assert nearest_country(text, text.index("king")) == "NOR"


def test_only_countries_that_are_known_count() -> None:
    text = "Chile wrote to the Norwegian king about the feast."
    assert nearest_country(text, text.index("king"), known={"CHL"}) == "CHL"


def test_a_capital_in_a_dateline_stands_for_its_country() -> None:
    assert nearest_country("WELLINGTON - A feast was held.", 20) == "NZL"


def test_a_country_far_away_is_not_meant() -> None:
    assert nearest_country("Chile" + " " * (NEAR + 10) + "feast", NEAR + 15) is None
