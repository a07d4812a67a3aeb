from tacitus.ontology import CATEGORIES
from tacitus.reading.encoder.labels import ROLES, TRIGGERS
from tacitus.reading.encoder.pieces import WordPieces
from tacitus.training.dyads import paired
from tacitus.training.examples import examples_of, locate
from tacitus.training.standoff import key_of, to_offsets, to_words

VOCABULARY = WordPieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]"])
ITEM = {
    "id": "x-1",
    "date": "2011-05-04",
    "text": "Ghana said it had expelled two Libyan diplomats; Ghana denied more.",
    "events": [
        {
            "trigger": "expelled", "event": "SANCTION", "mode": ["expel"], "status": "actual", "sure": True, "date": "2011-05-04",
            "actors": [{"text": "it", "country": "GHA", "sector": "GOV"}],
            "recipients": [{"text": "two Libyan diplomats", "country": "LBY", "sector": "GOV"}],
            "place": None, "attribution": {"text": "Ghana", "country": "GHA", "sector": "GOV"},
        }
    ],
}  # fmt: skip


def test_spans_become_words() -> None:
    (example,) = examples_of(ITEM, VOCABULARY)
    words = [w.text for w in example.window.words]
    (act,) = example.acts
    assert [words[i] for i in act.words] == ["expelled"]
    roles = [ROLES[k] for k in act.roles.argmax(-1)]
    spans = {
        r: [w for w, k in zip(words, roles, strict=True) if k[2:] == r]
        for r in ("actor", "recipient", "speaker")
    }
    assert spans == {"actor": ["it"], "recipient": ["two", "Libyan", "diplomats"], "speaker": ["Ghana"]}
    assert TRIGGERS[example.triggers[words.index("expelled")].argmax()] == "B-SANCTION"
    assert ROLES[act.roles[words.index("Libyan")].argmax()] == "I-recipient"


def test_a_marked_pair_is_an_example_of_its_own() -> None:
    pair = {"actor": "Ghana", "actor_nth": 1, "recipient": None, "category": "REJECT"}
    (example,) = examples_of({"id": "p", "text": ITEM["text"], "pairs": [pair]}, VOCABULARY)
    surfaces = " ".join(example.window.surfaces)
    assert surfaces == "Kenya said it had expelled two Chilean diplomats ; @ Kenya @ denied more . # #"
    assert not example.weights.any()
    assert CATEGORIES[example.pairs[0].relation.argmax()] == "REJECT"


def test_pairs_of_events_are_those_on_which_both_codebooks_agree() -> None:
    told = paired(ITEM)["pairs"]
    text = str(ITEM["text"])
    shown = [(text[slice(*p["actor"])], text[slice(*p["recipient"])], p["category"]) for p in told]
    assert shown == [("it", "two Libyan diplomats", "SANCTION")]
    verdict = {**ITEM, "events": [{**ITEM["events"][0], "mode": ["convict"]}]}  # type: ignore[index]
    assert paired(verdict)["pairs"] == []


def test_stand_off_pairs_come_back() -> None:
    pair = {"actor": "it", "recipient": "two Libyan diplomats", "category": "SANCTION"}
    label = to_offsets({"id": "p", "text": ITEM["text"], "pairs": [pair]})
    assert "Libyan" not in str(label)
    back = to_words(label, {"date": ITEM["date"], "text": ITEM["text"]})
    assert [(p["actor"], p["recipient"], p["category"]) for p in back["pairs"]] == [tuple(pair.values())]


def test_occurrence_or_nearness_decides_between_equal_spans() -> None:
    assert locate("a b a", "a") == (0, 1)
    assert locate("a b a", "a", 1) == (4, 5)
    assert locate("a b a", "a", None, 4) == (4, 5)
    assert locate("a b a", "c") is None


def test_stand_off_labels_hold_no_word_and_come_back() -> None:
    label = to_offsets(ITEM)
    assert "Ghana" not in str(label)
    back = to_words(label, {"date": ITEM["date"], "text": ITEM["text"]})
    again = to_offsets(back)
    assert again == label


def test_keys_are_of_date_and_text() -> None:
    assert key_of("2011-05-04", " a ") == key_of("2011-05-04", "a") != key_of("2011-05-05", "a")
