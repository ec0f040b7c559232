"""The encoding that a .bib file says it is in."""

import re

_DECLARED = re.compile(rb"^[ \t]*%[ \t]*Encoding:[ \t]*([\w.-]+)", re.IGNORECASE | re.MULTILINE)


def declared_encoding(data: bytes) -> str | None:
    """What one of the first lines declares, as JabRef writes it (`% Encoding: Cp1252`); Python need not know it."""
    declared = _DECLARED.search(data[:500])
    return declared[1].decode() if declared else None
