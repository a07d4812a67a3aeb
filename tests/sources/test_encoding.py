import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.errors import SourceError
from tacitus.sources.encoding import binary_kind, decode, find_encoding

FRENCH = "Le ministère a expulsé deux diplomates étrangers, a déclaré l’Élysée."
RUSSIAN = "Министерство иностранных дел выслало двух дипломатов в среду."
JAPANESE = "外務省は水曜日、二人の外交官を追放した。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        ("The minister said: “We won’t accept this.”", "cp1252"),
        ("El Gobierno expulsó a cinco diplomáticos en España.", "cp1252"),
        ("Die Außenministerin erklärte, München zähle nicht.", "cp1252"),
        ("São Paulo", "cp1252"),
        ("naïve", "cp1252"),
        (FRENCH, "mac_roman"),
        ("Ministerstvo zahraničních věcí vyhostilo dva diplomaty, řekl český prezident.", "cp1250"),
        ("Rząd wydalił dwóch dyplomatów, ogłosiło ministerstwo w środę.", "cp1250"),
        ("Dışişleri Bakanlığı çarşamba günü iki diplomatı sınır dışı etti.", "cp1254"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        ("Το υπουργείο απέλασε δύο διπλωμάτες την Τετάρτη.", "cp1253"),
        ("طردت وزارة الخارجية اثنين من الدبلوماسيين يوم الأربعاء.", "cp1256"),
        ("משרד החוץ גירש שני דיפלומטים ביום רביעי.", "cp1255"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        ("外交部星期三驱逐了两名外交官。中国政府对此表示强烈不满。", "gb18030"),
        ("外交部星期三驅逐了兩名外交官。中國政府對此表示強烈不滿。", "big5"),
        ("외교부는 수요일 외교관 두 명을 추방했다고 밝혔다.", "cp949"),
    ],
)
@pytest.mark.parametrize("times", [1, 400])
def test_legacy_text_is_read_as_it_was_written(text: str, encoding: str, times: int) -> None:
    data = (text + "\n").encode(encoding) * times
    assert binary_kind(data) is None
    assert decode(data, find_encoding(data, whole=True)) == (text + "\n") * times


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@settings(max_examples=50)
@given(
    text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
        lambda t: t[0] != "\ufeff"
    )
)
def test_unicode_round_trip(encoding: str, text: str) -> None:
    data = text.encode(encoding)
    assert decode(data, find_encoding(data, whole=True)) == text


@pytest.mark.parametrize("text", ["Iran expelled two envoys.\r\n", RUSSIAN, FRENCH])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert binary_kind(data) is None
    assert find_encoding(data, whole=True) == encoding


def test_newlines_are_kept() -> None:
    data = b"one\r\ntwo\rthree\n"
    assert decode(data, find_encoding(data, whole=True)) == "one\r\ntwo\rthree\n"


def test_a_head_may_end_within_a_character() -> None:
    data = "дипломат".encode()
    assert find_encoding(data[:5], whole=False) == "utf-8"


def test_one_bad_byte_does_not_turn_utf8_into_something_else() -> None:
    data = RUSSIAN.encode() + b"\xff " + RUSSIAN.encode()
    assert decode(data, find_encoding(data, whole=True)).count("\ufffd") == 1


def page(charset: str, text: str) -> bytes:
    return f'<html><head><meta charset="{charset}"></head><body>{text}</body></html>'.encode(charset)


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("windows-1251", "Да"),
        ("Shift_JIS", "外務"),
        ("iso-8859-2", "Łódź"),
        ("euc-kr", "외교"),
        ("iso-2022-jp", "外務"),
    ],
)
def test_a_page_is_read_as_it_declares(charset: str, text: str) -> None:
    data = page(charset, text)
    assert text in decode(data, find_encoding(data, whole=True, markup=True))


@pytest.mark.parametrize("charset", ["utf-16", "rot13", "unicode_escape", "idna", "no-such", "base64"])
def test_a_declaration_that_cannot_be_so_is_passed_over(charset: str) -> None:
    data = f'<meta charset="{charset}"><p>'.encode() + FRENCH.encode("cp1252")
    assert FRENCH in decode(data, find_encoding(data, whole=True, markup=True))


def test_utf8_counts_before_a_declaration() -> None:
    data = '<meta charset="iso-8859-1"><p>дипломат'.encode()
    assert find_encoding(data, whole=True, markup=True) == "utf-8"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 text", "PDF"),
        (b"PK\x03\x04 more", "zip"),
        (bytes(range(256)) * 4, "no text"),
        (b"\0" * 100, "no text"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 30, "picture"),
    ],
)
def test_binary_is_told(data: bytes, what: str) -> None:
    assert what in (binary_kind(data) or "")


def test_a_text_with_one_nul_is_text() -> None:
    assert binary_kind(b"Iran expelled \0 two diplomats today.") is None


@settings(max_examples=50)
@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_are_text_or_a_numbered_error(data: bytes) -> None:
    with contextlib.suppress(SourceError):
        decode(data, find_encoding(data, whole=True, markup=True)).encode()
