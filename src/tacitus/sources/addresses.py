"""Web addresses among inputs, and lists of them: a text with one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.I)
_LOOKED_AT = 1 << 16


def is_address(text: str) -> bool:
    """Whether a text is a web address (of http or https, which may still be refused)."""
    return text[:8].lower().startswith(("http://", "https://"))


def is_address_list(head: str) -> bool:
    """Whether a text is nothing but web addresses, one a line; lines that begin with # are remarks.

    Args:
        head: the text or its beginning; the last line of a long beginning is left aside.
    """
    looked = head[:_LOOKED_AT]
    lines = looked.splitlines()[: -1 if len(head) > _LOOKED_AT else None]
    given = [line for line in map(str.strip, lines) if line and not line.startswith("#")]
    return bool(given) and all(_ADDRESS.fullmatch(line) for line in given)


def read_addresses(text: str) -> Iterator[tuple[int, str]]:
    """What stands on the lines of such a list, with the number of the line; each address once."""
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        address = line.strip()
        if address and not address.startswith("#") and address not in seen:
            seen.add(address)
            yield number, address
