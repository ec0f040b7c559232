"""Reasons why a person should decide, however high the score: what is missing or differs could mean another work."""

import numpy as np

from refman.dedupe.agreement import identified, located, other_issue, same_issue, same_title
from refman.dedupe.levels import Author, Comparison, Pages, Title, Value, Venue, Year
from refman.dedupe.normalize import Flags


def _venue(pairs: Comparison) -> Flags:
    other = (pairs.pages == Pages.DIFFERENT) | (pairs.volume != Value.SAME)
    nobody = (pairs.venue == Venue.SIMILAR) & (pairs.author == Author.NEITHER)
    return ((pairs.venue == Venue.DIFFERENT) | nobody) & other


def _issue(pairs: Comparison) -> Flags:
    confirmed = (
        (pairs.pages != Pages.MISSING) & (pairs.pages != Pages.DIFFERENT) & (pairs.venue != Venue.SIMILAR)
    )
    return other_issue(pairs) & ~confirmed


def _year(pairs: Comparison) -> Flags:
    one_range = (pairs.pages == Pages.SAME) & (pairs.year == Year.NEAR)
    unlike = (
        ((pairs.venue != Venue.SAME) & ~one_range)
        | (pairs.pages == Pages.DIFFERENT)
        | (pairs.identifier == Value.DIFFERENT)
        | ((pairs.volume == Value.DIFFERENT) & (pairs.pages != Pages.SAME))
        | ~same_title(pairs)
    )
    return (pairs.year > Year.SAME) & unlike


def _group(pairs: Comparison) -> Flags:
    """Whether the same several people wrote both in one year: they seldom have two works with titles so much alike."""
    return (pairs.author == Author.SAME) & pairs.several & (pairs.year == Year.SAME)


def _wording(pairs: Comparison) -> Flags:
    other = np.isin(pairs.title, (Title.SWAPPED, Title.LOOSE, Title.OTHER))
    wider = (pairs.title == Title.WIDENED) & ~_group(pairs)
    return other | wider | ((pairs.title >= Title.TRUNCATED) & (pairs.year == Year.MISSING))


def _common_title(pairs: Comparison) -> Flags:
    return ((pairs.length == 0) | pairs.recurring) & ~same_issue(pairs) & ~_group(pairs)


def _one_author(pairs: Comparison) -> Flags:
    """One place in print, but not one title, or authors whose first names differ: only the numbers may agree."""
    plain = located(pairs) | ((pairs.length > 1) & (pairs.venue != Venue.DIFFERENT))
    namesakes = pairs.namesakes & ~(same_title(pairs) & plain)
    return namesakes | ((pairs.title == Title.OTHER) & ~pairs.several)


def doubtful(pairs: Comparison) -> Flags:
    """Whether a person should decide, pair by pair."""
    unplaced = _venue(pairs) | _issue(pairs) | _year(pairs) | _wording(pairs) | _common_title(pairs)
    unplaced |= (pairs.doi == Value.DIFFERENT) | pairs.one_is_preprint | pairs.other_day | pairs.other_number
    return ((unplaced & ~located(pairs)) | _one_author(pairs)) & ~identified(pairs)
