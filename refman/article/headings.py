"""Headings of notes, of reference lists and of what follows both, in the languages that articles are written in."""

import re

_LONGEST = 80


def _heading(words: str) -> re.Pattern[str]:
    """A line that says one of these words and nothing else but its number."""
    return re.compile(rf"[\W\d_]*(?:[ivx]{{1,5}}\b[\W_]*)?(?:{words})[\W_]*", re.IGNORECASE)


_NOTES = _heading(
    r"(?:end|foot) ?notes?|notes?(?: (?:and|&) references)?|notes? to .{1,60}|remarks|anmerkungen|endnoten|fu(?:ß|ss)noten|noten"
    r"|einzelnachweise|notes? de (?:fin|bas de page)|notas(?: finais| finales)?|note al testo|przypisy"
)
_REFERENCES = _heading(
    r"(?:list of |select(?:ed)? |works? |cited )*(?:references?|bibliograph(?:y|ies)|works cited|literature|sources|citations)(?: cited| list)?"
    r"|references and notes|works consulted|(?:cited|further) (?:works|reading)|literatur(?:verzeichnis|liste|hinweise|nachweise|angaben)?"
    r"|quellen(?:verzeichnis|-? ?und literatur(?:verzeichnis)?)?|bibliogra(?:ph|f)ie|bibliograf[íi]a|(?:références|referências|referencias)(?: \w+)?"
    r"|riferimenti(?: bibliografici)?|piśmiennictwo"
)
_OTHERS = _heading(
    r"about the authors?|author information|author biograph(?:y|ies)|biograph(?:y|ical notes?)|(?:notes on )?contributors?|corresponding author.*"
    r"|acknowledge?ments?|funding|(?:conflict|declaration)s? of .*|appendi(?:x|ces)(?: .{0,40})?|figures?|tables?|index|abstract|summary"
    r"|related (?:articles|posts|content)|share this.{0,30}|comments?"
    r"|über (?:den|die) autor\w*|danksagung|anhang|zusammenfassung|resumen|resumo|résumé|streszczenie"
)


def announces_notes(text: str) -> bool:
    """Whether a line is the heading of notes."""
    return _fits(_NOTES, text)


def announces_references(text: str) -> bool:
    """Whether a line is the heading of a reference list."""
    return _fits(_REFERENCES, text)


def announces_others(text: str) -> bool:
    """Whether a line is the heading of something that stands behind notes and references: authors, thanks, tables."""
    return _fits(_OTHERS, text)


def _fits(heading: re.Pattern[str], text: str) -> bool:
    text = " ".join(text.split())
    return len(text) < _LONGEST and heading.fullmatch(text) is not None
