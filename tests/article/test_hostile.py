"""Documents made to do harm: every one is a clear error or an article, soon and in little memory."""

import base64
import io
import json
import plistlib
import random
import struct
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refman.article import limits, read_article
from refman.article.detect import SUFFIXES
from refman.article.xml import parse_xml
from refman.article.zipped import Package
from refman.errors import LimitError, RefmanError, UnreadableError
from refman.model import Article
from tests.article.packages import (
    csl,
    docx_bytes,
    epub_bytes,
    field,
    marker,
    note,
    odt_bytes,
    odt_note,
    p,
    packed,
    r,
)
from tests.article.pages import mhtml, page, webarchive

FIELD = field("ADDIN ZOTERO_ITEM CSL_CITATION " + csl({"itemData": {"title": "Ink"}}), r("Ink"))
WHOLE = {
    "docx": docx_bytes(
        p(r("A."), marker(1)) + p(r("References")) + p(r("B. 2001.")), footnotes=note(1, FIELD)
    ),
    "odt": odt_bytes(f"<text:h>T</text:h><text:p>A.{odt_note('1', 'N. <text:span>i</text:span>')}</text:p>"),
    "epub": epub_bytes({"a.xhtml": '<p>A.<a href="b.xhtml#n">1</a></p>', "b.xhtml": '<p id="n">1. N.</p>'}),
    "xml": b"<article><front><article-meta/></front><body><p>A.<xref rid='r'>1</xref></p></body><back><ref-list><ref id='r'>"
    b"<mixed-citation><source>Ink</source> <year>2001</year></mixed-citation></ref></ref-list></back></article>",
    "mhtml": mhtml(page("<p>A.<a href='#n'>1</a></p><p id='n'>1. N.</p>")[1], "text/html"),
    "webarchive": webarchive(page("<p>A.<a href='#n'>1</a></p>")[1], "utf-8", plistlib.FMT_BINARY),
}


def read(kind: str, data: bytes) -> Article:
    return read_article(Path(f"a.{kind}"), data=data)


# Archives


def with_part(kind: str, content: bytes) -> bytes:
    """A document whose main part is something else."""
    main = {"docx": "word/document.xml", "odt": "content.xml", "epub": "OEBPS/a.xhtml"}[kind]
    with zipfile.ZipFile(io.BytesIO(WHOLE[kind])) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return packed(members | {main: content})


@pytest.mark.parametrize("kind", ["docx", "odt", "epub"])
def test_a_member_that_unpacks_to_very_much_is_refused_in_little_memory(kind: str) -> None:
    bomb = with_part(kind, b" " * (3 * limits.ZIP_RATIO_FROM))
    tracemalloc.start()
    with pytest.raises(LimitError, match="times its size"):
        read(kind, bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3 * limits.ZIP_RATIO_FROM


def test_sizes_are_limited_whatever_the_ratio(monkeypatch: pytest.MonkeyPatch) -> None:
    noise = random.Random(1).randbytes(5000)
    package = packed({"a": noise, "b": noise})
    monkeypatch.setattr(limits, "ZIP_TOTAL_BYTES", 6000)
    opened = Package(package, "x.zip")
    assert opened.read("a") == noise
    with pytest.raises(LimitError, match="more than the limit"):
        opened.read("b")
    monkeypatch.setattr(limits, "ZIP_MEMBER_BYTES", 4000)
    with pytest.raises(LimitError, match="more than the limit"):
        Package(package, "x.zip").read("a")


def test_a_header_that_lies_about_the_size_changes_nothing() -> None:
    data = bytearray(with_part("docx", b" " * (3 * limits.ZIP_RATIO_FROM)))
    at = 0
    while (at := data.find(b"PK\x01\x02", at + 1)) > 0:
        data[at + 24 : at + 28] = struct.pack("<I", 100)  # the unpacked size in the central directory
    with pytest.raises(UnreadableError):
        read("docx", bytes(data))


def test_too_many_members_are_refused_before_they_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ZIP_MEMBERS", 20)
    with pytest.raises(LimitError, match="more than 20 members"):
        read("docx", packed({f"word/{n}.xml": "" for n in range(21)}))


def test_encrypted_members_are_refused() -> None:
    data = bytearray(WHOLE["docx"])
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            data[at + flags] |= 1
    with pytest.raises(UnreadableError, match="encrypted"):
        read("docx", bytes(data))


def test_documents_with_a_password_are_refused() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(UnreadableError, match="encrypted"):
        read("docx", ole)


def test_methods_that_cannot_be_unpacked_bounded_are_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("word/document.xml", "x" * 1000)
    with pytest.raises(UnreadableError, match="documents do not use"):
        read("docx", buffer.getvalue())


def test_names_that_point_elsewhere_write_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile(io.BytesIO(WHOLE["docx"])) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    article = read("docx", packed(members | {"../../evil.xml": "x", "/etc/evil": "x", "C:\\evil": "x"}))
    assert (len(article.notes), list(tmp_path.iterdir())) == (1, [])


@pytest.mark.parametrize("kind", ["docx", "odt", "epub"])
def test_cut_archives_are_damaged_documents(kind: str) -> None:
    for length in range(4, len(WHOLE[kind]), 97):
        with pytest.raises(UnreadableError):
            read(kind, WHOLE[kind][:length])


# XML

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ENTITIES = {
    "a billion laughs": f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><a>&l9;</a>',
    "laughs in an attribute": f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><a b="&l9;"/>',
    "two that laugh": '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>',
    "a ring": '<!DOCTYPE a [<!ENTITY x "&y;"><!ENTITY y "&x;">]><a>&x;</a>',
    "one very long": f'<!DOCTYPE a [<!ENTITY x "{"ha" * 50_000}">]><a>{"&x;" * 5_000}</a>',
    "a file": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "a page": '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:1/">]><a>&x;</a>',
}


@pytest.mark.parametrize("text", ENTITIES.values(), ids=ENTITIES)
def test_entities_that_grow_or_reach_out_are_refused(text: str) -> None:
    with pytest.raises(LimitError):
        parse_xml(text.encode(), "x.xml")


@pytest.mark.parametrize("kind", ["docx", "odt", "epub"])
def test_entities_are_refused_inside_of_documents(kind: str) -> None:
    with pytest.raises(LimitError):
        read(kind, with_part(kind, ENTITIES["a billion laughs"].encode()))


def test_outside_subsets_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.dtd"
    secret.write_text('<!ENTITY x "leaked">', encoding="utf-8")
    for doctype in (
        f'<!DOCTYPE a SYSTEM "{secret.as_uri()}">',
        f'<!DOCTYPE a [<!ENTITY % p SYSTEM "{secret.as_uri()}"> %p;]>',
    ):
        assert "leaked" not in "".join(parse_xml(f"{doctype}<a>b</a>".encode(), "x.xml").itertext())


HARMLESS = {
    "the doctype of JATS": ('<!DOCTYPE a PUBLIC "-//NLM//DTD" "JATS.dtd"><a>caf&eacute; &amp; <b/>th&eacute;</a>', "café & thé"),
    "names of HTML without a doctype": ("<a>caf&eacute;&nosuch; &amp;<b/> th&#233;</a>", "café & thé"),
    "a character of its own": ('<!DOCTYPE a [<!ENTITY e "&#233;"><!ENTITY pic SYSTEM "p.gif" NDATA gif>]><a>caf&e;</a>', "café"),
    "comments and instructions": ("<a>b<!-- c --><?d e?>f</a>", "bf"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HARMLESS.values(), ids=HARMLESS)
def test_harmless_entities_become_text(text: str, expected: str) -> None:
    assert "".join(parse_xml(text.encode(), "x.xml").itertext()) == expected


def test_very_many_entities_take_no_time() -> None:
    text = "<!DOCTYPE a SYSTEM 'x'><a>" + "&eacute;<b/>&agrave;" * 50_000 + "</a>"
    started = time.process_time()
    root = parse_xml(text.encode(), "x.xml")
    assert time.process_time() - started < 5
    assert "".join(root.itertext()) == "éà" * 50_000


@pytest.mark.parametrize("kind", WHOLE)
def test_elements_are_counted(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ELEMENTS", 5)
    with pytest.raises(LimitError, match="more than 5"):
        read(kind, WHOLE[kind])


def test_chapters_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    book = epub_bytes({f"{n}.xhtml": "<p>a</p>" * 5 for n in range(9)})
    monkeypatch.setattr(limits, "ELEMENTS", 40)
    with pytest.raises(LimitError, match="in the book"):
        read("epub", book)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"<a>" * 300 + b"</a>" * 300, LimitError),
        (b"<a>" + b"x" * 10_000_001 + b"</a>", LimitError),
        (b"<a><b></a>", UnreadableError),
        (b"", UnreadableError),
        (b"<?xml version='1.0' encoding='no-such'?><a/>", UnreadableError),
        (b"<a>&#0;</a>", UnreadableError),
    ],
)
def test_xml_beyond_limits_or_damaged(data: bytes, error: type[RefmanError]) -> None:
    with pytest.raises(error) as caught:
        parse_xml(data, "x.xml")
    assert str(caught.value).startswith("x.xml: ")


@pytest.mark.parametrize(
    ("kind", "opening", "closing"),
    [
        ("docx", f"<w:document {'xmlns:w='}'http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>", "</w:body></w:document>"),
        ("epub", "<html xmlns='http://www.w3.org/1999/xhtml'><body>", "</body></html>"),
    ],
)  # fmt: skip
def test_deep_documents_within_the_limit_are_read(kind: str, opening: str, closing: str) -> None:
    tag = {"docx": "w:ins", "epub": "div"}[kind]
    article = read(kind, with_part(kind, f"{opening}{f'<{tag}>' * 200}{f'</{tag}>' * 200}{closing}".encode()))
    assert article.format == kind


# Anything else

SETTINGS = settings(max_examples=60, deadline=None, derandomize=True)


def is_answered(kind: str, data: bytes) -> None:
    """By the reader of this kind, and by whichever reader the content asks for."""
    for chosen in (SUFFIXES[f".{kind}"], None):
        try:
            article = read_article(Path(f"a.{kind}"), data=data, format=chosen)
        except RefmanError:
            continue
        assert isinstance(article, Article)


@pytest.mark.parametrize("kind", WHOLE)
@SETTINGS
@given(st.data())
def test_changed_bytes_give_an_article_or_a_clear_error(kind: str, data: st.DataObject) -> None:
    content = bytearray(WHOLE[kind])
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    is_answered(kind, bytes(content))


@pytest.mark.parametrize("kind", ["docx", "odt", "epub"])
@SETTINGS
@given(st.data())
def test_changed_parts_give_an_article_or_a_clear_error(kind: str, data: st.DataObject) -> None:
    """As above, but behind the checksums: parts are cut, doubled or overwritten before they are packed."""
    with zipfile.ZipFile(io.BytesIO(WHOLE[kind])) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(members)))
    content = members[name]
    assert isinstance(content, bytes)
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    members[name] = (
        content[:start]
        + data.draw(st.sampled_from([b"", content[start:end] * 2, b"<", b'"/>', b"&x;"]))
        + content[end:]
    )
    is_answered(kind, packed(members, compression=zipfile.ZIP_STORED))


KEYS = ("citationItems", "itemData", "title", "author", "family", "issued", "date-parts", "prefix", "locator")
CITAVI = (
    "Entries",
    "Reference",
    "$id",
    "$ref",
    "Title",
    "Authors",
    "LastName",
    "PageRange",
    "ParentReference",
    "Publishers",
    "Year",
)
LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=5)


def values(keys: tuple[str, ...]) -> st.SearchStrategy[object]:
    return st.recursive(
        LEAVES,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(keys), inner, max_size=4),
        max_leaves=12,
    )


def cited(keys: tuple[str, ...], outer: str, inner: str) -> st.SearchStrategy[object]:
    """Citations that look right as far as the work, which is anything."""
    works = st.dictionaries(st.sampled_from(keys), values(keys), max_size=5)
    return works.map(lambda work: {outer: [{inner: work}]}) | works


@SETTINGS
@given(cited(KEYS, "citationItems", "itemData"), cited(CITAVI, "Entries", "Reference"))
def test_fields_may_hold_anything(csl_like: object, citavi_like: object) -> None:
    placeholder = base64.b64encode(json.dumps(citavi_like).encode()).decode()
    codes = (f"ADDIN CSL_CITATION {json.dumps(csl_like)}", f"ADDIN CitaviPlaceholder{{{placeholder}}}")
    body = p(r("A."), marker(1)) + "".join(p(field(code, r("Ink; Iron"))) for code in codes)
    assert (
        len(
            read(
                "docx", docx_bytes(body, footnotes=note(1, *(field(code, r("Ink")) for code in codes)))
            ).notes
        )
        >= 1
    )


@pytest.mark.parametrize("kind", WHOLE)
@SETTINGS
@given(data=st.binary(max_size=200))
def test_any_bytes_give_an_article_or_a_clear_error(kind: str, data: bytes) -> None:
    is_answered(kind, data)
