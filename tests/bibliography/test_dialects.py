"""Entries for BibTeX's standard styles and for biblatex; both compilers are asked where they are installed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from refman.bibliography import to_entry, to_item
from refman.bibliography.biblatex import to_biblatex, with_driver
from refman.bibliography.classic import to_bibtex
from refman.bibliography.dialects import write_biblatex, write_bibtex
from refman.bibliography.inheritance import inherited, parents
from refman.bibtex import parse
from refman.model import Entry
from tests.bibliography.examples import ITEMS


def entry(source: str) -> Entry:
    return next(block.entry for block in parse(source) if block.entry)


BIBLATEX = [
    ("@article{k, journal={J}, year=2016, month=apr, day=5}", "article", {"journaltitle": "J", "date": "2016-04-05"}),
    ("@phdthesis{k, school={U}, address={L}}", "thesis", {"institution": "U", "location": "L", "type": "phdthesis"}),
    ("@techreport{k, institution={I}}", "report", {"institution": "I", "type": "techreport"}),
    ("@report{k, publisher={P}}", "report", {"institution": "P"}),
    ("@www{k, title={A & B 5% #1 a_b}}", "online", {"title": "A \\& B 5\\% \\#1 a\\_b"}),
    ("@book{k, title={$a_b$ \\^e x^2 \\url{http://a_b}}}", "book", {"title": "$a_b$ \\^e x\\textasciicircum{}2 \\url{http://a_b}"}),
    ("@book{k, url={http://a_b%20&c}}", "book", {"url": "http://a_b%20&c"}),
    ("@book{k, year={forthcoming}}", "book", {"pubstate": "forthcoming"}),
    ("@book{k, year={soon \\& later}}", "book", {"pubstate": r"soon \& later"}),
    ("@book{k, year={n.d.}, urldate={never}}", "book", {}),
    ("@book{k, year={1914--1918}, urldate={22 June 2020}}", "book", {"date": "1914/1918", "urldate": "2020-06-22"}),
    ("@book{k, language={de-DE}}", "book", {"langid": "ngerman"}),
    ("@book{k, language={Klingon}}", "book", {}),
    ("@book{k, pages={12-15}}", "book", {"pages": "12--15"}),
    ("@movie{k, director={Reed, Carol}}", "movie", {"editor": "Reed, Carol", "editortype": "director"}),
    ("@book{k, editor={A, B}, compiler={C, D}}", "book", {"editor": "A, B", "editora": "C, D", "editoratype": "compiler"}),
    ("@book{k, contributor={C, D}}", "book", {"editor": "C, D", "editortype": "collaborator"}),
]  # fmt: skip


@pytest.mark.parametrize(("source", "kind", "fields"), BIBLATEX)
def test_biblatex(source: str, kind: str, fields: dict[str, str]) -> None:
    assert to_biblatex(entry(source)) == Entry(kind, "k", fields)


BIBTEX = [
    ("@article{k, author={Müller, A}, title={Ein {NATO} Fall}, journaltitle={J}, volume=1, date={2016-04-05}}", "article",
     {"author": 'M{\\"u}ller, A', "title": "Ein {NATO} Fall", "journal": "J", "volume": "1", "year": "2016", "month": "5~apr"}),
    ("@article{k, author={A}, title={The story of women in Syria today}, journal={J}, volume=1}", "article",
     {"author": "A", "title": "The story of women in {Syria} today", "journal": "J", "volume": "1", "year": "n.d."}),
    ("@book{k, author={A}, title={Die Würde}, publisher={P}, langid={german}}", "book",
     {"author": "A", "title": '{Die W{\\"u}rde}', "publisher": "P", "year": "n.d."}),
    ("@article{k, title={T}, author={Roe, A.}, journal={J}, year=2001, url={https://e.org}, urldate={2020-06-22}}", "article",
     {"title": "T", "author": "Roe, A.", "journal": "J", "year": "2001", "url": "https://e.org", "urldate": "2020-06-22"}),
    ("@online{k, title={T}, organization={Site}, url={https://e.org/a_b}, urldate={2020-06-22}}", "misc",
     {"title": "T", "organization": "T", "key": "T", "howpublished": "Site, \\url{https://e.org/a_b}", "note": "Accessed 2020-06-22", "year": "n.d."}),
    ("@thesis{k, author={A}, title={T}, type={mathesis}, institution={U}, year=2001}", "mastersthesis",
     {"author": "A", "title": "T", "school": "U", "year": "2001", "type": "Master's thesis"}),
    ("@report{k, author={A}, title={T}, institution={U}, number={3}, year=2001}", "techreport",
     {"author": "A", "title": "T", "institution": "U", "number": "3", "year": "2001"}),
    ("@book{k, author={A}, title={T}, address={Berlin}, year=1978}", "book",
     {"author": "A", "title": "T", "publisher": "Berlin", "year": "1978"}),
    ("@book{k, author={A}, title={T}, year=1978}", "misc", {"author": "A", "title": "{\\emph{T}}", "year": "1978"}),
    ("@book{k, author={A}, editor={Roe, R and Doe, D}, title={T}, publisher={P}, edition={2}, year=1}", "book",
     {"author": "A", "title": "T", "publisher": "P", "edition": "Second", "note": "Edited by R Roe and D Doe", "year": "1"}),
    ("@book{k, author={A}, title={T}, publisher={P}, volume={2}, number={3}, series={S}, edition={21}, year=1}", "book",
     {"author": "A", "title": "T", "publisher": "P", "volume": "2", "series": "S, no.~3", "edition": "21st", "year": "1"}),
    ("@book{k, author={A}, title={T}, publisher={P}, number={3}, edition={revised edn.}, year=1}", "book",
     {"author": "A", "title": "T", "publisher": "P", "note": "no.~3", "edition": "revised", "year": "1"}),
    ("@book{k, author={A}, title={T}, publisher={P}, number={3}, series={S}, year=1}", "book",
     {"author": "A", "title": "T", "publisher": "P", "number": "3", "series": "S", "year": "1"}),
    ("@article{k, author={A}, title={T}, journal={J}, number={3}, year=1}", "article",
     {"author": "A", "title": "T", "journal": "J", "note": "no.~3", "year": "1"}),
    ("@article{k, author={A}, title={T}, journal={J}, number={3}, pages={1-2}, year=1, entrysubtype={magazine}}", "misc",
     {"author": "A", "title": "T", "journal": "J", "howpublished": "\\emph{J}, no.~3, pp.~1--2", "pages": "1--2", "year": "1"}),
    ("@article{k, author={A}, title={T}, journal={J}, url={https://e.org}, date={2016-04-05}, entrysubtype={newspaper}}", "misc",
     {"author": "A", "title": "T", "journal": "J", "howpublished": "\\emph{J}, \\url{https://e.org}", "year": "2016", "month": "5~apr"}),
    ("@jurisdiction{k, title={T}, journal={R}, volume=2, number=3, year=1}", "misc",
     {"title": "T", "key": "T", "organization": "T", "howpublished": "R, vol.~2, no.~3", "year": "1"}),
    ("@incollection{k, author={A}, title={T}, booktitle={B}, booksubtitle={S}, maintitle={M}, publisher={P}, year=1}", "incollection",
     {"author": "A", "title": "T", "booktitle": "M: B: S", "publisher": "P", "year": "1"}),
    ("@inproceedings{k, title={T}, booktitle={B}, editor={Roe, R}, pages={1-2}, volume=3, number=4, year=1}", "misc",
     {"title": "T", "key": "T", "organization": "T", "year": "1", "pages": "1--2",
      "howpublished": "In \\emph{B}, vol.~3, pp.~1--2", "note": "no.~4. Edited by R Roe"}),
    ("@inbook{k, author={A}, title={T}, booktitle={B}, publisher={P}, year=1}", "incollection",
     {"author": "A", "title": "T", "booktitle": "B", "publisher": "P", "year": "1"}),
    ("@patent{k, author={A}, title={T}, type={patentus}, number={7}, year={c. 1900}}", "misc",
     {"author": "A", "title": "T", "howpublished": "U.S. patent, no.~7", "year": "c.~1900"}),
    ("@book{k, author={A}, title={T}, maintitle={M}, publisher={P}, date={1914/1918}}", "book",
     {"author": "A", "title": "M: T", "publisher": "P", "year": "1914--1918"}),
    ("@misc{k, author={A}, title={T}, date={-0043}}", "misc", {"author": "A", "title": "T", "year": "44~BC"}),
    ("@misc{k, author={A}, title={T}, date={2001-21}}", "misc", {"author": "A", "title": "T", "year": "2001", "month": "Spring"}),
    ("@misc{k, author={A}, title={T}, date={2001-01/2001-02}}", "misc", {"author": "A", "title": "T", "year": "2001", "month": "Jan--Feb"}),
    ("@misc{k, author={A}, title={\\mkbibquote{T} \\textbf{x} $\\frac{a}{b}$}}", "misc",
     {"author": "A", "title": "``T'' \\textbf{x} $\\frac{a}{b}$", "year": "n.d."}),
    ("@letter{k, author={A}, recipient={Gray, Asa}, translator={X, Y and Z, W and V, U}, title={T}}", "misc",
     {"author": "A", "title": "T", "note": "Translated by Y X, W Z and U V. To Asa Gray", "year": "n.d."}),
    ("@misc{k, author={A}, title={T}, translator={{R \\& D}}}", "misc",
     {"author": "A", "title": "T", "note": r"Translated by R \& D", "year": "n.d."}),
    ("@set{k, entryset={a,b}}", "misc", {"entryset": "a,b", "key": "Anonymous", "organization": "Anonymous", "year": "n.d."}),
]  # fmt: skip


@pytest.mark.parametrize(("source", "kind", "fields"), BIBTEX)
def test_bibtex(source: str, kind: str, fields: dict[str, str]) -> None:
    assert to_bibtex(entry(source)) == Entry(kind, "k", fields)


def test_files_read_back() -> None:
    entries = [to_entry(item, item["id"]) for item in ITEMS]
    for text in (write_bibtex(entries), write_biblatex(entries)):
        blocks = parse(text)
        assert not [b.error for b in blocks if b.error]
        assert [b.entry.key for b in blocks if b.entry] == [item["id"] for item in ITEMS]
    assert write_bibtex([entries[0]]).isascii()
    assert 'month = "5~" # apr' in write_bibtex([entries[0]])


INHERITING = """
@collection{parent, title={Book}, subtitle={Sub}, editor={Roe, R}, publisher={P}, pages={1--300}, groups={Mine}, timestamp={2020-01-01}, crossref={grand}}
@mvcollection{grand, title={Main}, year={1999}, keywords={x}}
@incollection{child, title={Part}, crossref={PARENT}}
@article{issue, title={A}, crossref={journal}}
@periodical{journal, title={J}, date={2001}}
@book{data, title={D}, xdata={pub, more}}
@xdata{pub, publisher={X}, keywords={k}}
@book{one, crossref={two}, title={1}}
@book{two, crossref={one}, publisher={P}}
@book{lost, crossref={nowhere}, title={L}}
@book{heir, crossref={Former}, title={H}}
@book{merged, ids={other, former}, publisher={M}}
"""


def test_entries_inherit() -> None:
    known = {b.entry.key: b.entry for b in parse(INHERITING) if b.entry}
    found, problems = inherited(known.values(), known)
    by_key = {e.key: dict(e.fields) for e in found}
    assert by_key["child"] == {
        "title": "Part", "booktitle": "Book", "booksubtitle": "Sub", "editor": "Roe, R", "publisher": "P",
        "maintitle": "Main", "year": "1999",
    }  # fmt: skip
    assert by_key["issue"] == {"title": "A", "journaltitle": "J", "date": "2001"}
    assert by_key["data"] == {"title": "D", "publisher": "X", "keywords": "k"}
    assert by_key["one"]["publisher"] == "P"
    assert by_key["heir"]["publisher"] == "M"
    assert problems == [
        "data: its parent more is not in the library",
        "one: one → two → one is a circle of crossrefs",
        "two: two → one → two is a circle of crossrefs",
        "lost: its parent nowhere is not in the library",
    ]
    assert parents(known["data"]) == ["pub", "more"]


def compile_(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=300)
    return done.stdout.decode("utf-8", errors="replace")


@pytest.fixture
def works() -> list[Entry]:
    return [to_entry(item, item["id"]) for item in ITEMS]


@pytest.mark.skipif(not (shutil.which("pdflatex") and shutil.which("bibtex")), reason="no LaTeX is installed")
@pytest.mark.parametrize("style", ["plain", "apalike", "chicago"])
def test_bibtex_compiles(tmp_path: Path, works: list[Entry], style: str) -> None:
    (tmp_path / "refs.bib").write_text(write_bibtex(works), encoding="utf-8")
    package = "\\usepackage{chicago}" if style == "chicago" else ""
    (tmp_path / "paper.tex").write_text(
        f"\\documentclass{{article}}\\usepackage[T1]{{fontenc}}{package}\\begin{{document}}\\nocite{{*}}"
        f"\\bibliographystyle{{{style}}}\\bibliography{{refs}}\\end{{document}}",
        encoding="utf-8",
    )
    latex = ("pdflatex", "-interaction=nonstopmode", "-draftmode", "paper")
    compile_(tmp_path, *latex)
    said = compile_(tmp_path, "bibtex", "paper")
    # chicago.bst rightly misses the volumes and pages of a few journal articles
    warned = [line for line in said.splitlines() if line.startswith("Warning--")]
    assert not [line for line in warned if not re.search(r"(volume|page).* in (review0?|open)$", line)]
    assert "error" not in said.lower()
    assert not re.findall(r"^! .*", compile_(tmp_path, *latex), re.MULTILINE)


@pytest.mark.skipif(not shutil.which("biber"), reason="biber is not installed")
def test_biber_reads_without_a_warning(tmp_path: Path, works: list[Entry]) -> None:
    (tmp_path / "refs.bib").write_text(write_biblatex(works), encoding="utf-8")
    said = compile_(tmp_path, "biber", "--tool", "--nolog", "refs.bib")
    assert not [line for line in said.splitlines() if "WARN" in line or "ERROR" in line]


def test_types_without_a_driver_go_out_under_another_and_come_back(works: list[Entry]) -> None:
    blocks = parse(write_biblatex(works))
    back = [to_item(block.entry)["type"] for block in blocks if block.entry]
    assert back == [item["type"] for item in ITEMS]
    law = with_driver(entry("@legislation{k, title={T}, number={Pub. L. 1}, publisher={GPO}}"))
    assert (law.type, law.fields["howpublished"], law.fields["organization"]) == ("misc", "Pub. L. 1", "GPO")
    assert with_driver(entry("@jurisdiction{k, title={T}, journaltitle={U.S.}}")).type == "article"
