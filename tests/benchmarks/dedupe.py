"""Duplicate finding against labelled sets: `python -m tests.benchmarks.dedupe`."""

import csv
import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from refman.model import Entry


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


TRAINING = (
    "stroke", "cytology_screening", "respiratory", "dblp_acm", "cora", "iebh_tafenoquine",
    "footnotes_hard", "bd_unit", "bd_special", "bd_cases",
)  # fmt: skip
