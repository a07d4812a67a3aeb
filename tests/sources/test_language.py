import pytest

from tacitus.model import Document
from tacitus.sources import identify_language, is_coded, mark_language, why_not_coded

pytest.importorskip("py3langid")

FRENCH = "Le ministère des affaires étrangères a annoncé mercredi l'expulsion de deux diplomates."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Albania expelled two Iranian diplomats on Wednesday, the foreign ministry said.", "en"),
        ("In Vietnam, President Trần Đức Lương and the chairman Nguyễn Văn An meet with Đỗ Mười.", "en"),
        ("ASEAN Summit begins in Kuala Lumpur, Malaysia.", None),
        ("Troops.", None),
        ("", None),
        ("2020 - 12 : 34", None),
        (FRENCH, "fr"),
        ("Das Außenministerium hat am Mittwoch zwei Diplomaten ausgewiesen.", "de"),
        ("El gobierno expulsó el miércoles a dos diplomáticos extranjeros.", "es"),
        ("Министерство иностранных дел выслало двух дипломатов.", "ru"),
        ("أعلنت وزارة الخارجية طرد دبلوماسيين اثنين يوم الأربعاء.", "ar"),
        ("وزارت امور خارجه دو دیپلمات را اخراج کرد.", "fa"),
        ("外交部星期三驱逐了两名外国外交官，并召见了大使。", "zh"),
        ("外務省は水曜日に外交官二人を国外に追放した。", "ja"),
        ("\ud800\ud800" * 20, None),
    ],
)
def test_the_language_of_a_text(text: str, language: str | None) -> None:
    assert identify_language(text) == language


def test_what_is_stated_stays_where_it_agrees_or_nothing_is_sure() -> None:
    assert (
        mark_language(Document("1", "Albania expelled an envoy of the state.", language="en-GB")).language
        == "en-GB"
    )
    assert mark_language(Document("1", "Troops.", language="de")).language == "de"
    assert mark_language(Document("1", FRENCH, language="en")).language == "fr"
    assert mark_language(Document("1", "Troops.")).language is None


def test_english_and_the_unknown_are_coded_and_others_are_not() -> None:
    assert [
        is_coded(Document("1", "x", language=language))
        for language in (None, "en", "en-US", "EN_gb", "English")
    ] == [True] * 5
    french = Document("1", "x", language="fr-FR")
    assert not is_coded(french)
    assert why_not_coded(french) == "the text is in fr-FR; English is coded"
