"""The write-ahead journal: files change together or not at all, and a change can be taken back.

Each change is one file, `NUMBER.STATE.json`, in the state folder: which files, their fingerprints before and after,
and what it takes to get the old bytes back. Its state is in its name, so that it changes in one rename:

    pending ──▶ done ──▶ undoing ──▶ undone

A change found `pending` was interrupted: it is rolled back. One found `undoing` is undone to the end.
"""

import base64
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from refman.errors import ConflictError, NothingFoundError, UnreadableError
from refman.library.files import digest, read_bytes, temporary, write_atomic
from refman.library.paths import name_for, state_dir

KEPT_CHANGES = 100
KEPT_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class Record:
    """A change in the log. `time` is ISO 8601 in UTC; `summary` counts entries ("added", "changed", "removed")."""

    number: int
    state: str
    time: str
    command: str
    summary: Mapping[str, list[str]]
    files: tuple[str, ...]


class Journal:
    """The journal of one library, named by its real path. Whoever calls `commit` or `undo` holds its lock."""

    def __init__(self, library: Path) -> None:
        self.library = library
        self.folder = state_dir() / "journal" / name_for(library)

    def records(self) -> list[Record]:
        """All changes that are remembered, the oldest first."""
        found = []
        for path in self._paths():
            change = _load(path)
            files = tuple(each["path"] for each in change["files"])
            number, state = _number_and_state(path)
            found.append(Record(number, state, change["time"], change["command"], change["summary"], files))
        return found

    def commit(
        self,
        command: str,
        summary: Mapping[str, list[str]],
        files: Mapping[Path, tuple[bytes | None, bytes | None]],
    ) -> None:
        """Write `files` (path → bytes before, bytes after) in their order, all or none of them."""
        paths = self._paths()
        number = 1 + (_number_and_state(paths[-1])[0] if paths else 0)
        change = {
            "time": datetime.now(UTC).isoformat(timespec="seconds"),
            "command": command,
            "summary": summary,
            "files": [{"path": str(path), **_delta(*versions)} for path, versions in files.items()],
        }
        record = self.folder / f"{number:06}.pending.json"
        write_atomic(record, json.dumps(change).encode())
        try:
            for path, (_, after) in files.items():
                write_atomic(path, after)
        except BaseException:
            self._finish(record)
            raise
        _rename(record, "done")
        self._prune()

    def undo(self, *, dry_run: bool = False) -> Record:
        """Take back the last change that was not; raises `NothingFoundError`, or `ConflictError` where a file is another now.

        With `dry_run`, only look whether that is possible.
        """
        done = [path for path in self._paths() if _number_and_state(path)[1] == "done"]
        if not done:
            raise NothingFoundError("there is no change to take back", where=str(self.library))
        record, change = done[-1], _load(done[-1])
        for each in change["files"]:
            if digest(read_bytes(Path(each["path"]))) != each["after"]:
                raise ConflictError(
                    f"has changed since `{change['command']}`, so that cannot be taken back",
                    where=each["path"],
                    hint="Take back what was changed in the file since, or restore it from a backup.",
                )
        if not dry_run:
            self._finish(_rename(record, "undoing"))
        return next(r for r in reversed(self.records()) if r.number == _number_and_state(record)[0])

    def interrupted(self) -> bool:
        """Whether a change was begun and not finished; cheap."""
        return any(_number_and_state(path)[1] in {"pending", "undoing"} for path in self._paths())

    def recover(self) -> None:
        """Finish what was interrupted, so that all files are as before or all as after the change."""
        for path in self._paths():
            if _number_and_state(path)[1] in {"pending", "undoing"}:
                self._finish(path)

    def _finish(self, record: Path) -> None:
        """Bring all files back to what they were before a change, and mark it undone.

        A file that is neither what it was before nor what it was to become was changed by another program:
        then nothing is touched and the change stays in the log as "interrupted".
        """
        changes = _load(record)["files"]
        current = {each["path"]: read_bytes(Path(each["path"])) for each in changes}
        if any(digest(current[each["path"]]) not in {each["before"], each["after"]} for each in changes):
            _rename(record, "interrupted")
            return
        for each in changes:
            data, path = current[each["path"]], Path(each["path"])
            temporary(path).unlink(missing_ok=True)
            if digest(data) != each["before"]:
                write_atomic(path, _restored(data, each))
        _rename(record, "undone")

    def _paths(self) -> list[Path]:
        return sorted(self.folder.glob("*.*.json"))

    def _prune(self) -> None:
        """Forget the oldest changes beyond the bounds."""
        total = 0
        for age, path in enumerate(reversed(self._paths())):
            total += path.stat().st_size
            if age and (age >= KEPT_CHANGES or total > KEPT_BYTES):
                path.unlink()


def _number_and_state(path: Path) -> tuple[int, str]:
    number, state, _ = path.name.split(".")
    return int(number), state


def _rename(record: Path, state: str) -> Path:
    return record.rename(record.with_name(f"{record.name.split('.')[0]}.{state}.json"))


def _load(path: Path) -> dict[str, Any]:
    try:
        change: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableError(
            f"the undo journal is damaged: {error}",
            where=str(path),
            hint="Remove this file to go on without it.",
        ) from error
    return change


def _delta(before: bytes | None, after: bytes | None) -> dict[str, Any]:
    """What `_restored` needs to get from `after` back to `before`: the stretch in which they differ."""
    old, new = before or b"", after or b""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    middle = old[start : len(old) - end]
    return {
        "before": digest(before),
        "after": digest(after),
        "start": start,
        "end": end,
        "old": base64.b64encode(zlib.compress(middle, 1)).decode(),
    }


def _restored(after: bytes | None, delta: Mapping[str, Any]) -> bytes | None:
    if delta["before"] is None:
        return None
    new = after or b""
    middle = zlib.decompress(base64.b64decode(delta["old"]))
    return new[: delta["start"]] + middle + new[len(new) - delta["end"] :]


def _common(left: bytes, right: bytes) -> int:
    """How many bytes two strings share at their start."""
    low, high = 0, min(len(left), len(right))
    while low < high:
        middle = (low + high + 1) // 2
        if left[low:middle] == right[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
