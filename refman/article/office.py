"""What word processors' formats share: paragraphs with styles, and the properties of a document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from refman.article.flow import Flow
from refman.article.metadata import iso_date, person
from refman.article.xml import Element

_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_NOBODY = re.compile(
    r"(?:microsoft|windows|office|word|libreoffice|openoffice|ms)?[\s.-]*(?:office\s+)?"
    r"(?:user|author|admin|administrator|unknown|owner|python-docx|utente|usuario|utilisateur|benutzer)",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(
    r"\AMicrosoft Word - |\.(?:docx?|odt|rtf|pdf|indd)\Z|\A(?:untitled|document|dokument)\s*\d*\Z",
    re.IGNORECASE,
)
_HEADING = re.compile(r"heading (\d)")


@dataclass(slots=True)
class Paragraph:
    """A paragraph of the body.

    `style` is the English name of its style in lower case ("heading 1", "title"); `number` is what a numbered list
    shows before it.
    """

    flow: Flow
    style: str = ""
    bibliography: bool = False
    section: int = 0
    number: str = ""

    @property
    def level(self) -> int:
        """1 to 9 for a heading, 0 for every other paragraph."""
        match = _HEADING.match(self.style)
        return int(match.group(1)) if match else 0

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry of a bibliography, by the field it stands in or by its style."""
        styled = "bibliography" in self.style and not re.search(r"heading|title", self.style)
        return (self.bibliography or styled) and self.flow.length > 0

    @property
    def plain(self) -> str:
        """The text without marks of emphasis, white space folded."""
        return self.flow.line(emphasis=False).text


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document says about itself."""

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""


def properties(root: Element | None) -> Properties:
    """Title, authors and day of creation from `docProps/core.xml` or `meta.xml`."""
    if root is None:
        return Properties()
    writers = _texts(root, f"{META}initial-creator") or _texts(root, f"{_DC}creator")
    dates = _texts(root, f"{_TERMS}created", f"{META}creation-date") or _texts(root, f"{_DC}date")
    titles = [title for title in _texts(root, f"{_DC}title") if not _FILE_NAME.search(title)]
    return Properties(
        "".join(titles[:1]),
        tuple(name for writer in writers for name in person(writer) if not _NOBODY.fullmatch(name)),
        iso_date("".join(dates[:1])[:10]),
    )


def _texts(root: Element, *tags: str) -> list[str]:
    return [text for element in root.iter(*tags) if (text := " ".join("".join(element.itertext()).split()))]


def title_of(paragraphs: Sequence[Paragraph], recorded: str) -> str:
    """The title as printed, else as recorded in the document's properties, else its first heading or short line."""
    printed = [p.plain for p in paragraphs if p.style == "title"]
    if any(printed):
        return " ".join(filter(None, printed))[:500]
    if recorded:
        return recorded
    first = [(p, text) for p in paragraphs[:50] if (text := p.plain)][:10]
    headings = [text for p, text in first if p.level == 1]
    lines = [text for _, text in first[:1] if len(text) <= 200 and not text.endswith((".", ":", ";", ","))]
    return (headings or lines or [""])[0]


def date_of(paragraphs: Sequence[Paragraph], recorded: str) -> str:
    """The date as printed under the title, else as recorded in the document's properties."""
    return next(
        (date for p in paragraphs[:50] if p.style == "date" and (date := iso_date(p.plain))), recorded
    )
