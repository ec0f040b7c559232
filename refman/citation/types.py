"""Which kind of work a citation cites, by the evidence in its words and fields.

The rules are asked in order and the first that holds decides. What is named decides before what is shaped: "PhD
diss.", "interview with", a law report, the name of a newspaper; then volume and issue, editors, a publisher, an
address.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any, Final

from refman.citation import legal
from refman.citation import vocabulary as says
from refman.model import Item


class _Evidence:
    """What a rule may look at.

    Attributes:
        text: the whole citation.
        item: what was read from it.
        body: the organisation that signs as author, "" where a person does.
        precision: 1 where only the year is known, 2 with a month or season, 3 with the day.

    """

    def __init__(self, text: str, item: Item) -> None:
        self.text, self.item = text, item
        self.title, self.container, self.genre = (
            self.get(field) for field in ("title", "container-title", "genre")
        )
        authors: list[dict[str, str]] = item.get("author", [])
        self.body = authors[0].get("literal", "") if authors else ""
        self.person = bool(authors) and not self.body
        issued: dict[str, Any] = item.get("issued", {})
        self.precision = max(len(issued.get("date-parts", [[]])[0]), 2 if "season" in issued else 0)

    def has(self, *fields: str) -> bool:
        return not self.item.keys().isdisjoint(fields)

    def get(self, field: str) -> str:
        return str(self.item.get(field, ""))

    @property
    def address(self) -> str:
        return self.get("URL").replace("/", " ")

    @cached_property
    def rest(self) -> str:
        """The citation but for the words of its title and address, which may speak of anything."""
        rest = self.text
        for field in ("title", "URL"):
            if field in self.item:
                rest = rest.replace(self.get(field), " ")
        return rest

    @property
    def counted(self) -> bool:
        """Whether its container counts volumes or issues, or calls itself a journal."""
        return self.has("volume", "issue") or says.JOURNAL(self.container)

    @property
    def introduced(self) -> bool:
        """Whether "in" stands before the container."""
        before, found, _ = self.text.partition(self.container[:20] or "\0")
        return bool(found and says.INTRODUCED.search(before))

    @property
    def alone(self) -> bool:
        """Whether nothing holds or publishes it."""
        return not self.has("container-title", "publisher", "publisher-place", "URL")


def _is_case(e: _Evidence) -> bool:
    essay = e.container and e.person and e.title and e.has("page", "URL", "editor")
    return not essay and legal.is_case(e.text, e.title, e.genre, e.body)


def _is_law(e: _Evidence) -> bool:
    if e.person or (e.has("publisher", "accessed") and "§" not in e.text):
        return False
    return legal.is_legislation(e.text, e.title, e.container)


def _is_speech(e: _Evidence) -> bool:
    if e.genre:
        return says.SPEECH(e.genre)
    if e.has("volume", "archive", "page", "edition", "editor") or (e.has("publisher") and not e.container):
        return False
    if not e.container:
        return says.SPEECH(e.rest) or says.SPEECH(e.title.partition(" ")[0])
    return e.precision == 3 and says.MEETING(e.container) and not says.NEWSPAPER(e.container)


def _is_conference_paper(e: _Evidence) -> bool:
    if says.SOCIETY(e.container) and e.has("volume"):
        return False
    return says.PROCEEDINGS(e.container) and (not e.has("editor") or "roceedings" in e.container)


def _is_magazine(e: _Evidence) -> bool:
    if not e.container or e.introduced or e.has("editor", "publisher", "DOI"):
        return False
    if says.MAGAZINE(e.container):
        return not e.has("volume") or e.precision > 1
    return e.precision == 2 and not e.counted and not e.has("page", "URL")


def _is_news(e: _Evidence) -> bool:
    if not e.container or e.has("editor", "DOI") or (e.introduced and e.precision < 3):
        return False
    if says.NEWSPAPER(e.container):
        return e.precision == 3 or (e.has("issued", "archive") and not e.has("volume", "publisher"))
    if e.precision < 3 or e.has("volume", "issue", "publisher") or e.counted:
        return False
    return not e.has("URL") or (e.has("author") and bool(says.NEWS_ADDRESS.search(e.get("URL"))))


def _is_weblog(e: _Evidence) -> bool:
    if not e.has("URL") or e.has("volume", "editor"):
        return False
    return says.BLOG(e.address) or bool(e.container and e.person and e.precision == 3)


def _is_manuscript(e: _Evidence) -> bool:
    if e.has("archive_collection", "archive_location") or (
        e.has("archive") and not e.container and not e.has("number")
    ):
        return not says.REPORT_GENRE(e.genre)
    return not e.container and not e.has("URL", "publisher") and says.LETTER(e.genre or e.rest)


def _is_web_page(e: _Evidence) -> bool:
    if says.DOMAIN.search(e.container):
        return True
    return e.has("accessed") and not e.has("publisher-place", "volume", "page", "number", "editor")


def _is_chapter(e: _Evidence) -> bool:
    if not e.container:
        return False
    if e.has("editor", "publisher", "publisher-place", "edition", "ISBN"):
        return not e.has("issue") and not (e.has("volume") and says.JOURNAL(e.container))
    return not e.counted and (
        e.introduced or (e.precision == 1 and e.has("page") and e.container.count(" ") > 2)
    )


def _is_report(e: _Evidence) -> bool:
    if e.has("number") or says.REPORT(e.get("collection-title")):
        return True
    if e.has("publisher-place", "edition"):
        return bool(e.body) and says.REPORT(e.title)
    if e.has("publisher"):
        return e.has("URL") or bool(e.body) or says.REPORT(e.text)
    if e.has("URL"):
        return says.REPORT(e.title) or (bool(e.body) and e.precision == 1)
    return e.has("issued") and e.precision < 3 and (bool(e.body) or says.REPORT_HEAD(e.title[:20]))


_RULES: Final[tuple[tuple[str, Callable[[_Evidence], bool]], ...]] = (
    ("thesis", lambda e: says.THESIS(e.genre or e.rest)),
    (
        "interview",
        lambda e: (
            says.INTERVIEW(e.genre)
            or (not e.container and not e.has("URL") and says.INTERVIEW(e.rest[:60]))
            or (not e.has("container-title", "URL", "publisher", "author") and says.INTERVIEW(e.title[:40]))
        ),
    ),
    (
        "personal_communication",
        lambda e: says.MESSAGE(e.genre) or (e.alone and not e.title and says.MESSAGE(e.text)),
    ),
    ("bill", lambda e: legal.is_bill(e.text)),
    ("legal_case", _is_case),
    ("broadcast", lambda e: says.BROADCAST(e.genre or e.rest) and not e.has("volume", "DOI", "page")),
    ("motion_picture", lambda e: says.FILM(e.genre) or (not e.container and says.FILM(e.rest))),
    (
        "document",
        lambda e: (
            says.PARLIAMENT(e.genre)
            or says.PARLIAMENT(e.container.partition(" ")[0])
            or (e.alone and says.PARLIAMENT(e.text[:60]))
        ),
    ),
    ("legislation", _is_law),
    ("treaty", lambda e: not e.person and not e.has("editor") and legal.is_treaty(e.text, e.title)),
    ("speech", _is_speech),
    ("entry-encyclopedia", lambda e: says.REFERENCE(e.container) or says.REFERENCE(e.address)),
    ("entry-dictionary", lambda e: says.DICTIONARY(e.container)),
    ("paper-conference", _is_conference_paper),
    ("article", lambda e: says.PREPRINT(e.container)),
    ("software", lambda e: not e.has("publisher", "volume") and says.SOFTWARE(e.container or e.genre)),
    (
        "post",
        lambda e: (
            e.genre == "post"
            or says.POST(e.genre)
            or (says.POST(e.container) and not e.has("volume", "publisher"))
        ),
    ),
    ("report", lambda e: says.REPORT_GENRE(e.genre)),
    (
        "post-weblog",
        lambda e: not e.has("volume") and (says.BLOG(e.container) or says.BLOG_WORD(e.genre or e.rest)),
    ),
    ("report", lambda e: e.has("number") and says.REPORT(e.container) and not e.has("volume", "issue")),
    ("article-magazine", _is_magazine),
    ("article-newspaper", _is_news),
    ("manuscript", _is_manuscript),
    ("webpage", _is_web_page),
    ("chapter", _is_chapter),
    ("post-weblog", _is_weblog),
    (
        "article-journal",
        lambda e: bool(e.container) and (e.counted or e.has("page", "DOI") or not e.has("URL")),
    ),
    ("webpage", lambda e: bool(e.container)),
    ("dataset", lambda e: e.has("URL", "publisher") and says.DATASET(e.title)),
    ("report", _is_report),
    ("webpage", lambda e: e.has("URL") and not e.has("publisher-place", "edition", "DOI")),
)


def item_type(text: str, item: Item) -> str:
    """The CSL type of `item`; `text` is the whole citation."""
    evidence = _Evidence(text, item)
    return next((kind for kind, holds in _RULES if holds(evidence)), "book")
