"""Fields of an item that were read as another field are moved to where they belong."""

import re
from typing import Final

from refman.citation import identifiers, numbering
from refman.citation.dates import parse_date
from refman.citation.legal import NEUTRAL
from refman.citation.vocabulary import DOMAIN, JOURNAL, MAGAZINE, NEWSPAPER
from refman.model import Item

_NAMED: Final = frozenset({"author", "editor", "container-title", "locator", "page", "volume"})
"""What a short citation has; its title, set in italics, is easily taken for a container."""
_BY_YEAR: Final = frozenset({"container-title", "issued", "locator", "year-suffix"})
_PERIODICALS: Final = (JOURNAL, MAGAZINE, NEWSPAPER)
_NUMBER_WORD = re.compile(
    r"(?:comm(?:unication)?|app(?:l|lication)?|case|complaint|petition|book|part|chapter|r)s?\.?",
    re.IGNORECASE,
)
_COURT_BEFORE = re.compile(r"([A-Z]{2,6}|ECtHR|IACtHR|EuGH), (.+ v\.? .+)")
_COURT_BEHIND = re.compile(r"(?=.+ v\.? .)(.+?(?<! v)(?<! v\.)),? (ECHR|ECtHR|ICJ|CJEU|ECJ)")
_COURT_AND_REPORT = re.compile(
    r"((?:BGH|BVerfG|BVerwG|BAG|BSG|BFH|EuGH|EuG|EGMR|RG|KG|BayObLG)|(?:OLG|LG|AG|VGH|OVG|LAG) \w+),? (.+)"
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_PUBMED = re.compile(r"PMID:? ?(\d+)")
_SAID_IN = re.compile(r"^(?:per [^,;]*? in |[a-z]+ )(?=[A-Z])")
_ON_APPEAL = re.compile(r"P (?=[A-Z].* v )")
"""The letter behind the number of an appeal from the General Court, "C-402/05 P", read as the first of the parties."""
_RULES_BEHIND = re.compile(r"(?<=\w|\.|\)),? (?:ICSID|UNCITRAL|SCC|PCA|LCIA)(?: Arbitration| \(.*\))?$")
_GAZETTE_PART = re.compile(r"(R?G?[BGV]+Bl\.?|Bundesgesetzblatt)(?: Teil)? (I{1,3})")
_TWICE = re.compile(r"(?=.*\. (.{4,}))(.*\b\1\b.*)\. \1")
"""A site, and who runs it by words of its name: "Inside Dalton. Dalton", "Dalton blog. Dalton"."""


def settle(item: Item) -> None:
    """Moves what stands in the wrong field: a place before its publisher, a lone title as container, an address as title."""
    _settle_imprint(item)
    if "URL" not in item and " " not in item.get("title", " ") and identifiers.looks_like_url(item["title"]):
        item["URL"] = identifiers.url(item.pop("title"))
    if "container-title" not in item and DOMAIN.search(item.get("genre", "")):
        item["container-title"] = item.pop("genre")
    if "container-title" in item:
        _settle_container(item)
    if "@" in item.get("URL", "").partition("/")[0]:
        del item["URL"]  # somebody's mail address
    if "URL" in item:
        _settle_address(item)
    if "issued" not in item and "original-date" in item:
        item["issued"] = item.pop("original-date")
    if "number" in item:
        _settle_number(item)
    if "literal" in item.get("issued", {}) and _YEAR.fullmatch(item.get("volume", "")):
        _settle_day(item)
    if "page" in item and (total := numbering.page_count(item["page"])):
        item["number-of-pages"] = total
        del item["page"]


def _settle_imprint(item: Item) -> None:
    """A place that was read as the beginning of its publisher."""
    place, colon, publisher = item.get("publisher", "").partition(": ")
    if colon and "publisher-place" not in item and len(place.split()) < 4:
        item["publisher-place"], item["publisher"] = place, publisher


def _settle_day(item: Item) -> None:
    """A day without its year, which is the volume's: "1986 I.C.J. 14 (June 27)"."""
    day = parse_date(f"{item['issued']['literal']}, {item['volume']}")
    if day and "date-parts" in day:
        item["issued"] = day


def _settle_number(item: Item) -> None:
    """A number that PubMed or arXiv gave."""
    if pubmed := _PUBMED.fullmatch(item["number"]):
        item["PMID"] = pubmed[1]
        del item["number"]
    elif "container-title" not in item and (preprint := identifiers.arxiv(item["number"])):
        item["number"], item["container-title"] = preprint, "arXiv"


def _settle_container(item: Item) -> None:
    """A container that is what a number is called, a site named twice, the title, or the number of a preprint."""
    name = item["container-title"]
    if part := _GAZETTE_PART.fullmatch(name):
        item["container-title"] = part[1]
        item["volume"] = f"{part[2]} {item.get('volume', '')}".strip()
    elif _NUMBER_WORD.fullmatch(name):
        del item["container-title"]
    elif twice := _TWICE.fullmatch(name):
        item["container-title"] = twice[2]
        item.setdefault("publisher", twice[1])
    elif _is_author(item):
        item["author"] = [{"family": item.pop("container-title")}]
    elif "author" in item and "title" not in item and _is_title(item):
        item["title"] = item.pop("container-title")
    elif "number" not in item and (preprint := identifiers.arxiv(name)):
        item["number"], item["container-title"] = preprint, "arXiv"


def _is_author(item: Item) -> bool:
    """Whether the container is the name in a short citation by author and year: "Pape 2003: 350"."""
    name = item["container-title"]
    alone = item.keys() <= _BY_YEAR and {"issued", "locator"} <= item.keys()
    return alone and name.istitle() and name.isalpha() and not any(known(name) for known in _PERIODICALS)


def _is_title(item: Item) -> bool:
    """Whether the container of an item without title is its title: in a short citation, and in a book with an imprint."""
    imprint = item.keys() & {"publisher", "publisher-place"} and not item.keys() & {"volume", "editor"}
    return not _counts(item) and bool(imprint or item.keys() <= _NAMED)


def _counts(item: Item) -> bool:
    """Whether an item's container is a journal or a report: it has a volume and pages, or its name says so."""
    name = item["container-title"]
    return {"volume", "page"} <= item.keys() or JOURNAL(name) or ("volume" in item and "." in name)


def _settle_address(item: Item) -> None:
    """Takes the DOI from an address; "doi:10.…" is none."""
    if not identifiers.looks_like_url(item["URL"]) and (doi := identifiers.doi(item["URL"])):
        del item["URL"]
    else:
        doi = identifiers.doi_of_link(item["URL"])
    if doi:
        item.setdefault("DOI", doi)


def settle_court(item: Item) -> None:
    """What looks like the publisher of a case or its place, "(E.D.N.Y. 1975)", is the court.

    What follows the court in a neutral citation, "[2017] UKSC 51", is the number of the judgment.
    """
    title = _SAID_IN.sub("", item.get("title", ""))
    if "author" not in item and (before := _COURT_BEFORE.fullmatch(title)):
        item["author"], item["title"] = [{"literal": before[1]}], before[2]
    elif "author" not in item and (behind := _COURT_BEHIND.fullmatch(title)):
        item["author"], item["title"] = [{"literal": behind[2]}], behind[1]
    elif title:
        item["title"] = _RULES_BEHIND.sub("", title)
    if (appeal := _ON_APPEAL.match(item.get("title", ""))) and "number" in item:
        item["title"], item["number"] = item["title"][appeal.end() :], f"{item['number']} P"
    if "page" in item and "number" not in item and NEUTRAL.match(item.get("container-title", "")):
        item["number"] = item.pop("page")
    if court := _COURT_AND_REPORT.fullmatch(item.get("container-title", "")):
        item["container-title"] = court[2]
        item.setdefault("author", [{"literal": court[1]}])
    found = [item.pop(name) for name in ("publisher", "publisher-place") if name in item]
    if found and not _NUMBER_WORD.fullmatch(found[0]):
        item.setdefault("authority", found[0])
