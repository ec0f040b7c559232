"""`python -m refman.citation.train`: makes the model that ships, or judges it by cross-validation.

    python -m refman.citation.train fit DATA               writes the model in refman/citation/data
    python -m refman.citation.train cross-validate DATA    prints figures, writes refman/citation/data/calibration.json

DATA is a folder with `gold/notes/*.jsonl`, `train/*.jsonl.gz` and `bin/score_notes.py`.
"""

import argparse
import json
import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from pathlib import Path

from refman.citation.calibration import CALIBRATION, Calibration, fit_calibration
from refman.citation.tagger import MODEL, Tagger
from refman.citation.train.corpus import Epochs, languages, read_notes
from refman.citation.train.evaluate import (
    Parsed,
    Readings,
    Scorer,
    f1,
    field_counts,
    folds,
    parse_document,
    read_gold,
    reliability,
)
from refman.citation.train.recipe import RECIPE, held_out, references, training_examples

SHIPPED_DATA = Path(__file__).parent.parent / "data"
HELD_OUT_SETS = ("anystyle_gold", "grobid_citation")


def fitted(examples: Epochs) -> Tagger:
    """A tagger with a network for notes and one for citations."""
    from refman.citation.train.fit import Settings, fit_citations, fit_notes

    epochs = RECIPE.epochs
    words, notes = fit_notes(examples, Settings(epochs=epochs))
    of_citations, citations = fit_citations(examples, Settings(epochs=epochs, units=96))
    return Tagger(words.beside(of_citations), notes, citations)


def train(data: Path, out: Path) -> None:
    """Trains on everything and writes the model."""
    notes = data / "gold" / "notes"
    known = references(data / "train")
    examples = training_examples(list(read_notes(notes)), known, languages(notes), RECIPE)
    (out / MODEL).write_bytes(fitted(examples).to_bytes())
    say(f"{MODEL}: {(out / MODEL).stat().st_size:,} bytes")


def validate_fold(
    data: Path, count: int, fold: int
) -> tuple[dict[str, list[Parsed]], dict[str, dict[str, list[int]]]]:
    """Trains without one fold; its documents as read, and the counts on the reference strings that were held out."""
    folder = data / "gold" / "notes"
    notes = list(read_notes(folder))
    fold_of = folds(notes, count)
    known, kept = held_out(references(data / "train"), HELD_OUT_SETS)
    seen = [e for e in notes if fold_of[e.group] != fold]
    examples = training_examples(seen, known, languages(folder), RECIPE)
    tagger = fitted(examples)
    gold = read_gold(folder)
    parsed = {d: parse_document(tagger, gold[d], Calibration({})) for d, f in fold_of.items() if f == fold}
    return parsed, {name: field_counts(tagger, kept[name]) for name in HELD_OUT_SETS if fold == 0}


def cross_validate(data: Path, count: int, jobs: int, out: Path, keep: Path | None) -> None:
    """Prints figures by language and field and the reliability of confidences; writes their calibration."""
    parsed: dict[str, list[Parsed]] = {}
    of_fold: list[list[str]] = []
    with ProcessPoolExecutor(jobs) if jobs > 1 else nullcontext() as pool:
        run = pool.map if pool else map
        for documents, counts in run(validate_fold, [data] * count, [count] * count, range(count)):
            parsed |= documents
            of_fold.append(list(documents))
            for name, by_field in counts.items():
                total = [sum(c[k] for c in by_field.values()) for k in range(3)]
                say(
                    f"{name}, held out: field F1 {f1(total):.3f}  {_by_field({n: f1(c) for n, c in by_field.items()})}"
                )
    if keep:
        keep.write_text(json.dumps(parsed, ensure_ascii=False), encoding="utf-8", newline="\n")
    gold, scorer = read_gold(data / "gold" / "notes"), Scorer(data / "bin" / "score_notes.py")
    for language in ("en", "de", "fr"):
        chosen = [d for d in parsed if gold[d][0]["lang"] == language]
        say(f"{language}: {_figures(scorer.score(*_joined(chosen, gold, parsed)))}")
    readings = [scorer.readings(*_joined(chosen, gold, parsed)) for chosen in of_fold]
    for name, number, share in reliability(_cross_calibrated(readings)):
        say(f"confidence >= 0.9: {name:16s} {number:6d} readings, right {share:.3f}")
    out.write_text(fit_calibration(_pooled(readings)).to_json(), encoding="utf-8", newline="\n")


def _joined(
    documents: list[str], gold: dict[str, list[Parsed]], parsed: dict[str, list[Parsed]]
) -> tuple[list[Parsed], list[Parsed]]:
    return [n for d in documents for n in gold[d]], [n for d in documents for n in parsed[d]]


def _figures(result: Parsed) -> str:
    named = {name: figures["f1"] for name, figures in result["per_field"].items()}
    return (
        f"segment F1 {result['segment_f1']:.3f}  field F1 {result['field_f1']:.3f}  whole {result['whole']:.3f} of {result['full']}  "
        f"form {result['form']:.3f}  resolved {result['resolved'][0]}/{result['resolved'][1]}  "
        f"comment-only wrong {result['comment_only_wrong']}\n    {_by_field(named)}"
    )


def _by_field(named: dict[str, float]) -> str:
    return "  ".join(f"{name} {value:.3f}" for name, value in named.items())


def _pooled(readings: list[Readings]) -> Readings:
    pooled: Readings = defaultdict(list)
    for of_one in readings:
        for name, pairs in of_one.items():
            pooled[name] += pairs
    return pooled


def _cross_calibrated(readings: list[Readings]) -> Readings:
    """The readings of each fold with the confidence that the other folds teach."""
    result: Readings = defaultdict(list)
    for k, of_one in enumerate(readings):
        calibration = fit_calibration(_pooled(readings[:k] + readings[k + 1 :]))
        for name, pairs in of_one.items():
            result[name] += [(calibration.confidence(name, p), right) for p, right in pairs]
    return result


def say(line: str) -> None:
    """Writes a line of the report."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and do what it asks."""
    ask = argparse.ArgumentParser(
        prog="python -m refman.citation.train",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = ask.add_subparsers(dest="command", required=True)
    for name in ("fit", "cross-validate"):
        command = commands.add_parser(name)
        command.add_argument("data", type=Path, metavar="DATA")
        command.add_argument(
            "--out", type=Path, default=SHIPPED_DATA if name == "fit" else SHIPPED_DATA / CALIBRATION
        )
    command.add_argument("--folds", type=int, default=4)
    command.add_argument("--jobs", type=int, default=2)
    command.add_argument("--keep", type=Path, help="also write what was read, as JSON")
    args = ask.parse_args(arguments)
    if args.command == "fit":
        train(args.data, args.out)
    else:
        cross_validate(args.data, args.folds, args.jobs, args.out, args.keep)


if __name__ == "__main__":
    main()
