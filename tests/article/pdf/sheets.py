"""Articles as sheets, for the tests of the whole reader."""

from tests.article.pdf.writer import Sheet, pdf

FILLER = [
    "The council met in the long hall of the old town and heard the envoys",
    "of three cities, who spoke of grain, of tolls and of the new road that",
    "was to cross the river below the mill, and when they had finished the",
    "eldest of the council rose and thanked them for their patience and",
    "promised an answer within the month, as the custom of the place was.",
]


def article(
    *pages: tuple[list[str], list[str]],
    size: float = 11,
    note_size: float = 8,
    rule: bool = False,
    head: str = "",
    foot: str = "",
) -> bytes:
    """An article whose pages are (lines of the body, lines of the notes); notes end at the foot of the page."""
    sheets = []
    for number, (body, notes) in enumerate(pages, 1):
        sheet = Sheet()
        sheet.lines(50, 530, body, size=size)
        top = 60 + 1.2 * note_size * (len(notes) - 1)
        sheet.lines(50, top, notes, size=note_size)
        if rule:
            sheet.rule(50, 130, top + 1.4 * note_size)
        if head:
            sheet.text(50, 570, head.format(number), size=9)
        if foot:
            sheet.text(200, 25, foot.format(number), size=9)
        sheets.append(sheet)
    return pdf(sheets)
