import json
from pathlib import Path

import pytest

from tacitus.errors import SourceError
from tacitus.evaluation import bench, tables
from tacitus.evaluation.measures import MEASURES, Measured

FIGURES = {
    "lock": {"strict": {"f1": 0.5}},
    "all": {
        "strict": {"f1": 0.625},
        "ci95": {"strict": [0.5, 0.75]},
        "n": {"gold": 12},
        "kchar_a_second": 589.7,
    },
}


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    read = tmp_path / "set.xml"
    read.write_bytes(b"<set/>")
    table = {"Kinds (all)": [("kind", "F1"), ("DATE", 0.5)]}
    monkeypatch.setitem(MEASURES, "times", lambda data, items: Measured(FIGURES, [read], table))  # type: ignore[index]
    return tmp_path / "benchmarks" / "README.md"


def test_the_page_shows_figures_with_bars_interval_and_origin(out: Path) -> None:
    assert bench.main(["--only", "times", "--out", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert "| strict F1 | 0.500 | 0.625 (0.500 to 0.750) | HeidelTime 0.866 | >= 0.85, aim 0.88 |" in page
    assert "| annotated expressions |  | 12 |" in page
    assert "| thousand characters a second, one core |  | 590 |" in page
    assert "| DATE | 0.500 |" in page
    assert "`python -m tacitus.evaluation.bench --only times` at commit" in page
    assert "Not measured yet." in page


def test_notes_and_other_results_outlive_a_run(out: Path) -> None:
    out.parent.mkdir()
    out.with_name("notes.md").write_text("## Notes\n\nWritten by hand.\n", encoding="utf-8")
    bench.main(["--only", "times", "--out", str(out)])
    results = json.loads(out.with_name("results.json").read_text(encoding="utf-8"))
    results["places"] = results["times"] | {"figures": {"all": {"strict": 0.8125}}}
    out.with_name("results.json").write_text(json.dumps(results), encoding="utf-8")
    bench.main(["--only", "times", "--out", str(out)])
    page = out.read_text(encoding="utf-8")
    assert page.endswith("## Notes\n\nWritten by hand.\n")
    assert out.with_name("notes.md").read_text(encoding="utf-8") == "## Notes\n\nWritten by hand.\n"
    assert "0.812" in page


def test_an_absent_set_is_skipped_and_said(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def absent(data: Path, items: int) -> Measured:
        raise SourceError("T101", "gold/set cannot be opened.")

    monkeypatch.setitem(MEASURES, "places", absent)  # type: ignore[index]
    assert bench.main(["--only", "places", "--out", str(out)]) == 0
    assert capsys.readouterr().err.startswith("places: skipped, T101")


def test_a_fault_of_one_measure_leaves_the_others(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: Path, items: int) -> Measured:
        raise IndexError("list index out of range")

    monkeypatch.setitem(MEASURES, "places", broken)  # type: ignore[index]
    assert bench.main(["--only", "places", "--only", "times", "--out", str(out)]) == 1
    assert "| strict F1 | 0.500 |" in out.read_text(encoding="utf-8")


def test_figures_of_a_package_that_changed_meanwhile_are_not_kept(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    digests = iter(["before", "after"])
    monkeypatch.setattr(bench, "_source", lambda: next(digests))
    assert bench.main(["--only", "times", "--out", str(out)]) == 1
    assert "changed while it was measured" in capsys.readouterr().err
    assert not out.exists()


def test_every_measure_is_described_and_every_described_figure_has_a_label() -> None:
    described = tables.describe_sets()
    assert list(described) == list(MEASURES)
    for section in described.values():
        assert {"title", "set", "source", "about", "figures"} <= set(section)
        for line in section["figures"]:
            assert {"key", "label"} <= set(line) <= {"key", "label", "peer", "must", "form"}
