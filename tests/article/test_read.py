"""One door for every format: what it lets in, how it tells formats apart, and how it says no."""

import os
import re
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from refman.article import FORMATS, READERS, limits, read_article
from refman.article.detect import detect_format
from refman.errors import Exit, LimitError, RefmanError, UnreadableError, UsageError
from refman.model import Article

NOTE = b"Salt was dear.[1]\n\nNotes\n\n[1] Lopez, Salt Roads, 14.\n"


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def zipped(*names: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "format_"),
    [
        ("a.txt", NOTE, "txt"),
        ("a", NOTE, "txt"),
        ("a.dat", b"plain words", "txt"),
        ("a.md", b"Text[^1]\n\n[^1]: Note.", "md"),
        ("a", b"Text[^1]\n\n[^1]: Note.", "md"),
        ("a", b"---\ntitle: x\n---\nText", "md"),
        ("a.txt", b"# Not a heading", "txt"),
        ("a.qmd", b"<p>html in markdown</p>", "md"),
        ("a.tex", b"% nothing", "tex"),
        ("a", b"% comment\n\\documentclass{article}", "tex"),
        ("a.html", b"just words", "html"),
        ("a.php", b"<!DOCTYPE html><html><body>x", "html"),
        ("a.txt", b"<!DOCTYPE html><html><body>x", "html"),
        ("a.txt", b"<!-- saved --><html><body>x", "html"),
        ("a.xml", b"<?xml version='1.0'?><article><front/></article>", "jats"),
        ("a", b"<?xml version='1.0'?><!DOCTYPE article PUBLIC 'x'><article/>", "jats"),
        ("a.xml", b"<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>", "html"),
        ("a.html", "\ufeff<html>".encode("utf-16"), "html"),
        ("a.pdf", b"%PDF-1.4", "pdf"),
        ("a.txt", b"junk\n%PDF-1.4", "pdf"),
        ("a.zip", zipped("word/document.xml", "[Content_Types].xml"), "docx"),
        ("a.docx", zipped("mimetype", "content.xml"), "odt"),
        ("a.bin", zipped("mimetype", "META-INF/container.xml"), "epub"),
    ],
)
def test_the_format_is_known_by_content_then_suffix(name: str, data: bytes, format_: str) -> None:
    assert detect_format(Path(name), data) == format_


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.html", b" \n\t ", "the file is empty"),
        ("a.md", b"\xef\xbb\xbf\n", "the file is empty"),
        ("a.rtf", b"{\\rtf1 x}", "RTF is not a format that refman reads"),
        ("a.enw", b"%0 Book\n%A Doe, Ann\n", "EndNote's own format is not one that refman reads"),
        (
            "savedrecs.txt",
            b"\xef\xbb\xbfFN Clarivate Analytics Web of Science\nVR 1.0\n",
            "the format of the Web of Science",
        ),
        ("a.ciw", b"FN Thomson Reuters Web of Knowledge\nVR 1.0\n", "the format of the Web of Science"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a .doc of Word 97"),
        ("a.txt.gz", b"\x1f\x8b\x08\x00", "the file is compressed"),
        ("a.zip", zipped("a.txt"), "a zip archive, but no docx, odt or epub"),
        ("a.docx", b"PK\x03\x04 cut off", "a damaged document"),
        ("a.txt", bytes(range(256)) * 20, "a binary file, not text"),
        ("a.html", b"<html>" + b"\x01\x02\x03" * 500, "a binary file, not text"),
    ],
)
def test_what_is_no_document_is_refused_with_its_name(
    tmp_path: Path, name: str, data: bytes, what: str
) -> None:
    path = write(tmp_path, name, data)
    with pytest.raises(UnreadableError, match=re.escape(what)) as caught:
        read_article(path)
    assert str(path) in str(caught.value)
    assert caught.value.exit_status is Exit.UNREADABLE


def test_a_missing_file_and_a_directory_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file") as raised:
        read_article(Path("https://example.org/a.html"))
    assert "save the page" in raised.value.hint
    with pytest.raises(UnreadableError, match="no such file"):
        read_article(tmp_path / "none.txt")
    with pytest.raises(UnreadableError, match="a directory, not a file"):
        read_article(tmp_path)
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_article(Path("nul\x00name"))


@pytest.mark.skipif(
    sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="nothing is unreadable here",
)
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", NOTE)
    path.chmod(0)
    with pytest.raises(UnreadableError, match="cannot be read: "):
        read_article(path)


def test_an_operating_system_that_says_no_is_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path, "a.txt", NOTE)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableError, match="cannot be read: Permission denied"):
        read_article(path)


def test_a_file_beyond_the_size_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    with pytest.raises(LimitError, match="larger than"):
        read_article(write(tmp_path, "a.txt", NOTE))


def test_a_reader_that_runs_out_of_stack_is_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(*_args: object) -> None:
        raise RecursionError

    monkeypatch.setattr("refman.article.txt.read_txt", fall)
    with pytest.raises(LimitError, match="nested too deeply"):
        read_article(write(tmp_path, "a.txt", NOTE))


def test_content_and_format_can_be_given() -> None:
    article = read_article(Path("-"), data=NOTE, format="txt")
    assert (article.path, article.format, article.notes[0].label) == ("-", "txt", "1")
    with pytest.raises(UsageError, match="no such format: doc"):
        read_article(Path("-"), data=NOTE, format="doc")


def test_an_article_without_notes_is_read_and_says_so(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "a.txt", b"A title\n\nSome words, and nothing else."))
    assert article.notes == ()
    assert article.warnings == ("no notes found",)


def test_every_format_has_its_reader() -> None:
    assert tuple(READERS) == FORMATS == ("html", "pdf", "docx", "odt", "epub", "md", "tex", "jats", "txt")


MARKUP = st.lists(
    st.sampled_from(
        [*"<>[]{}()^$\\%*_#&;:=-\n\t \"'`~1a@", "<a href='#f1' id=r1>1</a>", "<p id=f1>", "</p>", "<sup>2</sup>", "<li id='fn1'>",
         "[^1]", "[^1]: x", "^[", "[1]", "\n[1] ", "\n1. ", "¹", "\n\n", "Notes\n", "References\n", "---\n", "+++\n", "\f", "\\footnote{", "\\cite{k}", "\\emph{",
         "\\begin{document}", "\\begin{thebibliography}", "\\bibitem{k}", "\\def\\x{\\x\\x}", "\\x", "\\input{a}", "[@k, 3]", "<script type='application/ld+json'>", "</script>", "<table id=n1>", "\ue000", "\ue001", "é", "2001 ", "\x0b", "&#12;", "<style>", "</style>", "<!--", "\\bibitem{k} x", "\\begin{thebibliography}\\bibitem{k}", "\\footcite[1]{k}", "\\footnotemark", "\\chapter{x}"]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.one_of(st.binary(max_size=200), MARKUP.map(str.encode)),
    format_=st.sampled_from(["txt", "html", "md", "tex"]),
)
def test_any_bytes_are_an_article_or_an_error_of_ours(tmp_path: Path, data: bytes, format_: str) -> None:
    try:
        article = read_article(tmp_path / f"a.{format_}", data=data, format=format_)
    except RefmanError:
        return
    assert isinstance(article, Article)
    assert all("\ue000" not in n.text and "\n" not in n.text for n in article.notes)
