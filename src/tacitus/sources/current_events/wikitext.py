"""Wikitext of one bullet as plain words, with the articles it links and the reports it rests on.

One pass with a stack, linear in the text. Links become their labels, known templates their words, others nothing.
An outside link that stands in parentheses or at the end is a report: its label is the outlet, and no part
of the words. Any other keeps its label in the words.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_TOKEN = re.compile(r"\[\[|\]\]|\{\{|\}\}|\[(?=(?:https?:)?//)|\]|\||https?://[^\s\[\]{}|<>\"]+", re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_BREAK = re.compile(r"<br\b[^<>]{0,100}>", re.I)
_QUOTES = re.compile(r"'{2,5}")
_SWITCH = re.compile(r"__[A-Z]{3,30}__")
_EMPTY = re.compile(r"[(\[]\s{0,9}(?:(?:via|and|[,;/&–-])\s{0,9}){0,9}[)\]]")
_GAP = re.compile(r"\s+(?=[,.;:!?)](?:\s|$))")
_BETWEEN = re.compile(r"[\s().,;/&–-]*(?:\b(?:via|and)\b[\s().,;/&–-]*)?")
_ASIDE = re.compile(r"\([^()]*\)$|,.*$")
_ENDS = re.compile(r"[.!?…][\"'”’)]{0,6}$")
_OF_THE_WIKI = frozenset(
    ("category", "file", "image", "portal", "wikipedia", "template", "user", "help", "special", "wp")
)
_NOT_SHOWN = ("file:", "image:", "category:")
_DEEPEST = 20
# Templates: the number of the argument that is shown, with what stands before it.
_SHOWN = {
    "nowrap": (0, ""), "nobr": (0, ""), "small": (0, ""), "big": (0, ""), "abbr": (0, ""), "ill": (0, ""),
    "interlanguage link": (0, ""), "lang": (1, ""), "transl": (1, ""), "transliteration": (1, ""), "flag": (0, ""),
    "flagcountry": (0, ""), "flagu": (0, ""), "uss": (0, "USS "), "hms": (0, "HMS "), "hmas": (0, "HMAS "),
    "ins": (0, "INS "), "mv": (0, "MV "), "ss": (0, "SS "), "us$": (0, "US$"), "usd": (0, "US$"), "a$": (0, "A$"),
    "gbp": (0, "£"), "euro": (0, "€"), "eur": (0, "€"), "sic": (0, ""), "proper name": (0, ""), "visible anchor": (0, ""),
}  # fmt: skip
_SIGNS = {
    "'": "'",
    "`": "'",
    "ndash": "–",
    "snd": " – ",
    "spaced ndash": " – ",
    "mdash": "—",
    "nbsp": " ",
    "!": "|",
}
_MEASURES = ("convert", "cvt")
_CITATIONS = ("cite", "citation", "source")
_PUBLISHER = ("work", "newspaper", "publisher", "website", "agency", "magazine", "journal")


@dataclass(frozen=True, slots=True)
class Passage:
    """The words, the titles of linked articles, outlets and addresses of reports, each once and in order."""

    text: str
    links: tuple[str, ...]
    outlets: tuple[str, ...]
    addresses: tuple[str, ...]
    linked: bool  # the words are a link from end to end, as those of a topic are


@dataclass(frozen=True, slots=True)
class _Report:
    address: str
    label: str


@dataclass(slots=True)
class _Frame:
    opened: str
    parts: list[list[str | _Report]] = field(default_factory=lambda: [[]])

    def add(self, piece: str | _Report) -> None:
        self.parts[-1].append(piece)


def read_passage(wikitext: str) -> Passage:
    """The passage of a line of wikitext."""
    stack, links = [_Frame("")], dict[str, None]()
    at = 0
    while (token := _TOKEN.search(wikitext, at)) is not None:
        if token.start() > at:
            stack[-1].add(wikitext[at : token.start()])
        at = token.end()
        at -= _take(token[0], stack, links)
    stack[-1].add(wikitext[at:])
    pieces = [piece for frame in stack for piece in _opened(frame)]
    words, reports = _split_off_reports(pieces)
    text = _plain(words)
    bare = _QUOTES.sub("", wikitext).strip().rstrip(":").strip()
    linked = bare.startswith("[[") and bare.endswith("]]") and not reports
    outlets = dict.fromkeys(filter(None, (_outlet(report.label) for report in reports)))
    addresses = dict.fromkeys(report.address for report in _reports(pieces) if report.address)
    return Passage(text, tuple(links), tuple(outlets), tuple(addresses), linked)


def without_comments(wikitext: str) -> str:
    """The wikitext without remarks and footnotes; a remark that never ends runs to the end."""
    pieces, at = [], 0
    while (start := wikitext.find("<!--", at)) >= 0:
        pieces.append(wikitext[at:start])
        end = wikitext.find("-->", start + 4)
        at = len(wikitext) if end < 0 else end + 3
    return _without_notes("".join([*pieces, wikitext[at:]]))


def _without_notes(wikitext: str) -> str:
    pieces, at, ended = [], 0, True
    for tag in re.finditer(r"<(/?)ref\b[^<>]{0,1000}?(/?)>", wikitext, re.I):
        if tag.start() < at:
            continue
        pieces.append(wikitext[at : tag.start()])
        at = tag.end()
        if ended and not tag[1] and not tag[2]:
            end = _END_OF_NOTE.search(wikitext, at)
            at, ended = (at, False) if end is None else (end.end(), True)
    return "".join([*pieces, wikitext[at:]])


_END_OF_NOTE = re.compile(r"</ref\s{0,9}>", re.I)


def _take(token: str, stack: list[_Frame], links: dict[str, None]) -> int:
    """Takes one token; how many of its code points are to be read again."""
    top = stack[-1]
    if token in ("[[", "{{", "["):
        if len(stack) > _DEEPEST:
            top.add(token)
        else:
            stack.append(_Frame(token))
    elif token == "|":
        if top.opened in ("[[", "{{"):
            top.parts.append([])
        else:
            top.add(token)
    elif token in ("]", "]]") and top.opened == "[":
        stack.pop()
        stack[-1].add(_report("".join(_flat(top.parts[0]))))
        return len(token) - 1
    elif token == "]]" and top.opened == "[[":
        stack.pop()
        stack[-1].add(_link(["".join(_flat(part)) for part in top.parts], links))
    elif token == "}}" and top.opened == "{{":
        stack.pop()
        stack[-1].add(_template(["".join(_flat(part)) for part in top.parts]))
    elif token[:4].lower() == "http" and top.opened == "":
        top.add(_Report(token.rstrip(".,;:)"), ""))
    else:
        top.add(token)
    return 0


def _opened(frame: _Frame) -> list[str | _Report]:
    """What is in a frame that was never closed, as it was written."""
    pieces: list[str | _Report] = [frame.opened]
    for number, part in enumerate(frame.parts):
        pieces += (["|"] if number else []) + part
    return pieces


def _flat(part: Sequence[str | _Report]) -> list[str]:
    return [piece if isinstance(piece, str) else piece.label for piece in part]


def _reports(pieces: Sequence[str | _Report]) -> list[_Report]:
    return [piece for piece in pieces if isinstance(piece, _Report)]


def _report(inside: str) -> _Report:
    address, _, label = inside.strip().partition(" ")
    return _Report("https:" + address if address.startswith("//") else address, label.strip())


def _link(parts: list[str], links: dict[str, None]) -> str:
    target, label = parts[0].strip(), parts[-1] if len(parts) > 1 else None
    if target.lower().startswith(_NOT_SHOWN):
        return ""
    target = target.removeprefix(":")
    title = target.partition("#")[0].replace("_", " ").strip()
    prefix = title.partition(":")[0].lower()
    if title and not (
        ":" in title and (len(prefix) < 4 or prefix in _OF_THE_WIKI)
    ):  # n:, de: are other wikis
        links[title[:1].upper() + title[1:]] = None
    if label is None:
        return target.lstrip("#")
    return label if label.strip() else _ASIDE.sub("", title).strip()


def _template(parts: list[str]) -> str | _Report:
    name = " ".join(parts[0].split()).lower().replace("_", " ")
    given = [part.strip() for part in parts[1:] if "=" not in part]
    named = {k.strip().lower(): v.strip() for k, _, v in (p.partition("=") for p in parts[1:] if "=" in p)}
    if name in _SIGNS:
        return _SIGNS[name]
    if name.startswith(_CITATIONS):
        outlet = next((named[key] for key in _PUBLISHER if named.get(key)), "")
        return _Report(named.get("url", ""), f"({outlet})")
    if name in _MEASURES and len(given) > 1:
        return f"{given[0]} {given[1]}"
    number, before = _SHOWN.get(name, (-1, ""))
    return before + given[number] if 0 <= number < len(given) else ""


def _split_off_reports(pieces: Sequence[str | _Report]) -> tuple[str, list[_Report]]:
    """The words, and the reports in their order: those at the end, and those in parentheses."""
    last = at = len(pieces)
    while at and (isinstance(pieces[at - 1], _Report) or _BETWEEN.fullmatch(str(pieces[at - 1]))):
        at -= 1
        last = at if isinstance(pieces[at], _Report) else last
    words: list[str] = []
    reports: list[_Report] = []
    for number, piece in enumerate(pieces):
        if isinstance(piece, str):
            words.append(piece if number < last else "")
            continue
        label = _QUOTES.sub("", piece.label).strip()
        before = str(pieces[number - 1]).rstrip() if number else ""
        if (
            number >= last
            or before.endswith("(")
            or (label.startswith("(") and label.endswith(")"))
            or not label
        ):
            reports.append(piece)
        else:
            words.append(piece.label)
    text = "".join(words)
    if last < len(pieces):
        text = text.rstrip(" ([,;–-")
        if _ENDS.search("".join(_flat(pieces[last:]))) and not _ENDS.search(text):
            text += "."
    return text, reports


def _plain(words: str) -> str:
    text = _TAG.sub("", _BREAK.sub(" ", _SWITCH.sub("", _QUOTES.sub("", words))))
    text = " ".join(html.unescape(text).split())
    text = " ".join(_EMPTY.sub(" ", text).split())
    return _GAP.sub("", text).strip(" -–—")


def _outlet(label: str) -> str:
    return _plain(label).strip(" ()[].,;:")
