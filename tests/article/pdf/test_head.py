"""Title, authors, date and address."""

import pytest

from refman.article.pdf.reading import read_bytes
from tests.article.pdf.sheets import FILLER
from tests.article.pdf.writer import Sheet, pdf

TITLE = "The Toll Houses of the Weser"


def paper(
    *,
    above: list[str],
    title: list[str],
    below: list[str],
    head: str = "",
    rubric: str = "",
    info: dict[str, str] | None = None,
) -> bytes:
    first = Sheet()
    y = first.lines(50, 570, [rubric] if rubric else [], size=22) - 20
    y = first.lines(50, y, above, size=9) - 20
    y = first.lines(50, y, title, size=16, font="bold") - 10
    y = first.lines(50, y, below, size=11) - 30
    first.lines(50, y, FILLER * 3, size=10)
    later = []
    for number in (2, 3, 4):
        sheet = Sheet()
        sheet.text(50, 570, f"{head} {number}" if head else str(number), size=9)
        sheet.lines(50, 540, FILLER * 4, size=10)
        later.append(sheet)
    return pdf([first, *later], info=info)


def test_a_common_first_page() -> None:
    found = read_bytes(
        paper(
            above=["Journal of Tolls 12 (2014), pp. 3-19", "DOI: 10.1234/jt.2014.003."],
            title=["The Toll Houses", "of the Weser*"],
            below=["Anne M. Doe^1^ John von Roe^2^"],
        )
    )
    assert (found.title, found.authors) == (TITLE, ("Anne M. Doe", "John von Roe"))
    assert (found.date, found.url) == ("2014", "https://doi.org/10.1234/jt.2014.003")


def test_the_running_head_tells_the_title_from_the_rubric_and_the_author_from_others() -> None:
    found = read_bytes(
        paper(
            above=["HISTORY", "Prof. Dr. Anne Doe"],
            title=[TITLE],
            below=["Some Other Person"],
            head="Doe · The Toll Houses of the Weser",
        )
    )
    assert (found.title, found.authors) == (TITLE, ("Anne Doe",))


@pytest.mark.parametrize(
    ("given", "title"),
    [("Toll Houses", "Toll Houses"), ("Microsoft Word - x.doc", TITLE), ("Nothing like it", TITLE)],
)
def test_the_title_of_the_file_counts_where_the_page_has_it(given: str, title: str) -> None:
    info = {"Title": given, "Author": "ANNE DOE"}
    found = read_bytes(paper(above=[], title=[TITLE], below=["Anne Doe, John Roe"], info=info))
    assert (found.title, found.authors) == (title, ("Anne Doe", "John Roe"))


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published: Nov. 4, 2015", "2015-11-04"),
        ("Advance Access publication 26 June 2025", "2025-06-26"),
        ("Veröffentlicht am 3. März 2009", "2009-03-03"),
        ("4 de novembro de 2015", "2015-11-04"),
        ("Tolls 43, Nr. 2/2021", "2021"),
        ("Tolls, vol. 3", ""),
    ],
)
def test_dates(line: str, date: str) -> None:
    assert read_bytes(paper(above=[line], title=[TITLE], below=["Anne Doe"])).date == date


def test_nothing_to_tell() -> None:
    sheet = Sheet()
    sheet.lines(50, 500, FILLER)
    found = read_bytes(pdf([sheet]))
    assert (found.authors, found.date, found.url) == ((), "", "")


def test_the_cover_of_an_archive() -> None:
    cover = Sheet()
    cover.lines(50, 560, [TITLE], size=14, font="bold")
    cover.lines(
        50,
        530,
        [
            "Author(s): Anne Doe and John Roe",
            "Source: Past and Present, Vol. 12 (Nov., 1989), pp. 3-17",
            "Stable URL: https://archive.example.org/stable/650123",
        ],
        size=10,
    )
    text = Sheet()
    text.lines(50, 560, FILLER * 4, size=10)
    found = read_bytes(pdf([cover, text]))
    assert (found.title, found.authors, found.url) == (
        TITLE,
        ("Anne Doe", "John Roe"),
        "https://archive.example.org/stable/650123",
    )


def test_the_citation_that_an_article_prints_of_itself() -> None:
    cite = ["How to cite", "Anne Doe, “The Toll Houses of the Weser”,", "in: Tolls 12 (2014), 3–19."]
    found = read_bytes(paper(above=["Tolls", *cite], title=[TITLE], below=["Anne Doe"]))
    assert found.citation == "Anne Doe, “The Toll Houses of the Weser”, in: Tolls 12 (2014), 3–19."
    short = ["Cite as: Anne Doe, Toll Houses, in: Tolls 12."]
    assert read_bytes(paper(above=short, title=[TITLE], below=["Anne Doe"])).citation.startswith(
        "Anne Doe, Toll"
    )


def test_a_running_head_with_the_authors_name_is_no_title() -> None:
    found = read_bytes(paper(above=[], title=[f"On {TITLE}"], below=["Anne Doe"], head=f"Doe   {TITLE}"))
    assert (found.title, found.authors) == (f"On {TITLE}", ("Anne Doe",))


def test_a_rubric_that_begins_like_the_title() -> None:
    head = "Doe · Tolls and Mills of the Lower Weser Valley"
    title = ["Tolls and Mills of the Lower Weser Valley"]
    first = read_bytes(paper(above=[], title=title, below=["Anne Doe"], head=head, rubric="Tolls and Mills"))
    assert first.title == title[0]
