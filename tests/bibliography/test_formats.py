"""Files of bibliographies: RIS, NBIB, CSL-JSON, and which format a file is in."""

import json
from pathlib import Path
from typing import Any

import pytest
import rispy

from refman.bibliography import BIBLIOGRAPHY_FORMATS, bibliography_format, read_bibliography, to_entry
from refman.bibliography.csljson import read_csljson, write_csljson
from refman.bibliography.names import OTHERS
from refman.bibliography.nbib import read_nbib
from refman.bibliography.reading import key_of
from refman.bibliography.ris import read_ris, write_ris
from refman.errors import UnreadableError
from refman.model import Item
from tests.bibliography.examples import ITEMS

RIS = """\ufeffTY  - JOUR
AU  - Doe, Jane, Jr.
AU  - van der Berg, Jan
A2  - Roe, R
T1  - A title that
 runs on
JO  - Journal of X
PY  - 2016
DA  - 2016/04/05/
VL  - 3
IS  - 2
SP  - 1
EP  - 9
DO  - https://doi.org/10.1/x
SN  - 1234-5678
KW  - a
KW  - b
UR  - https://e.org/1; https://e.org/2
ER  -

TY  - BOOK
A1  - World Bank
ED  - Roe, Jane
TI  - Water
T3  - Studies
Y1  - 2001///Spring
SP  - 200
CY  - Leiden
SN  - 978-0-226-45808-3
TY  - NEWS
TI  - Unfinished
PY  - 12 March 2016
SP  - A1
ER  -
TY  - JOUR
ER  -
"""


def ris_items(text: str) -> list[Any]:
    return [record for _, record in read_ris(text)]


def test_ris_is_read() -> None:
    article, book, news, empty = ris_items(RIS)
    assert article == {
        "type": "article-journal",
        "author": [
            {"family": "Doe", "given": "Jane", "suffix": "Jr."},
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
        ],
        "editor": [{"family": "Roe", "given": "R"}],
        "title": "A title that runs on",
        "container-title": "Journal of X",
        "issued": {"date-parts": [[2016, 4, 5]]},
        "volume": "3",
        "issue": "2",
        "page": "1-9",
        "DOI": "10.1/x",
        "ISSN": "1234-5678",
        "keyword": "a, b",
        "URL": "https://e.org/1",
    }
    assert book["author"] == [{"literal": "World Bank"}]
    assert book["editor"] == [{"family": "Roe", "given": "Jane"}]
    assert book["collection-title"] == "Studies"
    assert book["issued"] == {"date-parts": [[2001]], "season": 1}
    assert (book["number-of-pages"], book["publisher-place"], book["ISBN"]) == (
        "200",
        "Leiden",
        "978-0-226-45808-3",
    )
    assert news["issued"] == {"date-parts": [[2016, 3, 12]]}
    assert empty == "the record has no fields"


def test_ris_agrees_with_rispy() -> None:
    """rispy is the reader that others use."""
    records = rispy.loads(
        RIS.replace("\ufeff", "").replace("T1  - A title that\n runs on", "T1  - A title that runs on")
    )
    ours = ris_items(RIS)
    assert records[0]["primary_title"] == ours[0]["title"]
    assert records[0]["authors"][1] == "van der Berg, Jan"
    assert records[0]["doi"].endswith(ours[0]["DOI"])


@pytest.mark.parametrize(
    ("lines", "variable", "value"),
    [
        (
            "TY  - CHAP\nT2  - Book\nA2  - Roe, R\nA3  - Doe, D",
            "collection-editor",
            [{"family": "Doe", "given": "D"}],
        ),
        ("TY  - CHAP\nT2  - Book\nA2  - Roe, R", "editor", [{"family": "Roe", "given": "R"}]),
        (
            "TY  - BOOK\nAU  - A, B\nT2  - Series\nA2  - Roe, R",
            "collection-editor",
            [{"family": "Roe", "given": "R"}],
        ),
        ("TY  - BOOK\nA2  - Roe, R", "editor", [{"family": "Roe", "given": "R"}]),
        ("TY  - RPRT\nA2  - X, Y\nED  - Z, W", "collection-editor", [{"family": "X", "given": "Y"}]),
        ("TY  - RPRT\nM1  - 7", "number", "7"),
        ("TY  - JOUR\nSP  - 1-9\nEP  - 9", "page", "1-9"),
        ("TY  - JOUR\nC7  - e12", "number", "e12"),
        ("TY  - JOUR\nAU  - Plato,", "author", [{"family": "Plato"}]),
        ("TY  - JOUR\nY2  - 2020/06/22", "accessed", {"date-parts": [[2020, 6, 22]]}),
        ("TY  - JOUR\nPY  - 2020//", "issued", {"date-parts": [[2020]]}),
        ("TY  - XXXX\nTI  - T", "type", "document"),
        ("  TY  - JOUR\n  TI  - indented", "title", "indented"),
    ],
)
def test_ris_tags_depend_on_the_type(lines: str, variable: str, value: object) -> None:
    assert ris_items(f"{lines}\nER  -\n")[0].get(variable) == value


def test_ris_says_et_al() -> None:
    item = {"id": "x", "type": "book", "title": "T", "author": [{"family": "Roe", "given": "Ann"}, OTHERS]}
    written = write_ris([item])
    assert "AU  - Roe, Ann\nAU  - et al.\n" in written
    assert to_entry(ris_items(written)[0]).fields["author"] == "Roe, Ann and others"


def test_ris_has_no_years_before_our_era() -> None:
    written = write_ris([{"id": "x", "type": "book", "title": "T", "issued": {"date-parts": [[-44, 3, 15]]}}])
    assert "PY  - 44 BC\n" in written
    assert "DA  -" not in written


def test_text_before_the_first_record_is_named() -> None:
    assert next(read_ris("hello\nTY  - JOUR\nTI  - T\nER  -"))[0] == 1
    assert [line for line, _ in read_ris("\nTY  - JOUR\nTI  - T\nER  -\n\nTY  - BOOK\nTI  - U\n")] == [2, 6]
    assert "TY  - " in ris_items("nothing")[0]
    assert ris_items("\ufeff\r\n") == []


def test_text_behind_a_record_is_named() -> None:
    text = (
        "TY  - JOUR\r\nTI  - T\r\nER  - \r\n\r\nFrom our shelves:\r\nTY  - BOOK\r\nTI  - U\r\nER  -\r\n\x1a"
    )
    (_, one), stray, (_, two) = read_ris(text)
    assert stray == (5, "text behind a record: From our shelves:")
    assert [isinstance(item, dict) and item["title"] for item in (one, two)] == ["T", "U"]


RIS_SAYS = {
    "id", "type", "author", "editor", "translator", "title", "container-title", "collection-title", "volume", "issue",
    "page", "number", "publisher", "publisher-place", "issued", "accessed", "URL", "DOI", "ISBN", "ISSN", "abstract",
    "keyword", "edition", "genre", "note", "language", "section", "archive", "archive_location", "number-of-volumes",
    "call-number", "status", "container-title-short", "collection-editor", "number-of-pages",
}  # fmt: skip


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_ris_reads_back_what_it_says(item: Item) -> None:
    back = ris_items(write_ris([item]))[0]
    for variable in RIS_SAYS & item.keys():
        if variable == "issued" and (
            len(item["issued"].get("date-parts", [])) > 1 or "circa" in item["issued"]
        ):
            continue  # RIS has no ranges and no doubt
        if (
            "<" in str(item[variable])
            or "dropping-particle" in str(item[variable])
            or item.get("id") in {"series", "serial"}
        ):
            continue  # nor emphasis, nor two numbers
        assert back.get(variable) == item[variable], variable


NBIB = """PMID- 123
OWN - NLM
TI  - A title that goes
      over two lines.
FAU - Doe, Jane
AU  - Doe J
CN  - WHO Group
JT  - The Journal
TA  - J
DP  - 2016 Apr 5
VI  - 3
IP  - 2
PG  - 123-9
LID - 10.1/x [doi]
IS  - 1234-5678 (Electronic)
LA  - eng
MH  - Water
PT  - Journal Article

PMID- 124
TI  - [Ein Titel].
AU  - Roe JB Jr
DP  - 2015 Jan-Feb
PT  - Preprint

PMID- 125
BTI - A Book
DP  - 2014 Fall

PMID- 126
broken line

PMID- 127
"""


def test_nbib_is_read() -> None:
    records = list(read_nbib(NBIB))
    assert [line for line, _ in records] == [1, 20, 26, 30, 33]
    first, second, book, broken, empty = (record for _, record in records)
    assert isinstance(first, dict)
    assert first["title"] == "A title that goes over two lines"
    assert first["author"] == [{"family": "Doe", "given": "Jane"}, {"literal": "WHO Group"}]
    assert (first["page"], first["DOI"], first["ISSN"], first["PMID"]) == (
        "123-129",
        "10.1/x",
        "1234-5678",
        "123",
    )
    assert first["issued"] == {"date-parts": [[2016, 4, 5]]}
    assert isinstance(second, dict)
    assert (second["type"], second["title"]) == ("article", "Ein Titel")
    assert second["author"] == [{"family": "Roe", "given": "J. B.", "suffix": "Jr"}]
    assert second["issued"] == {"date-parts": [[2015, 1], [2015, 2]]}
    assert isinstance(book, dict)
    assert (book["type"], book["title"], book["issued"]["season"]) == ("book", "A Book", 3)
    assert "broken line" in str(broken)
    assert empty == "the record has no title"


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("20160405", [[2016, 4, 5]]),
        ("2015 Dec-2016 Jan", [[2015, 12], [2016, 1]]),
        ("2016 Apr 5-7", [[2016, 4, 5], [2016, 4, 7]]),
        ("2016", [[2016]]),
    ],
)
def test_nbib_dates(date: str, parts: list[list[int]]) -> None:
    record = next(
        record for _, record in read_nbib(f"PMID- 1\nTI  - T\nBTI - B\nDP  - {date}\nPG  - 12-14\nAU  - WHO")
    )
    assert isinstance(record, dict)
    assert record["issued"]["date-parts"] == parts
    assert (record["type"], record["author"], record["page"]) == ("chapter", [{"literal": "WHO"}], "12-14")


def test_csl_json_is_read_and_written() -> None:
    assert [item for _, item in read_csljson(write_csljson(ITEMS))] == ITEMS
    loose = '{"items": [{"title": "T", "author": ["World Bank"], "editor": "E", "issued": "2016-04", "shortTitle": "S"}]}'
    assert [item for _, item in read_csljson(loose)] == [
        {
            "title": "T",
            "author": [{"literal": "World Bank"}],
            "editor": [{"literal": "E"}],
            "issued": {"date-parts": [[2016, 4]]},
            "title-short": "S",
        }
    ]
    assert [item for _, item in read_csljson('{"title": "one"}')] == [{"title": "one"}]


@pytest.mark.parametrize(
    ("variable", "value", "read"),
    [
        ("title", ["A Title"], "A Title"),
        ("ISSN", ["1234-5678", "8765-4321"], "1234-5678, 8765-4321"),
        ("author", {"family": "Doe", "given": "Ann"}, [{"family": "Doe", "given": "Ann"}]),
        ("author", [{"name": "World Bank", "sequence": "first"}], [{"literal": "World Bank"}]),
        ("author", ["Ann Doe", None], [{"literal": "Ann Doe"}]),
        ("volume", 3, 3),
        ("issued", 2016, {"date-parts": [[2016]]}),
    ],
)
def test_csl_json_as_others_write_it(variable: str, value: object, read: object) -> None:
    ((_, item),) = read_csljson(json.dumps([{"id": "x", "note": None, variable: value}]))
    assert item == {"id": "x", variable: read}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "not JSON"),
        (f"[{'1' * 5000}]", "cannot be read"),
        ("3", "not a list"),
        ("[3]", "not an object"),
        ('[{"itemType": "book"}]', "Zotero's own"),
        ('[{"id": 1}]', "no fields"),
        ('[{"id": 1, "title": null, "author": []}]', "no fields"),
    ],
)
def test_csl_json_that_is_none(text: str, reason: str) -> None:
    assert reason in str(next(read_csljson(text))[1])


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.bib", "", "bib"),
        ("a.RIS", "", "ris"),
        ("a.nbib", "", "nbib"),
        ("a.json", "[]", "csljson"),
        ("a.txt", "TY  - JOUR", "ris"),
        ("a.txt", "PMID- 1", "nbib"),
        ("a.txt", "An article", None),
        ("a.txt", "% mine\n\n@Article{doe:2001,\n", "bib"),
        ("a.txt", '@String{jet = "J. Ethnol."}', "bib"),
        ("a.txt", '[\n {"id": "doe2001"}]', "csljson"),
        ("a.txt", "[1] A note", None),
        ("a.txt", "@someone said so", None),
        ("a.html", "<p>", None),
    ],
)
def test_the_format_is_found(tmp_path: Path, name: str, content: str, found: str | None) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert bibliography_format(path) == found
    if name == "a.txt":
        assert bibliography_format(Path("-"), content.encode()) == found


def test_files_become_entries_and_rejections_are_named_by_line(tmp_path: Path) -> None:
    bib = tmp_path / "a.bib"
    bib.write_text("@book{a, title={T}}\n\n@book{b, title={T\n", encoding="utf-8")
    entries, rejected = read_bibliography(bib)
    assert [e.key for e in entries] == ["a"]
    assert rejected[0][0].endswith("a.bib:3")
    ris = tmp_path / "a.ris"
    ris.write_bytes("TY  - BOOK\nID  - key1\nTI  - Müller\nER  -\nTY  - BOOK\nER  -\n".encode("cp1252"))
    entries, rejected = read_bibliography(ris)
    assert (entries[0].key, entries[0].fields["title"]) == ("key1", "Müller")
    assert rejected == [(f"{ris}:5", "the record has no fields")]
    wide = tmp_path / "w.json"
    wide.write_bytes(json.dumps([{"id": "x", "title": "ü"}]).encode("utf-16"))
    assert read_bibliography(wide)[0][0].fields["title"] == "ü"
    wide.write_text('[{"title": "T"}, 3]', encoding="utf-8")
    assert read_bibliography(wide)[1] == [(f"{wide}: item 2", "not an object")]
    mac = tmp_path / "mac.ris"
    mac.write_bytes(b"TY  - BOOK\rTI  - T\rER  -\rTY  - BOOK\rER  -\r")
    assert read_bibliography(mac)[1] == [(f"{mac}:4", "the record has no fields")]


@pytest.mark.parametrize(
    ("source", "month", "day"),
    [
        ('feb # "~5"', "feb", "5"),
        ('"6~" # jun', "jun", "6"),
        ("{12 oct}", "oct", "12"),
        ("oct", "oct", None),
        ("{foo~5}", "foo~5", None),
        ('"10~" # oct # "--12~" # nov', "10~oct--12~nov", None),
        ("feb, day=5", "feb", "5"),
    ],
)
def test_a_day_beside_the_month_gets_a_field(
    tmp_path: Path, source: str, month: str, day: str | None
) -> None:
    bib = tmp_path / "a.bib"
    bib.write_text(f"@book{{a, year=2016, month={source}, title={{T}}}}\n", encoding="utf-8")
    fields = read_bibliography(bib)[0][0].fields
    assert (fields["month"], fields.get("day")) == (month, day)
    assert [name for name in fields if name != "day"] == ["year", "month", "title"]


def test_lines_end_where_files_have_line_feeds() -> None:
    """Abstracts hold other characters at which Unicode breaks lines."""
    ((_, article),) = read_nbib("PMID- 1\nTI  - A\u2028B\nAB  - C\x0bD\x85E\n")
    assert isinstance(article, dict)
    assert (article["title"], article["abstract"]) == ("A\u2028B", "C\x0bD\x85E")
    assert ris_items("TY  - BOOK\nTI  - A\u2028KW  - B\nER  -")[0]["title"] == "A\u2028KW  - B"


def test_a_file_that_declares_its_encoding(tmp_path: Path) -> None:
    bib = tmp_path / "jabref.bib"
    text = "% This file was created with JabRef 2.9.\n% Encoding: ISO8859_2\n@book{a, title={Łódź}}\n"
    bib.write_bytes(text.encode("iso8859-2"))
    assert read_bibliography(bib)[0][0].fields["title"] == "Łódź"
    bib.write_bytes(text.replace("8859_2", "0").encode("cp1250"))
    assert read_bibliography(bib)[0][0].fields["title"] == "£ódŸ"


def test_a_file_put_together_from_two_encodings(tmp_path: Path) -> None:
    bib = tmp_path / "mixed.bib"
    one, two = "@book{a, title={Straße}}\n", "@book{b, title={Über}}\n"
    bib.write_bytes(one.encode() + two.encode("latin-1"))
    assert [entry.fields["title"] for entry in read_bibliography(bib)[0]] == ["Straße", "Über"]


def test_stdin_and_what_cannot_be_read(tmp_path: Path) -> None:
    ris = b"TY  - BOOK\nTI  - T\nER  -\n"
    assert read_bibliography(Path("-"), data=ris)[0][0].fields == {"title": "T"}
    with pytest.raises(UnreadableError, match="not a bibliography"):
        read_bibliography(tmp_path / "a.html")
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_bibliography(tmp_path / "missing.bib")
    (tmp_path / "binary.bib").write_bytes(b"@book{a\0, title={A}}")
    with pytest.raises(UnreadableError, match="a binary file"):
        read_bibliography(tmp_path / "binary.bib")
    assert {"bib", "ris", "nbib", "csljson"} == set(BIBLIOGRAPHY_FORMATS)


@pytest.mark.parametrize(
    ("id_", "key"), [("doe2001", "doe2001"), ("http://z.org/1", ""), (17, ""), ("a b{c}", "abc")]
)
def test_keys_come_from_ids(id_: object, key: str) -> None:
    assert key_of({"id": id_}) == key
