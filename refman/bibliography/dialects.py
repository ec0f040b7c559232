"""Entries as BibTeX of 1988 and as biblatex want them, and as text."""

import re
from collections.abc import Iterable, Mapping

from refman.bibliography import fields as table
from refman.bibliography.dates import MONTHS, format_edtf, parse_date, parse_year_month
from refman.bibliography.entry import double_hyphens
from refman.bibliography.names import NAMES, format_names, parse_names
from refman.bibliography.titles import join_title, shield
from refman.bibliography.types import GENRES
from refman.latex import latex_ascii, to_unicode
from refman.model import Entry

VERBATIM = frozenset(
    {"url", "doi", "eprint", "file", "urldate", "crossref", "xdata", "ids", "options", "langid"}
)
"""Fields that are no LaTeX."""

_UNESCAPED = re.compile(r"(?<!\\)[&#%_]")
_LEFT_ALONE = re.compile(
    r"((?<!\\)\$(?:[^$\\]|\\.)+\$|\\\^|\\(?:url|ensuremath)\s*\{[^{}]*\}|\\href\s*\{[^{}]*\})"
)
"""Mathematics, accents and addresses."""
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
_CLASSIC_FIELDS = {
    "journaltitle": "journal", "location": "address", "annotation": "annote", "eprinttype": "archiveprefix",
    "eprintclass": "primaryclass", "shortjournal": "journalabbr",
}  # fmt: skip
_NEW_FIELDS = {
    "journal": "journaltitle", "address": "location", "school": "institution", "annote": "annotation",
    "archiveprefix": "eprinttype", "primaryclass": "eprintclass", "journalabbr": "shortjournal",
}  # fmt: skip
_NEW_TYPES = {
    "phdthesis": ("thesis", "phdthesis"),
    "mastersthesis": ("thesis", "mathesis"),
    "techreport": ("report", "techreport"),
    "conference": ("inproceedings", ""),
    "electronic": ("online", ""),
    "www": ("online", ""),
}


def write_entries(entries: Iterable[Entry], *, preamble: str = "") -> str:
    """A .bib file of these entries, two spaces deep, one field a line."""
    blocks = [f"@preamble{{{preamble}}}\n"] if preamble else []
    blocks += [_write(entry) for entry in entries]
    return "\n".join(blocks)


def _write(entry: Entry) -> str:
    lines = "".join(f"  {name} = {_value(name, value)},\n" for name, value in entry.fields.items())
    return f"@{entry.type}{{{entry.key},\n{lines}}}\n"


def _value(name: str, value: str) -> str:
    """A value in braces; months by the names that every style defines ("22~" # jun)."""
    if (
        name == "month"
        and (match := re.fullmatch(r"(?:(\d[\d-]*)~)?([a-z]{3})", value))
        and match[2] in MONTHS
    ):
        return f'"{match[1]}~" # {match[2]}' if match[1] else match[2]
    return f"{{{value}}}"


def to_biblatex(entry: Entry) -> Entry:
    """An entry in biblatex's own types and fields, dates in ISO 8601: what biber reads without a warning."""
    kind, genre = _NEW_TYPES.get(entry.type, (entry.type, ""))
    fields = {
        _NEW_FIELDS.get(name, name): _sound(name, value)
        for name, value in entry.fields.items()
        if value.strip()
    }
    fields = _without_dates(fields)
    if "pages" in fields:
        fields["pages"] = double_hyphens(fields["pages"])
    fields |= _iso_dates(entry.fields)
    if genre:
        fields.setdefault("type", genre)
    if kind in {"thesis", "report"} and "publisher" in fields:
        fields.setdefault("institution", fields.pop("publisher"))
    if "language" in fields and "langid" not in fields:
        _language(fields)
    _editors(fields)
    return Entry(kind, entry.key, fields)


def _sound(name: str, value: str) -> str:
    """A value that LaTeX does not stumble over: people forget to escape `&`, `%` and `#`."""
    if name in VERBATIM:
        return value
    parts = _LEFT_ALONE.split(value)
    parts[::2] = [_UNESCAPED.sub(r"\\\g<0>", part).replace("^", r"\textasciicircum{}") for part in parts[::2]]
    return "".join(parts)


def _without_dates(fields: Mapping[str, str]) -> dict[str, str]:
    dates = {"year", "month", "day", "date", "endyear", *table.DATE_FIELDS.values()}
    return {name: value for name, value in fields.items() if name not in dates}


def _iso_dates(fields: Mapping[str, str]) -> dict[str, str]:
    """The dates that can be written in ISO 8601; a year in words is a state of publication ("forthcoming")."""
    issued = parse_date(fields.get("date", "")) or parse_year_month(fields)
    found = {"date": format_edtf(issued)}
    words = str(issued.get("literal", ""))
    if words and not re.fullmatch(r"\W*(?:n\W*d\W*|s\W*a\W*|o\W*j\W*|undated|no date)", words, re.IGNORECASE):
        found["pubstate"] = fields.get("pubstate") or words
    for name in table.DATE_FIELDS.values():
        found[name] = format_edtf(parse_date(fields.get(name, "")))
    return {name: value for name, value in found.items() if value}


def _language(fields: dict[str, str]) -> None:
    """`language` prints a remark and must be known to biblatex; `langid` sets hyphenation and capitals."""
    languages = fields.pop("language").split(" and ")
    names = [table.LANGUAGE_NAMES.get(language.lower(), language.lower()) for language in languages]
    if names[0] in table.LANGUAGES:
        fields["langid"] = names[0]


def _editors(fields: dict[str, str]) -> None:
    """CSL's roles that biblatex knows as kinds of editors."""
    slots = [slot for slot in ("editor", "editora", "editorb", "editorc") if slot not in fields]
    for role in sorted(table.ROLES & fields.keys()):
        if slots:
            slot = slots.pop(0)
            fields[slot], fields[f"{slot}type"] = (
                fields.pop(role),
                {"contributor": "collaborator"}.get(role, role),
            )


def to_bibtex(entry: Entry) -> Entry:
    """An entry in the types and fields of BibTeX's standard styles, in ASCII: what they print without a warning."""
    biblatex = to_biblatex(entry)
    fields = {_CLASSIC_FIELDS.get(name, name): value for name, value in biblatex.fields.items()}
    fields = {name: value for name, value in fields.items() if value.strip()}
    fields |= _year_and_month(entry.fields)
    kind = _classic_type(biblatex.type, fields)
    _classic_titles(kind, fields)
    _classic_names(kind, fields)
    _classic_numbers(kind, fields)
    kind = _classic_places(kind, fields)
    for name in ("date", "entrysubtype", "langid", "pubstate", "editortype", "urldate"):
        fields.pop(name, None)
    ordered = sorted(fields, key=lambda name: _PLACE.get(name, len(_PLACE)))
    return Entry(
        kind, entry.key, {n: fields[n] if n in VERBATIM else latex_ascii(fields[n]) for n in ordered}
    )


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
    issued = parse_date(fields.get("date", "")) or parse_year_month(fields)
    parts = issued.get("date-parts") or []
    if not parts:
        words = fields.get("year", "") or fields.get("pubstate", "")
        return {"year": words} if words else {}
    years = list(dict.fromkeys(_year(part[0]) for part in parts))
    circa = "c.~" if issued.get("circa") else ""
    found = {"year": circa + "--".join(years)}
    start, end = parts[0], parts[-1]
    if season := issued.get("season"):
        found["month"] = ("Spring", "Summer", "Autumn", "Winter")[int(season) - 1]
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
    fields["title"] = _protected(fields.get("title", ""), english=english)
    if not fields["title"]:
        del fields["title"]


def _protected(title: str, *, english: bool) -> str:
    """A title whose capitals survive `change.case$`: all of them where it is no English title in title case."""
    if not title or title.startswith("{{"):
        return title
    if not english:
        return f"{{{title}}}"
    words = re.findall(r"[^\W\d_]{2,}", to_unicode(title))[1:]
    lower = [w for w in words if w.islower() and w not in _SMALL]
    return shield(title, all_capitals=len(lower) > len(words) / 4)


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
        fields.setdefault("key", fields.get("title") or "Anonymous")


def _said(names: str) -> str:
    """Names as one says them: "Jan van der Berg and Jane Roe"."""
    people = [
        " ".join(
            filter(
                None,
                (
                    n.get("given"),
                    n.get("dropping-particle"),
                    n.get("non-dropping-particle"),
                    n.get("family"),
                    n.get("suffix"),
                    n.get("literal"),
                ),
            )
        )
        for n in parse_names(names)
    ]
    people = ["others" if person == "others" else person for person in people]
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
    if kind == "article" and "volume" not in fields:
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
    """Ordinal words, which the styles print in small letters: "Second"."""
    if edition in _ORDINALS:
        return _ORDINALS[edition]
    if not edition.isdigit():
        return edition
    ending = (
        "th" if 10 < int(edition) % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(int(edition) % 10, "th")
    )
    return f"{edition}{ending}"


_REQUIRED = {
    "article": {"author", "title", "journal", "year"},
    "incollection": {"author", "title", "booktitle", "publisher", "year"},
    "inproceedings": {"author", "title", "booktitle", "year"},
    "book": {"title", "publisher", "year"},
    "inbook": {"title", "publisher", "year"},
    "phdthesis": {"author", "title", "school", "year"},
    "mastersthesis": {"author", "title", "school", "year"},
    "techreport": {"author", "title", "institution", "year"},
    "proceedings": {"title", "year"},
    "unpublished": {"author", "title", "note"},
    "manual": {"title"},
    "booklet": {"title"},
}
"""What BibTeX's standard styles warn about where it is missing; without a container an entry is `misc`."""


def _classic_places(kind: str, fields: dict[str, str]) -> str:
    """Publishers under the name that the type has for them; an entry without what its type needs becomes `misc`."""
    house = {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution"}.get(
        kind, "publisher"
    )
    for name in ("school", "institution", "publisher", "organization"):
        if name in fields and house not in {name, "publisher"}:
            fields.setdefault(house, fields.pop(name))
    if house == "publisher" and "institution" in fields:
        fields.setdefault("publisher", fields.pop("institution"))
    if kind in {"phdthesis", "mastersthesis"} and fields.get("type") in GENRES:
        fields["type"] = GENRES[fields["type"]]
    if kind != "misc":
        fields.setdefault("year", "n.d.")
    if _REQUIRED.get(kind, set()) - fields.keys():
        kind = "misc"
    if kind == "misc":
        _how_published(fields)
    elif fields.get("type") in GENRES:
        fields["type"] = GENRES[fields["type"]]
    return kind


def _how_published(fields: dict[str, str]) -> None:
    """Where a `misc` appeared, in the one field that the styles print."""
    genre = GENRES.get(fields.get("type", ""), fields.pop("type", ""))
    container = fields.pop("journal", "") or fields.pop("booktitle", "")
    parts = [genre, container]
    parts += [
        fields.pop(name, "") for name in ("organization", "institution", "school", "publisher", "address")
    ]
    if volume := fields.pop("volume", ""):
        parts.insert(2, f"vol.~{volume}")
    if number := fields.pop("number", ""):
        parts.insert(2, f"no.~{number}")
    if pages := fields.get("pages"):
        parts.append(f"pp.~{pages}" if "-" in pages else f"p.~{pages}")
    if url := fields.pop("url", ""):
        parts.append(f"\\url{{{url}}}")
        if accessed := fields.get("urldate"):
            _add_note(fields, f"Accessed {accessed}")
    if parts := [part for part in dict.fromkeys([fields.pop("howpublished", ""), *parts]) if part]:
        fields["howpublished"] = ", ".join(parts)


URL_PREAMBLE = (
    r'"\providecommand{\url}{\begingroup\def\do##1{\catcode`##1=12 }\dospecials'
    r'\catcode`\{=1 \catcode`\}=2 \ttfamily\refmanurl}\providecommand{\refmanurl}[1]{#1\endgroup}"'
)
"""Defines `\\url` for papers that load no package for it."""


def write_bibtex(entries: Iterable[Entry]) -> str:
    """A .bib file for BibTeX's standard styles."""
    classic = [to_bibtex(entry) for entry in entries]
    has_urls = any("\\url" in value for entry in classic for value in entry.fields.values())
    return write_entries(classic, preamble=URL_PREAMBLE if has_urls else "")


def write_biblatex(entries: Iterable[Entry]) -> str:
    """A .bib file for biblatex and biber."""
    return write_entries(map(to_biblatex, entries))
