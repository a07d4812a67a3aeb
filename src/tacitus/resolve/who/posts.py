"""Offices that a phrase names without a name: what they are called in the table, and who holds them on the day.

"the UN refugee chief" is the High Commissioner for Refugees, "the head of the Arab League" its secretary-general. Asked
are the offices of the table in the same state or body; the holder is given where exactly one person holds it on the
day. Plurals, deputies and former holders are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tacitus.resolve.who.coded import INTERNATIONAL, STATE, Coded
from tacitus.resolve.who.lexicon import lexicon
from tacitus.resolve.who.naming import in_news, is_office
from tacitus.resolve.who.officers import tenures_of
from tacitus.resolve.who.offices import POST, office_said
from tacitus.resolve.who.phrase import Phrase, Piece
from tacitus.resolve.who.roles import small_words
from tacitus.resolve.who.standing import Tenure
from tacitus.resolve.who.words import keys_of, split_words

_GENERIC = frozenset("head chief leader boss".split())
_TOP = re.compile(
    r"(?:(?:secretary|director|administrator)[ -]general|director|(?:managing|executive) director|president|chair(?:man|woman|person)?|"
    r"(?:high |chief )?(?:commissioner|prosecutor|representative)|administrator|governor|executive (?:chairman|secretary)|head|chief|"
    r"commissioner-general|under-secretary-general|high representative)\b", re.IGNORECASE,
)  # fmt: skip
_NAMED = frozenset(
    "minister secretary director president chairman chairwoman chairperson chair governor commissioner speaker prosecutor "
    "administrator general chancellor archbishop".split()
)
_CROWNS = frozenset(
    "president prime-minister premier chancellor taoiseach king queen emir sultan monarch pope supreme-leader".split()
)
_LESSER = frozenset(
    "deputy vice assistant former spokesman spokeswoman spokesperson special adviser advisor aide".split()
)
_OF = re.compile(r"^(.+?) (?:of|for) (?:the )?(.+)$")
_POPES = frozenset({"pope", "pontiff"})
_STEM = re.compile(r"(?:ies|y|s)$")


@dataclass(frozen=True, slots=True)
class _Post:
    """An office of the table: its words, the body it heads, if the tables know it, whether it is a head's or a deputy's."""

    tenure: Tenure
    stems: frozenset[str]
    body: str | None
    top: bool
    lesser: bool


def with_post(phrase: Phrase, pieces: Sequence[Piece], found: Coded, date: str | None) -> Coded:
    """The coding of a phrase that names an office and nobody, with the office's own name and its holder.

    Args:
        phrase: the mention.
        pieces: those of the member, in order.
        found: its coding, the text around taken in.
        date: ISO day; without one no holder is given.
    """
    post = POST.match(found.name) if found.name is not None and found.role is None else None
    roles = [p for p in pieces if p.kind in {"role", "weak"}]
    if any(p.kind in {"name", "person", "former", "relative", "out", "ethnic"} for p in pieces) or (
        not roles and post is None
    ):
        return found
    if any(p.possessive or (p.sense is not None and p.sense.plural) for p in roles[-1:]):
        return found
    if post is not None and found.name is not None:
        found = replace(found, role=in_news(found.name.removeprefix("UN ")))
        body = post[2] or "United Nations"
        return _held(found, [p for p in _posts(found.code or "") if p.top and p.body == _body(body)], date)
    words = {w.key for p in pieces for w in phrase.words[p.first : p.last] if not w.is_sign}
    if words & _LESSER or found.role is None:
        return found
    if found.code is None:
        return (
            replace(found, code="VAT", why=f"{found.why}; of the Holy See") if found.role in _POPES else found
        )
    said = office_said(phrase, pieces)
    noun = _noun(phrase, pieces)
    if noun is None:
        return found
    bodies = [p.sense.lemma for p in pieces if p.kind == "body" and p.sense is not None]
    if not bodies and noun in _GENERIC:
        return found
    named = said if said is not None and noun in _NAMED | _GENERIC else None
    if not bodies:
        return _held(
            found if named is None else replace(found, role=_state_role(found, named)),
            _of_state(found, noun),
            date,
        )
    matched = _of_body(phrase, pieces, found.code, bodies, noun)
    if noun in _GENERIC and matched:
        latest = max(matched, key=lambda p: (p.tenure.covers(date or ""), p.tenure.rank, p.tenure.start))
        return _held(replace(found, role=in_news(latest.tenure.role)), matched, date)
    return _held(found if named is None else replace(found, role=named), matched, date)


def forget() -> None:
    """Reads the tables anew on next use."""
    _posts.cache_clear()


def _state_role(found: Coded, said: str) -> str:
    """The office in the words of the phrase where the role noun alone says less: "defence secretary"."""
    assert found.role is not None
    return said if said.endswith(f" {found.role}") else found.role


def _noun(phrase: Phrase, pieces: Sequence[Piece]) -> str | None:
    """The noun of the office: the last role noun before a link, else the last one."""
    link = next((i for i, p in enumerate(pieces) if p.kind == "in" and i), len(pieces))
    roles = [p for p in pieces[:link] if p.kind in {"role", "weak"}]
    return phrase.keys(roles[-1])[-1] if roles else None


def _of_state(found: Coded, noun: str) -> list[_Post]:
    """The offices of a state that a role noun names."""
    if found.role is None or found.code is None:
        return []
    if found.code in INTERNATIONAL or (noun not in _NAMED and found.role.replace(" ", "-") not in _CROWNS):
        return []
    lemma = found.role
    if lemma.replace(" ", "-") in _CROWNS:
        return [p for p in _posts(found.code) if p.tenure.rank == 3 and is_office(lemma, p.tenure.role)]
    fields = _stems(lemma.split(" of ")[-1]) - {noun}
    if len(lemma.split()) == 1 or not fields:
        return []
    return [
        p for p in _posts(found.code)
        if p.tenure.rank == 2 and is_office(lemma, p.tenure.role) and not p.lesser
        and ("state" in fields or not p.tenure.role.lower().startswith(("minister of state ", "state ")))
    ]  # fmt: skip


def _of_body(
    phrase: Phrase, pieces: Sequence[Piece], code: str | None, bodies: Sequence[str], noun: str
) -> list[_Post]:
    """The offices of a body that the phrase names, by the body and by the words of a field: "human rights"."""
    fields = frozenset(
        stem for p in pieces if p.kind not in STATE | {"body", "in", "determiner", "number"}
        for key in phrase.keys(p) if key != noun for stem in _stems(key)
    )  # fmt: skip
    wanted = fields - _stems(" ".join(bodies))
    heads = [
        p for p in _posts(code or "") if not p.lesser and (p.top if noun in _GENERIC else noun in p.stems)
    ]
    own = [p for p in heads if p.body in bodies and wanted <= p.stems]
    if own or not wanted or "United Nations" not in bodies:
        return own
    return [p for p in heads if wanted <= p.stems]


def _held(found: Coded, matched: Sequence[_Post], date: str | None) -> Coded:
    """The coding with the one who holds the office on the day; as it is where there is none or several."""
    if date is None or not found.stated:
        return found  # of a state that the text around gives, the holder would be a guess upon a guess
    held = [p.tenure for p in matched if p.tenure.covers(date)]
    held = [t for t in held if t.attested is None] or held
    if len({_short(t.person) for t in held}) != 1:
        return found
    holder = max(held, key=lambda t: (t.rank, t.start))
    why = f"{found.why}; held by {holder.person} since {holder.start}"
    return replace(found, name=holder.person, qid=holder.qid or None, why=why)


def _short(name: str) -> tuple[str, str]:
    """First and last word of a name: "James B. Comey" is James Comey."""
    keys = keys_of(name) or ("",)
    return keys[0], keys[-1]


@lru_cache(maxsize=512)
def _posts(code: str) -> tuple[_Post, ...]:
    """The offices of high rank in a state or of a body."""
    posts = []
    for tenure in tenures_of(code):
        if tenure.rank < 2:
            continue
        match = _OF.match(tenure.role)
        body = None if match is None else _body(match[2])
        lesser = not _LESSER.isdisjoint(keys_of(tenure.role))
        posts.append(_Post(tenure, _stems(tenure.role), body, bool(_TOP.match(tenure.role)), lesser))
    return tuple(posts)


def _body(name: str) -> str | None:
    senses = lexicon().whole(split_words(name))
    return next((s.lemma for s in senses if s.kind == "body"), None)


@lru_cache(maxsize=16384)
def _stems(words: str) -> frozenset[str]:
    """The words without their plural ending and small words."""
    small = small_words("links_in") | small_words("determiners") | {"for", "and"}
    return frozenset(
        _STEM.sub("", key) if len(key) > 4 else key for key in keys_of(words) if key not in small
    )
