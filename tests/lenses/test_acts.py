"""Acts as lenses count them."""

from __future__ import annotations

from datetime import date

import pytest

from tacitus.lenses.acts import make_acts

DAY = date(2011, 3, 14)


@pytest.mark.parametrize(
    ("event", "recipients", "place", "expected"),
    [
        ("MOBILIZE", [], "BHR", ("BHR",)),
        ("RETREAT", [], "BHR", ("BHR",)),
        ("MOBILIZE", ["YEM"], "BHR", ("YEM",)),
        ("MOBILIZE", [], "SAU", ()),
        ("MOBILIZE", [], None, ()),
        ("CONSULT", [], "BHR", ()),
    ],
    ids=["force abroad", "its end", "to whom it is done", "at home", "nowhere", "no force"],
)
def test_force_in_another_country_is_done_to_it(
    event: str, recipients: list[str], place: str | None, expected: tuple[str, ...]
) -> None:
    row = (
        "e", "d", event, [], [], ["SAU"], ["MIL"], [[]], recipients, [None for _ in recipients], [[]],
        DAY, DAY, "Manama", place, "Troops enter.", None, None, "actual",
    )  # fmt: skip
    acts = make_acts([row], incidents={}, span=(date(2011, 1, 1), date(2011, 12, 31)))
    assert acts.rows[0].recipients == expected
    assert set(acts.by_country) == {"SAU", *expected, *([place] if place else [])}
