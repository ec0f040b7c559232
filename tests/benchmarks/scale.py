"""How time and memory grow: articles imported at once, and commands on larger and larger libraries.

    python -m tests.benchmarks.scale [--articles 10 100 1000] [--entries 1000 10000 100000]

Figures are of the whole process: user and system CPU seconds, and peak memory in MB (0 where the system does not tell).
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

FAMILIES = (
    "Okafor Lindqvist Marsh Tanaka Alvarez Novak Haddad Brandt Osei Petrova Quinn Romero Svensson Turner "
    "Ueda Varga Weiss Xu Yilmaz Zhang Abbott Becker Conti Dubois Eriksen Fischer Grant Hoang"
).split()
GIVEN = (
    "Ana Ben Clara David Elif Farid Greta Hugo Iris Jan Kofi Lena Mei Noah Olga Pia Ravi Sara Tom Uma".split()
)
WORDS = ("border river memory market archive violence justice empire labour housing water migration border health law "
         "school harvest rumour debt trade faith prison city revolt climate image sound border map census theatre "
         "statistics method poverty energy railway museum translation newspaper ritual").split()  # fmt: skip
JOURNALS = ("Journal of Social History", "Past & Present", "Law and Society Review", "Policy Studies", "Area")


def work(n: int) -> dict[str, str]:
    """The n-th invented article, always the same."""
    chance = random.Random(n)
    words = chance.sample(WORDS, 4)
    return {
        "author": f"{chance.choice(FAMILIES)}, {chance.choice(GIVEN)}",
        "title": f"{words[0].title()} and {words[1].title()}: {words[2].title()} in the {words[3].title()} of {n}",
        "journal": chance.choice(JOURNALS),
        "year": str(1950 + n % 70),
        "volume": str(1 + n % 60),
        "number": str(1 + n % 4),
        "pages": f"{n % 400 + 1}--{n % 400 + 20}",
    }


def bibliography(size: int) -> str:
    """A .bib with that many entries."""
    entries = []
    for n in range(size):
        fields = "".join(f"  {name} = {{{value}}},\n" for name, value in work(n).items())
        entries.append(f"@article{{work{n},\n{fields}}}\n")
    return "\n".join(entries)


def article(n: int) -> str:
    """An article with twenty notes that cite works out of a pool of five thousand."""
    chance = random.Random(-n - 1)
    body, notes = [], []
    for label in range(1, 21):
        cited = work(chance.randrange(5000))
        family, given = cited["author"].split(", ")
        body.append(f"Sentence number {label} rests on a source.[{label}]")
        notes.append(
            f"[{label}] {given} {family}, “{cited['title']},” *{cited['journal']}* {cited['volume']}, "
            f"no. {cited['number']} ({cited['year']}): {cited['pages'].replace('--', '-')}."
        )
    return f"Article number {n}\n\n" + " ".join(body) + "\n\nNotes\n" + "\n".join(notes) + "\n"


def measure(*arguments: str, folder: Path) -> tuple[float, float]:
    """CPU seconds and peak MB of one refman command."""
    home = {name: str(folder / "home") for name in ("REFMAN_CACHE_DIR", "REFMAN_STATE_DIR")}
    with (folder / "out").open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "refman", "--no-input", *arguments],
            env=os.environ | home,
            stdout=out,
            stderr=out,
        )
        if not hasattr(os, "wait4"):  # Windows
            process.wait()
            return 0.0, 0.0
        _, _, used = os.wait4(process.pid, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / (1024 if sys.platform == "linux" else 1 << 20)


def articles(sizes: Sequence[int]) -> None:
    """Import that many articles at once."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            paths = [folder / f"{n}.txt" for n in range(size)]
            for n, path in enumerate(paths):
                path.write_text(article(n), encoding="utf-8", newline="\n")
            seconds, memory = measure("-L", str(folder / "l.bib"), "import", *map(str, paths), folder=folder)
            print(f"import of {size:>6} articles        {seconds:8.2f} s {memory:8.0f} MB")


def commands(sizes: Sequence[int]) -> None:
    """Daily commands on libraries of that many entries; the index is warm."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            library = folder / "l.bib"
            library.write_text(bibliography(size), encoding="utf-8", newline="\n")
            (folder / "one.txt").write_text(article(1), encoding="utf-8", newline="\n")
            use = ("-L", str(library))
            measure(*use, "list", folder=folder)
            for command in (
                ["list"],
                ["search", "author:okafor", "year:1990-2000", "border"],
                ["show", "work7"],
                ["add", "--title", "One more", "--type", "book"],
                ["import", str(folder / "one.txt")],
                ["check"],
                ["dedupe"],
                ["export", "--format", "biblatex"],
            ):
                seconds, memory = measure(*use, *command, folder=folder)
                print(f"{command[0]:8} in {size:>7} entries      {seconds:8.2f} s {memory:8.0f} MB")


def main() -> None:
    """Print both tables."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--articles", type=int, nargs="*", default=[10, 100, 1000])
    ask.add_argument("--entries", type=int, nargs="*", default=[1000, 10_000, 100_000])
    asked = ask.parse_args()
    articles(asked.articles)
    commands(asked.entries)


if __name__ == "__main__":
    main()
