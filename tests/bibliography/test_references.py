"""The project's own library, printed in seven styles, as the golden files `references/*.txt` hold it.

    python -m tests.bibliography.test_references

makes the files again; read the difference before you commit it.
"""

from pathlib import Path

import pytest

from refman.bibliography import to_item
from refman.bibliography.inheritance import inherited
from refman.bibliography.render import set_bibliography, to_text
from refman.bibliography.styles import find_style
from refman.library import Library

STYLES = (
    "chicago-notes-bibliography",
    "chicago-author-date",
    "apa",
    "modern-language-association",
    "ieee",
    "nlm-citation-sequence",
    "harvard-cite-them-right",
)
LIBRARY = Path(__file__).parents[2] / "references" / "library.bib"
GOLDEN = Path(__file__).parent / "golden" / "references"


def printed(style: str) -> str:
    entries = Library.open(LIBRARY).entries
    items = [to_item(entry) for entry in inherited(entries.values(), entries)[0]]
    return "".join(f"{to_text(entry)}\n" for entry in set_bibliography(items, find_style(style)))


@pytest.mark.skipif(not LIBRARY.is_file(), reason="references/library.bib has not been made yet")
@pytest.mark.parametrize("style", STYLES)
def test_the_own_library_prints_as_before(style: str) -> None:
    assert printed(style) == (GOLDEN / f"{style}.txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name in STYLES:
        (GOLDEN / f"{name}.txt").write_text(printed(name), encoding="utf-8", newline="\n")
