"""One name in many spellings: transliteration, words brought to one romanisation, and whether two names agree.

Steps, in this order: any script to ASCII (anyascii); small letters, apostrophes out; "Surname, Given" turned round;
Abd joined with the word after it; Arabic and Romance articles and "son of" left out; digraphs and vowels of the usual
romanisations brought together ("Suleimani", "Soleimany"). `block_key` throws vowels away and only says which names
are worth comparing; `agree` decides, and it reads vowels: Khamenei is not Khomeini.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from anyascii import anyascii

_APOSTROPHES = re.compile(r"['`’‘ʼʻ\"]")
_WORDS = re.compile(r"[a-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SERVANT = frozenset("abd abdul abdel abdal abdol abdu abdoul abdur abdus".split())
_ARTICLES = frozenset("al el ul ur il as ad an ar az ash at".split())
_PARTICLES = _ARTICLES | frozenset(
    "le la de del der den van von da dos das do du di bin ibn ben bint ould uld oglu ogli".split()
)
_ARTICLE_INSIDE = re.compile(r"(?:ou|[aeiou])(?:l(?=[a-z])|([rsnzdt])(?=\1))")
_ROMANISATIONS = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"tsch|tch", "ch"), (r"sch", "sh"), (r"dzh|dj|(?<=\w)zh(?=\w\w)|zh(?=\w{4})", "j"),
        (r"(?<=\w{3})kh|kh(?=\w{3})", "h"), (r"kh", "x"), (r"gh", "g"), (r"dh", "d"), (r"th", "t"),
        (r"ph", "f"), (r"q|ck", "k"), (r"x", "ks"), (r"c(?=[eiy])", "s"), (r"c(?!h)", "k"), (r"ou$", "ov"),
        (r"(?<=[ae])[uw](?=[^aeiou]|$)", "v"), (r"ou|oo|w(?=[^aeiouy]|$)", "u"), (r"ee|ie|ey|ei|ii", "i"),
        (r"y|j(?=[^aeiou]|$)", "i"), (r"w", "v"), (r"ts|tz", "s"), (r"(.)\1+", r"\1"), (r"(?<=[aeiu])h$", ""),
    )
)  # fmt: skip
_VOICELESS = str.maketrans("dbvgzj", "tpfkss")
_NO_VOWELS = str.maketrans(
    dict.fromkeys("aeiouywvh ") | {"q": "k", "c": "k", "g": "k", "x": "ks", "z": "s", "d": "t"}
)
_BLOCKED = (("kh", "h"), ("dzh", "j"), ("zh", "j"), ("dj", "j"))
_TWICE = re.compile(r"(.)\1+")
_CLOSE = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"x", "ks"), (r"tch", "ch"), (r"sch", "sh"), (r"dzh|dj|zh", "j"), (r"kh", "h"), (r"gh", "g"), (r"dh", "d"), (r"th", "t"),
        (r"ph", "f"), (r"q|ck|c(?![eiyh])", "k"), (r"c(?=[eiy])", "s"), (r"w(?=[aeiouy])|(?<=[eo])w\b", "v"),
        (r"d\b", "t"), (r"(?<=[aeiou])h(?![aeiouy])", ""),
    )
)  # fmt: skip
_TWO_CONSONANTS = re.compile(r"([^aeiouyw])\1+")
_CONSONANTS = re.compile(r"[^aeiouyw]")
_I = re.compile("iy|yi")
_VOWELS = re.compile("ou|oo|ee|ie|aa|ii|uu")
_GLIDES = frozenset("iyeuw")
_LONG = str.maketrans("oyw", "uiu")
_SOUNDS = {"a": "a", "e": "ai", "i": "i", "y": "i", "o": "u", "u": "u", "w": "u"}


# Letters of Arabic that the general table drops or reads otherwise than names are romanised.
_ARABIC = str.maketrans(
    {
        "ا": "a",
        "آ": "a",
        "أ": "a",
        "إ": "a",
        "ى": "a",
        "ة": "a",
        "ع": "",
        "ء": "",
        "ئ": "",
        "ؤ": "",
        "ظ": "z",
        "ي": "i",
        "ی": "i",
    }
)
_ARABIC_ARTICLE = re.compile(r"\bال(?=\w{3})")
_UNVOWELLED = re.compile("[\u0590-\u06ff]")


def romanise(text: str) -> str:
    """The text in ASCII letters, whatever its script; Chinese syllables stand apart."""
    if text.isascii():
        return text
    if _UNVOWELLED.search(text):
        text = (
            _ARABIC_ARTICLE.sub("al ", text.replace("\u200c", "")).replace("عبد ", "abd ").translate(_ARABIC)
        )
    return _CAMEL.sub(" ", anyascii(text))


def is_unvowelled(text: str) -> bool:
    """Whether a text is in a script that leaves short vowels out."""
    return bool(_UNVOWELLED.search(text))


def foreign_keys(text: str) -> tuple[str, ...]:
    """The words of a name in another script as keys in ASCII, articles left out."""
    words = _WORDS.findall(_APOSTROPHES.sub("", romanise(text)).lower())
    return tuple(w for w in words if w not in _ARTICLES) or tuple(words)


def is_foreign(text: str) -> bool:
    """Whether a word is written in another script than Latin."""
    return not text.isascii() and any(c.isalpha() and (c > "ɏ") and not ("Ḁ" <= c <= "ỿ") for c in text)


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The telling words of a name in ASCII, the given name first where a comma shows the surname."""
    surname, comma, given = name.partition(",")
    if comma:
        name = f"{given} {surname}"
    found = _WORDS.findall(_APOSTROPHES.sub("", romanise(name)).lower())
    words: list[str] = []
    servant = False
    for word in found:
        if servant and word in _ARTICLES:
            continue
        if servant:
            words[-1], servant = "abd" + _without_article(word), False
        elif word in _SERVANT:
            words.append("abd")
            servant = True
        elif word.startswith("abd") and len(word) > 6:
            words.append("abd" + _without_article(word[3:]))
        else:
            words.append(word)
    return tuple(w for w in words if w not in _PARTICLES) or tuple(words)


@lru_cache(maxsize=65536)
def canonical(word: str) -> str:
    """A word of `name_words` in one romanisation, for comparing by edit distance."""
    for pattern, put in _ROMANISATIONS:
        word = pattern.sub(put, word)
    return word


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a canonical word, voiced ones as voiceless; a first vowel stays as "a"."""
    word = word.replace("ch", "s").replace("sh", "s").translate(_VOICELESS)
    first = "a" if word[:1] in "aeiou" else word[:1]
    return _TWICE.sub(r"\1", first + re.sub(r"[aeiouh]", "", word[1:]))


def block_keys(names: Iterable[str]) -> list[str]:
    """`block_key` of many names at once."""
    return _blocked("\n".join(names)).split("\n")


@lru_cache(maxsize=16384)
def block_key(words: str) -> str:
    """The key under which names are stored that may agree; `words` are folded words, parted by blanks or not."""
    return _blocked(words)


def _blocked(words: str) -> str:
    """The key itself, which is not kept: the names of a whole table come at once."""
    for written, put in _BLOCKED:
        words = words.replace(written, put)
    return _TWICE.sub(r"\1", words.translate(_NO_VOWELS))


@lru_cache(maxsize=16384)
def agree(one: str, other: str, *, unvowelled: bool = False) -> bool:
    """Whether two names are the same in two romanisations of its vowels and consonants.

    Args:
        one, other: words in ASCII; blanks do not count where one has more words than the other.
        unvowelled: `one` comes from a script without short vowels.
    """
    words, others = one.split(" "), other.split(" ")
    if len(words) > 1 and len(words) == len(others) and not unvowelled:
        return all(x == y or _agree(x, y, False) for x, y in zip(words, others, strict=True))
    return _agree(one, other, unvowelled)


def _agree(one: str, other: str, unvowelled: bool) -> bool:
    (a, runs), (b, others) = _syllables(one, unvowelled), _syllables(other, unvowelled)
    if a != b:
        return False
    if unvowelled:
        return all(_fits(x, y) for x, y in zip(runs, others, strict=True))
    return all(x == y or _alike(x, y) for x, y in zip(runs, others, strict=True))


def _alike(one: str, other: str) -> bool:
    """Whether two runs of vowels can be the same: letter by letter, or with a glide more in one of them."""
    one, other = (_VOWELS.sub(_one_letter, _I.sub("i", run)) for run in (one, other))
    if len(one) > len(other):
        one, other = other, one
    if len(one) == len(other):
        return _stand_for(one, other)
    if len(other) - len(one) > 1 or not one:
        return False
    shorter = (other[:i] + other[i + 1 :] for i, letter in enumerate(other) if letter in _GLIDES)
    return any(_stand_for(one, rest) for rest in shorter)


def _stand_for(one: str, other: str) -> bool:
    return all(set(_SOUNDS[a]) & set(_SOUNDS[b]) for a, b in zip(one, other, strict=True))


def _one_letter(match: re.Match[str]) -> str:
    return {"aa": "a", "ou": "u", "oo": "u", "uu": "u"}.get(match[0], "i")


def _fits(written: str, spoken: str) -> bool:
    """Whether long vowels that were written can be those spoken; short ones need not be written."""
    if not written:
        return len(spoken) <= 2
    return bool(set(written.translate(_LONG)) & set(spoken.replace("ee", "i").translate(_LONG)))


def _without_article(word: str) -> str:
    """ "ulrahman", "urrahman", "arrahman" -> "rahman"."""
    match = _ARTICLE_INSIDE.match(word) if len(word) > 5 else None
    return word if match is None else word[match.end() :]


@lru_cache(maxsize=16384)
def _syllables(name: str, unvowelled: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The consonants of a name, and the runs of vowels before, between and after them."""
    for pattern, put in _CLOSE:
        name = pattern.sub(put, name)
    name = _TWO_CONSONANTS.sub(r"\1", name.replace(" ", ""))
    if unvowelled:
        name = name.replace("h", "")
    return tuple(_CONSONANTS.findall(name)), tuple(_CONSONANTS.split(name))
