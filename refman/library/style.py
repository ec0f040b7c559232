"""How a .bib file is written, and new text in that manner: indent, alignment, delimiters, commas, field order."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal, TypeAlias

from refman.bibtex import MONTHS, FieldSpan, Layout, layout
from refman.model import Entry

Case: TypeAlias = Literal["lower", "upper", "title"]
SAMPLE = 200
_COMMENT = re.compile(r"(?<=[\r\n])[ \t]*%[^\r\n]*(?:\r\n?|\n)|[ \t]*%[^\r\n]*")
"""A line of comment, or what is comment in a line."""
_COMMA = re.compile(r"\s*,\s*")


@dataclass(frozen=True, slots=True)
class Style:
    r"""The manner of a file or entry.

    `first`, `between` and `closing` are the text before the first field, between two, and behind the last
    (",\n  ", ",\n  ", ",\n}"). `equals_at` and `value_at` are the columns, counted from the field's name,
    where `=` and the value stand in every field; None where they follow the name's length, in the
    manner of `equals`. `order` gives field names a rank.
    """

    opening: str = "{"
    first: str = ",\n  "
    between: str = ",\n  "
    closing: str = ",\n}"
    equals: str = " = "
    equals_at: int | None = None
    value_at: int | None = None
    quotes: bool = False
    bare_numbers: bool = False
    type_case: Case = "lower"
    field_case: Case = "lower"
    newline: str = "\n"
    order: Mapping[str, float] = field(default_factory=dict)

    def entry(self, entry: Entry) -> str:
        """The text of a new entry."""
        names = sorted_names(entry.fields, self.order)
        written = self.between.join(self.field(name, entry.fields[name]) for name in names)
        head = f"@{_cased(entry.type, self.type_case)}{self.opening}{entry.key}"
        return f"{head}{self.first}{written}{self.closing}" if names else f"{head},{self.closing.lstrip(',')}"

    def field(self, name: str, value: str) -> str:
        """The text `name = {value}`."""
        written = _cased(name, self.field_case)
        before, after = self.equals.split("=")
        if self.equals_at is not None:
            head = written.ljust(max(self.equals_at, len(written) + bool(before))) + "=" + after
        else:
            head = written + self.equals
            if self.value_at is not None:
                head = head.rstrip(" ").ljust(max(self.value_at, len(head.rstrip(" ")) + bool(after)))
        return head + self.value(name, value)

    def value(self, name: str, value: str) -> str:
        """A value with its delimiters; months go without, and numbers where that is the manner."""
        if (name == "month" and value in MONTHS) or (
            self.bare_numbers and value.isdecimal() and value.isascii()
        ):
            return value
        value = value.replace("\n", self.newline)
        return f'"{value}"' if self.quotes and '"' not in value else f"{{{value}}}"


def style_of(raws: Iterable[str], default: Style | None = None) -> Style:
    """The manner that most of some readable entries share; `default` where they do not show one."""
    default = default or Style()
    seen = [(raw, where) for raw in raws if (where := layout(raw)).fields]
    if not seen:
        return default

    frames = Counter(_frame(raw, where) for raw, where in seen)
    (opening, first, between, closing), _ = frames.most_common(1)[0]
    spans = [(raw, span) for raw, where in seen for span in where.fields]
    marks = Counter(_mark(raw[span.value_start : span.value_end]) for raw, span in spans)
    style = replace(
        default,
        opening=opening,
        first=first,
        between=between,
        closing=closing,
        equals=Counter(_equals(raw, span) for raw, span in spans).most_common(1)[0][0],
        quotes=marks['"'] > marks["{"] if marks['"'] + marks["{"] else default.quotes,
        bare_numbers=marks["7"] > marks["{7"] if marks["7"] + marks["{7"] else default.bare_numbers,
        type_case=_case([raw[slice(*where.type)] for raw, where in seen], default.type_case),
        field_case=_case([span.name for _, span in spans], default.field_case),
        order=default.order or _order([where for _, where in seen]),
    )
    return _aligned(style, spans) if len({len(s.name) for _, s in spans}) > 1 else style


def _frame(raw: str, where: Layout) -> tuple[str, str, str, str]:
    """What stands before the key, before the first field, between two, and behind the last, comments aside."""
    gaps = Counter(_uncommented(raw[one.value_end : two.name_start]) for one, two in pairwise(where.fields))
    first = _uncommented(raw[where.key[1] : where.fields[0].name_start])
    return (
        raw[where.type[1] : where.key[0]],
        first,
        gaps.most_common(1)[0][0] if gaps else first,
        _uncommented(raw[where.fields[-1].value_end :]),
    )


def _uncommented(gap: str) -> str:
    return _COMMENT.sub("", gap)


def _mark(value: str) -> str:
    """How a value is delimited: `{`, `"`, or for a number `{7` or `7`; "" for names."""
    if value.isdecimal():
        return "7"
    if value[1:-1].isdecimal():
        return "{7"
    return value[:1] if value.startswith(("{", '"')) else ""


def _equals(raw: str, span: FieldSpan) -> str:
    return raw[span.name_start + len(span.name) : span.value_start]


def _aligned(style: Style, spans: Sequence[tuple[str, FieldSpan]]) -> Style:
    """With the columns of `=` and value, where nearly all fields have the same."""
    columns = (
        Counter(raw.index("=", s.name_start + len(s.name)) - s.name_start for raw, s in spans),
        Counter(s.value_start - s.name_start for _, s in spans),
    )
    gaps = Counter(_equals(raw, span) for raw, span in spans).most_common(1)[0][1]
    equals_at, value_at = (
        column if count > max(gaps, 0.5 * len(spans)) else None
        for column, count in (c.most_common(1)[0] for c in columns)
    )
    if equals_at is None and value_at is None:
        return style
    before = " " if equals_at is not None or " =" in style.equals else ""
    after = style.equals.partition("=")[2] if equals_at is not None else " "
    return replace(style, equals=f"{before}={after}", equals_at=equals_at, value_at=value_at)


def _case(words: Sequence[str], default: Case) -> Case:
    cases: Counter[Case] = Counter()
    for word in words:
        if len(word) > 1:
            cases["lower" if word.islower() else "upper" if word.isupper() else "title"] += 1
    return cases.most_common(1)[0][0] if cases else default


def _cased(word: str, case: Case) -> str:
    return {"lower": word.lower, "upper": word.upper, "title": word.capitalize}[case]()


def _order(layouts: Sequence[Layout]) -> dict[str, float]:
    """The mean place of each field name among the fields of its entries, from 0 (first) to 1 (last)."""
    places: dict[str, list[float]] = {}
    for where in layouts:
        for place, span in enumerate(where.fields):
            places.setdefault(span.name.lower(), []).append(place / len(where.fields))
    return {name: sum(each) / len(each) for name, each in places.items()}


def sorted_names(names: Iterable[str], order: Mapping[str, float]) -> list[str]:
    """Names by their rank; one without a rank stays behind the one that it follows."""
    ranks: dict[str, float] = {}
    rank = 0.0
    for name in names:
        rank = order.get(name, rank)
        ranks[name] = rank
    return sorted(ranks, key=lambda name: ranks[name])


def respelled(raw: str, old: Entry, new: Entry, style: Style) -> str:
    """The text of an entry with only the parts replaced in which `new` differs from `old`; `style` is the file's."""
    where = layout(raw)
    if not where.fields:
        return style.entry(new)
    own = style_of([raw], style)
    edits: list[tuple[int, int, str]] = []
    if new.type != old.type:
        edits.append((*where.type, _cased(new.type, own.type_case)))
    if new.key != old.key:
        edits.append((*where.key, new.key))
    edits += _replaced(raw, where, old, new, own)
    edits += _added(where, old, new, own)
    for start, end, text in sorted(edits, key=lambda e: e[:2])[::-1]:
        raw = raw[:start] + text + raw[end:]
    return raw


def _replaced(
    raw: str, where: Layout, old: Entry, new: Entry, style: Style
) -> Iterable[tuple[int, int, str]]:
    """Values that changed, and fields that go, with the comma before them, or behind them where a comment is before."""
    end, has_comma = where.key[1], True
    for span in where.fields:
        name = span.name.lower()
        if name not in new.fields and ("%" in raw[end : span.name_start] or not has_comma):
            comma = _COMMA.match(raw, span.value_end)
            end, has_comma = comma.end() if comma else span.value_end, not comma
            yield span.name_start, end, ""
            continue
        if name not in new.fields:
            yield end, span.value_end, ""
        elif new.fields[name] != old.fields.get(name):
            mark = raw[span.value_start]
            delimiters = replace(style, quotes=mark == '"', bare_numbers=mark.isdecimal())
            yield span.value_start, span.value_end, delimiters.value(name, new.fields[name])
        end, has_comma = span.value_end, True


def _added(where: Layout, old: Entry, new: Entry, style: Style) -> Iterable[tuple[int, int, str]]:
    """New fields, each behind the last field that the file's order puts before it."""
    added = [name for name in new.fields if name not in old.fields]
    there = [span.name.lower() for span in where.fields]
    for name in sorted_names(added, style.order):
        rank = style.order.get(name, 1.0)
        before = [
            i for i, each in enumerate(there) if each in new.fields and style.order.get(each, 0.0) <= rank
        ]
        position = where.fields[before[-1]].value_end if before else where.key[1]
        lead = style.between if before else style.first
        yield position, position, lead + style.field(name, new.fields[name])
