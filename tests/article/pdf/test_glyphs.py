"""The text layer: what is level and visible comes out, with fonts and rules."""

import pytest

from refman.article.pdf.glyphs import HYPHEN, read_text_layer
from refman.article.pdf.lines import page_lines
from refman.errors import LimitError, UnreadableError
from tests.article.pdf.sheets import FILLER
from tests.article.pdf.writer import Sheet, assemble, pdf


def texts(sheet: Sheet) -> list[str]:
    return [line.text for line in page_lines(read_text_layer(pdf([sheet])).pages[0])]


def bitmap_font(content: bytes) -> bytes:
    """A page in a font like those of TeX that are pictures: neither it nor its characters have names that say anything."""
    names = b" ".join(b"%d/a%d" % (code, code) for code in range(256))
    shapes = b" ".join(b"/a%d 5 0 R" % code for code in range(256))
    return assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Resources<</Font<</F0 4 0 R>>>>/Contents 6 0 R>>",
            b"<</Type/Font/Subtype/Type3/FontBBox[0 0 10 10]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 0/LastChar 255/Resources<<>>"
            b"/Widths[" + b"5 " * 256 + b"]/CharProcs<<" + shapes + b">>/Encoding<</Type/Encoding/Differences[" + names + b"]>>>>",
            b"<</Length 31>>stream\n5 0 0 0 4 5 d1 0 0 4 5 re f   \nendstream",
            b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        ]
    )  # fmt: skip


def test_ligatures_and_quotes_of_fonts_that_do_not_name_them() -> None:
    data = bitmap_font(rb"BT /F0 10 Tf 50 500 Td (\020Tari\033s\021 3\0255 {) Tj ET")
    [line] = page_lines(read_text_layer(data).pages[0])
    assert line.text == "“Tariffs” 3–5 –"


def test_a_line_with_a_raised_and_an_italic_piece() -> None:
    sheet = Sheet()
    sheet.text(50, 500, "Tolls rose^12^ in *Lower Saxony* then.")
    [line] = page_lines(read_text_layer(pdf([sheet])).pages[0])
    assert [(p.text.strip(), p.italic, p.raised) for p in line.pieces] == [
        ("Tolls rose", False, False),
        ("12", False, True),
        ("in", False, False),
        ("Lower Saxony", True, False),
        ("then.", False, False),
    ]
    assert (round(line.size), round(line.y), line.page) == (10, 500, 1)


def test_watermarks_and_stamps_are_left_out() -> None:
    sheet = Sheet()
    sheet.lines(50, 500, FILLER)
    sheet.text(100, 100, "DRAFT", size=60, turn="0.7 0.7 -0.7 0.7")
    sheet.text(400, 100, "Downloaded from the library", size=7, turn="0 1 -1 0")
    sheet.text(500, 500, "beyond the edge")
    assert texts(sheet) == FILLER


@pytest.mark.parametrize(("turn", "at"), [("0 1 -1 0", (60, 50)), ("0 -1 1 0", (60, 550)), ("-1 0 0 -1", (400, 80))])  # fmt: skip
def test_a_turned_page_is_read_upright(turn: str, at: tuple[float, float]) -> None:
    sheet = Sheet()
    x, y = at
    step = {"0 1 -1 0": (14, 0), "0 -1 1 0": (-14, 0), "-1 0 0 -1": (0, 14)}[turn]
    for number, line in enumerate(FILLER):
        offset = 4 - number if turn == "0 -1 1 0" else number
        place = offset if turn == "0 -1 1 0" else number
        sheet.text(x + (abs(step[0]) * place), y + step[1] * number, line, turn=turn)
    assert texts(sheet) == FILLER


def test_rules_are_read() -> None:
    sheet = Sheet()
    sheet.text(50, 500, "Text.")
    sheet.rule(50, 130, 90)
    [rule] = read_text_layer(pdf([sheet])).pages[0].rules
    assert [round(edge) for edge in rule] == [50, 130, 90]


def test_a_hyphen_at_a_lines_end_is_marked() -> None:
    sheet = Sheet()
    sheet.lines(50, 500, ["the publi-", "cation of notes"])
    assert texts(sheet)[0] in {"the publi-", "the publi" + HYPHEN}


def test_metadata() -> None:
    sheet = Sheet()
    sheet.text(50, 500, "Text.")
    assert read_text_layer(pdf([sheet], info={"Title": "A Title"})).metadata == {"Title": "A Title"}


LOCKED = pdf(
    [Sheet()],
    trailer=f"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'00' * 32}>/U<{'11' * 32}>>>",
)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.4\nnothing", "damaged"),
        (
            LOCKED,
            "password",
        ),
    ],
)
def test_unreadable(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says) as caught:
        read_text_layer(data)
    assert caught.value.hint


def test_too_many_pages() -> None:
    with pytest.raises(LimitError, match="3 pages, more than 2"):
        read_text_layer(pdf([Sheet(), Sheet(), Sheet()]), max_pages=2)


def test_too_much_text(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = Sheet()
    sheet.lines(50, 500, FILLER)
    monkeypatch.setattr("refman.article.pdf.glyphs._GLYPHS_PER_PAGE", 100)
    with pytest.raises(LimitError, match="on one page"):
        read_text_layer(pdf([sheet]))
    monkeypatch.setattr("refman.article.pdf.glyphs._GLYPHS_PER_PAGE", 1000)
    monkeypatch.setattr("refman.article.pdf.glyphs._GLYPHS", 500)
    with pytest.raises(LimitError, match="more text"):
        read_text_layer(pdf([sheet, sheet]))
