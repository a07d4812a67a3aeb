"""Names of offices: whether a role noun and a title of the table name one office, and how news calls a title.

"Premier" and "Prime Minister" are one office; "Permanent Representative to the United Nations" is the ambassador to it.
"""

from __future__ import annotations

import re

from tacitus.resolve.who.roles import small_words

CROWNED = frozenset(
    {"king", "queen", "emir", "sultan", "emperor", "prince", "princess", "crown prince", "pope", "monarch"}
)
# Ranks and kinds of people, which name no office.
_RANKS = frozenset(
    "general colonel major captain lieutenant sergeant admiral commodore brigadier marshal gen col lt maj capt adm brig sheikh sheik prince "
    "princess ayatollah cleric imam politician lawmaker candidate leader dictator ruler mp sen rep official diplomat "
    "negotiator commander dissident activist statesman militant rebel".split()
)
_MILITARY = frozenset("general colonel major captain lieutenant admiral commodore brigadier marshal".split())
_KINDS = frozenset(
    "minister secretary of the for and state chief head director chairman official elect designate".split()
)
_GOVERNMENT = frozenset({"prime", "premier", "taoiseach", "chancellor", "pm"})
_IN_NEWS = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"(?i)^(acting |deputy )?permanent representative to\b", r"\1ambassador to"),
        (r"(?i)^chairman of the cabinet of ministers \(prime minister\)$", "prime minister"),
        (r"(?i)^high representative (of the union )?for (the common )?foreign (affairs|and security policy)\b.*", "foreign policy chief"),
        (r"(?i)^(?:european )?commissioner for ([\w ]+?)( and [\w ]+)?$", r"\1 commissioner"),
        (r"(?i)^secretary.general of NATO$", "NATO secretary general"),
        (r"(?i)^sovereign prince$", "prince"),
        (r"(?i)^(?:first )?chair(?:man|woman|person)? of the (?=(?:\w+ )?(?:parliament|assembly|national assembly|senate|chamber of deputies)\b)", "speaker of the "),
        (r"(?i)^marshal of the (sejm|senate)\b", r"speaker of the \1"),
    )
)  # fmt: skip
_NAME_AFTER = re.compile(r" (?:of|for|in|to) the .*| \(.*")  # names of bodies stay as they are
_OF_FIELDS = re.compile(r"(?i)[\w ]*\b(minister|secretary) (of|for) ")


def in_news(role: str) -> str:
    """A title of the table as a common noun in the words of news: "Minister of Foreign Affairs" is "minister of foreign affairs"."""
    for pattern, put in _IN_NEWS:
        role = pattern.sub(put, role)
    named = None if _OF_FIELDS.match(role) else _NAME_AFTER.search(role)
    plain, name = (role[: named.start()], role[named.start() :]) if named else (role, "")
    words = plain.split(" ")
    return " ".join(word.lower() if _is_common(word) else word for word in words) + name


def _is_common(word: str) -> bool:
    key = word.lower().strip(",")
    return key in small_words("title_words") or key in small_words("portfolios")


def is_crowned(role: str) -> bool:
    """Whether a title is a monarch's or an heir's: "Queen", "Crown Prince"."""
    return not CROWNED.isdisjoint(role.casefold().split())


def says_office(lemma: str) -> bool:
    """Whether a role noun names an office, and no rank or kind of office: "foreign minister", not "minister"."""
    words = set(lemma.split())
    return bool(_telling(lemma)) and (
        not words & _RANKS or bool(words & {"secretary", "attorney", "opposition", "crown"})
    )


def is_rank(lemma: str) -> bool:
    """Whether a role noun is a rank that a name keeps after the office: "general"."""
    return lemma.split(" ")[-1] in _MILITARY


def is_office(lemma: str, role: str) -> bool:
    """Whether a title of the table is the office that a role noun names: "premier" and "Prime Minister"."""
    words = role.casefold().replace("defense", "defence").replace("-", " ").replace(",", " ").split()
    own = _telling(lemma)
    if bool({"deputy", "vice"} & own) != bool({"deputy", "vice"} & set(words)) or is_to_come(
        lemma
    ) != is_to_come(role):
        return False
    return own <= set(words) or bool(own & _GOVERNMENT and set(words) & _GOVERNMENT)


def is_to_come(role: str) -> bool:
    """Whether it is the waiting for an office: "president-elect"."""
    return not {"elect", "designate"}.isdisjoint(role.casefold().replace("-", " ").split())


def _telling(lemma: str) -> set[str]:
    words = lemma.casefold().replace("defense", "defence").replace("-", " ").split()
    return {word for word in words if word not in _KINDS} or (
        {*words} if words == ["chief", "minister"] else set()
    )
