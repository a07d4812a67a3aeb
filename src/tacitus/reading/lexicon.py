"""The cue lexicon: words that name acts, read from data/cues.yaml and inflected once.

`cue_lexicon()` is a table from a first word (lower case) to the entries that begin with it, longest first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from .inflect import Form, plural, verb_forms
from .tokens import tokenize

WordClass = Literal["verb", "noun"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A group of words that behave alike: what they code and how they take their parties (see data/cues.yaml)."""

    event: str
    modes: tuple[str, ...]
    takes_object: bool
    recipient_prepositions: frozenset[str]
    of_is_actor: bool
    mutual: bool
    actor_is_object: bool
    needs: tuple[str, ...]
    unless: tuple[str, ...]
    bare: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One surface of a cue: its words after the first, its word class and verb form."""

    rest: tuple[str, ...]
    lemma: str
    word_class: WordClass
    form: Form | None
    cue: Cue


@cache
def cue_lexicon() -> Mapping[str, tuple[Entry, ...]]:
    """First word -> entries, those of more words first, then in the order of the file."""
    raw = files("tacitus.reading").joinpath("data/cues.yaml").read_text("utf-8")
    table: dict[str, list[Entry]] = {}
    for group in yaml.load(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        cue = _cue(group)
        for verb in group.get("verbs", ()):
            first, *rest = verb.split()
            for surface, form in verb_forms(first):
                _add(table, [surface, *rest], Entry((), verb, "verb", form, cue))
        for noun in group.get("nouns", ()):
            words = noun.split()
            _add(table, words, Entry((), noun, "noun", None, cue))
            _add(table, [*words[:-1], plural(words[-1])], Entry((), noun, "noun", None, cue))
        for phrase in group.get("phrases", ()):
            _add(table, phrase.split(), Entry((), phrase, "noun", None, cue))
    return {first: tuple(sorted(entries, key=lambda e: -len(e.rest))) for first, entries in table.items()}


def _add(table: dict[str, list[Entry]], words: list[str], entry: Entry) -> None:
    tokens = [t.low for w in words for t in tokenize(w)]
    table.setdefault(tokens[0], []).append(
        Entry(tuple(tokens[1:]), entry.lemma, entry.word_class, entry.form, entry.cue)
    )


def _cue(group: Mapping[str, Any]) -> Cue:
    recipient = group.get("recipient", ["object", "of", "on", "against"])
    slots = [recipient] if isinstance(recipient, str) else list(recipient)
    return Cue(
        event=group["event"],
        modes=tuple(group.get("mode", ())),
        takes_object="object" in slots,
        recipient_prepositions=frozenset(slots) - {"object", "none"},
        of_is_actor=group.get("of") == "actor",
        mutual=bool(group.get("mutual", False)),
        actor_is_object=group.get("actor") == "object",
        needs=tuple(group.get("needs", ())),
        unless=tuple(group.get("unless", ())),
        bare=bool(group.get("bare", False)),
    )
