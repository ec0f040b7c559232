"""What the tests of the library share."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from refman.library import Library


@pytest.fixture(autouse=True)
def _no_waiting_for_disks(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test pulls the plug, so none needs to wait until bytes are on the disk."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str | bytes], Library]:
    """Writes a library and opens it."""

    def written(content: str | bytes) -> Library:
        path = tmp_path / "library.bib"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return Library.open(path)

    return written
