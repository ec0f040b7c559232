"""What is wrong in a library, and what of it is mended."""

from collections.abc import Callable

import pytest

from refman.library import Library
from refman.library.check import findings, mend
from refman.model import ArticleRecord, CitationRecord

Write = Callable[[str], Library]
BOOK = "author={Doe, Jane}, title={T}, publisher={P}, year={2000}"


def told(library: Library) -> list[tuple[int, str, str, str, bool]]:
    return [(f.line, f.key, f.kind, f.message, f.fixable) for f in findings(library)]


def mended(library: Library) -> str:
    with library.change("check --fix") as change:
        mend(change, findings(library), library.document.blocks)
    return library.path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("fields", "kind", "message"),
    [
        ("author={Doe, J.}, title={T}, publisher={P}", "missing", "no year or date"),
        ("author={Doe, J.}, publisher={P}, year=2000", "missing", "no title"),
        ("author={}, title={T}, publisher={P}, year=2000", "missing", "no author or editor"),
        (f"{BOOK}, editor={{Doe, J. and }}", "name", "`editor` has an `and` without a name"),
        (f"{BOOK}, editor={{A and and B}}", "name", "`editor` has an `and` without a name"),
        (f"{BOOK}, editor={{Doe, J., Roe, R., Poe, E.}}", "name", "a name in `editor` has more than two commas: part names by `and`"),
        (f"{BOOK}, month={{Brumaire}}", "date", "`Brumaire` is no month"),
        (f"{BOOK}, month=13", "date", "`13` is no month"),
        (f"{BOOK}, date={{June 22}}", "date", "`June 22` is no date (2020-06-22)"),
        (f"{BOOK}, date={{2020-13}}", "date", "`2020-13` is no date (2020-06-22)"),
        ("author={A}, title={T}, publisher={P}, year={sometime}", "date", "`sometime` is no year"),
        ("author={A}, title={T}, publisher={P}, year={13/2007}", "date", "`13/2007` is no year"),
        ("author={A}, title={T}, publisher={P}, year={3000}", "date", "the year 3000 is far ahead"),
        (f"author={{A}}, title={{T}}, publisher={{P}}, year={{{'1' * 5000}}}", "date", f"`{'1' * 5000}` is no year"),
        (f"{BOOK}, doi={{foo/bar}}", "doi", "`foo/bar` is no DOI (10.1000/182)"),
        (f"{BOOK}, url={{not a url}}", "url", "`not a url` is no URL"),
        (f"{BOOK}, isbn={{978-3-16-148410-1}}", "isbn", "the check digit of the ISBN 978-3-16-148410-1 does not hold"),
        (f"{BOOK}, isbn={{12}}", "isbn", "the check digit of the ISBN 12 does not hold"),
        (f"{BOOK}, crossref={{nobody}}", "dangling", "there is no entry `nobody` to inherit from"),
        (
            'author={A, title = {T}, year = {2000}}, title={B}, publisher={P}, year=2000',
            "swallowed",
            "`author` seems to hold the field `title`: look for a missing delimiter",
        ),
    ],
)  # fmt: skip
def test_what_is_told(fields: str, kind: str, message: str, write: Write) -> None:
    assert told(write(f"% line 1\n@book{{k, {fields}}}\n")) == [(2, "k", kind, message, False)]


@pytest.mark.parametrize(
    "fields",
    [
        BOOK,
        f"{BOOK}, month=jan",
        f"{BOOK}, month={{6}}",
        f"{BOOK}, month={{22 June}}",
        f"{BOOK}, month={{Winter}}",
        f"{BOOK}, month={{mar/apr}}",
        f"{BOOK}, date={{2020-06-22/..}}",
        f"{BOOK}, date={{/2020-06}}",
        f"{BOOK}, date={{199X}}",
        f"{BOOK}, date={{2004-06-XX}}",
        f"{BOOK}, date={{2004?/2006~}}",
        f"{BOOK}, date={{2001-01-01T12:00:00+01:00}}",
        "crossref={M}, title={Child}",
        f"{BOOK}, crossref={{Former}}, ids={{former, other}}",
        f"{BOOK}, doi={{10.1000/182_a(b)}}",
        f"{BOOK}, isbn={{978-3-16-148410-0}}, issn={{1234-5678}}",
        f"{BOOK}, isbn={{0-8044-2957-X}}",
        f"{BOOK}, editor={{{{Band and Sons, Inc., Ltd., Co.}}}}",
        "author={A and others}, title={T}, publisher={P}, year={[ca. 1850]}",
        "author={A}, title={T}, publisher={P}, year={n.d.}",
        "author={A}, title={T}, publisher={P}, year={1914--1918}",
        "author={A}, title={T}, publisher={P}, year={1990--}",
        "author={A}, title={T}, publisher={P}, year={forthcoming}",
        "author={A}, title={a = b and author of c = d}, publisher={P}, year=1",
    ],
)
def test_what_is_fine(fields: str, write: Write) -> None:
    assert told(write(f"@book{{k, {fields}}}\n@misc{{m, title={{T}}, url={{https://a.b}}}}")) == []


@pytest.mark.parametrize(
    ("text", "kind", "new"),
    [
        ("@book{k, author={A}\n title={T}, publisher={P}, year=1}", "syntax", "@book{k, author={A},\n title={T}, publisher={P}, year=1}"),
        (f"@book{{k\n {BOOK}}}", "syntax", f"@book{{k,\n {BOOK}}}"),
        (f"@book{{k, {BOOK}", "syntax", f"@book{{k, {BOOK}\n}}"),
        (f"@book(k\n {BOOK}", "syntax", f"@book(k,\n {BOOK}\n)"),
        (f"@book{{, {BOOK}}}", "key", f"@book{{doe2000t, {BOOK}}}"),
        (f"@book{{k, {BOOK}}}\n@book{{k, {BOOK}}}", "duplicate", f"@book{{k, {BOOK}}}"),
        (f"@book{{k, {BOOK}, doi={{https://doi.org/10.1000/182}}}}", "doi", f"@book{{k, {BOOK}, doi={{10.1000/182}}}}"),
        (f"@book{{k, {BOOK}, doi={{DOI: 10.1000/182.}}}}", "doi", f"@book{{k, {BOOK}, doi={{10.1000/182}}}}"),
        (f"@book{{k, {BOOK}, month={{January}}}}", "date", f"@book{{k, {BOOK}, month=jan}}"),
        (f"@book{{k, {BOOK}, month={{märz}}}}", "date", f"@book{{k, {BOOK}, month=mar}}"),
        (f"@book{{k, {BOOK}, editor={{Doe, J. et al.}}}}", "name", f"@book{{k, {BOOK}, editor={{Doe, J. and others}}}}"),
        (f"@book{{k, {BOOK}, editor={{Doe, J.; Roe, R.}}}}", "name", f"@book{{k, {BOOK}, editor={{Doe, J. and Roe, R.}}}}"),
    ],
)  # fmt: skip
def test_what_is_mended(text: str, kind: str, new: str, write: Write) -> None:
    library = write(text + "\n")
    assert [(f.kind, f.fixable) for f in findings(library)] == [(kind, True)]
    assert mended(library) == new + "\n"
    assert told(library) == []
    (changed,) = library.undo().summary["changed"]
    assert f"{{{changed}," in new.replace("(", "{")
    assert library.path.read_text(encoding="utf-8") == text + "\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"@book{{k, {BOOK}}}\n@book{{k, {BOOK}, note={{x}}}}", "duplicate"),
        (f"@book{{k, {BOOK}}}\n@book{{K, {BOOK}}}", "key"),
        ("@book{k, title={open,\n author={A},\n year=2000\n}", "syntax"),
        ("@book{k, title={T}, title={U}, author={A}, publisher={P}, year=1}", "syntax"),
        (f"@book{{k, {BOOK}, editor={{One; Two}}}}", "name"),
        (f'@string{{s = "S"}}\n@book{{k, {BOOK}, series=s # " " # nosuch, month=jan}}', "string"),
        (f"@book{{k, {BOOK}, url={{https://e.org?a=b,c=d}}, series=Nosuch}}", "string"),
    ],
)
def test_what_is_left_to_people(text: str, kind: str, write: Write) -> None:
    library = write(text)
    assert [(f.kind, f.fixable) for f in findings(library)] == [(kind, False)]
    assert mended(library) == text


def test_several_things_in_one_entry(write: Write) -> None:
    library = write("@book{, author={Doe, J. et al.}\n title={T}, publisher={P}, year=1999, month={January}}")
    assert mended(library) == (
        "@book{doe1999t, author={Doe, J. and others},\n title={T}, publisher={P}, year=1999, month=jan}"
    )
    assert told(library) == []


def test_two_entries_without_a_key_get_two(write: Write) -> None:
    library = write(f"@book{{, {BOOK}}}\n@book{{, {BOOK}}}\n")
    assert mended(library) == f"@book{{doe2000t, {BOOK}}}\n@book{{doe2000ta, {BOOK}}}\n"
    assert told(library) == []


def test_what_dangles_in_the_provenance(write: Write) -> None:
    library = write(f"@book{{k, {BOOK}}}\n")
    with library.change("import") as change:
        change.record(
            ArticleRecord("a.html", "x", "html", key="gone"),
            [
                CitationRecord("a.html", "1:1", "1", "full", "T.", "lost"),
                CitationRecord("a.html", "2:1", "2", "full", "T.", "k"),
            ],
        )
        change.record(
            ArticleRecord("b.html", "x", "html"), [CitationRecord("c.html", "1:1", "1", "full", "T.", "k")]
        )
    assert told(library) == [
        (0, "lost", "dangling", "cited by a.html, note 1, but not in the library", False),
        (0, "k", "dangling", "c.html, note 1: there is no record of the article", False),
        (0, "gone", "dangling", "the entry of the article a.html is not in the library", False),
    ]
