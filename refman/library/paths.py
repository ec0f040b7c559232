"""Where refman keeps what does not belong beside the library."""

import hashlib
import os
from pathlib import Path

import platformdirs


def cache_dir() -> Path:
    """The folder of indexes: `$REFMAN_CACHE_DIR`, or the platform's place for caches."""
    return Path(os.environ.get("REFMAN_CACHE_DIR") or platformdirs.user_cache_path("refman"))


def state_dir() -> Path:
    """The folder of locks and undo journals: `$REFMAN_STATE_DIR`, or the platform's place for state."""
    return Path(os.environ.get("REFMAN_STATE_DIR") or platformdirs.user_state_path("refman"))


def name_for(library: Path) -> str:
    """A file name for what belongs to one library (by its real path): readable, and like no other's."""
    return f"{library.stem}-{hashlib.blake2b(os.fsencode(library), digest_size=8).hexdigest()}"


def provenance_path(library: Path) -> Path:
    """The provenance file beside a library: `library.bib` → `library.provenance.jsonl`."""
    return library.with_name(f"{library.name.removesuffix('.bib')}.provenance.jsonl")
