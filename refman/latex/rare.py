"""The long tail of characters that a command prints, from pylatexenc's table of the Unicode consortium's characters."""

import re
from functools import cache

_CYRILLIC = range(0x400, 0x530)
"""Printed by LaTeX as it stands, given a font encoding that has it; the commands need that encoding as well."""
_WRONG = frozenset("ĦħĸĿŀŉŦŧ⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
"""For these the table has other letters, or commands that LaTeX has not."""
_COMMAND = re.compile(r"\{(?:\\ensuremath\{)?\\([A-Za-z]+)\}{1,2}")


@cache
def latex_of() -> dict[str, str]:
    """Character → LaTeX, in braces."""
    from pylatexenc.latexencode import get_builtin_conversion_rules

    return {
        chr(code): f"{{{latex}}}"
        for rule in get_builtin_conversion_rules("defaults")
        for code, latex in rule.rule.items()
        if code > 127 and code not in _CYRILLIC and chr(code) not in _WRONG
    }


@cache
def character_of() -> dict[str, str]:
    """Name of a command → the character that it prints."""
    found: dict[str, str] = {}
    for character, latex in latex_of().items():
        if command := _COMMAND.fullmatch(latex):
            found.setdefault(command[1], character)
    return found
