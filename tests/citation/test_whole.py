"""A ratchet: the gold citations that come out whole. `python -m tests.citation.test_whole` writes the list anew."""

import json
from pathlib import Path

from refman.citation import parse_notes
from refman.citation.shape import note_json
from refman.citation.train.evaluate import Scorer
from refman.model import Note
from tests.conftest import SHARED

LIST = Path(__file__).parent / "whole.txt"
SETS = ("hstoday", "hsaj")


def whole(folder: Path) -> set[str]:
    """The ids of the citations given in full whose span and fields are all as annotated."""
    scorer, ids = Scorer(folder / "bin" / "score_notes.py"), set()
    for name in SETS:
        lines = (folder / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        gold = [json.loads(line) for line in lines]
        parsed = [note_json(p) for p in parse_notes([Note(n["label"], n["text"]) for n in gold])]
        ids |= {f"{name} {id_}" for id_ in scorer.whole(gold, parsed)}
    return ids


def test_the_same_citations_come_out_whole_as_the_list_says(shared: Path) -> None:
    listed = set(LIST.read_text(encoding="utf-8").splitlines())
    found = whole(shared)
    assert (sorted(listed - found), sorted(found - listed)) == ([], []), "lost, gained: write the list anew"


if __name__ == "__main__":
    LIST.write_text("".join(f"{id_}\n" for id_ in sorted(whole(SHARED))), encoding="utf-8", newline="\n")
