"""Scorers and benchmarks: what Tacitus gets right on public sets, how fast, and whether the answer ever
changes.

    gold           where the sets lie, which items may be opened
    pairing        coded and annotated events of one document side by side
    events         category, parties, status, mode, date; calibration
    relation       category of a marked pair of parties
    times          time expressions: spans and values
    places         place names: kilometres and countries
    throughput     sentences a second, memory, one cold article
    invariance     the same bytes whatever the order, batch and workers
    bench          runs them and writes benchmarks/
    errors         prints wrong cases to read

Figures are given for all items and for those that nobody opens (`lock`). The extra `dev` is needed: numpy and
scipy. Nothing here is imported by the rest of the package.
"""
