"""Entries and items: each says what the other said."""

import json
import subprocess
from pathlib import Path

import pytest

from refman.bibliography import to_entry, to_item
from refman.bibliography.pandoc import executable
from refman.bibliography.types import ENTRY_TYPES
from refman.bibtex import parse
from refman.latex import strip_markup
from refman.model import Entry, Item
from tests.bibliography.examples import ITEMS

EXAMPLES = Path("/usr/share/texlive/texmf-dist/bibtex/bib/biblatex/biblatex/biblatex-examples.bib")


def entry(source: str) -> Entry:
    return next(block.entry for block in parse(source) if block.entry)


def test_the_examples_cover_all_types() -> None:
    assert {item["type"] for item in ITEMS} >= set(ENTRY_TYPES)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_an_item_survives_its_entry(item: Item) -> None:
    assert to_item(to_entry(item, item["id"])) == item


READ = [
    ("@article{k, title={The {ISIS} Women}}", "title", "The ISIS Women"),
    ("@article{k, title={The {Great} Women}}", "title", 'The <span class="nocase">Great</span> Women'),
    ("@article{k, title={{The Great Women}}}", "title", '<span class="nocase">The Great Women</span>'),
    ("@article{k, title={CTAN: A {CTAN} Story}}", "title", "CTAN: A CTAN Story"),
    ("@book{k, title={T}, subtitle={Sub}, titleaddon={Add}}", "title", "T: Sub. Add"),
    ("@book{k, title={Why?}, subtitle={Sub}}", "title", "Why? Sub"),
    ("@book{k, title={T}, maintitle={Main}, volume=2}", "volume-title", "T"),
    ("@inbook{k, title={T}, booktitle={B}, maintitle={M}}", "container-title", "M"),
    ("@book{k, title={\\emph{T} and $x^2$}}", "title", '<i>T</i> and <span class="nocase"><i>x</i><sup>2</sup></span>'),
    ("@article{k, pages={12--15, 17}}", "page", "12-15, 17"),
    ("@article{k, pages={ix–xx}}", "page", "ix-xx"),
    ("@article{k, number={3}, issue={Spring}}", "issue", "3, Spring"),
    ("@article{k, eid={e12}}", "number", "e12"),
    ("@book{k, number={3}, series={S}}", "collection-number", "3"),
    ("@techreport{k, number={3}, series={S}}", "number", "3"),
    ("@book{k, edition={Second}}", "edition", "2"),
    ("@book{k, edition={3rd}}", "edition", "3"),
    ("@book{k, edition={3rd edn}}", "edition", "3rd edn"),
    ("@book{k, edition={revised}}", "edition", "revised"),
    ("@phdthesis{k, school={U}}", "genre", "PhD thesis"),
    ("@mastersthesis{k, school={U}}", "genre", "Master’s thesis"),
    ("@thesis{k, type={mathesis}, institution={U}}", "publisher", "U"),
    ("@patent{k, type={patentus}}", "genre", "U.S. patent"),
    ("@inproceedings{k, organization={O}, publisher={P}}", "publisher", "O; P"),
    ("@online{k, organization={O}, publisher={P}}", "container-title", "O"),
    ("@misc{k, howpublished={\\url{https://e.org/a_b}}}", "URL", "https://e.org/a_b"),
    ("@misc{k, howpublished={Self-published}}", "publisher", "Self-published"),
    ("@misc{k, howpublished={The Site, \\url{https://e.org/}}}", "publisher", "The Site"),
    ("@misc{k, howpublished={Available at: https://e.org/}}", "publisher", None),
    ("@misc{k, url={https://e.org/a\\_b\\%20{\\_}c}}", "URL", "https://e.org/a_b%20_c"),
    ("@misc{k, url={<https://e.org/a>}}", "URL", "https://e.org/a"),
    ("@misc{k, url={https://e.org/ a}}", "URL", "https://e.org/ a"),
    ("@misc{k, doi={https://doi.org/10.1/x}}", "DOI", "10.1/x"),
    ("@misc{k, doi={doi.org/10.1/x}}", "DOI", "10.1/x"),
    ("@misc{k, doi={DOI: 10.1/x}}", "DOI", "10.1/x"),
    ("@article{k, journal={J}, eprint={1}, eprinttype={jstor}}", "URL", "https://www.jstor.org/stable/1"),
    ("@article{k, journal={J}, eprint={7}, eprinttype={pubmed}}", "PMID", "7"),
    ("@article{k, journal={J}, eprint={7}, eprinttype={pmcid}}", "PMCID", "7"),
    ("@online{k, eprint={1.2}, eprinttype={arxiv}, eprintclass={cs}}", "number", "arXiv:1.2 [cs]"),
    ("@misc{k, eprint={arXiv:1.2}, archiveprefix={arXiv}}", "publisher", "arXiv"),
    ("@book{k, language={ngerman}}", "language", "de-DE"),
    ("@book{k, language={Klingon}}", "language", "Klingon"),
    ("@book{k, language={Klingon and Vulcan}}", "language", "Klingon and Vulcan"),
    ("@book{k, language={latin and german}}", "language", "la"),
    ("@book{k, note={N.}, addendum={A}}", "note", "N. A"),
    ("@book{k, pubstate={inpress}}", "status", "in press"),
    ("@article{k, date={2001-21}, year=1999}", "issued", {"date-parts": [[2001]], "season": 1}),
    ("@article{k, year=2016, month=apr}", "issued", {"date-parts": [[2016, 4]]}),
    ("@article{k, urldate={2020-06-22}}", "accessed", {"date-parts": [[2020, 6, 22]]}),
    ("@book{k, editor={A, B}, editortype={compiler}}", "compiler", [{"family": "A", "given": "B"}]),
    ("@book{k, editor={A, B}, editora={C, D}}", "editor", [{"family": "A", "given": "B"}, {"family": "C", "given": "D"}]),
    ("@movie{k, editor={A, B}, editortype={director}}", "director", [{"family": "A", "given": "B"}]),
    ("@book{k, editor={A, B}, editortype={redactor}}", "editor", [{"family": "A", "given": "B"}]),
    ("@inbook{k, bookauthor={A, B}}", "container-author", [{"family": "A", "given": "B"}]),
    ("@periodical{k, journal={J}}", "title", "J"),
    ("@interview{k, title={T}}", "type", "interview"),
    ("@hologram{k, title={T}}", "type", "document"),
    ("@article{k, entrysubtype={newspaper}}", "type", "article-newspaper"),
    ("@conference{k, title={T}}", "type", "paper-conference"),
    ("@online{k, entrysubtype={blog}}", "type", "post-weblog"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "variable", "value"), READ)
def test_an_entry_is_read(source: str, variable: str, value: object) -> None:
    assert to_item(entry(source)).get(variable) == value


WRITTEN: list[tuple[Item, dict[str, str]]] = [
    ({"type": "article-journal", "title": "ISIS and the McDonald Case"}, {"title": "{ISIS} and the {McDonald} Case"}),
    ({"type": "book", "title": "ALL CAPITALS"}, {"title": "ALL CAPITALS"}),
    ({"type": "book", "title": 'A <i>NATO</i> <span class="nocase">Story</span>'}, {"title": "A \\emph{NATO} {Story}"}),
    ({"type": "book", "page": "1-12-1-15"}, {"pages": "1-12--1-15"}),
    ({"type": "book", "page": "A-1"}, {"pages": "A--1"}),
    ({"type": "book", "page": "7"}, {"pages": "7"}),
    ({"type": "article", "number": "arXiv:1.2 [cs]", "publisher": "arXiv"}, {"eprint": "1.2", "eprinttype": "arxiv", "eprintclass": "cs"}),
    ({"type": "thesis", "genre": "PhD thesis", "publisher": "U"}, {"school": "U", "type": "phdthesis"}),
    ({"type": "report", "genre": "Working Paper", "publisher": "U"}, {"institution": "U", "type": "Working Paper"}),
    ({"type": "book", "issued": "2016-04"}, {"year": "2016", "month": "apr"}),
    ({"type": "book", "volume": 3}, {"volume": "3"}),
    ({"type": "book", "author": "Not a list", "accessed": {"literal": "once"}}, {"urldate": "once"}),
    ({"type": "book", "language": "de"}, {"language": "german"}),
    ({}, {}),
]  # fmt: skip


@pytest.mark.parametrize(("item", "fields"), WRITTEN)
def test_an_item_is_written(item: Item, fields: dict[str, str]) -> None:
    assert dict(to_entry(item).fields) == fields


def test_an_entry_names_its_fields_in_the_usual_order() -> None:
    assert list(to_entry(ITEMS[0]).fields)[:5] == ["author", "title", "journal", "pages", "year"]


def test_what_belongs_to_the_citation_is_left_out() -> None:
    item = {"id": "x", "type": "book", "title": "T", "locator": "5", "label": "page", "prefix": "See"}
    assert dict(to_entry(item, "key").fields) == {"title": "T"}


@pytest.mark.skipif(
    not EXAMPLES.is_file(), reason="biblatex-examples.bib (TeX Live, biblatex) is not installed"
)
class TestBiblatexExamples:
    """The official examples, with pandoc's reader as the oracle."""

    @pytest.fixture
    def entries(self) -> list[Entry]:
        return [b.entry for b in parse(EXAMPLES.read_text(encoding="utf-8")) if b.entry]

    def test_all_survive(self, entries: list[Entry]) -> None:
        assert len(entries) == 92
        for each in entries:
            item = to_item(each)
            assert item["type"] != "document" or each.type in {"misc", "set", "xdata"}
            assert to_item(to_entry(item, each.key)) == item

    def test_pandoc_reads_the_same(self, entries: list[Entry]) -> None:
        command = [executable(), "--from=biblatex", "--to=csljson", str(EXAMPLES)]
        read = subprocess.run(command, capture_output=True, check=True)
        theirs = {item["id"]: item for item in json.loads(read.stdout)}
        alone = [e for e in entries if "crossref" not in e.fields and "xdata" not in e.fields]
        variables = (
            "volume",
            "issue",
            "page",
            "DOI",
            "ISBN",
            "edition",
            "number",
            "collection-title",
            "issued",
            "genre",
        )
        disagreements = {
            (e.key, variable)
            for e in alone
            for variable in variables
            if (oracle := theirs.get(e.key, {}).get(variable))
            and strip_markup(str(to_item(e).get(variable, ""))).lower() != strip_markup(str(oracle)).lower()
        }
        assert disagreements == {("coleridge", "volume")}, "pandoc writes volume and part as one number"
        for e in alone:
            ours, oracle = to_item(e).get("author", []), theirs.get(e.key, {}).get("author", [])
            assert [n.get("family") for n in ours] == [n.get("family") for n in oracle], e.key
