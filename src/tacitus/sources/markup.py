"""HTML as a flat run of tags and text, in one pass and without a tree: linear whatever the page.

For what no tree is needed for (metadata), and for pages that no tree can be built of: nested deeper than a
parser goes, or a single line of many megabytes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_OPENING = re.compile(r"<(?:!--|[!?/a-zA-Z])")
_NAME = re.compile(r"/?[a-zA-Z][^\s/>]{0,60}")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]{1,80})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_HUGE_REFERENCE = re.compile(r"&#[xX]?[0-9a-fA-F]{9,};?")
_SPACE = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n[ \n]*")
_RAW = frozenset(("script", "style", "noscript", "template", "textarea", "svg", "iframe", "object"))
_LEFT_OUT = frozenset(("head", "nav", "footer", "aside", "form", "button", "select", "menu"))
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike "
    "strong sub sup time tt u var wbr".split()
)
_LONGEST_TAG = 1 << 14


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag; `name` is in lower case and begins with / where it closes. `source` is what stands within < and >."""

    name: str
    source: str

    def attributes(self) -> dict[str, str]:
        """Attributes by name in lower case, references resolved; the first of a name counts."""
        found: dict[str, str] = {}
        for name, double, single, bare in _ATTRIBUTE.findall(self.source):
            found.setdefault(name.lower(), unescape(double or single or bare))
        return found


def scan(markup: str) -> Iterator[Tag | str]:
    """Tags and the text between them in order; comments are left out, the inside of a script is one text."""
    at, length = 0, len(markup)
    while at < length:
        opening = _OPENING.search(markup, at)
        if opening is None:
            yield markup[at:]
            return
        if opening.start() > at:
            yield markup[at : opening.start()]
        at = opening.start()
        comment = opening[0] == "<!--"
        end = markup.find("-->", at + 4) if comment else _tag_end(markup, at)
        if end < 0:  # never closed: the rest is text
            yield markup[at:] if not comment else ""
            return
        if comment:
            at = end + 3
            continue
        name = _NAME.match(markup, at + 1)
        tag = Tag(name[0].lower() if name else "!", markup[at + 1 : min(end, at + _LONGEST_TAG)])
        yield tag
        at = end + 1
        if tag.name in _RAW and not tag.source.endswith("/"):
            closing = _closing(tag.name).search(markup, at)
            yield markup[at : closing.start() if closing else length]
            at = closing.start() if closing else length


def flat_text(markup: str) -> str:
    """The readable text of a page, blocks as paragraphs: navigation, scripts, forms and the like left out."""
    pieces: list[str] = []
    hidden: dict[str, int] = {}  # open elements that are left out
    raw = False
    for part in scan(markup):
        if isinstance(part, str):
            if not hidden and not raw:
                pieces.append(part.replace("\n", " ").replace("\r", " "))
            raw = False
            continue
        name = part.name.removeprefix("/")
        raw = part.name in _RAW
        if name in _LEFT_OUT:
            depth = hidden.pop(name, 0) + (-1 if part.name[0] == "/" else 1)
            if depth > 0:
                hidden[name] = depth
        elif part.name == "body":
            hidden.pop("head", None)
        if name not in _INLINE:
            pieces.append("\n")
    return tidy(unescape("".join(pieces)))


def unescape(text: str) -> str:
    """Character references resolved; those beyond any character become U+FFFD."""
    return html.unescape(_HUGE_REFERENCE.sub("\ufffd", text))


def tidy(text: str) -> str:
    """Runs of blanks as one, paragraphs apart by one empty line, nothing at either end."""
    return _BREAKS.sub("\n\n", _SPACE.sub(" ", text)).strip()


def _tag_end(markup: str, at: int) -> int:
    """Where the tag that opens at `at` closes; a > within a quoted value does not close it."""
    end = markup.find(">", at)
    for _ in range(8):
        if end < 0 or end - at > _LONGEST_TAG:
            return end
        if markup.count('"', at, end) % 2 == 0:
            return end
        close = markup.find('"', end, at + _LONGEST_TAG)
        if close < 0:
            return end
        end = markup.find(">", close)
    return end


def _closing(name: str) -> re.Pattern[str]:
    return _CLOSINGS[name]


_CLOSINGS = {name: re.compile(f"</{name}", re.I) for name in sorted(_RAW)}
