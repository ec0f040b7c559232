"""How long exports take.

    python -m tests.benchmarks.export

The works are made up, each author with many works of one year, which is what disambiguation suffers from. Peer: pandoc
alone, on the same items and style.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from refman.bibliography import to_entry
from refman.bibliography.dialects import write_biblatex
from refman.bibliography.pandoc import executable
from refman.bibliography.styles import styles_folder
from refman.model import Item

FAMILIES = ("Doe", "Roe", "Mayr", "Speckhard", "Kuhn", "Berg", "Silva", "Novák", "Sato", "Okafor")
KINDS = ("article-journal", "book", "chapter", "report", "webpage", "article-newspaper")


def works(count: int) -> list[Item]:
    """Works of six kinds by a few families of authors."""
    return [
        {
            "id": f"work{n}",
            "type": KINDS[n % 6],
            "title": f"The Story of Number {n} during the War",
            "author": [
                {"family": FAMILIES[n % 10], "given": f"{'ABCDEFG'[n % 7]}nne"},
                {"family": FAMILIES[(n * 7) % 10], "given": "Jan"},
            ],
            "container-title": f"Journal {n % 40}",
            "publisher": "Example Press",
            "issued": {"date-parts": [[1980 + n % 40, 1 + n % 12]]},
            "page": f"{n}-{n + 9}",
        }
        for n in range(count)
    ]


def timed(command: list[str], source: bytes = b"") -> float:
    """Seconds on the clock that a command takes."""
    start = time.perf_counter()
    subprocess.run(command, input=source, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Print the table."""
    refman = [sys.executable, "-m", "refman"]
    print(f"{'export':44} {'10 works':>9} {'1,000 works':>12}")
    with tempfile.TemporaryDirectory() as folder:
        libraries = []
        for count in (10, 1000):
            path = Path(folder) / f"{count}.bib"
            entries = [to_entry(item, item["id"]) for item in works(count)]
            path.write_text(write_biblatex(entries), encoding="utf-8", newline="\n")
            timed([*refman, "-L", str(path), "list"])
            libraries.append(str(path))
        for options in (
            ["--format", "bibtex"],
            ["--format", "biblatex"],
            ["--format", "csljson"],
            ["--style", "chicago-author-date"],
            ["--style", "chicago-notes-bibliography"],
            ["--style", "ieee", "--format", "docx"],
            ["--interactive"],
        ):
            seconds = [
                timed([*refman, "-L", library, "export", *options, "-o", f"{folder}/out"])
                for library in libraries
            ]
            print(f"{' '.join(options):44} {seconds[0]:8.2f}s {seconds[1]:11.2f}s")
        style = styles_folder() / "chicago-author-date.csl"
        command = [executable(), "--citeproc", f"--csl={style}", "--from=csljson", "--to=plain"]
        seconds = [timed(command, json.dumps(works(count)).encode()) for count in (10, 1000)]
        print(f"{'peer: pandoc, chicago-author-date':44} {seconds[0]:8.2f}s {seconds[1]:11.2f}s")


if __name__ == "__main__":
    main()
