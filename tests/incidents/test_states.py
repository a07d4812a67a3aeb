import pytest

from tacitus.incidents.states import states_in


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Slovakia imposes a curfew.", {"SVK"}),
        ("The Kenyan envoy flies from Lima to Accra.", {"KEN", "PER", "GHA"}),
        ("South Sudan closes its border.", {"SSD"}),
        ("Turkey buys grain; a turkey is eaten.", {"TUR"}),
        ("Nobody is named here.", set()),
        ("", set()),
    ],
    ids=["first word", "adjective and capitals", "longest name", "small letters", "none", "empty"],
)
def test_states_are_found_by_what_news_calls_them(text: str, codes: set[str]) -> None:
    assert states_in(text) == codes
