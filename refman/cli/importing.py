"""`import`: articles and bibliographies are read into the library."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from refman.article import FORMATS
from refman.bibliography import BIBLIOGRAPHY_FORMATS
from refman.cli import terminal
from refman.cli.options import ENTRY_TYPE, FIELD_NAME, as_json_option, as_latex, dry_run_option
from refman.cli.session import Session
from refman.errors import Exit, UsageError
from refman.ingest import OnDuplicate, Policy, SourceReport, import_sources
from refman.library import Library
from refman.model import Entry, Link

REVIEW_BELOW = 0.9
ANSWERS = frozenset({"y", "yes", "n", "no", "q", "quit"})


class TerminalReviewer:
    """Asks the person about doubtful citations, until they have had enough, and about duplicates."""

    had_enough = False

    def same_work(self, new: Entry, known: Entry, link: Link) -> bool:
        """Show both and ask."""
        terminal.say(f"\n{_summary(new)}\nmay be {known.key}: {_summary(known)}\n({', '.join(link.reasons)})")
        return terminal.confirm("The same work?", may_ask=True, default=link.sure)

    def accept(self, text: str, entry: Entry, confidence: float) -> Entry | None:
        """Show what was read from a citation and ask whether it may be stored."""
        if self.had_enough:
            return None
        terminal.say(f"\n{text}\nread as ({confidence:.0%} sure):")
        for name, value in [("type", entry.type), *entry.fields.items()]:
            terminal.say(f"  {name:12} {value}")
        question = "Store it? [y]es, [n]o, [q]uit (leave out this and the rest), or FIELD=VALUE to correct"
        while (answer := terminal.ask(question, default="y").strip()).lower() not in ANSWERS:
            name, equals, value = answer.partition("=")
            if equals and FIELD_NAME.fullmatch(name.strip()):
                entry = _corrected(entry, name.strip().lower(), value.strip())
        self.had_enough = answer[0] in "qQ"
        return entry if answer[0] in "yY" else None


def _corrected(entry: Entry, name: str, value: str) -> Entry:
    """The entry with a field, or its type, set; as it is where the value cannot be a type."""
    if name == "type":
        return Entry(value, entry.key, entry.fields) if ENTRY_TYPE.fullmatch(value) else entry
    return Entry(entry.type, entry.key, {**entry.fields, name: as_latex(name, value)})


def _summary(entry: Entry) -> str:
    return ", ".join(entry.fields[f] for f in ("author", "title", "journal", "year") if f in entry.fields)


@click.command("import")
@click.argument(
    "sources", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False, allow_dash=True)
)
@click.option(
    "--from",
    "kind",
    type=click.Choice(sorted({*FORMATS, *BIBLIOGRAPHY_FORMATS})),
    help="Read all sources as this format.",
)
@click.option(
    "--on-duplicate",
    type=click.Choice(["link", "add", "ask"]),
    default="link",
    show_default=True,
    help="Link a known work to its entry, add it once more, or ask.",
)
@dry_run_option
@click.option(
    "--review",
    is_flag=True,
    help=f"Ask about every citation read with less than {REVIEW_BELOW:.0%} confidence.",
)
@as_json_option
@click.pass_obj
def import_(
    session: Session,
    sources: tuple[Path, ...],
    kind: str | None,
    on_duplicate: OnDuplicate,
    *,
    dry_run: bool,
    review: bool,
    as_json: bool,
) -> None:
    """Read articles or bibliographies: add the works that are new, link those that are known.

    An article (html, pdf, docx, odt, epub, md, tex, JATS xml, txt) gives the works that its notes cite, and the
    library remembers which note cites what. A bibliography (bib, ris, nbib, CSL-JSON) gives its entries. `-` is stdin.
    """
    if (review or on_duplicate == "ask") and not session.may_ask:
        raise UsageError(
            "there is nobody to ask",
            hint="Run it on a terminal, or leave out --review and --on-duplicate ask.",
        )
    policy = Policy(
        on_duplicate=on_duplicate,
        review_below=REVIEW_BELOW if review else 0.0,
        reviewer=TerminalReviewer() if session.may_ask else None,
        key_pattern=session.key_pattern,
    )
    library = Library.open(session.library_path)
    with terminal.progress("Importing", len(sources)) as step:
        reports, diff = import_sources(
            library, sources, policy=policy, kind=kind, dry_run=dry_run, step=lambda: step(1)
        )
    if as_json:
        terminal.print_json(
            {"library": str(session.library_path), "sources": [_report_json(r) for r in reports]}
        )
    else:
        if dry_run:
            terminal.print_diff(diff)
        for report in reports:
            _print_report(report)
    for report in reports:
        _complain(report)
    if library.exists and not as_json and not all(report.unread for report in reports):
        count = f"{library.path}: {terminal.counted(len(library.keys()), 'entry', 'entries')}"
        terminal.say(f"{count} (dry run, nothing written)" if dry_run else count)
    _exit(reports)


def _report_json(report: SourceReport) -> dict[str, Any]:
    return {
        "path": report.path,
        "format": report.format,
        "title": report.title,
        "notes": report.notes,
        "citations": report.citations,
        "comments": report.comments,
        "added": report.added,
        "linked": [{"citation": citation, "key": key} for citation, key in report.linked],
        "unresolved": [{"citation": citation, "text": text} for citation, text in report.unresolved],
        "rejected": [{"where": where, "reason": reason} for where, reason in report.rejected],
        "warnings": report.warnings,
    }


def _print_report(report: SourceReport) -> None:
    if report.unread:
        return
    read = (
        f"{terminal.counted(report.notes, 'note')}, {terminal.counted(report.citations, 'citation')}"
        if report.notes
        else terminal.counted(report.citations, "entry", "entries")
    )
    counts = [f"{len(report.added)} added", f"{len(report.linked)} linked"]
    counts += [f"{len(report.completed)} completed"] if report.completed else []
    counts += [f"{len(report.unresolved)} unresolved"] if report.unresolved else []
    counts += [f"{len(report.rejected)} rejected"] if report.rejected else []
    terminal.print_text(f"{report.path}: {read}: {', '.join(counts)}")


def _complain(report: SourceReport) -> None:
    for warning in report.warnings:
        terminal.warn(f"{report.path}: {warning}")
    for citation, text in report.unresolved:
        terminal.warn(f"{report.path}: note {citation}: not resolved: {text}")
    for where, reason in report.rejected:
        place = where if where.startswith(report.path) else f"{report.path}: {where}"
        terminal.say(f"Error: {place}: {reason}")
    if report.unread and report.unread.hint:
        terminal.say(report.unread.hint)


def _exit(reports: Sequence[SourceReport]) -> None:
    unread = [r.unread for r in reports if r.unread]
    if len(unread) == len(reports):
        raise SystemExit(int(unread[0].exit_status))
    if not any(r.notes or r.citations for r in reports) and any(r.rejected for r in reports):
        raise SystemExit(int(Exit.UNREADABLE))
    if any(r.rejected for r in reports):
        raise SystemExit(int(Exit.REJECTED))
    if not any(r.notes or r.citations for r in reports):
        terminal.say("No notes and no entries were found.")
        terminal.say(
            f"refman reads articles ({', '.join(FORMATS)}) and bibliographies ({', '.join(BIBLIOGRAPHY_FORMATS)})."
        )
        raise SystemExit(int(Exit.FINDINGS))
