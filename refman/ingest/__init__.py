"""The whole of `import`: a source is read, its works are told from known ones, and what is new is added.

article ── read ── parse ──┐
                           ├── works ── settle ── entries and provenance
bibliography ── read ──────┘
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from refman.ingest.policy import OnDuplicate, Policy, Reviewer
from refman.ingest.settle import settle
from refman.ingest.sources import OWN_CITATION, SourceReport, citation_records, read_source
from refman.library import Library

__all__ = ["OnDuplicate", "Policy", "Reviewer", "SourceReport", "import_sources"]


def import_sources(
    library: Library,
    paths: Sequence[Path],
    *,
    policy: Policy,
    kind: str | None = None,
    dry_run: bool = False,
    step: Callable[[], object] = lambda: None,
) -> tuple[list[SourceReport], str]:
    """Import articles and bibliographies into a library, as one change that can be taken back.

    Args:
        library: the library to add to.
        paths: files; each is an article or a bibliography.
        policy: how duplicates and doubtful citations are decided.
        kind: the format of all sources, where it should not be found out.
        dry_run: report, but write nothing.
        step: called after each source that was read.

    Returns:
        A report per source, and with `dry_run` the unified diff of the library.

    Raises:
        ConflictError: the library is locked or was changed meanwhile.
        UnreadableError: the library cannot be read or written.

    """
    with library.change(f"import {' '.join(str(p) for p in paths)}", dry_run=dry_run) as change:
        sources = []
        for path in paths:
            sources.append(read_source(path, change, library.path, policy, kind))
            step()
        settle([(source, work) for source in sources for work in source.works], change, policy)
        for source in sources:
            if source.article:
                records = list(citation_records(source.article.id, source))
                change.record(replace(source.article, key=source.keys.get(OWN_CITATION)), records)
            source.sort_links()
        diff = change.diff if dry_run else ""
    return [source.report for source in sources], diff
