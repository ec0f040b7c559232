"""Fields of entries and variables of CSL items that say the same.

Sources: biblatex manual 3.19, section 2.2; CSL 1.0.2, appendix IV. A variable that neither BibTeX nor biblatex has
a field for is stored under its own name, in lower case.
"""

TEXT: dict[str, tuple[str, ...]] = {
    "title-short": ("shorttitle",),
    "container-title-short": ("shortjournal", "journalabbr"),
    "collection-title": ("series",),
    "number-of-volumes": ("volumes",),
    "volume": ("volume",),
    "part-number": ("part",),
    "edition": ("edition",),
    "version": ("version",),
    "chapter-number": ("chapter",),
    "number-of-pages": ("pagetotal", "numpages"),
    "publisher-place": ("address", "location"),
    "ISBN": ("isbn",),
    "ISSN": ("issn",),
    "PMID": ("pmid",),
    "PMCID": ("pmcid", "pmc"),
    "event-title": ("eventtitle",),
    "event-place": ("venue",),
    "original-title": ("origtitle",),
    "original-publisher": ("origpublisher",),
    "original-publisher-place": ("origlocation",),
    "call-number": ("library", "lccn"),
    "status": ("pubstate",),
    "abstract": ("abstract",),
    "keyword": ("keywords", "keyword"),
}
"""CSL variable → fields that may hold it, the one that is written first."""

OWN_NAME = frozenset(
    "archive archive_collection archive_location archive-place authority citation-label dimensions division "
    "jurisdiction medium part-title printing-number references reviewed-genre reviewed-title scale section source "
    "supplement-number collection-number genre-short year-suffix".split()
)
"""Variables stored under their own name."""

NAMES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "container-author": "bookauthor",
}
"""CSL's name variables with a field of another sort; all others are stored under their own name."""

ROLES = frozenset(
    {
        "compiler",
        "director",
        "organizer",
        "producer",
        "curator",
        "chair",
        "host",
        "narrator",
        "performer",
        "illustrator",
        "composer",
        "interviewer",
        "contributor",
    }
)
"""What `editortype` may say and CSL has a variable for."""
ROLE_WORDS = {"collaborator": "contributor"}

DATE_FIELDS = {"accessed": "urldate", "event-date": "eventdate", "original-date": "origdate"}
"""CSL's date variables that are one field; `submitted` and `available-date` keep their names."""

PUBLISHERS = {"thesis": "school", "report": "institution"}
"""CSL type → field of the publisher, where it is not `publisher`."""

LANGUAGES = {
    "english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB",
    "canadian": "en-CA", "australian": "en-AU", "german": "de", "ngerman": "de-DE", "austrian": "de-AT",
    "naustrian": "de-AT", "swissgerman": "de-CH", "nswissgerman": "de-CH", "french": "fr", "francais": "fr-FR",
    "canadien": "fr-CA", "acadian": "fr-CA", "spanish": "es", "mexican": "es-MX", "italian": "it",
    "portuguese": "pt", "portuges": "pt-PT", "brazilian": "pt-BR", "brazil": "pt-BR", "dutch": "nl",
    "afrikaans": "af", "danish": "da", "swedish": "sv", "norwegian": "no", "norsk": "nb", "nynorsk": "nn",
    "finnish": "fi", "icelandic": "is", "polish": "pl", "czech": "cs", "slovak": "sk", "slovene": "sl",
    "slovenian": "sl", "croatian": "hr", "serbian": "sr", "bosnian": "bs", "bulgarian": "bg", "macedonian": "mk",
    "russian": "ru", "ukrainian": "uk", "belarusian": "be", "greek": "el", "latin": "la", "hungarian": "hu",
    "magyar": "hu", "romanian": "ro", "turkish": "tr", "arabic": "ar", "hebrew": "he", "persian": "fa", "farsi": "fa",
    "hindi": "hi", "chinese": "zh", "japanese": "ja", "korean": "ko", "vietnamese": "vi", "catalan": "ca",
    "basque": "eu", "galician": "gl", "welsh": "cy", "irish": "ga", "estonian": "et", "latvian": "lv",
    "lithuanian": "lt", "albanian": "sq", "armenian": "hy", "georgian": "ka", "indonesian": "id",
}  # fmt: skip
"""babel's names of languages → BCP 47 tags."""

LANGUAGE_NAMES = {tag.lower(): name for name, tag in reversed(LANGUAGES.items())}

ORDINALS = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7",
    "eighth": "8", "ninth": "9", "tenth": "10", "eleventh": "11", "twelfth": "12",
}  # fmt: skip

EPRINTS = {
    "arxiv": "https://arxiv.org/abs/",
    "jstor": "https://www.jstor.org/stable/",
    "hdl": "https://hdl.handle.net/",
    "googlebooks": "https://books.google.com/books?id=",
}
"""Archives that biblatex knows by `eprinttype` → address of a work in them."""

STATES = {
    "inpreparation": "in preparation", "submitted": "submitted", "forthcoming": "forthcoming",
    "inpress": "in press", "prepublished": "prepublished",
}  # fmt: skip
"""biblatex's words for `pubstate`."""

ORDER = (
    "author editor editortype translator bookauthor title subtitle maintitle booktitle journal organization volume "
    "number edition series chapter pages publisher institution school address year month day date"
).split()
"""Order in which an entry made by refman names its fields; the others follow."""
