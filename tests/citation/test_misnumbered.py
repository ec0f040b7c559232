"""Volumes, issues and pages that were taken for one another or for dates."""

from typing import Any

import pytest

from tests.citation.marked import item

MONTHLY = "Ann Doe: Ameisen, in: Waldzeitung 6–7/2011, S. 22."
NUMBERED = "Ann Doe, Ameisen, in: Waldzeitung, Nr. 2/1996, S. 15."
BRITISH = "A. Doe, ‘Ants’, Forest History, 9, 1–2 (1997), pp. 321–49."
YEAR_FIRST = "A. Doe, 'Ants', 6 Leeds Law Review (2007) 3, 527."
JUDGMENT = "EuGH, Urt. v. 16.11.2016 – C-301/15, NJW 2017, 62"
YEARLY = "A. Doe, Ants in Court, 1993 BYU L. REV. 1139 (1993)"
LOOSE_LEAF = "Doe v. Roe, 1981-2 Trade Cas. (CCH) 64,181 (W.D. Mich. July 15, 1981)"
PINPOINT = "Doe v. Roe, 618 F.2d 264,266 (5th Cir. 1980)"
RADIO = "A. Doe, ‘Ants’, *Lectures* (BBC Radio 4, 7 November 1984)"
FILM = "Ann Doe, director, *Ants* (Hive Films, 2020), 1 hr., 34 min."
LIKE_A_YEAR = "A. Doe, On Ants, 144 U. Pa. L. Rev. 2021, 2024–25 (1996)."
LORDS = "Doe v Roe [1932] AC 562 (HL) 580"
DOCKET = "BVerfG, Urteil v. 30.6.2009 – 2 BvE 2/08, BVerfGE 123, 267 (344)"
RAISED = "Ann Doe, Die Verwandlung, München 52010, S. 98."
PREPRINT = "Doe A. Ants. arXiv preprint arXiv:1706.03762. 2017."
REPRINT = "Ants (2019; Leeds: Hive Films), DVD."
POSTED = "@doe, “Ants…,” Twitter, February 17, 2017, 4:48 p.m., https://t.co/1"
MINUTES = "CAB 128/29, CM(55) 23, 14 July 1955"
FIRST_PAGE = "Doe, Ants (1954), 61 Leeds Quarterly, 455"
GAZETTE = "Gesetz über Ameisen vom 2. September 2001, BGBl. I 2002, S. 3448."
UNION = "ABl. vom 27.10.2012, Nr. L 299/5"
NEUTRAL = "Doe v Roe [2004] UKHL 30, [2004] 2 AC 557 [12]."
COLUMNS = "House of Commons Debates, 5th ser., vol. 339, cols. 41–54 (3 October 1938)."
MARGIN = "NJW 2016, 1152 Tz. 31"


@pytest.mark.parametrize(
    ("citation", "read_as", "expected"),
    [
        (MONTHLY, {"title": "Ameisen", "container_title": "Waldzeitung", "volume": "6–7", "issued": "2011"}, {"issue": "6–7", "volume": None}),
        (NUMBERED, {"title": "Ameisen", "container_title": "Waldzeitung", "issued": "2/1996"}, {"issue": "2", "issued": {"date-parts": [[1996]]}}),
        (BRITISH, {"container_title": "Forest History", "volume": "9", "page": ["1–2", "321–49"], "issued": "1997"}, {"issue": "1–2", "page": "321-349"}),
        (YEAR_FIRST, {"volume": "6", "container_title": "Leeds Law Review", "issued": "2007", "page": "3", "locator": "527"}, {"issue": "3", "page": "527", "locator": None}),
        (JUDGMENT, {"author": "EuGH", "issued": ["16.11.2016", "2017"], "container_title": "NJW", "page": "62"}, {"volume": "2017", "issued": {"date-parts": [[2016, 11, 16]]}}),
        (YEARLY, {"title": "Ants in Court", "issued": ["1993", "(1993)"], "container_title": "BYU L. REV.", "page": "1139"}, {"volume": "1993", "issued": {"date-parts": [[1993]]}}),
        (LOOSE_LEAF, {"title": "Doe v. Roe", "container_title": "Trade Cas. (CCH)", "page": "64", "locator": "181", "issued": "July 15, 1981"}, {"page": "64,181", "locator": None}),
        (PINPOINT, {"title": "Doe v. Roe", "container_title": "F.2d", "volume": "618", "page": "264", "locator": "266"}, {"page": "264", "locator": "266"}),
        (RADIO, {"title": "Ants", "container_title": ["Lectures", "BBC Radio"], "volume": "4", "issued": "7 November 1984"}, {"publisher": "BBC Radio 4", "volume": None}),
        (FILM, {"title": "Ants", "volume": "1", "issued": "2020"}, {"volume": None}),
        (LIKE_A_YEAR, {"volume": "144", "container_title": "U. Pa. L. Rev.", "issued": ["2021", "1996"], "page": "2024–25"}, {"page": "2021", "locator": "2024-25", "issued": {"date-parts": [[1996]]}}),
        (LORDS, {"title": "Doe v Roe", "issued": "1932", "container_title": "AC", "page": "562", "number": "(HL) 580"}, {"locator": "580", "number": None}),
        (DOCKET, {"author": "BVerfG", "volume": "123", "container_title": ["BvE", "BVerfGE"], "number": "2/08", "page": "267"}, {"number": "2 BvE 2/08", "container-title": "BVerfGE", "volume": "123"}),
        (RAISED, {"title": "Die Verwandlung", "publisher_place": "München", "volume": "52010"}, {"edition": "5", "issued": {"date-parts": [[2010]]}, "volume": None}),
        (PREPRINT, {"title": "Ants", "number": "arXiv preprint arXiv:1706.03762", "issued": "2017"}, {"number": "1706.03762", "container-title": "arXiv"}),
        (REPRINT, {"title": "Ants", "issued": "2019"}, {"issued": {"date-parts": [[2019]]}, "original-date": None}),
        (POSTED, {"title": "Ants…", "container_title": "Twitter", "volume": "4", "page": "48"}, {"volume": None, "page": None}),
        (MINUTES, {"archive_location": "CAB 128/29", "number": "CM(55"}, {"number": "CM(55)"}),
        (FIRST_PAGE, {"title": "Ants", "issued": "1954", "volume": "61", "container_title": "Leeds Quarterly", "locator": "455"}, {"page": "455", "locator": None}),
        (GAZETTE, {"title": "Gesetz über Ameisen", "issued": ["2. September 2001", "2002"], "container_title": "BGBl. I", "page": "3448"}, {"container-title": "BGBl.", "volume": "I 2002"}),
        (UNION, {"container_title": "ABl.", "issued": "27.10.2012", "issue": "L 299/5"}, {"issue": "L 299", "page": "5"}),
        (NEUTRAL, {"title": "Doe v Roe", "issued": ["2004", "2004"], "container_title": ["UKHL", "AC"], "number": "30", "volume": "2", "page": "557", "locator": "12"}, {"container-title": "UKHL", "number": "30", "volume": None, "page": None, "locator": "12"}),
        (COLUMNS, {"title": "House of Commons Debates", "container_title": "5th ser.", "volume": "339", "page": ["cols", "41–54"]}, {"page": "41-54", "container-title": None}),
        (MARGIN, {"container_title": "NJW", "issued": "2016", "page": "1152 Tz. 31"}, {"page": "1152", "locator": "Tz. 31"}),
    ],
)  # fmt: skip
def test_which_number_is_what(citation: str, read_as: dict[str, Any], expected: dict[str, Any]) -> None:
    got = item(citation, **read_as)
    assert {name: got.get(name) for name in expected} == expected
