"""The record: Delta tables of documents, events, statements, runs and refusals, asked as of a commit."""

from tacitus.record.answer import Answer, Events
from tacitus.record.ingest import Options, Taken
from tacitus.record.record import Record
from tacitus.record.verify import Verified

__all__ = ["Answer", "Events", "Options", "Record", "Taken", "Verified"]
