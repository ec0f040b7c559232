"""The only importer of bibtexparser: where it cuts a .bib file into blocks, and of which kind they are."""

import logging
from functools import cache
from typing import Any, Literal, TypeAlias

Kind: TypeAlias = Literal["entry", "string", "preamble", "comment", "failed"]


@cache
def _splitter() -> Any:
    """The reader of bibtexparser, told to hold its tongue: what it cannot read becomes a block here."""
    from bibtexparser.splitter import Splitter

    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
    logging.getLogger("bibtexparser").propagate = False
    return Splitter


def split(text: str) -> list[Any]:
    """The blocks of a text as bibtexparser sees them, values unread, broken ones included."""
    blocks: list[Any] = _splitter()(text).split().blocks
    return blocks


def kind_of(parsed: Any) -> Kind:
    """What a block is to bibtexparser."""
    from bibtexparser import model

    kinds: dict[type, Kind] = {
        model.Entry: "entry",
        model.String: "string",
        model.Preamble: "preamble",
        model.ParsingFailedBlock: "failed",
    }
    return next((kind for class_, kind in kinds.items() if isinstance(parsed, class_)), "comment")
