"""What a pronoun stands for, where the text is clear: the nearest fitting party told before it.

Only parties of the same or the preceding sentence are asked, the nearest first. "he" and "she" want a person (a party
with a role or a name of its own), "it" one that is none, "they" several people or a body of them. Where none fits, or
two stand equally near, the pronoun stays open and says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tacitus.model import Party

_PERSON = frozenset("he she him her his hers himself herself who whom".split())
_THING = frozenset("it its itself which".split())
_SEVERAL = frozenset("they them their theirs themselves both".split())
_OWNERS = frozenset("its his her their".split())
OPEN = "pronoun; what it stands for is not clear"


def resolve_pronoun(pronoun: Party, before: Sequence[Party]) -> Party:
    """The pronoun with the code, sector and identity of the party it stands for.

    Args:
        pronoun: span and text of the pronoun.
        before: parties of the same and the preceding sentence that were resolved, in the order of the text.
    """
    word = pronoun.text.lower()
    for party in sorted(before, key=lambda p: -p.start):
        if party.end <= pronoun.start and party.code is not None and _fits(word, party):
            return replace(
                pronoun, code=party.code, sector=party.sector, other_sectors=party.other_sectors,
                identifier_id=party.identifier_id, identifier_text=party.identifier_text, role=party.role,
                score=round(0.6 * party.score, 3), why=f"pronoun; stands for “{party.text}”",
            )  # fmt: skip
    return replace(pronoun, why=OPEN)


def resolve_possessive(party: Party, before: Sequence[Party]) -> Party:
    """ "its soldiers": the country of what "its" stands for, where the party's own words give none."""
    owner, _, rest = party.text.partition(" ")
    if (
        not rest
        or owner.lower() not in _OWNERS
        or not (party.code is None or "text around" in (party.why or ""))
    ):
        return party
    pronoun = Party(party.start, party.start + len(owner), owner)
    stands_for = resolve_pronoun(pronoun, before)
    if stands_for.code is None:
        return party
    return replace(party, code=stands_for.code, why=f"role noun; possessive {stands_for.why}")


def _fits(word: str, party: Party) -> bool:
    person = party.identifier_text is not None and party.role is not None
    plural = party.text.rstrip(".,").endswith("s") and not party.text.isupper() and not person
    if word in _PERSON:
        return person or (party.role is not None and not plural)
    if word in _SEVERAL:
        return plural or not person
    return word in _THING and not person and not (plural and party.role is not None)
