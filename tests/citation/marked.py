"""Citations with their fields marked by their own words, for tests."""

from typing import Any

from refman.citation.fields import to_item
from refman.citation.spans import FieldSpan


def spans_of(citation: str, **fields: str | list[str]) -> list[FieldSpan]:
    """The spans of `fields`, given as they stand in `citation`, in order; `container_title` is container-title."""
    spans = []
    for name, values in fields.items():
        field = name if name.startswith("archive") else name.replace("_", "-")
        for value in [values] if isinstance(values, str) else values:
            start = citation.index(value)
            spans.append(FieldSpan(field, start, start + len(value)))
    return sorted(spans, key=lambda s: s.start)


def item(citation: str, **fields: str | list[str]) -> dict[str, Any]:
    """The item of `citation`."""
    return to_item(citation, spans_of(citation, **fields), citation=(0, len(citation)))
