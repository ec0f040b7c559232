"""`dedupe`: find entries that are the same work, and merge them."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from refman.cli import terminal
from refman.cli.keys import complete_key, unknown_keys
from refman.cli.options import as_json_option, dry_run_option
from refman.cli.review import Outcome, ReviewSession
from refman.cli.rewriting import rewrite
from refman.cli.session import Session
from refman.errors import Exit, UsageError
from refman.model import Cluster, Decision, Entry, Plan

if TYPE_CHECKING:
    from refman.library import Change, Library

SHOWN_TITLE = 70


@click.command()
@click.option("--apply", "apply_", is_flag=True, help="Merge the sure ones without asking.")
@click.option("--interactive", is_flag=True, help="Go through the unsure ones, side by side.")
@click.option(
    "--distinct",
    nargs=2,
    metavar="KEY KEY",
    shell_complete=complete_key,
    help="Remember that two entries are different works.",
)
@click.option(
    "--rewrite",
    "first_file",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE...",
    help="Replace the keys of merged entries in .tex and .md files.",
)
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, metavar="")
@dry_run_option
@as_json_option
@click.pass_context
def dedupe(
    ctx: click.Context,
    *,
    apply_: bool,
    interactive: bool,
    distinct: tuple[str, str] | None,
    first_file: Sequence[Path],
    files: Sequence[Path],
    dry_run: bool,
    as_json: bool,
) -> None:
    """Find entries that are the same work, say why, and merge them.

    On a terminal the plan is shown and you are asked before anything is merged; elsewhere nothing is changed without
    --apply, and the exit status is 1 where something was found. Preprints, editions, errata, parts and other
    relatives are reported and never merged. What you decide is remembered; `refman undo` takes it back.
    """
    session: Session = ctx.obj
    if files and not first_file:
        raise UsageError(f"{files[0]}: dedupe looks at the library", hint="Did you mean --rewrite?")
    if interactive and (as_json or not session.may_ask):
        raise UsageError("--interactive needs a person at a terminal", hint="Use --json to see the pairs.")
    papers = (*first_file, *files)
    for paper in papers:
        rewrite(paper, {})  # one that cannot be read is told before anything is asked
    library = session.open_library()
    if distinct:
        _remember(library, distinct, dry_run=dry_run)
        return
    plan = find(library, session.setting("threshold").value)
    if as_json:
        terminal.print_json(as_dict(plan))
    else:
        terminal.print_text(describe(plan, library.entries, interactive=interactive), nl=False)
    outcome = _outcome(session, library, plan, apply_=apply_, interactive=interactive, as_json=as_json)
    write(library, outcome, papers, dry_run=dry_run, show_diff=not as_json)
    if (plan.clusters or plan.review) and not (outcome.merged or outcome.distinct or apply_):
        ctx.exit(int(Exit.FINDINGS))


def _remember(library: "Library", keys: tuple[str, str], *, dry_run: bool) -> None:
    if missing := [key for key in keys if key not in library.entries]:
        raise unknown_keys(library, missing)
    if keys[0] == keys[1]:
        raise UsageError(f"{keys[0]} does not differ from itself")
    with library.change(f"dedupe --distinct {' '.join(keys)}", dry_run=dry_run) as change:
        change.decide(Decision("distinct", keys))
    if not dry_run:
        terminal.say(f"Remembered that {keys[0]} and {keys[1]} differ. `refman undo` takes it back.")


def find(library: "Library", threshold: float | None = None) -> Plan:
    """The plan for a library, with what was decided before."""
    from refman.dedupe import find_duplicates

    distinct = [frozenset(d.keys) for d in library.provenance.decisions if d.kind == "distinct"]
    with terminal.progress("Looking for duplicates", 100) as step:
        return find_duplicates(
            library.entries.values(), distinct=distinct, threshold=threshold, progress=step
        )


def _outcome(
    session: Session, library: "Library", plan: Plan, *, apply_: bool, interactive: bool, as_json: bool
) -> Outcome:
    """What is to be merged, and what the person said."""
    outcome = Outcome()
    entries = dict(library.entries)
    count = len(plan.clusters)
    question = f"Merge {'these entries' if count == 1 else f'the entries of these {count} works'}?"
    ask = session.may_ask and not as_json
    if count and (apply_ or (ask and terminal.confirm(question, may_ask=True))):
        outcome.merged = {c.keep: merged(c, entries) for c in plan.clusters}
        entries |= {keep: entry for keep, (entry, _) in outcome.merged.items()}
    if interactive and plan.review:
        review = ReviewSession(entries, Terminal(), terminal.marked)
        review.outcome = outcome
        with suppress(EOFError), terminal.hanging_up_ends_input():
            review.run(plan.review)
    return outcome


def merged(cluster: Cluster, entries: Mapping[str, Entry]) -> tuple[Entry, tuple[str, ...]]:
    """The one entry that a cluster becomes, and the keys that go."""
    from refman.dedupe import merge

    entry = merge([entries[key] for key in cluster.keys], cluster.keep)
    return entry, tuple(key for key in cluster.keys if key != cluster.keep)


def write(
    library: "Library", outcome: Outcome, files: Sequence[Path], *, dry_run: bool, show_diff: bool = True
) -> None:
    """Write decisions and merged entries, and the new keys into papers: all of it or nothing."""
    gone = _former_keys(library) | outcome.gone
    texts = {path: rewrite(path, {old: _last(gone, old) for old in gone}) for path in files}
    changed = [path for path, data in texts.items() if data != path.read_bytes()]
    with library.change("dedupe", dry_run=dry_run) as change:
        for keys in outcome.distinct:
            change.decide(Decision("distinct", keys))
        for keep, (entry, old_keys) in outcome.merged.items():
            change.put(entry)
            for old in old_keys:
                _take_over(change, keep, old)
            change.decide(Decision("merged", (keep, *old_keys)))
        change.follow(outcome.gone)
        for path, data in texts.items():
            change.also(path, data)
        if dry_run and show_diff:
            terminal.print_diff(change.diff)
    if outcome.distinct and not dry_run:
        pairs = terminal.counted(len(outcome.distinct), "pair differs", "pairs differ")
        terminal.say(f"Remembered that {pairs}.")
    if changed and not dry_run:
        terminal.say(f"Replaced keys in {', '.join(map(str, changed))}.")
    if outcome.merged and not dry_run:
        entries = terminal.counted(len(outcome.gone), "entry", "entries")
        terminal.say(f"Merged {entries} into {len(outcome.merged)}. `refman undo` takes it back.")


def _take_over(change: "Change", keep: str, old: str) -> None:
    """Let `keep` stand for `old`: its citations, and what it was said to differ from."""
    for decision in change.provenance.decisions:
        others = [key for key in decision.keys if key != old]
        if decision.kind == "distinct" and old in decision.keys and keep not in others:
            change.decide(Decision("distinct", (keep, *others)))
    change.relink(old, keep)
    change.remove(old)


def _former_keys(library: "Library") -> dict[str, str]:
    """Keys that were merged away earlier and are not taken again, with the key that each went into."""
    return {old: key for old, key in library.provenance.merged.items() if old not in library.entries}


def _last(gone: Mapping[str, str], key: str) -> str:
    """The key at the end of a chain of merges."""
    seen = set()
    while key in gone and key not in seen:
        seen.add(key)
        key = gone[key]
    return key


def as_dict(plan: Plan) -> dict[str, object]:
    """The plan as the contract has it in JSON."""
    return {
        "clusters": [
            {"keys": list(c.keys), "keep": c.keep, "score": c.score, "reasons": list(c.reasons)}
            for c in plan.clusters
        ],
        "review": [{"keys": list(r.keys), "score": r.score, "reasons": list(r.reasons)} for r in plan.review],
        "related": [{"keys": list(r.keys), "relation": r.relation} for r in plan.related],
    }


def describe(plan: Plan, entries: Mapping[str, Entry], *, interactive: bool) -> str:
    """The plan for people; one who goes through the unsure pairs in a moment is told only how many there are."""
    return "".join(f"{line}\n" for line in _lines(plan, entries, interactive=interactive))


def _lines(plan: Plan, entries: Mapping[str, Entry], *, interactive: bool) -> Iterable[str]:
    if not plan.clusters and not plan.review:
        yield "No duplicates found."
    if plan.clusters:
        yield _heading(len(plan.clusters), "work stands", "works stand", "more than once in the library:")
    for cluster in plan.clusters:
        yield f"  {cluster.keep} ← {', '.join(key for key in cluster.keys if key != cluster.keep)}"
        yield f"      {_short(entries[cluster.keep])}"
        reasons = [", ".join(cluster.reasons)] if len(cluster.keys) == 2 else cluster.reasons
        yield from (f"      {reason}" for reason in reasons)
    if plan.review:
        rest = "to look at, one by one" if interactive else "to look at (refman dedupe --interactive):"
        yield _heading(len(plan.review), "pair", "pairs", rest)
    for review in () if interactive else plan.review:
        yield f"  {review.keys[0]} ? {review.keys[1]} ({review.score:.0%})"
        yield from (f"      {_short(entries[key])}" for key in review.keys)
        yield f"      {', '.join(review.reasons)}"
    if related := _related_works(plan):
        yield _heading(len(related), "pair", "pairs", "related, and kept apart:")
    yield from (f"  {one}, {two}: {relation}" for one, two, relation in related)


def _related_works(plan: Plan) -> list[tuple[str, str, str]]:
    """Works by the keys that stay, with their relation; once, however many copies the library has of each."""
    keep = {key: cluster.keep for cluster in plan.clusters for key in cluster.keys}
    pairs = ((*sorted(keep.get(key, key) for key in r.keys), r.relation) for r in plan.related)
    return sorted({(one, two, relation) for one, two, relation in pairs})


def _heading(count: int, one: str, many: str, rest: str) -> str:
    return f"{terminal.counted(count, one, many)} {rest}"


def _short(entry: Entry) -> str:
    from refman.latex import to_unicode

    names = [to_unicode(entry.fields.get(name, "")) for name in ("author", "title", "year")]
    title = names[1] if len(names[1]) <= SHOWN_TITLE else names[1][: SHOWN_TITLE - 1] + "…"
    return ". ".join(part.rstrip(".") for part in (names[0], title, names[2]) if part)


class Terminal:
    """The person at this terminal."""

    def ask(self, question: str, answers: str) -> str:
        """One key; the end of the input, or an interrupt, quits."""
        try:
            return terminal.choose(question, answers)
        except click.Abort:
            with suppress(OSError):  # the terminal may be gone
                terminal.say("")
            return "q"

    def show(self, text: str) -> None:
        """Show a text on stderr."""
        terminal.say(text, painted=True)

    def edit(self, entry: Entry) -> Entry | None:
        """Let the person edit BibTeX until it is one entry; None where they give up or there is no editor."""
        try:
            return self._edited(entry)
        except UsageError as error:
            terminal.say(str(error))
        except click.Abort:
            terminal.say("")
        return None

    def _edited(self, entry: Entry) -> Entry | None:
        from refman import bibtex
        from refman.bibliography.dialects import write_entries

        with TemporaryDirectory() as folder:
            path = Path(folder) / "entry.bib"
            path.write_text(write_entries([entry]), encoding="utf-8", newline="\n")
            while True:
                terminal.run_editor(path)
                text = path.read_text(encoding="utf-8")
                if not text.strip():
                    return None
                blocks = bibtex.parse(text)
                if len(blocks) == 1 and blocks[0].entry and not blocks[0].error:
                    return blocks[0].entry
                terminal.say("This is not one BibTeX entry; mend it, or empty the file to give up.")
                if not terminal.confirm("Edit again?", may_ask=True, default=True):
                    return None
