"""What the statement head is told of a word besides its vector, and of a statement besides its words.

Of a word: its small-letter form and its ending (as the encoder reads it: names are stand-ins), and marks such as
"has a capital", "stands between quotation marks", "is a cue of this class" (`data/cues.yaml`). Of a statement: its final mark, its quotation, its length and
its place among the sentences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

import yaml

from tacitus.errors import ResourceError
from tacitus.model import StatementKind
from tacitus.reading.encoder.windows import Window
from tacitus.reading.statements.leaning import LEANINGS
from tacitus.reading.statements.loaded import loaded_terms
from tacitus.reading.tokens import Token

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_Row = tuple[tuple[str, ...], tuple[int, ...]]  # words after the first, numbers of classes
_Cues = Mapping[str, tuple[_Row, ...]]

ENDING = 3  # letters of a word's ending
WORD_MARKS = 8
STATEMENT_MARKS = 24
_INVERTED = (["had"], ["were"], ["should"])
_ASKING = frozenset(
    "who what why how when where which whose whom is are was were do does did has have can will".split()
)
_OPEN, _CLOSE, _BOTH = "“«„", "”»", '"'


@dataclass(frozen=True, slots=True)
class Part:
    """A statement to be: words `first` up to `last` (half-open) of a window, in code points `start`..`end`.

    `whole` is false for a part of a sentence; `opening` and `closing` tell the first and last sentence of the text.
    """

    first: int
    last: int
    start: int
    end: int
    whole: bool = True
    opening: bool = False
    closing: bool = False


def quoted(window: Window) -> list[bool]:
    """Of each word whether it stands between quotation marks, the marks included; quotations end with their sentence."""
    found: list[bool] = []
    inside = False
    for at, word in enumerate(window.words):
        if at and window.sentence_of[at] != window.sentence_of[at - 1]:
            inside = inside and not _closes_before(window, at)
        if word.text in _OPEN or (word.text == _BOTH and not inside):
            inside = True
            found.append(True)
        elif word.text in _CLOSE or word.text == _BOTH:
            found.append(inside)
            inside = False
        else:
            found.append(inside)
    return found


def word_marks(window: Window, inside: Sequence[bool]) -> Floats:
    """WORD_MARKS numbers of each word."""
    import numpy as np

    marks = np.zeros((len(window.words), WORD_MARKS), dtype=np.float32)
    count = len(window.words)
    for at, word in enumerate(window.words):
        first = at == 0 or window.sentence_of[at] != window.sentence_of[at - 1]
        last = at + 1 == count or window.sentence_of[at + 1] != window.sentence_of[at]
        second = not first and (at == 1 or window.sentence_of[at - 2] != window.sentence_of[at])
        marks[at] = (
            word.is_capital, word.text[0].isdigit(), word.text.isupper() and len(word.text) > 1, inside[at],
            word.text in _OPEN + _CLOSE + _BOTH, first, second, last,
        )  # fmt: skip
    return marks


def statement_marks(
    window: Window, part: Part, inside: Sequence[bool], lean: StatementKind | None
) -> list[float]:
    """STATEMENT_MARKS numbers of a statement; `lean` is what its plain forms lean to."""
    words = window.words[part.first : part.last]
    held = inside[part.first : part.last]
    count = max(1, len(words))
    share = sum(held) / count
    asks = any(w.text == "?" and not q for w, q in zip(words[-3:], held[-3:], strict=True))
    opening = [w.low for w in words if w.text[0].isalnum()][:1]
    return [
        float(asks), float(any(w.text == "!" for w in words[-3:])), share, float(share > 0.9), float(share > 0.4),
        float(bool(held) and held[0]), min(count, 60) / 30, float(count < 6), float(not part.whole),
        float(part.opening), float(part.closing), float(any(w.text in ";:" for w in words)),
        float(not asks and opening[:1] in _INVERTED), float(bool(opening) and opening[0] in cue_words("bare")),
        float(bool(opening) and opening[0] in _ASKING), float(_complete(words, held)), min(_longest(held), 20) / 10,
        *(float(lean == kind) for kind in LEANINGS),
    ]  # fmt: skip


def _complete(words: Sequence[Token], held: Sequence[bool]) -> bool:
    """Whether a quotation ends with a final mark or comma of its own, as whole utterances do."""
    return any(
        here and after and word.text in ".,!?…" and following.text in _CLOSE + _BOTH
        for word, following, here, after in zip(words, words[1:], held, held[1:], strict=False)
    )


def _longest(held: Sequence[bool]) -> int:
    best = run = 0
    for inside in held:
        run = run + 1 if inside else 0
        best = max(best, run)
    return best


def cue_marks(window: Window) -> Floats:
    """Of each word the cue classes that it belongs to, alone or within a phrase; the last column is loaded wording."""
    import numpy as np

    classes, _ = cue_table()
    marks = np.zeros((len(window.words), len(classes)), dtype=np.float32)
    lows = [w.low for w in window.words]
    for at, low in enumerate(lows):
        for rest, numbers in _rows_of(low):
            if not rest:
                marks[at, numbers] = 1
            elif _follows(lows, at + 1, rest):
                marks[at : at + 1 + len(rest), numbers] = 1
    return marks


def _follows(lows: Sequence[str], at: int, rest: Sequence[str]) -> bool:
    if len(lows) < at + len(rest):
        return False
    for i, word in enumerate(rest, at):
        if lows[i] != word and not (word[-1] == "*" and lows[i].startswith(word[:-1])):
            return False
    return True


@lru_cache(maxsize=16384)
def _rows_of(low: str) -> tuple[_Row, ...]:
    """Rows of the table whose first word, or its beginning before "*", is the word's."""
    _, table = cue_table()
    stems = (row for n in range(2, min(len(low), 30) + 1) for row in table.get(low[:n] + "*", ()))
    return (*table.get(low, ()), *stems)


@cache
def cue_table() -> tuple[tuple[str, ...], _Cues]:
    """Names of the classes, loaded wording last, and first word -> (the words after it, numbers of classes).

    Raises:
        ResourceError: T301, when the table cannot be read.
    """
    try:
        raw = resources.files("tacitus.reading.statements").joinpath("data/cues.yaml").read_text("utf-8")
        given: dict[str, list[str]] = yaml.safe_load(raw)
        given["loaded"] = [term.term for term in loaded_terms()]
        found: dict[tuple[str, ...], list[int]] = {}
        for number, told in enumerate(given.values()):
            for cue in told:
                numbers = found.setdefault(tuple(cue.lower().split()), [])
                if number not in numbers:
                    numbers.append(number)
    except (OSError, AttributeError, TypeError, yaml.YAMLError) as error:
        raise ResourceError(
            "T301", f"cues of statements cannot be read: {error}.", "Install the package again."
        ) from error
    table: dict[str, list[_Row]] = {}
    for words, numbers in found.items():
        table.setdefault(words[0], []).append((words[1:], tuple(numbers)))
    return tuple(given), {word: tuple(rows) for word, rows in table.items()}


@cache
def cue_words(name: str) -> frozenset[str]:
    """The single words of a class, those with "*" left out."""
    classes, table = cue_table()
    number = classes.index(name)
    return frozenset(
        word
        for word, rows in table.items()
        if "*" not in word and any(not rest and number in of for rest, of in rows)
    )


def lexical_ids(
    window: Window, words: dict[str, int], endings: dict[str, int]
) -> tuple[list[int], list[int]]:
    """Of each word the number of its form and of its ending; 0 for those that the tables lack."""
    lows = [s.lower() for s in window.surfaces]
    return [words.get(w, 0) for w in lows], [endings.get(w[-ENDING:], 0) for w in lows]


def _closes_before(window: Window, at: int) -> bool:
    """A quotation left open goes on only where a closing mark stands in the next sentence before any opening one."""
    sentence = window.sentence_of[at]
    for word, owner in zip(window.words[at:], window.sentence_of[at:], strict=True):
        if owner != sentence or word.text in _OPEN:
            return True
        if word.text in _CLOSE:
            return False
        if word.text == _BOTH:
            return False
    return True
