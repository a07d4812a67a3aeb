"""Lenses: isolation, influence, unrest and cohesion of countries as shares with intervals, and their change.

definition, loading, words   what a lens is: YAML, checked, and said in words
acts, select, tally          which acts of a record count for a country, and how often
votes, ballots               votes of the UN General Assembly, where the user gives them
beta, estimate, values       shrunken shares with intervals
measure                      the series, and this window against the one before
table, plot                  rows, data frames, JSON; SVG and PNG
"""

from tacitus.lenses.acts import read_acts
from tacitus.lenses.definition import Definition
from tacitus.lenses.loading import LENSES, load_lens, parse_lens
from tacitus.lenses.measure import Measured, compare, lens
from tacitus.lenses.values import Change, Figure, Point
from tacitus.lenses.votes import read_votes

__all__ = [
    "LENSES",
    "Change",
    "Definition",
    "Figure",
    "Measured",
    "Point",
    "compare",
    "lens",
    "load_lens",
    "parse_lens",
    "read_acts",
    "read_votes",
]
