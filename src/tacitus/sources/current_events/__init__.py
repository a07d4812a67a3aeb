"""Wikipedia's Portal:Current events, one document an item; used only where the user names it.

`read_current_events` fetches the portal's pages of a span of days, `read_items` reads files of items that others
made of them. Both give the same documents; an item's id is `ce-` and the first 24 hex digits of the sha256 of its
day, U+001F and its text. The text is that of Wikipedia's contributors, CC BY-SA 4.0.
"""

from .items import ATTRIBUTION, LICENCE, PORTAL, Item, item_id, licence_of, read_items
from .page import parse_page
from .portal import read_current_events

__all__ = [
    "ATTRIBUTION",
    "LICENCE",
    "PORTAL",
    "Item",
    "item_id",
    "licence_of",
    "parse_page",
    "read_current_events",
    "read_items",
]
