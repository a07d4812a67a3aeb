import pytest

from tacitus.sources.kinds import extension_of, find_kind

NAMES = ("text", "event_text", "id", "date", "title", "url")


@pytest.mark.parametrize(
    ("name", "extension"),
    [
        ("a.jsonl", "jsonl"),
        ("a.JSONL.gz", "jsonl"),
        ("dir.csv/a", ""),
        ("a.gz", ""),
        ("a.csv.gz.gz", "csv"),
        ("-", ""),
        (".txt", "txt"),
    ],
)
def test_extension(name: str, extension: str) -> None:
    assert extension_of(name) == extension


@pytest.mark.parametrize(
    ("head", "extension", "kind"),
    [
        pytest.param('{"id": 1, "text": "a"}\n{"id": 2}\n', "", "json_lines", id="lines"),
        pytest.param('{"id": 1, "text": "a"}\n', "txt", "json_lines", id="lines-called-txt"),
        pytest.param('{"id": 1, "text": "a"}', "csv", "json_lines", id="lines-called-csv"),
        pytest.param('\ufeff \n{"text": "a"}', "", "json_lines", id="after-a-mark"),
        pytest.param('{"text": "open\n{"text": "b"}\n', "jsonl", "json_lines", id="first-line-broken"),
        pytest.param('[1, 2]\n{"text": "b"}\n', "jsonl", "json_lines", id="first-line-no-object"),
        pytest.param('{\n  "text": "a"\n}\n', "", "json", id="one-object"),
        pytest.param('{\n  "text": "a"\n}\n', "jsonl", "json", id="objects-over-lines"),
        pytest.param('[\n {"text": "a"}]', "", "json", id="array"),
        pytest.param('[{"text": "a"}]', "jsonl", "json", id="array-called-jsonl"),
        pytest.param("[Editor's note] Troops left.", "", "text", id="bracket-in-prose"),
        pytest.param("{Draft} Troops left.", "", "text", id="brace-in-prose"),
        pytest.param("<!DOCTYPE html><html>", "txt", "page", id="page-called-txt"),
        pytest.param("\n<!-- saved --> <HTML><body>", "", "page", id="comment-first"),
        pytest.param('<?xml version="1.0"?><!DOCTYPE html PUBLIC "x">', "", "page", id="xhtml"),
        pytest.param("<p>Troops left.</p>", "", "page", id="fragment"),
        pytest.param("Troops left.", "html", "page", id="extension-of-a-page"),
        pytest.param("id,date,text\n1,2020-01-01,a\n", "", "delimited", id="known-columns"),
        pytest.param("id,date,text\n1,2020-01-01,a\n", "txt", "text", id="called-txt"),
        pytest.param("body,when\n", "csv", "delimited", id="unknown-columns"),
        pytest.param("On Friday, the minister left.\n", "", "text", id="prose"),
        pytest.param("< 5 people, text, were hurt.", "", "text", id="less-than"),
    ],
)
def test_kind(head: str, extension: str, kind: str) -> None:
    assert find_kind(head, extension, NAMES) == kind
