"""Authors and titles that were taken for one another."""

from typing import Any

import pytest

from tests.citation.marked import item

QUOTED = "Ann Doe, “Lions, Zebras and U.S. Parks,” *Wild Review* 3 (1999): 12."
COMPANY = "J. T. Roe, Inc. v. Peru, Final Award, 3 May 2001."
COURT = "Lopez v. Mun. Court, 12 F.2d 34 (1990)."
BOARD = "Leeds Bd. of Trade v. United States, 12 U.S. 34 (1918)."
ESSAY = "Ann Doe, Roe v. Wade Revisited, 12 Yale L.J. 34 (1990)."
OFFICE = "Office of Fair Play, “Rules for All,” 2019, https://fair.example/rules."
LAW = "Article 3, Regulation 1092/2010."
FILM = "The Ants, directed by Ann Doe (Hive Films, 2019)."
EMPHASISED = "*Kobler/Meier*, Das Pflichtexemplar, 2012, S. 12."
FAMILY = "de la Roe/Lee, ZUM 2019, 694 ff."
LOTUS = "The S.S. Lotus (France v. Turkey), 1927 P.C.I.J. (ser. A) No. 10 (Sept. 7)."
JOURNAL = "*Kobler*, GRUR-Int 2012, 33 ff."
ACRONYM = "*Kobler*, NATO, 2012, S. 33."
NOVEL = "*Hamlet*, Methuen, 1982."
DATED = "Centre for Open Seas. (2017). Charts for everyone. https://seas.example/charts"
IN_TITLE = "K. Lee (ed.), Ann Doe: Critical Essays (Leeds: Hive, 1990)."
SUBTITLE = "Ann Doe, Die Ameisen. Wie der Wald lebt, Leipzig 1990, S. 3."
GROUP = "Ann Doe, The Hive Group, Ants (Leeds: Hive, 1990)."
CURATED = "Ann Doe, Le formiche, a cura di M. Rossi, Torino 1999."
KNOWN_AS = "BVerfGE 7, 198 (205) – Lüth"
BY_YEAR = "Doe 2003: 350."
MAGAZINE = "Spiegel 2003, S. 35."
ITALIAN = "Doe, Le formiche, cit., p. 4."
CAPITALS = "ANN DOE, THE LAW OF ANTS 94 (Hive Press 1931)."


@pytest.mark.parametrize(
    ("citation", "read_as", "expected"),
    [
        (QUOTED, {"author": ["Ann Doe", "Lions"], "title": "Zebras and U.S. Parks,”"}, {"title": "Lions, Zebras and U.S. Parks"}),
        (COMPANY, {"author": "J. T. Roe", "title": "Inc. v. Peru", "issued": "3 May 2001"}, {"title": "J. T. Roe, Inc. v. Peru", "author": None}),
        (COURT, {"title": "Lopez v. Mun", "author": "Court", "issued": "1990"}, {"title": "Lopez v. Mun. Court", "author": None}),
        (BOARD, {"author": "Leeds", "title": "of Trade v. United States"}, {"title": "Leeds Bd. of Trade v. United States", "author": None}),
        (ESSAY, {"author": "Ann Doe", "title": "Roe v. Wade Revisited", "container_title": "Yale L.J.", "page": "34"}, {"title": "Roe v. Wade Revisited", "author": [{"family": "Doe", "given": "Ann"}]}),
        (OFFICE, {"title": ["Office of Fair Play", "Rules for All"], "issued": "2019"}, {"title": "Rules for All", "author": [{"literal": "Office of Fair Play"}]}),
        (LAW, {"container_title": "Regulation", "issued": "1092/2010", "locator": "3"}, {"title": "Regulation 1092/2010", "issued": None}),
        (FILM, {"author": ["The Ants", "Ann Doe"], "issued": "2019", "publisher": "Hive Films"}, {"title": "The Ants", "author": [{"family": "Doe", "given": "Ann"}]}),
        (FILM, {"author": "The Ants", "title": "Ann Doe", "issued": "2019"}, {"title": "The Ants", "author": [{"family": "Doe", "given": "Ann"}]}),
        (EMPHASISED, {"title": "Kobler/Meier", "container_title": "Das Pflichtexemplar", "issued": "2012"}, {"title": "Das Pflichtexemplar", "author": [{"family": "Kobler"}, {"family": "Meier"}]}),
        (JOURNAL, {"title": ["Kobler", "GRUR-Int"], "issued": "2012"}, {"container-title": "GRUR-Int", "author": [{"family": "Kobler"}]}),
        (f"*{FAMILY.replace(',', '*,', 1)}", {"title": "de la Roe/Lee", "container_title": "ZUM", "issued": "2019"}, {"container-title": "ZUM", "title": None}),
        (FAMILY, {"title": "de la Roe/Lee", "container_title": "ZUM", "issued": "2019"}, {"container-title": "ZUM", "author": [{"family": "Roe", "non-dropping-particle": "de la"}, {"family": "Lee"}], "title": None}),
        (ACRONYM, {"title": "Kobler", "container_title": "NATO", "issued": "2012"}, {"title": "NATO", "author": [{"family": "Kobler"}]}),
        (NOVEL, {"title": "Hamlet", "publisher": "Methuen", "issued": "1982"}, {"title": "Hamlet", "author": None}),
        (DATED, {"title": ["Centre for Open Seas", "Charts for everyone"], "issued": "2017"}, {"title": "Charts for everyone", "author": [{"literal": "Centre for Open Seas"}]}),
        (IN_TITLE, {"editor": "K. Lee", "author": "Ann Doe", "title": "Critical Essays"}, {"title": "Ann Doe: Critical Essays", "author": None}),
        (SUBTITLE, {"author": "Ann Doe, Die Ameisen", "title": "Wie der Wald lebt"}, {"title": "Die Ameisen. Wie der Wald lebt", "author": [{"family": "Doe", "given": "Ann"}]}),
        (GROUP, {"author": "Ann Doe, The Hive Group", "title": "Ants"}, {"title": "Ants"}),
        (CURATED, {"author": "Ann Doe", "title": "Le formiche, a cura di M. Rossi"}, {"title": "Le formiche", "editor": [{"family": "Rossi", "given": "M."}]}),
        (KNOWN_AS, {"container_title": "BVerfGE", "volume": "7", "page": "198", "locator": "205", "editor": "Lüth"}, {"title": "Lüth", "editor": None, "type": "legal_case"}),
        (BY_YEAR, {"container_title": "Doe", "issued": "2003", "locator": "350"}, {"author": [{"family": "Doe"}], "container-title": None}),
        (MAGAZINE, {"container_title": "Spiegel", "issued": "2003", "locator": "35"}, {"container-title": "Spiegel", "author": None}),
        (LOTUS, {"title": "The S.S. Lotus (France v. Turkey", "volume": "1927", "container_title": "P.C.I.J. (ser. A", "number": "10", "issued": "Sept. 7"}, {"title": "The S.S. Lotus (France v. Turkey)", "container-title": "P.C.I.J. (ser. A)", "issued": {"date-parts": [[1927, 9, 7]]}}),
        (ITALIAN, {"author": "Doe, Le formiche", "locator": "4"}, {"title": "Le formiche", "author": [{"family": "Doe"}]}),
        (CAPITALS, {"author": "ANN DOE", "title": "THE LAW OF ANTS 94", "publisher": "Hive Press", "issued": "1931"}, {"title": "THE LAW OF ANTS", "locator": "94"}),
    ],
)  # fmt: skip
def test_who_wrote_what(citation: str, read_as: dict[str, Any], expected: dict[str, Any]) -> None:
    got = item(citation, **read_as)
    assert {name: got.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("citation", "titles"),
    [
        ("The Ants, *Of Bees* (Leeds: Hive, 1990)", ["The Ants", "Of Bees"]),
        ("“First,” “Second,” *Review* 3", ["First", "Second"]),
    ],
)
def test_a_marked_title_names_no_author(citation: str, titles: list[str]) -> None:
    assert "author" not in item(citation, title=titles)
