"""pandoc, run as a subprocess in its sandbox: documents as pandoc's JSON in and out."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from refman.errors import UnreadableError


class PandocError(UnreadableError):
    """Pandoc said no; `what` holds its words."""


@cache
def executable() -> str:
    """The pandoc of the package `pypandoc_binary`, or else the system's; raises `UnreadableError`.

    The package is looked up, not imported: that alone would take as long as rendering ten entries.
    """
    spec = find_spec("pypandoc")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        bundled = Path(folder) / "files" / ("pandoc.exe" if sys.platform == "win32" else "pandoc")
        if bundled.is_file():
            return str(bundled)
    if found := shutil.which("pandoc"):
        return found
    raise UnreadableError("pandoc is missing", hint="Install the package pypandoc_binary.")


def run(arguments: Sequence[str], source: bytes) -> bytes:
    """What pandoc makes of `source`; raises `PandocError`."""
    done = subprocess.run(
        [executable(), "--sandbox", *arguments], input=source, capture_output=True, check=False
    )
    if done.returncode:
        message = done.stderr.decode("utf-8", errors="replace").strip()
        raise PandocError(" ".join(message.split()) or f"pandoc ended with status {done.returncode}")
    return done.stdout


@contextmanager
def style_file(style: "ET.Element[str]") -> Iterator[str]:
    """The argument that hands a citation style to pandoc."""
    with tempfile.TemporaryDirectory(prefix="refman-") as folder:
        path = Path(folder) / "style.csl"
        path.write_bytes(ET.tostring(style, encoding="utf-8", xml_declaration=True))
        yield f"--csl={path}"


def read_json(arguments: Sequence[str], source: bytes) -> dict[str, Any]:
    """A document as pandoc's JSON (https://hackage.haskell.org/package/pandoc-types)."""
    document: dict[str, Any] = json.loads(run([*arguments, "--to=json"], source))
    return document


def write_json(document: dict[str, Any], arguments: Sequence[str]) -> bytes:
    """A document in the format that `arguments` name."""
    return run(["--from=json", *arguments], json.dumps(document).encode())
