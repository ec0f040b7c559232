"""An annotated note, and the training example that it is."""

import json
from pathlib import Path
from typing import Any

from refman.citation.train.corpus import Example, read_notes

NOTE: dict[str, Any] = {
    "doc": "a",
    "lang": "en",
    "label": "1",
    "text": "See Jane Roe and Max Doe, Ants of the North (Leeds: Hive, 1990), 12; they differ on that point of method.",
    "segments": [
        {
            "kind": "citation",
            "start": 4,
            "end": 67,
            "fields": [
                {"field": "author", "start": 4, "end": 12},
                {"field": "author", "start": 17, "end": 24},
                {"field": "title", "start": 26, "end": 43},
                {"field": "publisher-place", "start": 45, "end": 50},
                {"field": "publisher", "start": 52, "end": 56},
                {"field": "issued", "start": 58, "end": 62},
                {"field": "locator", "start": 65, "end": 67},
            ],
        }
    ],
}


def annotated(folder: Path) -> Example:
    """The note as it is read from a file in `folder`."""
    (folder / "a.jsonl").write_text(json.dumps(NOTE) + "\n", encoding="utf-8")
    [example] = read_notes(folder)
    return example
