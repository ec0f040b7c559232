"""What `export` prints in a citation style: bibliographies, notes and the interactive page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from refman.cli import terminal
from refman.cli.looking import mention_damage
from refman.model import Entry, Item

if TYPE_CHECKING:
    from refman.bibliography.document import Section
    from refman.bibliography.render import SetEntry
    from refman.bibliography.styles import Style
    from refman.library import Library


@dataclass(frozen=True, slots=True)
class FormattedBibliography:
    """What a formatted bibliography is made of; `entries` have what they inherit."""

    library: "Library"
    entries: Sequence[Entry]
    style_name: str
    locale: str
    format: str
    group_by: str | None
    annotated: bool

    def write(self, *, notes: bool, interactive: bool) -> tuple[bytes, bool]:
        """The document, and whether there were findings."""
        from refman.bibliography import to_item
        from refman.bibliography.styles import find_style

        style = find_style(self.style_name)
        if notes or interactive or self.group_by == "article":
            mention_damage(self.library)
        language = self.locale or style.locale
        items = [to_item(entry) for entry in self.entries]
        self._warn_of_bare(items)
        if notes:
            from refman.bibliography.notes import set_notes

            sections = set_notes(items, style, self.locale, locators=self._locators())
            return self._document(sections, items, "Notes", language), False
        if interactive:
            return self._page(items, style), False
        from refman.bibliography.render import set_bibliography

        entries = set_bibliography(items, style, self.locale) if items else []
        findings = self._warn_of_unprinted(items, entries)
        sections = self._sections(entries, items, language)
        return self._document(sections, items, "Bibliography", language), findings

    def _page(self, items: Sequence[Item], style: "Style") -> bytes:
        from refman.bibliography.page import interactive_page

        provenance, _ = self.library.readable_provenance
        page = interactive_page(
            self.entries,
            items,
            style,
            locale=self.locale,
            citations=provenance.citations,
            articles=provenance.articles,
        )
        return page.encode()

    def _warn_of_bare(self, items: Iterable[Item]) -> None:
        if bare := [str(item["id"]) for item in items if not item.get("title") and not item.get("author")]:
            terminal.warn(f"{self.library.path}: neither author nor title: {terminal.listed(bare)}")

    def _warn_of_unprinted(self, items: Iterable[Item], entries: Iterable["SetEntry"]) -> bool:
        printed = {entry.id for entry in entries}
        left_out = [str(item["id"]) for item in items if item["id"] not in printed]
        if left_out:
            terminal.warn(f"{self.style_name} prints nothing for {terminal.listed(left_out)}")
        return bool(left_out)

    def _sections(
        self, entries: Sequence["SetEntry"], items: Sequence[Item], language: str
    ) -> "list[Section]":
        from refman.bibliography.document import Section
        from refman.bibliography.groups import TYPES, by_tag, by_type, grouped

        if self.group_by is None:
            return [Section("", tuple(entries))]
        if self.group_by == "article":
            return grouped(entries, self._citing_articles(), locale=language)
        headings = by_type if self.group_by == "type" else by_tag
        order = list(TYPES) if self.group_by == "type" else []
        return grouped(entries, {str(item["id"]): headings(item) for item in items}, order, language)

    def _locators(self) -> Mapping[str, list[str]]:
        """By key, the pages that notes of articles cite, each once."""
        found: dict[str, list[str]] = {}
        provenance, _ = self.library.readable_provenance
        for citation in provenance.citations:
            if (
                citation.key
                and citation.locator
                and citation.locator not in found.setdefault(citation.key, [])
            ):
                found[citation.key].append(citation.locator)
        return found

    def _citing_articles(self) -> Mapping[str, list[str]]:
        provenance, _ = self.library.readable_provenance
        found: dict[str, list[str]] = {}
        for citation in provenance.citations:
            if citation.key:
                article = provenance.articles.get(citation.article)
                heading = (article.title if article else "") or citation.article
                if heading not in found.setdefault(citation.key, []):
                    found[citation.key].append(heading)
        return found

    def _document(self, sections: "list[Section]", items: Sequence[Item], title: str, language: str) -> bytes:
        from refman.bibliography.document import write_document
        from refman.bibliography.headings import translated
        from refman.latex import strip_markup

        notes = (
            {str(i["id"]): strip_markup(str(i.get("annote") or i.get("abstract") or "")) for i in items}
            if self.annotated
            else {}
        )
        return write_document(
            sections,
            self.format,
            items={str(i["id"]): i for i in items},
            annotations=notes,
            title=translated(title, language),
            language=language or "en-US",
        )
