"""British notes: those of historians (MHRA) and of lawyers (OSCOLA)."""

from typing import Final

from refman.citation.train.styles.chicago import CHICAGO
from refman.citation.train.styles.style import Style

BRITISH: Final = Style(
    "en",
    ("initials", "full", "full"),
    (" and ", " and ", " & "),
    ("british", "british", "month", "short"),
    {
        "journal": (
            "{author}, ‘{title}’ ({issued:year}) {volume}<({issue})> *{container-title}* {page:first}<, {locator}>.",
            "{author}, ‘{title}’ ({issued:year}) {volume} *{container-title}* {page:first}, at {locator}.",
            "{author}, ‘{title}’, *{container-title}* {volume} ({issued:year}), {page}.",
            "{author}, ‘{title}’, *{container-title}*, {volume}<.{issue}> ({issued:year}), {page} (p. {locator}).",
            "{author}, ‘{title}’, *{container-title}*, {volume}/{issue} ({issued:year}), pp. {page}, here p. {locator}.",
            "{author}, ‘{title}’, *{container-title}*, vol. {volume}<, no. {issue}>, {issued:year}, pp. {page}.",
            "{author}, ‘{title}’, [{issued:year}] *{container-title}* {page:first}.",
            "{author} ‘{title}’ {volume} *{container-title}* ({issued:year}) {page:first}.",
            "{author}, ‘{title}’, *{container-title}* {volume}<:{issue}> ({issued:year}): {page}.",
        ),
        "book": (
            "{author}, *{title}* (<{edition}, >{publisher} {issued:year}) {locator}.",
            "{author}, *{title}* ({issued:year}) {locator}.",
            "{author}, *{title}* (<{edition}, >{issued:year}).",
            "{author}, *{title}* ({publisher-place}: {publisher}, {issued:year}), pp. {locator}.",
            "{author}, *{title}* ({publisher-place}, {issued:year}), p. {locator}.",
            "{author}, *{title}*, {publisher-place}: {publisher}, {issued:year}.",
            "{author}, *{title}*, <trans. {translator}, >{publisher-place}, {publisher}, {issued:year}, pp {locator}.",
            "{author}, *{title}*, {publisher} {issued:year}, at {locator}.",
            "{editor} (eds), *{title}* ({publisher} {issued:year}).",
        ),
        "chapter": (
            "{author}, ‘{title}’ in {editor} (eds), *{container-title}* ({publisher} {issued:year}) {locator}.",
            "{author}, ‘{title}’ in *{container-title}*, ed. {editor} ({issued:year}) {page:first}.",
            "{author}, ‘{title}’, in {editor} (eds.), *{container-title}* ({publisher-place}, {issued:year}), pp. {page}, here p. {locator}.",
            "{author}, ‘{title}’, in {editor} (ed.), *{container-title}*, {publisher-place}: {publisher}, {issued:year}, pp. {page}.",
            "{author} ‘{title}’ in {editor} *{container-title}* ({publisher} {publisher-place}: {issued:year}) {page}.",
        ),
        "news": (
            "{author}, ‘{title}’, *{container-title}*, {issued}<, {URL}>.",
            "{author}, ‘{title}’ *{container-title}* ({issued}) {locator}.",
            "{author}, ‘{title}’ *{container-title}* ({publisher-place}, {issued}) ⟨{URL}⟩ accessed {accessed}.",
            "‘{title}’, *{container-title}*, {issued}, p. {locator}.",
            "*{container-title}*, {issued}, p. {locator}.",
        ),
        "web": (
            "{author}, ‘{title}’ ({container-title}, {issued}) {URL} accessed {accessed}.",
            "‘{title}’, {URL} (Accessed {accessed}).",
            "{container-title}, ‘{title}’, {URL}, accessed {accessed}.",
            "see {URL}.",
        ),
        "report": (
            "{author:body}, *{title}* ({genre:report} {number:report}, {issued:year}) para {locator}.",
            "{author:body}, ‘{title}’ ({issued:month}), p. {locator}.",
            "{author:body}, {title} ({number:command}, {issued:year}), para. {locator}.",
        ),
        "thesis": (
            "{author}, ‘{title}’ ({genre:thesis}, {publisher:university} {issued:year}) {locator}.",
            "{author}, ‘{title}’, {genre:thesis}, {publisher:university}, {issued:year}, pp. {locator}.",
        ),
        "case": (
            "{title:case} [{issued:year}] {container-title:reports} {page:first}, {locator}.",
            "{title:case} [{issued:year}] {container-title:court} {number:plain}.",
            "{title:case} [{issued:year}] {volume:small} {container-title:reports} {page:first}.",
            "*{title:case}* ({issued:year}) {volume} {container-title:reports} {page:first}, at {locator}.",
            "Case {number:eu} *{title:case}* [{issued:year}] {container-title:ecr} {page:first}, para. {locator}.",
            "{author:court}, {title:case}, App. No. {number:application}, {genre:judgment}, {issued:british}, {locator:para}.",
        ),
        "statute": (
            "{title:act} {issued:year}, {locator:section}.",
            "{title:act} {issued:year}.",
            "{locator:section} of the {title:act} {issued:year}.",
            "{title:directive}, [{issued:year}] {container-title:oj} {volume:oj}/{page:first}.",
            "{title:treaty} (adopted {issued:british}) {volume} {container-title:intreports} {page:first}, {locator:article}.",
        ),
        "archive": CHICAGO.templates["archive"],
        "interview": CHICAGO.templates["interview"],
    },
    (
        "{author:family}, op. cit., n. {cross}, p. {locator}.",
        "{author:family} (n {cross}) {locator}.",
        "{author:family}, *{title:short}*, p. {locator}.",
        "{author:family}, ‘{title:short}’, pp. {locator}.",
        "{author:family}, *{title:short}*, {locator}.",
        "{author:family}, above n. {cross}, at {locator}.",
        "{author:family}, op. cit., p. {locator}.",
        "{author:family}, supra note {cross}, {locator}.",
        "{title:case} (n {cross}) {locator:para}.",
        "*{title:case}*, {locator:para}.",
        "{title:short} (n {cross}) {locator:para}.",
    ),
)
