"""The .bib on disk: store, provenance, index, undo journal, lock, keys, checks, queries."""
