"""Titles that are plainly in another language than English, and titles that are not."""

import pytest

from refman.bibliography.languages import language_of, with_language


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Über die Küste und das Meer", "de"),
        ("Kritik der reinen Vernunft", "de"),
        ("Kleine <i>Geschichte</i> der DDR", "de"),
        ("La normativa internazionale a protezione dei popoli indigeni", "it"),
        ("Les mots et les choses", "fr"),
        ("L'invention d’une tradition", "fr"),
        ("El otoño de la patria y los mares", "es"),
        ("História do mar e da pesca", "pt"),
        ("Het leven van een visser", "nl"),
        ("Historien om folket och havet", "sv"),
        ("The Harbours of the North", ""),
        ("Der Spiegel and the Politics of Memory", ""),
        ("Living in La Rochelle", ""),
        ("Die Hard", ""),
        ("Kant’s Kritik der Urteilskraft and its Readers", ""),
        ("Rechtsstellung wissenschaftlicher Bibliotheken", ""),
        ("", ""),
    ],
)
def test_the_language_of_a_title(title: str, language: str) -> None:
    assert language_of(title) == language


def test_what_the_entry_says_counts() -> None:
    assert with_language({"title": "Über die Küste"}) == {"title": "Über die Küste", "language": "de"}
    said = {"title": "Über die Küste", "language": "en"}
    assert with_language(said) == said
    assert with_language({"title": "Ships"}) == {"title": "Ships"}
