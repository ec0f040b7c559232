"""`refman dedupe` at work on a small library."""

import json
import os
import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from refman.cli import cli
from refman.cli.review import ReviewSession, side_by_side
from refman.cli.session import Session
from refman.cli.terminal import marked
from refman.dedupe import find_duplicates
from refman.library import Library
from refman.model import ArticleRecord, CitationRecord, Decision, Entry, Review

LIBRARY = """\
@book{doe2001rice,
  author = {Doe, Jane and Roe, Richard},
  title = {The Price of Rice: Trade on the Coast},
  year = {2001},
  publisher = {Grain Press},
}

% a comment that stays
@book{doe2001price,
  author = {Doe, J. and Roe, R.},
  title = {The price of rice},
  year = {2001},
  publisher = {Grain Press},
  keywords = {rice},
}

@article{poe1999salt,
  author = {Poe, Edgar and Moe, Ann},
  title = {Salt on the rivers of the northern plains},
  journal = {Journal of Trade},
  year = {1999},
}

@article{poe1999salta,
  author = {Poe, Edgar and Moe, Ann},
  title = {Salt on the roads of the northern plains},
  journal = {Journal of Trade},
  year = {1999},
}
"""
Run = Callable[..., Result]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    target = tmp_path / "library.bib"
    target.write_text(LIBRARY, encoding="utf-8", newline="")
    return target


@pytest.fixture
def run(path: Path) -> Run:
    def call(*arguments: object, answers: str = "") -> Result:
        return CliRunner().invoke(cli, ["-L", str(path), *map(str, arguments)], input=answers)

    return call


@pytest.fixture
def at_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "may_ask", property(lambda self: not self.no_input))


def cite(path: Path, *keys: str) -> None:
    """Let a note of an article cite each key."""
    with Library.open(path).change("import") as change:
        cited = [CitationRecord("a.txt", f"{i}:1", str(i), "full", key, key) for i, key in enumerate(keys)]
        change.record(ArticleRecord("a.txt", "0", "txt"), cited)


def test_elsewhere_than_on_a_terminal_the_plan_is_printed_and_nothing_changed(run: Run, path: Path) -> None:
    result = run("dedupe")
    assert result.exit_code == 1
    assert re.sub(r"\d+%", "?%", result.stdout) == (
        "1 work stands more than once in the library:\n"
        "  doe2001price ← doe2001rice\n"
        "      Doe, J. and Roe, R. The price of rice. 2001\n"
        "      same authors, title differs by the subtitle only, same year (2001), same publisher\n"
        "1 pair to look at (refman dedupe --interactive):\n"
        "  poe1999salt ? poe1999salta (?%)\n"
        "      Poe, Edgar and Moe, Ann. Salt on the rivers of the northern plains. 1999\n"
        "      Poe, Edgar and Moe, Ann. Salt on the roads of the northern plains. 1999\n"
        "      same authors, a word of the title differs, same year (1999), same journal or book\n"
    )
    assert path.read_text(encoding="utf-8") == LIBRARY


def test_the_plan_shows_titles_as_they_are_printed(run: Run, path: Path) -> None:
    twins = "".join(f"@misc{{{key}, title={{{{LG}}\\&E v. {{A}}rgentina}}, year=2006}}\n" for key in "ab")
    path.write_text(twins, encoding="utf-8")
    assert "      LG&E v. Argentina. 2006\n" in run("dedupe").stdout


def test_related_works_are_named_once_however_many_copies_there_are(run: Run, path: Path) -> None:
    path.write_text(
        "".join(
            f"@book{{{key}, author = {{Poe, Ann}}, title = {{Salt on the Roads of the North}}, year = {{{year}}}}}\n"
            for key, year in (("b", 1999), ("a", 1999), ("new", 2015), ("newer", 2015))
        ),
        encoding="utf-8",
    )
    assert run("dedupe").stdout.endswith("1 pair related, and kept apart:\n  a, new: edition\n")
    assert len(json.loads(run("dedupe", "--json").stdout)["related"]) == 4


def test_json(run: Run) -> None:
    result = run("dedupe", "--json")
    assert result.exit_code == 1
    plan = json.loads(result.stdout)
    assert plan["related"] == []
    (cluster,), (review,) = plan["clusters"], plan["review"]
    assert cluster.keys() == {"keys", "keep", "score", "reasons"}
    assert cluster["keys"] == ["doe2001price", "doe2001rice"]
    assert review["keys"] == ["poe1999salt", "poe1999salta"]


def test_apply_merges_the_sure_ones_and_undo_takes_it_back(run: Run, path: Path) -> None:
    cite(path, "doe2001rice", "doe2001price")
    result = run("dedupe", "--apply")
    assert result.exit_code == 0
    assert "Merged 1 entry into 1" in result.stderr
    library = Library.open(path)
    merged = library.entries["doe2001price"]
    assert "doe2001rice" not in library.entries
    assert merged.fields["title"] == "The Price of Rice: Trade on the Coast"
    assert merged.fields["author"] == "Doe, Jane and Roe, Richard"
    assert merged.fields["keywords"] == "rice"
    assert merged.fields["ids"] == "doe2001rice"
    assert [c.key for c in library.provenance.citations] == ["doe2001price", "doe2001price"]
    assert library.provenance.decisions == (Decision("merged", ("doe2001price", "doe2001rice")),)
    assert "% a comment that stays" in path.read_text(encoding="utf-8")
    assert run("undo").exit_code == 0
    assert path.read_text(encoding="utf-8") == LIBRARY


def test_apply_twice_is_apply_once(run: Run, path: Path) -> None:
    run("dedupe", "--apply")
    before = path.read_bytes()
    assert run("dedupe", "--apply").exit_code == 0
    assert path.read_bytes() == before


def test_a_dry_run_prints_the_diff(run: Run, path: Path) -> None:
    result = run("dedupe", "--apply", "--dry-run")
    assert result.exit_code == 0
    assert "-@book{doe2001rice," in result.stdout
    assert "Merged" not in result.stderr
    assert path.read_text(encoding="utf-8") == LIBRARY
    assert json.loads(run("dedupe", "--apply", "--dry-run", "--json").stdout)["clusters"]


def test_nothing_found(run: Run, path: Path) -> None:
    path.write_text("@misc{a, title = {One thing}}\n", encoding="utf-8", newline="")
    result = run("dedupe")
    assert (result.exit_code, result.stdout) == (0, "No duplicates found.\n")


def test_a_library_that_is_not_there(run: Run, path: Path) -> None:
    path.unlink()
    assert run("dedupe").exit_code == 4


def test_two_that_differ_are_remembered(run: Run, path: Path) -> None:
    result = run("dedupe", "--distinct", "doe2001rice", "doe2001price")
    assert result.exit_code == 0
    assert "Remembered that doe2001rice and doe2001price differ." in result.stderr
    assert json.loads(run("dedupe", "--json").stdout)["clusters"] == []
    assert run("dedupe", "--distinct", "doe2001rice", "nobody").exit_code == 1
    assert run("dedupe", "--distinct", "doe2001rice", "doe2001rice").exit_code == 2


def test_children_follow_their_parent_into_a_merge(run: Run, path: Path) -> None:
    path.write_text(f"{LIBRARY}@inbook{{part, crossref = {{doe2001rice}}}}\n", encoding="utf-8")
    run("dedupe", "--apply")
    assert path.read_text(encoding="utf-8").endswith("@inbook{part, crossref = {doe2001price}}\n")


def test_that_two_differ_outlives_a_merge(run: Run, path: Path) -> None:
    run("dedupe", "--distinct", "doe2001rice", "poe1999salt")
    run("dedupe", "--apply")
    decisions = Library.open(path).provenance.decisions
    assert Decision("distinct", ("doe2001price", "poe1999salt")) in decisions


@pytest.mark.usefixtures("at_terminal")
@pytest.mark.parametrize(("answer", "left"), [("y", 3), ("n", 4)])
def test_on_a_terminal_you_are_asked(run: Run, path: Path, answer: str, left: int) -> None:
    result = run("dedupe", answers=f"{answer}\n")
    assert "Merge these entries? [y/N]" in result.stderr
    assert len(Library.open(path).entries) == left
    assert result.exit_code == (0 if answer == "y" else 1)


@pytest.mark.usefixtures("at_terminal")
def test_no_input_never_asks(run: Run, path: Path) -> None:
    result = run("--no-input", "dedupe")
    assert "Merge" not in result.stderr
    assert result.exit_code == 1
    assert run("--no-input", "dedupe", "--interactive").exit_code == 2


@pytest.mark.usefixtures("at_terminal")
def test_review_shows_two_entries_and_remembers_the_answer(run: Run, path: Path) -> None:
    result = run("dedupe", "--interactive", answers="n\nn\n")
    assert result.stdout.endswith("same publisher\n1 pair to look at, one by one\n")
    assert "title       ≠ Salt on the" in result.stderr
    assert "Are these one work?" in result.stderr
    assert Decision("distinct", ("poe1999salt", "poe1999salta")) in Library.open(path).provenance.decisions
    assert json.loads(run("dedupe", "--json").stdout)["review"] == []


@pytest.mark.usefixtures("at_terminal")
def test_review_merges_with_the_sure_ones(run: Run, path: Path) -> None:
    result = run("dedupe", "--interactive", answers="y\ny\n")
    assert result.exit_code == 0
    assert list(Library.open(path).entries) == ["doe2001price", "poe1999salt"]


@pytest.mark.usefixtures("at_terminal")
def test_the_end_of_input_quits(run: Run, path: Path) -> None:
    result = run("dedupe", "--interactive", answers="n\n")
    assert result.exit_code == 1
    assert path.read_text(encoding="utf-8") == LIBRARY


@pytest.mark.usefixtures("at_terminal")
def test_the_merged_entry_can_be_edited(run: Run, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["not BibTeX", "@article{poe1999salt, title = {Mine}, year = {1999}}"]
    monkeypatch.setattr(
        "refman.cli.terminal.run_editor", lambda file: file.write_text(texts.pop(0), encoding="utf-8")
    )
    run("dedupe", "--interactive", answers="n\ne\ny\n")
    entries = Library.open(path).entries
    assert entries["poe1999salt"].fields["title"] == "Mine"
    assert "poe1999salta" not in entries


@pytest.mark.usefixtures("at_terminal")
def test_an_entry_whose_key_is_a_path_can_be_edited(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_text(LIBRARY.replace("poe1999salt", "DBLP:conf/poe"), encoding="utf-8")
    edited = []
    monkeypatch.setattr("refman.cli.terminal.run_editor", lambda file: edited.append(file.read_bytes()))
    run("dedupe", "--interactive", answers="n\ne\n")
    assert edited[0].startswith(b"@article{DBLP:conf/poe")


@pytest.mark.usefixtures("at_terminal")
@pytest.mark.parametrize(("text", "answers"), [("", "n\ne\n"), ("not BibTeX", "n\ne\nn\n")])
def test_an_edit_can_be_given_up(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch, text: str, answers: str
) -> None:
    monkeypatch.setattr(
        "refman.cli.terminal.run_editor", lambda file: file.write_text(text, encoding="utf-8")
    )
    run("dedupe", "--interactive", answers=answers)
    assert path.read_text(encoding="utf-8") == LIBRARY


TEX = r"""Rice \autocite[see][12]{doe2001rice, other}. \cites[1]{x}[2]{doe2001rice} \Textcite(pre)[3]{doe2001rice}
\cite{doe2001price,doe2001rice} % \cite{doe2001rice}
doe2001rice in prose, \label{doe2001rice}, 5\% \nocite{doe2001rice}
\volcite{2}[5]{doe2001rice} \bibentry{doe2001rice} \cite{other, % doe2001rice, or not
  doe2001rice}
\begin{verbatim}\cite{doe2001rice}\end{verbatim}
"""
NEW_TEX = r"""Rice \autocite[see][12]{doe2001price, other}. \cites[1]{x}[2]{doe2001price} \Textcite(pre)[3]{doe2001price}
\cite{doe2001price} % \cite{doe2001rice}
doe2001rice in prose, \label{doe2001rice}, 5\% \nocite{doe2001price}
\volcite{2}[5]{doe2001price} \bibentry{doe2001price} \cite{other, % doe2001rice, or not
  doe2001price}
\begin{verbatim}\cite{doe2001rice}\end{verbatim}
"""
MARKDOWN = """\
See [@doe2001rice, p. 3; -@other] and @doe2001rice. Not me@doe2001rice or `@doe2001rice` or doe2001rice.
```
@doe2001rice
```
"""
NEW_MARKDOWN = """\
See [@doe2001price, p. 3; -@other] and @doe2001price. Not me@doe2001rice or `@doe2001rice` or doe2001rice.
```
@doe2001rice
```
"""


def test_papers_get_the_new_keys_and_undo_gives_back_the_old(run: Run, path: Path) -> None:
    tex, md = path.with_name("paper.tex"), path.with_name("paper.md")
    tex.write_text(TEX, encoding="utf-8", newline="")
    md.write_text(MARKDOWN, encoding="utf-8", newline="")
    shown = run("dedupe", "--apply", "--dry-run", "--rewrite", tex, md)
    assert "+\\cite{doe2001price} % \\cite{doe2001rice}" in shown.stdout
    assert tex.read_text(encoding="utf-8") == TEX
    done = run("dedupe", "--apply", "--rewrite", tex, md)
    assert done.exit_code == 0
    assert f"Replaced keys in {tex}, {md}." in done.stderr
    assert tex.read_text(encoding="utf-8") == NEW_TEX
    assert md.read_text(encoding="utf-8") == NEW_MARKDOWN
    run("undo")
    assert tex.read_text(encoding="utf-8") == TEX
    assert md.read_text(encoding="utf-8") == MARKDOWN


def test_papers_catch_up_with_earlier_merges(run: Run, path: Path) -> None:
    run("dedupe", "--apply")
    tex = path.with_name("paper.tex")
    tex.write_text(TEX, encoding="utf-8", newline="")
    run("dedupe", "--rewrite", tex)
    assert tex.read_text(encoding="utf-8") == NEW_TEX


@pytest.mark.parametrize(
    ("name", "status", "says"),
    [("a.docx", 2, "in .tex and .md files only"), ("a.tex", 4, "Save it as UTF-8.")],
)
def test_papers_that_cannot_be_rewritten(run: Run, path: Path, name: str, status: int, says: str) -> None:
    paper = path.with_name(name)
    paper.write_bytes(b"PK\xff\xfe\x00")
    done = run("dedupe", "--apply", "--rewrite", paper)
    assert (done.exit_code, says in done.stderr) == (status, True)
    assert path.read_text(encoding="utf-8") == LIBRARY
    assert run("dedupe", "--rewrite", path.with_name("missing.tex")).exit_code == 4


def test_a_file_without_rewrite_is_a_mistake(run: Run, path: Path) -> None:
    result = run("dedupe", path)
    assert result.exit_code == 2
    assert "--rewrite" in result.stderr


class Script:
    """A person who answers from a list."""

    def __init__(self, answers: str, edited: Entry | None = None) -> None:
        self.answers, self.edited, self.shown = list(answers), edited, ""

    def ask(self, question: str, answers: str) -> str:
        assert self.answers[0] in answers
        return self.answers.pop(0)

    def show(self, text: str) -> None:
        self.shown += text

    def edit(self, entry: Entry) -> Entry | None:
        return self.edited


def three() -> dict[str, Entry]:
    fields = {"author": "Doe, Jane", "title": "The price of rice on the coast", "year": "2001"}
    return {key: Entry("book", key, fields) for key in "abc"}


PAIRS = [Review(("a", "b"), 0.7, ("same title",)), Review(("b", "c"), 0.6, ()), Review(("a", "c"), 0.5, ())]


def test_what_follows_from_earlier_answers_is_not_asked() -> None:
    outcome = ReviewSession(three(), Script("yy"), str).run(PAIRS)
    assert outcome.gone == {"b": "a", "c": "a"}
    outcome = ReviewSession(three(), Script("yn"), str).run(PAIRS)
    assert outcome.gone == {"b": "a"}
    assert outcome.distinct == [("a", "c")]


def test_a_chain_of_merges_ends_in_one_entry() -> None:
    chain = [Review(("b", "c"), 0.6, ()), Review(("a", "b"), 0.7, ())]
    outcome = ReviewSession(three(), Script("yy"), str).run(chain)
    assert list(outcome.merged) == ["a"]
    assert outcome.merged["a"][1] == ("b", "c")
    assert outcome.merged["a"][0].fields["ids"] == "b,c"


def test_the_fuller_entry_stays() -> None:
    entries = three()
    entries["b"] = Entry("book", "b", {**entries["b"].fields, "publisher": "Grain Press"})
    assert ReviewSession(entries, Script("yq"), str).run(PAIRS).gone == {"a": "b"}


def test_an_entry_that_fits_two_works_is_asked_about_until_it_is_one_of_them() -> None:
    fields = {
        "author": "Doe, Jane and Roe, Richard",
        "title": "Rice prices of the coast towns",
        "year": "2001",
    }
    paper = fields | {"journal": "Journal of Grain", "volume": "3", "pages": "1--9"}
    entries = {
        "bare": Entry("misc", "bare", fields),
        "paper": Entry("article", "paper", paper),
        "report": Entry("techreport", "report", fields | {"institution": "Coast University"}),
    }
    review = find_duplicates(entries.values()).review
    assert [pair.keys for pair in review] == [("bare", "paper"), ("bare", "report")]
    assert ReviewSession(entries, Script("y"), str).run(review).gone == {"bare": "paper"}
    outcome = ReviewSession(entries, Script("ny"), str).run(review)
    assert (outcome.gone, outcome.distinct) == ({"bare": "report"}, [("report", "paper")])


def test_entries_side_by_side_do_not_steer_the_terminal() -> None:
    one, two = Entry("book", "a", {"title": "A\x1b[2J ship"}), Entry("book", "b", {"title": "A\x9b ship"})
    shown = side_by_side(one, two, 80, str)
    assert "A\\x1b[2J ship" in shown
    assert not any(control in shown for control in "\x1b\x9b")


def test_skip_and_quit_decide_nothing() -> None:
    outcome = ReviewSession(three(), Script("sq"), str).run(PAIRS)
    assert (outcome.merged, outcome.distinct) == ({}, [])


def test_a_person_may_have_another_view_of_the_merged_entry() -> None:
    outcome = ReviewSession(three(), Script("eq", Entry("book", "x", {"title": "Mine"})), str).run(PAIRS)
    assert outcome.merged["a"][0] == Entry("book", "a", {"title": "Mine"})
    assert ReviewSession(three(), Script("eq", None), str).run(PAIRS).merged == {}  # asked again


def test_case_and_marks_behind_a_word_are_no_difference() -> None:
    one, two = (Entry("book", key, {"author": name}) for key, name in (("a", "Hull, John"), ("b", "HULL")))
    assert side_by_side(one, two, 60, "<{}>".format).splitlines()[2:] == [
        "author      ≠ Hull, <John>          | HULL"
    ]


def test_side_by_side_knows_how_wide_letters_are() -> None:
    one, two = (Entry("book", key, {"title": title}) for key, title in (("a", "米の値段" * 5), ("b", "Rice")))
    rows = side_by_side(one, two, 60, lambda word: f"\x1b[31m{word}\x1b[0m").splitlines()[2:]
    assert [cell_len(click.unstyle(row).partition("|")[0]) for row in rows] == [36] * len(rows)


def test_differences_are_marked_without_colours_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert marked("salt") == "\x1b[31m\x1b[1msalt\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert marked("salt") == "*salt*"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows hangs up without a signal")
@pytest.mark.usefixtures("at_terminal")
def test_what_was_decided_outlives_the_terminal(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = "@book{doe2001again,\n  author = {Doe, Jane and Roe, Richard},\n  title = {The Price of Salt},\n  year = {2001},\n  publisher = {Grain Press},\n}\n"
    path.write_text(LIBRARY + twin, encoding="utf-8", newline="")
    answers = iter("n")

    def choose(_question: str, _answers: str) -> str:
        if not (answer := next(answers, "")):
            os.kill(os.getpid(), signal.SIGHUP)
        return answer

    monkeypatch.setattr("refman.cli.terminal.choose", choose)
    usual = signal.getsignal(signal.SIGHUP)
    try:
        result = run("dedupe", "--interactive", answers="n\n")
    finally:
        signal.signal(signal.SIGHUP, usual)
    assert "Remembered that 1 pair differs." in result.stderr
    assert [decision.kind for decision in Library.open(path).provenance.decisions] == ["distinct"]


def test_side_by_side() -> None:
    one = Entry("book", "a", {"title": "The price of rice in the towns of the coast", "year": "2001"})
    two = Entry("book", "b", {"title": "The Price of salt in the towns of the coast", "note": "x" * 30})
    assert side_by_side(one, two, 60, lambda word: f"*{word}*").splitlines() == [
        "              a                     | b",
        "type        = book                  | book",
        "title       ≠ The price of *rice*   | The Price of *salt*",
        "              in the towns of the   | in the towns of the",
        "              coast                 | coast",
        "year          2001                  |",
        "note                                | xxxxxxxxxxxxxxxxxxxxx",
        "                                    | xxxxxxxxx",
    ]  # fmt: skip
