"""LaTeX: notes in the text, works cited by key, and `thebibliography`."""

import re
from pathlib import Path

from refman.article.bib_keys import Works, cited_note, read_works, unknown_keys
from refman.article.checks import missing_notes
from refman.article.contexts import Marked, contexts, mark, unmark
from refman.article.metadata import iso_date, person
from refman.article.sections import with_sections
from refman.article.tex_cites import cites, note_with_works
from refman.article.tex_notes import Taken, named, take_notes, with_references
from refman.article.tex_scan import command_at, commands, expand_macros, read_source
from refman.article.tex_text import tex_text, without_headings
from refman.model import Article, Note

_INLINE_STYLE = re.compile(
    r"style\s*=\s*(?:[\w-]*(?:authoryear|author-year|numeric|alphabetic|apa|mla|ieee|nature|science|chem|phys|vancouver)[\w-]*)"
    r"|\{natbib\}|autocite\s*=\s*(?:inline|plain)"
)
_BOOK = re.compile(
    r"\\documentclass(?:\[[^\]]*\])?\{(?:\w*book\w*|\w*report\w*|scrreprt|memoir|\w*thesis\w*)\}"
)
_PRINTED = re.compile(
    r"\\begin\{thebibliography\}\s*(?:\{[^{}]*\})?(.*?)(?:\\end\{thebibliography\}|\Z)", re.DOTALL
)
_BIBITEM = re.compile(r"\\(bibitem)(?![A-Za-z])")
_BIBFILES = re.compile(r"\\(?:bibliography|addbibresource|addglobalbib)(?:\[[^\]]*\])?\s*\{([^{}]*)\}")
_ASIDE = r"\\(thanks|footnote|inst|email|affil|orcid|institute|affiliation|address)(?![A-Za-z])"
_TITLE_NOTE = re.compile(r"\\footnote(?![A-Za-z])")
_MARK = re.compile(r"\\(?:footnotemark|thanksref)(?:\[[^\]]*\])?")


def read_tex(path: Path, data: bytes) -> Article:
    """Read a LaTeX article; opens what it includes and its .bib files, inside its own folder only.

    See `refman.article.read_article`.
    """
    text, warnings = read_source(path, data)
    text, title = _without_title(expand_macros(text))
    preamble, body = _parts(text)
    printed = _printed(body)
    taken = take_notes(
        "\n\n".join((title, _PRINTED.sub("\n\n", body))),
        inline_cites=bool(_INLINE_STYLE.search(preamble)),
        chapters=bool(_BOOK.search(preamble)),
    )
    keys = [
        key
        for source in (taken.body, *(c.source for c in taken.calls))
        for cite in cites(source)
        for key in cite.keys
    ]
    missing = [call.label for call in taken.calls if not call.source]
    names = [name for group in _BIBFILES.findall(text) for name in group.split(",")]
    works, more = read_works(path, names, printed) if keys else (Works(texts=printed), [])
    return Article(
        path=str(path),
        format="tex",
        title=_bare(title) or _argument(body, "(?:chapter|section)\\*?"),
        authors=tuple(_authors(text)),
        date=iso_date(_argument(text, "date")),
        notes=tuple(_notes(taken, works)),
        warnings=(*warnings, *more, *unknown_keys(works, keys), *missing_notes(missing)),
    )


def _parts(text: str) -> tuple[str, str]:
    """What stands before the document and in it."""
    start = text.find(r"\begin{document}")
    if start < 0:
        return "", text
    end = text.find(r"\end{document}", start)
    return text[:start], text[start + len(r"\begin{document}") : end if end > 0 else len(text)]


def _without_title(text: str) -> tuple[str, str]:
    r"""The document without its title, and the source of the title; its notes are `\thanks`, whatever it calls them."""
    found = next(commands(text, re.compile(r"\\(title)(?![A-Za-z])")), None)
    if found is None:
        return text, ""
    title = _TITLE_NOTE.sub(r"\\thanks", found.arguments[0])
    return text[: found.start] + text[found.end :], title


def _argument(text: str, name: str) -> str:
    """The text of a command like `date`, without its thanks."""
    found = next(commands(text, re.compile(rf"\\({name})(?![A-Za-z])")), None)
    return _bare(found.arguments[0]) if found else ""


def _bare(source: str) -> str:
    """The text of a title and the like, without its thanks."""
    return tex_text(_without_asides(source), emphasis=False)


def _without_asides(text: str) -> str:
    for found in reversed(list(commands(text, re.compile(_ASIDE)))):
        text = text[: found.start] + text[found.end :]
    return _MARK.sub("", text)


def _authors(text: str) -> list[str]:
    names = []
    for found in commands(text, re.compile(r"\\(author)(?![A-Za-z])")):
        for part in re.split(r"\\and\b|\\AND\b|\\And\b", _without_asides(found.arguments[0])):
            names += person(tex_text(re.split(r"\\\\|\n\s*\n", part.strip())[0], emphasis=False))
    return names


def _printed(body: str) -> dict[str, str]:
    """The references that the article prints, by key."""
    text = "".join(_PRINTED.findall(body))
    items = [item for match in _BIBITEM.finditer(text) if (item := command_at(text, match)) is not None]
    found = {}
    for item, end in zip(items, [*(i.start for i in items), len(text)][1:], strict=False):
        found[item.arguments[0].strip()] = tex_text(re.sub(r"\\newblock\b", " ", text[item.end : end]))
    return found


def _notes(taken: Taken, works: Works) -> list[Note]:
    """The notes in order, then the works that the running text cites or, where there are no notes, the article prints."""
    names = named(taken.calls)
    carried = contexts(_marked_paragraphs(with_references(taken.body, names, marked=True)))
    notes = []
    for call in taken.calls:
        source = with_references(call.source, names, marked=False)
        text, embedded, links = note_with_works(source, works)
        if text:
            said = carried.get(call.key, ())
            notes.append(
                Note(call.label, text, call.kind, call.section, said, embedded=embedded, links=links)
            )
    if not any(note.section for note in notes):
        notes = with_sections(notes)
    cited = [key for cite in cites(taken.body) for key in cite.keys if works.known(key)]
    keys = dict.fromkeys(cited if taken.calls else [*works.texts, *cited])
    for number, key in enumerate(keys, len(taken.calls) + 1):
        notes.append(cited_note(works, key, str(number), carried.get(f"@{key}", ())))
    return notes


def _marked_paragraphs(body: str) -> list[Marked]:
    """The paragraphs that call notes or cite works, with stand-ins for both."""
    pieces, last = [], 0
    for cite in cites(body):
        pieces += [body[last : cite.start], *(mark(f"@{key}") for key in cite.keys)]
        last = cite.end
    paragraphs = re.split(
        r"\n[ \t]*\n|\\(?:par|maketitle)\b|(?=\\item\b)", without_headings("".join([*pieces, body[last:]]))
    )
    return [unmark(tex_text(p, emphasis=False)) for p in paragraphs if "\ue000" in p]
