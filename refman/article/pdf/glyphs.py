"""The text layer of a PDF as glyphs with place and font; the only module that knows PDFium."""

import math
from collections import Counter
from collections.abc import Callable, Iterator
from ctypes import byref, c_double, c_float, c_int, c_void_p, create_string_buffer
from dataclasses import dataclass
from typing import Any, NamedTuple

from refman.article import limits
from refman.errors import LimitError, UnreadableError

HYPHEN = "\x02"
"""A hyphen at the end of a line, where PDFium found the word to go on below."""

_GLYPHS_PER_PAGE = 200_000
_GLYPHS = 20_000_000
_OBJECTS_PER_PAGE = 50_000
_ITALIC = 1 << 6
_ITALIC_NAMES = ("italic", "oblique", "kursiv", "slanted", "-it", ",it", "cmti", "cmsl", "-sl")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_TEX = (
    dict(zip((0x0B, 0x0C, 0x0D, 0x0E, 0x0F), ("ff", "fi", "fl", "ffi", "ffl"), strict=True))
    | dict(zip(range(0x1B, 0x20), ("ff", "fi", "fl", "ffi", "ffl"), strict=True))
    | dict(zip(range(0x10, 0x17), "“”„«»–—", strict=True))
    | {0x5C: "“", 0x7B: "–", 0x7C: "—"}
)
"""What TeX's own encodings (OT1, T1) put where Unicode has none of it; its bitmap fonts do not say so and have no name."""
_HYPHENS = {"\x02", "\ufffe", "\u00ad"}
_SPACES = {" ", "\t", "\u00a0", "\u2002", "\u2003", "\u2009", "\u202f"}
_PERHAPS_RAISED = frozenset("0123456789")


class Font(NamedTuple):
    """How a glyph is set: size in points as seen on the page, the font's name without its subset tag."""

    size: float
    name: str
    italic: bool


class Glyph(NamedTuple):
    """One character: its left and right edge, baseline, how far its ink floats above the baseline (digits only)."""

    text: str
    x0: float
    x1: float
    y: float
    lift: float
    font: Font


@dataclass(frozen=True, slots=True)
class Page:
    """A page turned upright: its glyphs in the order of the file, horizontal rules as (x0, x1, y); y grows upward."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The pages of a PDF and its document information ("Title", "Author", "CreationDate" …)."""

    pages: tuple[Page, ...]
    metadata: dict[str, str]


def read_text_layer(data: bytes, *, max_pages: int = limits.PDF_PAGES) -> TextLayer:
    """Read the glyphs of a PDF.

    Raises:
        UnreadableError: damaged, or locked with a password.
        LimitError: more pages or glyphs than refman is willing to read.

    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(str(error)) from error
    with document:
        count = len(document)
        if count > max_pages:
            raise LimitError(f"{count} pages, more than {max_pages}", hint="Split the document.")
        pages, glyphs = [], 0
        for number in range(count):
            page = _read_page(document.raw, number)
            if page is not None:
                pages.append(page)
                glyphs += len(page.glyphs)
            if glyphs > _GLYPHS:
                raise LimitError("more text than refman is willing to read", hint="Split the document.")
        if not pages:
            raise UnreadableError("a damaged PDF: no page can be read", hint=_MEND)
        return TextLayer(tuple(pages), document.get_metadata_dict(skip_empty=True))


_MEND = "Open it in a PDF program and save it again."


def _refusal(reason: str) -> UnreadableError:
    if "password" in reason.lower() or "security" in reason.lower():
        return UnreadableError(
            "the PDF is locked with a password", hint="Open it in a PDF program and save it without one."
        )
    return UnreadableError("a damaged or truncated PDF", hint=_MEND)


def _read_page(document: Any, number: int) -> Page | None:
    """One page; None where PDFium cannot load it."""
    from pypdfium2 import raw

    page = raw.FPDF_LoadPage(document, number)
    if not page:
        return None
    try:
        text = raw.FPDFText_LoadPage(page)
        if not text:
            return None
        try:
            glyphs = list(_glyphs(text))
        finally:
            raw.FPDFText_ClosePage(text)
        box = _visible_box(page)
        return _upright(number + 1, glyphs, list(_rules(page)), box)
    finally:
        raw.FPDF_ClosePage(page)


def _visible_box(page: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of what a reader shows of the page, in its own coordinates."""
    from pypdfium2 import raw

    edges = [c_float() for _ in range(4)]
    for get in (raw.FPDFPage_GetCropBox, raw.FPDFPage_GetMediaBox):
        if get(page, *(byref(edge) for edge in edges)):
            left, bottom, right, top = (edge.value for edge in edges)
            return min(left, right), min(bottom, top), max(left, right), max(bottom, top)
    return 0.0, 0.0, float(raw.FPDF_GetPageWidthF(page)), float(raw.FPDF_GetPageHeightF(page))


class _Placed(NamedTuple):
    """A glyph as PDFium places it: the angle it is written at in whole degrees, its origin and its box."""

    angle: int
    text: str
    font: Font
    origin: tuple[float, float]
    box: tuple[float, float, float, float]
    lift: float


def _glyphs(text: Any) -> Iterator[_Placed]:
    """The glyphs of a page as PDFium hands them out; those it made up are only the spaces."""
    from pypdfium2 import raw

    count = raw.FPDFText_CountChars(text)
    if count > _GLYPHS_PER_PAGE:
        raise LimitError(
            f"{count} characters on one page", hint="Is it a plan or a picture? Remove the page."
        )
    x, y, rect, box = c_double(), c_double(), raw.FS_RECTF(), [c_double() for _ in range(4)]
    at_x, at_y, at_rect, at_box = byref(x), byref(y), byref(rect), [byref(edge) for edge in box]
    fonts = _Fonts(text)
    for index in range(count):
        font, angle = fonts.of(index)
        code = raw.FPDFText_GetUnicode(text, index)
        unnamed = not font.name and raw.FPDFText_HasUnicodeMapError(text, index) == 1
        char = _TEX.get(code, "") if unnamed and code in _TEX else _character(code)
        if not char or not raw.FPDFText_GetCharOrigin(text, index, at_x, at_y):
            continue
        raw.FPDFText_GetLooseCharBox(text, index, at_rect)
        lift = 0.0
        if char in _PERHAPS_RAISED and raw.FPDFText_GetCharBox(text, index, *at_box):
            lift = box[2].value - y.value
        edges = (rect.left, rect.bottom, rect.right, rect.top)
        yield _Placed(angle, char, font, (x.value, y.value), edges, lift)


def _character(code: int) -> str:
    """A character code as text; "" for what is no character (line ends are found by place, not by code)."""
    if code in {0, 10, 13, 0xFFFF} or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    char = chr(code)
    if char in _HYPHENS:
        return HYPHEN
    if char in _SPACES:
        return " "
    if not char.isprintable():
        return ""
    return _LIGATURES.get(char, char)


class _Fonts:
    """Looks fonts up once a text object, not once a glyph."""

    def __init__(self, text: Any) -> None:
        self._text = text
        self._known: dict[int | None, tuple[Font, int]] = {}
        self._last = (Font(0.0, "", italic=False), 0)

    def of(self, index: int) -> tuple[Font, int]:
        """Font and angle of the glyph at an index; a space that PDFium made up has those of the glyph before."""
        from pypdfium2 import raw

        found = raw.FPDFText_GetTextObject(self._text, index)
        if not found:
            return self._last
        key = c_void_p.from_buffer(found).value
        if key not in self._known:
            self._known[key] = self._look_up(index)
        self._last = self._known[key]
        return self._last

    def _look_up(self, index: int) -> tuple[Font, int]:
        from pypdfium2 import raw

        matrix, flags = raw.FS_MATRIX(), c_int()
        size = raw.FPDFText_GetFontSize(self._text, index)
        angle = 0
        if raw.FPDFText_GetMatrix(self._text, index, byref(matrix)):
            size *= math.hypot(matrix.c, matrix.d)
            angle = round(math.degrees(math.atan2(matrix.b, matrix.a)))
            angle = 180 if angle == -180 else angle
        buffer = create_string_buffer(128)
        raw.FPDFText_GetFontInfo(self._text, index, buffer, 128, byref(flags))
        name = buffer.value.decode("utf-8", "replace")
        name = name.partition("+")[2] or name
        slant = flags.value & _ITALIC or any(sign in name.lower() for sign in _ITALIC_NAMES)
        sheared = angle == 0 and abs(matrix.c) > 0.15 * abs(matrix.d or 1.0)
        font = Font(round(abs(size), 1), name, bool(slant or sheared))
        return font, angle


def _rules(page: Any) -> Iterator[tuple[float, float, float]]:
    """Horizontal lines drawn on the page."""
    from pypdfium2 import raw

    edges = [c_float() for _ in range(4)]
    for index in range(min(raw.FPDFPage_CountObjects(page), _OBJECTS_PER_PAGE)):
        drawn = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetBounds(
            drawn, *(byref(edge) for edge in edges)
        ):
            left, bottom, right, top = (edge.value for edge in edges)
            if top - bottom < 3 and right - left > 30:
                yield left, right, (top + bottom) / 2


_TURNS: dict[int, Callable[[float, float, float, float], tuple[float, float]]] = {
    0: lambda x, y, _w, _h: (x, y),
    90: lambda x, y, w, _h: (y, w - x),
    180: lambda x, y, w, h: (w - x, h - y),
    -90: lambda x, y, _w, h: (h - y, x),
}


def _upright(
    number: int,
    placed: list[_Placed],
    rules: list[tuple[float, float, float]],
    box: tuple[float, float, float, float],
) -> Page:
    """Keep what is written in the page's main direction and within its visible part, with that direction level.

    Watermarks and stamps along the margin are left out by this.
    """
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    main = max(_TURNS, key=Counter(one.angle for one in placed if one.text != " ").__getitem__)
    turn = _TURNS[main]
    wide, high = (height, width) if main in {90, -90} else (width, height)
    glyphs = []
    for one in placed:
        if abs(one.angle - main) > 3:
            continue
        x, y = turn(one.origin[0] - left, one.origin[1] - bottom, width, height)
        if not (-2 <= x <= wide + 2 and -2 <= y <= high + 2):
            continue
        xa, _ = turn(one.box[0] - left, one.box[1] - bottom, width, height)
        xb, _ = turn(one.box[2] - left, one.box[3] - bottom, width, height)
        glyphs.append(Glyph(one.text, min(xa, xb), max(xa, xb), y, 0.0 if main else one.lift, one.font))
    level = [] if main else [(x0 - left, x1 - left, y - bottom) for x0, x1, y in rules]
    return Page(number, wide, high, tuple(glyphs), tuple(level))
