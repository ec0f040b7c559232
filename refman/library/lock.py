"""One writer at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from refman.errors import ConflictError, UnreadableError
from refman.library.paths import name_for, state_dir

PATIENCE = 30.0
"""Seconds to wait for another refman; a change takes a fraction of one, but machines are busy."""


@contextmanager
def locked(library: Path, *, timeout: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a library (by its real path); raises `ConflictError` after `timeout` seconds.

    The lock file lies in the state folder, so that it does not litter the library's own.
    """
    from filelock import FileLock, Timeout

    path = state_dir() / f"{name_for(library)}.lock"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path)
        lock.acquire(timeout=timeout, poll_interval=0.02)
    except Timeout as error:
        raise ConflictError(
            "is being changed by another refman",
            where=str(library),
            hint="Wait until it is done, then try again.",
        ) from error
    except OSError as error:
        raise UnreadableError(
            f"the folder of refman's locks and undo journal cannot be written: {error.strerror}",
            where=str(path.parent),
            hint="Name another folder in $REFMAN_STATE_DIR.",
        ) from error
    try:
        yield
    finally:
        lock.release()
