"""Lens files: what is shipped loads; what is wrong is told all at once."""

from pathlib import Path

import pytest

from tacitus.errors import UsageError
from tacitus.lenses import LENSES, load_lens, parse_lens
from tacitus.lenses.loading import months_of
from tacitus.lenses.words import explain

GOOD = """
lens: quarrel
version: 2
title: Quarrel
higher: more quarrel
parts:
  all:
    title: quarrels
    channels:
      words:
        title: accusations
        counts: [{event: [ACCUSE]}]
        direction: toward
"""


@pytest.mark.parametrize("name", LENSES)
def test_shipped_lens_loads_and_is_said_in_words(name: str) -> None:
    definition = load_lens(name)
    said = explain(definition)
    assert definition.name == name
    assert all(channel.title in said for part in definition.parts for channel in part.channels)
    assert all(line in said for line in (*definition.blind, *definition.source))


def test_file_of_the_user_is_a_lens(tmp_path: Path) -> None:
    path = tmp_path / "quarrel.yaml"
    path.write_text(GOOD, encoding="utf-8")
    assert load_lens(str(path)).parts[0].channels[0].counts[0].event == ("ACCUSE",)


def test_all_problems_are_told_at_once() -> None:
    text = GOOD.replace("version: 2", "version: two").replace("ACCUSE", "ACUSE").replace("toward", "upward")
    text = text.replace("title: quarrels", "titel: quarrels") + "        weight: -1\n        base: 3\n"
    with pytest.raises(UsageError) as told:
        parse_lens(text, origin="quarrel.yaml")
    message = str(told.value)
    assert told.value.code == "T510"
    for problem in ("version", "'ACUSE'", "'upward'", "'titel'", "all.title: is missing", "weight", "base"):
        assert problem in message


@pytest.mark.parametrize(
    "text", ["", "[]", "lens: x", "a: b: c", "parts: {}", "lens: 1\nparts: {a: {channels: {b: 1}}}"]
)
def test_text_that_is_no_lens_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="T510"):
        parse_lens(text)


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ("strength: 0.3", "strength: 0.3 is less than 1"),
        ("senders: [USA]", "expected codes with their weights"),
        ("kind: stock\n        ends: [{event: [AGREE]}]\n        senders: [USA]", "expected codes with their weights"),
        ("senders: {USA: 2}", "only a stock has it"),
        ("ends: [{event: [AGREE]}]", "only a stock has it"),
        ("among: [{event: [AGREE], weight: 2}]", "only rules of a stock have it"),
        ("unit: sender\n        half_life: 12m", "only stocks and shares"),
        ("kind: narrowness\n        half_life: 12m", "only stocks and shares"),
    ],
)  # fmt: skip
def test_what_a_channel_would_pass_over_is_a_problem(more: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        parse_lens(GOOD + f"        {more}\n")


VOTES = GOOD.replace("counts: [{event: [ACCUSE]}]", "kind: votes").replace("        direction: toward\n", "")


def test_channel_of_votes_needs_neither_rules_nor_direction() -> None:
    channel = parse_lens(VOTES).parts[0].channels[0]
    assert (channel.kind, channel.counts) == ("votes", ())


@pytest.mark.parametrize(
    "more",
    [
        "counts: [{event: [ACCUSE]}]", "among: any act", "direction: from", "among_direction: from", "unit: item",
        "scope: world", "half_life: 12m", "ends: [{event: [AGREE]}]", "senders: {USA: 2}",
    ],
)  # fmt: skip
def test_keys_that_choose_acts_are_problems_of_a_channel_of_votes(more: str) -> None:
    text = VOTES.replace("version: 2", "version: 0") + f"        {more}\n"
    with pytest.raises(UsageError, match=f"2 problems: .*{more.split(':')[0]}: a channel of votes has none"):
        parse_lens(text)


def test_words_tell_what_votes_are_and_that_they_are_asked_for() -> None:
    said = explain(parse_lens(VOTES))
    assert "differ from the most common answer" in said
    assert "needs --votes" in said


@pytest.mark.parametrize("name", ["isolatoin", "no/such/file.yaml"])
def test_unknown_lens_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="T510"):
        load_lens(name)


def test_lengths_are_months_and_years() -> None:
    assert (months_of("12m"), months_of("2y"), months_of("1M")) == (12, 24, 1)
    for wrong in ("12", "0m", "1w", "-3m", "m"):
        with pytest.raises(UsageError, match="T511"):
            months_of(wrong)
