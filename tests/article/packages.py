"""Small documents, written by hand for the tests of the structured readers."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

from refman.article import read_article
from refman.model import Article

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = (
    " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in {
            "office": "office",
            "text": "text",
            "style": "style",
            "fo": "xsl-fo-compatible",
            "meta": "meta",
            "draw": "drawing",
            "table": "table",
        }.items()
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def packed(members: Mapping[str, str | bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx_bytes(
    body: str, *, footnotes: str = "", endnotes: str = "", more: Mapping[str, str] | None = None
) -> bytes:
    """A Word document of some paragraphs; notes are given as `w:footnote` elements."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    if footnotes:
        members["word/footnotes.xml"] = f"<w:footnotes {W}>{footnotes}</w:footnotes>"
    if endnotes:
        members["word/endnotes.xml"] = f"<w:endnotes {W}>{endnotes}</w:endnotes>"
    return packed(members | dict(more or {}))


def docx(body: str, **parts: object) -> Article:
    """What refman reads from such a document."""
    return read_article(Path("a.docx"), data=docx_bytes(body, **parts))  # type: ignore[arg-type]


def p(*runs: str, style: str = "") -> str:
    """A paragraph."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{shown}<w:t xml:space="preserve">{text}</w:t></w:r>'


def marker(number: int, kind: str = "footnote") -> str:
    """The marker of a note."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def note(number: int, *content: str, kind: str = "footnote") -> str:
    """A note of one paragraph, with its own number before the text as Word writes it."""
    runs = "".join(content) if content and content[0].startswith("<") else r(" " + "".join(content))
    return f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r>{runs}</w:p></w:{kind}>'


def field(code: str, result: str, data: str = "") -> str:
    """A complex field whose instruction is split over two runs, as Word does with long ones."""
    escaped = code.replace("&", "&amp;").replace("<", "&lt;")
    half = len(escaped) // 2
    while escaped[half - 6 : half].count("&"):
        half += 1
    inner = f"<w:fldData>{data}</w:fldData>" if data else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{inner}</w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escaped[:half]}</w:instrText></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escaped[half:]}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def csl(*cited: Mapping[str, object]) -> str:
    """A citation as Zotero and Mendeley write it."""
    return json.dumps({"citationID": "x", "citationItems": list(cited), "schema": "csl-citation.json"})


def odt_bytes(body: str, *, styles: str = "", meta: str = "", automatic: str = "") -> bytes:
    """An OpenDocument text of some paragraphs."""
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": (
                f"<office:document-content {_ODF}><office:automatic-styles>{automatic}</office:automatic-styles>"
                f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
            ),
            "styles.xml": f"<office:document-styles {_ODF}><office:styles>{styles}</office:styles></office:document-styles>",
            "meta.xml": (
                f'<office:document-meta {_ODF} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>{meta}'
                "</office:meta></office:document-meta>"
            ),
        }
    )


def odt(body: str, **parts: str) -> Article:
    """What refman reads from such a text."""
    return read_article(Path("a.odt"), data=odt_bytes(body, **parts))


def odt_note(label: str, text: str, kind: str = "footnote", name: str = "") -> str:
    """A note as LibreOffice writes it, in the text."""
    known = f' text:id="{name}"' if name else ""
    return (
        f'<text:note{known} text:note-class="{kind}"><text:note-citation>{label}</text:note-citation>'
        f"<text:note-body><text:p>{text}</text:p></text:note-body></text:note>"
    )


def epub_bytes(
    chapters: Mapping[str, str], *, metadata: str = "", spine: str = "", more: Mapping[str, str] | None = None
) -> bytes:
    """An e-book; `chapters` are bodies of XHTML files, all in the spine in this order unless `spine` is given."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(chapters)
    )
    listed = spine or "".join(f'<itemref idref="i{n}"/>' for n in range(len(chapters)))
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": (
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
        ),
        "OEBPS/book.opf": (
            '<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf">'
            f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
            f"<manifest>{items}</manifest><spine>{listed}</spine></package>"
        ),
    }
    for name, body in chapters.items():
        members[f"OEBPS/{name}"] = (
            '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
            f"<head><title>t</title></head><body>{body}</body></html>"
        )
    return packed(members | dict(more or {}))


def epub(chapters: Mapping[str, str], **parts: str) -> Article:
    """What refman reads from such an e-book."""
    return read_article(Path("a.epub"), data=epub_bytes(chapters, **parts))  # type: ignore[arg-type]


def jats(body: str, *, back: str = "", meta: str = "", doctype: str = "") -> Article:
    """What refman reads from a JATS article."""
    text = (
        f'{doctype}<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta>{meta}</article-meta></front>'
        f"<body>{body}</body><back>{back}</back></article>"
    )
    return read_article(Path("a.xml"), data=text.encode())
