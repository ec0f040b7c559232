"""Full, short, ibid."""

from typing import Any

import pytest

from refman.citation.forms import form_of, is_cross_reference, points_to_note, says_enough
from refman.model import Citation, Form
from tests.citation.marked import spans_of


@pytest.mark.parametrize(
    ("form", "citation", "fields"),
    [
        ("ibid", "Ibid., 20.", {"locator": "20"}),
        ("ibid", "ibid.", {}),
        ("ibid", "Id. at 266.", {"locator": "266"}),
        ("ibid", "4 id. at 11", {"volume": "4", "locator": "11"}),
        ("ibid", "“divine law both natural and revealed,” id. at 455", {"title": "divine law"}),
        ("ibid", "2 *Id.* at 390, 392-93", {"volume": "2", "locator": "390, 392-93"}),
        ("ibid", "Ebd., S. 15.", {"locator": "15"}),
        ("ibid", "ebenda, S. 95–100", {"locator": "95–100"}),
        ("ibid", "A. a. O., S. 40.", {"locator": "40"}),
        (
            "full",
            "idem, Community, Cambridge 1990",
            {"author": "idem", "title": "Community", "issued": "1990"},
        ),
        ("short", "Smith, supra note 5, at 3", {"author": "Smith", "locator": "3"}),
        ("short", "Vogel, op. cit., n. 7, pp. 80–1.", {"author": "Vogel", "locator": "80–1"}),
        ("short", "Thornton, op. cit. (1996), n. 4", {"editor": "Thornton", "issued": "1996"}),
        ("short", "L Kahler (n 29) 90", {"author": "L Kahler", "locator": "90"}),
        ("short", "Klaus Dörre, a. a. O., S. 886", {"author": "Klaus Dörre", "locator": "886"}),
        ("short", "Supra note 21.", {}),
        ("short", "Freud, 103.", {"author": "Freud", "locator": "103"}),
        (
            "short",
            "Foucault, *Naissance*, 224.",
            {"author": "Foucault", "title": "Naissance", "locator": "224"},
        ),
        ("full", "Smith, *A Title* [hereinafter *Title*]", {"author": "Smith", "title": "A Title"}),
        ("full", "Geiger 1964, S. 65", {"author": "Geiger", "issued": "1964", "locator": "65"}),
        (
            "full",
            "Human Rights Act 1998, s 4",
            {"title": "Human Rights Act", "issued": "1998", "locator": "s 4"},
        ),
        (
            "full",
            "Blue Shield, https://theblueshield.org",
            {"author": "Blue Shield", "URL": "https://theblueshield.org"},
        ),
        ("full", "Vienna Declaration, par. 5", {"title": "Vienna Declaration", "locator": "par. 5"}),
        (
            "full",
            "R. Roe, ‘A’ (1990) 3 J. Law 5, 69 n. 4",
            {
                "author": "R. Roe",
                "title": "A",
                "issued": "1990",
                "volume": "3",
                "container_title": "J. Law",
                "page": "5",
            },
        ),
    ],
)
def test_form(form: str, citation: str, fields: dict[str, str | list[str]]) -> None:
    assert form_of(citation, spans_of(citation, **fields), citation=(0, len(citation))) == form


@pytest.mark.parametrize(
    ("cited", "label"),
    [
        ("Smith, supra note 5, at 3", "5"),
        ("Smith, supranote 2", "2"),
        ("Vogel, op. cit., n. 7", "7"),
        ("L Kahler (n 29) 90", "29"),
        ("wie Anm. 12", "12"),
        ("a. a. O. (Fn. 12)", "12"),
        ("J. Gospodarek, Fußnote 5, S. 9.", "5"),
        ("above n 3", "3"),
        ("JCAH MANUAL, supra note I, at 53", "1"),
        ("Moran, supra note 16, at 10 n.5", "16"),
        ("Smith, *Title*, 492 n.108", ""),
        ("at 69 n. 4", ""),
        ("Resolution n. 26/9", ""),
        ("Smith, *Title*, 12", ""),
    ],
)
def test_the_note_that_is_meant(cited: str, label: str) -> None:
    assert points_to_note(cited) == label


@pytest.mark.parametrize(
    "cited",
    ["Saumur, ante at pp. 325", "Dolzer, supra, 74.", "Roe, loc. cit.", "Roe, a.a.O., S. 3", "Roe, op cit 5"],
)
def test_pointers_without_a_number(cited: str) -> None:
    assert is_cross_reference(cited)


def test_titles_that_look_like_pointers_are_none() -> None:
    assert not is_cross_reference("M. Roe, *A Summary of the Notes*, 12")
    assert not is_cross_reference("A. Andante, *Supranational Law*, 12")


@pytest.mark.parametrize(
    ("text", "cited", "form", "item", "enough"),
    [
        ("As Judge Rand said", "Rand", "short", {"type": "book", "author": [{"family": "Rand"}]}, False),
        ("See Rand.", "Rand.", "short", {"type": "book", "author": [{"family": "Rand"}]}, True),
        ("Rand, supra note 5", "Rand, supra note 5", "short", {"author": [{"family": "Rand"}]}, True),
        ("under Art. 8 all", "Art. 8", "short", {"type": "book", "locator": "8"}, False),
        ("Namely Spain", "Namely Spain", "full", {"type": "book", "title": "Namely Spain"}, False),
        ("*Spain*", "*Spain*", "full", {"type": "book", "title": "Spain"}, True),
        ("Bank Act of 1866", "Bank Act of 1866", "full", {"type": "legislation", "title": "Bank Act"}, True),
        ("Rand, 12", "Rand, 12", "short", {"author": [{"family": "Rand"}], "locator": "12"}, True),
        ("Ibid.", "Ibid.", "ibid", {"type": "book"}, True),
        (
            "met in Leeds in 1990",
            "Leeds in 1990",
            "full",
            {"type": "book", "publisher-place": "Leeds", "issued": {}},
            False,
        ),
        ("See Hive Press.", "Hive Press.", "full", {"type": "book", "publisher": "Hive Press"}, False),
        (
            "(Leeds: Hive)",
            "(Leeds: Hive)",
            "full",
            {"type": "book", "publisher": "Hive", "publisher-place": "Leeds"},
            True,
        ),
        (
            "K. Roe ist Inhaberin des Lehrstuhls für Ethik.",
            "K. Roe ist Inhaberin des Lehrstuhls für Ethik",
            "short",
            {"type": "book", "author": [], "title": "Lehrstuhls"},
            False,
        ),
        (
            "*K. Roe* ist Inhaberin des Lehrstuhls für Ethik.",
            "*K. Roe* ist Inhaberin des Lehrstuhls für Ethik",
            "full",
            {"type": "book", "title": "K. Roe ist Inhaberin des Lehrstuhls für Ethik"},
            False,
        ),
        (
            "PhD Candidate, Turin. a.roe@u.it",
            "PhD Candidate, Turin. a.roe@u.it",
            "full",
            {"type": "book", "title": "PhD Candidate"},
            False,
        ),
        (
            "H. Mann, *Professor of Dust*",
            "H. Mann, *Professor of Dust*",
            "full",
            {"type": "book", "author": [], "title": "Professor of Dust"},
            True,
        ),
        ("See supra notes 6, 8.", "supra notes 6, 8.", "short", {"type": "book", "locator": "8"}, False),
        ("Roe, Ants, hereafter cited as RA", "RA", "full", {"type": "report", "number": "RA"}, False),
        ("Roe, Ants, im Folgenden: RA", "RA", "short", {"type": "book", "author": []}, False),
        ("See infra Part II and", "infra Part II", "short", {"type": "book", "locator": "II"}, False),
    ],
)
def test_a_mere_mention_says_too_little(
    text: str, cited: str, form: Form, item: dict[str, Any], enough: bool
) -> None:
    start = text.index(cited)
    assert says_enough(text, Citation(start, start + len(cited), "1:1", form, item)) is enough
