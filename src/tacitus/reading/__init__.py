"""A text into sentences, acts and statements; nothing is resolved here."""

from tacitus.reading.events import EventCoder, LexiconCoder
from tacitus.reading.sentences import split_sentences
from tacitus.reading.statements import NeuralStatements, StatementFinder

__all__ = ["EventCoder", "LexiconCoder", "NeuralStatements", "StatementFinder", "split_sentences"]
