"""LaTeX: notes in the text, works cited by key, and `thebibliography`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from refman.article.bib_keys import Works, cited_note, read_works, unknown_keys
from refman.article.contexts import contexts, mark, unmark
from refman.article.metadata import iso_date, person
from refman.article.sections import with_sections
from refman.article.tex_scan import command_at, commands, expand_macros, group_end, read_source
from refman.article.tex_text import tex_text, without_headings
from refman.model import Article, Embedded, Note, NoteKind

_CITE = r"(?:[Cc]ite|[Pp]arencite|[Tt]extcite|[Cc]itep|[Cc]itet|[Cc]italp|[Cc]italt|[Ff]ullcite|[Ss]martcite|[Ss]upercite|[Cc]iteauthor|[Cc]itetitle|[Cc]iteyear|nocite|shortcite|citeyearpar|[Nn]otecite|[Pp]nocite|[Aa]utocite|[Ff]ootcite|[Ff]ootfullcite|footcitetext)(?:s)?"
_CITES = re.compile(rf"\\({_CITE})\*?(?![A-Za-z@])")
_NOTE = re.compile(
    r"\\(footnote|footnotetext|endnote|endnotetext|sidenote|footnotemark|endnotemark|chapter|[Ff]ootcites?|[Ff]ootfullcites?|footcitetext|[Aa]utocites?|[Ss]upercites?)\*?(?![A-Za-z@])"
)
_INLINE_STYLE = re.compile(
    r"style\s*=\s*(?:[\w-]*(?:authoryear|author-year|numeric|alphabetic|apa|mla|ieee|nature|science|chem|phys|vancouver)[\w-]*)|natbib|autocite\s*=\s*(?:inline|plain)"
)
_BOOK = re.compile(
    r"\\documentclass(?:\[[^\]]*\])?\{(?:\w*book\w*|\w*report\w*|scrreprt|memoir|\w*thesis\w*)\}"
)
_BIBITEM = re.compile(r"\\(bibitem)(?![A-Za-z])")
_BIBFILES = re.compile(r"\\(?:bibliography|addbibresource|addglobalbib)(?:\[[^\]]*\])?\s*\{([^{}]*)\}")
_LABEL = re.compile(r"\\label\s*\{([^{}]*)\}")
_REF = re.compile(r"\\(?:ref|cref|autoref|vref|fnref|footref)\*?\s*\{([^{}]*)\}")


@dataclass
class _Call:
    """A note and where the text calls it; `key` is its place in the order of the source."""

    key: str
    label: str
    kind: NoteKind
    source: str
    section: str


@dataclass
class _Source:
    """The body as it was taken apart."""

    body: str = ""
    calls: list[_Call] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)


def read_tex(path: Path, data: bytes) -> Article:
    """Read a LaTeX article; opens what it includes and its .bib files, inside its own folder only.

    See `refman.article.read_article`.
    """
    text, warnings = read_source(path, data)
    text = expand_macros(text)
    preamble, body = _parts(text)
    printed = _printed(body)
    body = re.sub(
        r"\\begin\{thebibliography\}.*?(?:\\end\{thebibliography\}|\Z)", "\n\n", body, flags=re.DOTALL
    )
    source = _taken_apart(
        body, inline_cites=bool(_INLINE_STYLE.search(preamble)), chapters=bool(_BOOK.search(preamble))
    )
    names = [name for group in _BIBFILES.findall(text) for name in group.split(",")]
    works, more = (
        read_works(path, names, printed) if source.cited or _cites_any(source) else (Works(texts=printed), [])
    )
    notes, keys = _notes(source, works)
    return Article(
        path=str(path),
        format="tex",
        title=_argument(text, "title"),
        authors=tuple(_authors(text)),
        date=iso_date(_argument(text, "date")),
        notes=tuple(notes),
        warnings=(*warnings, *more, *unknown_keys(works, keys)),
    )


def _parts(text: str) -> tuple[str, str]:
    """What stands before the document and in it."""
    start = text.find(r"\begin{document}")
    if start < 0:
        return "", text
    end = text.find(r"\end{document}", start)
    return text[:start], text[start + len(r"\begin{document}") : end if end > 0 else len(text)]


def _argument(text: str, name: str) -> str:
    """The text of a command like `\\title`, without its `\\thanks`."""
    found = next(commands(text, re.compile(rf"\\({name})(?![A-Za-z])")), None)
    if found is None:
        return ""
    return tex_text(
        _without(found.arguments[0], r"\\(thanks|footnote|footnotemark)(?![A-Za-z])"), emphasis=False
    )


def _without(text: str, pattern: str) -> str:
    for found in reversed(list(commands(text, re.compile(pattern)))):
        text = text[: found.start] + text[found.end :]
    return text


def _authors(text: str) -> list[str]:
    names = []
    for found in commands(text, re.compile(r"\\(author)(?![A-Za-z])")):
        inner = _without(
            found.arguments[0],
            r"\\(thanks|footnote|inst|email|affil|orcid|institute|affiliation)(?![A-Za-z])",
        )
        for part in re.split(r"\\and\b|\\AND\b|\\And\b", inner):
            names += person(tex_text(re.split(r"\\\\|\n\s*\n", part.strip())[0], emphasis=False))
    return names


def _printed(body: str) -> dict[str, str]:
    """The references that the article prints, by key."""
    match = re.search(
        r"\\begin\{thebibliography\}\s*(?:\{[^{}]*\})?(.*?)(?:\\end\{thebibliography\}|\Z)", body, re.DOTALL
    )
    if match is None:
        return {}
    found = {}
    text = match.group(1)
    items = [item for m in _BIBITEM.finditer(text) if (item := command_at(text, m)) is not None]
    for item, following in zip(items, [*(i.start for i in items), len(text)][1:], strict=False):
        source = re.sub(r"\\newblock\b", " ", text[item.end : following])
        found[item.arguments[0].strip()] = tex_text(source)
    return found


def _taken_apart(body: str, *, inline_cites: bool, chapters: bool) -> _Source:
    """Notes out of the body, stand-ins into it."""
    source, pieces, position = _Source(), [], 0
    numbers = {"footnote": 0, "endnote": 0}
    chapter = ""
    pending: list[_Call] = []
    while match := _NOTE.search(body, position):
        name = match.group(1)
        pieces.append(body[position : match.start()])
        position = match.end()
        if name == "chapter":
            pieces.append(match.group())
            if chapters:
                numbers["footnote"] = 0
                chapter = _heading_at(body, match)
            continue
        kind: NoteKind = "endnote" if name.startswith("endnote") else "footnote"
        if re.fullmatch(r"[AaSs](?:uto|uper)cites?", name) and (inline_cites or name[0] in "Ss"):
            pieces.append(match.group())
            continue
        if name.endswith("mark"):
            option = re.match(r"\s*\[([^\]]*)\]", body[position:])
            position += option.end() if option else 0
            numbers[kind] += 0 if option else 1
            call = _Call(
                str(len(source.calls)), option.group(1) if option else str(numbers[kind]), kind, "", chapter
            )
            pending.append(call)
            source.calls.append(call)
            pieces.append(mark(call.key))
            continue
        end, note_source, option_text = _note_argument(body, match, name)
        if end < 0:
            pieces.append(match.group())
            continue
        position = end
        if name in {"footnotetext", "endnotetext"} and (waiting := _waiting(pending, option_text)):
            waiting.source = note_source
            pending.remove(waiting)
            continue
        numbers[kind] += 0 if option_text else 1
        call = _Call(str(len(source.calls)), option_text or str(numbers[kind]), kind, note_source, chapter)
        source.calls.append(call)
        pieces.append(mark(call.key))
    source.body = "".join([*pieces, body[position:]])
    source.cited = [key for found in _cite_spans(source.body) for key in found.keys]
    return source


def _waiting(pending: Sequence[_Call], label: str) -> _Call | None:
    """The mark that a `\\footnotetext` belongs to: the one of its number, else the first that waits."""
    return next((call for call in pending if not label or call.label == label), None)


def _heading_at(body: str, match: re.Match[str]) -> str:
    found = command_at(body, match)
    return tex_text(found.arguments[0], emphasis=False) if found else ""


def _note_argument(body: str, match: re.Match[str], name: str) -> tuple[int, str, str]:
    """The end of a note command, its source and its number where it gives one; the end is -1 where it is broken."""
    if "cite" in name.lower():
        spans = _cite_spans(body[match.start() : match.start() + 3000])
        if not spans or spans[0].start != 0:
            return -1, "", ""
        return match.start() + spans[0].end, body[match.start() : match.start() + spans[0].end], ""
    found = command_at(body, match)
    if found is None:
        return -1, "", ""
    option = found.options[0].strip() if found.options else ""
    return found.end, found.arguments[0], option if option.isalnum() else ""


@dataclass(frozen=True)
class _Cite:
    """One command that cites: its keys, each with what stands before and behind it."""

    start: int
    end: int
    name: str
    works: tuple[tuple[str, str, str], ...]

    @property
    def keys(self) -> list[str]:
        return [key for _, key, _ in self.works]


def _cite_spans(text: str) -> list[_Cite]:
    """The commands that cite in a stretch of source."""
    found = []
    position = 0
    while match := _CITES.search(text, position):
        position = match.end()
        several = match.group(1).endswith("s")
        works: list[tuple[str, str, str]] = []
        if several:
            position = re.compile(r"(?:\([^()]*\)){0,2}").match(text, position).end()  # type: ignore[union-attr]
        while group := re.compile(r"\s*(?:\[([^\]]*)\])?\s*(?:\[([^\]]*)\])?\s*\{([^{}]*)\}").match(
            text, position
        ):
            one, two, keys = group.groups()
            before, behind = (one, two) if two is not None else ("", one)
            names = [key.strip() for key in keys.split(",") if key.strip()]
            works += [
                (before or "" if i == 0 else "", key, behind or "" if i + 1 == len(names) else "")
                for i, key in enumerate(names)
            ]
            position = group.end()
            if not several:
                break
        if works and works[0][1] != "*":
            found.append(_Cite(match.start(), position, match.group(1), tuple(works)))
    return found


def _cites_any(source: _Source) -> bool:
    return any(_CITES.search(call.source) for call in source.calls)


def _notes(source: _Source, works: Works) -> tuple[list[Note], list[str]]:
    """Notes in order, then the works that the running text cites; and all keys."""
    anchors = {name: call.label for call in source.calls for name in _LABEL.findall(call.source)}
    keys = list(source.cited)
    cited = [key for key in dict.fromkeys(source.cited) if works.known(key)]
    if not source.calls:
        cited += [key for key in works.texts if key not in cited]
    carried = contexts(_paragraphs(source, works))
    notes = []
    for call in source.calls:
        text, embedded, used = _note(call.source, works, anchors)
        keys += used
        if text:
            notes.append(
                Note(
                    call.label,
                    text,
                    call.kind,
                    contexts=carried.get(call.key, ()),
                    embedded=embedded,
                    section=call.section,
                )
            )
    notes = notes if any(n.section for n in notes) else with_sections(notes)
    if not notes and works.texts:
        cited = [*works.texts, *(key for key in cited if key not in works.texts)]
    taken = {note.label for note in notes}
    first = max((int(label) for label in taken if label.isdecimal()), default=0) + 1
    return [
        *notes,
        *(cited_note(works, key, str(i), carried.get(f"@{key}", ())) for i, key in enumerate(cited, first)),
    ], keys


def _note(source: str, works: Works, anchors: dict[str, str]) -> tuple[str, tuple[Embedded, ...], list[str]]:
    """A note's text with its cited works written out, what of them is data, and their keys."""
    source = _REF.sub(lambda m: anchors.get(m.group(1), m.group()), source)
    pieces, kept, last = [], [], 0
    for cite in _cite_spans(source):
        pieces.append(source[last : cite.start])
        for before, key, behind in cite.works:
            pieces.append(
                f"{', ' if kept and not pieces[-1] else ''}{before}{' ' if before else ''}\ue030{len(kept)}\ue031"
            )
            kept.append((key, tex_text(behind)))
        last = cite.end
    text = tex_text("".join([*pieces, source[last:]]))
    text = re.sub(r"(?<=\ue031)(?=\ue030|\S* ?\ue030)(?<!;)", "; ", text) if len(kept) > 1 else text
    return *_written_out(text, kept, works), [key for key, _ in kept]


def _written_out(
    text: str, kept: Sequence[tuple[str, str]], works: Works
) -> tuple[str, tuple[Embedded, ...]]:
    out, embedded, last = "", [], 0
    for match in re.finditer(r"\ue030(\d+)\ue031", text):
        key, locator = kept[int(match.group(1))]
        out += text[last : match.start()]
        start = len(out)
        reference = works.text(key)
        out += f"{reference.rstrip('.')}, {locator}" if locator else reference.rstrip(".")
        last = match.end()
        item = works.item(key)
        if item is not None:
            embedded.append(Embedded(start, len(out), {**item, "locator": locator} if locator else item))
    out += text[last:]
    if kept and not out.rstrip().endswith((".", "!", "?")):
        out += "."
    return out, tuple(embedded)


def _paragraphs(source: _Source, works: Works) -> list[tuple[str, Sequence[tuple[int, str]]]]:
    """The body's paragraphs with the markers of notes, and of works that are cited in the text."""
    pieces, last = [], 0
    for cite in _cite_spans(source.body):
        pieces.append(source.body[last : cite.start])
        pieces += [mark(f"@{key}") for key in cite.keys if works.known(key)]
        last = cite.end
    body = without_headings("".join([*pieces, source.body[last:]]))
    found = []
    for paragraph in re.split(r"\n[ \t]*\n|\\par\b|\\item\b", body):
        if "\ue000" in paragraph:
            found.append(unmark(tex_text(paragraph, emphasis=False)))
    return found
