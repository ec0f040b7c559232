"""The text of a .bib file as blocks that can be exchanged one by one, while all else stays as it is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from refman import bibtex
from refman.bibtex import Block

_SAMPLE = 50


@dataclass(frozen=True)
class Document:
    """A .bib file cut into chunks, each with its blocks (whose lines count from the chunk's start)."""

    chunks: Sequence[str]
    blocks_of: Mapping[str, Sequence[Block]]

    @cached_property
    def text(self) -> str:
        """The whole file."""
        return "".join(self.chunks)

    @cached_property
    def pieces(self) -> list[tuple[str, Block]]:
        """All blocks in order, each with the white space before it."""
        return list(self._pieces())

    def _pieces(self) -> Iterator[tuple[str, Block]]:
        gap = ""
        for chunk in self.chunks:
            end = 0
            for block in self.blocks_of[chunk]:
                start = chunk.index(block.raw, end)
                yield gap + chunk[end:start], block
                gap, end = "", start + len(block.raw)
            gap += chunk[end:]

    @cached_property
    def rest(self) -> str:
        """The white space behind the last block."""
        return self.text[sum(len(gap) + len(block.raw) for gap, block in self.pieces) :]

    @cached_property
    def blocks(self) -> list[Block]:
        """All blocks in order, with the lines of the file."""
        found, line = [], 0
        for chunk in self.chunks:
            found += [replace(block, line=block.line + line) for block in self.blocks_of[chunk]]
            line += bibtex.count_lines(chunk)
        return found

    @property
    def newline(self) -> str:
        """How lines end: most of them."""
        crlf = self.text.count("\r\n")
        if crlf and crlf * 2 >= self.text.count("\n"):
            return "\r\n"
        return "\r" if "\r" in self.text and "\n" not in self.text else "\n"

    def edited(self, replaced: Mapping[int, str | None], added: Sequence[str]) -> str:
        """The text with blocks (by their place) replaced, or removed (None), and entries added behind the last entry."""
        entries = [i for i, (_, block) in enumerate(self.pieces) if block.kind == "entry"]
        last = entries[-1] if entries else len(self.pieces) - 1
        head = self._joined(range(last + 1), replaced)
        tail = self._joined(range(last + 1, len(self.pieces)), replaced) + self.rest
        if not added:
            return head + tail
        gap = self._gap(entries)
        text = head + (gap if head else "") + gap.join(added)
        return text + (tail if tail.startswith(("\n", "\r")) else self.newline + tail)

    def _joined(self, places: Sequence[int], replaced: Mapping[int, str | None]) -> str:
        """Blocks with their gaps; a block that goes takes the gap behind it along, or before it where it is the last."""
        parts: list[str] = []
        removed_first = False
        for place in places:
            gap, block = self.pieces[place]
            raw = replaced.get(place, block.raw)
            if raw is None:
                removed_first = removed_first or not parts
                continue
            parts += ["" if removed_first and not parts else gap, raw]
        return "".join(parts)

    def _gap(self, entries: Sequence[int]) -> str:
        """What stands between most of the last entries; a blank line where that does not show."""
        gaps = [self.pieces[two][0] for one, two in pairwise(entries[-_SAMPLE:]) if two == one + 1]
        gaps = [gap for gap in gaps if "\n" in gap or "\r" in gap]
        return max(set(gaps), key=gaps.count) if gaps else 2 * self.newline


def read(text: str, known: Callable[[Sequence[str]], Mapping[str, Sequence[Block]]]) -> Document:
    """Read a .bib file; `known` gives the blocks of chunks that were read before, in a file with the same `@string`s."""
    chunks = bibtex.chunks(text)
    blocks = dict(known(chunks))
    missing = [chunk for chunk in chunks if chunk not in blocks]
    strings = bibtex.definitions(chunks) if missing else {}
    for chunk in missing:
        blocks[chunk] = bibtex.read(chunk, strings)
    return Document(chunks, blocks)
