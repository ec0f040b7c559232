"""How much refman is willing to read. Articles stay far below; what goes beyond is an error, never a hang."""

FILE_BYTES = 100 * 1024**2
"""Size of one file on disk."""

ZIP_MEMBERS = 10_000
ZIP_MEMBER_BYTES = 100 * 1024**2
ZIP_TOTAL_BYTES = 300 * 1024**2
ZIP_RATIO = 200
"""Unpacked against packed bytes of one member; only judged above `ZIP_RATIO_FROM`, since small members pack well."""
ZIP_RATIO_FROM = 10 * 1024**2

NESTING = 250
"""Elements, braces or lists inside each other."""
HTML_NESTING = 1_000
"""Old pages leave elements open and so nest deeply without meaning to."""
ELEMENTS = 2_000_000
LINKS = 200_000
ATTRIBUTES = 20_000
"""Attributes of one HTML element: each is compared with all before it."""

INCLUDED_FILES = 200
"""Files that one TeX article may `\\input`."""

PDF_PAGES = 3_000
PDF_SECONDS = 120
PDF_BYTES_OF_MEMORY = 2 * 1024**3
