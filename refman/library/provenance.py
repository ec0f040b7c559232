"""Which note of which article cites what: a JSON-lines file beside the library, one record a line.

Articles stand sorted by id, each followed by its citations in the order of its notes; decisions come last, sorted.
Fields that are empty are left out, so that lines stay short and diffs small.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

from refman.errors import UnreadableError
from refman.model import ArticleRecord, CitationRecord, Decision

_Record: TypeAlias = ArticleRecord | CitationRecord | Decision
_KINDS: dict[str, type[_Record]] = {
    "article": ArticleRecord,
    "citation": CitationRecord,
    "decision": Decision,
}


_TYPES: dict[str, type | tuple[type, ...]] = {
    "authors": tuple,
    "keys": tuple,
    "confidence": (int, float),
    "key": (str, type(None)),
    "refers_to": (str, type(None)),
}
"""What the fields of records hold that are not texts; a tuple holds texts."""
_HINT = "Mend or remove the line (perhaps a merge left its marks), or restore the file from version control."


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the provenance file says.

    `articles` and `citations_of` (in the order of the notes) go by the article's id; `others` are lines of a kind that
    this version does not know.
    """

    articles: Mapping[str, ArticleRecord] = field(default_factory=dict)
    citations_of: Mapping[str, tuple[CitationRecord, ...]] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def citations(self) -> tuple[CitationRecord, ...]:
        """The citations of all articles."""
        return tuple(chain.from_iterable(self.citations_of.values()))

    @property
    def merged(self) -> dict[str, str]:
        """Keys that were merged away, with the key that each went into."""
        return {old: d.keys[0] for d in self.decisions if d.kind == "merged" for old in d.keys[1:]}

    def recorded(self, article: ArticleRecord, citations: Sequence[CitationRecord]) -> "Provenance":
        """With an article and its citations in place of what was known of it."""
        return replace(
            self,
            articles={**self.articles, article.id: article},
            citations_of={**self.citations_of, article.id: tuple(citations)},
        )

    def decided(self, decision: Decision) -> "Provenance":
        """With one more decision, unless it is there already."""
        decision = _in_order(decision)
        return self if decision in self.decisions else replace(self, decisions=(*self.decisions, decision))

    def relinked(self, old: str, new: str | None) -> "Provenance":
        """With all that pointed to `old` pointing to `new`, or to nothing."""
        return replace(
            self,
            articles={id_: replace(a, key=new) if a.key == old else a for id_, a in self.articles.items()},
            citations_of={
                id_: tuple(replace(c, key=new) if c.key == old else c for c in citations)
                for id_, citations in self.citations_of.items()
            },
        )

    def renamed(self, old: str, new: str) -> "Provenance":
        """With `new` for the key `old` everywhere, decisions too."""
        decisions = dict.fromkeys(_in_order(_renamed(decision, old, new)) for decision in self.decisions)
        return replace(self.relinked(old, new), decisions=tuple(decisions))

    def forgotten(self, key: str) -> "Provenance":
        """Without an entry that is gone: its citations stay, unresolved; that it differs from others is no news."""
        decisions = tuple(d for d in self.decisions if d.kind == "merged" or key not in d.keys)
        return replace(self.relinked(key, None), decisions=decisions)


def _renamed(decision: Decision, old: str, new: str) -> Decision:
    """A decision with a key renamed; one that was merged away was another entry's."""
    living = 1 if decision.kind == "merged" else len(decision.keys)
    keys = tuple(new if key == old else key for key in decision.keys[:living])
    return replace(decision, keys=keys + decision.keys[living:])


def _in_order(decision: Decision) -> Decision:
    """A decision under the one order of its keys in which it is remembered."""
    return replace(decision, keys=tuple(sorted(decision.keys))) if decision.kind == "distinct" else decision


def loads(text: str, path: Path) -> tuple[Provenance, list[UnreadableError]]:
    """What the lines of a provenance file say, and an error for each that is damaged; `path` is for messages."""
    damage = []
    found: dict[str, list[Any]] = {kind: [] for kind in (*_KINDS, "other")}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
            kind = values.pop("record")
            found[kind if kind in _KINDS else "other"].append(
                _record(kind, values) if kind in _KINDS else line
            )
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            damage.append(
                UnreadableError(
                    f"this line is no provenance record ({error})", where=f"{path}:{number}", hint=_HINT
                )
            )
    articles = {each.id: each for each in found["article"]}
    citations_of: dict[str, list[CitationRecord]] = {}
    for citation in found["citation"]:
        citations_of.setdefault(citation.article, []).append(citation)
    read = Provenance(
        articles,
        {id_: tuple(citations) for id_, citations in citations_of.items()},
        tuple(found["decision"]),
        tuple(found["other"]),
    )
    return read, damage


def _record(kind: str, values: dict[str, Any]) -> _Record:
    lists = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    values = {**values, **lists}
    for name, value in values.items():
        texts = value if isinstance(value, tuple) else ()
        if not isinstance(value, _TYPES.get(name, str)) or not all(isinstance(text, str) for text in texts):
            raise TypeError(f"`{name}` cannot be {json.dumps(value)}")
    return _KINDS[kind](**values)


def dumps(provenance: Provenance) -> str:
    """The text of a provenance file; the same records always give the same text."""
    records: list[_Record] = []
    for id_ in sorted({*provenance.articles, *provenance.citations_of}):
        records += [provenance.articles[id_]] if id_ in provenance.articles else []
        records += provenance.citations_of.get(id_, ())
    decisions = sorted(provenance.decisions, key=lambda d: (d.kind, d.keys))
    records += decisions
    return "".join(f"{line}\n" for line in [*_lines(records), *provenance.others])


def _lines(records: Iterable[_Record]) -> Iterable[str]:
    names = {kind: name for name, kind in _KINDS.items()}
    defaults = {kind: {f.name: f.default for f in fields(kind)} for kind in names}
    for record in records:
        kind = type(record)
        values = {name: getattr(record, name) for name in defaults[kind]}
        told = {name: value for name, value in values.items() if value != defaults[kind][name]}
        yield json.dumps({"record": names[kind], **told}, ensure_ascii=False)
