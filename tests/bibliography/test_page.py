"""The interactive page in a real browser."""

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from refman.bibliography import to_entry
from refman.bibliography.page import interactive_page
from refman.bibliography.styles import find_style
from refman.model import ArticleRecord, CitationRecord
from tests.bibliography.examples import ITEMS

if TYPE_CHECKING:
    from playwright.sync_api import Page

ITEMS_SHOWN = ITEMS[:8]


def page_source() -> str:
    entries = [to_entry(item, item["id"]) for item in ITEMS_SHOWN]
    cites = [
        CitationRecord(article="one.html", id=f"{label}:{n}", label=label, form="full", text=f"See *{key}*, <5>.", key=key, context="As said.¹")
        for label, keys in (("1", ("mayr2016", "kuhn1962")), ("2", ("mayr2016",)), ("3", ("doe2015", "bank2019", "mayr2016")))
        for n, key in enumerate(keys, 1)
    ]  # fmt: skip
    cites.append(CitationRecord("one.html", "9:1", "9", "short", "Nobody", None))
    articles = {"one.html": ArticleRecord(id="one.html", digest="", format="html", title="One & Only")}
    style = find_style("chicago-notes-bibliography")
    return interactive_page(entries, ITEMS_SHOWN, style, locale="", citations=cites, articles=articles)


def test_the_page_stands_alone() -> None:
    source = page_source()
    assert "<title>References</title>" in source
    assert 'src="' not in source
    assert "@import" not in source
    assert source.count('<li class="work"') == 8
    assert source.count("</script>") == 2


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Page]":
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    browser_path = (
        shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    )
    if browser_path is None:
        pytest.skip("no Chromium is installed")
    path = tmp_path_factory.mktemp("page") / "refs.html"
    path.write_text(page_source(), encoding="utf-8")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        context = browser.new_context(offline=True, viewport={"width": 1000, "height": 900})
        found = context.new_page()
        errors: list[Any] = []
        found.on("pageerror", lambda error: errors.append(error))  # noqa: PLW0108  playwright marks what it calls
        found.goto(path.as_uri())
        yield found
        browser.close()
    assert errors == []


def shown(page: "Page") -> list[str]:
    keys: list[str] = page.eval_on_selector_all(
        ".work:not([hidden])", "nodes => nodes.map(n => n.dataset.key)"
    )
    return keys


def test_it_searches_and_sorts(page: "Page") -> None:
    page.keyboard.press("Escape")
    assert len(shown(page)) == 8
    page.keyboard.press("/")
    page.keyboard.type("erdos")
    assert shown(page) == ["conf2007"]
    assert page.inner_text("#count") == "1 of 8 works"
    assert page.inner_text("mark") == "Erdős"
    page.fill("#search", "nothing like this")
    assert page.is_visible("#empty")
    page.keyboard.press("Escape")
    page.select_option("#sort", "newest")
    assert shown(page)[0] == "web2020"
    page.select_option("#sort", "cited")
    assert shown(page)[0] == "mayr2016"
    page.select_option("#type", "Books")
    assert shown(page) == ["kuhn1962"]
    page.select_option("#type", "")
    page.select_option("#article", "one.html")
    assert set(shown(page)) == {"mayr2016", "kuhn1962", "doe2015", "bank2019"}
    page.keyboard.press("Escape")


def test_keys_move_open_and_copy(page: "Page") -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.select_option("#sort", "author")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    first = shown(page)[0]
    assert page.get_attribute(".work.at", "data-key") == first
    page.keyboard.press("b")
    page.wait_for_function("document.querySelector('.work.at [data-copy=bibtex]').textContent === 'Copied'")
    assert f"{{{first}," in page.evaluate("navigator.clipboard.readText()")
    page.click("#work-kuhn1962 [data-copy=entry]")
    page.wait_for_function(
        "document.querySelector('#work-kuhn1962 [data-copy=entry]').textContent === 'Copied'"
    )
    assert page.evaluate("navigator.clipboard.readText()").startswith("Kuhn, Thomas S. The Structure")
    while page.get_attribute(".work.at", "data-key") != "mayr2016":
        page.keyboard.press("j")
    page.keyboard.press("Enter")
    notes = page.inner_text("#work-mayr2016 details")
    assert "Cited in 3 notes" in notes
    assert "One & Only, note 2" in notes
    assert "See mayr2016, <5>." in notes


def test_the_graph_leads_to_works(page: "Page") -> None:
    page.click("#graph summary")
    assert page.locator("#graph circle").count() == 4
    assert page.locator("#graph line").count() == 4
    page.fill("#search", "zzz")
    page.click('#graph a[data-key="bank2019"]')
    assert page.input_value("#search") == ""
    assert page.get_attribute(".work.at", "data-key") == "bank2019"


def test_it_fits_a_phone_and_both_lights(page: "Page") -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(background)
    assert dark != light
    page.click("#theme")
    assert page.evaluate(background) == light
    page.set_viewport_size({"width": 1000, "height": 900})
