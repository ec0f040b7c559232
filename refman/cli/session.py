"""What a command knows of its surroundings: which library, whether it may ask."""

import os
import sys
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from refman.errors import UsageError

DEFAULT_LIBRARY = Path("references/library.bib")


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
        here = Path.cwd()
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

    @property
    def library_path(self) -> Path:
        """The library, first found: option, environment, configuration, `references/library.bib`."""
        if self.library_option is not None:
            return self.library_option
        if named := os.environ.get("REFMAN_LIBRARY"):
            return Path(named)
        if self.config_file is not None and "library" in self.config:
            return self.config_file.parent / str(self.config["library"])
        return DEFAULT_LIBRARY
