"""Quotes, emphasis, loose ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refman.citation.clean import container, plain, squeeze, title


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("“The ‘New’ History,”", "The ‘New’ History"),
        ('"Are Airstrikes Working?"', "Are Airstrikes Working?"),
        ("‘A Closer Look at ‘Too big to Fail’: Views’", "A Closer Look at ‘Too big to Fail’: Views"),
        ("‘Where’s the Party’", "Where’s the Party"),
        ("‘A’ and ‘B’", "‘A’ and ‘B’"),
        ('"A" and "B"', '"A" and "B"'),
        ("„Titel eines Aufsatzes“,", "Titel eines Aufsatzes"),
        ("»Titel«", "Titel"),
        ("*Like* War", "Like War"),
        ("*An Emphasised Title,*", "An Emphasised Title"),
        ("“No End Quote", "No End Quote"),
        ("No Start Quote,”", "No Start Quote"),
        ("The Sailors' Song", "The Sailors' Song"),
        ("Life in the U.S.", "Life in the U.S."),
        ("Smith & Co.", "Smith & Co."),
        ("To be continued ...", "To be continued ..."),
        ("A Title.", "A Title"),
        ("Title (with a bracket)", "Title (with a bracket)"),
        ("Title)", "Title"),
        ("(Title", "Title"),
        ("Anglo- German Relations", "Anglo-German Relations"),
        ("Haupt- und Nebenstraßen", "Haupt- und Nebenstraßen"),
        ("Will Women Benefit?’ in", "Will Women Benefit?"),
        ("Ein Titel, abrufbar unter:", "Ein Titel"),
        ("Metalclad v. Mexico, ICSID Case", "Metalclad v. Mexico"),
        ("Financial Crisis (Oxford University", "Financial Crisis"),
        ("of the Treaty of Leeds", "Treaty of Leeds"),
        ("des Gesetzes über Ameisen", "Gesetzes über Ameisen"),
        ("the Convention of", "the Convention"),
        ("R&amp;D  in\u00a0Europe", "R&D in Europe"),
        ("", ""),
        ("“", "“"),
    ],
)
def test_titles(text: str, cleaned: str) -> None:
    assert title(text) == cleaned


def test_entities_need_their_semicolon() -> None:
    assert squeeze("a&region=b &lt; c") == "a&region=b < c"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("In EMNLP", "EMNLP"),
        ("Harv. L. Rev.", "Harv. L. Rev."),
        ("BGBl.", "BGBl."),
        ("A Journal.", "A Journal"),
        ("Proceedings, Volume", "Proceedings"),
        ("in: *Handbuch*,", "Handbuch"),
        ("speech given at the Leeds Forum", "Leeds Forum"),
        ("= NJW", "NJW"),
        ("in the Handbook", "the Handbook"),
        ("Industrial Law", "Industrial Law"),
        ("“In Memoriam”", "In Memoriam"),
    ],
)
def test_containers(text: str, cleaned: str) -> None:
    assert container(text) == cleaned


def test_tags_go() -> None:
    assert squeeze("<i>Sedum</i> <http://a.org>") == "Sedum <http://a.org>"


def test_soft_hyphens_go() -> None:
    assert squeeze("hy\u00adphen") == "hyphen"


@given(st.text(alphabet=st.sampled_from("abC .,'\"“”‘’*()[]-&"), max_size=25))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert title(title(text)) == title(text)
    assert plain(plain(text)) == plain(text)
