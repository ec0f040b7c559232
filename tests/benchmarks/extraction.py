"""Notes read from real documents against what a person sees there.

    python -m tests.benchmarks.extraction FOLDER [--errors]

FOLDER holds documents and, beside each, NAME.notes.jsonl with one {"n": label, "text": text} a line. For each document
the table has the share of notes found, exact (white space, dashes, quotation marks and emphasis folded) and close (95 %
alike), how many were read beyond those, how many have no context, and CPU seconds. Where pandoc reads the format, its
notes are scored alike, numbered in order; it has none for PDF.
"""

import argparse
import json
import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from refman.article import read_article
from refman.article.detect import SUFFIXES
from refman.errors import RefmanError

_FOLD = str.maketrans(dict.fromkeys("‐‑‒–—−\x02\ufffe\xad", "-") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚`", "'"))  # fmt: skip
_PANDOC = {"docx": "docx", "odt": "odt", "epub": "epub", "md": "markdown", "html": "html", "tex": "latex", "jats": "jats"}  # fmt: skip

Labelled = Sequence[tuple[str, str]]
"""Notes as (label, text)."""


class Score(NamedTuple):
    """Shares of the gold notes, and notes beyond them; `errors` says what differs."""

    found: float
    exact: float
    close: float
    extra: int
    errors: list[str]


def folded(text: str) -> str:
    """Text without what typography alone decides."""
    text = unicodedata.normalize("NFKC", text).translate(_FOLD)
    return re.sub(r"[\s*_-]", "", text)


def score(gold: Labelled, read: Labelled) -> Score:
    """Compare notes label by label; of several with one label the most similar counts."""
    have: dict[str, list[str]] = defaultdict(list)
    for label, text in read:
        have[label].append(folded(text))
    found = exact = close = 0
    errors = []
    for label, text in gold:
        want = folded(text)
        best = max((_alike(want, one) for one in have[label]), default=-1.0)
        found, exact, close = found + (best >= 0), exact + (best == 1), close + (best >= 0.95)
        if best < 0.95:
            errors.append(f"{label}: {'missing' if best < 0 else f'{best:.2f} alike'}: {text[:90]}")
    count = max(1, len(gold))
    return Score(found / count, exact / count, close / count, max(0, len(read) - len(gold)), errors)


def _alike(one: str, other: str) -> float:
    return 1.0 if one == other else min(0.999, SequenceMatcher(None, one, other, autojunk=False).ratio())


def pandoc_notes(path: Path) -> Labelled | None:
    """The notes that pandoc reads, numbered in order; None where it is missing or has no reader."""
    kind = _PANDOC.get(SUFFIXES.get(path.suffix.lower(), ""))
    if kind is None:
        return None
    try:
        import pypandoc

        tree = json.loads(pypandoc.convert_file(str(path), "json", format=kind))
    except ImportError:
        return None
    except (RuntimeError, OSError):
        return []
    return [(str(number), "".join(_strings(note))) for number, note in enumerate(_notes(tree["blocks"]), 1)]


def _notes(node: Any) -> Iterator[Any]:
    if isinstance(node, dict):
        if node.get("t") == "Note":
            yield node["c"]
        else:
            yield from _notes(node.get("c"))
    elif isinstance(node, list):
        for child in node:
            yield from _notes(child)


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if node.get("t") == "Str":
            yield node["c"]
        elif node.get("t") in {"Space", "SoftBreak", "LineBreak"}:
            yield " "
        else:
            yield from _strings(node.get("c"))
    elif isinstance(node, list):
        for child in node:
            yield from _strings(child)


def _cpu() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _row(name: str, result: Score, rest: str) -> str:
    shares = f"{result.found:6.1%} {result.exact:6.1%} {result.close:6.1%} {result.extra:5d}"
    return f"{name[:34]:34} {shares} {rest}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Notes read from real documents against gold notes.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="say which notes differ")
    given = parser.parse_args()
    print(
        f"{'document':34} {'found':>6} {'exact':>6} {'close':>6} {'extra':>5} {'no context':>10} {'CPU s':>6}"
    )
    for notes in sorted(given.folder.glob("*.notes.jsonl")):
        path = notes.with_name(notes.name.removesuffix(".notes.jsonl"))
        lines = [json.loads(line) for line in notes.read_text(encoding="utf-8").splitlines()]
        gold = [(str(one["n"]), one["text"]) for one in lines]
        start = _cpu()
        try:
            article = read_article(path)
        except RefmanError as error:
            print(f"{path.name[:34]:34} {error}")
            continue
        seconds = _cpu() - start
        result = score(gold, [(note.label, note.text) for note in article.notes])
        lost = sum(not note.contexts for note in article.notes if note.kind != "reference")
        print(_row(path.name, result, f"{lost:10d} {seconds:6.2f}"))
        if given.errors:
            print(*(f"    {line}" for line in result.errors), sep="\n")
        peer = pandoc_notes(path)
        print(
            "    pandoc: no reader for this format"
            if peer is None
            else _row("    pandoc", score(gold, peer), "")
        )


if __name__ == "__main__":
    main()
