"""Front matter of Markdown files: YAML, TOML, JSON, pandoc's title block, or lines that only look like one of them."""

import json
import re
import tomllib
from typing import Any

FrontMatter = dict[str, list[str]]
"""`title`, `author`, `date`, `url`, `bibliography` with their values; names that mean the same are folded."""

_FENCED = re.compile(
    r"\A(?:---|\+\+\+)[ \t]*\n(.*?)^(?:---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_BARE = re.compile(r"\A(?:[A-Za-z][\w -]{0,30}:[ \t].*\n)+(?:\n|\Z)")
_BLOCK = re.compile(r"\A%[ \t]*(.*(?:\n[ \t]+.*)*)\n(?:%[ \t]*(.*(?:\n[ \t]+.*)*)\n)?(?:%[ \t]*(.*)\n)?")
_PAIR = re.compile(r"^([A-Za-z][\w .-]{0,40}?)[ \t]*[:=][ \t]*(.*)$")
_NAMES = {
    "title": "title", "article-title": "title", "headline": "title", "author": "author", "authors": "author", "creator": "author",
    "byline": "author", "date": "date", "published": "date", "pubdate": "date", "publishdate": "date", "date-published": "date",
    "url": "url", "canonical": "url", "canonical_url": "url", "canonicalurl": "url", "link": "url", "source": "url",
    "original_url": "url", "bibliography": "bibliography", "subtitle": "subtitle",
}  # fmt: skip


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """What the front matter says, and the text behind it. Broken front matter is read line by line, never refused."""
    text = text.lstrip("\ufeff\n")
    if match := _FENCED.match(text):
        return _read(match.group(1), toml=text.startswith("+++")), text[match.end() :]
    if text.startswith("{") and (found := _json(text)) is not None:
        return found
    if match := _BLOCK.match(text):
        title, authors, date = (" ".join((g or "").split()) for g in match.groups())
        people = re.split(r"\s*;\s*|\n", match.group(2) or "") if authors else []
        return {"title": [title], "author": [p.strip() for p in people if p.strip()], "date": [date]}, text[
            match.end() :
        ]
    if (match := _BARE.match(text)) and _NAMES.keys() & {
        line.split(":")[0].strip().lower() for line in match.group().splitlines()
    }:
        return _read(match.group(), toml=False), text[match.end() :]
    return {}, text


def _read(source: str, *, toml: bool) -> FrontMatter:
    if toml:
        try:
            return _folded(tomllib.loads(source))
        except (tomllib.TOMLDecodeError, RecursionError):
            pass
    return _lines(source)


def _json(text: str) -> tuple[FrontMatter, str] | None:
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None
    return (_folded(value), text[end:]) if isinstance(value, dict) else None


def _folded(values: dict[str, Any]) -> FrontMatter:
    """A parsed mapping under refman's names."""
    found: FrontMatter = {}
    for name, value in values.items():
        known = _NAMES.get(str(name).lower())
        if known is not None:
            found.setdefault(known, []).extend(_strings(value))
    return found


def _strings(value: Any) -> list[str]:
    if isinstance(value, list):
        return [text for item in value for text in _strings(item)]
    if isinstance(value, dict):
        return _strings(
            value.get("name") or " ".join(str(value.get(k, "")) for k in ("given", "family")).strip()
        )
    text = " ".join(str(value).split()) if value is not None else ""
    return [text] if text else []


def _lines(source: str) -> FrontMatter:
    """YAML of the simple kind: `name: value`, and lists below a name, one item a line."""
    found: FrontMatter = {}
    current, depth = "", 0
    for line in source.splitlines():
        if pair := _PAIR.match(line):
            current, depth = _NAMES.get(pair.group(1).strip().lower(), ""), 0
            values = _values(pair.group(2))
        else:
            text = line.lstrip(" -\t")
            depth = depth or len(line) - len(text)
            values = _values(_item(text)) if len(line) - len(text) <= depth else []
        if current and values:
            found.setdefault(current, []).extend(values)
    return found


def _item(text: str) -> str:
    """The value in a line below a name: `Anne Doe`, `name: Anne Doe`; "" for other keys."""
    nested = re.match(r"([\w-]+)[ \t]*:(?:[ \t]+(.*)|\Z)", text)
    if nested is None:
        return text
    return nested.group(2) or "" if nested.group(1).lower() in {"name", "literal"} else ""


def _values(text: str) -> list[str]:
    """One value, or the items of `[a, b]`, without quotes."""
    text = text.strip()
    if text in {"", "|", ">", "-", "~", "null"} or text.startswith("#"):
        return []
    items = (
        re.split(r",\s*(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", text[1:-1])
        if text[0] == "[" and text[-1] == "]"
        else [text]
    )
    return [value for item in items if (value := _unquoted(item))]


def _unquoted(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1].replace('\\"', '"').replace("''", "'").strip()
    return re.sub(r"\s+#\s.*\Z", "", text)
