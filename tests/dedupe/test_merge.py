"""Which value wins when several entries of one work become one."""

import pytest

from refman.dedupe import merge, merge_with_sources
from tests.dedupe.sample import entry


@pytest.mark.parametrize(
    ("field", "values", "best"),
    [
        ("author", ["Speckhard, Anne and others", "A. Speckhard and M. Ellenberg"], "A. Speckhard and M. Ellenberg"),
        ("author", ["A. Speckhard and M. Ellenberg", "Speckhard, Anne and Ellenberg, Molly"], "Speckhard, Anne and Ellenberg, Molly"),
        ("author", ["Speckhard, Anne", "Speckhard, Anne C."], "Speckhard, Anne C."),
        ("author", ["SPECKHARD, A. C.", "Speckhard, Anne"], "Speckhard, Anne"),
        ("title", ["ISIS Defectors", "ISIS Defectors: Inside Stories"], "ISIS Defectors: Inside Stories"),
        ("title", ["ISIS DEFECTORS", "ISIS Defectors"], "ISIS Defectors"),
        ("title", ["ISIS Defectors", "{ISIS} Defectors"], "{ISIS} Defectors"),
        ("pages", ["82", "82--127"], "82--127"),
        ("year", ["2016", "2015", "2016"], "2016"),
        ("year", ["n.d.", "2016"], "2016"),
        ("journal", ["J. Strateg. Secur.", "Journal of Strategic Security"], "Journal of Strategic Security"),
        ("publisher", ["Advances Press, LLC", "Advances Press LLC", "McLean"], "Advances Press, LLC"),
        ("keywords", ["isis, terror", "Terror; returnees"], "isis, terror, returnees"),
        ("note", ["Read twice", "read twice; In print"], "Read twice; In print"),
        ("isbn", ["978-1", "978-1, 978-2"], "978-1, 978-2"),
        ("month", ["", "dec"], "dec"),
        ("doi", ["https://doi.org/10.1000/ABC", "10.1000/abc"], "10.1000/abc"),
        ("doi", ["doi:10.1000/abc", "https://doi.org/10.1000/abc", "10.1000/abc"], "10.1000/abc"),
        ("doi", ["10.1000/abcdef", "10.1000/xyz", "10.1000/xyz"], "10.1000/xyz"),
    ],
)  # fmt: skip
def test_best_value(field: str, values: list[str], best: str) -> None:
    entries = [entry(f"k{i}", **{field: value}) for i, value in enumerate(values)]
    assert merge(entries, "k0").fields[field] == best


def test_a_telling_type_beats_misc() -> None:
    entries = [entry("a", type_="misc"), entry("b", type_="book"), entry("c", type_="online")]
    assert merge(entries, "a").type == "book"


def test_former_keys_are_kept_as_ids() -> None:
    entries = [entry("a", ids="old"), entry("b", ids="older,a"), entry("c")]
    assert merge(entries, "c").fields["ids"] == "a,old,b,older"


def test_one_entry_stays_as_it_is() -> None:
    only = entry("a", "Doe, Jane", "A title", "2001", keywords="x, y")
    assert merge([only], "a") == only


def test_a_new_key_may_stand_for_all() -> None:
    assert merge([entry("a", title="T"), entry("b")], "new").fields["ids"] == "a,b"


def test_sources_say_where_each_value_came_from() -> None:
    merged = merge_with_sources(
        [
            entry("a", title="A Title", year="2001", keywords="x"),
            entry("b", title="{A} title", keywords="y", doi="10.1/x"),
        ],
        "a",
    )
    assert merged.sources == {
        "title": ("a", "b"),
        "year": ("a",),
        "keywords": ("a", "b"),
        "doi": ("b",),
        "ids": ("b",),
    }
