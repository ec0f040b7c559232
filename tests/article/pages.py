"""Small pages for tests."""

from pathlib import Path


def page(body: str, head: str = "<title>Salt | The Magazine</title>") -> tuple[Path, bytes]:
    """The arguments of `read_html` for a page."""
    text = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><link rel="canonical" href="https://magazine.example/salt/">{head}</head><body>{body}</body></html>'
    return Path("page.html"), text.encode()
