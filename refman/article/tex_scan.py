"""LaTeX source as text to look things up in: comments and verbatim out, braces balanced, files included, macros expanded."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from refman.article import limits
from refman.article.encoding import decode
from refman.errors import LimitError, RefmanError

_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*(?:\n[ \t]*(?=\S))?")
_VERBATIM = re.compile(
    r"\\begin\{(verbatim\*?|Verbatim|lstlisting|minted|comment|filecontents\*?)\}.*?\\end\{\1\}|\\iffalse\b.*?\\fi\b|\\verb\*?(?P<q>[^\sa-zA-Z*]).*?(?P=q)",
    re.DOTALL,
)
_ADDRESS = re.compile(r"\\(?:url|href|path|nolinkurl)\s*\{[^{}\s]*\}")
_INCLUDE = re.compile(
    r"\\(?:input|include|subfile)\s*\{([^{}\n]*)\}|\\input\s+([\w./-]+)|\\(?:sub)?import\*?\{([^{}\n]*)\}\{([^{}\n]*)\}"
)
_DEFINE = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand)\*?\s*\{?\\([A-Za-z]+)\}?\s*(?:\[(\d)\])?(\[[^\]]*\])?\s*(?=\{)|\\def\s*\\([A-Za-z]+)((?:#\d)*)\s*(?=\{)"
)
_ALIAS = re.compile(r"\\let\s*\\([A-Za-z]+)\s*=?\s*\\([A-Za-z]+)(?![A-Za-z@])")
_EXPANDED = 20_000_000
"""Characters that macros may add."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command at characters `start` to `end`, its arguments included; optional ones without their brackets."""

    name: str
    start: int
    end: int
    options: tuple[str, ...]
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Macro:
    """A macro of the article's own: how many arguments it takes, and what it stands for."""

    arguments: int
    body: str

    def is_simple(self, name: str) -> bool:
        """Whether it can be expanded without being TeX: short, no internals, not calling itself."""
        return (
            self.arguments <= 3
            and len(self.body) < 1000
            and not re.search(rf"\\{name}(?![A-Za-z])", self.body)
            and "@" not in self.body
        )


_KNOWN = {"texorpdfstring": _Macro(2, "#1")}
"""Macros of packages that are expanded like the article's own."""


def group_end(text: str, start: int, pair: str = "{}") -> int:
    """The position behind the group that opens at `start`; -1 where it is never closed.

    Raises `LimitError` for groups nested beyond the limit.
    """
    depth = 0
    pattern = re.compile(r"\\.|[{}]" if pair == "{}" else r"\\.|[{}\[\]]", re.DOTALL)
    position = start
    while match := pattern.search(text, position):
        sign, position = match.group(), match.end()
        if pair == "[]" and sign == "{":
            inner = group_end(text, match.start())
            if inner < 0:
                return -1
            position = inner
        elif sign == pair[0]:
            depth += 1
            if depth > limits.NESTING:
                raise LimitError(f"braces nested more than {limits.NESTING} deep")
        elif sign == pair[1]:
            depth -= 1
            if depth == 0:
                return position
        elif pair == "[]" and sign == "}":
            return -1
    return -1


def command_at(text: str, match: re.Match[str], arguments: int = 1) -> Command | None:
    r"""The command that a match of `\name` begins, with its options and arguments; None where one is missing."""
    position = match.end()
    options: list[str] = []
    found: list[str] = []
    while len(found) < arguments:
        here = re.compile(r"\s*").match(text, position)
        position = here.end() if here else position
        sign = text[position : position + 1]
        if sign == "[" and not found:
            end = group_end(text, position, "[]")
            into = options
        elif sign == "{":
            end = group_end(text, position)
            into = found
        else:
            return None
        if end < 0:
            return None
        into.append(text[position + 1 : end - 1])
        position = end
    return Command(match.group(1) or "", match.start(), position, tuple(options), tuple(found))


def commands(text: str, names: re.Pattern[str], arguments: int = 1) -> Iterator[Command]:
    """Commands whose name matches, from the start; those inside the arguments of one are not looked for."""
    position = 0
    while match := names.search(text, position):
        found = command_at(text, match, arguments)
        position = match.end() if found is None else found.end
        if found is not None:
            yield found


def without_comments(text: str) -> str:
    """The source without comments and verbatim stretches."""
    text = _ADDRESS.sub(lambda m: m.group().replace("%", "\ue002"), _VERBATIM.sub(" ", text))
    return _COMMENT.sub(r"\1", text).replace("\ue002", "%")


def read_source(path: Path, data: bytes) -> tuple[str, list[str]]:
    """A LaTeX source with the files that it includes, as long as they lie in its own folder or below, and warnings."""
    folder = path.resolve().parent
    text, warnings = decode(data, path)
    text = without_comments(text)
    pieces: list[str] = []
    stack = [(text, 0)]
    seen: set[Path] = {path.resolve()}
    while stack:
        source, position = stack.pop()
        match = _INCLUDE.search(source, position)
        if match is None:
            pieces.append(source[position:])
            continue
        pieces.append(source[position : match.start()])
        stack.append((source, match.end()))
        name = (match.group(1) or match.group(2) or f"{match.group(3)}/{match.group(4)}").strip()
        included, warning = _included(folder, name, seen)
        warnings += [warning] if warning else []
        if included:
            stack.append((included, 0))
        if len(seen) > limits.INCLUDED_FILES or sum(map(len, pieces)) > limits.FILE_BYTES:
            raise LimitError(f"includes more than {limits.INCLUDED_FILES} files", where=str(path))
    return "".join(pieces), warnings


def _included(folder: Path, name: str, seen: set[Path]) -> tuple[str, str]:
    """The text of an included file and a warning; nothing outside the article's folder is opened."""
    if not name or "#" in name or "\\" in name or "\x00" in name:
        return "", ""
    try:
        file = (folder / name).resolve()
        if not file.is_relative_to(folder):
            return "", f"not read, because it lies outside the article's folder: {name}"
        if file.suffix.lower() not in {".tex", ".ltx", ".latex", ".txt", ".bbl"}:
            file = file.with_name(file.name + ".tex")
        if file in seen:
            return "", ""
        seen.add(file)
        with file.open("rb") as opened:
            data = opened.read(limits.FILE_BYTES)
        text, _ = decode(data, file)
    except (OSError, ValueError, RefmanError):
        return "", f"included file cannot be read: {name}"
    return without_comments(text), ""


def expand_macros(text: str) -> str:
    """The source with its own simple macros replaced by what they stand for.

    Raises `LimitError` where expansion does not come to an end.
    """
    macros = {name: macro for name, macro in _KNOWN.items() if f"\\{name}" in text}
    macros |= {new: _Macro(0, f"\\{old}") for new, old in _ALIAS.findall(text)}
    for match in _DEFINE.finditer(text):
        end = group_end(text, match.end())
        name = match.group(1) or match.group(4)
        if end > 0 and match.group(3) is None:
            count = int(match.group(2) or 0) or len(match.group(5) or "") // 2
            macros[name] = _Macro(count, text[match.end() + 1 : end - 1])
    simple = {name: macro for name, macro in macros.items() if macro.is_simple(name)}
    if not simple:
        return text
    text = _ALIAS.sub("", _without_definitions(text))
    pattern = re.compile(
        r"\\(" + "|".join(sorted(simple, key=len, reverse=True)) + r")(?![A-Za-z@])[ \t]*(?:\{\})?"
    )
    for _ in range(5):
        expanded = _expand_once(text, pattern, simple)
        if expanded == text:
            break
        text = expanded
    return text


def _without_definitions(text: str) -> str:
    pieces, last = [], 0
    for match in _DEFINE.finditer(text):
        end = group_end(text, match.end())
        if match.start() >= last and end > 0:
            pieces.append(text[last : match.start()])
            last = end
    return "".join([*pieces, text[last:]])


def _expand_once(text: str, pattern: re.Pattern[str], macros: Mapping[str, _Macro]) -> str:
    pieces, position, size = [], 0, 0
    for match in pattern.finditer(text):
        if match.start() < position:
            continue
        macro = macros[match.group(1)]
        found = command_at(text, match, macro.arguments) if macro.arguments else None
        if macro.arguments and found is None:
            continue
        body = _filled(macro.body, found.arguments if found else ())
        pieces += [text[position : match.start()], body]
        position = found.end if found else match.end()
        size += len(body)
        if size > _EXPANDED:
            raise LimitError("macros expand without end")
    return "".join([*pieces, text[position:]])


def _filled(body: str, arguments: Sequence[str]) -> str:
    """A macro's body with its arguments in place of `#1`, `#2`."""
    for number, argument in enumerate(arguments, 1):
        body = body.replace(f"#{number}", argument)
    return body
