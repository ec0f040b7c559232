"""What a command knows of its surroundings: which library, which settings, whether it may ask."""

import os
import sys
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from refman.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from refman.library import Library

DEFAULT_LIBRARY = Path("references/library.bib")
DEFAULTS: dict[str, str | float | None] = {
    "library": str(DEFAULT_LIBRARY),
    "key-pattern": "{family}{year}{title}",
    "style": None,
    "threshold": None,
}
"""The settings that `.refman.toml` may hold; None where a command has a default of its own."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A value in force, and where it comes from."""

    value: Any
    origin: str


@dataclass(frozen=True)
class Session:
    """The context object of every command. Nothing is read before it is asked for."""

    library_option: Path | None
    no_input: bool

    @property
    def may_ask(self) -> bool:
        """Whether there is a person at a terminal who can be asked."""
        return not self.no_input and sys.stdin.isatty() and sys.stderr.isatty()

    @cached_property
    def config_file(self) -> Path | None:
        """The nearest `.refman.toml` upward from the working directory."""
        try:
            here = Path.cwd()
        except FileNotFoundError:
            return None
        return next((f for d in (here, *here.parents) if (f := d / ".refman.toml").is_file()), None)

    @cached_property
    def config(self) -> dict[str, Any]:
        """The contents of the configuration file; raises `UsageError` where it is not TOML."""
        if self.config_file is None:
            return {}
        try:
            return tomllib.loads(self.config_file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"not valid TOML: {error}", where=str(self.config_file)) from error

    def setting(self, name: str) -> Setting:
        """A setting of `DEFAULTS`; raises `UsageError` where the configuration file has a value of the wrong type."""
        if name == "library" and self.library_option is not None:
            return Setting(self.library_option, "--library")
        if name == "library" and (named := os.environ.get("REFMAN_LIBRARY")):
            return Setting(Path(named).expanduser(), "$REFMAN_LIBRARY")
        if self.config_file is None or name not in self.config:
            return Setting(DEFAULTS[name], "default")
        value: Any = self.config[name]
        wanted = (int, float) if name == "threshold" else str
        if not isinstance(value, wanted) or isinstance(value, bool):
            kind = "a number" if name == "threshold" else "text"
            raise UsageError(f"`{name}` is to be {kind}, not {value!r}", where=str(self.config_file))
        if name == "library":
            value = self.config_file.parent / Path(str(value)).expanduser()
        return Setting(value, str(self.config_file))

    @property
    def library_path(self) -> Path:
        """The library, first found: option, environment, configuration, `references/library.bib`."""
        return Path(self.setting("library").value)

    @property
    def key_pattern(self) -> str:
        """The pattern of new keys."""
        return str(self.setting("key-pattern").value)

    def open_library(self, *, or_its_log: bool = False) -> "Library":
        """The library, for a command that does not make one; raises `UnreadableError` where there is none.

        With `or_its_log`, changes that are remembered will do: the first of them may have been taken back.
        """
        from refman.library import Library

        library = Library.open(self.library_path)
        if not library.exists and not (or_its_log and library.journal.records()):
            raise UnreadableError(
                "there is no library here",
                where=str(self.library_path),
                hint="`refman import` or `refman add` makes one; --library names another.",
            )
        return library
