"""One HTML page to look at a bibliography: searchable and sortable, with the notes that cite each work, no network."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import combinations
from pathlib import Path
from string import Template
from typing import Any

from refman.bibliography.coins import coins
from refman.bibliography.dialects import write_bibtex
from refman.bibliography.document import entries_html
from refman.bibliography.groups import OTHER, by_tag, by_type
from refman.bibliography.render import SetEntry, set_bibliography, to_text
from refman.bibliography.styles import Style
from refman.latex import strip_markup
from refman.model import ArticleRecord, CitationRecord, Entry, Item

_TEMPLATE = Path(__file__).with_name("page.html")
_GRAPH_SIZE = 80
"""More works than these would be a black spot."""


def interactive_page(
    entries: Sequence[Entry],
    items: Sequence[Item],
    style: Style,
    *,
    locale: str,
    citations: Iterable[CitationRecord],
    articles: Mapping[str, ArticleRecord],
    title: str = "References",
) -> str:
    """The page.

    Args:
        entries: the works, with what they inherit.
        items: the same works, in the same order.
        style: how the entries are set.
        locale: language of the bibliography, "" for the style's own.
        citations: which note of which article cites which work.
        articles: the articles by id.
        title: title of the page.

    """
    known = {entry.key for entry in entries}
    cites: dict[str, list[CitationRecord]] = defaultdict(list)
    for citation in citations:
        if citation.key in known:
            cites[citation.key].append(citation)
    edges = _edges(cites)
    near = _neighbours(edges)
    printed = {entry.id: entry for entry in (set_bibliography(items, style, locale) if items else [])}
    bodies = entries_html(list(printed.values()))
    cited_articles = {
        c.article: _article_title(articles, c.article) for found in cites.values() for c in found
    }
    works = [
        _work(entry, item, printed.get(entry.key), cites[entry.key])
        for entry, item in zip(entries, items, strict=True)
    ]
    notes = _Notes({str(item["id"]): _label(item) for item in items}, cited_articles)
    rows = [
        _row(
            work,
            item,
            bodies.get(entry.key, escape(work["text"])),
            notes.html(cites[entry.key], near[entry.key]),
        )
        for work, entry, item in zip(works, entries, items, strict=True)
    ]
    data = {"works": works, "articles": cited_articles, "graph": _graph(edges, cites)}
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        title=escape(title),
        language=escape(locale or "en"),
        summary=escape(_summary(len(entries), sum(map(len, cites.values())), len(cited_articles))),
        works="\n".join(rows),
        data=json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"),
    )


def _summary(works: int, citations: int, articles: int) -> str:
    found = f"{works} work{'s' * (works != 1)}"
    if not citations:
        return found
    return f"{found}, cited {citations} time{'s' * (citations != 1)} in {articles} article{'s' * (articles != 1)}"


def _article_title(articles: Mapping[str, ArticleRecord], article: str) -> str:
    record = articles.get(article)
    return (record.title if record else "") or article


def _work(
    entry: Entry, item: Item, printed: SetEntry | None, cites: Sequence[CitationRecord]
) -> dict[str, Any]:
    """What the page's script knows of a work."""
    title = strip_markup(str(item.get("title") or ""))
    text = to_text(printed) if printed else f"{_label(item)}. {title}".strip()
    notes = " ".join(f"{c.text} {c.context}" for c in cites)
    return {
        "key": entry.key,
        "type": by_type(item)[0],
        "author": _author(item) or title,
        "title": title,
        "year": _year(item),
        "label": _label(item),
        "text": text,
        "bibtex": write_bibtex([entry]),
        "cited": len(cites),
        "articles": sorted({c.article for c in cites}),
        "search": f"{text} {title} {entry.key} {item.get('keyword', '')} {item.get('abstract', '')} {notes}",
    }


def _author(item: Item) -> str:
    names = item.get("author") or item.get("editor") or []
    return (
        str(names[0].get("family") or names[0].get("literal") or names[0].get("given") or "") if names else ""
    )


def _year(item: Item) -> int | None:
    parts = (item.get("issued") or {}).get("date-parts") or [[None]]
    return parts[0][0] if parts[0] else None


def _label(item: Item) -> str:
    """How a work is called in the graph: "Mayr 2016"."""
    name = _author(item) or strip_markup(str(item.get("title") or ""))
    short = name if len(name) < 20 else name[:18].rsplit(" ", 1)[0] + " …"
    return f"{short} {_year(item) or ''}".strip()


def _row(work: Mapping[str, Any], item: Item, body: str, notes: str) -> str:
    tags = [tag for tag in by_tag(item) if tag != OTHER]
    meta = [f"<code>{escape(work['key'])}</code>", f'<span class="tag">{escape(work["type"])}</span>']
    meta += [f'<span class="tag">{escape(tag)}</span>' for tag in tags[:6]]
    key = escape(work["key"])
    return (
        f'<li class="work" id="work-{key}" data-key="{key}" tabindex="-1">'
        f'<p class="entry">{body}<span class="Z3988" title="{escape(coins(item))}"></span></p>'
        f'<div class="meta">{"".join(meta)}<span class="space"></span>'
        f'<span class="copy"><button type="button" data-copy="entry">Copy entry</button> '
        f'<button type="button" data-copy="bibtex">Copy BibTeX</button></span></div>{notes}</li>'
    )


@dataclass(frozen=True, slots=True)
class _Notes:
    """The notes that cite a work, as HTML: `labels` of works by key, titles of `articles` by id."""

    labels: Mapping[str, str]
    articles: Mapping[str, str]

    def html(self, cites: Sequence[CitationRecord], near: Counter[str]) -> str:
        if not cites:
            return ""
        listed = "".join(_cite(citation, self.articles[citation.article]) for citation in cites)
        links = ", ".join(
            f'<a href="#work-{escape(key)}">{escape(self.labels[key])}</a>' for key, _ in near.most_common(8)
        )
        together = f'<p class="near">Cited together with {links}</p>' if links else ""
        count = f"{len(cites)} note{'s' * (len(cites) != 1)}"
        return (
            f'<details><summary>Cited in {count}</summary><ul class="cites">{listed}</ul>{together}</details>'
        )


def _cite(citation: CitationRecord, article: str) -> str:
    place = f"{article}, note {citation.label}" + (f" ({citation.section})" if citation.section else "")
    form = {"short": " · short form", "ibid": " · ibid."}.get(citation.form, "")
    at = f" · at {citation.locator}" if citation.locator else ""
    context = f'<p class="context">{escape(citation.context)}</p>' if citation.context else ""
    return (
        f'<li><span class="label">{escape(place + form + at)}</span>{_emphasis(citation.text)}{context}</li>'
    )


def _emphasis(text: str) -> str:
    """Verbatim text of a note, whose emphasis stands between asterisks."""
    parts = escape(text).split("*")
    if len(parts) % 2 == 0:
        return escape(text)
    return "".join(f"<em>{part}</em>" if n % 2 else part for n, part in enumerate(parts))


def _edges(cites: Mapping[str, Sequence[CitationRecord]]) -> Counter[tuple[str, str]]:
    """How often two works are cited in one note; where no note cites two, in one article."""
    by_note: dict[tuple[str, ...], set[str]] = defaultdict(set)
    by_article: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for key, found in cites.items():
        for c in found:
            by_note[c.article, c.section, c.label].add(key)
            by_article[c.article,].add(key)
    together = Counter(pair for keys in by_note.values() for pair in combinations(sorted(keys), 2))
    return together or Counter(pair for keys in by_article.values() for pair in combinations(sorted(keys), 2))


def _neighbours(edges: Counter[tuple[str, str]]) -> defaultdict[str, Counter[str]]:
    near: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (one, other), weight in edges.items():
        near[one][other] += weight
        near[other][one] += weight
    return near


def _graph(edges: Counter[tuple[str, str]], cites: Mapping[str, Sequence[CitationRecord]]) -> dict[str, Any]:
    """The works with most company, and the lines between them."""
    near = _neighbours(edges)
    order = sorted(near, key=lambda key: (-sum(near[key].values()), -len(cites[key]), key))[:_GRAPH_SIZE]
    place = {key: n for n, key in enumerate(order)}
    lines = [
        [place[a], place[b], weight] for (a, b), weight in sorted(edges.items()) if a in place and b in place
    ]
    return {"nodes": order, "edges": lines}
