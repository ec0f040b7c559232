"""Works find their place: told from those that the library has and from one another, each becomes one entry."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from refman.dedupe import find_duplicates, find_links, merge
from refman.ingest.policy import IDENTIFYING, Policy
from refman.ingest.sources import Source, Work
from refman.library import Change
from refman.model import Entry, Link


def settle(named: Sequence[tuple[Source, Work]], change: Change, policy: Policy) -> None:
    """Put works into the library, each once, and tell the sources that name it its key."""
    entries = [work.entry for _, work in named]
    links = _links(entries, change.entries, policy)
    for group in _groups(entries, policy):
        link = max((links[n] for n in group if n in links), key=lambda found: found.score, default=None)
        found = [entries[n] for n in group]
        entry = _completed(change.entries[link.key], found) if link else _with_key(found, change, policy)
        if found[0].key and not link and entry.key != found[0].key:
            named[group[0]][0].report.warnings.append(
                f"the key {found[0].key} is taken or cannot be used; this is {entry.key}"
            )
        if change.entries.get(entry.key) != entry:
            change.put(entry)
        for place, n in enumerate(group):
            source, work = named[n]
            source.keys[work.where] = entry.key
            if link or place:
                source.report.linked.append((work.where, entry.key))
            else:
                source.report.added.append(entry.key)


def _links(entries: Sequence[Entry], known: Mapping[str, Entry], policy: Policy) -> dict[int, Link]:
    if policy.on_duplicate == "add" or not entries or not known:
        return {}
    found = find_links(entries, list(known.values()))
    links = {link.new: link for link in found if _same(entries[link.new], known[link.key], link, policy)}
    answered = {link.new for link in found} if policy.on_duplicate == "ask" else set()
    twins = {_content(e): key for key, e in known.items() if IDENTIFYING & e.fields.keys()}
    for n, entry in enumerate(entries):
        key = _fuller(entry, known) or twins.get(_content(entry))
        if key and n not in links and n not in answered:
            links[n] = Link(n, key, 1.0, sure=True, reasons=("identical",))
    return links


def _content(entry: Entry) -> tuple[str, frozenset[tuple[str, str]]]:
    """All that an entry says: what is too little to tell a work by is the same where it says the same."""
    return entry.type, frozenset(entry.fields.items())


def _fuller(entry: Entry, known: Mapping[str, Entry]) -> str | None:
    """The key of an entry, where the known entry of that key says all that it says, and perhaps more."""
    same = known.get(entry.key)
    return (
        entry.key
        if same and same.type == entry.type and entry.fields.items() <= same.fields.items()
        else None
    )


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
        twins.setdefault(_content(entry) if IDENTIFYING & entry.fields.keys() else n, []).append(n)
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


def _completed(known: Entry, found: Sequence[Entry]) -> Entry:
    """A known entry with the fields that it lacks; what it has is somebody's work and stays."""
    fields = dict(known.fields)
    for name, value in merge(found, keep=known.key).fields.items():
        fields.setdefault(name, value)
    return replace(known, fields=fields)


def _with_key(entries: Sequence[Entry], change: Change, policy: Policy) -> Entry:
    """One new entry of all that name it, under the key that its source gave it or a made one."""
    entry = merge(entries, keep=entries[0].key)
    return (
        entry if change.is_free(entry.key) else replace(entry, key=change.new_key(entry, policy.key_pattern))
    )
