"""Fetching by address, only where the user asks for it: safe, polite, bounded.

`Fetcher.fetch` gets one address. Network, clock and sleep are arguments.
"""

from .address import Address, parse_address
from .fetcher import Answer, Caps, Fetcher, user_agent
from .network import Network, SystemNetwork

__all__ = [
    "Address",
    "Answer",
    "Caps",
    "Fetcher",
    "Network",
    "SystemNetwork",
    "parse_address",
    "user_agent",
]
