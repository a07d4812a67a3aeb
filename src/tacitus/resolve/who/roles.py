"""Role nouns and what sector they mean: "protesters" CVL, "gunmen" UAF, "lawmakers" LEG.

A strong noun decides its phrase; a weak one ("chief", "forces", "member") leaves it to a stronger word or a body
beside it. `nothing` are nouns that never are political actors.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tacitus.resolve.who.senses import Kind, Sense
from tacitus.resolve.who.tables import read_yaml

_MEN = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "persons",
    "wife": "wives",
    "thief": "thieves",
}
_SAME = {
    "duma", "people", "peoples", "nationals", "police", "times", "airlines", "airways", "motors", "inc", "holdings", "the wounded", "the injured", "the dead", "personnel", "troops", "media", "staff", "press", "aircraft", "clergy", "forces", "negotiators",
    "others", "telecoms", "schoolchildren", "mujahideen", "mujahedeen", "carabinieri", "businesses", "brigades", "yakuza",
}  # fmt: skip


def role_senses() -> Iterator[tuple[str, Sense]]:
    """Every role noun, singular and plural, with its sense."""
    told = read_yaml("roles.yaml")
    groups: tuple[tuple[Kind, str], ...] = (("role", "strong"), ("weak", "weak"))
    for kind, group in groups:
        for sector, nouns in told[group].items():
            for noun in nouns:
                yield from _forms(noun, kind, sector)
    for noun in told["no_actor"][0]:
        yield from _forms(noun, "nothing", None)
    for word in told["modifiers"]["former"]:
        yield word, Sense("former", word, sector="ELI")
    for word in told["modifiers"]["opposition"]:
        yield word, Sense("opposition", word, sector="OPP")


@cache
def small_words(group: str) -> frozenset[str]:
    """One group of `data/speech.yaml`: determiners, links, particles and the like."""
    return frozenset(str(word).casefold() for word in read_yaml("speech.yaml")[group])


@cache
def ignored_words() -> frozenset[str]:
    """Modifiers that change nothing: "senior", "suspected"."""
    return frozenset(read_yaml("roles.yaml")["modifiers"]["ignored"])


def _forms(noun: str, kind: Kind, sector: str | None) -> Iterator[tuple[str, Sense]]:
    capitals, cased = noun.isupper(), noun[0].isupper()
    yield (
        noun,
        Sense(
            kind,
            noun.lower() if cased and not capitals else noun,
            sector=sector,
            cased=cased,
            capitals=capitals,
        ),
    )
    for many in plurals(noun):
        yield many, Sense(kind, noun, sector=sector, plural=True, cased=cased)


def plurals(noun: str) -> tuple[str, ...]:
    """Plural forms of a role noun; of "chief of staff" the first noun is counted."""
    for link in (" of ", " in ", " to "):
        if link in noun:
            head, rest = noun.split(link, 1)
            return tuple(many + link + rest for many in plurals(head))
    head, last = noun.rpartition(" ")[::2]
    lead = head + " " if head else ""
    if last in _SAME:
        return ()
    if last in _MEN:
        return (lead + _MEN[last],)
    if last.endswith("man"):
        return (lead + last[:-3] + "men",)
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return (lead + last[:-1] + "ies",)
    if last.endswith(("s", "x", "ch", "sh")):
        return (lead + last + "es",)
    found = (lead + last + "s",)
    if last in {"general"} and head in {
        "attorney",
        "solicitor",
        "governor",
        "consul",
        "secretary",
        "prosecutor",
        "inspector",
    }:
        return (*found, f"{head}s {last}")
    return found
