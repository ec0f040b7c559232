"""Formatted bibliographies: pandoc's citeproc sets the entries, and writes them in any format."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from refman.bibliography import pandoc
from refman.bibliography.corrections import (
    correct_entry,
    correct_hidden_names,
    correct_item,
    correct_letters,
    correct_roles,
    correct_sorted_names,
    correct_sorting,
    correct_style,
    correct_substitutes,
    correct_terms,
    set_letters,
)  # fmt: skip
from refman.bibliography.styles import Style
from refman.errors import UnreadableError
from refman.latex import subscript, superscript
from refman.model import Item

Inlines = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class SetEntry:
    """One entry of a bibliography as pandoc's inlines, in the order of the style. `label` is a number or the like."""

    id: str
    inlines: Inlines
    label: Inlines


class Cited(NamedTuple):
    """A citation: the position of the work among the items, and the place cited in it ("" for none)."""

    place: int
    locator: str = ""


def set_bibliography(items: Sequence[Item], style: Style, locale: str = "") -> list[SetEntry]:
    """The entries of a bibliography, in the style's order; items that the style prints nothing for are left out.

    Raises:
        UnreadableError: the style has no bibliography, or pandoc cannot use it.

    """
    if not style.has_bibliography:
        raise UnreadableError(
            "the style has no bibliography", where=style.name, hint="`--notes` prints its notes."
        )
    xml = correct_style(style)
    correct_terms(xml, locale or style.locale)
    asked = correct_substitutes(xml, correct_hidden_names(xml, items))
    asked = correct_letters(xml, correct_sorting(xml, correct_sorted_names(xml, asked)))
    language = _language(style, locale)
    sources = correct_roles(xml, _numbered([correct_item(item, style) for item in asked]), language)
    with pandoc.style_file(xml) as csl, _reported(style):
        document = pandoc.read_json(
            ["--from=csljson", "--citeproc", csl, *language], json.dumps(sources).encode()
        )
    places = {source["id"]: n for n, source in enumerate(sources)}
    entries = set_letters(_entries(document["blocks"]), {key: asked[n] for key, n in places.items()})
    return [
        _finished(entry, items[places[entry.id]], style, locale)
        for entry in entries
        if plain_text([*entry.label, *entry.inlines]).strip()
    ]


def _numbered(items: Sequence[Item]) -> list[Item]:
    """The items under ids that pandoc does not stumble over: keys may hold anything."""
    return [item | {"id": f"n{number}"} for number, item in enumerate(items)]


def _finished(entry: SetEntry, item: Item, style: Style, locale: str) -> SetEntry:
    american = (locale or style.locale or "en-US") == "en-US"
    corrected = correct_entry(entry, item, american=american)
    return replace(corrected, id=str(item["id"]), inlines=_without_bare_spans(corrected.inlines))


def _without_bare_spans(inlines: Inlines) -> Inlines:
    """Inlines without the spans that only told pandoc where a title is, and where its case stays as it is."""
    found: Inlines = []
    for inline in inlines:
        content = inline.get("c")
        if inline["t"] in {"Emph", "Strong", "SmallCaps", "Superscript", "Subscript"}:
            found.append({"t": inline["t"], "c": _without_bare_spans(content or [])})
        elif inline["t"] in {"Span", "Quoted", "Link"} and content:
            inner = _without_bare_spans(content[1])
            bare = inline["t"] == "Span" and content[0] in _BARE
            found += inner if bare else [{"t": inline["t"], "c": [content[0], inner, *content[2:]]}]
        elif inline["t"] == "Str" and str(content).startswith(("Http://", "Https://")):
            found.append({"t": "Str", "c": f"h{str(content)[1:]}"})  # an address begins no sentence
        else:
            found.append(inline)
    return found


_BARE = (["", [], []], ["", ["nocase"], []])


def _language(style: Style, locale: str) -> list[str]:
    wanted = locale or style.locale
    return [f"--metadata=lang:{wanted}"] if wanted else []


@contextmanager
def _reported(style: Style) -> Iterator[None]:
    """Pandoc's refusal as an error that names the style."""
    try:
        yield
    except pandoc.PandocError as error:
        raise UnreadableError(f"the style cannot be used: {error.what}", where=style.name) from error


def set_citations(
    cited: Sequence[Cited], items: Sequence[Item], style: Style, locale: str = ""
) -> list[SetEntry]:
    """The notes of a paper that cites items, each alone, in the order of the citations."""
    xml = correct_style(style)
    correct_terms(xml, locale or style.locale)
    language = _language(style, locale)
    sources = correct_roles(xml, _numbered([correct_item(item, style) for item in items]), language)
    document = pandoc.read_json(["--from=csljson"], json.dumps(sources).encode())
    document["blocks"] = [
        {"t": "Para", "c": [_citation(citation, note)]} for note, citation in enumerate(cited, 1)
    ]
    document["meta"].pop("nocite", None)
    with pandoc.style_file(xml) as csl, _reported(style):
        arguments = ["--from=json", "--citeproc", csl, "--metadata=suppress-bibliography:true"]
        done = pandoc.read_json([*arguments, *language], json.dumps(document).encode())
    notes = [_note(block["c"][0]["c"][1]) for block in done["blocks"] if block["t"] == "Para"]
    return [
        _finished(SetEntry("", inlines, []), items[citation.place], style, locale)
        for citation, inlines in zip(cited, notes, strict=True)
    ]


def _citation(cited: Cited, note: int) -> dict[str, Any]:
    words = f", {cited.locator.strip().rstrip('.')}".split() if cited.locator else []
    citation = {
        "citationId": f"n{cited.place}",
        "citationPrefix": [],
        "citationSuffix": [part for word in words for part in ({"t": "Space"}, {"t": "Str", "c": word})][1:],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": note,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[citation], [{"t": "Str", "c": "[@]"}]]}


def _note(inlines: Inlines) -> Inlines:
    """What stands in the note that a citation became."""
    return [
        i for note in inlines if note["t"] == "Note" for block in note["c"] for i in _inlines(block)
    ] or inlines


def _entries(blocks: list[dict[str, Any]]) -> Iterator[SetEntry]:
    for block in blocks:
        if block["t"] != "Div":
            continue
        (identifier, _, _), inner = block["c"]
        if identifier.startswith("ref-"):
            inlines = [inline for part in inner for inline in _inlines(part)]
            yield _labelled(identifier.removeprefix("ref-"), inlines)
        else:
            yield from _entries(inner)


def _inlines(block: dict[str, Any]) -> Inlines:
    if block["t"] in {"Para", "Plain"}:
        inlines: Inlines = block["c"]
        return inlines
    return [inline for part in block["c"][1] for inline in _inlines(part)] if block["t"] == "Div" else []


def _labelled(identifier: str, inlines: Inlines) -> SetEntry:
    """Numeric styles set the number apart (`csl-left-margin`) from the entry (`csl-right-inline`)."""
    label: Inlines = []
    body: Inlines = []
    for inline in inlines:
        classes = inline["c"][0][1] if inline["t"] == "Span" else []
        if "csl-left-margin" in classes:
            label = inline["c"][1]
        elif "csl-right-inline" in classes:
            body += inline["c"][1]
        else:
            body.append(inline)
    return SetEntry(identifier, body, label)


def to_text(entry: SetEntry) -> str:
    """An entry as one line of plain text."""
    return " ".join(plain_text(one_line(entry)).split(" ")).strip()


def plain_text(inlines: Inlines) -> str:
    """Inlines without their markup; superscripts and subscripts as such where Unicode has them."""
    return "".join(map(_plain_inline, inlines))


def _plain_inline(inline: dict[str, Any]) -> str:
    kind, content = inline["t"], inline.get("c")
    if kind in {"Space", "SoftBreak", "LineBreak"}:
        return " "
    if kind == "Str":
        return str(content)
    if not isinstance(content, list):
        return ""
    if kind in {"Superscript", "Subscript"}:
        return (superscript if kind == "Superscript" else subscript)(plain_text(content))
    if kind in {"Code", "Math"}:
        return str(content[1])
    if kind in {"Span", "Link", "Quoted", "Image"}:
        content = content[1]
    return plain_text(content) if kind not in {"RawInline", "Note"} else ""


def one_line(entry: SetEntry) -> Inlines:
    """An entry with its label before it, a space between them."""
    label = entry.label[:-1] if entry.label and entry.label[-1]["t"] == "Space" else entry.label
    return [*label, {"t": "Space"}, *entry.inlines] if label else entry.inlines
