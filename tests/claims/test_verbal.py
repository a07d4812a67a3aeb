import pytest

from tacitus.claims.verbal import as_sentence


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The arrest of the envoy by Norwegian police", "Norwegian police arrested the envoy"),
        ("The French withdrawal from Mali in 2022", "France withdrew from Mali in 2022"),
        ("Iran’s seizure of a British tanker", "Iran seized a British tanker"),
        ("The killing of 12 soldiers in Mali", "12 soldiers were killed in Mali"),
        ("The overthrow of the king", "The king was overthrown"),
        ("The resignation of Prime Minister Omar Tavel in May", "Prime Minister Omar Tavel resigned in May"),
        ("The Iraqi uprising against the cabinet", "Iraqis rose up against the cabinet"),
        ("Attack on the embassy in Oslo", "The embassy was attacked in Oslo"),
        ("Mass arrests of students in Minsk", "Students were arrested in Minsk"),
        ("The burning of copies of the book by guards", "Guards burned copies of the book"),
        ("The president's visit to Moscow", "The president visited Moscow"),
        ("The deployment of 1,500 guards in May", "1,500 guards were deployed in May"),
    ],
)
def test_an_act_named_as_a_noun_gets_its_verb(text: str, told: str) -> None:
    assert as_sentence(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "The arrest of the envoy was unlawful.",
        "The arrest of the envoy angered Norway",
        "The army killed the envoy.",
        "The expulsion or arrest of diplomats",
        "The White House attacked him",
        "",
    ],
)
def test_a_sentence_stays_as_it_is(text: str) -> None:
    assert as_sentence(text) == text
