"""Everything that refman says no to: one tree, and each class carries its exit status."""

from enum import IntEnum
from typing import ClassVar


class Exit(IntEnum):
    """Exit statuses of every command."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    REJECTED = 3
    UNREADABLE = 4
    CONFLICT = 5


class RefmanError(Exception):
    """What went wrong, where, and what to do about it.

    Args:
        what: one sentence, without a full stop.
        where: the file, `file:line` or note label it concerns; empty where there is none.
        hint: what the person can do next, a sentence; empty where there is nothing to say.

    """

    exit_status: ClassVar[Exit] = Exit.UNREADABLE

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.hint = what, where, hint

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" if self.where else self.what


class NothingFoundError(RefmanError):
    """The input was read, but what was asked for is not in it."""

    exit_status = Exit.FINDINGS


class UsageError(RefmanError):
    """The command was called wrongly: an unknown style, key, option value or configuration key."""

    exit_status = Exit.USAGE


class RejectedError(RefmanError):
    """Part of the input could not be used."""

    exit_status = Exit.REJECTED


class UnreadableError(RefmanError):
    """The input cannot be read, or the output cannot be written; nothing was done."""

    exit_status = Exit.UNREADABLE


class LimitError(UnreadableError):
    """The input is larger, deeper or slower than refman is willing to read."""


class ConflictError(RefmanError):
    """The library is locked, or was changed on disk by another program."""

    exit_status = Exit.CONFLICT
