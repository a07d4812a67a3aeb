"""Time expressions found and normalised; events dated; a document's day inferred where its text gives it."""

from tacitus.resolve.when.dating import date_event
from tacitus.resolve.when.find import find_times
from tacitus.resolve.when.infer import infer_date

__all__ = ["date_event", "find_times", "infer_date"]
