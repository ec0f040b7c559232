"""What a comparison says, in words for people."""

from refman.dedupe.levels import Author, Comparison, Kind, Pages, Title, Value, Venue, Year
from refman.dedupe.normalize import Columns

TITLES: dict[int, str] = {
    Title.SAME: "same title",
    Title.SPELLING: "title differs in spelling only",
    Title.SUBTITLE: "title differs by the subtitle only",
    Title.TRUNCATED: "one title begins or ends like the other",
    Title.LOOSE: "similar titles",
    Title.INSERTED: "one title has a further word",
    Title.WIDENED: "one title has further words",
    Title.SWAPPED: "a word of the title differs",
    Title.OTHER: "different titles",
    Title.NUMBER: "the titles differ in a number",
    Title.MARKER: "one is an erratum, comment or reply",
}
AUTHORS: dict[int, str] = {
    Author.SAME: "same authors",
    Author.TRUNCATED: "same authors, as far as they are listed",
    Author.FIRST: "same first author",
    Author.SOME: "an author in common",
    Author.DIFFERENT: "different authors",
}
YEARS: dict[int, str] = {
    Year.SAME: "same year ({0})",
    Year.NEAR: "years one apart ({0}, {1})",
    Year.APART: "different years ({0}, {1})",
    Year.FAR: "different years ({0}, {1})",
}
PAGES: dict[int, str] = {
    Pages.SAME: "same pages",
    Pages.FIRST: "same first page",
    Pages.WITHIN: "a page within the other's range",
    Pages.DIFFERENT: "different pages",
}
VENUES: dict[int, str] = {
    Venue.SAME: "same {0}",
    Venue.SIMILAR: "similar {0}",
    Venue.DIFFERENT: "different {0}",
}
TORN = "one entry fits another work as well"


def explain(columns: Columns, pairs: Comparison, index: int) -> tuple[str, ...]:
    """Why a pair is, or is not, one work, one reason each: "same authors", "title differs by the subtitle only"."""
    level = pairs.row(index)
    one, two = level["left"], level["right"]
    volumes = columns.volumes.item(one), columns.volumes.item(two)
    parts = [
        ("", "same DOI", "different DOIs")[level["doi"]],
        ("", "same identifier or address", "")[level["identifier"]],
        AUTHORS.get(level["author"], ""),
        "different first names" if level["namesakes"] else "",
        TITLES.get(level["title"], ""),
        YEARS.get(level["year"], "").format(columns.years.item(one), columns.years.item(two)),
        VENUES.get(level["venue"], "").format("publisher" if level["is_book"] else "journal or book"),
        "different days" if level["other_day"] else "",
        ("", "volume {}", "different volumes ({}, {})")[level["volume"]].format(*volumes),
        "different numbers" if level["issue"] == Value.DIFFERENT or level["other_number"] else "",
        PAGES.get(level["pages"], ""),
        "different editions" if level["edition"] == Value.DIFFERENT else "",
        "different kinds of publication" if level["kind"] == Kind.DIFFERENT else "",
        "one is a preprint" if level["one_is_preprint"] else "",
    ]
    return tuple(filter(None, parts))
