"""Mentions that name several parties: where a list is split, and what a member takes from its neighbours.

"Russian and Belarusian soldiers": the first member takes the noun of the last. "foreign ministers of France and
Germany": the last takes the noun of the first. A list is split only where every member is somebody; "Ministry of
Trade and Industry" stays whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tacitus.resolve.who.apposition import is_naming, named_and_told
from tacitus.resolve.who.coded import Coded, Refused
from tacitus.resolve.who.coding import code_phrase
from tacitus.resolve.who.phrase import Phrase, Piece
from tacitus.resolve.who.sharing import borrowed, with_shared

_OF_SUBJECTS = frozenset(
    {
        "ministry",
        "minister",
        "department",
        "secretary",
        "committee",
        "commission",
        "agency",
        "deputy minister",
        "council",
        "organization",
        "organisation",
        "association",
        "federation",
        "union",
        "institute",
        "fund",
        "society",
        "foundation",
        "authority",
        "centre",
        "center",
        "board",
        "academy",
        "alliance",
        "office",
        "bureau",
    }
)
_ENDINGS = frozenset(
    "inc ltd llc plc corp co jr jnr sr snr dc md esq gmbh sa ag mp mep kg".split()
)  # after a comma
_PARTIES = frozenset(
    {"country", "adjective", "seat", "territory", "place", "people", "person", "body", "region"}
)


@dataclass(frozen=True, slots=True)
class Member:
    """One member: its own span in the mention and the pieces that code it, borrowed ones included.

    `told` are the pieces of an apposition that says what the member is.
    """

    start: int
    end: int
    pieces: tuple[Piece, ...]
    told: tuple[Piece, ...] = ()


def split_list(phrase: Phrase, date: str | None) -> tuple[Member, ...]:
    """The members of a mention in order; one member when it is no list."""
    groups = _groups(phrase)
    if len(groups) == 1:
        return (_member(groups[0], ()),)
    whole = (_member(phrase.pieces, ()),)
    if _is_titled_twice(groups, phrase):
        own = [p for p in groups[1] if p.kind in {"name", "person"}]
        return (replace(whole[0], pieces=(*groups[0], *own)),)
    if _is_apposition(groups, phrase):
        told = max(groups, key=lambda group: sum(p.kind in {"role", "weak"} for p in group))
        return (replace(whole[0], told=tuple(told)),)
    beside = named_and_told(groups, phrase)
    if beside is not None:
        return (replace(whole[0], pieces=tuple(beside[0]), told=tuple(beside[1])),)
    if _is_one_name(groups, phrase) or _is_place_in_state(groups, phrase):
        return whole
    members = [_member(group, borrowed(groups, i, phrase)) for i, group in enumerate(groups)]
    coded = [code_phrase(phrase, member.pieces, date=date) for member in members]
    for i, (member, found) in enumerate(zip(members, coded, strict=True)):
        if isinstance(found, Refused) or found.code is not None or found.stated:
            continue
        shared = with_shared(phrase, groups, i, member.pieces, found)
        if shared is not None:
            members[i] = replace(member, pieces=shared)
            coded[i] = code_phrase(phrase, shared, date=date)
    if all(isinstance(c, Coded) and (c.code or c.sector or c.stated or c.score > 0) for c in coded):
        return tuple(members)
    return whole


def _groups(phrase: Phrase) -> list[list[Piece]]:
    """Runs of pieces between joins; a relative clause ends the list."""
    pieces = phrase.pieces
    groups: list[list[Piece]] = [[]]
    past = 0
    for i, piece in enumerate(pieces):
        if piece.kind == "relative" and groups[0]:
            break
        if piece.first < past:
            continue
        after = pieces[i + 1] if i + 1 < len(pieces) else None
        if piece.kind == "join" and after is not None and _is_ending(phrase, after):
            continue
        naming = is_naming(phrase, piece.first) if groups[-1] or len(groups) > 1 else 0
        if naming:  # "the commission, known as X"
            past = piece.first + naming
            if groups[-1]:
                groups.append([])
            continue
        if piece.kind == "join" and after is not None:
            if _tells_state(phrase, groups[-1], after, pieces[i + 2 : i + 3]):
                continue  # "in Osh, Kyrgyzstan"
            if _is_participle(phrase, pieces[i + 1 : i + 3]) and not is_naming(phrase, after.first):
                break  # "the warlord, fighting the army in the north"
        if i and pieces[i - 1].kind == "join" and groups[-1] and _is_ending(phrase, piece):
            continue
        if piece.kind == "join":
            if groups[-1]:
                groups.append([])
        else:
            groups[-1].append(piece)
    return [
        group for k, group in enumerate(groups)
        if any(p.kind not in {"determiner", "sign"} for p in group) and not (k and _is_age(phrase, group))
    ] or [list(pieces)]  # fmt: skip


def _tells_state(phrase: Phrase, group: Sequence[Piece], after: Piece, rest: Sequence[Piece]) -> bool:
    """Whether a state after a comma only says where the place before it lies: "a teacher in Osh, Kyrgyzstan"."""
    if len(group) < 3 or group[-2].kind != "in" or after.kind != "country" or rest:
        return False
    if phrase.words[after.first - 1].text != ",":
        return False
    same = group[-1].sense is None or after.sense is None or group[-1].sense.code == after.sense.code
    return group[-1].kind in {"place", "seat", "name"} and same


def _is_participle(phrase: Phrase, after: Sequence[Piece]) -> bool:
    """Whether a comma is followed by what somebody does and not by another member: "fighting the army", "wanted for fraud"."""
    word = phrase.words[after[0].first]
    if len(after) < 2 or phrase.words[after[0].first - 1].text != "," or word.is_cased:
        return False
    does = (
        after[0].kind in {"word", "determiner", "nothing"}
        and word.key.endswith(("ing", "ed"))
        and len(word.key) > 4
    )
    return does and after[1].kind in {
        "determiner",
        "in",
        "out",
        "country",
        "name",
        "body",
        "person",
        "place",
        "number",
    }


def _is_age(phrase: Phrase, group: Sequence[Piece]) -> bool:
    """Whether a member is an age: the 31 of "Khaled Hamwi, 31, a driver"."""
    own = [p for p in group if p.kind != "sign"]
    return len(own) == 1 and own[0].kind == "number" and phrase.words[own[0].first - 1].text == ","


def _is_apposition(groups: Sequence[Sequence[Piece]], phrase: Phrase) -> bool:
    """Whether the mention is a name with its role beside it: "Abbas Mousavi, a spokesman of the ministry", or the other
    way round, "Qatar's prime minister, Hamad bin Jassim"."""
    if len(groups) != 2 or phrase.words[groups[1][0].first - 1].text != ",":
        return False
    named = [[p for p in group if p.kind in {"name", "person"} and not p.possessive] for group in groups]
    if named[0]:
        return not named[1] and any(p.kind in {"role", "weak"} for p in groups[1])
    titles = [p for p in groups[0] if p.kind in {"role", "weak"}]
    return bool(named[1] and titles) and titles[-1].sense is not None and not titles[-1].sense.plural


def _is_titled_twice(groups: Sequence[Sequence[Piece]], phrase: Phrase) -> bool:
    """Whether one person has two titles: "Polish miner and union activist Tomasz Wrona"."""
    if len(groups) != 2 or phrase.words[groups[1][0].first - 1].key != "and":
        return False
    first, second = groups[0][-1], groups[1]
    if first.kind not in {"role", "weak"} or first.sense is None or first.sense.plural or len(second) != 2:
        return False
    title = second[0]
    single = title.kind in {"role", "weak"} and title.sense is not None and not title.sense.plural
    named = second[1].kind in {"name", "person"} and not second[1].possessive
    return single and named and not phrase.words[title.first].is_cased and groups[0][0].kind != "determiner"


def _is_place_in_state(groups: Sequence[Sequence[Piece]], phrase: Phrase) -> bool:
    """Whether the mention is a place with its state after a comma: "Tripoli, Libya"."""
    if len(groups) != 2 or phrase.words[groups[1][0].first - 1].text != ",":
        return False
    last, state = groups[0][-1], groups[1][0]
    return (
        last.kind in {"place", "seat"} and state.kind == "country" and last.sense is not None
        and state.sense is not None and last.sense.code == state.sense.code
    )  # fmt: skip


def _is_ending(phrase: Phrase, piece: Piece) -> bool:
    """Whether a piece is no member of a list but the end of a name: ", Inc.", ", Jr."."""
    return piece.last - piece.first == 1 and phrase.words[piece.first].key in _ENDINGS


def _is_one_name(groups: Sequence[Sequence[Piece]], phrase: Phrase) -> bool:
    """Whether the mention is one proper name with "and" in it: "Food and Fisheries Authority", "Ministry of X and Y"."""
    own = [[p for p in group if p.kind not in {"determiner", "number"}] for group in groups]
    if len(own) != 2 or not all(own):
        return False
    first, last = own[0], own[1][-1]
    link = next((k for k, p in enumerate(first) if p.kind in {"in", "out"}), None)
    if link:
        head = first[link - 1]
        return (
            head.sense is not None
            and head.sense.lemma in _OF_SUBJECTS
            and not {p.kind for p in first[link:]} & _PARTIES
        )
    if first[-1].kind != "name" or not phrase.words[last.first].is_cased:
        return False
    if last.kind == "body":  # "the African Union's Peace and Security Council"
        return len(first) > 1 and first[-1].last - first[-1].first == 1
    return last.kind in {"role", "weak"} and not any(p.kind in {"role", "weak"} for p in first)


def _member(group: Sequence[Piece], taken: tuple[Piece, ...]) -> Member:
    own = [p for p in group if p.kind not in {"sign"}] or list(group)
    start, end = own[0].start, own[-1].end
    if taken and taken[-1].kind == "in":
        return Member(start, end, (*taken, *own))
    if taken and taken[0].first == own[-1].first:  # the North of "North and South Korean officials"
        return Member(start, end, (*own[:-1], *taken))
    return Member(start, end, (*own, *taken))
