"""Sentences of a text with exact offsets: headings, bullets and prose.

First the lines are grouped into blocks (a blank line, a bullet or a short unfinished line ends one; lines broken
at the margin stay together), then each block is cut after its final marks, but not after abbreviations, initials
and numbers, and not inside a dateline such as "TEHRAN (Agency) -". A stretch of more than `LONGEST` code points
without a final mark is cut at a clause mark or blank, so that all later work is bounded. Nothing is rewritten:
`text[s.start:s.end] == s.text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tacitus.model import Sentence, SentenceKind

LONGEST = 1500  # code points of one sentence

_BULLET = re.compile(r"[ \t]*(?:[•‣▪◦●·*–—-]|\(?\d{1,2}[.)])[ \t]+(?=\S)")
_END = re.compile(r"(?:[.!?…]+|。|！|？)[\"'”’»)\]]*(?=\s+[\"'“‘«(\[•–—-]*[^\W_]|\s*$)")
_NEXT = re.compile(r"\s+[\"'“‘«(\[•–—-]*([^\W_][\w’'.-]*)")
_DATELINE = re.compile(r"[A-Z][A-Z .'’/-]{2,40}(?:,\s[^()–—-]{2,40})?\s*(?:\([^()]{2,30}\)\s*)?[–—-]+\s+")
_LAST_WORD = re.compile(r"[^\W\d_][\w.’'-]*$")
_TITLES = frozenset(
    "mr mrs ms dr prof gen lt col maj capt cmdr sgt cpl adm brig rev hon st ste mt ft sen rep reps sens gov pres "
    "amb supt det insp messrs mmes no nos vs v fig art sec vol pp op cit ca approx dept univ al sr fr bros jan feb "
    "mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun".split()
)
# these may also end a sentence: they do where the next word is one that usually begins one
_EITHER = frozenset(
    "inc corp ltd co jr etc a.m p.m u.s u.k u.n e.u u.s.a u.s.s.r d.c b.c a.d est ph.d".split()
)
_STARTERS = frozenset(
    "the a an in on at by for from with after before when while as but and or if it its he she they we i you his her "
    "their our this that these those there here some many most several two three four five officials police "
    "president prime meanwhile however according since during under over more all no not earlier later last".split()
)


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Sentences, headings and bullets in the order of the text; empty where it holds nothing but blanks and marks."""
    found: list[Sentence] = []
    for start, end, kind in _blocks(text):
        for first, last in _cut(text, start, end):
            if any(char.isalnum() for char in text[first:last]):
                found.append(Sentence(len(found), first, last, text[first:last], kind))
    return tuple(found)


def dateline_end(sentence: str) -> int:
    """Where the text after a dateline ("QUITO, March 5 (Wire) - ") begins; 0 for a sentence without one."""
    match = _DATELINE.match(sentence)
    return match.end() if match else 0


def _blocks(text: str) -> Iterator[tuple[int, int, SentenceKind]]:
    """(start, end, kind) of the blocks, without bullets and outer blanks."""
    open_at: int | None = None
    end = 0
    kind: SentenceKind = "prose"
    for line in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        content = line.group().strip()
        gap = text[end : line.start()]
        bullet = _BULLET.match(text, line.start(), line.end())
        if open_at is not None and (
            not content
            or bullet
            or gap.count("\n") > 1
            or gap.count("\r\n\r\n")
            or _stands_alone(text, open_at, end, content)
        ):
            yield _trimmed(text, open_at, end, kind)
            open_at = None
        if not content:
            end = line.end()
            continue
        if open_at is None:
            open_at, kind = (bullet.end(), "bullet") if bullet else (line.start(), "prose")
        end = line.end()
    if open_at is not None:
        yield _trimmed(text, open_at, end, kind)


def _stands_alone(text: str, start: int, end: int, following: str) -> bool:
    """A short line without a final mark, with a capital after it: a heading or an item, not a broken line."""
    line = text[start:end].rstrip()
    line = line[max(line.rfind("\n"), line.rfind("\r")) + 1 :]
    return len(line) < 50 and line[-1:] not in ".,;:!?-–—" and following[:1].isupper()


def _trimmed(text: str, start: int, end: int, kind: SentenceKind) -> tuple[int, int, SentenceKind]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    block = text[start:end]
    heading = kind == "prose" and len(block) < 90 and "\n" not in block and block[-1:] not in ".!?…:;,\"”'’)"
    if heading and (start > 0 or end < len(text.rstrip())) and len(block.split()) <= 12:
        return start, end, "heading"
    return start, end, kind


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentence spans of one block."""
    at = start
    for mark in _END.finditer(text, start, end):
        if mark.end() < end and not _ends_sentence(text, at, mark):
            continue
        yield from _bounded(text, at, mark.end())
        at = mark.end()
        while at < end and text[at].isspace():
            at += 1
    if at < end:
        yield from _bounded(text, at, end)


def _ends_sentence(text: str, start: int, mark: re.Match[str]) -> bool:
    following = _NEXT.match(text, mark.end())
    if following is None:
        return True
    word = following.group(1)
    if word[0].islower():
        return False
    if mark.group()[0] != ".":
        return not mark.group().startswith("…") or word[0].isupper()
    before = _LAST_WORD.search(text, max(start, mark.start() - 30), mark.start())
    if before is None:
        return (
            not re.search(r"(?:^|\s)\(?\d{1,2}$", text[max(start, mark.start() - 4) : mark.start()])
            or start < mark.start() - 4
        )
    last = before.group().lower()
    if last in _TITLES or (len(last) == 1 and before.group().isupper() and last != "i"):
        return False
    if last in _EITHER or re.fullmatch(r"(?:[a-z]\.)+[a-z]", last):
        return word.lower() in _STARTERS
    return True


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span, cut into pieces of at most LONGEST code points."""
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        cut = max(window.rfind("; "), window.rfind(", "), window.rfind("\n"))
        cut = cut if cut > LONGEST // 2 else window.rfind(" ")
        cut = start + (cut + 1 if cut > 0 else LONGEST)
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end
