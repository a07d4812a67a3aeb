"""Which language a text is in; Tacitus codes English, and keeps what is in others.

py3langid looks at the beginning of a text, among languages in which news is written; creoles and dialects that are
written much like their larger neighbours are left aside. It is believed where it is sure; short lines of names
are not. A text full of English function words is English whatever its names look like.
"""

from __future__ import annotations

import dataclasses
import re
from functools import cache
from typing import Any

from tacitus.model import Document

from .optional import load

CODED = "en"
_LANGUAGES = (
    "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu ha he hi hr hu hy id is it ja ka kk km kn "
    "ko ku ky lo lt lv mk ml mn mr ms my ne nl no or pa pl ps pt ro ru si sk sl so sq sr sv sw ta te tg th tk tl tr uk "
    "ur uz vi zh zu"
).split()
_LOOKED_AT = 2000  # code points
_LETTERS, _LONG = 12, 12  # the least letters of a text; words of a text long enough to believe half a proof
_SURE, _LIKELY, _BEYOND_DOUBT = 0.9, 0.6, 0.97
_WORDS = re.compile(
    r"\b(?:the|of|and|to|are|were|by|from|with|that|has|have|after|which|who|it|its|at)\b", re.I
)
_SHARE, _FULL = 0.08, 0.15  # of all words
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def identify_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of a text; None where it is too short or nothing is sure.

    Raises:
        ResourceError: T302 where py3langid is missing.
    """
    start = text[:_LOOKED_AT]
    letters = sum(map(str.isalpha, start))
    words = len(start.split())
    if letters < _LETTERS:
        return None
    found, sure = _identifier().classify(start.encode("utf-8", "replace").decode("utf-8"))
    if found == CODED:
        return CODED
    if 2 * len(_LATIN.findall(start)) < letters:
        return str(found)
    english = [word.lower() for word in _WORDS.findall(start)]
    if len(english) >= max(1, _SHARE * words) and sure < _BEYOND_DOUBT:
        return CODED
    if len(english) >= _FULL * words and len(set(english)) > 1:
        return CODED
    return str(found) if sure >= _SURE or (sure >= _LIKELY and words >= _LONG) else None


def mark_language(document: Document) -> Document:
    """The document with the language of its text; what was stated stays where it agrees or nothing is sure."""
    found = identify_language(document.text)
    if found is None or found == _primary(document.language):
        return document
    return dataclasses.replace(document, language=found)


def is_coded(document: Document) -> bool:
    """Whether a document is in the language that is coded; one whose language is not known is taken to be."""
    return document.language is None or _primary(document.language) in (CODED, "eng", "english", "und", "")


def why_not_coded(document: Document) -> str:
    """The reason of a document that is kept and not coded, in words."""
    return f"the text is in {document.language or 'no known language'}; English is coded"


def _primary(language: str | None) -> str:
    return re.split(r"[-_\s,;]", (language or "").strip().lower(), maxsplit=1)[0]


@cache
def _identifier() -> Any:
    langid = load("py3langid.langid")
    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    known = set(identifier.labels)
    identifier.set_languages([language for language in _LANGUAGES if language in known])
    return identifier
