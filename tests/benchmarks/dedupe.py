"""Duplicate finding against labelled sets, and how it grows.

    python -m tests.benchmarks.dedupe                 # the sets, as shipped and with weights fitted on the others
    python -m tests.benchmarks.dedupe --grow          # 1,000 to 1,000,000 synthetic entries
    python -m tests.benchmarks.dedupe --fit           # writes refman/dedupe/scorecard.json
    python -m tests.benchmarks.dedupe --peer PYTHON   # bib-dedupe, in the environment of that interpreter
    python -m tests.benchmarks.dedupe --labels        # cora, with labels that do not contradict each other

The sets lie in `dedupe` in the folder of shared test data ($REFMAN_SHARED, or `shared` beside the checkout).
"""

import argparse
import csv
import gzip
import json
import re
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from refman.model import Entry, Plan
from tests.conftest import REPOSITORY, SHARED

SETS = (
    "stroke", "cytology_screening", "respiratory", "dblp_acm", "cora", "iebh_tafenoquine",
    "footnotes_hard", "bd_unit", "bd_special", "bd_cases",
)  # fmt: skip
WORDED = ("author", "title", "year", "journal", "booktitle", "volume", "pages")
SIZES = (1_000, 10_000, 100_000, 1_000_000)
SYNTHETIC = 20_000
PEER = """
import sys, time, pandas as pd
from bib_dedupe.bib_dedupe import block, match, prep
records = pd.read_json(sys.argv[1], lines=True, dtype=str).rename(columns={"id": "ID"}).fillna("")
for name in ("booktitle", "journal", "volume", "number", "pages", "doi", "abstract", "isbn"):
    records[name] = records.get(name, "")
start = time.process_time()
matched = match(block(prep(records, cpu=1), cpu=1), cpu=1)
print(round(time.process_time() - start, 2))
for one, two, kind in zip(matched["ID_1"], matched["ID_2"], matched.get("duplicate_label", matched.iloc[:, -1])):
    if kind in ("true", "duplicate", True, "True"):
        print(one, two, sep="\\t")
"""


def read_set(folder: Path) -> Iterator[Entry]:
    """The records of a set as entries, keyed by their id."""
    with gzip.open(folder / "records.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            key, kind = record.pop("id"), record.pop("ENTRYTYPE", "misc")
            record.pop("source", None)
            yield Entry(kind, key, {name: value for name, value in record.items() if value})


def read_gold(folder: Path) -> dict[str, str]:
    """Cluster by id."""
    with (folder / "gold.csv").open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row["cluster"] for row in csv.DictReader(lines)}


def comparable(folder: Path) -> Callable[[str, str], bool]:
    """Which pairs of a set the gold says anything about."""
    scope = json.loads((folder / "meta.json").read_text(encoding="utf-8")).get("scope")
    if scope == "cross-source":
        return lambda a, b: a.partition(":")[0] != b.partition(":")[0]
    if scope == "within-case":
        return lambda a, b: a[:-2] == b[:-2]
    return lambda _a, _b: True


@dataclass(frozen=True)
class Score:
    """Pairs found, right and wrong, of all that the gold has."""

    right: int
    wrong: int
    all: int

    @property
    def precision(self) -> float:
        """The share of found pairs that are right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of true pairs that were found."""
        return self.right / self.all if self.all else 1.0


def _pairs(groups: Iterable[Iterable[str]], counts: Callable[[str, str], bool]) -> Iterator[tuple[str, str]]:
    for group in groups:
        members = sorted(group)
        yield from ((a, b) for i, a in enumerate(members) for b in members[i + 1 :] if counts(a, b))


def _closed(links: Iterable[tuple[str, ...]]) -> list[set[str]]:
    """Sets of ids that are linked, however far."""
    of: dict[str, set[str]] = {}
    for link in links:
        joined = set().union(*(of.get(each, {each}) for each in link))
        of |= dict.fromkeys(joined, joined)
    return list({id(group): group for group in of.values()}.values())


def score(folder: Path, plan: Plan, *, with_review: bool = False) -> Score:
    """Score the sure band, or both bands, in pairs after transitive closure."""
    links = [cluster.keys for cluster in plan.clusters]
    links += [review.keys for review in plan.review] if with_review else []
    return score_groups(folder, _closed(links))


def score_groups(folder: Path, groups: Iterable[Iterable[str]], gold: dict[str, str] | None = None) -> Score:
    """Score groups of ids in pairs, against the gold of the set or another."""
    gold, counts = gold or read_gold(folder), comparable(folder)
    works: dict[str, list[str]] = defaultdict(list)
    for key, work in gold.items():
        works[work].append(key)
    tally = Counter(gold[a] == gold[b] for a, b in _pairs(groups, counts))
    return Score(tally[True], tally[False], sum(1 for _ in _pairs(works.values(), counts)))


def folders() -> list[Path]:
    """The folders of the sets; ends the run where there are none."""
    found = [SHARED / "dedupe" / name for name in SETS]
    if not found[0].is_dir():
        sys.exit(f"The labelled sets are not in {SHARED / 'dedupe'}; $REFMAN_SHARED names another folder.")
    return found


def synthetic(size: int, folder: Path, seed: int = 7) -> Path:
    """A made-up set of any size."""
    target = folder / f"synthetic_{size}_{seed}"
    command = [sys.executable, str(SHARED / "dedupe" / "gen_scale.py"), str(size), str(target), str(seed)]
    subprocess.run(command, check=True, capture_output=True)
    return target


def measured(folder: Path, card: Any = None) -> tuple[Plan, float, int]:
    """The plan for a set, CPU seconds without reading the file, and the number of entries."""
    from refman.dedupe.plan import make_plan

    entries = list(read_set(folder))
    start = time.process_time()
    plan = make_plan(entries, (), card)
    return plan, time.process_time() - start, len(entries)


def labelled(folder: Path) -> Any:
    """The labelled pairs of a set."""
    from refman.dedupe.train import label

    return label(read_set(folder), read_gold(folder), comparable(folder))


def compare_sets() -> None:
    """Each set with the scorecard that ships, and with one fitted on all other sets."""
    from refman.dedupe.train import fit

    with TemporaryDirectory() as scratch:
        sets = [*folders(), synthetic(SYNTHETIC, Path(scratch))]
        training = {folder: labelled(folder) for folder in sets}
        print(f"{'set':22}{'P':>8}{'R':>8}{'R both':>8}{'unsure':>8}{'left out: P':>13}{'R':>8}{'CPU s':>8}")
        for folder in sets:
            plan, seconds, size = measured(folder)
            sure, both = score(folder, plan), score(folder, plan, with_review=True)
            card = fit([pairs for other, pairs in training.items() if other != folder])
            out = score(folder, measured(folder, card)[0])
            print(
                f"{folder.name:22}{sure.precision:8.4f}{sure.recall:8.4f}{both.recall:8.4f}{len(plan.review) / size:8.2%}"
                f"{out.precision:13.4f}{out.recall:8.4f}{seconds:8.2f}",
                flush=True,
            )


def _wording(entry: Entry) -> tuple[tuple[str, ...], ...]:
    """What an entry says, field by field: long words and numbers in no order; nothing where it names no place."""
    fields = {name: re.findall(r"[^\W\d_]{3,}|\d+", value.casefold()) for name, value in entry.fields.items()}
    if not any(fields.get(name) for name in ("journal", "booktitle", "volume", "pages")):
        return ()
    return tuple(tuple(sorted(fields.get(name, ()))) for name in WORDED)


def consistent(folder: Path) -> dict[str, str]:
    """The gold of a set, but entries that say the same word for word belong to the larger of their works."""
    gold = read_gold(folder)
    sizes = Counter(gold.values())
    same: dict[tuple[tuple[str, ...], ...], list[str]] = defaultdict(list)
    for entry in read_set(folder):
        same[_wording(entry)].append(entry.key)
    del same[()]
    return gold | {
        key: max((gold[k] for k in keys), key=sizes.__getitem__) for keys in same.values() for key in keys
    }


def check_labels(folder: Path) -> None:
    """How much of what seems wrong in a set is so only because its labels part entries that say the same."""
    plan, gold, mended = measured(folder)[0], read_gold(folder), consistent(folder)
    groups = [cluster.keys for cluster in plan.clusters]
    moved = sum(gold[key] != mended[key] for key in gold)
    for name, labels in (("labels as they are", gold), (f"{moved} of {len(gold)} labels mended", mended)):
        found = score_groups(folder, groups, labels)
        print(f"{name:30}{found.wrong:7} wrong pairs{found.precision:8.4f}{found.recall:8.4f}")


def fit_scorecard() -> None:
    """Write the scorecard fitted on all sets and a synthetic one."""
    from refman.dedupe.train import fit

    with TemporaryDirectory() as scratch:
        card = fit(
            [labelled(folder) for folder in (*folders(), synthetic(SYNTHETIC, Path(scratch), seed=11))]
        )
    rows = ",\n".join(f"    {json.dumps(name)}: {json.dumps(row)}" for name, row in card.weights.items())
    target = REPOSITORY / "refman" / "dedupe" / "scorecard.json"
    text = f'{{\n  "bias": {card.bias},\n  "weights": {{\n{rows}\n  }}\n}}\n'
    target.write_text(text, encoding="utf-8", newline="\n")


def grow(sizes: Iterable[int]) -> None:
    """Time and memory as the number of entries grows; each size in a process of its own."""
    print(f"{'entries':>10}{'CPU s':>9}{'µs/entry':>10}{'MB':>7}{'P':>8}{'R':>8}", flush=True)
    with TemporaryDirectory() as scratch:
        for size in sizes:
            folder = synthetic(size, Path(scratch))
            subprocess.run(
                [sys.executable, "-m", "tests.benchmarks.dedupe", "--one", str(folder)], check=True
            )


def one(folder: Path) -> None:
    """A line for one set, entries read as they are needed."""
    import resource

    from refman.dedupe.plan import make_plan

    start = time.process_time()
    size = sum(1 for _ in read_set(folder))
    reading, start = time.process_time() - start, time.process_time()
    plan = make_plan(read_set(folder), ())
    seconds = time.process_time() - start - reading
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    found = score(folder, plan)
    print(
        f"{size:10,}{seconds:9.1f}{seconds / size * 1e6:10.0f}{memory:7}{found.precision:8.4f}{found.recall:8.4f}",
        flush=True,
    )


def peer(python: str, names: Iterable[str]) -> None:
    """bib-dedupe on the sets, if that interpreter has it."""
    print(f"{'bib-dedupe':22}{'P':>8}{'R':>8}{'CPU s':>8}")
    for folder in folders():
        if folder.name not in names:
            continue
        with TemporaryDirectory() as scratch:
            records = Path(scratch) / "records.jsonl"
            records.write_bytes(gzip.decompress((folder / "records.jsonl.gz").read_bytes()))
            done = subprocess.run(
                [python, "-c", PEER, str(records)],
                capture_output=True,
                text=True,
                encoding="utf-8",
                check=False,
            )
        if done.returncode:
            print(f"{folder.name:22}  skipped: {done.stderr.strip().splitlines()[-1:]}")
            continue
        lines = done.stdout.strip().splitlines()
        start = next(i for i, line in enumerate(lines) if line.replace(".", "").isdigit())
        found = score_groups(folder, _closed(tuple(line.split("\t")) for line in lines[start + 1 :]))
        print(
            f"{folder.name:22}{found.precision:8.4f}{found.recall:8.4f}{float(lines[start]):8.2f}", flush=True
        )


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--grow", type=int, nargs="*", metavar="SIZE")
    parser.add_argument("--peer", metavar="PYTHON")
    parser.add_argument("--labels", action="store_true")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one(options.one)
    elif options.fit:
        fit_scorecard()
    elif options.grow is not None:
        grow(options.grow or SIZES)
    elif options.peer:
        peer(options.peer, SETS)
    elif options.labels:
        check_labels(SHARED / "dedupe" / "cora")
    else:
        compare_sets()


if __name__ == "__main__":
    main()
