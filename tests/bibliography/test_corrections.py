"""Corrections, each alone: what goes to pandoc, and what several works of one bibliography do to each other."""

from copy import deepcopy
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refman.bibliography.corrections import correct_hidden_names, correct_sorting
from refman.bibliography.corrections.carriers import GLUE, numeric, one_word, restore, small, told_apart
from refman.bibliography.corrections.inlines import glued
from refman.bibliography.corrections.numbers import correct_number
from refman.bibliography.corrections.titles import in_title_case
from refman.bibliography.render import set_bibliography, to_text
from refman.bibliography.styles import NAMESPACE, find_style
from refman.model import Item

PLAIN = st.text(
    st.characters(exclude_categories=["Cs", "Co", "Cn"], exclude_characters="\u2064"), min_size=1, max_size=8
)


@given(PLAIN)
def test_what_is_carried_comes_back(text: str) -> None:
    for carrier in (one_word, numeric, small, lambda t: told_apart(t, 7)):
        assert restore(carrier(text)) == restore(text)


def test_words_put_apart_are_joined() -> None:
    apart = [{"t": "Str", "c": f"Marxists.{GLUE}"}, {"t": "Space"}, {"t": "Str", "c": "Org"}, {"t": "Space"}]
    assert glued(apart) == [{"t": "Str", "c": "Marxists."}, {"t": "Str", "c": "Org"}, {"t": "Space"}]


NUMBERS = [
    ("12", "12"), ("12A", "12A"), ("12-13", "12–13"), ("12 - 13", "12–13"), ("12, 15", "12, 15"),
    ("16/1977", numeric("16/1977")), ("xii", numeric("xii")), ("1981-I", "1981–I"), ("IV-V", "IV–V"),
    ("WP-19/3", one_word("WP-19/3")), ("rev. ed.", one_word("rev. ed.")), ("64,151", one_word("64,151")),
]  # fmt: skip


@pytest.mark.parametrize(("number", "carried"), NUMBERS)
def test_numbers(number: str, carried: str) -> None:
    assert correct_number(number).replace(numeric("I"), "I") == carried


def test_pages_and_cases_have_numbers_of_their_own() -> None:
    assert correct_number("xii-xv", is_page=True) == "xii-xv"
    assert correct_number("IV-V", is_page=True) == "IV-V"
    assert correct_number("12-345", is_one=True) == one_word("12-345")


def test_title_case_protects_and_parts() -> None:
    assert 'class="nocase">of</span>' in in_title_case("The End of History")
    assert in_title_case("On Marxists.org") == f"On Marxists.{GLUE} org"
    assert in_title_case('<span class="nocase">data.gov</span>') == '<span class="nocase">data.gov</span>'


def printed(items: list[Item], style: str) -> list[str]:
    return [to_text(entry) for entry in set_bibliography(items, find_style(style))]


def web(key: str, **variables: object) -> Item:
    return {"id": key, "type": "webpage", "URL": f"https://e.org/{key}", **variables}


def test_what_has_nothing_to_be_sorted_by_comes_last_and_is_lettered() -> None:
    items = [web("a"), web("b", title="Zebras"), web("c"), web("d", issued={"literal": "forthcoming"})]
    assert printed(items, "apa") == [
        "Zebras. (n.d.). Retrieved https://e.org/b",
        "(N.d.-a). Retrieved https://e.org/a",
        "(N.d.-b). Retrieved https://e.org/c",
        "(forthcoming). https://e.org/d",
    ]


def test_letters_go_on_after_z() -> None:
    assert printed([web(str(n)) for n in range(28)], "apa")[-1].startswith("(N.d.-ab)")


def test_rules_for_given_names_decide_on_letters() -> None:
    def book(key: str, *given: str) -> Item:
        names = [{"family": "Doe", "given": "Jane"}, *({"family": "Roe", "given": name} for name in given)]
        return {"id": key, "type": "book", "title": key, "author": names, "issued": {"date-parts": [[2020]]}}

    items = [book("A", "Molly"), book("B", "Molly D.")]
    assert "2020a" in printed(items, "chicago-author-date")[0]
    assert "2020a" not in printed(items, "harvard-cite-them-right")[0]


def test_dashes_stand_for_names_and_not_for_titles() -> None:
    pages = [web("a", title="Home"), web("b", title="Home")]
    assert [line[:7] for line in printed(pages, "modern-language-association")] == ["Home. h"] * 2
    signed = [{**page, "author": [{"literal": "WHO"}], "title": page["id"]} for page in pages]
    assert printed(signed, "modern-language-association")[1].startswith("———.")


def test_dashes_stand_for_names_in_the_same_role() -> None:
    def book(key: str, role: str) -> Item:
        return {"id": key, "type": "book", "title": key, role: [{"family": "Doe", "given": "Jane"}]}

    books = [book("A", "author"), book("B", "author"), book("C", "editor"), book("D", "editor")]
    lines = printed(books, "modern-language-association")
    assert lines == ["Doe, Jane. A.", "———. B.", "Doe, Jane, editor. C.", "———, editor. D."]


def many(key: str, *families: str) -> Item:
    names = [{"family": family, "given": family[0]} for family in families]
    return {"id": key, "type": "book", "title": key, "author": names}


def test_names_that_tell_citations_apart_are_shown() -> None:
    books = [many("A", "Doe", "Roe", "Poe"), many("B", "Doe", "Moe", "Poe"), many("C", "Loe", "Roe", "Poe")]
    assert printed(books, "modern-language-association") == [
        "Doe, D., R. Roe, et al. A.",
        "Doe, D., M. Moe, et al. B.",
        "Loe, L., et al. C.",
    ]


HIDDEN = [
    ([("Doe", "Roe", "Poe"), ("Doe", "Roe", "Poe")], [1, 1]),
    ([("Doe", "Roe", "Poe"), ("Doe", "Roe", "Moe")], [3, 3]),
    ([("Doe", "Roe", "Poe"), ("Doe", "Roe", "Poe"), ("Doe", "Moe", "Poe")], [2, 2, 2]),
    ([("Doe", "Roe"), ("Doe", "Moe")], [1, 1]),
]


@pytest.mark.parametrize(("works", "shown"), HIDDEN)
def test_names_are_added_until_citations_differ(works: list[tuple[str, ...]], shown: list[int]) -> None:
    style = deepcopy(find_style("modern-language-association").xml)
    items = correct_hidden_names(style, [many(str(n), *names) for n, names in enumerate(works)])
    assert [next((n for n in (2, 3) if f"refman-shown-{n}" in item), 1) for item in items] == shown


def test_hidden_names_do_not_count_for_the_order() -> None:
    books = [many("B", "Doe", "Roe", "Poe"), many("A", "Doe", "Zoe", "Poe"), many("C", "Doe")]
    assert [line[-2] for line in printed(books, "modern-language-association")] == ["A", "B", "C"]


def test_german_bibliographies_speak_german() -> None:
    law = {
        "id": "k",
        "type": "legislation",
        "title": "T",
        "number": "5",
        "producer": [{"family": "Doe", "given": "J."}],
    }
    said = [to_text(e) for e in set_bibliography([law], find_style("apa"), "de-DE")]
    assert "Gesetz Nr. 5" in said[0]
    assert "legislation" not in said[0].lower()


def test_french_bibliographies_speak_french() -> None:
    series = {
        "id": "k",
        "type": "regulation",
        "title": "T",
        "number": "5",
        "editor-translator": [{"family": "Doe", "given": "J."}],
    }
    said = [to_text(e) for e in set_bibliography([series], find_style("apa"), "fr-FR")]
    assert "nᵒ 5" in said[0]
    assert "No." not in said[0]


@pytest.mark.parametrize(
    ("style", "name"),
    [
        ("chicago-author-date", "Doe, E. W."),
        ("modern-language-association", "Doe, E. W."),
        ("apa", "Doe, E.-W."),
    ],
)
def test_hyphens_between_initials(style: str, name: str) -> None:
    book = {"id": "k", "type": "book", "title": "T", "author": [{"family": "Doe", "given": "E.-W."}]}
    assert printed([book], style)[0].startswith(name)
    whole = {**book, "author": [{"family": "Doe", "given": "Jean-Luc"}]}
    assert "Jean-Luc" in printed([whole], "chicago-author-date")[0]


def test_roles_that_pandoc_does_not_know_have_their_own_terms() -> None:
    names = [{"family": "Roe", "given": "R."}, {"family": "Doe", "given": "J."}]
    book = {"id": "k", "type": "book", "title": "T", "compiler": names}
    assert printed([book], "chicago-author-date") == ["Roe, R., and J. Doe, comps. n.d. T."]
    assert printed([{**book, "editor": names}], "apa")[0].startswith("Roe, R., & Doe, J. (Eds.)")


SORTED = """<style xmlns="http://purl.org/net/xbiblio/csl"><citation/><macro name="m">
  <names variable="author"><substitute><text variable="title"/></substitute></names></macro>
  <macro name="g"><group><text term="in"/><text variable="volume"/></group></macro>
  <macro name="t"><choose><if type="book" match="none"><text value="x"/></if><else-if variable="issue" position="first"/>
  <else><label variable="page"/><names variable="editor"/></else></choose></macro>
  <bibliography><sort><key macro="m"/><key macro="g"/><key macro="t"/><key macro="gone"/></sort></bibliography></style>"""


@pytest.mark.parametrize(
    ("item", "empty"),
    [
        ({"type": "book"}, "1111"),
        ({"type": "book", "title": "T", "volume": "1", "editor": ["E"]}, "0001"),
        ({"type": "book", "author": ["A"], "page": "1"}, "0101"),
        ({"type": "map"}, "1101"),
    ],
)
def test_empty_sort_keys_are_known(item: Item, empty: str) -> None:
    style = ET.fromstring(SORTED)
    asked = correct_sorting(style, [item])[0]
    assert "".join(asked[f"refman-empty-{place}"] for place in range(4)) == empty
    assert len(list(style.iter(f"{NAMESPACE}key"))) == 8
