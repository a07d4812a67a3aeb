"""Bytes to documents: text, web pages, JSON, CSV, Parquet, packed or not, from files or standard input.

`read_inputs` reads anything, `read_one` one article; `take_in` makes documents unique before they are read on.
"""

from .columns import document_id, parse_columns, parse_day
from .inputs import LIMIT, read_inputs, read_one
from .intake import Intake, take_in

__all__ = [
    "LIMIT",
    "Intake",
    "document_id",
    "parse_columns",
    "parse_day",
    "read_inputs",
    "read_one",
    "take_in",
]
