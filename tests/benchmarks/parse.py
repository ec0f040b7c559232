"""How well and how fast notes are read: `python -m tests.benchmarks.parse [--gold]`.

hstoday and hsaj are in no training set. The figures of gold/notes (`--gold`) are those of a model that was trained on
them; for honest ones see `python -m refman.citation.train cross-validate`.
"""

import argparse
import importlib.util
import json
import sys
import time
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from refman.citation import parse_notes
from refman.citation.shape import note_json
from refman.citation.tagger import shipped
from refman.model import Note
from tests.conftest import SHARED

ANYSTYLE = {
    "hstoday": "AnyStyle 1.6 as is / after a rule splitter: segment F1 .698 / .833, field F1 .664 / .886, whole .333 / .583",
    "hsaj": "AnyStyle 1.6 as is / after a rule splitter: segment F1 .800 / 1.0, field F1 .862 / .959, whole .647 / .824",
}
ANYSTYLE_SPEED = 285


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_notes", SHARED / "bin" / "score_notes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def parsed(gold: list[dict[str, Any]], prefix: str = "") -> list[dict[str, Any]]:
    notes = [note_json(p) for p in parse_notes([Note(n["label"], n["text"]) for n in gold])]
    for segment in (s for n in notes for s in n["segments"] if s["kind"] == "citation"):
        segment["id"] = prefix + segment["id"]
        segment["refers_to"] = segment["refers_to"] and prefix + segment["refers_to"]
    return notes


def show(name: str, result: dict[str, Any]) -> None:
    right, of = result["resolved"]
    print(
        f"{name:8s} citations {result['citations']:5d}  segment F1 {result['segment_f1']:.3f}  field F1 {result['field_f1']:.3f}  "
        f"whole {result['whole']:.3f} of {result['full']}  form {result['form']:.3f}  resolved {right}/{of}"
    )
    print("         " + "  ".join(f"{f} {v['f1']:.3f}" for f, v in result["per_field"].items()))


def show_reliability(module: ModuleType, gold: list[dict[str, Any]], notes: list[dict[str, Any]]) -> None:
    """By tenth of confidence: how many fields have it, and how many of these are right."""
    bins: dict[int, list[bool]] = defaultdict(list)
    for right, read_ in zip(gold, notes, strict=True):
        for wanted in module.citations(right):
            match = max(module.citations(read_), key=lambda s: module.overlap(wanted, s), default=None)
            if match is None or wanted["form"] != "full":
                continue
            for field, confidence in match["field_confidence"].items():
                if field in module.FIELDS:
                    given = module.norm(field, match["item"].get(field))
                    bins[min(9, int(10 * confidence))].append(
                        given == module.norm(field, wanted["item"].get(field))
                    )
    print(
        "         fields by confidence, share right: "
        + "  ".join(f"{k / 10:.1f}+ {sum(v) / len(v):.2f} of {len(v)}" for k, v in sorted(bins.items()))
    )


def show_speed(articles: list[list[dict[str, Any]]]) -> None:
    batches = [[Note(n["label"], n["text"]) for n in notes] for notes in articles]
    began, cpu = time.perf_counter(), time.process_time()
    count = sum(len(p.citations) for notes in batches for p in parse_notes(notes))
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    print(
        f"speed    {count / cpu:,.0f} citations a second of one core ({count} in {cpu:.2f} s CPU, {wall:.2f} s wall); AnyStyle {ANYSTYLE_SPEED}"
    )


def show_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"memory   {peak / (1 << 20 if sys.platform == 'darwin' else 1 << 10):,.0f} MiB at most")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--gold", action="store_true", help="also the documents that the model was trained on")
    args = ask.parse_args()
    if not SHARED.is_dir():
        sys.exit("the folder of test data ($REFMAN_SHARED, or `shared` beside the checkout) is not here")
    began = time.process_time()
    shipped()
    print(f"model    read in {time.process_time() - began:.3f} s CPU")
    module = scorer()
    for name, others in ANYSTYLE.items():
        gold = read(SHARED / "gold" / f"{name}.jsonl")
        notes = parsed(gold)
        show(name, module.score(gold, notes)[0])
        show_reliability(module, gold, notes)
        print(f"         {others}")
    articles = [read(path) for path in sorted((SHARED / "gold" / "notes").glob("*.jsonl"))]
    if args.gold:
        for language in ("en", "de", "fr"):
            chosen = [a for a in articles if a[0]["lang"] == language]
            notes = [n for a in chosen for n in parsed(a, a[0]["doc"] + "|")]
            show(language, module.score([n for a in chosen for n in a], notes)[0])
    show_speed(articles)
    show_memory()


if __name__ == "__main__":
    main()
