"""All benchmarks of quality and speed, one after the other: `python -m tests.benchmarks`.

Each also runs alone, with options of its own: `python -m tests.benchmarks.dedupe --help`. The long ones are left out
here: `fuzz` (half an hour), `kill` (some minutes), `scale` (a library of 100,000 entries).
"""

import subprocess
import sys

from tests.conftest import SHARED

BENCHMARKS = {
    "Citations read from notes": ("parse",),
    "Notes read from documents": ("extraction", str(SHARED / "documents")),
    "Duplicates": ("dedupe",),
    "Daily commands": ("library",),
    "Formatted bibliographies": ("export",),
}

for title, (name, *arguments) in BENCHMARKS.items():
    print(f"\n## {title}\n", flush=True)
    subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}", *arguments], check=False)
