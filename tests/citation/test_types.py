"""Which kind of work a citation cites."""

import json
from pathlib import Path

import pytest

from refman.citation.fields import to_item
from refman.citation.spans import FieldSpan
from tests.citation.marked import item

CASES: list[tuple[str, str, dict[str, str | list[str]]]] = [
    (
        "article-journal",
        "R. Bork, ‘Title’ (2010) 34 Sociology 379",
        {
            "author": "R. Bork",
            "title": "Title",
            "issued": "2010",
            "volume": "34",
            "container_title": "Sociology",
            "page": "379",
        },
    ),
    (
        "article-journal",
        "Raue, ZUM 2019, 684",
        {"author": "Raue", "container_title": "ZUM", "issued": "2019", "page": "684"},
    ),
    (
        "article-journal",
        "A. Turing, ‘On Numbers’, Proceedings of the London Mathematical Society 42 (1936)",
        {
            "author": "A. Turing",
            "title": "On Numbers",
            "container_title": "Proceedings of the London Mathematical Society",
            "volume": "42",
            "issued": "1936",
        },
    ),
    (
        "article-journal",
        "A. Doe, ‘A v. B: a comment’, 12 Yale L.J. 3 (1990)",
        {
            "author": "A. Doe",
            "title": "A v. B: a comment",
            "container_title": "Yale L.J.",
            "volume": "12",
            "page": "3",
            "issued": "1990",
        },
    ),
    (
        "article-newspaper",
        "“Faits divers,” *La presse*, 31 January 1856, 2",
        {"title": "Faits divers", "container_title": "La presse", "issued": "31 January 1856"},
    ),
    (
        "article-newspaper",
        "J. Doe, “A”, Washington Post, 3 May 2019, https://www.washingtonpost.com/a",
        {
            "author": "J. Doe",
            "title": "“A”",
            "container_title": "Washington Post",
            "issued": "3 May 2019",
            "URL": "https://www.washingtonpost.com/a",
        },
    ),
    (
        "article-newspaper",
        "J. Doe, “A”, Philstar, 3 May 2019, https://philstar.com/news/a",
        {
            "author": "J. Doe",
            "title": "“A”",
            "container_title": "Philstar",
            "issued": "3 May 2019",
            "URL": "https://philstar.com/news/a",
        },
    ),
    (
        "article-newspaper",
        "“A Tough Race,” *San Jose Mercury*, n.d., Folder 13, Hayes Papers",
        {
            "title": "A Tough Race",
            "container_title": "San Jose Mercury",
            "issued": "n.d.",
            "archive_location": "Folder 13",
            "archive_collection": "Hayes Papers",
        },
    ),
    (
        "article-magazine",
        "J. Doe, “A,” *New Yorker*, 12 October 2016",
        {"author": "J. Doe", "title": "“A,”", "container_title": "New Yorker", "issued": "12 October 2016"},
    ),
    (
        "article-magazine",
        "J. Doe, “A,” *Cry California* (Summer 1967), 10",
        {"author": "J. Doe", "title": "“A,”", "container_title": "Cry California", "issued": "Summer 1967"},
    ),
    (
        "book",
        "Smith, Adam. *Wealth*. London: Penguin, 1999",
        {
            "author": "Smith, Adam",
            "title": "Wealth",
            "publisher_place": "London",
            "publisher": "Penguin",
            "issued": "1999",
        },
    ),
    ("book", "*Wealth*", {"title": "Wealth"}),
    (
        "chapter",
        "J. Doe, ‘A’, in B. Roe (ed.), *C* (OUP, 2001), 3–9",
        {
            "author": "J. Doe",
            "title": "A",
            "editor": "B. Roe",
            "container_title": "C",
            "publisher": "OUP",
            "issued": "2001",
            "page": "3–9",
        },
    ),
    (
        "chapter",
        "J. Doe, A, in: Wege zum Glück, 3",
        {"author": "J. Doe", "title": "A", "container_title": "Wege zum Glück"},
    ),
    (
        "report",
        "“Fraud.” IBM White Paper, 2013",
        {"title": "Fraud", "publisher": "IBM", "genre": "White Paper", "issued": "2013"},
    ),
    (
        "report",
        "Scottish Government, *Scotland’s Place* (December 2016)",
        {"author": "Scottish Government", "title": "Scotland’s Place", "issued": "December 2016"},
    ),
    (
        "report",
        "J. Doe, *Post-Taliban Governance*, RL30588 (Washington: CRS, 2019)",
        {
            "author": "J. Doe",
            "title": "Post-Taliban Governance",
            "number": "RL30588",
            "publisher_place": "Washington",
            "publisher": "CRS",
            "issued": "2019",
        },
    ),
    (
        "report",
        "J. Doe, A Survey, CPJ, 2012, https://cpj.org/a",
        {
            "author": "J. Doe",
            "title": "A Survey",
            "publisher": "CPJ",
            "issued": "2012",
            "URL": "https://cpj.org/a",
        },
    ),
    (
        "thesis",
        "J. Doe, ‘A’ (PhD diss., Temple University, 2001)",
        {"author": "J. Doe", "title": "A", "publisher": "Temple University", "issued": "2001"},
    ),
    (
        "webpage",
        "Blue Shield, “Who We Are,” https://theblueshield.org/about",
        {"author": "Blue Shield", "title": "Who We Are", "URL": "https://theblueshield.org/about"},
    ),
    (
        "webpage",
        "“Mozilla Manifesto”. Mozilla.org. Retrieved 2012-03-21",
        {"title": "Mozilla Manifesto", "container_title": "Mozilla.org", "accessed": "2012-03-21"},
    ),
    (
        "webpage",
        "NYC Directory, *New York Public Library*, http://nypl.org",
        {"title": "NYC Directory", "container_title": "New York Public Library", "URL": "http://nypl.org"},
    ),
    (
        "post-weblog",
        "D. Patil, ‘A code’, *Medium*, 1 February 2018, https://medium.com/a",
        {
            "author": "D. Patil",
            "title": "A code",
            "container_title": "Medium",
            "issued": "1 February 2018",
            "URL": "https://medium.com/a",
        },
    ),
    (
        "post-weblog",
        "J. Doe, ‘A code’, *Of Two Minds*, 1 February 2018, https://oftwominds.com/a",
        {
            "author": "J. Doe",
            "title": "A code",
            "container_title": "Of Two Minds",
            "issued": "1 February 2018",
            "URL": "https://oftwominds.com/a",
        },
    ),
    (
        "post",
        "A. Omran, Twitter, 5 Feb. 2012",
        {"author": "A. Omran", "container_title": "Twitter", "issued": "5 Feb. 2012"},
    ),
    (
        "legal_case",
        "Robinson v. Magovern, 521 F. Supp. 842 (W.D. Pa. 1981)",
        {
            "title": "Robinson v. Magovern",
            "volume": "521",
            "container_title": "F. Supp.",
            "page": "842",
            "issued": "1981",
        },
    ),
    (
        "legal_case",
        "Thoburn v Sunderland City Council [2002] EWHC 195 (Admin)",
        {
            "title": "Thoburn v Sunderland City Council",
            "issued": "2002",
            "container_title": "EWHC",
            "number": "195",
        },
    ),
    ("legal_case", "[1951] S.C.R. 265", {"issued": "1951", "container_title": "S.C.R.", "page": "265"}),
    (
        "legal_case",
        "EuGH, Urt. v. 8.9.2016 – C-160/15, GRUR 2016, 1152",
        {
            "author": "EuGH",
            "genre": "Urt.",
            "issued": "8.9.2016",
            "number": "C-160/15",
            "container_title": "GRUR",
            "page": "1152",
        },
    ),
    (
        "legal_case",
        "Case C-68/11 Commission v Italy [2012]",
        {"number": "C-68/11", "title": "Commission v Italy", "issued": "2012"},
    ),
    (
        "legislation",
        "Human Rights Act 1998, s 4",
        {"title": "Human Rights Act", "issued": "1998", "locator": "s 4"},
    ),
    (
        "legislation",
        "42 U.S.C. § 3604 (1994)",
        {"volume": "42", "container_title": "U.S.C.", "locator": "§ 3604", "issued": "1994"},
    ),
    ("legislation", "§ 52b UrhG a.F.", {"locator": "§ 52b", "title": "UrhG"}),
    ("legislation", "Art. 5 GG", {"locator": "Art. 5"}),
    ("legislation", "BGBl. I 2013, S. 3728", {"container_title": "BGBl.", "volume": "I", "issued": "2013"}),
    ("legislation", "25 Henry VIII, c. 15 (1533)", {"number": "25 Henry VIII, c. 15", "issued": "1533"}),
    (
        "treaty",
        "Article 31 of the Vienna Convention on the Law of Treaties of 1969",
        {"locator": "Article 31", "title": "Vienna Convention on the Law of Treaties", "issued": "1969"},
    ),
    ("bill", "H.R. 588, Sess. 2011", {"number": "H.R. 588", "issued": "2011"}),
    (
        "manuscript",
        "Addis to Hillier, 4 Jan. 1915, HSBC Archive, K 0003",
        {
            "author": "Addis",
            "recipient": "Hillier",
            "issued": "4 Jan. 1915",
            "archive": "HSBC Archive",
            "archive_location": "K 0003",
        },
    ),
    (
        "manuscript",
        "Rosa Bonheur sketchbook, 42r",
        {"title": "Rosa Bonheur", "genre": "sketchbook", "locator": "42r"},
    ),
    (
        "interview",
        "Author’s interview with a pilot, Tunis, March 2018",
        {"title": "Author’s interview with a pilot", "publisher_place": "Tunis", "issued": "March 2018"},
    ),
    (
        "report",
        "Harbour Group, “Ferries”, Europe Report no. 254, 16 July 2019",
        {
            "author": "Harbour Group",
            "title": "Ferries",
            "container_title": "Europe Report",
            "number": "254",
            "issued": "16 July 2019",
        },
    ),
    (
        "legislation",
        "Council Directive 93/13/EEC on ferries [1993] OJ L95/29",
        {
            "title": "Council Directive 93/13/EEC on ferries",
            "issued": "1993",
            "container_title": "OJ",
            "volume": "L95",
            "page": "29",
        },
    ),
    (
        "book",
        "Harbour Group. (2020). Manual of ferries (7th ed.). https://doi.org/10.1037/0000165-000",
        {
            "author": "Harbour Group",
            "issued": "2020",
            "title": "Manual of ferries",
            "edition": "7th ed.",
            "URL": "https://doi.org/10.1037/0000165-000",
        },
    ),
    (
        "interview",
        "Nihad Sirees, interview with author, 18 February 2019",
        {"author": "Nihad Sirees", "genre": "interview with author", "issued": "18 February 2019"},
    ),
    (
        "interview",
        "Interview with L. Smyth (London: 19 February 2018)",
        {"author": "L. Smyth", "issued": "19 February 2018"},
    ),
    (
        "personal_communication",
        "Email exchange with Jenny Odell, 7 August 2019",
        {"genre": "Email exchange", "author": "Jenny Odell", "issued": "7 August 2019"},
    ),
    (
        "motion_picture",
        "J. Orlowski, dir., *The Social Dilemma* (Exposure Labs, 2020)",
        {
            "author": "J. Orlowski",
            "title": "The Social Dilemma",
            "publisher": "Exposure Labs",
            "issued": "2020",
        },
    ),
    (
        "motion_picture",
        "BBC, “Preacher,” YouTube video, 23:29",
        {"author": "BBC", "title": "Preacher", "genre": "YouTube video"},
    ),
    (
        "broadcast",
        "Nightline (ABC television broadcasts, Sept. 23, 1996)",
        {
            "title": "Nightline",
            "publisher": "ABC",
            "genre": "television broadcasts",
            "issued": "Sept. 23, 1996",
        },
    ),
    (
        "speech",
        "G. Allison, ‘How’, speech given at the Forum, Beijing, 3 March 2019",
        {"author": "G. Allison", "title": "How", "issued": "3 March 2019"},
    ),
    ("speech", "“Remarks of Mr Train,” Venice, 2002", {"title": "Remarks of Mr Train", "issued": "2002"}),
    (
        "speech",
        "K. Crawford, ‘Abuses’, Transmediale Conference, 2 February 2014",
        {
            "author": "K. Crawford",
            "title": "Abuses",
            "container_title": "Transmediale Conference",
            "issued": "2 February 2014",
        },
    ),
    (
        "paper-conference",
        "S. Guha, “Ads.” Proc. Internet Measurement Conference, 2010",
        {
            "author": "S. Guha",
            "title": "Ads",
            "container_title": "Proc. Internet Measurement Conference",
            "issued": "2010",
        },
    ),
    (
        "entry-encyclopedia",
        "M. Lambek, ‘Taboo’, International Encyclopedia of the Social Sciences, vol. 24",
        {
            "author": "M. Lambek",
            "title": "Taboo",
            "container_title": "International Encyclopedia of the Social Sciences",
            "volume": "24",
        },
    ),
    (
        "entry-encyclopedia",
        "Goodhart’s Law. http://en.wikipedia.org/wiki/Goodhart",
        {"title": "Goodhart’s Law", "URL": "http://en.wikipedia.org/wiki/Goodhart"},
    ),
    (
        "entry-dictionary",
        "‘K-12’, Macmillan Dictionary",
        {"title": "K-12", "container_title": "Macmillan Dictionary"},
    ),
    (
        "article",
        "T. Mikolov, ‘Words’, arXiv:1301.3781",
        {"author": "T. Mikolov", "title": "Words", "container_title": "arXiv:1301.3781"},
    ),
    (
        "software",
        "Postmill, GitLab, https://gitlab.com/postmill",
        {"title": "Postmill", "container_title": "GitLab", "URL": "https://gitlab.com/postmill"},
    ),
    (
        "dataset",
        "Orphan Works Database, https://euipo.europa.eu/works",
        {"title": "Orphan Works Database", "URL": "https://euipo.europa.eu/works"},
    ),
    ("document", "BT-Drs. 17/13423, S. 13", {"container_title": "BT-Drs.", "number": "17/13423"}),
]


@pytest.mark.parametrize(("kind", "citation", "fields"), CASES, ids=[f"{c[0]}-{c[1][:30]}" for c in CASES])
def test_type(kind: str, citation: str, fields: dict[str, str | list[str]]) -> None:
    assert item(citation, **fields)["type"] == kind


def test_most_types_of_the_annotated_notes_are_found(shared: Path) -> None:
    """Macro-averaged over documents, so that no single one decides."""
    shares = []
    for path in sorted((shared / "gold" / "notes").glob("*.jsonl")):
        right = []
        for line in path.read_text(encoding="utf-8").splitlines():
            note = json.loads(line)
            for c in note["segments"]:
                if c["kind"] == "citation" and c["form"] == "full" and c.get("type"):
                    spans = [FieldSpan(f["field"], f["start"], f["end"]) for f in c["fields"]]
                    right.append(
                        to_item(note["text"], spans, citation=(c["start"], c["end"]))["type"] == c["type"]
                    )
        if right:
            shares.append(sum(right) / len(right))
    assert sum(shares) / len(shares) >= 0.89
