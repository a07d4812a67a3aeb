import json
from pathlib import Path

import pytest

import tacitus.reading.statements
from tacitus.errors import ResourceError
from tacitus.reading import NeuralStatements, split_sentences
from tacitus.reading.encoder.session import load_model
from tacitus.reading.statements.features import cue_table
from tacitus.reading.statements.head import read_head
from tacitus.reading.statements.loaded import loaded_terms

DATA = Path(tacitus.reading.statements.__file__).parent / "data"
TEXT = (
    "Port workers walked out on Monday. The union said that more ports would follow. They must not give in."
)


def test_files_are_those_of_the_manifest_and_small() -> None:
    names = [*json.loads((DATA / "manifest.json").read_text("utf-8"))["sha256"], "manifest.json"]
    assert sum((DATA / name).stat().st_size for name in names) < 2_000_000


def test_the_head_was_trained_on_the_encoder_of_the_package() -> None:
    assert json.loads((DATA / "manifest.json").read_text("utf-8"))["encoder"] == load_model().name


def test_a_damaged_file_is_refused() -> None:
    def read(name: str) -> bytes:
        content = (DATA / name).read_bytes()
        return content[:-1] if name == "words.txt" else content

    with pytest.raises(ResourceError, match=r"words\.txt"):
        read_head(read)


def test_statements_do_not_depend_on_what_was_read_before() -> None:
    sentences = split_sentences(TEXT)
    load_model().recent.clear()
    first = NeuralStatements().find(sentences, acts=())
    NeuralStatements().find(
        split_sentences("Another text. It is read in between, and it may differ."), acts=()
    )
    assert NeuralStatements().find(sentences, acts=()) == first


def test_loaded_terms_have_a_plainer_word_and_tell_whose_usage_they_are() -> None:
    assert len(loaded_terms()) > 300
    assert all(term.term and term.plain and len(term.usage) > 10 for term in loaded_terms())


def test_cue_classes_hold_no_word_twice_and_no_empty_one() -> None:
    names, table = cue_table()
    assert len(set(names)) == len(names)
    assert all(len(set(numbers)) == len(numbers) for rows in table.values() for _, numbers in rows)
