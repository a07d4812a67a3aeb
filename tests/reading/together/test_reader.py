from importlib import resources

import pytest

from tacitus.errors import ResourceError
from tacitus.reading.encoder.session import load_pieces
from tacitus.reading.together import RELATIONS, load_together
from tacitus.reading.together.reader import read_together


def test_shares_of_relations_sum_to_one_and_repeat() -> None:
    told = load_together().relation("Peru threw out two Chilean envoys.", "Peru expels two envoys of Chile.")
    assert tuple(told) == RELATIONS
    assert sum(told.values()) == pytest.approx(1)
    assert told == load_together().relation(
        "Peru threw out two Chilean envoys.", "Peru expels two envoys of Chile."
    )


@pytest.mark.parametrize(
    ("item", "borne_out", "not_so"),
    [
        ("The parliament of Peru approves the loan.", "Peru's parliament passed the loan.", "Peru's parliament turned the loan down."),
        ("Gunmen kill four policemen in Arica.", "Four policemen died in Arica.", "Four policemen died, and the mayor resigned."),
    ],
)  # fmt: skip
def test_an_item_supports_what_it_tells_more_than_what_it_does_not(
    item: str, borne_out: str, not_so: str
) -> None:
    told = load_together().relation
    assert told(borne_out, item)["supports"] > told(not_so, item)["supports"]


def test_another_happening_says_nothing_to_a_claim() -> None:
    told = load_together().relation(
        "Peru threw out two Chilean envoys.", "A ferry sinks off the coast of Ghana; twelve people drown."
    )
    assert max(told, key=lambda name: told[name]) == "neither"


def test_names_do_not_matter_to_the_answer() -> None:
    told = load_together().relation
    one = told("Russia shelled a Ukrainian town.", "Ukraine says that Russian guns hit a town.")
    other = told("Ukraine shelled a Russian town.", "Russia says that Ukrainian guns hit a town.")
    assert one == other


def test_a_damaged_graph_is_refused() -> None:
    data = resources.files("tacitus.reading.together").joinpath("data")
    whole = {name: data.joinpath(name).read_bytes() for name in ("manifest.json", "together.onnx")}
    with pytest.raises(ResourceError, match="T301"):
        read_together(lambda name: whole[name][: -1 if name.endswith("onnx") else None], load_pieces())
