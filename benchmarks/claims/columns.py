"""Whole columns checked against a record: verdicts that are those of the labels, firm ones that are not, right evidence.

    python benchmarks/claims/columns.py RECORD [--columns FILE] [--show] [--only col-d1 col-d2]

RECORD: of the portal's items of 2002 to 2026. FILE: own columns with every sentence or statement labelled, `columns.jsonl` where none
is named (README.md). A sentence has the verdict of the statement that covers most of it. `--show` prints the sentences that get another verdict than theirs.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from tacitus.claims import Checker
from tacitus.evaluation.claims import choose_statement, reference
from tacitus.evaluation.gold import read_rows
from tacitus.model import Document
from tacitus.record import Record

COLUMNS = Path(__file__).with_name("columns.jsonl")
FIRM = ("supported", "contradicted")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("record", type=Path)
    parser.add_argument("--columns", type=Path, default=COLUMNS)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--only", nargs="*", default=())
    options = parser.parse_args()
    checker = Checker(Record(options.record))
    n: Counter[str] = Counter()
    for row in read_rows(options.columns):
        if options.only and row["id"] not in options.only:
            continue
        report = checker.check(Document(row["id"], row["text"], row["date"]))
        for told in row["statements"]:
            one = choose_statement(report, told["start"], told["end"])
            said = "not_checkable" if one is None else one.verdict
            cited = [] if one is None else [reference(e.date, e.text) for e in one.evidence]
            n["sentences"] += 1
            n["right"] += said == told["verdict"]
            n["firm"] += said in FIRM
            n["firm wrong"] += said in FIRM and said != told["verdict"]
            n["with evidence"] += bool(told["evidence"])
            n["right evidence"] += not {*told["evidence"]}.isdisjoint(cited)
            if options.show and said != told["verdict"]:
                print(
                    f"{row['id']} {told['verdict']} -> {said}: {row['text'][told['start'] : told['end']]}\n"
                    f"    {'' if one is None else one.why}"
                )
    print(", ".join(f"{name} {count}" for name, count in n.items()))


if __name__ == "__main__":
    main()
