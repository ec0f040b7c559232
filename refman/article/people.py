"""Names of people in records of reference managers, as CSL names."""

from collections.abc import Iterable

CslName = dict[str, str]


def csl_name(text: str) -> CslName:
    """A CSL name from `Family, Given` or `Given Family`; what is only one word, or marked by a last comma, is literal.

    >>> csl_name("van Gogh, Vincent"), csl_name("Anne Doe"), csl_name("World Health Organization,")
    ({'family': 'van Gogh', 'given': 'Vincent'}, {'family': 'Doe', 'given': 'Anne'}, {'literal': 'World Health Organization'})
    """
    text = " ".join(text.split())
    family, comma, rest = (part.strip() for part in text.partition(","))
    if comma:
        given, _, suffix = (part.strip() for part in rest.partition(","))
        if not given:
            return {"literal": family}
        return {"family": family, "given": given} | ({"suffix": suffix} if suffix else {})
    given, _, family = text.rpartition(" ")
    return {"family": family, "given": given} if given else {"literal": text}


def csl_names(texts: Iterable[str]) -> list[CslName]:
    """CSL names of those texts that say something."""
    return [csl_name(text) for text in texts if text.strip(" ,")]


def without_empty(item: dict[str, object]) -> dict[str, object]:
    """The item without values that say nothing."""
    return {key: value for key, value in item.items() if value not in ("", None, [], {})}


def issued(year: str, month: str = "", day: str = "") -> dict[str, object]:
    """A CSL date; what is no number stays as `raw`."""
    parts: list[int] = []
    for part in (year, month, day):
        if not (part.isascii() and part.isdecimal() and len(part) < 10):
            break
        parts.append(int(part))
    if parts:
        return {"date-parts": [parts]}
    return {"raw": year.strip()} if year.strip() else {}
