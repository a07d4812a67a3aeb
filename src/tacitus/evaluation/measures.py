"""Runs Tacitus on each set and scores what comes out: the part of the benchmarks that calls the product.

Every measure takes the folder of the sets and a size, and gives `figures` (for `lock` and for `all` items, or
only for `all` where nothing is annotated), `tables` to be printed below them, and `files` that were read.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from tacitus.errors import DocumentError
from tacitus.evaluation import (
    actors,
    aliases,
    calibration,
    claims,
    events,
    incidents,
    places,
    relation,
    reports,
    statements,
    swap,
    times,
)
from tacitus.evaluation.geovirus import Toponym, read_geovirus
from tacitus.evaluation.gold import ROOT, Row, is_look, iterate_rows, look_only, need, read_rows
from tacitus.evaluation.invariance import VARIATIONS, Variation, compare_variations
from tacitus.evaluation.meantime import read_meantime
from tacitus.evaluation.meantime_events import read_mentions
from tacitus.evaluation.throughput import ITEMS, choose_items, cold_article
from tacitus.model import Document, Party, Place, Quarantined, Statement

EVENTS, PAIRS = "gold/current_events_dev.jsonl", "gold/plv_train.jsonl"
TIMES, PLACES = "gold/meantime_en", "gold/geovirus/GeoVirus.xml"
LISTED, ALIASES = "data/ofac_sdn/sdn.csv", "data/ofac_sdn/alt.csv"
CITIES = "data/geonames_npm/cities500.txt.gz"
SHEETS = ROOT / "benchmarks" / "sheets"
RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Measured:
    """What a measure found. `figures`: part of the set -> figure -> value; `tables`: title -> rows, header first."""

    figures: Mapping[str, Mapping[str, Any]]
    files: Sequence[Path]
    tables: Mapping[str, Sequence[Sequence[Any]]] = field(default_factory=dict)


def measure_events(data: Path, _: int) -> Measured:
    """Events of raw items against annotated ones."""
    rows = read_rows(data / EVENTS)
    coded, quarantined = code_rows(rows)
    figures, tables = {}, {}
    for part, chosen in parts(rows, lambda row: row["id"]).items():
        gold = {row["id"]: row["events"] for row in chosen}
        scored = events.score_events(coded, gold, resamples=RESAMPLES)
        roots, triples = (
            events.confidence_outcomes(coded, gold, level=level) for level in ("root", "triple")
        )
        told = calibration.summarise(roots)
        scored |= told | {"ci95": scored["ci95"] | told["ci95"]}
        scored["ece_triple"] = calibration.calibration_error(triples)
        left_out = sum(key in gold for key in quarantined)
        figures[part] = scored | {"documents": len(gold), "quarantined": left_out}
        tables[f"Categories ({part})"] = [("category", "precision", "recall", "F1", "annotated", "coded")] + [
            (name, c["p"], c["r"], c["f1"], c["gold"], c["coded"])
            for name, c in events.score_categories(coded, gold).items()
        ]
    return Measured(figures, [data / EVENTS], tables)


def measure_relation(data: Path, _: int) -> Measured:
    """Category of marked pairs, beside the published answers of ZSP."""
    rows = read_rows(data / PAIRS)
    answers = {row["id"]: answer_relation(row) for row in rows}
    figures, tables = {}, {}
    for part, chosen in parts(rows, lambda row: row["id"]).items():
        gold = [row["root"] for row in chosen]
        ours = [answers[row["id"]] for row in chosen]
        theirs = [row["zsp_root_L2"] for row in chosen]
        scored = relation.score_roots(list(zip(gold, ours, strict=True)))
        against = relation.compare(gold, ours, theirs, resamples=RESAMPLES)
        figures[part] = {name: value for name, value in scored.items() if name != "roots"} | {
            "zsp": round(relation.macro_f1(list(zip(gold, theirs, strict=True))), 3),
            "difference": against["difference"],
            "above": against["above"],
            "ci95": {"macro_f1": against["ci95_ours"], "difference": against["ci95"]},
        }
        tables[f"Roots ({part})"] = [("root", "precision", "recall", "F1", "annotated")] + [
            (name, c["p"], c["r"], c["f1"], c["gold"]) for name, c in scored["roots"].items()
        ]
    return Measured(figures, [data / PAIRS], tables)


def measure_times(data: Path, _: int) -> Measured:
    """Time expressions of MEANTIME, and characters a second."""
    from tacitus.resolve.when.find import find_times

    articles = read_meantime(data / TIMES)
    dates = {article.text: article.date for article in articles}
    speed = times.characters_a_second(
        lambda text: find_times(text, date=dates[text]), list(dates), clock=time.process_time
    )
    figures: dict[str, dict[str, Any]] = {}
    for part, chosen in parts(articles, lambda article: article.id).items():
        pairs = [(a, p) for a in chosen for p in times.pair_times(find_times(a.text, date=a.date), a.times)]
        datelines = {(a.id, t.start) for a in chosen for t in a.times if t.dateline}
        body = [p for a, p in pairs if p.gold is None or (a.id, p.gold.start) not in datelines]
        scored: dict[str, Any] = dict(times.score_times(p for _, p in pairs))
        figures[part] = scored | {"body": times.score_times(body), "documents": len(chosen)}
    figures["all"]["kchar_a_second"] = round(speed / 1000, 1)
    return Measured(figures, sorted((data / TIMES).rglob("*.xml")))


def measure_places(data: Path, _: int) -> Measured:
    """Places of GeoVirus, and places a second."""
    from tacitus.resolve.where import find_places
    from tacitus.resolve.where.index import load_index

    snippets = read_geovirus(data / PLACES)
    load_index.cache_clear()
    started = time.process_time()
    load_index()
    loaded = time.process_time()
    answers = [
        (s, find_places(s.text, date=None, spans=[(t.start, t.end) for t in s.toponyms])) for s in snippets
    ]
    done = time.process_time()
    country_at = places.NearestCity(places.read_cities(data / CITIES))
    judged = {s.id: judge_answers(s.toponyms, found, country_at) for s, found in answers}
    figures: dict[str, dict[str, Any]] = {}
    for part, chosen in parts(snippets, lambda snippet: snippet.id).items():
        figures[part] = dict(places.score_places([j for s in chosen for j in judged[s.id]]))
    figures["all"]["load_seconds"] = round(loaded - started, 2)
    figures["all"]["places_a_second"] = round(figures["all"]["n"] / max(1e-9, done - loaded))
    return Measured(figures, [data / PLACES])


def measure_aliases(data: Path, _: int) -> Measured:
    """Persons of OFAC's list found by an alias among the names of all of them."""
    from tacitus.resolve.who.likeness import NameIndex

    listed, told = need(data / LISTED), need(data / ALIASES)
    names = aliases.read_persons(listed)
    known = aliases.read_aliases(told, names)
    sample = aliases.draw_sample(known)
    index = NameIndex([person.name for person in names])
    started = time.process_time()
    answers = [[alike.at for alike in index.search(alias.name, limit=5)] for alias in sample]
    taken = time.process_time() - started
    figures: dict[str, Any] = aliases.score_answers(sample, answers)
    kept = aliases.with_other_aliases(names, known, sample)
    wider = NameIndex([name for name, _ in kept])
    answers = [[kept[a.at][1] for a in wider.search(alias.name, limit=5)] for alias in sample]
    figures["with_aliases"] = aliases.score_answers(sample, answers)
    figures["wratio"] = aliases.score_answers(sample, aliases.answer_by_wratio(sample, names))["top1"]
    figures["names"] = len(names)
    figures["ms"] = round(1000 * taken / len(sample), 2)
    return Measured({"all": figures}, [listed, told])


def measure_actors(data: Path, _: int) -> Measured:
    """Actors of the own sheet and of annotated news, and resolutions a second."""
    from tacitus.resolve.who import resolve_actor, surroundings

    sheet, items = need(SHEETS / "actors.jsonl"), need(data / EVENTS)
    told = {
        "sheet": actors.read_sheet(read_rows(sheet)),
        "news": actors.read_annotated(read_rows(items)),
    }

    def resolve(mention: actors.Mention) -> Sequence[Party]:
        return resolve_actor(mention.text, date=mention.date, context=mention.context)

    judged = {
        name: [(m, actors.judge_mention(m, resolve(m))) for m in mentions] for name, mentions in told.items()
    }
    figures: dict[str, dict[str, Any]] = {"lock": {}, "all": {}}
    tables = {}
    for name, pairs in judged.items():
        for part, chosen in parts(pairs, lambda pair: pair[0].id).items():
            figures[part][name] = actors.score_mentions(chosen)
            if name == "sheet":
                tables[f"Kinds of the own sheet ({part})"] = actors.score_kinds(chosen)
    surroundings.forget()  # the tables are loaded; each text around is read anew, once for all its mentions
    speed = actors.resolutions_a_second(resolve, told["news"], clock=time.process_time)
    figures["all"] |= {"a_second": round(speed)} | actors.load_seconds()
    return Measured(figures, [sheet, items], tables)


def measure_throughput(data: Path, items: int) -> Measured:
    """Sentences a second with one and two workers, each in a process of its own; one cold article."""
    figures: dict[str, Any] = {"cold": cold_article()}
    for workers in (1, 2):
        command = [sys.executable, "-m", "tacitus.evaluation.throughput", "--data", str(data)]
        command += ["--items", str(items), "--workers", str(workers)]
        done = subprocess.run(command, capture_output=True, check=True, text=True, cwd=ROOT)
        figures[f"workers_{workers}"] = json.loads(done.stdout.splitlines()[-1])
    return Measured({"all": figures}, [data / ITEMS])


def measure_invariance(data: Path, items: int) -> Measured:
    """Share of the variations that give the same bytes."""
    documents = choose_items(iterate_rows(data / ITEMS), min(items, 2000))
    same = compare_variations(documents, code_lines)
    others = [same[variation.name] for variation in VARIATIONS[1:]]
    table = [("variation", "same bytes"), *((name, "yes" if equal else "no") for name, equal in same.items())]
    figures = {"same": round(sum(others) / len(others), 3), "documents": len(documents)}
    return Measured({"all": figures}, [data / ITEMS], {"Variations": table})


def measure_swap(_: Path, __: int) -> Measured:
    """Share of own sentences that are read alike when their two sides change places."""
    from tacitus.reader import read_document

    sheet, names = need(SHEETS / "swap.jsonl"), need(SHEETS / "swap_names.json")
    pairs = list(swap.swap_pairs(read_rows(sheet), json.loads(names.read_text("utf-8")), each=4))
    same = [
        swap.agrees(p, lambda text: read_document(Document("swap", text, "2019-06-12")).events) for p in pairs
    ]
    figures = {"same": round(sum(same) / len(same), 4), "pairs": len(same)}
    return Measured({"all": figures}, [sheet, names])


def measure_dates(_: Path, __: int) -> Measured:
    """Intervals of acts in the own sheet of short reports."""
    sheet = need(SHEETS / "dates.jsonl")
    return Measured(_parts_of(read_rows(sheet), reports.score_dates), [sheet])


def measure_event_places(_: Path, __: int) -> Measured:
    """Places of acts in the own sheet of short reports."""
    sheet = need(SHEETS / "event_places.jsonl")
    return Measured(_parts_of(read_rows(sheet), reports.score_places), [sheet])


def measure_incidents(data: Path, _: int) -> Measured:
    """Pairs of the own sheet, and events that articles of MEANTIME share."""
    sheet = need(SHEETS / "event_pairs.jsonl")
    figures, tables = incidents.score_sheet(data, read_rows(sheet))
    articles, mentions = read_mentions(data / TIMES)
    figures["all"]["meantime"] = incidents.score_coreference(articles, mentions)
    return Measured(figures, [sheet, *sorted((data / TIMES).rglob("*.xml"))], tables)


def measure_statements(_: Path, __: int) -> Measured:
    """Kinds, speakers and the rest of the own sheet of statements."""
    sheet = need(SHEETS / "statements.jsonl")
    rows = read_rows(sheet)
    told = {"look": look_only(rows)} | parts(rows, lambda row: row["id"])
    figures = {part: statements.score_statements(chosen, find_statements) for part, chosen in told.items()}
    tables = {f"Kinds ({part})": statements.kinds_table(found) for part, found in figures.items()}
    return Measured(figures, [sheet], tables)


def measure_claims(_: Path, __: int) -> Measured:
    """Verdicts of the own sheet of claims against the record of the current-events portal."""
    sheet = need(SHEETS / "claims.jsonl")
    judged = claims.judge_claims(read_rows(sheet), claims.open_check())
    told = {"look": [o for o in judged if is_look(o.id)], **parts(judged, lambda o: o.id)}
    figures = {part: claims.score_claims(chosen) for part, chosen in told.items()}
    tables = {f"Verdicts ({part})": claims.verdict_table(chosen) for part, chosen in told.items()}
    return Measured(figures, [sheet], tables)


def find_statements(row: Row) -> Sequence[Statement]:
    """Statements of a passage, as the reader finds them."""
    from tacitus.reader import read_document

    return read_document(Document(row["id"], row["text"], row["date"])).statements


def measure_forecast(data: Path, _: int) -> Measured:
    """Forecasts against what came."""
    from tacitus.evaluation.forecast import score_all

    figures, tables, files = score_all(data)
    return Measured({"all": figures}, files, tables)


def measure_lenses(data: Path, _: int) -> Measured:
    """The four lenses on a record against outcome series, known turns and quiet years."""
    from tacitus.evaluation.lenses import score_lenses

    figures, tables, files = score_lenses(
        data, SHEETS / "lens_turns.jsonl", need(Path(os.environ.get("TACITUS_RECORD", "record")))
    )
    return Measured({"all": figures}, files, tables)


def _parts_of(
    rows: Sequence[Row], score: Callable[[Sequence[Row]], Mapping[str, Any]]
) -> dict[str, Mapping[str, Any]]:
    return {part: score(chosen) for part, chosen in parts(rows, lambda row: row["id"]).items()}


MEASURES: Mapping[str, Callable[[Path, int], Measured]] = {
    "events": measure_events,
    "relation": measure_relation,
    "times": measure_times,
    "places": measure_places,
    "actors": measure_actors,
    "aliases": measure_aliases,
    "throughput": measure_throughput,
    "invariance": measure_invariance,
    "swap": measure_swap,
    "dates": measure_dates,
    "event_places": measure_event_places,
    "incidents": measure_incidents,
    "statements": measure_statements,
    "lenses": measure_lenses,
    "claims": measure_claims,
    "forecast": measure_forecast,
}


def parts(items: Iterable[Any], name: Callable[[Any], str]) -> dict[str, list[Any]]:
    """The `lock` items and all items of a set."""
    everything = list(items)
    return {"lock": [item for item in everything if not is_look(name(item))], "all": everything}


def code_rows(rows: Sequence[Row]) -> tuple[dict[str, list[dict[str, Any]]], list[str]]:
    """Document id -> events in the shape that `tacitus code` writes, and the ids of quarantined documents.

    A quarantined document has no events and is scored as such.
    """
    from tacitus.engine import code_documents
    from tacitus.export import event_json

    documents = [Document(id=row["id"], text=row["text"], date=row["date"]) for row in rows]
    coded: dict[str, list[dict[str, Any]]] = {document.id: [] for document in documents}
    quarantined: list[str] = []
    for result in code_documents(documents):
        if isinstance(result, Quarantined):
            quarantined.append(result.document)
        else:
            coded[result.document.id] = [event_json(event) for event in result.events]
    return coded, quarantined


def code_lines(documents: Sequence[Document], variation: Variation) -> list[str]:
    """The output lines of `tacitus code`, and one for each quarantined document."""
    from tacitus.engine import code_documents
    from tacitus.export import dumps, event_json

    lines: list[str] = []
    for result in code_documents(documents, workers=variation.workers, batch=variation.batch):
        if isinstance(result, Quarantined):
            lines.append(f"{result.document} {result.code} {result.reason}")
        else:
            lines += [dumps(event_json(event)) for event in result.events]
    return lines


def answer_relation(row: Row) -> str | None:
    """The root that Tacitus gives for a row of the set; None where it refuses."""
    from tacitus.stages import inspect_row

    try:
        return relation.as_root(inspect_row("relation", relation.as_question(row))["event"])
    except DocumentError:
        return None


def judge_answers(
    toponyms: Sequence[Toponym], found: Sequence[Place], country_at: places.CountryAt
) -> list[places.PlaceJudgement]:
    """One judgement for each annotated name; the answer is the one of the same span."""
    by_span = {(place.start, place.end): place for place in found}
    judged = []
    for toponym in toponyms:
        answer = by_span.get((toponym.start, toponym.end))
        whole = answer is not None and answer.geonames_id in country_ids()
        judged.append(places.judge_place(toponym, answer, is_country=whole, country_at=country_at))
    return judged


@cache
def country_ids() -> frozenset[int]:
    """GeoNames ids of whole countries, as the index of places has them."""
    from tacitus.resolve.where.index import load_index

    index = load_index()
    return frozenset(index.ids[: len(index.countries)])
