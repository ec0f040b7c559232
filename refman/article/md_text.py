"""What Markdown's marks mean for text: emphasis, links, escapes, code, tags."""

import html
import re
from collections.abc import Iterator

from refman.article.labels import RAISE

_FENCE = re.compile(
    r"^([ ]{0,3})(`{3,}|~{3,})[^\n]*\n.*?(?:^[ ]{0,3}\2[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_TICKS = re.compile(r"(?<!\\)`+|\n[ \t]*\n")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_URL = r"<?(?:https?://|www\.|mailto:|doi:|10\.\d{4})"
_LINK = re.compile(
    r"(?<!!)(?<!\\)\[((?:[^\[\]\\\n]|\\.|\n(?!\n)|\[[^\[\]]*\])*)\]\((<[^>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)(\{[^{}\n]*\})?"
)
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)\n]*\)(?:\{[^{}\n]*\})?")
_AUTOLINK = re.compile(r"<((?:https?|ftp)://[^\s<>]+|mailto:[^\s<>]+|[\w.+-]+@[\w-]+\.[\w.]+)>")
_TAG = re.compile(r"</?(?:[a-zA-Z][\w-]*)(?:\s+[^<>]*)?/?>")
_ITALIC_TAG = re.compile(r"</?(?:em|i|cite)(?:\s[^<>]*)?>", re.IGNORECASE)
_ESCAPE = re.compile(r"""\\([!-)+-/:-@\[-^`{-~])""")
_PARTED = re.compile(
    r"\n[ \t]*\n|\n(?=[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t])|(?<=\|)[ \t]*\n(?=[ \t]*\|)|^([ \t]*#{1,6} .*)\n",
    re.MULTILINE,
)
_CELLS = re.compile(r"[ \t]*\|.*\|[ \t]*")
_UNDERSCORES = re.compile(
    r"(?<![\w\\/=?&_.-])_(?=[^\s_])((?:[^_\s]|\s(?!_)|(?<=\w)_(?=\w)){1,400}?)(?<=[^\s\\])_(?![\w_])"
)
_ATTRIBUTES = re.compile(r"(?<=[\])])\{(?::|\.|#)[^{}\n]*\}")


def blank_code(text: str) -> str:
    """The text with code and comments blanked out, of the same length, so that nothing is looked for in them."""
    text = _COMMENT.sub(_blank, _FENCE.sub(_blank, text))
    pieces, last = [], 0
    for start, end in _code_spans(text):
        pieces += [text[last:start], re.sub(r"[^\n]", "\x00", text[start:end])]
        last = end
    return "".join([*pieces, text[last:]])


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "\x00", match.group())


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Code between runs of as many backticks, within a paragraph."""
    opened: dict[int, re.Match[str]] = {}
    for match in _TICKS.finditer(text):
        length = len(match.group()) if match.group()[0] == "`" else 0
        if not length:
            opened.clear()
        elif start := opened.get(length):
            yield start.start(), match.end()
            opened.clear()
        else:
            opened[length] = match


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a text, among them headings, items of lists and cells of tables."""
    for paragraph in filter(None, _PARTED.split(text)):
        yield from paragraph.split("|") if _CELLS.fullmatch(paragraph) else [paragraph]


def note_text(source: str) -> str:
    """A note's text: emphasis as `*…*`, a link whose text is its address as that address, other links verbatim.

    Escapes are undone, except those of `*` and `_`, without which they would read as emphasis.
    """
    text = _COMMENT.sub("", source)
    text = _IMAGE.sub(r"\1", text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _LINK.sub(_link, text)
    text = _ITALIC_TAG.sub("*", text)
    text = _TAG.sub(
        lambda m: " " if re.match(r"</?(?:br|p|div|li)\b", m.group(), re.IGNORECASE) else "", text
    )
    text = _emphasis(_ATTRIBUTES.sub("", text))
    text = html.unescape(_ESCAPE.sub(r"\1", text))
    return " ".join(re.sub(r"^[ \t]*>[ \t]?", "", text, flags=re.MULTILINE).split())


def _link(match: re.Match[str]) -> str:
    """`[https://a.org](https://a.org)` is the address, `[Title](https://a.org)` stays as it is."""
    text, address = match.group(1), match.group(2).strip("<>")
    if not text.strip() or text.strip() in {"↩", "↩︎", "↑", "^"}:
        return ""
    if re.match(_URL, text.strip()) or _same(text, address):
        return text.strip().strip("<>")
    if address.startswith("#") or not address:
        return text
    return f"[{text}]({address})"


def _same(text: str, address: str) -> bool:
    return text.replace("\\", "").strip("/ ") == address.removeprefix("mailto:").strip("/ ")


def _emphasis(text: str) -> str:
    """`_x_` becomes `*x*`; `**x**` and `__x__` become x."""
    text = re.sub(r"(?<!\\)\*\*\*(?=\S)(.{1,400}?)(?<=\S)\*\*\*", r"*\1*", text, flags=re.DOTALL)
    text = re.sub(r"(?<!\\)\*\*(?=\S)(.{1,400}?)(?<=[^\s\\])\*\*", r"\1", text, flags=re.DOTALL)
    text = re.sub(r"(?<![\w\\/])__(?=\S)(.{1,400}?)(?<=[^\s\\])__(?!\w)", r"\1", text, flags=re.DOTALL)
    return underscored(text)


def underscored(text: str) -> str:
    """The text with `_x_` as `*x*`, as writers of plain text mark emphasis too."""
    return _UNDERSCORES.sub(r"*\1*", text)


def plain_text(source: str, *, keep_marks: bool = False) -> str:
    """Body text as it reads: no marks of emphasis, links as their text, no attributes.

    `keep_marks` keeps emphasis and turns raised numbers into superscript characters, for notes that are only typed.
    """
    text = _COMMENT.sub("", source)
    text = _IMAGE.sub(r"\1", text)
    text = re.sub(r"<sup\b[^>]*>\s*(.*?)\s*</sup>|\^(\d{1,3})\^", _raised, text, flags=re.IGNORECASE)
    text = _AUTOLINK.sub(r"\1", text)
    text = _LINK.sub(lambda m: m.group(1) if m.group(2).startswith("#") or not keep_marks else _link(m), text)
    if keep_marks:
        text = _ITALIC_TAG.sub("*", text)
    text = _TAG.sub("", _ATTRIBUTES.sub("", text))
    text = _emphasis(text)
    if not keep_marks:
        text = re.sub(r"(?<!\\)\*(?=\S)([^*]+?)\*", r"\1", text)
        text = re.sub(r"^[ \t]*(?:>[ \t]?|#{1,6}[ \t]+|[-+*:][ \t]+)+", "", text, flags=re.MULTILINE)
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
    return html.unescape(text).strip() if not keep_marks else html.unescape(text)


def _raised(match: re.Match[str]) -> str:
    inner = re.sub(r"[\[\]\\]|\(#[^)]*\)", "", _TAG.sub("", match.group(1) or match.group(2) or ""))
    return inner.translate(RAISE) if inner.isdecimal() else inner


def numbered_lists(text: str) -> str:
    """The text with the numbers that a list shows, where its writer left the counting to Markdown: 1. 1. 1."""
    lines, count = text.split("\n"), 0
    for i, line in enumerate(lines):
        if re.match(r"1[.)]\s", line):
            count += 1
            lines[i] = f"{count}{line[1:]}"
        elif line.strip() and not line.startswith((" ", "\t")) and (i == 0 or not lines[i - 1].strip()):
            count = 0
    return "\n".join(lines)
