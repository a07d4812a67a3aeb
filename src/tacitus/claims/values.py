"""What a check gives: statements with verdicts, evidence, the question that was asked and how well the record covers it.

A verdict says how a statement stands to the record, not to the world. Days are ISO 8601, intervals inclusive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from tacitus.model import Reading, Statement

Verdict = Literal[
    "supported",
    "contradicted",
    "date_shifted",
    "attribution_only",
    "partly_supported",
    "not_covered",
    "not_checkable",
    "forecast",
]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked of the record: parties, categories, and the window in which it is said to have happened.

    `parties` are codes in the order of the statement. `first`..`last` is what the statement gives, or the time shortly
    before the article where it gives none (`dated` is then False).
    """

    parties: tuple[str, ...]
    categories: tuple[str, ...]
    first: str | None
    last: str | None
    dated: bool
    words: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document of the record that decides a verdict, with the passage that does."""

    document_id: str
    date: str | None
    outlets: tuple[str, ...]
    text: str
    likeness: float
    says: str = ""  # what it adds: "reports it", "reports the opposite", "reports that it is said"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much the record holds of acts of this kind with these parties in this window, and of the parties at all."""

    kind: int
    parties: int
    items: int
    outlets: int
    years: Mapping[int, int] = field(default_factory=dict)
    words: str = ""


@dataclass(frozen=True, slots=True)
class Trend:
    """Counts of acts in a window and in the one before it, with the interval of their ratio (95 %); of a `lens` its figures, with
    the interval of their difference (90 %) and how likely the later one is higher (`rise`)."""

    now: float
    before: float
    ratio: float | None
    low: float | None
    high: float | None
    words: str
    lens: str | None = None
    rise: float | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A statement with its verdict. `notes` name what was taken as equal, and what was not checked; `parts` are its clauses that tell
    acts, each looked for alone where the statement is not told as a whole."""

    statement: Statement
    verdict: Verdict
    why: str
    question: Question | None = None
    evidence: tuple[Evidence, ...] = ()
    coverage: Coverage | None = None
    trend: Trend | None = None
    notes: tuple[str, ...] = ()
    parts: tuple[Checked, ...] = ()

    @property
    def looked_up(self) -> bool:
        """Whether the record was asked about it or about a part of it."""
        return self.question is not None or bool(self.parts)


@dataclass(frozen=True, slots=True)
class Report:
    """An article held against a record as of a commit."""

    reading: Reading
    checked: tuple[Checked, ...]
    as_of: str
    record: Mapping[str, int | str | None]
    notes: tuple[str, ...] = ()

    def counts(self) -> dict[Verdict, int]:
        """How many statements have each verdict, in the order of `VERDICTS`."""
        found = Counter(one.verdict for one in self.checked)
        return {verdict: found[verdict] for verdict in VERDICTS}
