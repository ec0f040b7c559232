"""Which kind of work a citation cites, by the evidence in its words and fields."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from refman.citation import legal
from refman.model import Item


def _words(*patterns: str) -> Callable[[str], bool]:
    found = re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)", re.IGNORECASE).search
    return lambda text: found(text) is not None


_THESIS = _words(
    r"(?:ph\.?\s?d\.?|doctoral|master(?:['’]?s)?|m\.?a\.?|undergraduate|honou?rs) (?:diss(?:ertation)?|thesis)",
    "dissertation",
    r"diss\.",
    "masterarbeit",
    "diplomarbeit",
    "habilitationsschrift",
    "habil",
    "thèse",
)
_INTERVIEW = _words(
    r"interview(?:s|ed)?", "in conversation with", r"conversation with", "entretien avec", r"gespräch mit"
)
_MESSAGE = _words(
    r"e-?mails?",
    "personal communication",
    "private communication",
    r"e-?mail exchange",
    r"(?:whatsapp|direct) message",
)
_SPEECH = _words(
    r"(?:keynote |opening |closing )?(?:speech|lecture|address|remarks|testimony|talk|statement)(?: (?:by|at|to|given|delivered|before))?",
    r"powerpoint slides",
    "slides",
    "vortrag",
    "rede",
    "sermon",
    "ted talk",
    "ted.com",
    r"presentation (?:by|at|to)",
)
_FILM = _words(
    r"(?:dir|directed by|director|film|dvd|motion picture|(?:youtube|archive\.org|vimeo)? ?video)",
    r"\d+ ?min(?:s|utes)?",
    "regie",
)
_BROADCAST = _words(
    r"(?:television|tv|radio) (?:broadcasts?|series|program(?:me)?|episode|show)",
    "podcast",
    "fernsehsendung",
    "radio 4",
    r"npr radio",
    r"\w+-tv",
    "episode",
    "reith lectures",
)
_REFERENCE = _words(
    r"\w*[eé]ncyclop[aæ]?e?di[ae]\w*",
    "wikipedia",
    r"en\.wikipedia\.org",
    r"\w*lexikon",
    "enzyklopädie",
    r"s\.\s?v\.",
    r"dictionary of \w+ (?:national )?biography",
    "dictionary of national biography",
)
_DICTIONARY = _words(r"\w*dictionary", "wörterbuch", "duden", "oed", "merriam-webster")
_PROCEEDINGS = _words(
    r"proceedings",
    r"proc\.",
    r"conference",
    "symposium",
    "workshop",
    "paper presented",
    "congress",
    "tagungsband",
)
_BLOG = _words(
    r"(?:we)?blogs?",
    r"blog\.\w+",
    r"\w*blogs?\d*",
    "wordpress",
    "medium(?:\\.com)?",
    "tumblr",
    "substack",
    "blogspot",
    "typepad",
    r"livejournal",
)
_POST = _words(
    "twitter",
    "tweet",
    "facebook post",
    "mastodon post",
    "mastodon",
    "gab",
    "reddit",
    "listserv",
    "mailing list",
    "instagram",
    "toot",
    r"twitter\.com/\w+/status/\d+",
    r"facebook\.com/\S+/posts",
    "forum post",
    "nettime",
    r"x\.com",
)
_REPORT = _words(
    r"reports?",
    r"(?:working|white|green|discussion|occasional|policy|research|conference|technical|briefing|position) (?:paper|brief|report|memorandum)s?(?: series)?",
    "brief",
    r"gutachten",
    r"bericht(?:e)?",
    r"fact ?sheet",
    "survey",
    "recommendations?",
    r"census",
    "handreichung",
    "eurobarometer",
    "guidelines",
    "study",
    "leitlinien",
    "yearbook",
    r"cm \d+",
    r"general comment",
    "resolution",
)
_REPORT_GENRE = _words(
    r"report",
    "white paper",
    "working paper",
    "policy brief",
    "resolution",
    "study",
    "technical report",
    "bericht",
)
_DATASET = _words("database", "data ?set", "datenbank", "criminal registers", r"data\.gov\S*")
_SOFTWARE = _words(
    r"github(?:\.com)?", r"gitlab(?:\.com)?", "software", "computer program", r"version \d+\.\d+"
)
_PREPRINT = _words("arxiv", "biorxiv", "medrxiv", "ssrn", "preprint", "socarxiv", "psyarxiv")
_PARLIAMENT = _words(
    r"bt-\s?drs\.?",
    r"lt-\s?drs\.?(?: \w+)?",
    "drucksache",
    r"hansard",
    "house of commons debates",
    "press release",
    "pressemitteilung",
    "koalitionsvertrag",
    "declaration",
    "beschluss",
)
_LETTER = _words(
    "letters?",
    "brief an",
    "postcard",
    "telegram",
    "memorandum",
    "diary",
    "tagebuch",
    "manuscript",
    "sketchbook",
    "notebook",
    "petition",
    "typescript",
    "handwritten",
    "unpublished manuscript",
    "archival",
    "description list",
)
_SHELF = _words(
    r"box(?:es)? \d+",
    r"folders? \w+",
    r"carton \d+",
    r"(?:record group|rg) \d+",
    r"fols?\. ?\d+",
    r"ms\.? \w*\d",
    r"mss[ .]",
    r"[A-Z]{2,4}\d* ?\d+/\d+(?:/\d+)*",
    "papers",
    "state archives?",
    "staatsarchiv",
    "bundesarchiv",
    "nachlass",
)

_NEWSPAPER = _words(
    r"(?:\w+ )*(?:times|post|herald|tribune|gazette|chronicle|courier|inquirer|telegraph|guardian|observer|independent|globe|mail|sun|star|mirror|express|standard|examiner|republic|democrat|republican|bee|mercury|dispatch"
    r"|sentinel|bulletin|argus|nation|statesman|citizen|advertiser|ledger|plain dealer|telegram|news)(?: (?:magazine|online|of \w+|and \w+))?(?:\.com|\.net|\.org)?",
    r"wall street journal",
    r"wsj(?:\.com)?",
    r"usa today",
    r"\w*zeitung",
    r"fa[zs]",
    r"sz",
    r"taz",
    r"die welt",
    r"die zeit",
    r"zeit online",
    r"tagesspiegel",
    r"neues deutschland",
    r"frankfurter rundschau",
    "handelsblatt",
    "nzz",
    "der standard",
    "die presse",
    "welt am sonntag",
    r"le monde",
    r"le figaro",
    r"libération(?: paris)?",
    "liberation",
    "el país",
    "el pais",
    "la repubblica",
    "corriere della sera",
    "pravda",
    "izvestija",
    "izvestiya",
    "segodnja",
    "asahi shimbun",
    "haaretz",
    "al[- ]?ahram",
    "hürriyet",
    r"bbc(?: news)?(?: online)?",
    r"cnn(?: \w+)?(?:\.com)?",
    "reuters",
    "associated press",
    "ap",
    "ap news",
    "afp",
    "agence france-presse",
    r"al[- ]jazeera(?: english)?",
    "bloomberg(?: news)?",
    "npr",
    "abc news",
    "nbc news",
    "cbs news",
    "fox news",
    "sky news",
    "deutsche welle",
    "dw",
    "pbs newshour",
    "politico",
    "axios",
    "buzzfeed(?: news)?",
    "huffington post",
    "huffpost",
    "propublica",
    "vox",
    "politifact",
    "the intercept",
    "the hill",
    "cnet",
    "techcrunch",
    "zdnet",
    "eurasianet",
    r"the age",
    "ars technica",
    "the verge",
    "daily beast",
    "middle east eye",
    "al[- ]monitor",
    "rappler",
    "euronews",
    r"daily \w+",
    r"irish \w+",
    r"\w+ daily",
)
_MAGAZINE = _words(
    "(?:the )?new yorker",
    "(?:the )?economist",
    "(?:the )?atlantic",
    "time(?: magazine)?",
    "newsweek",
    "(?:the )?new republic",
    "harper['’]?s(?: magazine)?",
    "wired(?: magazine)?",
    "forbes",
    "fortune",
    "(?:the )?spectator",
    "new statesman",
    "prospect",
    "life(?: magazine)?",
    r"foreign policy",
    r"foreign affairs",
    "(?:der )?spiegel",
    "spiegel online",
    "stern",
    "focus",
    "profil",
    "salon(?:\\.com)?",
    "slate(?:\\.com)?",
    "mother jones",
    "vanity fair",
    "rolling stone",
    "esquire",
    "vogue",
    "gq",
    "playboy",
    "national geographic",
    "scientific american",
    "new scientist",
    "discover",
    "smithsonian(?: magazine)?",
    "technology review",
    "mit technology review",
    "(?:new york|london) review of books",
    "times literary supplement",
    "infoworld",
    "computerworld",
    "pc (?:world|magazine)",
    "business ?week",
    "harvard business review",
    "fast company",
    "vice",
    "jacobin",
    "dissent",
    "(?:the )?nation",
    "national review",
    "commentary",
    r"\w+(?: \w+)* magazine",
    "magazin",
    "magazine",
    "american libraries",
    "hyperallergic",
    "new york times magazine",
    "history today",
    "the diplomat",
    "national interest",
    "war on the rocks",
    "columbia journalism review",
    "american journalism review",
    "e-flux",
    "artforum",
    "boston review",
    "n\\+1",
    "the baffler",
    "l['’]express",
    "le point",
    "newsletter",
    "atlas obscura",
    "quillette",
    "reason",
    "ebony",
    "jet",
)
_JOURNAL = _words(
    r"\w*journal\w*",
    r"j\.?",
    r"\w*review\w*",
    r"rev\.?",
    r"quarterly",
    r"q\.?",
    r"annals",
    r"zeitschrift\w*",
    r"revue",
    r"revista",
    r"rivista",
    r"studies",
    r"stud\.",
    r"transactions",
    r"bulletin",
    r"archives?(?: of)?",
    r"archiv(?: für)?",
    "jahrbuch",
    r"l\. ?rev\.",
    r"l\. ?j\.",
    "annual",
    "sciences?",
    "sociology",
    "history",
    r"research",
    "letters",
    "acta",
    "communications",
    "monthly",
    "nature",
    "plos one",
    "lancet",
    "cell",
    "pnas",
    "perspectives",
    "advances",
    "vierteljahr\\w*",
    "blätter",
    "hefte",
    "forum",
)
_LIST_TITLE = re.compile(r"\b(?:in:?|In:?)\s*[*\"“‘„]?$")
_MONTH = _words(
    "jan",
    "feb",
    "mar",
    "apr",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


@dataclass(frozen=True)
class _Evidence:
    """What a rule may look at."""

    text: str
    item: Item

    def has(self, *fields: str) -> bool:
        return any(f in self.item for f in fields)

    def get(self, field: str) -> str:
        return str(self.item.get(field, ""))

    @cached_property
    def title(self) -> str:
        return self.get("title")

    @cached_property
    def container(self) -> str:
        return self.get("container-title")

    @cached_property
    def genre(self) -> str:
        return self.get("genre")

    @cached_property
    def body(self) -> str:
        """The organisation that signs as author, "" where a person does."""
        authors: list[dict[str, str]] = self.item.get("author", [])
        return authors[0].get("literal", "") if authors else ""

    @cached_property
    def without_title(self) -> str:
        """The citation but for the words of its title and address, which may speak of anything."""
        return self.text.replace(self.title, " ") if self.title else self.text

    @cached_property
    def dated(self) -> bool:
        """Whether it appeared on a day."""
        parts: list[list[Any]] = self.item.get("issued", {}).get("date-parts", [[]])
        return len(parts[0]) == 3

    @cached_property
    def periodical(self) -> bool:
        """Whether its container counts volumes or issues, or calls itself a journal."""
        return self.has("volume", "issue") or _JOURNAL(self.container)


def _is_chapter(e: _Evidence) -> bool:
    if not e.container:
        return False
    before = e.text[: e.text.find(e.container[:20])] if e.container[:20] in e.text else ""
    introduced = bool(_LIST_TITLE.search(before))
    published = e.has("publisher", "publisher-place", "editor", "edition", "ISBN")
    return published and (not e.has("issue") or e.has("editor")) or (introduced and not e.periodical)


def _is_manuscript(e: _Evidence) -> bool:
    return (
        e.has("archive_collection", "archive_location")
        or (not e.container and not e.has("publisher", "URL") and _LETTER(e.without_title))
        or bool(e.has("archive") and not e.container)
    )


_RULES: Final[tuple[tuple[str, Callable[[_Evidence], bool]], ...]] = (
    ("thesis", lambda e: _THESIS(e.genre or e.without_title)),
    (
        "interview",
        lambda e: (
            _INTERVIEW(e.genre)
            or (not e.container and not e.has("publisher") and _INTERVIEW(e.without_title[:60]))
        ),
    ),
    (
        "personal_communication",
        lambda e: _MESSAGE(e.genre) or (not e.container and not e.title and _MESSAGE(e.text)),
    ),
    ("bill", lambda e: legal.is_bill(e.text)),
    (
        "legal_case",
        lambda e: (
            not (e.container and e.has("author") and not e.body and e.title and e.has("page"))
            and legal.is_case(e.text, e.title, e.genre, e.body)
        ),
    ),
    ("broadcast", lambda e: _BROADCAST(e.genre or e.without_title) and not e.has("volume")),
    (
        "motion_picture",
        lambda e: _FILM(e.genre) or (not e.container and _FILM(e.without_title.replace(e.get("URL"), ""))),
    ),
    (
        "document",
        lambda e: (
            _PARLIAMENT(e.genre)
            or _PARLIAMENT(e.container)
            or (not e.container and not e.has("publisher") and _PARLIAMENT(e.text[:60]))
        ),
    ),
    (
        "legislation",
        lambda e: (
            not e.has("publisher")
            and not (e.has("author") and not e.body)
            and legal.is_legislation(e.text, e.title)
        ),
    ),
    (
        "treaty",
        lambda e: (
            not e.has("publisher")
            and not (e.has("author") and not e.body)
            and legal.is_treaty(e.text, e.title)
        ),
    ),
    (
        "speech",
        lambda e: (
            _SPEECH(e.genre)
            or (not e.container and not e.has("publisher", "volume") and _SPEECH(e.without_title))
        ),
    ),
    ("entry-encyclopedia", lambda e: _REFERENCE(e.container) or _REFERENCE(e.get("URL").replace("/", " "))),
    ("entry-dictionary", lambda e: _DICTIONARY(e.container)),
    ("manuscript", _is_manuscript),
    ("paper-conference", lambda e: _PROCEEDINGS(e.container) or _PROCEEDINGS(e.genre)),
    ("article", lambda e: _PREPRINT(e.container)),
    ("software", lambda e: not e.has("publisher") and _SOFTWARE(e.container or e.genre)),
    ("post", lambda e: _POST(e.genre) or _POST(e.container)),
    ("report", lambda e: _REPORT_GENRE(e.genre)),
    ("article-magazine", lambda e: _named(_MAGAZINE, e)),
    (
        "post-weblog",
        lambda e: (
            bool(e.container)
            and (_BLOG(e.container) or (not e.has("volume") and _BLOG(e.get("URL").replace("/", " "))))
        ),
    ),
    ("article-newspaper", lambda e: _named(_NEWSPAPER, e) and not (e.has("volume") and not e.dated)),
    ("chapter", _is_chapter),
    (
        "article-journal",
        lambda e: bool(e.container) and (e.periodical or e.has("page", "DOI") or not e.has("URL")),
    ),
    ("webpage", lambda e: bool(e.container)),
    ("dataset", lambda e: e.has("URL", "publisher") and _DATASET(e.title)),
    (
        "report",
        lambda e: (
            e.has("number", "collection-title")
            or (_REPORT(e.title) and (bool(e.body) or e.has("URL")))
            or (bool(e.body) and e.has("issued") and not e.dated)
        ),
    ),
    ("webpage", lambda e: e.has("URL") and not e.has("publisher-place")),
    ("report", lambda e: bool(e.body) and not e.has("publisher-place")),
)


def _named(known: Callable[[str], bool], e: _Evidence) -> bool:
    """Whether the container carries a known name, and is no book or journal that happens to hold the word."""
    if not e.container or e.has("editor"):
        return False
    return known(e.container) and (e.dated or not e.has("volume", "publisher"))


def item_type(text: str, item: Item) -> str:
    """The CSL type of `item`; `text` is the whole citation."""
    evidence = _Evidence(text, item)
    return next((kind for kind, holds in _RULES if holds(evidence)), "book")
