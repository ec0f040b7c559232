"""Which keys a paper cites."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from refman.bibliography.cited import cited_keys
from refman.errors import LimitError, UnreadableError

TEX = r"""
\documentclass{article}
% \cite{commented}
\begin{document}
\cite{a} \citep[see][5--7]{b, c} \parencite*{d}
\autocites[1]{e}[2]{f} \footcite[\emph{x} [y]]{g} \textcite{a}
\begin{verbatim}\cite{no}\end{verbatim} \verb|\cite{no}| \verb*+%\cite{no}+ \\verb|
100\% \citeauthor{h} \volcite{2}[5]{i}
\nocite{j} \input{part} \include{missing} \citet
  [p.~3]
  {k}
\Textcite{l} \fullcite{m} \cite{n,% as well, as
  o} \setcitestyle{authoryear} \citestyle{x} \citetext{priv. comm.} \bibentry{p} \pvolcite{2}{q}
\begin{comment} 100% \end{comment} \cite{r}
\end{document}
"""
MARKDOWN = """
As @a says [-@b, p. 3; see @c:2 and @{d.e}]. Mail me@example.org, `@code`.

```
@block
```
\\@escaped, @f_g. [@h-i]
"""


def test_latex(tmp_path: Path) -> None:
    paper = tmp_path / "paper.tex"
    paper.write_text(TEX, encoding="utf-8")
    (tmp_path / "part.tex").write_text(r"\cite{part1} \input{part} \nocite{*}", encoding="utf-8")
    assert cited_keys(paper) == [*"abcdefghij", "part1", "*", *"klmnopqr"]


def test_what_latex_leaves_behind(tmp_path: Path) -> None:
    aux = tmp_path / "paper.aux"
    aux.write_text(
        "\\citation{a,b}\n\\@input{part.aux}\n\\abx@aux@cite{0}{c}\n\\citation{a}", encoding="utf-8"
    )
    (tmp_path / "part.aux").write_text("\\citation{p}\n\\@input{paper.aux}", encoding="cp1252")
    assert cited_keys(aux) == ["a", "b", "p", "c"]
    bcf = tmp_path / "paper.bcf"
    bcf.write_text(
        '<bcf:citekey order="1">x</bcf:citekey><bcf:citekey order="2">y</bcf:citekey>', encoding="utf-8"
    )
    assert cited_keys(bcf) == ["x", "y"]


def test_markdown(tmp_path: Path) -> None:
    paper = tmp_path / "paper.md"
    paper.write_text(MARKDOWN, encoding="utf-8")
    assert cited_keys(paper) == ["a", "b", "c:2", "d.e", "f_g", "h-i"]


def word(path: Path, document: str) -> Path:
    with ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", document)
        archive.writestr("word/footnotes.xml", "<w:p><w:r><w:t>[@note]</w:t></w:r></w:p>")
    return path


def test_word(tmp_path: Path) -> None:
    field = json.dumps(
        {"citationItems": [{"id": 5, "itemData": {"citation-key": "zot"}}, {"id": "men"}, {"id": 7}]}
    )
    code = f"ADDIN ZOTERO_ITEM CSL_CITATION {field}".replace('"', "&quot;")
    xml = (
        "<w:p><w:r><w:t>See [@a; </w:t></w:r><w:r><w:t xml:space='preserve'>@b &amp; c]</w:t></w:r></w:p>"
        f'<w:fldChar w:fldCharType="begin"/><w:instrText>{code[:40]}</w:instrText>'
        f'<w:instrText xml:space="preserve">{code[40:]}</w:instrText><w:fldChar w:fldCharType="end"/>'
        '<w:instrText>ADDIN CSL_CITATION {broken</w:instrText><w:fldChar w:fldCharType="end"/>'
        '<w:instrText>PAGEREF x</w:instrText><w:fldChar w:fldCharType="end"/>'
    )
    assert cited_keys(word(tmp_path / "p.docx", xml)) == ["zot", "men", "a", "b", "note"]


def test_what_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableError, match="not a paper"):
        cited_keys(tmp_path / "x.pdf")
    with pytest.raises(UnreadableError, match="cannot be read"):
        cited_keys(tmp_path / "x.tex")
    (tmp_path / "x.docx").write_bytes(b"no zip")
    with pytest.raises(UnreadableError, match="cannot be read"):
        cited_keys(tmp_path / "x.docx")
    with ZipFile(tmp_path / "y.docx", "w") as archive:
        archive.writestr("other.xml", "")
    with pytest.raises(UnreadableError, match="no Word document"):
        cited_keys(tmp_path / "y.docx")
    monkeypatch.setattr("refman.bibliography.cited._LIMIT", 3)
    (tmp_path / "z.md").write_text("@too_long", encoding="utf-8")
    with pytest.raises(LimitError):
        cited_keys(tmp_path / "z.md")


@pytest.mark.parametrize("damage", [b"\xff" * 12, b"\x00" * 40])
def test_damaged_members_of_a_word_file_are_an_error_that_names_it(tmp_path: Path, damage: bytes) -> None:
    path = word(tmp_path / "p.docx", "<w:p>" + "A sentence that can be packed. " * 40 + "</w:p>")
    data = bytearray(path.read_bytes())
    data[60 : 60 + len(damage)] = damage
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=r"p\.docx"):
        cited_keys(path)


def test_a_part_with_an_impossible_name_is_not_there(tmp_path: Path) -> None:
    paper = tmp_path / "p.tex"
    paper.write_text(rf"\input{{{'9' * 5000}}} \cite{{a}}", encoding="utf-8")
    assert cited_keys(paper) == ["a"]
