"""Kill imports and merges at random moments, half of them while they write, and add from several processes at once.

    python -m tests.benchmarks.kill [--rounds 200] [--seed 0]

After each kill the library must open, every entry must be whole, and every citation must point to an entry.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from refman.library import Library

REPOSITORY = Path(__file__).parent.parent.parent
ARTICLES = sorted((REPOSITORY / "references" / "articles").iterdir())


def refman(library: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a refman command on a library of its own, with its own state."""
    command = [sys.executable, "-m", "refman", "-L", str(library), *arguments]
    return subprocess.Popen(
        command, env=places(library), cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def places(library: Path) -> dict[str, str]:
    """The environment in which a library has its own cache and state."""
    home = library.parent / "home"
    return os.environ | {name: str(home / name) for name in ("REFMAN_CACHE_DIR", "REFMAN_STATE_DIR")}


def complaint(path: Path) -> str:
    """What is wrong with a library, or ""."""
    os.environ.update(places(path))
    library = Library.open(path)
    if library.problems:
        return f"problems: {library.problems[0]}"
    lost = [c.key for c in library.provenance.citations if c.key and c.key not in library.entries]
    return f"citations of missing entries: {lost}" if lost else ""


def kill_rounds(rounds: int, chance: random.Random) -> int:
    """Import, then merge, each cut short; returns how many rounds left a damaged library."""
    damaged = 0
    steps = (["import", "--on-duplicate", "add", *map(str, ARTICLES)], ["dedupe", "--apply"])
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "whole", "library.bib")
        whole.parent.mkdir()
        usual = []
        for step in steps:
            begun = time.monotonic()
            refman(whole, *step).wait()
            usual.append(time.monotonic() - begun)
        for n in range(rounds):
            path = Path(folder, str(n), "library.bib")
            path.parent.mkdir()
            if n % 2:
                refman(path, *steps[0]).wait()
            process = refman(path, *steps[n % 2])
            if n % 4 < 2:
                time.sleep(chance.uniform(0.2, 1.1) * usual[n % 2])
            else:
                wait_for_writing(process, path)
                time.sleep(chance.uniform(0, 0.02))
            process.kill()
            process.wait()
            if wrong := complaint(path) if path.exists() else "":
                damaged += 1
                print(f"round {n}: {wrong}")
            shutil.rmtree(path.parent)
    return damaged


def wait_for_writing(process: subprocess.Popen[bytes], library: Path) -> None:
    """Until a process writes its change, or has ended: the moment in which most could be lost."""
    journal = library.parent / "home" / "journal"
    while process.poll() is None and not list(journal.glob("*/*.pending.json")):
        time.sleep(0.0005)


def parallel_adds(processes: int, each: int) -> int:
    """Entries in a library to which several processes added at once."""
    script = (
        "import subprocess, sys\n"
        "for n in range(int(sys.argv[3])):\n"
        "    subprocess.run([sys.executable, '-m', 'refman', '-L', sys.argv[1], '--no-input', 'add',"
        " '--title', f'Work {n} of {sys.argv[2]}', '--type', 'book'], check=True, stdout=subprocess.DEVNULL)"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "library.bib")
        started = [
            subprocess.Popen(
                [sys.executable, "-c", script, str(path), str(n), str(each)], cwd=REPOSITORY, env=places(path)
            )
            for n in range(processes)
        ]
        for process in started:
            process.wait()
        return len(Library.open(path).entries)


def main() -> None:
    """Run both; exit with 1 where anything was lost."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rounds", type=int, default=200)
    ask.add_argument("--seed", type=int, default=0)
    asked = ask.parse_args()
    damaged = kill_rounds(asked.rounds, random.Random(asked.seed))
    print(f"{asked.rounds} kills: {damaged} damaged libraries")
    have = parallel_adds(4, 50)
    print(f"4 processes adding 50 entries each: {have} of 200 entries")
    sys.exit(1 if damaged or have != 200 else 0)


if __name__ == "__main__":
    main()
