"""A lens in words: what `tacitus lens --explain` prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tacitus.lenses.definition import DIRECTIONS, UNITS, Channel, Definition, Part, Rule

_FORMULAS = {
    "mean": "the mean of its channels, weighted",
    "root_mean": "the square of the weighted mean of the channels' square roots, so that a rise in a rare channel shows",
    "product": "the product of its channels",
}


def explain(definition: Definition) -> str:
    """The definition as plain text, one thought a line."""
    return "\n".join(_lines(definition)) + "\n"


def _lines(definition: Definition) -> Iterator[str]:
    yield f"{definition.title} (lens {definition.name}, version {definition.version}). Higher means {definition.higher}."
    yield ""
    yield "Every figure is (k + a p0) / (n + a): k of n, drawn to p0 as if a more had been seen at that rate. p0 is the"
    yield f"country's own rate in the {definition.trailing} months before, itself drawn to the base rate of all countries by a more; it is never below half an act in a."
    yield "The interval is the middle 90 % of the beta distribution that this gives: few acts, wide interval."
    yield "A part rose as its channels did: their probabilities as normal deviates, each weighing by the acts that it counts."
    yield "Counted are established acts dated to 45 days or closer, each incident once, in the month of its first day."
    for part in definition.parts:
        yield ""
        yield f"{upper_first(part.title)} [{part.name}] is {_FORMULAS[part.formula]}:"
        for channel in part.channels:
            yield from _channel(part, channel)
    yield ""
    yield "What it cannot see:"
    yield from (f"  - {line}" for line in definition.blind)
    yield "Sources:"
    yield from (f"  - {line}" for line in definition.source)


def _channel(part: Part, channel: Channel) -> Iterator[str]:
    weight = "" if part.formula == "product" else f", weight {channel.weight:g}"
    yield f"  {channel.title} [{channel.name}{weight}, base {channel.base:g}, a {channel.strength:g}]"
    if channel.kind == "stock":
        yield f"    k: senders with a measure in force when the window ends, {DIRECTIONS[channel.direction]}:"
        yield from _rules(channel.counts)
        fading = f", fading by half in {channel.half_life} months" if channel.half_life else ""
        yield f"    in force from its announcement until the sender lifts it{fading}; lifting is"
        yield from _rules(channel.ends)
        yield "    n: everybody it had acts with in the last 36 months"
        weights = ", ".join(f"{code} {weight:g}" for code, weight in channel.senders.items())
        yield f"    senders weigh {weights or 'the same'}{'; others 1' if weights else ''}"
        return
    if channel.kind == "votes":
        yield "    k: its votes in the UN General Assembly that differ from the most common answer to the roll call (yes, no,"
        yield "    abstain); of a dyad, those where the two answered differently"
        yield "    n: its votes; of a dyad, those where both voted. Whoever was absent did not vote"
        yield "    needs --votes with a table of roll calls; without votes the part is made of its other channels alone"
        return
    if channel.kind == "narrowness":
        yield "    one over the effective number of partners (exp of the entropy), from acts"
        yield f"    {DIRECTIONS[channel.direction]}:"
        yield from _rules(channel.counts)
        return
    yield f"    k: {UNITS[channel.unit]} of acts {DIRECTIONS[channel.direction]}:"
    yield from _rules(channel.counts)
    yield f"    n: {UNITS[channel.unit]} of {_among(channel)}:"
    yield from _rules(channel.among)
    if channel.half_life:
        yield f"    an act weighs half {channel.half_life} months before the end of the window"


def _among(channel: Channel) -> str:
    if channel.scope == "subject":
        return f"acts {DIRECTIONS[channel.among_direction]}"
    cross = channel.among_direction not in ("any", "within", "by")
    world = "the world's acts across borders" if cross else "the world's acts"
    return (
        world if channel.scope == "world" else f"what the other party meets with from abroad (else {world})"
    )


def _rules(rules: Sequence[Rule]) -> Iterator[str]:
    for rule in rules:
        yield f"      - {_rule(rule)}"


def _rule(rule: Rule) -> str:
    told = [" or ".join(rule.event) or "any act"]
    if rule.mode:
        told.append(f"of mode {' or '.join(rule.mode)}")
    if rule.context:
        told.append(f"in a context {' or '.join(rule.context)}")
    if rule.by:
        told.append(f"by {'/'.join(rule.by)}")
    if rule.to:
        told.append(f"to {'/'.join(rule.to)}")
    if rule.words:
        told.append(f"with a word that begins {' or '.join(rule.words)}")
    if rule.demand:
        told.append(f"demanding {' or '.join(rule.demand)}")
    if rule.deadly:
        told.append("with dead")
    if rule.weight != 1:
        told.append(f"(weighs {rule.weight:g})")
    return " ".join(told)


def upper_first(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
