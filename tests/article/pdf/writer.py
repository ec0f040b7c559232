"""A tiny PDF writer for tests: text at places, rules, pages; standard fonts, nothing compressed.

Markup within a line: `^12^` is raised, `*word*` is italic.
"""

import re
from dataclasses import dataclass, field

FONTS = {"roman": "Times-Roman", "italic": "Times-Italic", "bold": "Times-Bold", "mono": "Courier"}
_NAMES = {name: f"/F{number}" for number, name in enumerate(FONTS)}
_SWITCH = re.compile(r"(\^[^^]+\^|\*[^*]+\*)")


def _string(text: str) -> bytes:
    encoded = text.encode("cp1252")
    return b"(" + re.sub(rb"([()\\])", rb"\\\1", encoded) + b")"


@dataclass
class Sheet:
    """One page; the origin is at the lower left, lengths are points."""

    width: float = 420
    height: float = 600
    content: list[bytes] = field(default_factory=list)
    rotate: int = 0

    def text(
        self, x: float, y: float, text: str, *, size: float = 10, font: str = "roman", turn: str = "1 0 0 1"
    ) -> None:
        """Write one line; `turn` is the upper left part of the text matrix."""
        parts = [f"BT {turn} {x} {y} Tm".encode()]
        for part in _SWITCH.split(text):
            if part[0:1] == "^" == part[-1:]:
                parts.append(f"{_NAMES[font]} {size * 0.6:.2f} Tf {size * 0.35:.2f} Ts".encode())
                parts.append(_string(part[1:-1]) + b" Tj 0 Ts")
            elif len(part) > 2 and part[0] == "*" == part[-1]:
                parts.append(f"{_NAMES['italic']} {size} Tf ".encode() + _string(part[1:-1]) + b" Tj")
            elif part:
                parts.append(f"{_NAMES[font]} {size} Tf ".encode() + _string(part) + b" Tj")
        self.content.append(b" ".join([*parts, b"ET"]))

    def lines(
        self,
        x: float,
        y: float,
        lines: list[str],
        *,
        size: float = 10,
        leading: float = 0,
        font: str = "roman",
    ) -> float:
        """Write lines below each other; where the next one would go comes back."""
        for line in lines:
            self.text(x + 2 * (len(line) - len(line.lstrip(" "))), y, line.lstrip(" "), size=size, font=font)
            y -= leading or 1.2 * size
        return y

    def rule(self, x0: float, x1: float, y: float) -> None:
        """Draw a horizontal line."""
        self.content.append(f"{x0} {y} m {x1} {y} l 0.5 w S".encode())


def pdf(
    sheets: list[Sheet],
    *,
    info: dict[str, str] | None = None,
    trailer: str = "",
    extra: list[bytes] | None = None,
) -> bytes:
    """The bytes of a PDF; `trailer` and `extra` objects go in as they are."""
    count = len(sheets)
    first = 3 + len(FONTS)
    fonts = " ".join(f"{_NAMES[name]} {3 + number} 0 R" for number, name in enumerate(FONTS))
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode(),
        *(
            f"<</Type/Font/Subtype/Type1/BaseFont/{base}/Encoding/WinAnsiEncoding>>".encode()
            for base in FONTS.values()
        ),
    ]
    for number, sheet in enumerate(sheets):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {sheet.width} {sheet.height}]/Rotate {sheet.rotate}"
            f"/Resources<</Font<<{fonts}>>>>/Contents {first + 2 * number + 1} 0 R>>".encode()
        )
        content = b"\n".join(sheet.content)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    objects += extra or []
    if info:
        entries = b"".join(b"/%s%s" % (name.encode(), _string(value)) for name, value in info.items())
        objects.append(b"<<" + entries + b">>")
        trailer += f"/Info {len(objects)} 0 R"
    return assemble(objects, trailer)


def assemble(objects: list[bytes], trailer: str = "") -> bytes:
    """Objects, numbered from 1, as a file with its table; the first one is the root."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
