"""LaTeX articles: notes, works cited by key, printed references; and what is never opened."""

from itertools import pairwise
from pathlib import Path

import pytest

from refman.article import limits, read_article
from refman.article.tex_scan import group_end
from refman.article.tex_text import tex_text
from refman.errors import LimitError
from refman.model import Article

BIB = r"""@book{lopez, author={L{\'o}pez, Ada}, title={Salt Roads}, publisher={Ponte}, address={Turin}, year=1998}
@article{roe, author={Roe, John and Doe, Anne}, title={Mules}, journal={Journal of Roads}, volume=3, year=2001, pages={12--13}}
"""


def read(folder: Path, body: str, preamble: str = "", **files: str) -> Article:
    """Read a document of class article with this body; `files` are written beside it, `_` in a name means `.`."""
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8", newline="")
    path = folder / "a.tex"
    path.write_text(
        f"\\documentclass{{article}}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n\\footnote{{behind}}",
        encoding="utf-8",
        newline="",
    )
    return read_article(path)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"Ada L\'opez, \emph{Salt {\"U}ber} (Turin: Ponte, 1998), 12--13.", "Ada López, *Salt Über* (Turin: Ponte, 1998), 12–13."),
        (r"``Mules,'' in \textit{Roads}~3; `so'", "“Mules,” in *Roads* 3; ‘so’"),
        (r"{\em Roads} and {\it Mules\/}, \textbf{3} \textsc{Doe}", "*Roads* and *Mules*, 3 Doe"),
        (r"\enquote{Mules} \S~5, 50\,\% of \$3 \& more", "“Mules” §5, 50 % of $3 & more"),
        (r"\url{https://example.org/a_b%20c#d} x", "https://example.org/a_b%20c#d x"),
        (r"\href{https://example.org}{the page}", "the page"),
        (r"\emph{outer \emph{inner} outer}", "*outer inner outer*"),
        (r"a\label{x} b\index{y}\\ c \par d", "a b c d"),
        ("one % a comment\n   two", "one two"),
        (r"don't \'etat d'\'{e}t\'e", "don’t état d’été"),
        (r"\emph{} x", "x"),
        (r"\begin{tabular}{@{}ll@{}} a & b\tabularnewline \end{tabular} \setlength{\itemsep}{0pt} \item[Term] c \includegraphics[width=3cm]{f.png}", "a & b Term c"),
        ('"`Salz"\' und "`Maut"\', Rhein"=Main', "„Salz“ und „Maut“, Rhein-Main"),
        (r"\selectlanguage{german} \textquote[p.~3]{Salz} \centering", "“Salz”"),
        (r"\url{open", "open"),
        (r"\emph{open", "open"),
    ],
)  # fmt: skip
def test_the_text_of_a_note(tmp_path: Path, source: str, text: str) -> None:
    if "open" in source:
        assert text in tex_text(source)
    else:
        assert [n.text for n in read(tmp_path, f"Body.\\footnote{{{source}}}").notes] == [text]


def test_notes_have_numbers_kinds_and_sentences(tmp_path: Path) -> None:
    article = read(
        tmp_path,
        r"""\section{One}
First claim.\footnote{One.} Second claim\footnotemark{} goes on.
\footnotetext{Two.}

Third.\endnote{An endnote.} Fourth.\footnote[9]{Nine.}
\begin{verbatim}
\footnote{not a note}
\end{verbatim}
\verb|\footnote{nor this}|
Fifth.\footnote{See n.~\ref{fn}.\label{fn}} Sixth.\footref{fn}
\iffalse\footnote{hidden}\fi""",
    )
    assert [(n.label, n.kind, n.text, n.contexts) for n in article.notes] == [
        ("1", "footnote", "One.", ("First claim.",)),
        ("2", "footnote", "Two.", ("Second claim goes on.",)),
        ("1", "endnote", "An endnote.", ("Third.",)),
        ("9", "footnote", "Nine.", ("Fourth.",)),
        ("3", "footnote", "See n. 3.", ("Fifth.", "Sixth.")),
    ]


def test_marks_stand_for_a_text_that_follows_or_for_a_note_before(tmp_path: Path) -> None:
    article = read(
        tmp_path,
        r"""One.\footnotemark[7] Two.\footnotemark[7] Three.\footnotetext[7]{Seven.} Four.\footnote{Own.}
Five.\footnotemark[\value{footnote}] See n.~\ref{own} too. Six.\footnotemark{} Seven.\tablefootnote{T.\label{own}}""",
    )
    assert [(n.label, n.text, n.contexts) for n in article.notes] == [
        ("7", "Seven.", ("One.", "Two.")),
        ("1", "Own.", ("Four.", "Five.")),
        ("3", "T.", ("See n. 3 too.", "Seven.")),
    ]
    assert article.warnings[0] == "marker 2 has no note"


def test_headings_and_terms_are_sentences_too(tmp_path: Path) -> None:
    article = read(
        tmp_path,
        r"\section[One]{\texorpdfstring{One\footnote{H.}}{One}} \begin{description}\item[Salt\footnote{T.}] Dear. \item[Mules] Slow.\footnote{D.}\end{description}",
    )
    assert [(n.text, n.contexts) for n in article.notes] == [
        ("H.", ("One",)),
        ("T.", ("Salt Dear.",)),
        ("D.", ("Mules Slow.",)),
    ]


def test_chapters_of_a_book_number_anew(tmp_path: Path) -> None:
    path = tmp_path / "b.tex"
    path.write_text(
        r"\documentclass{book}\begin{document}\chapter{Salt}A.\footnote{One.}\chapter{Mules}B.\footnote{Two.}\end{document}",
        encoding="utf-8",
    )
    assert [(n.section, n.label, n.text) for n in read_article(path).notes] == [
        ("Salt", "1", "One."),
        ("Mules", "1", "Two."),
    ]


def test_works_cited_in_notes_are_written_out_and_carried_as_data(tmp_path: Path) -> None:
    article = read(
        tmp_path,
        r"A.\footcite[See][33]{lopez} B.\autocites[1]{lopez}[2]{roe} C.\footnote{As \cite[22]{lopez} says.} D.\footcite{nobody}",
        r"\usepackage[style=verbose]{biblatex}\addbibresource{refs.bib}",
        refs_bib=BIB,
    )
    assert [n.text for n in article.notes] == [
        "See Ada López, *Salt Roads* (Turin: Ponte, 1998), 33.",
        "Ada López, *Salt Roads* (Turin: Ponte, 1998), 1; John Roe and Anne Doe, “Mules”, *Journal of Roads* 3, 2001, 12–13, 2.",
        "As Ada López, *Salt Roads* (Turin: Ponte, 1998), 22 says.",
        "nobody.",
    ]
    embedded = [
        [(n.text[e.start : e.end][:9], e.item.get("title"), e.item.get("locator")) for e in n.embedded]
        for n in article.notes
    ]
    assert embedded == [
        [("Ada López", "Salt Roads", "33")],
        [("Ada López", "Salt Roads", "1"), ("John Roe ", "Mules", "2")],
        [("Ada López", "Salt Roads", "22")],
        [("nobody", None, None)],
    ]
    assert article.notes[3].embedded[0].item == {"id": "nobody"}
    assert article.warnings == ("cited key nobody is in no bibliography of the article's folder",)


def test_addresses_behind_words_are_kept_beside_the_text(tmp_path: Path) -> None:
    source = r"See \cite{lopez}, \href{https://a.org/b_c\%20d}{``The \emph{Page}''}, \href{https://e.org}{https://e.org}, \href{open"
    (note,) = read(tmp_path, rf"A.\footnote{{{source}}}}}", r"\addbibresource{refs.bib}", refs_bib=BIB).notes
    assert note.text.startswith(
        "See Ada López, *Salt Roads* (Turin: Ponte, 1998), “The *Page*”, https://e.org,"
    )
    assert [(note.text[k.start : k.end], k.url) for k in note.links] == [
        ("“The *Page*”", "https://a.org/b_c%20d")
    ]
    assert (
        note.text[note.embedded[0].start : note.embedded[0].end]
        == "Ada López, *Salt Roads* (Turin: Ponte, 1998)"
    )


def test_works_cited_in_the_text_are_references(tmp_path: Path) -> None:
    article = read(
        tmp_path,
        r"Salt was dear \parencite[12]{lopez}. So \textcite{roe,lopez} say. Dear indeed \autocite{lopez}.\footnote{A note.}",
        r"\usepackage[style=authoryear]{biblatex}\bibliography{refs}",
        refs_bib=BIB,
    )
    assert [(n.label, n.kind, n.text[:9], n.contexts) for n in article.notes] == [
        ("1", "footnote", "A note.", ("Dear indeed.",)),
        ("2", "reference", "Ada López", ("Salt was dear.", "So say.", "Dear indeed.")),
        ("3", "reference", "John Roe ", ("So say.",)),
    ]


def test_titles_and_lists_of_works_are_no_sentences(tmp_path: Path) -> None:
    body = r"""\title{On Salt}\author{Ann Lee}\maketitle
Salt was dear.\footnote{One.}
So were mules.\footnote{Two.} Dear
\printbibliography[heading=none,title={Works}]\bibliographystyle{plain}\bibliography{refs}"""
    assert [n.contexts for n in read(tmp_path, body).notes] == [("Salt was dear.",), ("So were mules.",)]
    assert "Works" not in str(
        read(tmp_path, body.replace("Dear", r"Dear\footnote{Three.}")).notes[2].contexts
    )


def test_printed_references_are_notes_where_there_are_no_others(tmp_path: Path) -> None:
    body = r"""Salt \cite{a}. Mules.
\begin{thebibliography}{9}
\bibitem{a} A. L\'opez. \newblock \emph{Salt Roads}. 1998.
\bibitem[Roe 2001]{b} J. Roe. Mules. 2001.
\end{thebibliography}"""
    assert [(n.label, n.kind, n.text, n.contexts) for n in read(tmp_path, body).notes] == [
        ("1", "reference", "A. López. *Salt Roads*. 1998.", ("Salt.",)),
        ("2", "reference", "J. Roe. Mules. 2001.", ()),
    ]


def test_files_in_the_folder_are_included_and_no_others(tmp_path: Path) -> None:
    (tmp_path / "secret.tex").write_text(r"\footnote{secret}", encoding="utf-8")
    folder = tmp_path / "paper"
    folder.mkdir()
    article = read(
        folder,
        r"\input{one} \include{two.tex} \input{../secret} \input{/etc/hosts} \input{missing} \input{one} \import{.}{three}",
        one_tex=r"A.\footnote{One.}",
        two_tex=r"B.\footnote{Two.}",
        three_tex=r"C.\footnote{Three.}",
    )
    assert [n.text for n in article.notes] == ["One.", "Two.", "Three."]
    assert article.warnings == (
        "not read, because it lies outside the article's folder: ../secret",
        "not read, because it lies outside the article's folder: /etc/hosts",
        "included file cannot be read: missing",
    )


def test_a_bibliography_outside_the_folder_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    folder = tmp_path / "paper"
    folder.mkdir()
    article = read(folder, r"A.\footcite{lopez}", r"\addbibresource{../refs.bib}\bibliography{gone}")
    assert article.warnings == (
        "not read, because it lies outside the article's folder: refs.bib",
        "bibliography cannot be read: gone.bib",
        "cited key lopez is in no bibliography of the article's folder",
    )


def test_own_macros_are_expanded(tmp_path: Path) -> None:
    article = read(
        tmp_path,
        r"\war{1812} was long.\fn{See \ST, 3.} So it was.\foot{Through an alias.} \broken",
        r"\newcommand{\war}[1]{The war of #1}\newcommand\fn[1]{\footnote{#1}}\def\ST{\emph{Salt}}\newcommand{\opt}[1][x]{#1}\newcommand{\broken}[1]{#1}\let\foot=\footnote",
    )
    assert [(n.text, n.contexts) for n in article.notes] == [
        ("See *Salt*, 3.", ("The war of 1812 was long.",)),
        ("Through an alias.", ("So it was.",)),
    ]


def test_metadata(tmp_path: Path) -> None:
    article = read(
        tmp_path,
        r"\maketitle A.\footnote{B}",
        r"\title[Short]{On \emph{Salt}\thanks{For M.}\footnote{See \emph{Ink}.}}\author{Ada L\'opez\thanks{Turin} \and John Roe\footnotemark\\ Bern}\date{5 May 2019}",
    )
    assert (article.title, article.authors, article.date) == (
        "On Salt",
        ("Ada López", "John Roe"),
        "2019-05-05",
    )
    assert [(n.label, n.text, n.contexts) for n in article.notes] == [
        ("*", "For M.", ("On Salt",)),
        ("†", "See *Ink*.", ("On Salt",)),
        ("1", "B", ("A.",)),
    ]


def test_without_a_title_the_first_section_names_the_article(tmp_path: Path) -> None:
    assert read(tmp_path, r"\section*{Salt} A.\footnote{B}").title == "Salt"


def test_hostile_source_is_a_limit_or_cheap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LimitError, match="braces nested") as refused:
        read(tmp_path, "\\footnote" + "{" * 1000)
    assert refused.value.where.startswith(str(tmp_path))
    names = "abcdefg"
    macros = "".join(f"\\def\\{a}{{" + f"\\{b} " * 40 + "}" for a, b in pairwise(names))
    with pytest.raises(LimitError, match="macros expand without end"):
        read(tmp_path, "\\a" * 100, macros)
    monkeypatch.setattr(limits, "INCLUDED_FILES", 1)
    with pytest.raises(LimitError, match="includes more than 1 files"):
        read(tmp_path, r"\input{one}\input{two}", one_tex="1", two_tex="2")


@pytest.mark.parametrize(
    ("text", "pair", "end"), [("{a}b", "{}", 3), ("{a{b}}", "{}", 6), (r"{\}}", "{}", 4), ("{a", "{}", -1), ("[a{]}]", "[]", 6), ("[a}", "[]", -1), ("[{", "[]", -1)]
)  # fmt: skip
def test_groups_end_where_their_braces_balance(text: str, pair: str, end: int) -> None:
    assert group_end(text, 0, pair) == end
