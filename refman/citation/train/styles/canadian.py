"""Notes on the law of Canada."""

from typing import Final

from refman.citation.train.styles.bluebook import BLUEBOOK
from refman.citation.train.styles.british import BRITISH
from refman.citation.train.styles.style import Style

CANADIAN: Final = Style(
    "en",
    ("initials", "family", "full"),
    (" and ", " & "),
    ("us", "british"),
    {
        **{kind: BLUEBOOK.templates[kind] for kind in ("book", "chapter", "web")},
        "journal": (
            "{author}, “{title}” ({issued:year}), {volume} {container-title} {page:first} at p. {locator}.",
            "{author}: {title} ({issued:year}), {volume} {container-title} {page:first}.",
            "{author}: ({issued:year}), {volume} {container-title} {page:first} at pp. {locator}.",
        ),
        "case": (
            "{title:case}, [{issued:year}] {container-title:canadian} {page:first}.",
            "{title:case}, [{issued:year}] {container-title:canadian} {page:first} at p. {locator} per {court:judge}.",
            "{title:case} ({issued:year}), {volume} {container-title:canadian} {page:first} ({court:us})<, at pp. {locator}>.",
            "[{issued:year}] {container-title:canadian} {page:first} at p. {locator}.",
            "[{issued:year}] {volume:small} {container-title:canadian} {page:first}.",
            "{title:case}, [{issued:year}] {volume:small} {container-title:canadian} at p. {locator}.",
        ),
        "statute": (
            "{title:act}, {container-title:revised} {issued:year}, {number:chapter}, {locator:section}.",
            "{title:act}, {container-title:revised} {issued:year}, {number:chapter}.",
            "{container-title:revised}, {issued:year}, {number:chapter}.",
            "{title:act}, {issued:year}, {number:regnal}.",
            "{number:regnal} ({issued:year}).",
        ),
        "report": BRITISH.templates["report"],
    },
    (
        "Ibid., at p. {locator}.",
        "{title:case}, ante at p. {locator}.",
        "{title:case}, supra at p. {locator}.",
        "{title:case}, ante.",
        "{author:family}, op. cit., at p. {locator}.",
        "{author:family}, supra, footnote {cross}.",
    ),
)
