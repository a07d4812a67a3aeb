import pytest

from tacitus.reading.encoder.blind import blind
from tacitus.reading.tokens import tokenize


def read_blind(text: str) -> str:
    words = tokenize(text)
    return " ".join(blind(words, [0] * len(words))[1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Iran attacked Israel.", "Israel attacked Iran.", id="names"),
        pytest.param(
            "Chinese ships left Tokyo.", "Japanese ships left Beijing.", id="adjectives-and-capitals"
        ),
        pytest.param(
            "The United States and Cuba talk.",
            "The United Kingdom and Chad talk.",
            id="names-of-several-words",
        ),
        pytest.param("Saudis and Yemenis met.", "Iraqis and Afghans met.", id="people"),
        pytest.param(
            "US-led forces met Russian-backed rebels.",
            "Iran-led forces met Turkish-backed rebels.",
            id="compounds",
        ),
    ],
)
def test_sentences_that_differ_in_countries_are_read_alike(one: str, other: str) -> None:
    assert read_blind(one) == read_blind(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "President Adeyinka met Prime Minister Whitfield.",
            "President Mbarga met Prime Minister Tremblay.",
            id="surnames-after-titles",
        ),
        pytest.param("Vladimir Putin called Joe Biden.", "Joe Biden called Vladimir Putin.", id="full-names"),
        pytest.param("Hamas and Fatah fought.", "Renamo and Frelimo fought.", id="groups"),
        pytest.param("Putin said Obama lied.", "Obama said Putin lied.", id="leaders"),
        pytest.param("Rebel leader Jonas M. Savimbi left.", "Rebel leader Dhlakama left.", id="initials"),
        pytest.param("Gen. Abdel Fattah al-Burhan spoke.", "Gen. Hemedti spoke.", id="particles-and-ranks"),
        pytest.param("Hamas-run offices", "Taliban-run offices", id="compounds-of-groups"),
    ],
)
def test_sentences_that_differ_in_persons_or_groups_are_read_alike(one: str, other: str) -> None:
    assert read_blind(one) == read_blind(other)


def test_a_surname_stands_for_the_person_named_before() -> None:
    assert read_blind("Hassan Nasrallah and Ali Vaez met. Vaez left.").split() == [
        *"Miller and Fischer met . Fischer left .".split()
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Qassem Soleimani", "Qasem Soleimani"), ("Javad Zarif", "Mohammad Javad Zarif")],
)
def test_another_spelling_or_more_first_names_are_one_person(first: str, second: str) -> None:
    told = read_blind(f"There minister {first} left. Then minister {second} came.")
    assert told == "There minister Miller left . Then minister Miller came ."


def test_two_persons_of_one_surname_are_two() -> None:
    assert read_blind("Jack Smith and John Smith met.") == "Miller and Fischer met ."


def test_one_country_has_one_stand_in_in_all_forms() -> None:
    assert read_blind("Iran said Tehran and Iranians").split() == [
        "Kenya",
        "said",
        "Nairobi",
        "and",
        "Kenyans",
    ]


def test_offsets_cover_the_whole_name() -> None:
    text = "The United States left."
    words, surfaces, owners = blind(tokenize(text), [3] * 5)
    assert [text[w.start : w.end] for w in words] == ["The", "United States", "left", "."]
    assert surfaces[1] == "Kenya"
    assert owners == (3, 3, 3, 3)


@pytest.mark.parametrize(
    "text",
    [
        "They told us so.",
        "turkey and china plates",
        "The army left.",
        "The General Assembly met on Monday.",
        "Attorney General on Monday",
        "The Supreme Court and the Ministry of Defence spoke.",
    ],
)
def test_words_that_are_no_country_stay(text: str) -> None:
    assert read_blind(text) == " ".join(t.text for t in tokenize(text))


def test_a_creed_and_a_promise_are_a_party_and_a_longer_name_is_not() -> None:
    assert read_blind("Popular Awakening quit the talks.") == read_blind("New Conscience quit the talks.")
    assert "Unity" in read_blind("The National Unity Commission met.")
    assert "unity" in read_blind("They spoke of national unity.")
