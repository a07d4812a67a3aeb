"""A mention as news has it -> the parties it names, each with country, sector, identity and the rule that gave it.

Lists are split ("Russian and Belarusian soldiers"), each member is coded by `coding`, what it leaves open is taken
from the text around, and what is no political actor is refused with a reason. Deterministic; no state but the tables.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Protocol

from tacitus.errors import shorten
from tacitus.model import Party
from tacitus.resolve.who.abroad import code_abroad
from tacitus.resolve.who.apposition import joined
from tacitus.resolve.who.coded import Coded, Refused
from tacitus.resolve.who.coding import code_phrase
from tacitus.resolve.who.context import complete
from tacitus.resolve.who.listed import find_listed
from tacitus.resolve.who.lists import Member, split_list
from tacitus.resolve.who.offices import office_said
from tacitus.resolve.who.phrase import Phrase, read_pieces
from tacitus.resolve.who.posts import with_post
from tacitus.resolve.who.roles import small_words
from tacitus.resolve.who.spellings import is_foreign
from tacitus.resolve.who.surroundings import Surroundings, around
from tacitus.resolve.who.things import names_thing

_LONGEST = 400  # code points; a longer stretch is no mention of an actor
_NICKNAME = re.compile(r"(?<=\w) [\"“‘']\w+[\"”’'](?= [^\W\d_])")  # José "Pepe" Mujica
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class ActorResolver(Protocol):
    """Resolves one mention; offsets of each party are code points inside `mention`."""

    def __call__(
        self, mention: str, *, date: str | None = None, context: str | None = None
    ) -> tuple[Party, ...]:
        """Parties in the order of the mention; empty when refused."""
        ...


def resolve_actor(mention: str, *, date: str | None = None, context: str | None = None) -> tuple[Party, ...]:
    """The parties that a mention names.

    Args:
        mention: one noun phrase, such as "Iranian foreign minister Javad Zarif"; may be a list.
        date: ISO day on which offices count; None takes the latest office known.
        context: the text that the mention stands in; gives the country of an unnamed "police" or "protesters".

    Returns:
        One party a member, in order; empty when nobody in it is a political actor (see `why_refused`).
    """
    found = _resolve(mention, date, context)
    return () if isinstance(found, str) else found


def why_refused(mention: str, *, date: str | None = None, context: str | None = None) -> str:
    """The reason why a mention was refused, in words; empty when it was not."""
    found = _resolve(mention, date, context)
    return found if isinstance(found, str) else ""


def _resolve(mention: str, date: str | None, context: str | None) -> tuple[Party, ...] | str:
    if len(mention) > _LONGEST:
        return f"longer than {_LONGEST} characters: no mention of one actor"
    if not any(c.isalpha() for c in mention):
        return "a mention without a letter"
    if date is not None and not _DAY.fullmatch(date):
        date = None
    mention = _NICKNAME.sub(lambda found: " " * len(found.group()), mention)
    phrase = read_pieces(mention, date)
    if not phrase.pieces:
        return "no words"
    if (
        len(phrase.words) == 1
        and phrase.words[0].key in small_words("pronouns")
        and not phrase.words[0].text.isupper()
    ):
        return "a pronoun names nobody"
    if names_thing(phrase):
        return f"“{shorten(mention)}” names a thing or an event"
    nearby = around(context, mention, date) if context else None
    members = split_list(phrase, date)
    parties, reasons = [], []
    for member in members:
        coded = _code_member(phrase, member, date, nearby)
        if isinstance(coded, Refused):
            reasons.append(coded.reason)
        else:
            parties.append(_party(mention, member, coded))
    return tuple(parties) if parties else "; ".join(dict.fromkeys(reasons))


def _code_member(
    phrase: Phrase, member: Member, date: str | None, nearby: Surroundings | None
) -> Coded | Refused:
    found = code_phrase(phrase, member.pieces, date=date)
    if member.told:
        found = joined(found, code_phrase(phrase, member.told, date=date))
    found = code_abroad(phrase, member.start, member.end, found)
    if isinstance(found, Refused) or (found.code is None and found.kind != "listed" and found.score <= 0.5):
        found = _listed_body(phrase, member) or found
    shown = phrase.text[member.start : member.end]
    foreign = is_foreign(phrase.text)
    if isinstance(found, Refused):
        return _unread(shown) if foreign else found
    if nearby is not None:
        found = complete(found, nearby, shown, date)
    found = with_post(phrase, member.pieces, _with_office(phrase, member, found), date)
    if found.code is None and found.sector is None and not found.stated:
        if foreign:
            return _unread(shown)
        return Refused(f"“{shorten(shown)}” is in no table, and nothing around says what it is")
    return found


def _with_office(phrase: Phrase, member: Member, found: Coded) -> Coded:
    """The office in the words of the mention, where it names a person whose office no table gives."""
    own = [p for p in phrase.pieces if member.start <= p.start < member.end]
    tabled = found.kind == "person" and not found.why.endswith("as the text says")
    if tabled or not any(p.kind in {"name", "person"} for p in own) or _is_of_others(member, found):
        return found
    office = office_said(phrase, member.pieces)
    if office is None:
        return found
    called = own[-1] if own[-1].kind == "name" and not own[-1].possessive else None
    if called is None or not any(p.kind == "body" and p.sense and p.sense.lemma == found.name for p in own):
        return replace(found, role=office)
    return replace(found, role=office, name=phrase.shown(called), qid=None)  # and not the body's name


def _is_of_others(member: Member, found: Coded) -> bool:
    """Whether the role is not said in the mention, or is one of people who hold no office ("protester")."""
    titled = found.why.startswith(("title in the text", "apposition in the text"))
    roles = [p for p in member.pieces if p.kind in {"role", "weak"} and p.sense is not None]
    plural = any(p.sense is not None and p.sense.plural for p in roles)
    return titled or plural or (found.role is not None and " of " in found.role and found.kind != "person")


def _unread(shown: str) -> Refused:
    return Refused(f"“{shorten(shown)}” is in another script, and no table has a name that reads so")


def _listed_body(phrase: Phrase, member: Member) -> Coded | None:
    """A firm or body of OFAC's list that the whole member names, articles apart."""
    own = [p for p in member.pieces if p.kind != "determiner" and member.start <= p.start < member.end]
    keys = [key for piece in own for key in phrase.keys(piece)]
    entry = (
        find_listed(keys, kind="body") if own and any(phrase.words[p.first].is_cased for p in own) else None
    )
    if entry is None or entry.country is None:
        return None
    return Coded(
        entry.country, entry.sector, f"{entry.source}: {entry.basis}", 0.5, name=entry.name, qid=entry.id,
        kind="company" if entry.sector == "BUS" else "listed",
    )  # fmt: skip


def _party(mention: str, member: Member, coded: Coded) -> Party:
    return Party(
        start=member.start,
        end=member.end,
        text=mention[member.start : member.end],
        code=coded.code,
        sector=coded.sector,
        other_sectors=coded.other,
        identifier_id=coded.qid,
        identifier_text=coded.name,
        role=coded.role,
        score=round(coded.score, 2),
        why=coded.why,
    )
