"""Entries in the types and fields of BibTeX's standard styles, as of 1988."""

import re
from collections.abc import Mapping

from refman.bibliography import fields as table
from refman.bibliography.biblatex import VERBATIM, to_biblatex
from refman.bibliography.dates import SEASONS, parse_issued
from refman.bibliography.item import ordinal
from refman.bibliography.names import NAMES, format_names, parse_names
from refman.bibliography.titles import join_title, shield
from refman.bibliography.types import GENRES
from refman.bibtex import MONTHS
from refman.latex import from_markup, latex_ascii, to_latex, to_markup, to_unicode
from refman.model import Entry

_COMMAND = re.compile(r"\\([A-Za-z]+)")
_MATH = re.compile(r"(?<!\\)\$(?:[^$\\]|\\.)+\$|\\ensuremath\{[^{}]*\}")
_KERNEL = frozenset(
    "emph textbf textit textsl textsc textrm textsf texttt textup textsuperscript textsubscript em it bf sc sl rm tt sf "
    "url ensuremath relax protect ldots dots copyright pounds slash LaTeX TeX S P ss SS ae AE oe OE o O aa AA l L i j u "
    "v H t c d b r k textendash textemdash textquoteleft textquoteright textquotedblleft textquotedblright "
    "textexclamdown textquestiondown textregistered texttrademark textsterling textdegree textbullet textasciitilde "
    "textasciicircum textbackslash textbar textless textgreater textunderscore textbraceleft textbraceright "
    "textdollar textperiodcentered textellipsis textasteriskcentered textdagger textdaggerdbl textsection "
    "textparagraph quad qquad space".split()
)
"""Commands that every LaTeX has."""
_EDITION = re.compile(r"(\S.*?)\s+ed(?:ition|n)?\.?$", re.IGNORECASE)
_ORDINALS = {number: word.capitalize() for word, number in table.ORDINALS.items()}
_SMALL = frozenset(
    "a an and as at but by for from in into nor of on onto or over the to up via vs with".split()
)

_CLASSIC = {
    "online": "misc", "electronic": "misc", "www": "misc", "report": "techreport", "collection": "book",
    "mvbook": "book", "mvcollection": "book", "reference": "book", "mvreference": "book", "commentary": "book",
    "mvproceedings": "proceedings", "bookinbook": "incollection", "suppbook": "incollection",
    "suppcollection": "incollection", "inreference": "incollection", "suppperiodical": "article", "review": "article",
    "conference": "inproceedings",
}  # fmt: skip
"""biblatex's entry types → BibTeX's; what is in neither is `misc`."""
_CLASSIC_TYPES = frozenset(
    "article book booklet inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings techreport "
    "unpublished".split()
)
CLASSIC_FIELDS = {
    "journaltitle": "journal", "location": "address", "annotation": "annote", "eprinttype": "archiveprefix",
    "eprintclass": "primaryclass", "shortjournal": "journalabbr",
}  # fmt: skip
"""biblatex's names of fields → BibTeX's."""


def to_bibtex(entry: Entry) -> Entry:
    """An entry in the types and fields of BibTeX's standard styles, in ASCII: what they print without a warning."""
    biblatex = to_biblatex(entry)
    fields = {CLASSIC_FIELDS.get(name, name): value for name, value in biblatex.fields.items()}
    fields = {name: value for name, value in fields.items() if value.strip()}
    fields |= _year_and_month(entry.fields)
    kind = _classic_type(biblatex.type, fields)
    _classic_titles(kind, fields)
    _classic_names(kind, fields)
    _classic_numbers(kind, fields)
    kind = _classic_places(kind, fields)
    for name in ("date", "entrysubtype", "langid", "pubstate", "editortype"):
        fields.pop(name, None)
    if "url" not in fields:
        fields.pop("urldate", None)
    ordered = sorted(fields, key=lambda name: _PLACE.get(name, len(_PLACE)))
    return Entry(
        kind, entry.key, {n: fields[n] if n in VERBATIM else _plain_latex(fields[n]) for n in ordered}
    )


def _plain_latex(value: str) -> str:
    """A value in ASCII, without commands that are not in LaTeX itself (biblatex's, csquotes')."""
    outside_math = _MATH.sub("", value)
    if any(command not in _KERNEL for command in _COMMAND.findall(outside_math)):
        value = from_markup(to_markup(value))
    return latex_ascii(value)


_PLACE = {name: n for n, name in enumerate(table.ORDER)}


def _classic_type(kind: str, fields: Mapping[str, str]) -> str:
    if kind == "thesis":
        genre = to_unicode(fields.get("type", "")).lower()
        return (
            "mastersthesis" if re.search(r"master|mathesis|magister|\bm\.?\s?[as]\b", genre) else "phdthesis"
        )
    if kind == "inbook" and "booktitle" in fields:
        return "incollection"
    classic = _CLASSIC.get(kind, kind)
    return classic if classic in _CLASSIC_TYPES else "misc"


def _year_and_month(fields: Mapping[str, str]) -> dict[str, str]:
    """Year, and month with the day before it ("22~jun"), as far as BibTeX's styles can print them."""
    issued = parse_issued(fields)
    parts = issued.get("date-parts") or []
    if not parts:
        words = fields.get("year", "") or fields.get("pubstate", "")
        return {"year": words} if words else {}
    years = list(dict.fromkeys(_year(part[0]) for part in parts))
    circa = "c.~" if issued.get("circa") else ""
    found = {"year": circa + "--".join(years)}
    start, end = parts[0], parts[-1]
    if season := issued.get("season"):
        found["month"] = SEASONS[int(season) - 1]
    if len(start) > 1 and 1 <= start[1] <= 12:
        day = f"{start[2]}~" if len(start) > 2 else ""
        found["month"] = day + MONTHS[start[1] - 1]
        if len(parts) > 1 and start[0] == end[0] and len(end) > 1 and end[1] != start[1]:
            found["month"] = f"{MONTHS[start[1] - 1].capitalize()}--{MONTHS[end[1] - 1].capitalize()}"
    return found


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{-year}~BC" if year < 0 else ""


def _classic_titles(kind: str, fields: dict[str, str]) -> None:
    """One title each, with the capitals protected that the styles would lower."""
    for name, sub, addon in (
        ("title", "subtitle", "titleaddon"),
        ("booktitle", "booksubtitle", "booktitleaddon"),
        ("maintitle", "mainsubtitle", "maintitleaddon"),
        ("journal", "journalsubtitle", "journaltitleaddon"),
    ):
        joined = join_title(fields.pop(name, ""), fields.pop(sub, ""), fields.pop(addon, ""))
        if joined:
            fields[name] = joined
    main = fields.pop("maintitle", "")
    if main and kind in {"incollection", "inproceedings"}:
        fields["booktitle"] = join_title(main, fields.get("booktitle", ""))
    elif main:
        fields["title"] = join_title(main, fields.get("title", ""))
    language = fields.get("langid", "english")
    english = table.LANGUAGES.get(language, language).startswith("en")
    if title := fields.get("title", ""):
        fields["title"] = _protected(title, english=english)


def _protected(title: str, *, english: bool) -> str:
    """A title whose capitals survive `change.case$`: all of them where it is no English title in title case."""
    if not title or title.startswith("{{"):
        return title
    if not english:
        return f"{{{title}}}"
    words = [w for w in re.findall(r"[^\W\d_]{2,}", to_unicode(title))[1:] if w not in _SMALL]
    lower = [w for w in words if w.islower()]
    return shield(title, all_capitals=len(lower) > len(words) / 2)


def _classic_names(kind: str, fields: dict[str, str]) -> None:
    """Names as the styles parse them; who has no field of their own is named in the note."""
    for name in (*NAMES, "bookauthor"):
        if name in fields:
            fields[name] = format_names(parse_names(fields[name]))
    notes = []
    if "author" in fields and "editor" in fields and kind in {"book", "inbook"}:
        notes.append(("Edited by", fields.pop("editor")))
    for role, words in (
        ("translator", "Translated by"),
        ("director", "Directed by"),
        ("interviewer", "Interview by"),
        ("recipient", "To"),
    ):
        if role in fields:
            notes.append((words, fields.pop(role)))
    for words, names in notes:
        _add_note(fields, f"{words} {_said(names)}")
    if "author" not in fields and (kind != "book" or "editor" not in fields):
        fields["key"] = fields.get("title") or "Anonymous"


_SPOKEN = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix", "literal")
"""The parts of a name as one says them."""


def _said(names: str) -> str:
    """Names as one says them, in LaTeX: "Jan van der Berg and Jane Roe"."""
    people = [to_latex(" ".join(n[part] for part in _SPOKEN if n.get(part))) for n in parse_names(names)]
    return people[0] if len(people) == 1 else ", ".join(people[:-1]) + f" and {people[-1]}"


def _add_note(fields: dict[str, str], text: str) -> None:
    fields["note"] = f"{fields['note'].rstrip('.')}. {text}" if fields.get("note") else text


def _classic_numbers(kind: str, fields: dict[str, str]) -> None:
    """A number needs a series beside it in books, a volume in articles; volume and number exclude each other."""
    if "edition" in fields:
        fields["edition"] = _edition(fields["edition"])
    number = fields.get("number", "")
    if not number:
        return
    if kind == "article" and "volume" not in fields and not _is_press(fields):
        _add_note(fields, f"no.~{fields.pop('number')}")
    elif kind in {"book", "inbook", "incollection", "inproceedings", "proceedings"}:
        del fields["number"]
        if "series" not in fields:
            _add_note(fields, f"no.~{number}")
        elif "volume" in fields:
            fields["series"] += f", no.~{number}"
        else:
            fields["number"] = number


def _edition(edition: str) -> str:
    """Ordinal words, which the styles print in small letters, with the word edition behind them: "Second"."""
    edition = _EDITION.sub(r"\1", edition)
    if edition in _ORDINALS:
        return _ORDINALS[edition]
    if not edition.isdecimal():
        return edition
    return ordinal(int(edition))


_REQUIRED = {
    "article": {"author", "journal"},
    "incollection": {"author", "booktitle", "publisher"},
    "inproceedings": {"author", "booktitle"},
    "book": {"publisher"},
    "inbook": {"publisher"},
    "phdthesis": {"author", "school"},
    "mastersthesis": {"author", "school"},
    "techreport": {"author", "institution"},
    "unpublished": {"author", "note"},
}
"""What BibTeX's standard styles warn about where it is missing, beside title and year."""


def _is_press(fields: Mapping[str, str]) -> bool:
    """Whether this is from a newspaper or magazine without the volume that chicago.bst wants of an `article`."""
    return fields.get("entrysubtype") in {"newspaper", "magazine"} and "volume" not in fields


def _classic_places(kind: str, fields: dict[str, str]) -> str:
    """Publishers under the name that the type has for them; an entry without what its type needs becomes `misc`."""
    house = {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution"}.get(
        kind, "publisher"
    )
    for name in ("school", "institution", "publisher", *(("organization",) if house != "publisher" else ())):
        if name in fields and name != house:
            fields.setdefault(house, fields.pop(name))
    if house == "publisher" and kind != "misc" and house not in fields and "address" in fields:
        fields[house] = fields.pop("address")  # "Berlin 1978": the place stands for the publisher
    if fields.get("type") in GENRES:
        fields["type"] = GENRES[fields["type"]]
    bare = kind in {"book", "inbook"} and not {"author", "editor"} & fields.keys()
    lacking = "title" not in fields or _REQUIRED.get(kind, set()) - fields.keys()
    if bare or lacking or _is_press(fields):
        _as_misc(kind, fields)
        kind = "misc"
    elif kind == "misc":
        _as_misc(kind, fields)
    fields.setdefault("year", "n.d.")
    return kind


def _as_misc(kind: str, fields: dict[str, str]) -> None:
    """What `misc` has no field for, in those that it has."""
    if kind in {"book", "inbook"} and "title" in fields:
        fields["title"] = f"{{\\emph{{{fields['title']}}}}}"
    if "editor" in fields:
        _add_note(fields, f"Edited by {_said(fields.pop('editor'))}")
    if kind in {"incollection", "inproceedings"} and "booktitle" in fields:
        fields["booktitle"] = f"In \\emph{{{fields['booktitle']}}}"
    if kind == "article" and "journal" in fields:
        fields["booktitle"] = f"\\emph{{{fields['journal']}}}"  # the journal itself stays, for programs
    _how_published(fields)
    if "author" not in fields:
        fields.setdefault("key", fields.get("title") or "Anonymous")
        fields["organization"] = fields["key"]  # chicago.bst looks at no key


def _how_published(fields: dict[str, str]) -> None:
    """Where a `misc` appeared, in the one field that the styles print."""
    parts = [fields.pop("type", ""), fields.pop("booktitle", "") or fields.pop("journal", "")]
    counted = (("volume", "vol."), ("number", "no."))
    parts += [f"{word}~{fields.pop(name)}" for name, word in counted if name in fields]
    parts += [
        fields.pop(name, "") for name in ("organization", "institution", "school", "publisher", "address")
    ]
    if pages := fields.get("pages"):
        parts.append(f"pp.~{pages}" if "-" in pages else f"p.~{pages}")
    if url := fields.pop("url", ""):
        parts.append(f"\\url{{{url}}}")
        if accessed := fields.get("urldate"):
            _add_note(fields, f"Accessed {accessed}")
    if parts := [part for part in dict.fromkeys([fields.pop("howpublished", ""), *parts]) if part]:
        fields["howpublished"] = ", ".join(parts)
