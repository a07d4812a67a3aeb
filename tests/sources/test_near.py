import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.model import Document
from tacitus.sources import NearDuplicate, near_duplicates
from tacitus.sources.near import _shingles

pytest.importorskip("rensa")

WORDS = [f"w{n}" for n in range(400)]


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def brute(documents: list[Document], threshold: float) -> set[tuple[str, str]]:
    """Every pair counted; of copies only those with the first of them."""
    ordered = sorted(documents, key=lambda d: (d.date or "9999", d.id))
    firsts: dict[frozenset[str], Document] = {}
    pairs = set()
    for document in ordered:
        first = firsts.setdefault(frozenset(_shingles(document.text)), document)
        if first is not document and _shingles(document.text):
            pairs.add((first.id, document.id))
    for (one, a), (other, b) in itertools.combinations(firsts.items(), 2):
        if jaccard(one, other) >= threshold:
            pairs.add((a.id, b.id))
    return pairs


def retold(seed: int, count: int) -> list[Document]:
    chance = random.Random(seed)
    documents = []
    for number in range(count):
        words = chance.choices(WORDS, k=chance.randint(20, 60))
        for copy in range(chance.randint(1, 4)):
            told = list(words)
            for _ in range(copy if chance.random() < 0.8 else 0):
                told[chance.randrange(len(told))] = chance.choice(WORDS)
            documents.append(
                Document(f"{number}-{copy}", " ".join(told), f"2020-01-{chance.randint(1, 28):02}")
            )
    return documents


@pytest.mark.parametrize("threshold", [0.7, 0.8, 0.9])
def test_the_pairs_are_those_of_brute_force(threshold: float) -> None:
    documents = retold(1, 80)
    links = near_duplicates(documents, threshold=threshold)
    assert {(link.first, link.second) for link in links} == brute(documents, threshold)
    sets = {d.id: frozenset(_shingles(d.text)) for d in documents}
    assert all(link.similarity == jaccard(sets[link.first], sets[link.second]) for link in links)


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_does_not_matter(chance: random.Random) -> None:
    documents = retold(2, 30)
    expected = near_duplicates(documents)
    shuffled = list(documents)
    chance.shuffle(shuffled)
    assert near_duplicates(shuffled) == expected


def test_case_and_signs_do_not_count_and_copies_are_linked_to_the_first() -> None:
    told = [
        "Troops left the town, he said.",
        "TROOPS left the town he said",
        "Troops left the town – he said!",
    ]
    documents = [
        Document(name, text, day)
        for name, text, day in zip("cab", told, ("2020-01-02", None, "2020-01-01"), strict=True)
    ]
    assert near_duplicates(documents) == (NearDuplicate("b", "c", 1.0), NearDuplicate("b", "a", 1.0))


def test_texts_without_blanks_are_compared_by_signs() -> None:
    one, other = (
        "外交部星期三驱逐了两名外国外交官并召见了大使",
        "外交部星期四驱逐了两名外国外交官并召见了大使",
    )
    (link,) = near_duplicates([Document("1", one), Document("2", other)])
    assert 0.7 <= link.similarity < 1


@pytest.mark.parametrize("texts", [[], ["a"], ["", ""], ["...", "!!!"], ["one two", "three four"]])
def test_nothing_is_linked_to_nothing(texts: list[str]) -> None:
    assert near_duplicates([Document(str(n), text) for n, text in enumerate(texts)]) == ()


def test_a_crowd_of_likes_stays_linear() -> None:
    stem = " ".join(WORDS[:60])
    copies = [Document(f"c{n:04}", stem) for n in range(500)]
    likes = [Document(f"l{n:04}", f"{stem} x{n}") for n in range(500)]
    links = near_duplicates([*copies, *likes])
    assert len(links) < 40 * 1000
    linked = {link.first for link in links} | {link.second for link in links}
    assert len(linked) == 1000
