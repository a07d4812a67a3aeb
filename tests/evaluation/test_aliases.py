from pathlib import Path

import pytest

from tacitus.evaluation import aliases
from tacitus.evaluation.aliases import Alias, Person

PERSONS = [Person("7", "IVANOV, Pyotr"), Person("9", "AL-MASRI, Omar")]
SAMPLE = [Alias("1", "IVANOFF, Petr", 0), Alias("2", "THE LION", 1)]


def test_only_individuals_and_their_aliases_are_read(tmp_path: Path) -> None:
    listed, told = tmp_path / "sdn.csv", tmp_path / "alt.csv"
    rest = ",-0- " * 8
    listed.write_text(
        f'7,"IVANOV, Pyotr",individual,X{rest}\n8,IVANOV BANK,-0- ,X{rest}\n9,"AL-MASRI, Omar",individual,X{rest}\n\x1a\n'
    )
    told.write_text('8,1,aka,IBANK,-0- \n9,2,aka,"EL-MASRI, Umar",-0- \n\x1a\n')

    persons = aliases.read_persons(listed)

    assert persons == PERSONS
    assert aliases.read_aliases(told, persons) == [Alias("2", "EL-MASRI, Umar", 1)]


def test_the_sample_is_the_same_each_time() -> None:
    known = [Alias(str(i), f"Name {i}", i) for i in range(50)]

    drawn = aliases.draw_sample(known, size=10)

    assert drawn == aliases.draw_sample(known, size=10)
    assert len({alias.number for alias in drawn}) == 10
    assert len(aliases.draw_sample(known)) == 50


@pytest.mark.parametrize(
    ("answers", "top1", "top5"),
    [([[0], [1]], 1.0, 1.0), ([[1, 0], [0, 1]], 0.0, 1.0), ([[], []], 0.0, 0.0)],
    ids=["right", "second", "none"],
)
def test_an_absent_answer_is_wrong(answers: list[list[int]], top1: float, top5: float) -> None:
    assert aliases.score_answers(SAMPLE, answers) == {"top1": top1, "top5": top5, "n": 2}


def test_an_alias_of_the_sample_is_in_no_table() -> None:
    known = [*SAMPLE, Alias("3", "the lion", 1), Alias("4", "Umar of Cairo", 1)]

    names = aliases.with_other_aliases(PERSONS, known, SAMPLE)

    assert names == [("IVANOV, Pyotr", 0), ("AL-MASRI, Omar", 1), ("Umar of Cairo", 1)]


def test_the_peer_answers_with_the_most_alike_name() -> None:
    assert aliases.answer_by_wratio(SAMPLE[:1], PERSONS) == [[0]]
