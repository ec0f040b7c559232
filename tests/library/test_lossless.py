"""Whatever a .bib looks like, only what was asked for changes in it."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from refman import bibtex
from refman.errors import RefmanError
from refman.library import Library
from refman.library.style import Style, respelled
from refman.model import Entry
from tests.library.nasty import NASTY

Write = Callable[[str | bytes], Library]
ENCODINGS = {
    "Latin-1": "latin-1",
    "Windows-1252": "cp1252",
    "declared Latin-2": "iso8859-2",
    "UTF-16": "utf-16",
}


def changed_spans(old: bytes, new: bytes) -> tuple[bytes, bytes]:
    """What is left of both when what they share at start and end is cut off."""
    start = next(
        (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    room = min(len(old), len(new)) - start
    end = next((i for i in range(room) if old[-1 - i] != new[-1 - i]), room)
    return old[start : len(old) - end], new[start : len(new) - end]


def raw_of(library: Library, key: str) -> str:
    return next(b.raw for _, b in library.document.pieces if b.entry and b.entry.key == key)


@pytest.mark.parametrize(("data", "key"), NASTY.values(), ids=NASTY)
def test_nothing_asked_nothing_written(data: bytes, key: str, write: Write) -> None:
    library = write(data)
    with library.change("nothing") as change:
        change.put(change.entries[key])
    assert library.path.read_bytes() == data
    assert library.journal.records() == []


@pytest.mark.parametrize(("data", "key"), NASTY.values(), ids=NASTY)
def test_touching_one_entry_changes_that_entry(data: bytes, key: str, write: Write) -> None:
    library = write(data)
    raw, others = raw_of(library, key), [b.raw for _, b in library.document.pieces]
    entry, encoding = library.entries[key], library.source.encoding
    with library.change("touch") as change:
        change.put(Entry(entry.type, key, {**entry.fields, "title": "Touched"}))
        diff = change.diff
    new = Library.open(library.path)
    assert new.entries[key].fields == {**entry.fields, "title": "Touched"}
    others.remove(raw)
    left = [b.raw for _, b in new.document.pieces]
    left.remove(raw_of(new, key))
    assert left == others
    before, after = changed_spans(data, library.path.read_bytes())
    assert before.strip(b"\0") in raw.encode(encoding)
    assert b"ouche" in after.replace(b"\0", b"")
    assert sum(line.startswith("-") for line in diff.split("\n")) <= 2
    library.undo()
    assert library.path.read_bytes() == data


@pytest.mark.parametrize(("data", "key"), NASTY.values(), ids=NASTY)
def test_an_added_entry_leaves_all_others(data: bytes, key: str, write: Write) -> None:
    library = write(data)
    raws = [b.raw for _, b in library.document.pieces]
    new = Entry("book", "added2024", {"author": "Doe, Jane", "title": "New", "year": "2024", "month": "may"})
    with library.change("add") as change:
        change.put(new)
    library = Library.open(library.path)
    assert library.entries["added2024"] == Entry(new.type, new.key, library.entries["added2024"].fields)
    assert dict(library.entries["added2024"].fields) == dict(new.fields)
    left = [b.raw for _, b in library.document.pieces]
    left.remove(raw_of(library, "added2024"))
    assert left == raws


@pytest.mark.parametrize(("data", "key"), NASTY.values(), ids=NASTY)
def test_a_removed_entry_leaves_all_others(data: bytes, key: str, write: Write) -> None:
    library = write(data)
    raws = [b.raw for _, b in library.document.pieces]
    raws.remove(raw_of(library, key))
    with library.change("remove") as change:
        change.remove(key)
    assert [b.raw for _, b in Library.open(library.path).document.pieces] == raws


@pytest.mark.parametrize(("data", "key"), NASTY.values(), ids=NASTY)
def test_renaming_changes_the_key_only(data: bytes, key: str, write: Write) -> None:
    library = write(data)
    with library.change("rename") as change:
        change.rename(key, "renamed")
    old = data.decode(library.source.encoding)
    new = library.path.read_bytes().decode(library.source.encoding)
    assert new.replace("renamed", key, 1) == old


def test_a_field_that_is_empty_stays_and_none_is_added(write: Write) -> None:
    text = "@misc{a, note = {}, title = {T}}\n"
    library = write(text)
    with library.change("nothing") as change:
        change.put(change.entries["a"])
        change.put(Entry("misc", "a", {**change.entries["a"].fields, "url": " "}))
    assert library.path.read_text(encoding="utf-8") == text
    with library.change("edit") as change:
        change.put(Entry("misc", "a", {"title": "T"}))
    assert library.path.read_text(encoding="utf-8") == "@misc{a, title = {T}}\n"


KEYS = st.sampled_from(["a", "b", "c", "Doe:2001", "x+y"])
VALUES = st.sampled_from(
    [
        "{T}",
        "{{T} and {U}}",
        '"T"',
        '"{T}, U"',
        "2001",
        "jan",
        "s",
        's # " x"',
        '{J{\\"o}rg}',
        "{a\n  b}",
        "{@x}",
    ]
)
NAMES = st.sampled_from(["author", "title", "Year", "NOTE", "url"])
GAPS = st.sampled_from(["", " ", "\n", "\n\n", "\r\n", "\n% comment\n", "\nwords\n", "\n@comment{c}\n"])


@st.composite
def entries(draw: st.DrawFn) -> str:
    opening, closing = draw(st.sampled_from([("{", "}"), ("(", ")")]))
    names = draw(st.lists(NAMES, max_size=4, unique_by=str.lower))
    lead = draw(st.sampled_from([", ", ",\n  ", ",\n\t", "\n  , ", ",", ", % why\n  "]))
    equals = draw(st.sampled_from(["=", " = ", "  =  ", " =\t"]))
    body = "".join(f"{lead}{name}{equals}{draw(VALUES)}" for name in names)
    tail = draw(st.sampled_from(["", ",", "\n", ",\n", " "])) if names else ","
    return f"@{draw(st.sampled_from(['book', 'Book', 'MISC']))}{opening}{draw(KEYS)}{body}{tail}{closing}"


BROKEN = st.sampled_from(
    ["@book{open, title={x", "@misc{k t={x}}", "}}", '@string{s = "S"}', "@misc{,t={x}}", "@"]
)
FILES = st.lists(
    st.one_of(entries(), entries(), BROKEN).flatmap(lambda raw: GAPS.map(lambda gap: raw + gap)), max_size=6
)


@given(FILES.map("".join), st.sampled_from(["Touched", "{T} \\& U", "1999", 'say "x"', "Ü"]))
def test_any_file_touch_one_entry_and_only_that_changes(text: str, value: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "library.bib")
        path.write_bytes(text.encode())
        library = Library.open(path)
        assume(library.entries)
        key, entry = next(iter(library.entries.items()))
        raw = raw_of(library, key)
        start = text.index(raw)
        with library.change("touch") as change:
            change.put(Entry(entry.type, key, {**entry.fields, "title": value, "extra": "more"}))
        new = path.read_bytes().decode()
        assert new.startswith(text[:start])
        assert new.endswith(text[start + len(raw) :])
        assert Library.open(path).entries[key].fields["title"] == value
        library.undo()
        assert path.read_bytes() == text.encode()
        library.index.close()


@given(entries(), st.sets(st.sampled_from(["author", "title", "year", "note", "url"])))
def test_fields_may_go_and_their_comments_stay(text: str, gone: set[str]) -> None:
    block = bibtex.parse(text)[0]
    assume(block.entry)
    assert block.entry
    left = {name: value for name, value in block.entry.fields.items() if name not in gone}
    new = Entry(block.entry.type, block.entry.key, left)
    raw = respelled(block.raw, block.entry, new, Style())
    (found,) = bibtex.read(raw, {})
    assert found.entry
    assert (found.entry.fields, found.error) == (left, "")
    assert raw.count("why") == text.count("why")


@given(st.text('{}"\\#%@=,ab \n', max_size=12))
def test_what_would_not_read_back_is_refused_and_nothing_is_written(value: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "library.bib")
        path.write_bytes(b"@misc{a, t={x}}\n")
        library = Library.open(path)
        try:
            with library.change("put") as change:
                change.put(Entry("misc", "b", {"title": value}))
        except RefmanError:
            assert path.read_bytes() == b"@misc{a, t={x}}\n"
        else:
            found = Library.open(path).entries["b"].fields.get("title", "")
            assert found.split() == value.split()
        library.index.close()


@pytest.mark.parametrize("name", ENCODINGS)
def test_encodings_are_told_and_kept(name: str, write: Write) -> None:
    data, key = NASTY[name]
    library = write(data)
    text = data.decode(ENCODINGS[name])
    assert library.source.text == text
    with library.change("touch") as change:
        entry = change.entries[key]
        change.put(Entry(entry.type, key, {**entry.fields, "note": "ö"}))
    assert "ö" in library.path.read_bytes().decode(ENCODINGS[name])


def test_a_character_that_the_encoding_lacks_is_refused(write: Write) -> None:
    data = NASTY["Latin-1"][0]
    library = write(data)
    with pytest.raises(RefmanError, match="which has no"), library.change("add") as change:
        change.put(Entry("misc", "x", {"title": "漢字"}))
    assert library.path.read_bytes() == data


def test_thirty_megabytes(write: Write) -> None:
    entry_of = "@misc{{k{}, title = {{Title}}, abstract = {{{}}}}}\n\n".format
    text = "".join(entry_of(number, "word " * 1000) for number in range(6000))
    library = write(text)
    with library.change("touch") as change:
        entry = change.entries["k3050"]
        change.put(Entry(entry.type, entry.key, {**entry.fields, "title": "Touched"}))
    new = library.path.read_text(encoding="utf-8")
    assert len(text) > 30_000_000
    assert new == text.replace("@misc{k3050, title = {Title}", "@misc{k3050, title = {Touched}")
    assert len(bibtex.chunks(new)) == 6000
