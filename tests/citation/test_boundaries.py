"""Semicolons that part citations, and prose that is none."""

import pytest

from refman.citation.boundaries import parted, stretches
from refman.citation.labels import START
from refman.citation.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Per Lund, “Ferries,” *Transport* 12 (2004): 3; Ann Roe, *Tides* (Leeds: Hive, 1990).",
            ["Per Lund, “Ferries,” *Transport* 12 (2004): 3", "Ann Roe, *Tides* (Leeds: Hive, 1990)."],
        ),
        (
            "Roe, Ann (May 2, 2011). Tides. The Daily Bell; Lund, Per and Roe, Ann (June 3, 2012). Ferries. The Daily Bell",
            [
                "Roe, Ann (May 2, 2011). Tides. The Daily Bell",
                "Lund, Per and Roe, Ann (June 3, 2012). Ferries. The Daily Bell",
            ],
        ),
        (
            "“Tides Rise; Ferries Wait,” *The Bell*, 3 May 2011.",
            ["“Tides Rise; Ferries Wait,” *The Bell*, 3 May 2011."],
        ),
        (
            "Literature of Eating; Collection of Menus, 1903.",
            ["Literature of Eating; Collection of Menus, 1903."],
        ),
        (
            "Roe, *Tides* (Leeds, 1990; repr. Oxford, 1999), 4.",
            ["Roe, *Tides* (Leeds, 1990; repr. Oxford, 1999), 4."],
        ),
        (
            "Lund, “Ferries,” 2011, <http://bell.example/a>; the harbour has since been closed and most of its people have moved away.",
            ["Lund, “Ferries,” 2011, <http://bell.example/a>"],
        ),
        ("the harbour has since been closed and most of its people have moved away", []),
        (
            "Universal Declaration of the Rights of Sailors and Fishermen",
            ["Universal Declaration of the Rights of Sailors and Fishermen"],
        ),
        ("Roe, 1990;", ["Roe, 1990"]),
        (
            "Roe, “Ants,” 1990: 4; <https://doi.org/10.1515/978311>.",
            ["Roe, “Ants,” 1990: 4; <https://doi.org/10.1515/978311>."],
        ),
        ("Roe, 1990, www.a.org; www.b.org/c", ["Roe, 1990, www.a.org", "www.b.org/c"]),
        ("inter alia, Roe, Ants, 1990", ["Roe, Ants, 1990"]),
        ("e.g. Roe, Ants, 1990", ["Roe, Ants, 1990"]),
        (
            "Doe v. Roe, [1938] S.C.R. 100; [1939] A.C. 117",
            ["Doe v. Roe, [1938] S.C.R. 100; [1939] A.C. 117"],
        ),
        ("[1938] S.C.R. 100; [1939] A.C. 117", ["[1938] S.C.R. 100", "[1939] A.C. 117"]),
        (
            "Ann Roe, ‘Harbours, ferries and the challenge of the coming tides’",
            ["Ann Roe, ‘Harbours, ferries and the challenge of the coming tides’"],
        ),
        (
            "Harbour Statute, supra note 1, Art. 120: “No ferries may be stopped in this harbour.”",
            ["Harbour Statute, supra note 1, Art. 120"],
        ),
        (
            "Lund, P. 1990: “Ferries and all that they carry to us.” Leeds: Hive.",
            ["Lund, P. 1990: “Ferries and all that they carry to us.” Leeds: Hive."],
        ),
        ("Voir notamment Roe, Ants, 1990", ["Roe, Ants, 1990"]),
        ("Cfr. anche Roe, Ants, 1990", ["Roe, Ants, 1990"]),
        ("Roe A. Ants. Hive. 1990;47(2):26-9.", ["Roe A. Ants. Hive. 1990;47(2):26-9."]),
        ("Roe A. Ants. Hive. 1990;47:26-9.", ["Roe A. Ants. Hive. 1990;47:26-9."]),
        ("Roe, Ants, 1990; available at www.ants.org", ["Roe, Ants, 1990; available at www.ants.org"]),
    ],
)
def test_what_a_stretch_holds(text: str, parts: list[str]) -> None:
    tokens = tokenize(text)
    found = [text[tokens[a].start : tokens[b - 1].end] for a, b in parted(tokens, 0, len(tokens))]
    assert found == parts


@pytest.mark.parametrize(
    ("text", "labels", "found"),
    [
        ("Roe, Ants; Doe, Bees", "B - - O B - -", ["Roe, Ants", "Doe, Bees"]),
        ("Roe, Ants Doe, Bees", "B - - B - -", ["Roe, Ants", "Doe, Bees"]),
        ("Roe, Ants, Doe, Bees", "B - - - B - -", ["Roe, Ants, Doe, Bees"]),
        ("Roe, Ants (1846; Leeds, 1962)", "B - - - - O B - - -", ["Roe, Ants (1846; Leeds, 1962)"]),
        ("Roe, “Ants; Bees”", "B - - - B - -", ["Roe, “Ants; Bees”"]),
        ("Roe, Ants (see Doe, Bees)", "B - - O O B - - O", ["Roe, Ants", "Doe, Bees"]),
        (
            "Doe v. Roe [1938] AC 1; [1939] AC 7",
            "B - - - - - - - - O B - - - -",
            ["Doe v. Roe [1938] AC 1; [1939] AC 7"],
        ),
        ("Roe, Ants, 1985. Acesso em: 2 abr", "B - - - - - B - - - -", ["Roe, Ants, 1985. Acesso em: 2 abr"]),
        ("Roe, “Ants.” 1985. JSTOR, 3 May", "B - - - - - - - B - - -", ["Roe, “Ants.” 1985. JSTOR, 3 May"]),
        ("no word of it", "O O O O", []),
    ],
)
def test_stretches_of_labels(text: str, labels: str, found: list[str]) -> None:
    tokens = tokenize(text)
    given = [START if label == "B" else label for label in labels.split()]
    assert [text[tokens[a].start : tokens[b - 1].end] for a, b in stretches(tokens, given)] == found
