"""Who held which office on a day: looks persons up by name in `data/tenures.tsv.gz` and the user's file.

A full name decides, in the spelling of the table or one that agrees with it (`spellings`); a bare surname only where one
person of that name held a high office (rank 2 or 3) on the day. Kim is not the first name of Kim Jong-un, and
Thaksin is how the text calls Thaksin Shinawatra: names of such countries are matched by their first word too. Which of
a person's offices counts on the day is for `standing`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tacitus.resolve.who import namebook
from tacitus.resolve.who.namebook import bare, mononyms, names
from tacitus.resolve.who.naming import CROWNED, is_crowned, is_office, is_rank, says_office
from tacitus.resolve.who.standing import Held, Tenure, standing_on, tenures_by
from tacitus.resolve.who.words import keys_of

# How clerics, nobles and elders are called, whatever office they hold.
STYLES = frozenset(
    "sheikh sheik prince princess ayatollah mullah cardinal lord lady sir dame imam maulana hojatoleslam sayyid chief marshal".split()
)
_REMEMBERED = 10  # years
_SHORT = 4  # letters of a bare surname that is not looked up for offices of lower rank

_PRINCELY = frozenset({"bin", "ibn", "bint"})  # words of the names of Gulf princes


def find_officer(
    keys: Sequence[str], *, date: str | None, country: str | None = None, title: str | None = None
) -> Held | None:
    """The person called by these keys, with the office on `date` (without a date the latest one).

    Args:
        keys: folded words of the name, titles left out.
        date: ISO day, or None.
        country: only persons of this country, where it is known from the words around.
        title: the role noun before a bare surname: of several who bear it, the one who is that is meant.
    """
    words = bare(keys)
    if not words:
        return None
    if len(words) == 1:
        return _by_surname(words[0], date, country, title)
    people = list(names().by_name.get(" ".join(words), ()))
    exact = bool(people)
    if not people:
        people = namebook.by_parts(words) or namebook.short_of(words)
    held = [standing_on(tenures_by(p), date) for p in people]
    if country is not None:
        held = [h for h in held if h.tenure.country == country] or ([] if not exact else held)
    if title in CROWNED and len(held) > 1:  # "King Albert II" is not the Prince of Monaco
        held = [
            h for h in held if any(t.role.casefold().startswith(title) for t in tenures_with(h.tenure))
        ] or held
    if not exact:
        if len(people) > 1:
            held = [h for h in held if h.tenure.rank >= 2]
        if len({h.tenure.person for h in held if h.standing == "in office"}) > 1:
            return None
    return max(held, key=_weight, default=None)


def find_spelt(
    keys: Sequence[str], *, date: str | None, country: str | None = None, unvowelled: bool = False
) -> Held | None:
    """The person whose full name agrees with these keys in another romanisation; None when there are several.

    Asked in this order: the name as it stands, without a patronymic, with the family name on the other side (of
    countries where it stands first), and a name that shares one word and nearly the other (persons of high office).

    Args:
        keys: folded words of the name in ASCII; words may be run together.
        date: ISO day, or None.
        country: only persons of this country, where it is known from the words around.
        unvowelled: the keys come from a script without short vowels.
    """
    words = bare(keys)
    found = _only_one(namebook.spelt_like(" ".join(words), unvowelled=unvowelled), date, country)
    if found is not None or unvowelled:
        return _at_most(found, 0.8)
    shorter = namebook.without_patronymic(words)
    if len(shorter) < len(words):
        joined = " ".join(shorter)
        people = names().by_name.get(joined) or namebook.spelt_like(joined)
        found = _only_one(people, date, country)
    found = found or _only_one(namebook.turned(words), date, country)
    if found is not None:
        return _at_most(found, 0.8)
    return _at_most(_only_one(namebook.respelt(shorter), date, country, high=True), 0.7)


def find_surname_spelt(
    key: str, *, date: str | None, country: str | None = None, title: str | None = None
) -> Held | None:
    """The one head of state or government, or with a country the one holder of a high office, in office on `date`
    whose surname agrees with this word in another romanisation.

    Args:
        key: the folded surname.
        date: ISO day, or None.
        country: of which persons, where the words around tell it.
        title: the role noun before it; one of country and title must be known.
    """
    if country is None and title is None:
        return None
    held = [standing_on(tenures_by(p), date) for p in namebook.surname_spelt_like(key)]
    held = [h for h in held if h.standing == "in office" and country in {None, h.tenure.country}]
    if title is not None:
        held = [h for h in held if title in h.tenure.role.casefold().split(" of ")[0]]
    held = [h for h in held if h.tenure.rank >= (3 if country is None or title is None else 2)]
    return _at_most(_one(held), 0.7)


def _only_one(
    people: Sequence[int], date: str | None, country: str | None, *, high: bool = False
) -> Held | None:
    held = [standing_on(tenures_by(person), date) for person in dict.fromkeys(people)]
    held = [h for h in held if h.standing != "later" and country in {None, h.tenure.country}]
    if high and any(h.tenure.rank < 2 for h in held):
        return None
    return _one(held)


def _one(held: Sequence[Held]) -> Held | None:
    """The person meant: of several the one in office, or who is one office under two spellings; else None."""
    held = [h for h in held if h.standing == "in office"] or list(held)
    persons = {h.tenure.person for h in held}
    seats = {(h.tenure.country, h.tenure.role.casefold(), h.tenure.start) for h in held}
    return max(held, key=_weight) if len(persons) == 1 or len(seats) == 1 else None


def _at_most(found: Held | None, score: float) -> Held | None:
    return None if found is None else Held(found.tenure, found.standing, min(found.score, score))


def people_called(keys: Sequence[str], *, unvowelled: bool = False) -> tuple[tuple[Tenure, ...], ...]:
    """The offices of everybody of this name: the full name, else one that agrees, else the surname, else its parts."""
    words = bare(keys)
    joined = " ".join(words)
    table = names()
    if len(words) == 1:
        people = table.by_name.get(joined) or table.surnames.get(joined) or []
    else:
        people = (
            table.by_name.get(joined)
            or namebook.spelt_like(joined, unvowelled=unvowelled)
            or namebook.by_parts(words)
            or namebook.turned(words)
            or namebook.respelt(namebook.without_patronymic(words))
        )
    return tuple(tenures_by(person) for person in dict.fromkeys(people))


def tenures_with(tenure: Tenure) -> tuple[Tenure, ...]:
    """All offices of the person who holds this one."""
    joined = " ".join(bare(keys_of(tenure.person)))
    for person in names().by_name.get(joined, ()):
        held = tenures_by(person)
        if tenure in held:
            return held
    return (tenure,)


def tenures_of(country: str) -> tuple[Tenure, ...]:
    """All offices of a state or body, in the order of the table."""
    marks = (f"\t{country};", f"|{country};")
    lines = names().lines
    held = (tenures_by(i) for i, line in enumerate(lines) if marks[0] in line or marks[1] in line)
    return tuple(t for tenures in held for t in tenures if t.country == country)


def forget() -> None:
    """Reads the tables anew on next use."""
    namebook.forget()
    tenures_by.cache_clear()


def is_mononym(keys: Sequence[str]) -> bool:
    """Whether one word is the whole name of somebody in the table, as of Suharto."""
    return len(keys) == 1 and bool(mononyms(keys[0]))


def _by_surname(key: str, date: str | None, country: str | None, title: str | None = None) -> Held | None:
    if title in CROWNED and (crowned := _by_first_name(key, date, country, title)) is not None:
        return crowned
    alone = mononyms(key)
    called = [standing_on(tenures_by(p), date) for p in alone]
    called = [
        h for h in called if country in {None, h.tenure.country} and h.standing in {"in office", "former"}
    ]
    bearers = dict.fromkeys(names().surnames.get(key, ()))
    held = [standing_on(tenures_by(p), date) for p in bearers]
    others = [h.standing for p, h in zip(bearers, held, strict=True) if p not in alone]
    if len(called) == 1 and not {"in office", "former"}.intersection(others):
        return called[0]
    if country is not None:
        held = [h for h in held if h.tenure.country == country]
    score = 0.8 if country is None else 0.9
    for standing in ("in office", "former"):
        for rank in (3, 2):
            if standing == "former" and country is None:
                continue
            found = [h for h in held if h.standing == standing and h.tenure.rank >= rank]
            if title is not None and len({h.tenure.person for h in found}) > 1:
                found = _titled(found, title) or found
            if len({h.tenure.person for h in found}) == 1:
                best = max(found, key=_weight)
                return Held(best.tenure, best.standing, score)
            if found and (title is None or standing == "former"):
                return None
        if standing == "in office":
            lower = _in_lower_office(key, held, title)
            if lower is not None:
                return _at_most(lower, score - 0.1)
    if title is not None and says_office(title):
        low = [standing_on(tenures_by(p), date) for p in namebook.low_bearers(key)]
        low = [h for h in low if h.standing == "in office" and country in {None, h.tenure.country}]
        return _at_most(_one(_titled(low, title)), 0.6)
    ranked = title is not None and is_rank(title)
    return _head_once(held, date, ranked=ranked) if country is None and (title is None or ranked) else None


def _head_once(held: Sequence[Held], date: str | None, *, ranked: bool) -> Held | None:
    """The former head of state or government whom a surname still means: left at most `_REMEMBERED` years ago, and nobody else in
    the table of that surname ever held a high office, or after a rank ("Captain Strasser") headed a state."""
    if ranked:
        held = [h for h in held if h.tenure.rank == 3]
    if date is None or len({h.tenure.person for h in held}) != 1 or held[0].standing != "former":
        return None
    left = held[0].tenure
    recent = left.rank == 3 and int(date[:4]) - int(left.end[:4]) <= _REMEMBERED
    return _at_most(held[0], 0.6) if recent else None


def _by_first_name(key: str, date: str | None, country: str | None, title: str) -> Held | None:
    """The one who reigns under this first name: "King Hussein", "Sultan Haitham"."""
    people = dict.fromkeys(names().by_word.get(key, ()))
    held = [standing_on(t, date) for t in map(tenures_by, people) if key in keys_of(t[0].person)[:1]]
    reigned = [
        h for h in held
        if h.standing == "former" and h.tenure.rank == 3 and country in {None, h.tenure.country} and is_crowned(h.tenure.role)
    ]  # fmt: skip
    held = [h for h in held if h.standing == "in office" and country in {None, h.tenure.country}]
    if not held:
        return _at_most(_one(reigned), 0.7)  # "Princess Beatrix", the former queen
    if title in {"prince", "princess"}:
        held = [
            h for h in held
            if title in h.tenure.role.casefold().split() or (h.tenure.rank > 1 and _PRINCELY & {*keys_of(h.tenure.person)})
        ]  # fmt: skip
        return _at_most(_one(held), 0.8)
    return _at_most(_one(_titled(held, title)), 0.8)


def _titled(held: Sequence[Held], title: str) -> list[Held]:
    """Those whose office begins with the words of the title: "secretary" of "Secretary of State". A permanent
    representative is called ambassador."""
    begins = (f"{title} ", "permanent representative ") if title == "ambassador" else (f"{title} ",)
    return [
        h for h in held
        if f"{h.tenure.role.casefold()} ".startswith(begins) or (says_office(title) and is_office(title, h.tenure.role))
    ]  # fmt: skip


def _in_lower_office(key: str, held: Sequence[Held], title: str | None) -> Held | None:
    """The one of this surname in an office of any rank that the title names; without a title the one who bears the
    surname at all, of those that had a higher office once."""
    in_office = [h for h in held if h.standing == "in office"]
    if title is not None and title not in STYLES:
        return _one(_titled(in_office, title))
    everybody = {*names().surnames.get(key, ())}
    heads = [p for p in everybody if any(t.rank == 3 for t in tenures_by(p))]
    alone = len(everybody) == 1 and len(key) > _SHORT
    led = [h for h in in_office if len(heads) == 1 and h.tenure in tenures_by(heads[0])]
    return _one(in_office if alone else led)


def _weight(held: Held) -> tuple[object, ...]:
    order = {"in office": 2, "former": 1, "later": 0, "unknown": 0}
    t = held.tenure
    return (order[held.standing], t.rank, t.end or "9999", t.start, t.person, t.qid, t.country)
