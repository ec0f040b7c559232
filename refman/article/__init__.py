"""A file becomes an `Article`: one reader per format, chosen by content, then suffix."""
