import pytest

from tacitus.evaluation import meantime

XML = b"""<?xml version="1.0"?><Document>
<token sentence="0" t_id="1">Port</token><token sentence="0" t_id="2">opens</token>
<token sentence="1" t_id="3">May</token><token sentence="1" t_id="4">4</token><token sentence="1" t_id="5">,</token>
<token sentence="1" t_id="6">2009</token>
<token sentence="6" t_id="7">Monday</token>
<Markables>
<TIMEX3 functionInDocument="CREATION_TIME" type="DATE" value="2009-05-04" m_id="1">
<token_anchor t_id="3"/><token_anchor t_id="4"/><token_anchor t_id="5"/><token_anchor t_id="6"/></TIMEX3>
<TIMEX3 functionInDocument="NONE" type="DATE" value="2009-05-11" m_id="2"><token_anchor t_id="7"/></TIMEX3>
<TIMEX3 functionInDocument="NONE" type="DURATION" value="P1D" m_id="3"/>
</Markables></Document>"""


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["He", "said", ":", "``", "No", ".", "''"], 'He said: "No."'),
        (["the", "firm", "'s", "loss", "(", "3", "%", ")"], "the firm's loss (3%)"),
        (["workers", "'", "pay", "was", "US$", "5"], "workers' pay was US$5"),
        (["They", "did", "n't", "go"], "They didn't go"),
        (["a", "'", "new", "'", "one"], "a 'new' one"),
        (["in", "2008", "/", "2009"], "in 2008/2009"),
    ],
)
def test_tokens_become_text_as_printed(words: list[str], text: str) -> None:
    joined, spans = meantime.join_tokens([(word, 0) for word in words])
    assert joined == text
    for word, (start, end) in zip(words, spans, strict=True):
        assert joined[start:end] == {"``": '"', "''": '"'}.get(word, word)


def test_an_article_keeps_its_annotated_sentences_and_their_expressions() -> None:
    article = meantime.read_article(XML, "port.xml")
    assert article is not None
    assert article.date == "2009-05-04"
    assert article.text == "Port opens\nMay 4, 2009"
    (time,) = article.times
    assert article.text[time.start : time.end] == "May 4, 2009"
    assert time.dateline


def test_an_article_without_a_full_date_is_left_out() -> None:
    assert meantime.read_article(XML.replace(b"2009-05-04", b"2009-05"), "port.xml") is None
