"""The .bib on disk and what belongs to it: provenance, index, undo journal, lock, keys, checks, queries."""

from refman.library.change import Change
from refman.library.index import Found, Row
from refman.library.keys import make_key
from refman.library.provenance import Provenance
from refman.library.store import Library, Problem

__all__ = ["Change", "Found", "Library", "Problem", "Provenance", "Row", "make_key"]
