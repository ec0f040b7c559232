"""What announces notes, references, or neither."""

import pytest

from refman.article.headings import announces_notes, announces_others, announces_references

LINES = {
    "notes": ["Notes", "NOTES:", "## Endnotes", "4. Foot notes", "IV. Notes", "Notes and References", "Notes to Chapter 3", "Fußnoten", "Notes de bas de page", "Przypisy"],
    "references": ["References", "6 Works Cited", "Selected Bibliography", "_Literatur_", "Quellen- und Literaturverzeichnis", "Références bibliographiques", "Bibliografia", "References and Notes", "Further  Reading"],
    "others": ["About the Author", "Appendix B: The Tolls", "Danksagung", "Conflict of interest", "Zusammenfassung", "Figures", "Share this on Facebook"],
    "": ["", "3.", "Notes from underground are rare", "The references are wrong", "A sourcebook", "Indexing", "Notes to " + "a very long title " * 5],
}  # fmt: skip


@pytest.mark.parametrize(
    ("line", "announced"), [(line, kind) for kind, lines in LINES.items() for line in lines]
)
def test_headings(line: str, announced: str) -> None:
    assert [announces_notes(line), announces_references(line), announces_others(line)] == [
        announced == kind for kind in ("notes", "references", "others")
    ]
