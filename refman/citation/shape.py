"""Parsed notes in the shape of `parse --json`."""

from typing import Any

from refman.model import Citation, ParsedNote


def note_json(parsed: ParsedNote) -> dict[str, Any]:
    """A parsed note as `{"label", "text", "segments"}`, ready for `json.dumps`."""
    return {
        "label": parsed.note.label,
        "text": parsed.note.text,
        "segments": [
            _citation_json(s) if isinstance(s, Citation) else {"kind": s.kind, "start": s.start, "end": s.end}
            for s in parsed.segments
        ],
    }


def _citation_json(citation: Citation) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "kind": "citation",
        "start": citation.start,
        "end": citation.end,
        "id": citation.id,
        "form": citation.form,
        "refers_to": citation.refers_to,
        "confidence": round(citation.confidence, 3),
        "item": citation.item,
        "field_confidence": {name: round(value, 3) for name, value in citation.field_confidence.items()},
    }
    if citation.candidates:
        shape["candidates"] = list(citation.candidates)
    return shape
