"""What a style of citing is: templates by kind of work, and how names and dates are printed.

In a template `{field}` is a field, `{field:style}` one printed in a style of its own, `<…>` is left out where the work
lacks a field in it, `“…”` are the quotation marks and `*…*` the emphasis of the document, `⟨…⟩` angle brackets.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """The habits of a family of documents, each of which picks one of several.

    Attributes:
        lang: "en" or "de".
        names: manners of `refman.citation.train.printing.print_names`.
        joiners: what stands before the last name.
        dates: manners of `refman.citation.train.printing.print_date`.
        templates: by kind of work.
        short: templates of citations that come back to a work.

    """

    lang: str
    names: tuple[str, ...]
    joiners: tuple[str, ...]
    dates: tuple[str, ...]
    templates: Mapping[str, tuple[str, ...]]
    short: tuple[str, ...]
