"""What a pair of entries agrees or disagrees in, where more than one rule asks."""

from refman.dedupe.levels import Author, Comparison, Kind, Pages, Place, Title, Value, Venue, Year
from refman.dedupe.normalize import Flags


def located(pairs: Comparison) -> Flags:
    """Whether volume and pages agree: the same place in print."""
    return pairs.place > Place.UNKNOWN


def numbered(pairs: Comparison) -> Flags:
    """Whether volume or first page agrees."""
    return (pairs.volume == Value.SAME) | (pairs.pages == Pages.SAME) | (pairs.pages == Pages.FIRST)


def identified(pairs: Comparison) -> Flags:
    """Whether an identifier agrees, and the title does not say otherwise; one address may list several lectures."""
    same = (pairs.doi == Value.SAME) | ((pairs.identifier == Value.SAME) & (pairs.title != Title.LOOSE))
    return same & (pairs.title <= Title.WIDENED)


def nameless(pairs: Comparison) -> Flags:
    """Whether an identifier agrees where a title is missing, and neither authors nor years contradict it."""
    open_ = (pairs.author != Author.SOME) & (pairs.author != Author.DIFFERENT) & (pairs.year <= Year.NEAR)
    return identified(pairs) & (pairs.title == Title.MISSING) & open_


def repeated(pairs: Comparison) -> Flags:
    """Whether entries that name nobody, statutes or cases, say the same of themselves and leave out the same."""
    said = (pairs.title == Title.SAME) & (pairs.length > 1) & (pairs.year <= Year.SAME) & (pairs.uneven == 0)
    same = (pairs.venue <= Venue.SAME) & (pairs.kind == Kind.SAME) & (pairs.identifier != Value.DIFFERENT)
    return said & same & (pairs.author == Author.NEITHER) & ~elsewhere(pairs)


def renamed(pairs: Comparison) -> Flags:
    """Whether DOI and authors agree, whatever the titles: one may be translated, or the DOI copied in error."""
    return (pairs.doi == Value.SAME) & same_authors(pairs)


def same_title(pairs: Comparison) -> Flags:
    """Whether the titles are the same but for spelling."""
    return (pairs.title == Title.SAME) | (pairs.title == Title.SPELLING)


def same_authors(pairs: Comparison) -> Flags:
    """Whether the authors are the same, as far as they are listed."""
    return (pairs.author == Author.SAME) | (pairs.author == Author.TRUNCATED)


def same_issue(pairs: Comparison) -> Flags:
    """Whether volume and issue agree."""
    return (pairs.volume == Value.SAME) & (pairs.issue == Value.SAME)


def other_issue(pairs: Comparison) -> Flags:
    """Whether volume or issue differ."""
    return (pairs.volume == Value.DIFFERENT) | (pairs.issue == Value.DIFFERENT)


def elsewhere(pairs: Comparison) -> Flags:
    """Whether volume, issue or pages differ."""
    return other_issue(pairs) | (pairs.pages == Pages.DIFFERENT)
