"""How often lenses take chance for a change: quarters of a record whose incidents were shuffled over the months.

    python benchmarks/lenses/shuffled.py RECORD [--countries 40] [--alike 0.0 0.1 0.3] [--years]

Within every four years the months of the incidents are exchanged at random, so that every month keeps its volume and
nothing else is left of any change. Of the quarters (or years) of the countries (and, for influence, of the pairs of them) most
in the news about one in ten should show a rise with probability > 0.9, and one in ten a fall. Printed by lens for each value of
`ALIKE` of `tacitus.lenses.estimate`, which is set by it.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
from collections import Counter
from datetime import date
from pathlib import Path

from tacitus.evaluation.lenses import most_told, see_quiet, see_turn
from tacitus.lenses import estimate, read_acts
from tacitus.lenses.acts import Act, Acts
from tacitus.ontology.countries import countries
from tacitus.record import Record

BLOCK = 48  # months
YEARS = (2005, 2006, 2009, 2010, 2013, 2014, 2017, 2018, 2021)
ASKED = (("isolation", "up"), ("influence", "up"), ("unrest", "up"), ("cohesion", "down"))


def shuffled(acts: Acts, seed: int) -> Acts:
    """The acts, each incident in the month of another one of the same four years."""
    rng = random.Random(seed)
    blocks: dict[int, dict[int, list[Act]]] = {}
    for act in acts.rows:
        blocks.setdefault(act.month // BLOCK, {}).setdefault(act.incident, []).append(act)
    rows: list[Act] = []
    for _, incidents in sorted(blocks.items()):
        months = [some[0].month for some in incidents.values()]
        rng.shuffle(months)
        for some, month in zip(incidents.values(), months, strict=True):
            day = date(month // 12, month % 12 + 1, 1)
            rows += [dataclasses.replace(act, month=month, day=day) for act in some]
    rows.sort(key=lambda act: act.month)
    by_code: dict[str, list[Act]] = {}
    for act in rows:
        for code in {*act.actors, *act.recipients, *((act.country,) if act.country else ())}:
            by_code.setdefault(code, []).append(act)
    told = {code: tuple(some) for code, some in by_code.items()}
    return Acts(tuple(rows), told, acts.first, acts.last, acts.left_out)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("record", type=Path)
    parser.add_argument("--countries", type=int, default=40)
    parser.add_argument("--alike", type=float, nargs="+", default=[estimate.ALIKE])
    parser.add_argument("--years", action="store_true", help="whole years against the year before")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    acts = read_acts(Record(options.record))
    codes = most_told(acts, countries(), options.countries, acts.last)
    pairs = Counter((a, b) for act in acts.rows for a in act.actors for b in act.recipients if a != b)
    dyads = [
        pair for pair, _ in sorted(pairs.items(), key=lambda told: (-told[1], told[0])) if {*pair} <= {*codes}
    ]
    by_chance = shuffled(acts, options.seed)
    for alike in options.alike:
        estimate.ALIKE = alike
        by_chance.cache.clear()
        for lens, direction in ASKED:
            subjects = dyads[: options.countries] if lens == "influence" else [(code, None) for code in codes]
            look = see_quiet if options.years else see_turn
            rows = [
                {
                    "lens": lens,
                    "country": one,
                    "on": other,
                    "year": year,
                    "quarter": f"{year}-Q2",
                    "direction": direction,
                }
                for one, other in subjects
                for year in YEARS
            ]
            chances = [look(by_chance, row).chance for row in rows]
            rise, fall = (
                sum(some) / len(chances) for some in ([c > 0.9 for c in chances], [c < 0.1 for c in chances])
            )
            print(f"alike {alike}: {lens} of {len(chances)} windows {rise:.3f} rise, {fall:.3f} fall")


if __name__ == "__main__":
    main()
