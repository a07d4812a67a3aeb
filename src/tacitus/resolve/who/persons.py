"""Persons of the office table in a noun phrase: full names, surnames with title or country, and who is named by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tacitus.ontology.countries import countries
from tacitus.resolve.who.coded import Coded, code_of, deciding_role
from tacitus.resolve.who.namebook import bare
from tacitus.resolve.who.naming import (
    CROWNED,
    in_news,
    is_crowned,
    is_office,
    is_rank,
    is_to_come,
    says_office,
)
from tacitus.resolve.who.officers import (
    STYLES,
    find_officer,
    find_spelt,
    find_surname_spelt,
    is_mononym,
    tenures_with,
)
from tacitus.resolve.who.offices import POST
from tacitus.resolve.who.phrase import Phrase, Piece
from tacitus.resolve.who.senses import Sense
from tacitus.resolve.who.spellings import agree, foreign_keys, is_foreign, is_unvowelled
from tacitus.resolve.who.standing import Held
from tacitus.resolve.who.words import keys_of

FAMILY = frozenset(
    {
        "family",
        "wife",
        "husband",
        "son",
        "daughter",
        "brother",
        "sister",
        "mother",
        "father",
        "relative",
        "parent",
        "couple",
    }
)
_OF_STATE = frozenset({"GOV", "LEG", "MIL"})
_LASTING = frozenset({"REB", "PRM", "CRM", "OPP", "REL", "JRN"})  # sectors that outlast the office


def code_person(
    phrase: Phrase, head: Sequence[Piece], country: Piece | None, *, date: str | None, former: bool
) -> Coded | None:
    """The person of the office table that a head names, or who is called after one ("Trump's lawyer").

    Args:
        phrase: the mention.
        head: pieces of the head.
        country: the piece that names the country, if one does: only persons of it are looked up.
        date: ISO day on which offices count.
        former: the head says "former".
    """
    piece = next((p for p in reversed(head) if p.kind in {"person", "name"}), None)
    if piece is None:
        return None
    if piece.possessive and any(p.kind == "body" and p.first > piece.first for p in head):
        return None  # "Erdogan's ruling AK Party" is the party
    apposed = (
        piece.last < len(phrase.words) and phrase.words[piece.last].is_sign
    )  # "Isa bin Salman, the emir"
    after = [p for p in head if p.kind in {"role", "weak"} and p.first > piece.first and not apposed]
    if after and not piece.possessive and after[-1].kind == "role" and piece.kind == "name":
        return None
    held = _find(phrase, head, piece, code_of(country) if country is not piece else None, date)
    if held is None:
        return None
    surname = piece.last - piece.first == 1 and not is_mononym(phrase.keys(piece))
    if surname and not former and held.standing != "in office" and not _led_once(head, piece, held):
        return None
    if former and date is not None and held.standing == "in office":
        ended = [t for t in tenures_with(held.tenure) if t.end and t.end < date and not is_to_come(t.role)]
        if ended:  # "former dictator Pinochet", a senator by then
            held = replace(held, tenure=max(ended, key=lambda t: (t.rank, t.end)), standing="former")
    coded = code_held(held, former=former)
    title = deciding_role([p for p in head if p.kind in {"role", "weak"} and p.first < piece.first])
    named = (
        title.sense if title is not None and title.kind == "role" else None if title else _post(head, piece)
    )
    if title is not None and named is not None:
        named = _of_its_field(phrase, head, title, named)
    if named is not None:
        coded = _as_titled(coded, held, named, date=date, former=former)
    if not after or after[-1].sense is None:
        return coded
    lemma = after[-1].sense.lemma
    if lemma in FAMILY:
        sector: str | None = "ELI" if coded.sector in {"GOV", "ELI"} else "CVL"
    else:
        sector = after[-1].sense.sector if after[-1].kind == "role" else coded.sector
    return Coded(coded.code, sector, f"{lemma} of {coded.name}", 0.7, role=lemma)


def _led_once(head: Sequence[Piece], piece: Piece, held: Held) -> bool:
    """Whether a surname means a former head of state or government: it stands alone, or after a rank or a crown only."""
    before = [p.sense.lemma for p in head if p.last <= piece.first and p.sense is not None]
    return held.tenure.rank == 3 and all(is_rank(lemma) or lemma in CROWNED for lemma in before)


def _of_its_field(phrase: Phrase, head: Sequence[Piece], title: Piece, named: Sense) -> Sense:
    """ "Minister" with the word before it that the lexicon does not know as an office's: "law minister"."""
    before = next((p for p in head if p.last == title.first and p.kind in {"nothing", "word"}), None)
    if before is None or named.lemma not in {"minister", "secretary"}:
        return named
    return replace(named, lemma=f"{' '.join(phrase.keys(before))} {named.lemma}")


def _post(head: Sequence[Piece], piece: Piece) -> Sense | None:
    """The office that a body before the name is: "UN Secretary-General", "European Commission President"."""
    for p in head:
        post = POST.match(p.sense.lemma) if p.kind == "body" and p.sense and p.last <= piece.first else None
        if post is not None and p.sense is not None:
            return Sense("role", post[1].lower().replace("-", " "), sector=p.sense.sector)
    return None


def _as_titled(coded: Coded, held: Held, title: Sense, *, date: str | None, former: bool) -> Coded:
    """The coding by the office that the words before the name say, where the table gives another."""
    lemma = title.lemma
    if lemma in STYLES and (former or held.standing in {"in office", "former"}):
        return coded
    if (
        held.standing == "former" and not former and (is_rank(lemma) or lemma in CROWNED)
    ):  # "General Pinochet", "Queen Beatrix"
        return coded
    if held.standing != "in office" and not former:
        if coded.code not in countries() and title.sector in _OF_STATE:  # once of a world body
            own = next((t.country for t in tenures_with(held.tenure) if t.country in countries()), None)
            coded = replace(coded, code=own)
        why = "person of the office table, role as the text says"
        return replace(coded, sector=title.sector, role=lemma, why=why, kind=None)
    if former and not says_office(lemma) and title.sector not in {None, held.tenure.sector, "GOV", "ELI"}:
        ended = [
            t
            for t in tenures_with(held.tenure)
            if t.sector == title.sector and t.end and t.end < (date or "9999")
        ]
        if ended:  # "former rebel leader", a candidate after it
            return code_held(replace(held, tenure=max(ended, key=lambda t: (t.rank, t.end))), former=True)
    if not says_office(lemma) or is_office(lemma, held.tenure.role):
        return coded
    others = [
        t for t in tenures_with(held.tenure)
        if is_office(lemma, t.role) and (t.start <= (date or "9999") if former else date is None or t.covers(date))
    ]  # fmt: skip
    if others:
        best = max(others, key=lambda t: (t.rank, t.start))
        return code_held(replace(held, tenure=best), former=former)
    why = f"{coded.why}; office as the text says"
    if former:
        sector = coded.sector if title.sector in _LASTING else "ELI"
        return replace(coded, sector=sector, role=f"former {lemma}", why=why)
    return replace(coded, sector=title.sector, other=title.other, role=lemma, why=why)


def code_surname(phrase: Phrase, piece: Piece, *, date: str | None) -> Coded | None:
    """A place name alone that is also the surname of a head of state or government in office: "Bush"."""
    held = find_officer(phrase.keys(piece), date=date)
    if held is None or held.tenure.rank < 3 or held.standing != "in office":
        return None
    return code_held(held, former=False)


def code_held(held: Held, *, former: bool) -> Coded:
    """The coding of a person found: in office the office's sector, after it ELI, before it none."""
    t = held.tenure
    told = t.attested
    if held.standing == "unknown":
        why = "person of the office table, which says nothing about this day"
        return Coded(t.country, None, why, held.score, name=t.person, qid=t.qid or None, kind="person")
    sector: str | None = t.sector or None
    role = in_news(t.role)
    if held.standing == "former" or former:
        role, sector = f"former {role}", sector if sector in _LASTING else "ELI"
        why = f"held the office until {t.end}" if t.end else "called former"
        if told is not None:
            why = (
                f"called former in news of {told[0]}"
                if t.is_end_only
                else f"called so in news until {told[1]}"
            )
    elif held.standing == "later":
        role, sector, why = (
            "",
            None if sector in {"GOV", "PRE"} else sector,
            f"called former in news of {told[0]}"
            if told and t.is_end_only
            else f"{role} from {told[0] if told else t.start} on",
        )
    elif told is not None:
        why = f"called so in news of {told[0]}" + (f" to {told[1]}" if told[1] != told[0] else "")
    else:
        why = f"holds the office since {t.start}"
    why = f"person of the office table: {why}"
    country: str | None = t.country
    if held.standing == "later" and t.country not in countries():  # not yet of the body
        country = next((x.country for x in tenures_with(t) if x.country in countries()), None)
    other = (
        ("GOV",) if sector == "PRE" else ("PTY",) if sector == "OPP" and "leader" in t.role.casefold() else ()
    )
    return Coded(
        country, sector, why, held.score, other, t.person, t.qid or None, role or None, kind="person"
    )


def _find(
    phrase: Phrase, head: Sequence[Piece], piece: Piece, code: str | None, date: str | None
) -> Held | None:
    keys = phrase.keys(piece)
    foreign = is_foreign(phrase.shown(piece))
    if foreign:
        keys = foreign_keys(phrase.shown(piece))
    title = next(
        (p.sense.lemma for p in head if p.kind in {"role", "weak"} and p.sense and p.last <= piece.first),
        None,
    )
    if keys[:2] == ("crown", "prince") and len(keys) > 3:  # a name is "Crown Prince Salman" too
        keys, title = keys[2:], "crown prince"
    held = find_officer(keys, date=date, country=code, title=title)
    if held is None and len(bare(keys)) > 2:
        held = _without_first(bare(keys), date, code)
    if held is None and len(keys) > 1:
        held = find_spelt(keys, date=date, country=code, unvowelled=is_unvowelled(phrase.shown(piece)))
    if held is None and len(keys) == 1:
        held = find_surname_spelt(keys[0], date=date, country=code, title=title)
    crowned = any(p.sense is not None and p.sense.lemma in CROWNED for p in head)
    if held is not None and len(keys) == 1 and crowned and not is_crowned(held.tenure.role):
        return None
    return held


def _without_first(words: Sequence[str], date: str | None, code: str | None) -> Held | None:
    """The person of the last two words of a longer name, where the first one is theirs too, in another spelling: "Abed Rabbo
    Mansour Hadi" is Abdrabbuh Mansur Hadi, "Shafqat Ali Khan" is not Gohar Ali Khan."""
    held = find_officer(words[-2:], date=date, country=code)
    if held is None:
        return None
    own = keys_of(held.tenure.person)
    alike = (
        own[0][:2] == words[0][:2]
        or agree(own[0], words[0])
        or (code is not None and own[:2] == tuple(words[-2:]))
    )
    return held if alike else None
