"""What a comparison says, as a sentence for people."""

from refman.dedupe.levels import Author, Comparison, Kind, Pages, Title, Value, Venue, Year
from refman.dedupe.normalize import Columns

TITLES = {
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
AUTHORS = {
    Author.SAME: "same authors",
    Author.TRUNCATED: "same authors, as far as they are listed",
    Author.FIRST: "same first author",
    Author.SOME: "an author in common",
    Author.DIFFERENT: "different authors",
}
YEARS = {
    Year.SAME: "same year ({0})",
    Year.NEAR: "years one apart ({0}, {1})",
    Year.APART: "different years ({0}, {1})",
    Year.FAR: "different years ({0}, {1})",
}
PAGES = {
    Pages.SAME: "same pages",
    Pages.FIRST: "same first page",
    Pages.WITHIN: "a page within the other's range",
    Pages.DIFFERENT: "different pages",
}
VENUES = {
    Venue.SAME: "same {0}",
    Venue.SIMILAR: "similar {0}",
    Venue.DIFFERENT: "different {0}",
}
TORN = "one entry fits another work as well"


def explain(columns: Columns, pairs: Comparison, index: int) -> str:
    """Why the pair at `index` is, or is not, one work: "same authors, title differs by the subtitle only, …"."""
    left, right = int(pairs.left[index]), int(pairs.right[index])
    parts = [
        "same DOI" if pairs.doi[index] == Value.SAME else "different DOIs" if pairs.doi[index] else "",
        "same identifier or address" if pairs.identifier[index] == Value.SAME else "",
        AUTHORS.get(Author(pairs.author[index]), ""),
        "different first names" if pairs.namesakes[index] else "",
        TITLES.get(Title(pairs.title[index]), ""),
        YEARS.get(Year(pairs.year[index]), "").format(columns.years[left], columns.years[right]),
        VENUES.get(Venue(pairs.venue[index]), "").format(
            "publisher" if pairs.is_book[index] else "journal or book"
        ),
        "different days" if pairs.other_day[index] else "",
        _volume(columns, pairs, index),
        "different numbers" if pairs.issue[index] == Value.DIFFERENT or pairs.other_report[index] else "",
        PAGES.get(Pages(pairs.pages[index]), ""),
        "different editions" if pairs.edition[index] == Value.DIFFERENT else "",
        "different kinds of publication" if pairs.kind[index] == Kind.DIFFERENT else "",
        "one is a preprint" if pairs.one_is_preprint[index] else "",
    ]
    return ", ".join(part for part in parts if part)


def _volume(columns: Columns, pairs: Comparison, index: int) -> str:
    one, two = columns.volumes[pairs.left[index]], columns.volumes[pairs.right[index]]
    if pairs.volume[index] == Value.SAME:
        return f"volume {one}"
    return f"different volumes ({one}, {two})" if pairs.volume[index] == Value.DIFFERENT else ""
