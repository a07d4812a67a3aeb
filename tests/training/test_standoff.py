import json
from pathlib import Path

from tacitus.training.standoff import join, key_of

FIRST = {"date": "2004-05-01", "text": "Peru expels two envoys. Chile closes a port."}
SECOND = {"date": "2004-05-02", "text": "Two envoys were thrown out of Peru."}


def texts(folder: Path) -> list[Path]:
    path = folder / "items.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in (FIRST, SECOND)) + "\n", encoding="utf-8")
    return [path]


def test_claims_about_one_item_are_joined_each_time_it_stands(tmp_path: Path) -> None:
    name = key_of(FIRST["date"], FIRST["text"])
    label = {"id": name, "of": name, "claims": [{"text": "Lima sent envoys home.", "relation": "supports"}]}
    lost = {"id": "ce-0000000000000000", "of": name, "claims": []}
    rows = list(join([label, lost, label], texts(tmp_path)))
    assert [row["text"] for row in rows] == [FIRST["text"]] * 2
    assert rows[0]["claims"] == label["claims"]


def test_two_acts_are_given_with_the_sentences_of_their_triggers(tmp_path: Path) -> None:
    at = FIRST["text"].index("closes")
    label = {
        "id": "x",
        "a": {"document": f"ce:2004-05-01:{key_of(**FIRST)[3:]}", "trigger": [at, at + 6]},
        "b": {"document": f"ce:2004-05-02:{key_of(**SECOND)[3:]}", "trigger": [16, 26]},
        "same": False,
        "later": True,
    }
    (row,) = join([label], texts(tmp_path))
    assert (row["same"], row["later"], row["sure"]) == (False, True, True)
    for side, sentence, word in (
        ("a", "Chile closes a port.", "closes"),
        ("b", SECOND["text"], "thrown out"),
    ):
        start, end = row[side]["trigger"]
        assert row[side]["text"] == sentence
        assert sentence[start:end] == word
