"""Notes on international and European law: awards, judgments, treaties, papers of the United Nations."""

from typing import Final

from refman.citation.train.styles.british import BRITISH
from refman.citation.train.styles.style import Style

INTERNATIONAL: Final = Style(
    "en",
    ("full", "initials", "initials"),
    (" and ", " & "),
    ("british", "british", "us"),
    {
        **{kind: BRITISH.templates[kind] for kind in ("book", "chapter", "news", "thesis")},
        "journal": (
            *BRITISH.templates["journal"],
            "{author}, ‘{title}’, {volume} {container-title} ({issued:year}) {issue}, {page:first}<, {locator}>.",
            "{author}, “{title}”, {volume} *{container-title}* {page:first}, {locator} ({issued:year}).",
            "{author}, {title}, in {container-title}, {issued:year}, n. {issue}, pp. {page}<, p. {locator}>.",
        ),
        "web": (
            "{title}, available at {URL} (last visited {accessed}).",
            "{author:body}, {title}, available at: {URL}.",
            "{title:treaty}, available at {URL} (last visited {accessed}).",
        ),
        "case": (
            "{title:against}, {number:icsid}, {genre:award}, {issued}<, {locator:para}>.",
            "{title:against}, {genre:award} of {issued}, {locator:para}.",
            "{title:against}, {court:forum}, {genre:award}, {issued}<, {locator:para}>.",
            "{title:against}, {court:forum}, {genre:award}, {issued}, {volume} {container-title:intreports} ({issued:year}), {page:first}.",
            "{author:echr}, {genre:judgment} of {issued}, Case of {title:against}.",
            "{title:against}, {number:icsid}, {genre:award}, {issued} (hereafter referred to as {title:remark}).",
            "{author:echr}, {title:against}, App. No. {number:application}, {genre:judgment}, {issued}<, {locator:para}>.",
            "{title:against}, {author:echr} ({issued:year}) {container-title:intreports} No. {issue}.",
            "{title:against}, no. {number:application}, {locator:para}, {author:echr}, {issued}.",
            "{author:tribunal}, {title:prosecutor}, {number:icc}, {court:chamber}, {genre:decision}, {issued}, {locator:para}.",
            "{author:tribunal}, {title:prosecutor}, No. {number:icc}, {court:chamber}, {genre:decision}, {issued}, {locator:para}.",
            "{title:prosecutor}, Case No. {number:icc}, {genre:judgment} ({issued}), {locator:para}.",
            "{title:against}, {volume} {container-title:intreports} ({issued:year}), {locator}.",
            "{title:against}, {genre:judgment}, {container-title:intreports} {issued:year}<, p. {page:first}><, {locator:para}>.",
            "Case {number:eu} {title:case} [{issued:year}] {container-title:ecr} {page:ecr}<, {locator:para}>.",
            "Joined cases {number:eu} and {number:eu} {title:against} [{issued:year}] {container-title:ecr} {page:ecr}.",
            "Case {number:eu} {title:case}, {number:ecli}, {locator:para}.",
            "{genre:opinion} of Advocate General {author:family} in Case {number:eu} {title:case}, {locator:para}.",
        ),
        "statute": (
            "{title:eu} ({container-title:oj} {issue:oj}/{page:first} {issued:numeric}).",
            "{title:eu} [{issued:year}] {container-title:oj} {issue:oj}/{page:first}.",
            "{title:eu}, {container-title:oj} {volume:oj}, {issued}, p. {page:first}.",
            "{title:treaty} (adopted {issued}, entered into force {court:date}) {volume} {container-title:intreports} {page:first}.",
            "{title:treaty}, {issued}, {volume} {container-title:intreports} {page:first}<, {locator:article}>.",
            "{locator:article} of the {title:treaty} of {issued:year}.",
            "{locator:article}, {title:treaty}.",
            "{title:treaty} ({issued:year}), {locator:article}.",
        ),
        "report": (
            "{author:un}, {title:comment}, {number:un}, {issued}<, {locator:para}>.",
            "{author:un}, {title:comment}, {issued}, {number:un}<, {locator:para}>.",
            "{author:un}, ‘{title:comment}’ ({issued}) UN Doc {number:un}.",
            "{author:un}, {genre:resolution} {number:res}, {issued}<, {number:un}>.",
            "{author:un}, {genre:resolution} {number:res}, {title}, {issued}.",
            "{number:un}, {issued}.",
            "{number:ga} ({issued:year})<, {locator:para}>.",
            "{title}, {number:un} ({issued:year}).",
        ),
        "archive": BRITISH.templates["archive"],
    },
    (
        *BRITISH.short,
        "{title:treaty}, supra note {cross}, {locator:article}.",
        "{title:against}, {locator:para}.",
        "{title:against} (n {cross}), {locator:para}.",
        "{title:short}, supra note {cross}, {locator:para}.",
        "{number:res}, supra note {cross}, {locator:article}.",
        "Case {number:eu} {title:against}, {locator:para}.",
    ),
)
