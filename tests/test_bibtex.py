"""Text of a .bib to blocks: what is read, what is kept, what is complained about."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refman import bibtex
from refman.bibtex import Block, blocks, splitter
from refman.model import Entry

WORDS = """@ article { } " , = ( ) # % \\ @comment{ @string{ @preamble{ key title 2000 jan é"""
BREAKS = ("\n", "  ", "\r\n", "\n@book{a,", "year = {2000}", 'title = "x",\n', "@book(p, ")
FRAGMENTS = st.sampled_from([*WORDS.split(), *BREAKS])


def error(text: str) -> str:
    return bibtex.parse(text)[0].error


@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_raws_and_the_white_space_between_them_are_the_text(text: str) -> None:
    position = 0
    for block in bibtex.parse(text):
        start = text.index(block.raw, position)
        assert block.raw
        assert not text[position:start].strip()
        if "\n" in text:
            assert block.line == 1 + text.count("\n", 0, start)
        position = start + len(block.raw)
    assert not text[position:].strip()


@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_chunks_joined_are_the_text(text: str) -> None:
    assert "".join(bibtex.chunks(text)) == text


@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_a_chunk_read_alone_holds_what_it_holds_in_the_file(text: str) -> None:
    def keys(piece: str) -> list[str]:
        return [key for block in splitter.split(piece) if (key := getattr(block, "key", ""))]

    assert [key for chunk in bibtex.chunks(text) for key in keys(chunk)] == keys(text)


VALUES = """{T} {{T}} {a{b{c}}} {a{b{c{d}}}} "T" "{T}" "a" 2000 jan s {\\"o} {\\{} {a\\\\} {@x{y}} {"} { a  b } {=,}""".split(
    " "
)
FIELD = st.tuples(
    st.sampled_from([" ", "\n  ", "", "\n% c\n"]),
    st.sampled_from(["title", "Year", "x-y", "note", "url", "é", "doi", "a b", "", "title"]),
    st.sampled_from(["=", " = "]),
    st.sampled_from(VALUES),
    st.sampled_from([",", ",", ",", ",", ",", " ,", "", "\n"]),
).map("".join)
ENTRY = st.builds(
    "{}@{}{}{}{}{}{}".format,
    st.sampled_from(["", "\n", "  "]),
    st.sampled_from(["book", "Misc", "x", "misc", "comment", "strings", "", "b k"]),
    st.sampled_from(["{", "{", "{", "{ ", " {", "(", "\n{"]),
    st.sampled_from(["k,", "k,", "k,", "k ,", "a:b/c.d+e-1,", "k", "", ",", "ü,", "a b,"]),
    st.lists(FIELD, max_size=4).map("".join),
    st.sampled_from(["}", "}", "}", "\n}\n", "\n}\n", ")", "", "}}", "} x", "}\x85"]),
    st.sampled_from(["", "\n\n"]),
)


@settings(max_examples=500)
@given(ENTRY)
def test_plain_entries_are_read_as_bibtexparser_reads_them(text: str) -> None:
    plain = blocks._read_plain(text, {"s": "S"})
    if plain:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(blocks, "_read_plain", lambda _chunk, _strings: None)
            assert bibtex.read(text, {"s": "S"}) == [plain]


def test_plain_entries_are_what_most_files_hold() -> None:
    text = (
        '\n@Article{doe:2000a,\n  author = {D{\\\'o}e, {J.}},\n  year = 2000,\n  note = "N",\n month=jan\n}\n'
    )
    assert blocks._read_plain(text, {})


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("{A title}", "A title"),
        ('"A title"', "A title"),
        ("2015", "2015"),
        ("jan", "jan"),
        ("jp", "Journal of P"),
        ("JP", "Journal of P"),
        ('jp # " and " # {more} # 7', "Journal of P and more7"),
        ('"4~" # may', "4~may"),
        ("{{Double}}", "{Double}"),
        ('"{Brace in quotes}"', "{Brace in quotes}"),
        (r"{J{\"o}rg}", r"J{\"o}rg"),
        (r'"G{\"o}del"', r"G{\"o}del"),
        ('"say {"}hello{"}"', 'say {"}hello{"}'),
        ("{two\n   lines}", "two lines"),
        ("{one\n\n   two}", "one\n\ntwo"),
        ("{ padded }", "padded"),
        ("{}", ""),
        ('""', ""),
        ("{a @ {B}}", "a @ {B}"),
        ("{50\\% = half, more}", "50\\% = half, more"),
        ("unknown # macro", "unknownmacro"),
    ],
)
def test_values(written: str, value: str) -> None:
    text = f'@string{{jp = "Journal of P"}}\n@misc{{k, f = {written}}}'
    entry = bibtex.parse(text)[1].entry
    assert entry
    assert entry.fields == {"f": value}
    assert entry.key == "k"


def test_strings_may_use_strings_and_stand_anywhere_before() -> None:
    text = '@string{a = "A"}\n@STRING(b = a # { and B})\n@misc{k, f = b}'
    assert [block.definition for block in bibtex.parse(text)] == [("a", "A"), ("b", "A and B"), None]
    entry = bibtex.parse(text)[2].entry
    assert entry
    assert entry.fields["f"] == "A and B"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("", []),
        ("  \n ", []),
        ("just text\n", ["comment"]),
        ("% note\n@misc{a, t={x}} % behind\n", ["comment", "entry", "comment"]),
        ("@misc{a, t={x}} @misc{b, t={y}}", ["entry", "entry"]),
        ("@comment{anything { here }}", ["comment"]),
        ("@Comment{jabref-meta: databaseType:bibtex;}", ["comment"]),
        ("@comment{ left open\n@misc{a, t={x}}", ["comment", "entry"]),
        ('@preamble{"\\newcommand{\\x}{y}"}', ["preamble"]),
        ('@book(par, title = "a ) b", year = 2000)', ["entry"]),
        ("@misc{lone}", ["entry"]),
        ("@misc{key,}", ["entry"]),
        ("mail me@example.org or @someone", ["comment"]),
        ("@misc{a, t={open\n@misc{b, t={x}}", ["failed", "entry"]),
        ("@misc{a, t={open\n\nrest", ["failed"]),
        ("@misc{a\n t={x}, y={z}}\n", ["failed"]),
        ("@misc{a, t={x}, dangling}\n\n@misc{b}", ["failed", "entry"]),
        ('@misc{q, t = "G{"o}del" y}\n@misc{b}', ["failed", "entry"]),
        ("@string{a}", ["failed"]),
        ('@string{a = "b\\c{d" }\n}', ["failed"]),
        ("@string{@string{@string{", ["failed", "failed", "failed"]),
        ("@{x, y=1}", ["entry"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [block.kind for block in bibtex.parse(text)] == kinds


@pytest.mark.parametrize(
    ("text", "message", "read"),
    [
        (
            "@misc{k,\n t = {A}\n author = {B},\n y = 1}",
            "a comma is missing before `author`",
            {"t": "A", "author": "B", "y": "1"},
        ),
        (
            '@misc{k, t = "A" y = 2000 m = jan}',
            "a comma is missing before `y`",
            {"t": "A", "y": "2000", "m": "jan"},
        ),
        ("@misc{k, y = 2000 AD}", "`AD` follows the value of `y`", {"y": "2000 AD"}),
        ("@misc{k, t={1}, T={2}}", "the field `t` is there twice", {"t": "1"}),
        ("@misc{, t={1}}", "the entry has no key", {"t": "1"}),
        ("@{k, t={1}}", "the entry has no type", {"t": "1"}),
        ("@misc{k, two words = {1}}", "`two words` is no field name", {}),
        ("@misc{k,\n% old = {1},\n t = {2}}", "`% old` is no field name", {"t": "2"}),
        ("@misc{k,\n% a comment\n t = {2}}", "", {"t": "2"}),
        ("@string{a = {x} y}", "cannot read `y`", None),
    ],
)
def test_mistakes_that_can_be_told(text: str, message: str, read: dict[str, str] | None) -> None:
    (block,) = bibtex.parse(text)
    assert block.error == message
    assert (block.entry and dict(block.entry.fields)) == read


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("@misc{a, t={open", "a closing brace, parenthesis or quotation mark is missing"),
        ("@misc{a, t={open\n@misc{b}", "a closing brace, parenthesis or quotation mark is missing"),
        ("@misc{a t={x}}", "expected comma after entry key, but found ="),
        ('@misc{a, t="x{y"}', "`t`: a brace or quotation mark is not closed"),
    ],
)
def test_reasons(text: str, reason: str) -> None:
    assert error(text) == reason


def test_strings_that_double_do_not_fill_the_memory() -> None:
    lines = ["@string{s0 = {ten signs.}}", *(f"@string{{s{n + 1} = s{n} # s{n}}}" for n in range(60))]
    *strings, entry = bibtex.parse("\n".join([*lines, "@misc{a, t = s9 # s9}"]))
    assert len(entry.entry.fields["t"]) == 10 * 2**10 if entry.entry else False
    assert "`s17`: more than 1,000,000 characters" in [s.error for s in strings]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_count_from_one(newline: str) -> None:
    text = newline.join(["% x", "", "@misc{a,", " t={x}}", "@misc{b}"])
    assert [block.line for block in bibtex.parse(text)] == [1, 3, 5]


def test_a_layout_says_where_the_parts_stand() -> None:
    raw = '@Book( key ,\n Author\t= "A" # b,\n% c\n Year=2000\n)'
    where = bibtex.layout(raw)
    assert raw[slice(*where.type)] == "Book"
    assert raw[slice(*where.key)] == "key"
    assert [span.name for span in where.fields] == ["Author", "Year"]
    assert [raw[s.value_start : s.value_end] for s in where.fields] == ['"A" # b', "2000"]
    assert [raw[s.name_start :][: len(s.name)] for s in where.fields] == ["Author", "Year"]


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ("@misc{k, t = {A}\n y = 1}", "@misc{k, t = {A},\n y = 1}"),
        ("@misc{k, t = {A} y = 1 m = jan\n}", "@misc{k, t = {A}, y = 1, m = jan\n}"),
        ("@misc{k, t = {A}, y = 1}", "@misc{k, t = {A}, y = 1}"),
    ],
)
def test_commas_put_in(raw: str, mended: str) -> None:
    assert bibtex.with_commas(raw) == mended
    assert not error(mended)


def test_an_entry_has_no_tail() -> None:
    entry = "@book{b,\r  title = {U}\r}"
    text = (
        f"@articlo[a,\r  title = {{T}}\r}}\r\r{entry}\r"
        + f"  title = {{T}},\r  year  2001\r}}\r\r{entry}\r" * 4
    )
    text += "\x86" + text
    found = bibtex.parse(text)
    assert "".join("".join(block.raw for block in found).split()) == "".join(text.split())
    for block in found:
        if block.entry:
            assert bibtex.layout(block.raw).fields[-1].value_end < len(block.raw) <= len(entry)


@pytest.mark.parametrize(
    "raw",
    [
        "@misc{a, t = {A}, t = {x \\{y}, u = {z\\}w}}",  # BibTeX and bibtexparser see other fields
        '@misc{a, t = "T",\n- u = "b {c.",\n v = 1\n}',
    ],
)
def test_no_commas_where_none_are_missing(raw: str) -> None:
    assert bibtex.with_commas(raw) == raw


@pytest.mark.parametrize(
    ("raw", "fields"),
    [
        (r"@misc{k, file = {C:\dir\}, title = {T}}", {"file": "C:\\dir\\", "title": "T"}),
        (r"@misc{k, file = {C:\dir\\}}", {"file": "C:\\dir\\\\"}),
        ('@misc{k, t = "G{"o}del" # s, y = 1\n}', {"t": 'G{"o}delS', "y": "1"}),
        ('@misc(k, t = "a {"} b {"}",)', {"t": 'a {"} b {"}'}),
        ("@misc{k, % one\n t = {T} % two\n, y = 1, % three\n% four\n}", {"t": "T", "y": "1"}),
        ("@misc{k,\r t = {T}, % one\r}", {"t": "T"}),
    ],
)
def test_what_bibtex_reads_is_read_also_where_bibtexparser_does_not(raw: str, fields: dict[str, str]) -> None:
    (block,) = bibtex.parse(f'@string{{s = "S"}}\n{raw}\n')[1:]
    assert block.entry
    assert (block.error, block.entry.key, dict(block.entry.fields)) == ("", "k", fields)
    where = bibtex.layout(raw)
    assert [span.name for span in where.fields] == list(fields)
    assert bibtex.with_commas(raw) == raw


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Doe, Jane and Roe, Richard AND others", ["Doe, Jane", "Roe, Richard", "others"]),
        ("{Barnes and Noble} and Sandra and\nRoe", ["{Barnes and Noble}", "Sandra", "Roe"]),
        (r"A \{ and B \and C", [r"A \{", r"B \and C"]),
        ("and Doe and", ["", "Doe", ""]),
        ("} and Doe", ["}", "Doe"]),
        (" ", []),
    ],
)
def test_lists_of_names(value: str, names: list[str]) -> None:
    assert bibtex.split_names(value) == names


def test_a_chunk_is_read_without_the_file() -> None:
    assert bibtex.read("\n\n@misc{a, j = x}", {"x": "Y"}) == [
        Block("@misc{a, j = x}", 3, "entry", Entry("misc", "a", {"j": "Y"}))
    ]
