"""Characters of symbol fonts (Word's `w:sym`) as Unicode."""

_SYMBOL = {
    0x2A: "*", 0xA7: "♣", 0xAE: "→", 0xAC: "←", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB7: "•", 0xBC: "…", 0xA2: "′",
    0xB2: "″", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞", 0x2D: "-", 0xD3: "©", 0xD2: "®", 0xD4: "™",
} | dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)) | dict(
    zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)
)  # fmt: skip
_WINGDINGS = {
    0xE0: "→",
    0xDF: "←",
    0xE8: "→",
    0xFC: "✓",
    0xA7: "▪",
    0x6C: "●",
    0x6E: "■",
    0x4A: "☺",
    0x2A: "✉",
}


def symbol(font: str, code: str) -> str:
    """The character that a symbol font shows for a hexadecimal code, "" where nobody can tell.

    Word moves codes below 0x100 into the private area from U+F000.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    number = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    name = font.casefold()
    table = _WINGDINGS if name.startswith("wingdings") else _SYMBOL if name == "symbol" else {}
    if number in table:
        return table[number]
    private = 0xE000 <= number <= 0xF8FF or 0xD800 <= number <= 0xDFFF
    return (
        "" if number < 0x20 or private or number > 0x10FFFF or name.startswith("wingdings") else chr(number)
    )
