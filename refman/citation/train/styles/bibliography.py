"""Lists of works cited: Chicago's bibliographies and those of the Modern Language Association."""

from typing import Final

from refman.citation.train.styles.style import Style

BIBLIOGRAPHY: Final = Style(
    "en",
    ("inverted-first",),
    (", and ", " and "),
    ("us", "british", "short"),
    {
        "journal": (
            "{author}. “{title}.” *{container-title}* {volume}<, no. {issue}> ({issued:year}): {page}<. https://doi.org/{DOI}>.",
            "{author}. “{title}.” *{container-title}* {volume}<, no. {issue}> ({issued:season}): {page}.",
            "{author}. “{title}.” *{container-title}*, vol. {volume}<, no. {issue}>, {issued:year}, pp. {page}<, https://doi.org/{DOI}>.",
            "{author}. “{title}.” *{container-title}*, vol. {volume}<, no. {issue}>, {issued:season}, pp. {page}.",
            "{author}. “{title}.” *{container-title}*, {issued:month}, pp. {page}.",
        ),
        "book": (
            "{author}. *{title}*. {publisher-place}: {publisher}, {issued:year}.",
            "{author}. *{title}*. {publisher}, {issued:year}.",
            "{author}. *{title}*. <Translated by {translator:full}, >{publisher}, {issued:year}.",
            "{author}. *{title}*. <{edition}, >{publisher}, {issued:year}.",
            "{author}. *{title}*. <{edition}. >{publisher-place}: {publisher}, {issued:year}.",
            "{author}. *{title}*. Edited by {editor:full}. {publisher-place}: {publisher}, {issued:year}.",
            "{editor:inverted}, editors. *{title}*. {publisher}, {issued:year}.",
            "{editor:inverted}, eds. *{title}*. {publisher-place}: {publisher}, {issued:year}.",
        ),
        "chapter": (
            "{author}. “{title}.” In *{container-title}*, edited by {editor:full}, {page}. {publisher-place}: {publisher}, {issued:year}.",
            "{author}. “{title}.” In *{container-title}*, edited by {editor:full}, {page}. {publisher}, {issued:year}.",
            "{author}. “{title}.” *{container-title}*, edited by {editor:full}, {publisher}, {issued:year}, pp. {page}.",
        ),
        "news": (
            "{author}. “{title}.” *{container-title}*, {issued}.",
            "{author}. “{title}.” *{container-title}*, {issued}, {URL}.",
            "{author}. “{title}.” *{container-title}*, {issued}. {URL}.",
            "{author}. “{title}.” *{container-title}*, {publisher:owner}, {issued}, {URL}.",
            "“{title}.” *{container-title}*, {issued}, {URL}.",
        ),
        "web": (
            "{author}. “{title}.” *{container-title:news}*, {publisher:owner}, {issued}, {URL}.",
            "{author}. “{title}.” *{container-title:news}*, {publisher:body}, {issued}, {URL}. Accessed {accessed}.",
            "{author}. “{title}.” *{container-title:blog}*, {issued}, {URL}.",
            "{author}. “{title}.” *{container-title:blog}* (blog). {issued}. {URL}.",
            "“{title}.” *{container-title:news}*, {publisher:owner}, {issued}, {URL}.",
            "“{title}.” *{container-title:news}*, {publisher:body}, {URL}. Accessed {accessed}.",
            "{author:body}. “{title}.” {issued}. {URL}.",
            "{author:body}. “{title}.” Accessed {accessed}. {URL}.",
            "{author:body}. *{title}*. {publisher:body}, {issued:year}, {URL}.",
        ),
        "report": (
            "{author}. *{title}*. {publisher-place}: {publisher:body}, {issued:year}.",
            "{author}. *{title}*. {publisher:body}, {issued:month}, {URL}.",
            "{author:body}. *{title}*. {genre:report} {number:plain}. {publisher-place}: {publisher:body}, {issued:year}.",
        ),
        "thesis": (
            "{author}. “{title}.” {genre:thesis}, {publisher:university}, {issued:year}.",
            "{author}. *{title}*. {issued:year}. {publisher:university}, {genre:thesis}.",
        ),
        "film": ("*{title}*. Directed by {author:full}, {publisher:owner}, {issued:year}.",),
    },
    ("{author:family}, {locator}.", "{author:family}, *{title:short}*, {locator}."),
)
