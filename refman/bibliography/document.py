"""Formatted bibliographies as documents: text, Markdown, HTML, LaTeX, Word, RTF, OpenDocument."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from refman.bibliography import pandoc
from refman.bibliography.coins import coins
from refman.bibliography.render import Inlines, SetEntry, one_line, to_text
from refman.model import Item

Block = dict[str, Any]

BINARY = frozenset({"docx", "odt"})


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under a heading; `heading` is "" where there is none."""

    heading: str
    entries: tuple[SetEntry, ...]


def write_document(
    sections: Sequence[Section],
    format: str,  # noqa: A002
    *,
    items: Mapping[str, Item],
    annotations: Mapping[str, str] | None = None,
    title: str = "Bibliography",
    language: str = "en-US",
) -> bytes:
    """A bibliography as a document.

    Args:
        sections: the entries, set, in their order.
        format: one of `FORMATS`.
        items: the works by id, for what HTML says about them to other programs.
        annotations: a paragraph to print below an entry, by its id.
        title: title of the document, where the format has one.
        language: BCP 47 tag of the document.

    """
    notes = annotations or {}
    if format == "text":
        return _text(sections, notes).encode()
    writer = _WRITERS[format]
    return writer(_blocks(sections, notes, format, items), title, language)


def _text(sections: Sequence[Section], notes: Mapping[str, str]) -> str:
    """One line an entry; headings and annotations stand between empty lines."""
    parts = []
    for section in sections:
        lines = [f"\n{section.heading}\n\n"] if section.heading else []
        for entry in section.entries:
            note = notes.get(entry.id, "")
            lines.append(f"{to_text(entry)}\n" + (f"\n    {note}\n\n" if note else ""))
        parts.append("".join(lines))
    return "".join(parts).lstrip("\n")


def _blocks(
    sections: Sequence[Section],
    notes: Mapping[str, str],
    format: str,  # noqa: A002
    items: Mapping[str, Item],
) -> list[Block]:
    blocks: list[Block] = []
    for section in sections:
        if section.heading:
            blocks.append({"t": "Header", "c": [2, ["", [], []], words(section.heading)]})
        for entry in section.entries:
            blocks += _ENTRY.get(format, _styled)(entry, notes.get(entry.id, ""), items.get(entry.id, {}))
    return blocks


def words(text: str) -> Inlines:
    """Plain text as pandoc's inlines."""
    inlines: Inlines = []
    for word in text.split():
        inlines += [{"t": "Str", "c": word}, {"t": "Space"}]
    return inlines[:-1]


def _paragraph(inlines: Inlines) -> Block:
    return {"t": "Para", "c": inlines}


def _div(
    identifier: str, classes: Sequence[str], attributes: Mapping[str, str], blocks: list[Block]
) -> Block:
    return {
        "t": "Div",
        "c": [[identifier, list(classes), [list(pair) for pair in attributes.items()]], blocks],
    }


def _raw(format: str, text: str) -> Block:  # noqa: A002
    return {"t": "RawBlock", "c": [format, text]}


def _styled(entry: SetEntry, note: str, _item: Item) -> list[Block]:
    """A paragraph of the style `Bibliography`, which hangs."""
    blocks = [_div("", [], {"custom-style": "Bibliography"}, [_paragraph(one_line(entry))])]
    return blocks + (
        [_div("", [], {"custom-style": "Annotation"}, [_paragraph(words(note))])] if note else []
    )


def _plain_paragraph(entry: SetEntry, note: str, _item: Item) -> list[Block]:
    return [_paragraph(one_line(entry))] + (
        [{"t": "BlockQuote", "c": [_paragraph(words(note))]}] if note else []
    )


def _html_entry(entry: SetEntry, note: str, item: Item) -> list[Block]:
    """An entry with its COinS, by which Zotero and others read the work back."""
    mark = {"t": "RawInline", "c": ["html", f'<span class="Z3988" title="{escape(coins(item))}"></span>']}
    label: Inlines = (
        [{"t": "Span", "c": [["", ["label"], []], entry.label]}, {"t": "Space"}] if entry.label else []
    )
    blocks = [_paragraph([*label, *entry.inlines, mark])]
    if note:
        blocks.append(_div("", ["annotation"], {}, [_paragraph(words(note))]))
    return [_div(f"ref-{entry.id}", ["entry"], {"role": "listitem"}, blocks)]


def _latex_entry(entry: SetEntry, note: str, _item: Item) -> list[Block]:
    indented = (
        [_raw("latex", r"\begin{quote}"), _paragraph(words(note)), _raw("latex", r"\end{quote}")]
        if note
        else []
    )
    hanging = {"t": "RawInline", "c": ["latex", r"\noindent\hangindent=2em\hangafter=1 "]}
    return [_paragraph([hanging, *one_line(entry)]), *indented]


_ENTRY: dict[str, Callable[[SetEntry, str, Item], list[Block]]] = {
    "markdown": _plain_paragraph,
    "html": _html_entry,
    "latex": _latex_entry,
}


def _document(blocks: list[Block], meta: Mapping[str, str] | None = None) -> dict[str, Any]:
    values = {name: {"t": "MetaInlines", "c": words(value)} for name, value in (meta or {}).items()}
    return {"pandoc-api-version": [1, 23, 1], "meta": values, "blocks": blocks}


def _markdown(blocks: list[Block], _title: str, _language: str) -> bytes:
    return pandoc.write_json(_document(blocks), ["--to=commonmark-raw_html+smart", "--wrap=none"])


_CSS = """
:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, "Times New Roman", serif; }
.entry { margin: 0 0 .6rem; } .entry p { margin: 0; padding-left: 2em; text-indent: -2em; }
.annotation p { padding: .2rem 0 .4rem 2em; text-indent: 0; }
a { color: inherit; text-decoration-color: color-mix(in srgb, currentColor 40%, transparent); overflow-wrap: anywhere; }
.smallcaps { font-variant: small-caps; } h1, h2 { font-weight: normal; line-height: 1.2; }
"""


def _html(blocks: list[Block], title: str, language: str) -> bytes:
    body = pandoc.write_json(
        _document([_div("refs", ["references"], {"role": "list"}, blocks)]), ["--to=html", "--wrap=none"]
    )
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>{_CSS}</style>\n</head>\n<body>\n<main>\n<h1>{escape(title)}</h1>\n{body.decode()}</main>\n</body>\n</html>\n"
    )
    return page.encode()


def _latex(blocks: list[Block], title: str, language: str) -> bytes:
    """A document for pdflatex, xelatex and lualatex."""
    blocks = [_raw("latex", rf"\section*{{{title}}}"), *blocks]
    return pandoc.write_json(_document(blocks), ["--to=latex", "--standalone", f"--metadata=lang:{language}"])


def _docx(blocks: list[Block], title: str, language: str) -> bytes:
    heading = {"t": "Header", "c": [1, ["", [], []], words(title)]}
    arguments = ["--to=docx", "--output=-", f"--metadata=lang:{language}"]
    document = pandoc.write_json(_document([heading, *blocks]), arguments)
    return _patched(document, "word/styles.xml", _hanging_docx)


def _odt(blocks: list[Block], title: str, language: str) -> bytes:
    heading = {"t": "Header", "c": [1, ["", [], []], words(title)]}
    arguments = ["--to=odt", "--output=-", f"--metadata=lang:{language}"]
    document = pandoc.write_json(_document([heading, *blocks]), arguments)
    return _patched(document, "styles.xml", _hanging_odt)


def _patched(document: bytes, member: str, patch: Callable[[str], str]) -> bytes:
    """A zipped document with one of its files changed."""
    out = BytesIO()
    with ZipFile(BytesIO(document)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for info in before.infolist():
            data = before.read(info)
            after.writestr(info, patch(data.decode()).encode() if info.filename == member else data)
    return out.getvalue()


def _hanging_docx(styles: str) -> str:
    """Word's styles with a hanging `Bibliography` (half an inch, in twentieths of a point) and its `Annotation`."""
    hanging = '<w:pPr><w:spacing w:after="120"/><w:ind w:left="720" w:hanging="720"/></w:pPr>'
    indented = '<w:pPr><w:spacing w:after="120"/><w:ind w:left="720"/></w:pPr>'
    styles = re.sub(
        r'<w:style [^>]*w:styleId="(?:Bibliography|Annotation)".*?</w:style>', "", styles, flags=re.DOTALL
    )
    new = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/>{layout}</w:style>'
        for name, layout in (("Bibliography", hanging), ("Annotation", indented))
    )
    return styles.replace("</w:styles>", f"{new}</w:styles>")


def _hanging_odt(styles: str) -> str:
    """OpenDocument's styles with a hanging `Bibliography` and its `Annotation`."""
    styles = re.sub(
        r'<style:style [^>]*style:name="(?:Bibliography|Annotation)".*?(?:</style:style>|/>)',
        "",
        styles,
        count=2,
        flags=re.DOTALL,
    )
    new = "".join(
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Standard">'
        f'<style:paragraph-properties fo:margin-left="0.5in" fo:margin-right="0in" fo:text-indent="{indent}" '
        'fo:margin-bottom="0.08in" style:auto-text-indent="false"/></style:style>'
        for name, indent in (("Bibliography", "-0.5in"), ("Annotation", "0in"))
    )
    return styles.replace("</office:styles>", f"{new}</office:styles>")


def _rtf(blocks: list[Block], title: str, _language: str) -> bytes:
    """RTF, every paragraph hanging by half an inch (in twentieths of a point)."""
    heading = {"t": "Header", "c": [1, ["", [], []], words(title)]}
    text = pandoc.write_json(_document([heading, *blocks]), ["--to=rtf", "--standalone"]).decode()
    return re.sub(r"\\sa180 \\li0 \\fi0 (?!\\outlinelevel)", r"\\sa120 \\li720 \\fi-720 ", text).encode()


_WRITERS: dict[str, Callable[[list[Block], str, str], bytes]] = {
    "markdown": _markdown,
    "html": _html,
    "latex": _latex,
    "docx": _docx,
    "odt": _odt,
    "rtf": _rtf,
}
FORMATS = ("text", *_WRITERS)
"""The formats that `write_document` writes."""


def entries_html(entries: Sequence[SetEntry]) -> dict[str, str]:
    """The HTML of each entry, without a paragraph around it, by id."""
    if not entries:
        return {}
    blocks = [
        _paragraph([{"t": "RawInline", "c": ["html", f"\x1d{n}\x1e"]}, *one_line(e)])
        for n, e in enumerate(entries)
    ]
    text = pandoc.write_json(_document(blocks), ["--to=html", "--wrap=none"]).decode()
    found = re.findall(r"<p>\x1d(\d+)\x1e(.*?)</p>", text, re.DOTALL)
    return {entries[int(number)].id: body for number, body in found}
