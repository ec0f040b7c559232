"""Notes after the Bluebook: those of American law reviews, and of American courts."""

from typing import Final

from refman.citation.train.styles.chicago import CHICAGO
from refman.citation.train.styles.style import Style

BLUEBOOK: Final = Style(
    "en",
    ("full", "full", "family"),
    (" & ", " & ", " and "),
    ("short", "us"),
    {
        "journal": (
            "{author}, *{title}*, {volume} {container-title:upper} {page:first}, {locator} ({issued:year}).",
            "{author}, *{title}*, {volume} {container-title} {page:first} ({issued:year}).",
            "{author}, {title}, {volume} {container-title:upper} {page:first}, {locator} ({issued:year}).",
            "{author}, {title}, {volume} {container-title} {page:first}, {locator} ({issued:year}).",
        ),
        "book": (
            "{volume:small} {author:upper}, {title:upper} {locator} (<{edition} >{issued:year}).",
            "{volume:small} {author}, {title} {locator} ({issued:year}).",
            "{author:upper}, {title:upper} {locator} (<{edition} >{issued:year}).",
            "{author:upper}, {title:upper} ({issued:year}).",
            "{author}, {title} {locator} (<{edition} >{issued:year}).",
            "{author:upper}, {title:upper} at {locator} ({editor} eds., {issued:year}).",
        ),
        "chapter": (
            "{author}, *{title}*, in {container-title:upper} {page:first}, {locator} ({editor} eds., {issued:year}).",
            "{author}, {title}, in {container-title} {page:first} ({editor} ed., {issued:year}).",
        ),
        "news": (
            "{author}, *{title}*, {container-title:upper}, {issued:short}, at {locator}.",
            "{author}, *{title}*, {container-title:upper} ({issued:short}), {URL}.",
            "{author}, {title}, {container-title}, {issued:short}, at {locator}.",
        ),
        "web": (
            "{author}, *{title}*, {container-title:upper} ({issued:short}), {URL} (last visited {accessed}).",
            "{URL} (last visited {accessed}).",
        ),
        "report": (
            "{author:body}, {title:upper} {locator} ({issued:year}).",
            "{author:body}, {title} ({issued:year}), {URL}.",
        ),
        "thesis": (
            "{author}, {title} {locator} ({issued:year}) (unpublished {genre:thesis}, {publisher:university}).",
        ),
        "case": (
            "{title:case}, {volume} {container-title:usreports} {page:first}, {locator} ({issued:year}).",
            "{title:case}, {volume} {container-title:usreports} {page:first} ({court:us} {issued:year}).",
            "*{title:case}*, {volume} {container-title:usreports} {page:first}, {locator} ({court:us} {issued:year}).",
            "{title:case}, {volume} {container-title:usreports} {page:first} ({court:us} {issued:year}) (holding that the statute applies).",
        ),
        "statute": (
            "{title:act} of {issued:year}, {number:law}, {volume} {container-title:stat} {page:first}.",
            "{volume:small} {container-title:code} {locator:section} ({issued:year}).",
            "{title:constitution} {locator:article}.",
        ),
        "archive": CHICAGO.templates["archive"],
        "interview": ("{genre:interview} with {author} ({issued:short}).",),
    },
    (
        "{author:family}, *supra* note {cross}, at {locator}.",
        "{author:family}, supra note {cross}, at {locator}.",
        "{author:family}, supra note {cross}.",
        "supra note {cross}, at {locator}.",
        "{author:family} & {author:family}, supra note {cross}, at {locator}.",
        "{title:case}, supra note {cross}.",
        "{title:case}, {volume} {container-title:usreports} at {locator}.",
        "{title:short}, supra note {cross}, at {locator}.",
    ),
)

AMERICAN: Final = Style(
    "en",
    ("full", "family", "inverted-initials"),
    (" & ", " and "),
    ("short", "us", "us"),
    {
        **BLUEBOOK.templates,
        "case": (
            *BLUEBOOK.templates["case"],
            "{title:case}, {volume} {container-title:usreports} {page:first} ({court:us} {issued:year}).",
            "{title:case}, {volume} {container-title:usreports} {page:first}, {locator} ({court:us} {issued:year}).",
            "{title:case}, {volume} {container-title:usreports} {page:first}, {locator}, {volume:other} {container-title:usreports} {page:first}, {locator} ({court:us} {issued:year}).",
            "{title:case}, No. {number:docket}, {issued:year} WL {page:first} ({court:us} {issued:short}).",
            "{title:case}, {volume} {container-title:usreports} {page:first} ({court:us} {issued:year}), cert. denied, {cross} U.S. {cross} ({court:year}).",
        ),
        "statute": (
            "{container-title:state} {locator:section} ({issued:year}).",
            "{container-title:state} {locator:section} ({publisher:state} {issued:year}).",
            "{container-title:state} {locator:section} ({publisher:state} Supp. {issued:year}).",
            "{container-title:state} {locator:section}.",
            "{container-title:state} {locator:article}.",
            "{container-title:state} {locator:section} ({issued:year}). {URL}.",
            "{title:act} of {issued:year}, {number:law}, {volume} {container-title:stat} {page:first} ({issued:year}).",
            "{title:act}, {number:law}, {volume} {container-title:stat} {page:first}.",
            "{volume:small} {container-title:code} {locator:section} ({issued:year}).",
            "{volume:small} {container-title:code} {locator:section}.",
            "{volume} {container-title:fedreg} {page:first}<, {locator}> ({issued:short}).",
            "{number:bill}, {court:congress} ({issued:year}).",
        ),
    },
    BLUEBOOK.short,
)
