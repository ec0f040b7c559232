"""Names: BibTeX's lists and CSL's objects."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refman.bibliography.names import OTHERS, format_names, parse_names
from refman.model import Item

Name = dict[str, str]

BOTH = [
    ("Mayr, Walter", [{"family": "Mayr", "given": "Walter"}]),
    ("van der Berg, Jan", [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}]),
    ("Beethoven, Ludwig van", [{"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"}]),
    ("King, Jr., Martin Luther", [{"family": "King", "given": "Martin Luther", "suffix": "Jr."}]),
    (
        "de la Cruz, III, Juan",
        [{"family": "Cruz", "given": "Juan", "suffix": "III", "non-dropping-particle": "de la"}],
    ),
    ("{World Bank}", [{"literal": "World Bank"}]),
    ("{Simon and Schuster}", [{"literal": "Simon and Schuster"}]),
    ("{UNESCO} and Roe, Jane", [{"literal": "UNESCO"}, {"family": "Roe", "given": "Jane"}]),
    ("Doe, Jane and others", [{"family": "Doe", "given": "Jane"}, OTHERS]),
    ("Plato", [{"family": "Plato"}]),
    ("García Márquez, Gabriel", [{"family": "García Márquez", "given": "Gabriel"}]),
    ("Smith-Jones, A. B.", [{"family": "Smith-Jones", "given": "A. B."}]),
    ("d'Ormesson, Jean", [{"family": "Ormesson", "given": "Jean", "non-dropping-particle": "d'"}]),
    ("D'Angelo, Rocco", [{"family": "D'Angelo", "given": "Rocco"}]),
    ("de l'Isle, A.", [{"family": "Isle", "given": "A.", "non-dropping-particle": "de l'"}]),
    ("Al Qaeda,", [{"family": "Al Qaeda"}]),
]


@pytest.mark.parametrize(("bibtex", "names"), BOTH)
def test_names_go_both_ways(bibtex: str, names: list[Name]) -> None:
    assert parse_names(bibtex) == names
    assert format_names(names) == bibtex


READ = [
    ("Walter Mayr", [{"family": "Mayr", "given": "Walter"}]),
    ("Jan van der Berg", [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}]),
    ("Muhammad bin Salman", [{"family": "Salman", "given": "Muhammad", "non-dropping-particle": "bin"}]),
    ("{\\'E}mile Zola", [{"family": "Zola", "given": "Émile"}]),
    ('M{\\"u}ller, J.~B.', [{"family": "Müller", "given": "J. B."}]),
    ('{\\"U}nal', [{"family": "Ünal"}]),
    ("{\\AA}berg", [{"family": "Åberg"}]),
    ("Jane Doe AND John Roe and", [{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "John"}]),
    ("A, B and and C, D", [{"family": "A", "given": "B"}, {"family": "C", "given": "D"}]),
    ("{NASA} Goddard", [{"family": "Goddard", "given": "NASA"}]),
    ("{Barnes {\\&} Noble}", [{"literal": "Barnes & Noble"}]),
    ("{Al Jazeera}, Staff", [{"family": "Al Jazeera", "given": "Staff"}]),
    ("Doe, Jane, Extra, Words", [{"family": "Doe", "suffix": "Jane", "given": "Extra Words"}]),
    ("others", [OTHERS]),
    ("Doe, Jane et al.", [{"family": "Doe", "given": "Jane"}, OTHERS]),
    ("Jane Doe, et~al", [{"family": "Doe", "given": "Jane"}, OTHERS]),
    (
        "Doe, Jane and Roe, R. and et al.",
        [{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "R."}, OTHERS],
    ),
    ("Schmidt, Eva u. a.", [{"family": "Schmidt", "given": "Eva"}, OTHERS]),
    ("et al.", [OTHERS]),
    ("{Duet Al}", [{"literal": "Duet Al"}]),
    ("{others}", [OTHERS]),
    (", ", []),
    ("", []),
    (
        "family=Berg, given=Jan, prefix=van der, useprefix=true",
        [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}],
    ),
    (
        'family=Beethoven, given="Ludwig", prefix=van, useprefix=false',
        [{"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"}],
    ),
    ("family={Doe, Inc.}, given=A", [{"family": "Doe, Inc.", "given": "A"}]),
    ("von Goethe", [{"family": "Goethe", "non-dropping-particle": "von"}]),
    ("Unbalanced Brace}", [{"family": "Brace", "given": "Unbalanced"}]),
]


@pytest.mark.parametrize(("bibtex", "names"), READ)
def test_names_are_read(bibtex: str, names: list[Name]) -> None:
    assert parse_names(bibtex) == names


WRITTEN = [
    ([{"family": "Simon and Schuster", "given": "A"}], "{Simon and Schuster}, A"),
    ([{"family": "Doe, Inc.", "given": "A"}], "{Doe, Inc.}, A"),
    ([{"given": "Madonna"}], "{Madonna}"),
    ([{}], ""),
    ([{"family": "Doe", "suffix": "Jr."}], "Doe, Jr."),
    ([{"literal": "R&D Lab"}], "{R\\&D Lab}"),
]


@pytest.mark.parametrize(("names", "bibtex"), WRITTEN)
def test_names_are_written(names: list[Item], bibtex: str) -> None:
    assert format_names(names) == bibtex


word = st.from_regex(r"[A-ZÀ-Ö][a-zà-ö]{1,8}", fullmatch=True)
particle = st.sampled_from(["van", "von der", "de la", "bin"])
person = st.builds(
    lambda family, given, von, after, suffix: {
        k: v
        for k, v in {
            "family": family, "given": given, "non-dropping-particle": von, "dropping-particle": after, "suffix": suffix,
        }.items()
        if v
    },
    st.lists(word, min_size=1, max_size=2).map(" ".join),
    st.lists(word, min_size=1, max_size=2).map(" ".join),
    st.just("") | particle,
    st.just("") | particle,
    st.sampled_from(["", "Jr.", "III"]),
)  # fmt: skip
organisation = st.builds(lambda words: {"literal": " ".join(words)}, st.lists(word, min_size=1, max_size=4))


@given(st.lists(person | organisation, min_size=1, max_size=4))
def test_every_list_of_names_survives_bibtex(names: list[Name]) -> None:
    assert parse_names(format_names(names)) == names
