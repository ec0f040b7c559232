"""`python -m refman.citation.train`: makes the model that ships, or judges it by cross-validation."""

import argparse
import gzip
import json
import sys
from pathlib import Path

from refman.citation.tagger import MODEL
from refman.citation.train.corpus import read_notes
from refman.citation.train.fit import fit
from refman.citation.train.recipe import Settings, references, training_examples


def languages(folder: Path) -> dict[str, str]:
    """The language of each document of annotated notes."""
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8").splitlines()[0])["lang"]
        for path in sorted(folder.glob("*.jsonl"))
    }


def main() -> None:
    """Read the command line and do what it asks."""
    ask = argparse.ArgumentParser(prog="python -m refman.citation.train", description=__doc__)
    commands = ask.add_subparsers(dest="command", required=True)
    command = commands.add_parser("fit", help="train on everything and write the model")
    command.add_argument("data", type=Path, help="folder with gold/notes and train")
    command.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "data" / MODEL)
    args = ask.parse_args()
    notes = list(read_notes(args.data / "gold" / "notes"))
    examples = training_examples(notes, references(args.data / "train"), languages(args.data / "gold" / "notes"))
    model = fit(examples, Settings())
    args.out.write_bytes(gzip.compress(model, mtime=0))
    sys.stdout.write(f"{len(examples)} examples, {len(model):,} bytes, {args.out.stat().st_size:,} compressed\n")


if __name__ == "__main__":
    main()
