"""What each sentence does: reports, tells a trend, assesses, predicts, calls, quotes; and who speaks.

A first finder by cue words, in the order of `data/statements.yaml`: the first kind whose cue stands in the sentence
is taken, "report" where an act was coded, else "other". `certainty` comes from the strongest word of certainty in a
prediction or possibility. Loaded words are marked, not judged.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Protocol, cast

import yaml

from tacitus.errors import ResourceError
from tacitus.model import Sentence, Statement, StatementKind
from tacitus.reading.status import find_attribution
from tacitus.reading.tokens import tokenize

_QUOTED = re.compile(r"[“\"«]([^”\"»]{12,})[”\"»]")


class StatementFinder(Protocol):
    """Says of each sentence of a document what it does."""

    def find(self, sentences: Sequence[Sentence], *, acts: Collection[int]) -> tuple[Statement, ...]:
        """One statement a sentence, headings left out; `acts` are the indexes of sentences with a coded act."""
        ...


@dataclass(frozen=True, slots=True)
class CueStatements:
    """The finder by cue words."""

    def find(self, sentences: Sequence[Sentence], *, acts: Collection[int]) -> tuple[Statement, ...]:
        """One statement a sentence, headings left out; `acts` are the indexes of sentences with a coded act."""
        return tuple(_statement(s, s.index in acts) for s in sentences if s.kind != "heading")


@dataclass(frozen=True, slots=True)
class _Cues:
    kinds: tuple[tuple[StatementKind, re.Pattern[str]], ...]
    lenses: tuple[tuple[str, re.Pattern[str]], ...]
    up: re.Pattern[str]
    down: re.Pattern[str]
    horizon: re.Pattern[str]
    certainty: tuple[tuple[float, re.Pattern[str]], ...]
    loaded: re.Pattern[str]


def _statement(sentence: Sentence, has_act: bool) -> Statement:
    cues, text = _cues(), sentence.text
    kind = _kind(cues, text, has_act)
    speaker = _speaker(sentence) if kind in ("quotation", "report", "assessment", "prediction") else None
    lens = next((name for name, pattern in cues.lenses if pattern.search(text)), None)
    moving = kind in ("trend", "prediction", "possibility")
    direction = None
    if moving and lens is not None:
        direction = "down" if cues.down.search(text) else "up" if cues.up.search(text) else None
    ahead = kind in ("prediction", "possibility")
    horizon = cues.horizon.search(text) if ahead else None
    certainty = (
        next((value for value, pattern in cues.certainty if pattern.search(text)), None) if ahead else None
    )
    loaded = tuple((sentence.start + m.start(), sentence.start + m.end()) for m in cues.loaded.finditer(text))
    return Statement(
        sentence.start, sentence.end, text, kind, speaker, lens, cast("Any", direction),
        horizon.group() if horizon else None, certainty, loaded,
    )  # fmt: skip


def _kind(cues: _Cues, text: str, has_act: bool) -> StatementKind:
    quoted = _QUOTED.search(text)
    if quoted and len(quoted.group(1)) > 0.4 * len(text):
        return "quotation"
    for kind, pattern in cues.kinds:
        if pattern.search(text):
            return kind
    return "report" if has_act else "other"


def _speaker(sentence: Sentence) -> str | None:
    tokens = tokenize(sentence.text)
    _, speaker = find_attribution(sentence, tokens, len(tokens) - 1) if tokens else (None, None)
    return None if speaker is None else speaker.text


@cache
def _cues() -> _Cues:
    try:
        raw = resources.files("tacitus.reading").joinpath("data/statements.yaml").read_text("utf-8")
        data = yaml.safe_load(raw)
        return _Cues(
            kinds=tuple((cast("StatementKind", kind), _any(words)) for kind, words in data["kinds"].items()),
            lenses=tuple((name, _any(words)) for name, words in data["lenses"].items()),
            up=_any(data["directions"]["up"]),
            down=_any(data["directions"]["down"]),
            horizon=_any(data["horizons"]),
            certainty=tuple((float(value), _any(words)) for value, words in data["certainty"].items()),
            loaded=_any(data["loaded"]),
        )
    except (OSError, KeyError, TypeError, ValueError, yaml.YAMLError) as error:
        raise ResourceError(
            "T301", f"statement cues cannot be read: {error}.", "Install the package again."
        ) from error


def _any(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the words; "..." stands for up to four words, "*" for the rest of a word."""
    parts = [
        re.escape(w).replace(r"\.\.\.", r"(?:\s+\S+){0,4}?").replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
        for w in words
    ]
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)
