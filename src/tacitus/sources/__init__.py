"""Bytes to documents: text, web pages, feeds, web archives, JSON, CSV, Parquet, packed or not; files, directories,
standard input, and web addresses where fetching was asked for.

`read_inputs` reads anything, `read_one` one article; `take_in` makes documents unique before they are read on.
Beside them: `sources.fetch` and `Web` fetch, `sources.language` tells the language, `sources.near` links
near-duplicates, `sources.current_events` reads Wikipedia's portal.
"""

from .columns import document_id, parse_columns, parse_day
from .inputs import LIMIT, read_inputs, read_one
from .intake import Intake, take_in
from .language import identify_language, is_coded, mark_language, why_not_coded
from .near import NearDuplicate, near_duplicates
from .web import Web

__all__ = [
    "LIMIT",
    "Intake",
    "NearDuplicate",
    "Web",
    "document_id",
    "identify_language",
    "is_coded",
    "mark_language",
    "near_duplicates",
    "parse_columns",
    "parse_day",
    "read_inputs",
    "read_one",
    "take_in",
    "why_not_coded",
]
