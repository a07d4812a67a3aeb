from tacitus.reading import split_sentences
from tacitus.reading.encoder.pieces import WordPieces
from tacitus.reading.encoder.windows import PIECES, WORDS, windows_of

VOCABULARY = WordPieces(
    [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        *"abcdefghijklmnopqrstuvwxyz",
        *(f"##{c}" for c in "abcdefghijklmnopqrstuvwxyz"),
    ]
)


def test_every_sentence_but_headings_is_in_exactly_one_window() -> None:
    text = "A heading\n\n" + "The mayor of the old town left it at noon today. " * 40
    sentences = split_sentences(text)
    windows = windows_of(sentences, VOCABULARY)
    owners = [sorted(set(w.sentence_of)) for w in windows]
    assert sorted(i for o in owners for i in o) == [s.index for s in sentences if s.kind != "heading"]
    assert all(len(w.words) <= WORDS for w in windows)


def test_words_keep_the_offsets_of_the_document() -> None:
    text = "One left.  Two came back to Accra."
    for window in windows_of(split_sentences(text), VOCABULARY):
        assert all(text[w.start : w.end] == w.text for w in window.words)


def test_a_sentence_of_too_many_pieces_is_cut() -> None:
    text = "abcdefghijklmnop " * 80
    windows = windows_of(split_sentences(text), VOCABULARY)
    assert len(windows) > 1
    assert all(len(w.ids) <= PIECES for w in windows)
    assert sum(len(w.words) for w in windows) == 80
