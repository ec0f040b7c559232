"""Laws for any page whatever: nothing breaks, and notes are made of what the page says."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from refman.article.pdf.reading import read_bytes
from refman.errors import UnreadableError
from tests.article.pdf.writer import Sheet, pdf

TEXT = st.lists(
    st.sampled_from(
        [
            "^1^",
            "^2^ ",
            "2.",
            "[3]",
            "*it*",
            "word",
            "Notes",
            "References",
            "1999",
            "(4)",
            "a-",
            "*",
            "†",
            "Ibid.",
            "(",
            "^ii^",
        ]
    ),
    min_size=1,
    max_size=7,
).map(" ".join)
LINES = st.lists(
    st.tuples(
        st.integers(-20, 430), st.integers(-20, 620), TEXT, st.sampled_from([0, 1, 6, 8, 8, 10, 10, 30]),
        st.sampled_from(["1 0 0 1"] * 8 + ["0 1 -1 0", "-1 0 0 -1", "0 0 0 0", "0.7 0.7 -0.7 0.7"]),
    ),
    max_size=40,
)  # fmt: skip


@given(pages=st.lists(LINES, min_size=1, max_size=3), lined=st.booleans(), ruled=st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_breaks(
    pages: list[list[tuple[int, int, str, int, str]]], *, lined: bool, ruled: bool
) -> None:
    sheets = []
    for lines in pages:
        sheet = Sheet()
        for number, (x, y, text, size, turn) in enumerate(lines):
            sheet.text(50 if lined else x, 580 - 12 * number if lined else y, text, size=size, turn=turn)
        if ruled:
            sheet.rule(50, 130, 300)
        sheets.append(sheet)
    try:
        found = read_bytes(pdf(sheets))
    except UnreadableError as error:
        assert "no text layer" in error.what  # noqa: PT017
        return
    said = Counter("".join(text for lines in pages for _, _, text, _, _ in lines))
    read = Counter("".join(note.text for note in found.notes).replace(" ", "").replace("*", ""))
    assert all(said[char] >= count for char, count in read.items())
