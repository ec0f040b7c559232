"""Works find their place: told from those that the library has and from one another, each becomes one entry."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from refman.bibliography.classic import CLASSIC_FIELDS
from refman.bibliography.inheritance import REFERENCES, aliases, inherited, redirected
from refman.dedupe import find_duplicates, find_links, merge
from refman.ingest.policy import Policy, identified
from refman.ingest.sources import Source, Work
from refman.library import Change
from refman.model import Entry, Link

_TWINS: Mapping[str, tuple[str, ...]] = {
    **{new: (old,) for new, old in CLASSIC_FIELDS.items()},
    "date": ("year", "month", "day"),
    "institution": ("school", "institution", "publisher"),
    "school": ("school", "institution", "publisher"),
    "organization": ("organization", "publisher"),
    "issue": ("number",),
    "pubstate": ("year",),
}
"""Fields that say what others say, by all the names for it."""


def settle(named: Sequence[tuple[Source, Work]], change: Change, policy: Policy) -> None:
    """Put works into the library, each once, and tell the sources that name it its key."""
    entries = [work.entry for _, work in named]
    links = _links(entries, change.entries, policy)
    before = dict(change.entries)
    for group in _groups(entries, policy):
        link = max((links[n] for n in group if n in links), key=lambda found: found.score, default=None)
        found = [entries[n] for n in group]
        entry = _completed(link.key, found, change) if link else _with_key(found, change, policy)
        if found[0].key and not link and entry.key != found[0].key:
            named[group[0]][0].report.warnings.append(
                f"the key {found[0].key} is taken or cannot be used; this is {entry.key}"
            )
        if change.entries.get(entry.key) != entry:
            change.put(entry)
            if link:
                named[group[0]][0].report.completed.append(entry.key)
        for place, n in enumerate(group):
            source, work = named[n]
            source.keys[work.where] = entry.key
            if link or place:
                source.report.linked.append((work.where, entry.key))
            else:
                source.report.added.append(entry.key)
    for source in {id(source): source for source, _ in named}.values():
        _redirect(source, change, before)


def _redirect(source: Source, change: Change, before: Mapping[str, Entry]) -> None:
    """Let entries refer to others of their source (`crossref` …) by the keys that these have now."""
    keys = {work.entry.key.lower(): source.keys[work.where] for work in source.works if work.entry.key}
    for work in source.works:
        key = source.keys[work.where]
        said = before[key].fields if key in before else {}
        brought = REFERENCES & work.entry.fields.keys() - said.keys()
        if brought:
            change.put(redirected(change.entries[key], lambda old: keys.get(old.lower(), old), brought))


def _links(entries: Sequence[Entry], known: Mapping[str, Entry], policy: Policy) -> dict[int, Link]:
    if policy.on_duplicate == "add" or not entries or not known:
        return {}
    found = find_links(entries, list(known.values()))
    links = {link.new: link for link in found if _same(entries[link.new], known[link.key], link, policy)}
    answered = {link.new for link in found} if policy.on_duplicate == "ask" else set()
    twins = {_content(e): key for key, e in known.items() if identified(e)}
    for n, entry in enumerate(entries):
        key = _fuller(entry, known) or twins.get(_content(entry))
        if key and n not in links and n not in answered:
            links[n] = Link(n, key, 1.0, sure=True, reasons=("identical",))
    return links


def _content(entry: Entry) -> tuple[str, frozenset[tuple[str, str]]]:
    """All that an entry says: what is too little to tell a work by is the same where it says the same."""
    return entry.type, frozenset(entry.fields.items())


def _fuller(entry: Entry, known: Mapping[str, Entry]) -> str | None:
    """The key of an entry, where the known entry of that key says all that it says, and perhaps more.

    The keys of other entries that it refers to may have become others.
    """
    same = known.get(entry.key)
    said = {name: value for name, value in entry.fields.items() if name not in REFERENCES}
    return entry.key if same and same.type == entry.type and said.items() <= same.fields.items() else None


def _same(new: Entry, known: Entry, link: Link, policy: Policy) -> bool:
    if policy.on_duplicate == "ask" and policy.reviewer:
        return policy.reviewer.same_work(new, known, link)
    return link.sure


def _groups(entries: Sequence[Entry], policy: Policy) -> list[list[int]]:
    """Entries that are the same work, as positions, in the order in which they are first named."""
    if policy.on_duplicate == "add":
        return [[n] for n in range(len(entries))]
    plan = find_duplicates(replace(e, key=str(n)) for n, e in enumerate(entries))
    twins: dict[object, list[int]] = {}
    for n, entry in enumerate(entries):
        told = identified(entry)
        twins.setdefault((_content(entry), None if told else entry.key or n), []).append(n)
    first = list(range(len(entries)))

    def head(n: int) -> int:
        while first[n] != n:
            n = first[n]
        return n

    for cluster in [*([int(key) for key in c.keys] for c in plan.clusters), *twins.values()]:
        heads = {head(n) for n in cluster}
        for each in heads:
            first[each] = min(heads)
    groups: dict[int, list[int]] = {}
    for n in range(len(entries)):
        groups.setdefault(head(n), []).append(n)
    return list(groups.values())


def _completed(key: str, found: Sequence[Entry], change: Change) -> Entry:
    """A known entry with the fields that it lacks; what it has is somebody's work and stays.

    It lacks nothing that it says by another name, as biblatex does, or inherits, and no author where it has an editor.
    """
    known, new = change.entries[key], merge(found, keep=key)
    (whole,), _ = inherited([known], change.entries)
    said = {twin for name in (*known.fields, *whole.fields) for twin in _TWINS.get(name, (name,))}
    said |= {"author"} if "editor" in said else set()
    fields = {**new.fields, "ids": ",".join(alias for alias in aliases(new) if change.is_free(alias))}
    lacked = {
        name: value for name, value in fields.items() if value and said.isdisjoint(_TWINS.get(name, (name,)))
    }
    return replace(known, fields={**known.fields, **lacked})


def _with_key(entries: Sequence[Entry], change: Change, policy: Policy) -> Entry:
    """One new entry of all that name it, under the key that its source gave it or a made one."""
    key = next((entry.key for entry in entries if entry.key), "")
    entry = merge(entries, keep=key) if len(entries) > 1 else entries[0]
    return (
        entry if change.is_free(entry.key) else replace(entry, key=change.new_key(entry, policy.key_pattern))
    )
