"""OFAC's list as a measure of name matching: aliases of individuals, to be found among all individuals' names.

The list has 4,643 individuals; the set is a seeded sample of the rows of its file of aliases that belong to one of them.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLE, SEED = 1500, 20220131


@dataclass(frozen=True, slots=True)
class Person:
    """One individual: its number in the list, and the primary name as the list has it, "SURNAME, Given"."""

    row: str
    name: str


@dataclass(frozen=True, slots=True)
class Alias:
    """One alias: its own number, its name, and the place of its person among the names."""

    number: str
    name: str
    right: int


def read_persons(path: Path) -> list[Person]:
    """The individuals of sdn.csv, in its order."""
    return [Person(row[0], row[1]) for row in _rows(path) if row[2] == "individual"]


def read_aliases(path: Path, persons: Sequence[Person]) -> list[Alias]:
    """The aliases of alt.csv that belong to one of the persons, in its order."""
    place = {person.row: i for i, person in enumerate(persons)}
    return [Alias(row[1], row[3], place[row[0]]) for row in _rows(path) if row[0] in place]


def draw_sample(aliases: Sequence[Alias], *, size: int = SAMPLE, seed: int = SEED) -> list[Alias]:
    """The sample: the same for the same aliases; all of them where there are fewer."""
    return random.Random(seed).sample(list(aliases), min(size, len(aliases)))


def with_other_aliases(
    persons: Sequence[Person], aliases: Sequence[Alias], sample: Sequence[Alias]
) -> list[tuple[str, int]]:
    """Names with the place of their person: the primary ones and the aliases that are not in the sample.

    An alias spelt like one of the sample is left out too.
    """
    held_out = {alias.name.casefold() for alias in sample}
    names = [(person.name, i) for i, person in enumerate(persons)]
    return names + [(a.name, a.right) for a in aliases if a.name.casefold() not in held_out]


def score_answers(sample: Sequence[Alias], answers: Sequence[Sequence[int]]) -> dict[str, float | int]:
    """Shares of aliases whose person is the first answer, and one of the first five persons answered."""
    first = sum(bool(found) and found[0] == a.right for a, found in zip(sample, answers, strict=True))
    among = sum(a.right in found[:5] for a, found in zip(sample, answers, strict=True))
    n = len(sample)
    return {"top1": round(first / n, 3) if n else 0.0, "top5": round(among / n, 3) if n else 0.0, "n": n}


def answer_by_wratio(sample: Sequence[Alias], persons: Sequence[Person]) -> list[list[int]]:
    """The peer: the person whose name has the highest WRatio of rapidfuzz, the earlier one of equals."""
    from rapidfuzz import fuzz, process, utils

    names = [utils.default_process(person.name) for person in persons]
    answers = []
    for alias in sample:
        row = process.cdist([utils.default_process(alias.name)], names, scorer=fuzz.WRatio)[0]
        answers.append([int(row.argmax())])
    return answers


def _rows(path: Path) -> list[list[str]]:
    """Rows of one of OFAC's files; the last line, a mark of its end, is no row."""
    with path.open(encoding="utf-8", newline="") as file:
        return [[cell.strip() for cell in row] for row in csv.reader(file) if len(row) > 2]
