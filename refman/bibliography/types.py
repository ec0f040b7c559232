"""Types of works: biblatex's entry types and CSL's item types.

Where several CSL types share one entry type, biblatex's field `entrysubtype` tells them apart.
Sources: biblatex manual 3.19, sections 2.1.1 to 2.1.3; CSL 1.0.2, appendix III.
"""

CSL_TYPES = {
    "article": "article-journal", "periodical": "periodical", "suppperiodical": "article-journal", "review": "review",
    "book": "book", "mvbook": "book", "collection": "book", "mvcollection": "book", "reference": "book",
    "mvreference": "book", "proceedings": "book", "mvproceedings": "book", "manual": "book", "commentary": "book",
    "booklet": "pamphlet",
    "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter", "incollection": "chapter",
    "suppcollection": "chapter", "inreference": "entry-encyclopedia", "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis", "report": "report", "techreport": "report",
    "unpublished": "manuscript", "letter": "personal_communication", "misc": "document", "custom": "document",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "dataset": "dataset", "software": "software",
    "patent": "patent", "standard": "standard", "jurisdiction": "legal_case", "legislation": "legislation",
    "legal": "treaty",
    "audio": "song", "music": "song", "video": "motion_picture", "movie": "motion_picture",
    "artwork": "graphic", "image": "figure", "performance": "performance",
}  # fmt: skip
"""Entry type → CSL type, where no `entrysubtype` says more."""

ENTRY_TYPES: dict[str, tuple[str, str]] = {
    "article": ("online", "preprint"),
    "article-journal": ("article", ""),
    "article-magazine": ("article", "magazine"),
    "article-newspaper": ("article", "newspaper"),
    "bill": ("legislation", "bill"),
    "book": ("book", ""),
    "broadcast": ("video", "broadcast"),
    "chapter": ("incollection", ""),
    "classic": ("book", "classic"),
    "collection": ("misc", "collection"),
    "dataset": ("dataset", ""),
    "document": ("misc", ""),
    "entry": ("inreference", "entry"),
    "entry-dictionary": ("inreference", "dictionary"),
    "entry-encyclopedia": ("inreference", ""),
    "event": ("misc", "event"),
    "figure": ("image", ""),
    "graphic": ("artwork", ""),
    "hearing": ("legal", "hearing"),
    "interview": ("misc", "interview"),
    "legal_case": ("jurisdiction", ""),
    "legislation": ("legislation", ""),
    "manuscript": ("unpublished", ""),
    "map": ("image", "map"),
    "motion_picture": ("movie", ""),
    "musical_score": ("music", "score"),
    "pamphlet": ("booklet", ""),
    "paper-conference": ("inproceedings", ""),
    "patent": ("patent", ""),
    "performance": ("performance", ""),
    "periodical": ("periodical", ""),
    "personal_communication": ("letter", ""),
    "post": ("online", "post"),
    "post-weblog": ("online", "blog"),
    "regulation": ("legislation", "regulation"),
    "report": ("report", ""),
    "review": ("review", ""),
    "review-book": ("review", "book"),
    "software": ("software", ""),
    "song": ("music", ""),
    "speech": ("unpublished", "speech"),
    "standard": ("standard", ""),
    "thesis": ("thesis", ""),
    "treaty": ("legal", ""),
    "webpage": ("online", ""),
}
"""CSL type → entry type and `entrysubtype`; "" where the entry type alone says it."""

_SUBTYPES = {(entry, subtype): csl for csl, (entry, subtype) in ENTRY_TYPES.items() if subtype}

GENRES = {
    "phdthesis": "PhD thesis", "mathesis": "Master’s thesis", "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis", "techreport": "Technical report", "resreport": "Research report",
    "software": "Computer software", "datacd": "CD-ROM", "audiocd": "Audio CD",
    "patent": "Patent", "patentde": "German patent", "patenteu": "European patent", "patentfr": "French patent",
    "patentuk": "British patent", "patentus": "U.S. patent", "patreq": "Patent request",
    "patreqde": "German patent request", "patreqeu": "European patent request",
    "patreqfr": "French patent request", "patrequk": "British patent request", "patrequs": "U.S. patent request",
}  # fmt: skip
"""biblatex's words for `type` → what they print (manual, section 4.9.2)."""

GENRE_KEYS = {genre: key for key, genre in GENRES.items()}

PERIODICAL = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "periodical", "review", "review-book"}
)
"""CSL types that appear in a journal, with volume and issue."""

CHAPTERS = frozenset({"chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"})
"""CSL types that appear in a book."""

NUMBERED = frozenset(
    "report patent standard legislation bill regulation legal_case treaty hearing manuscript dataset software "
    "document webpage article post post-weblog broadcast".split()
)
"""CSL types whose `number` is their own, not that of a series or an issue."""


WEB = frozenset({"webpage", "post", "post-weblog", "article"})
"""CSL types that appear on a site, whose name is biblatex's `organization`."""


def csl_type(entry_type: str, subtype: str = "") -> str:
    """The CSL type of an entry type with its `entrysubtype`; "document" where it is unknown."""
    named = next((name for name in (subtype, subtype.replace("-", "_")) if name in ENTRY_TYPES), None)
    known = _SUBTYPES.get((entry_type, subtype.lower())) or named
    return known or CSL_TYPES.get(entry_type) or (entry_type if entry_type in ENTRY_TYPES else "document")


def entry_type(csl: str) -> tuple[str, str]:
    """The entry type and `entrysubtype` of a CSL type; an unknown one is a `misc` with its name as subtype."""
    return ENTRY_TYPES.get(csl, ("misc", csl.replace("_", "-")))  # biblatex cannot take an underscore here
