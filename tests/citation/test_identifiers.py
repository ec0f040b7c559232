"""Addresses and identifiers."""

import pytest

from refman.citation.identifiers import arxiv, doi, isbn, looks_like_url, url


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("<http://www.pbs.org/newshour/>.", "http://www.pbs.org/newshour/"),
        ("http:// nbn-resolving.de/urn:nbn:de", "http://nbn-resolving.de/urn:nbn:de"),
        ("https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("(https://example.org/a)", "https://example.org/a"),
        ("https://example.org/a?x=1&region=2;", "https://example.org/a?x=1&region=2"),
        ("www.rand.org.", "www.rand.org"),
        ("www.gas.com/ ntr4.htm (last visited", "www.gas.com/ntr4.htm"),
        ("web.archive.org/2024/https://a.org", "web.archive.org/2024/https://a.org"),
        ("URL: http://a.org", "http://a.org"),
        ("https://a.cc/75R and https://a.cc/8TA", "https://a.cc/75R"),
        ("https://a.org/2024/https://b.org/c", "https://a.org/2024/https://b.org/c"),
    ],
)
def test_url(text: str, cleaned: str) -> None:
    assert url(text) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("doi:10.1126/science.aap8395.", "10.1126/science.aap8395"),
        ("https://doi.org/10.1177/1077800418787214", "10.1177/1077800418787214"),
        ("DOI 10.1000/ (xyz)", "10.1000/(xyz)"),
        ("none", ""),
    ],
)
def test_doi(text: str, cleaned: str) -> None:
    assert doi(text) == cleaned


def test_other_identifiers() -> None:
    assert arxiv("arXiv:1301.3781 [cs]") == "1301.3781"
    assert arxiv("A Journal") == ""
    assert isbn("ISBN 978-0-306-40615-7") == "9780306406157"
    assert isbn("0-8044-2957-X") == "080442957X"
    assert isbn("no") == ""
    assert looks_like_url("<www.example.org>")
    assert not looks_like_url("A title")
