"""Columns and lines, from top to bottom."""

from refman.article.pdf.glyphs import read_text_layer
from refman.article.pdf.lines import Line, page_lines
from tests.article.pdf.writer import Sheet, pdf

LEFT = [f"the left column says number {n} of it" for n in range(12)]
RIGHT = [f"and the right one answers with {n} now" for n in range(12)]


def lines(sheet: Sheet) -> list[Line]:
    return page_lines(read_text_layer(pdf([sheet])).pages[0])


def two_columns(*, rows: bool) -> Sheet:
    sheet = Sheet()
    sheet.text(60, 550, "A title that runs across both of the columns of the page", size=14)
    if rows:
        for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
            sheet.text(40, 500 - 12 * number, left, size=9)
            sheet.text(220, 500 - 12 * number, right, size=9)
    else:
        sheet.lines(40, 500, LEFT, size=9)
        sheet.lines(220, 500, RIGHT, size=9)
    sheet.text(40, 300, "A footer that also runs across both of the columns, being so very long", size=9)
    return sheet


def test_columns_are_read_one_after_the_other_whatever_the_order_in_the_file() -> None:
    for rows in (False, True):
        found = lines(two_columns(rows=rows))
        assert [line.text for line in found[1:-1]] == LEFT + RIGHT
        assert [line.column for line in found] == [0, *[1] * 12, *[2] * 12, 0]


def test_one_column_with_wide_spaces_stays_one() -> None:
    sheet = Sheet()
    for number in range(20):
        sheet.text(50, 550 - 12 * number, f"line {number} of the page begins", size=9)
        sheet.text(200 + 3 * number, 550 - 12 * number, "and goes on", size=9)
    found = lines(sheet)
    assert len(found) == 20
    assert found[3].text == "line 3 of the page begins and goes on"


def test_pieces_of_a_line_in_any_order() -> None:
    sheet = Sheet()
    sheet.text(150, 500, "second")
    sheet.text(50, 500, "first")
    sheet.text(180, 504, "7", size=6)
    sheet.text(50, 480, "below")
    assert [line.text for line in lines(sheet)] == ["first second7", "below"]


def test_small_capitals_do_not_make_a_line_small() -> None:
    sheet = Sheet()
    sheet.content.append(
        b"BT /F0 10 Tf 50 500 Td (D) Tj /F0 7 Tf (ANIEL ) Tj /F0 10 Tf (B) Tj /F0 7 Tf (OORSTIN) Tj ET"
    )
    sheet.content[0] = sheet.content[0].replace(b"OORSTIN) Tj", b"OORSTIN) Tj /F0 10 Tf ( wrote) Tj")
    [line] = lines(sheet)
    assert line.text == "DANIEL BOORSTIN wrote"
    assert round(line.size) == 10
    assert not any(piece.raised for piece in line.pieces)


def test_columns_of_a_part_of_the_page() -> None:
    sheet = Sheet()
    sheet.lines(
        40, 560, ["A text that runs across the whole of the page, line after line, to its end"] * 8, size=10
    )
    sheet.lines(40, 300, LEFT[:7], size=9)
    sheet.lines(220, 300, RIGHT[:7], size=9)
    assert [line.text for line in lines(sheet)][8:] == LEFT[:7] + RIGHT[:7]
