"""Items joined to longer texts."""

from __future__ import annotations

from tacitus.training.joined import join, join_some


def item(name: str, text: str, trigger: str, actor: str, *, nth: int = 0) -> dict[str, object]:
    party = {"text": actor, "nth": 0, "country": None, "sector": None}
    event = {"trigger": trigger, "nth": nth, "event": "ACCUSE", "mode": [], "status": "actual", "actors": [party], "recipients": []}  # fmt: skip
    return {"id": name, "date": "2020-01-01", "text": text, "events": [event]}


ONE = item("a", "Ghana accuses Togo; Togo accuses Ghana", "accuses", "Togo", nth=1)
TWO = item("b", "Benin said that Togo accuses Niger.", "accuses", "Togo")


def test_spans_keep_their_words_in_the_longer_text() -> None:
    told = join([ONE, TWO])
    assert told["id"] == "a+b"
    assert told["text"] == "Ghana accuses Togo; Togo accuses Ghana. Benin said that Togo accuses Niger."
    first, second = told["events"]
    assert (first["nth"], first["actors"][0]["nth"]) == (1, 0)
    assert (second["nth"], second["actors"][0]["nth"]) == (2, 2)


def test_every_item_is_kept_once_in_any_order_and_pairs_stay_alone() -> None:
    items = [item(f"i{k}", f"Ghana accuses Togo {k}.", "accuses", "Ghana") for k in range(40)]
    pair = {"id": "p", "text": "Ghana accuses Togo.", "pairs": []}
    told = join_some([*items, pair], 0.5, "3")
    assert sorted(name for i in told for name in str(i["id"]).split("+")) == sorted(
        str(i["id"]) for i in [*items, pair]
    )
    assert any("+" in str(i["id"]) for i in told)
    assert pair in told
    again = join_some([pair, *items[::-1]], 0.5, "3")
    assert sorted(str(i["id"]) for i in again) == sorted(str(i["id"]) for i in told)


def test_no_share_changes_nothing() -> None:
    assert {str(i["id"]) for i in join_some([ONE, TWO], 0.0, "1")} == {"a", "b"}
