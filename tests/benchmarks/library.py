"""Day-to-day commands on large libraries: CPU seconds of refman, and of papis, cobib and pubs where they are installed.

    python -m tests.benchmarks.library                              # 10,000 and 100,000 entries, no peers
    python -m tests.benchmarks.library --sizes 1000 --peers BIN …   # folders with the peers' programs

All of it is made up, and all programs run in a home of their own. A peer gets `--patience` seconds for an import, and what
it had not done by then is not timed further. POSIX only: CPU time is that of the processes started.
"""

import argparse
import os
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

WORDS = (
    "terror prevention violence analysis women defectors state caliphate online news history politics archive memory "
    "migration border policy security study review method data model network media religion theory practice law rights"
).split()
NAMES = [
    "Müller",
    "Smith",
    "Öztürk",
    "García",
    "Nowak",
    "O'Brien",
    "van der Berg",
    "Doe",
    "Erd{\\H o}s",
    "Andersson",
]


def entries(size: int) -> Iterator[str]:
    """BibTeX entries, the same ones at every call."""
    chance = random.Random(7)
    for number in range(size):
        title = " ".join(chance.choices(WORDS, k=9)).capitalize()
        authors = " and ".join(
            f"{chance.choice(NAMES)}{chance.randint(1, 500)}, {chance.choice('ABCDEF')}."
            for _ in range(chance.randint(1, 4))
        )
        yield (
            f"@article{{key{number},\n  author = {{{authors}}},\n  title = {{{title} {number}}},\n"
            f"  journal = {{Journal of {chance.choice(WORDS)}}},\n  volume = {{{chance.randint(1, 50)}}},\n"
            f"  pages = {{{chance.randint(1, 99)}--{chance.randint(100, 300)}}},\n  year = {{{chance.randint(1950, 2024)}}},\n"
            f"  doi = {{10.1000/{number}}},\n  url = {{https://example.org/{number}}},\n}}\n\n"
        )


def cpu_seconds(command: Sequence[str], home: Path, patience: float) -> float | None:
    """CPU seconds of a command, None where it failed or took longer than `patience` seconds."""
    environment = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"), "EDITOR": "true"}
    environment |= {"REFMAN_CACHE_DIR": str(home / "cache"), "REFMAN_STATE_DIR": str(home / "state")}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        done = subprocess.run(
            command,
            env=environment,
            cwd=home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        print(f"{' '.join(map(str, command))}: {done.stderr.decode()[-200:]}", file=sys.stderr)
        return None
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def refman_commands(size: int) -> dict[str, list[str]]:
    """What is timed, in this order."""
    refman = [sys.executable, "-m", "refman", "-L", "library.bib"]
    return {
        "start (--version)": [sys.executable, "-m", "refman", "--version"],
        "import": [*refman, "import", "source.bib"],
        "list, first after import": [*refman, "list"],
        "list": [*refman, "list"],
        "list --json": [*refman, "list", "--json"],
        "search": [*refman, "search", "author:muller1", "year:2000-2010"],
        "search, a third of all": [*refman, "search", "caliphate"],
        "show": [*refman, "show", f"key{size // 2}"],
        "edit one": [*refman, "edit", f"key{size // 2}", "--set", "year=1999"],
        "undo": [*refman, "undo"],
        "check": [*refman, "check"],
    }


def peer_commands(programs: Path) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """The same of each peer that lies in a folder; what prepares them is not timed (its name starts with `-`)."""
    known = {
        "cobib": {"-init": ["init"], "import": ["add", "-b", "source.bib"], "list": ["list"], "search": ["search", "caliphate"]},
        "pubs": {"-init": ["init", "-p", "pubs"], "import": ["import", "source.bib"], "list": ["list"], "search": ["list", "title:caliphate"]},
        "papis": {
            "-init": ["--version"],
            "import": ["-l", "{home}/papers", "bibtex", "--noar", "read", "source.bib", "import", "--all", "--batch"],
            "list": ["-l", "{home}/papers", "list", "--all"],
            "search": ["-l", "{home}/papers", "list", "--all", "title:caliphate"],
        },
    }  # fmt: skip
    for name, commands in known.items():
        if (program := shutil.which(name, path=str(programs))) is not None:
            yield name, {what: [program, *arguments] for what, arguments in commands.items()}


def measure(commands: dict[str, list[str]], size: int, patience: float) -> dict[str, str]:
    """CPU seconds by command, as text, in a new home."""
    found: dict[str, str] = {}
    with TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "papers").mkdir()
        (home / "source.bib").write_text("".join(entries(size)), encoding="utf-8")
        for what, command in commands.items():
            if what == "list":
                time.sleep(2.1)  # until the file is old enough to be trusted by its time
            seconds = cpu_seconds([part.replace("{home}", folder) for part in command], home, patience)
            found[what] = "–" if seconds is None else f"{seconds:.2f}"
            if seconds is None and what == "import":
                found[what] = f"not in {patience:.0f} s"
                break
    return {what: value for what, value in found.items() if not what.startswith("-")}


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--peers", type=Path, nargs="*", default=[], metavar="BIN")
    parser.add_argument("--patience", type=float, default=400)
    arguments = parser.parse_args()
    for size in arguments.sizes:
        columns = {"refman": measure(refman_commands(size), size, arguments.patience)}
        for folder in arguments.peers:
            for name, commands in peer_commands(folder):
                columns[name] = measure(commands, size, arguments.patience)
        missing = {"papis", "cobib", "pubs"} - set(columns)
        print(
            f"\n{size:,} entries, CPU seconds"
            + (f" (not installed: {', '.join(sorted(missing))})" if missing else "")
        )
        print(f"{'':26}" + "".join(f"{name:>14}" for name in columns))
        for what in columns["refman"]:
            print(f"{what:26}" + "".join(f"{values.get(what, ''):>14}" for values in columns.values()))


if __name__ == "__main__":
    main()
