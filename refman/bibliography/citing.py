"""Where a paper cites, in LaTeX and in pandoc's Markdown: the stretches of its text that hold keys."""

import re
from collections.abc import Iterator
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]

TEX = frozenset({".tex", ".ltx", ".latex", ".rnw"})
MARKDOWN = frozenset({".md", ".markdown", ".qmd", ".rmd"})
"""Suffixes of papers."""

_HIDDEN_IN_TEX = re.compile(
    r"(?<!\\)(?:\\\\)*(?:%[^\n]*|\\(?:verb|lstinline)\*?(?P<mark>[^\w\s*{\[])[^\n]*?(?P=mark))"
    r"|\\begin\{(?P<name>verbatim\*?|lstlisting|comment)\}.*?\\end\{(?P=name)\}",
    re.DOTALL,
)
_ARGUMENTS = r"\[[^\[\]]*(?:\[[^\]]*\][^\[\]]*)*\]|\([^()]*\)"
_CITATION = re.compile(
    r"\\(?!(?:set)?citestyle|citetext|citereset|At(?:Every|Next)|Declare|\w*newcite)"
    rf"(?:[A-Za-z]*[Cc]ite[A-Za-z]*|bibentry)\*?(?P<rest>(?:\s*(?:{_ARGUMENTS}|\{{[^{{}}]*\}}))+)"
)
_ARGUMENT = re.compile(rf"{_ARGUMENTS}|\{{([^{{}}]+)\}}")
_MULTIPLE = re.compile(r"\\[A-Za-z]*cites\b")
_OF_VOLUMES = re.compile(r"\\(?:[pfsta]|ft)?volcite\b", re.IGNORECASE)
"""Commands whose first argument is a volume."""

_CODE = re.compile(
    r"^(?P<fence>```+|~~~+).*?^(?P=fence)|(?P<tick>`+)(?:(?!(?P=tick)).)+(?P=tick)", re.DOTALL | re.MULTILINE
)
_MARKDOWN = re.compile(r"(?<![\w@.\\/])-?@(?:\{([^{}\s]+)\}|([\w](?:[\w]|[:.#$%&+?<>~/-](?=[\w]))*))")


def visible_tex(text: str) -> str:
    """LaTeX with blanks in place of comments and verbatim text."""
    return _HIDDEN_IN_TEX.sub(lambda hidden: " " * len(hidden[0]), text)


def key_lists(text: str) -> Iterator[Span]:
    """Where LaTeX, as `visible_tex` gives it, names the works that it cites: lists of keys, parted by commas."""
    for citation in _CITATION.finditer(text):
        start = citation.start("rest")
        lists = [argument.span(1) for argument in _ARGUMENT.finditer(citation["rest"]) if argument[1]]
        if _OF_VOLUMES.match(citation[0]):
            lists = lists[1:2]
        elif not _MULTIPLE.match(citation[0]):
            lists = lists[:1]
        yield from ((start + first, start + last) for first, last in lists)


def markdown_keys(text: str) -> Iterator[Span]:
    """Where Markdown names the works that it cites: `@key`, `[-@key, p. 3]`, `@{key}`; not in code, nor in mail addresses."""
    for citation in _MARKDOWN.finditer(_CODE.sub(lambda code: " " * len(code[0]), text)):
        yield citation.span(1 if citation[1] else 2)
