"""German notes: those of the humanities, and of lawyers."""

from typing import Final

from refman.citation.train.styles.style import Style

GERMAN: Final = Style(
    "de",
    ("full", "family", "initials", "inverted"),
    (" und ", "/", " / ", ", "),
    ("german", "numeric", "german"),
    {
        "journal": (
            "{author}, {title}, in: *{container-title}* {volume} ({issued:year}), S. {page}<, hier S. {locator}>.",
            "{author}: {title}, in: {container-title} {volume}<, Heft {issue}>, {issued:year}, S. {page}.",
            "{author}, {title}, in: {container-title}, Jg. {volume}<, H. {issue}>, {issued:year}, S. {page} ({locator}).",
            "{author}, „{title}“, in: *{container-title}* {volume}</{issue}> ({issued:year}), S. {page}, hier S. {locator}.",
            "{author:family}, {container-title} {issued:year}, S. {page:first}, {locator}.",
            "{author:family}, {container-title} {issued:year}, {page:first}<, {locator:ff}>.",
            "{author:family}, {container-title} {volume} ({issued:year}), {page:first}, {locator}.",
            "{author}, „{title}“, {container-title} {issued:year}, S. {page:first} ff.",
            "{author}: {title}. In: {container-title} {volume} ({issued:year}) {issue}, S. {page}.",
        ),
        "book": (
            "{author}, *{title}*, {publisher-place} {issued:year}, S. {locator}.",
            "{author}, {title}, {publisher-place} {issued:year}, S. {locator:ff}.",
            "{author}: {title}. {publisher-place}: {publisher} {issued:year}, S. {locator}.",
            "{author}, {title}, {edition:de}, {publisher-place} {issued:year}, S. {locator}.",
            "{author}, {title}, {issued:year}, S. {locator}.",
            "{author}, {title}, {publisher-place}: {publisher}, {issued:year}.",
            "{author}, {title} ({publisher-place}, {issued:year}), S. {locator}.",
            "{author}, {title}, Bd. {volume:small}, {publisher-place} {issued:year}, S. {locator}.",
            "{editor} (Hrsg.), {title}, {publisher-place} {issued:year}.",
            "{editor}, Hg., *{title}*, {publisher-place} {issued:year}.",
        ),
        "chapter": (
            "{author}, {title}, in: {editor} (Hrsg.), {container-title}, {publisher-place} {issued:year}, S. {page}.",
            "{author}, {title}, in: {editor} (Hg.), *{container-title}*, {publisher-place} {issued:year}, S. {page}, hier S. {locator}.",
            "{author}: „{title}“, in: {container-title}, hrsg. von {editor}, {publisher-place}: {publisher} {issued:year}, S. {page}.",
            "{author}, {title}, in: {container-title}, hg. v. {editor}, {publisher-place} {issued:year}, {page}.",
            "{author:family}, {title}, in: {editor:family}, {container-title}, {issued:year}, S. {locator:ff}.",
            "{author:family}, in: {editor:family} (Hrsg.), {container-title}, {issued:year}, § 12, Rn. {locator}.",
        ),
        "news": (
            "{author}, {title}, in: {container-title} vom {issued}, S. {locator}.",
            "{author}: {title}. In: *{container-title}*, {issued}, {URL}.",
            "{container-title} vom {issued}, S. {locator}.",
            "{author}, „{title}“, {container-title}, {issued}, {URL} (abgerufen am {accessed}).",
        ),
        "web": (
            "{author:body}, {title}, {URL} (Zugriff: {accessed}).",
            "{title}, {URL} (abgerufen am {accessed}).",
            "{URL} [Zugriff: {accessed}].",
        ),
        "report": (
            "{author:body}, {title}, {publisher-place} {issued:year}, S. {locator}.",
            "{author:body} (Hrsg.), {title}, {issued:year}.",
        ),
        "thesis": ("{author}, {title}, {genre:dissertation} {publisher-place} {issued:year}, S. {locator}.",),
        "case": (
            "{author:gericht}, {genre:urteil} {issued}, Az. {number:aktenzeichen}.",
            "{author:gericht}, {genre:urteil} {issued} – {number:aktenzeichen}, Rn. {locator}.",
            "{author:gericht}, {container-title:zeitschrift} {issued:year}, {page:first}, {locator}.",
            "{author:gericht}, {genre:urteil} {issued}, in: {container-title:zeitschrift} {issued:year}, S. {page:first}.",
            "{container-title:sammlung} {volume}, {page:first} ({locator}).",
        ),
        "statute": (
            "{locator:paragraph} {title:gesetz}.",
            "{title:langgesetz} vom {issued:german}, {container-title:blatt} {issued:year} I, S. {page:first}.",
        ),
        "archive": (
            "{archive:de}, {archive_location:de}, {title}, {issued}.",
            "{author} an {recipient}, {issued}, in: {archive:de}, {archive_collection:de}, {archive_location:de}.",
            "{archive:de}, {archive_collection:de}, {archive_location:de}.",
        ),
    },
    (
        "{author:family}, {title:short}, S. {locator}.",
        "{author:family}, a. a. O., S. {locator}.",
        "{author:family} (Fn. {cross}), S. {locator}.",
        "{author:family}, {title:short} (wie Anm. {cross}), S. {locator}.",
        "{author:family} {issued:year}, S. {locator}.",
        "{author:family}, Fußnote {cross}, S. {locator:ff}.",
        "{author:family} (wie Anm. {cross}), S. {locator}.",
    ),
)

GERMAN_LAW: Final = Style(
    "de",
    ("family", "family", "initials"),
    ("/", "/", " und "),
    ("numeric", "numeric", "german"),
    {
        "journal": (
            "{author}, {container-title:zeitschrift} {issued:year}, {page:first}<, {locator:ff}>.",
            "{author}, {container-title:zeitschrift} {issued:year}, {page:first}, {locator}.",
            "{author}, {container-title:zeitschrift} {volume} ({issued:year}), S. {page:first}, {locator:ff}.",
            "{author}, {title}, {container-title:zeitschrift} {issued:year}, S. {page:first} ff.",
            "{author}, {title}, in: {container-title:zeitschrift} {issued:year}, S. {page}<, hier S. {locator}>.",
            "{author}, {title} [{court:translation}], {container-title} {issued:year}, Nr. {issue}, S. {locator}.",
        ),
        "book": (
            "{editor}-{author:family}, {title}, {edition:de} {issued:year}, {locator:randnummer}.",
            "{editor}/{author:family}, {title}, {edition:de} {issued:year}, {locator:randnummer}.",
            "{author:family} in {editor}, {title}, {edition:de} {issued:year}, {locator:randnummer}.",
            "{author}, {title}, {edition:de} {issued:year}, {locator:randnummer}.",
            "{author}, {title}, {issued:year}, S. {locator:ff}.",
            "{author}, {title}, {publisher-place} {issued:year}, S. {locator:ff}.",
            "{author:family} {issued:year}, S. {locator}.",
            "{author:family} {issued:year}.",
        ),
        "chapter": (
            "{author}, {title}, in: {editor}, {container-title}, {issued:year}, S. {page:first}, {locator}.",
            "{author}, in: {editor} (Hrsg.), {container-title}, {edition:de} {issued:year}, {locator:randnummer}.",
            "{author}, {title}, [in:] {editor} (Hrsg.), {container-title}, {publisher-place} {issued:year}, S. {page}.",
            "{author}, {title}, in: {editor} (Hrsg.), Festschrift für {court:judge}, {issued:year}, S. {page:first} ff.",
        ),
        "news": GERMAN.templates["news"],
        "web": (
            "{title}, abrufbar unter: {URL}, zuletzt abgerufen am {accessed}.",
            "{author:body}, {title}, {issued:numeric}, abrufbar unter {URL} (zuletzt abgerufen am {accessed}).",
            "{author}, {title}, {URL} (abgerufen am {accessed}).",
        ),
        "report": (
            "{container-title:parliament} {number:printed}, S. {locator}.",
            "{container-title:parliament} {number:printed} vom {issued:numeric}.",
            "{genre:draft} der {author:body}, {container-title:parliament} {number:printed}, S. {locator}.",
        ),
        "thesis": GERMAN.templates["thesis"],
        "case": (
            *GERMAN.templates["case"],
            "{author:gericht}, {genre:urteil} {issued:numeric} - {number:aktenzeichen}, {number:ecli} = {container-title:zeitschrift} {volume:year}, {page:first} {locator:randnummer}.",
            "{author:gericht}, {genre:urteil} {issued:numeric} – {number:aktenzeichen}, {container-title:zeitschrift} {issued:year}, {page:first}.",
            "{author:gericht} {container-title:zeitschrift} {issued:year}, {page:first}, {locator}.",
            "{author:gericht} {genre:urteil} {issued:numeric} {number:aktenzeichen} {locator:randnummer}.",
            "{container-title:gazette} {issued:year}, Nr. {issue}, Pos. {number:plain}.",
            "{container-title:gazette} [{court:translation}] {issued:year}, Nr. {issue}, Pos. {number:plain}.",
            "{container-title:database} {number:database}.",
        ),
        "statute": (
            "{locator:paragraph} {title:gesetz}.",
            "{locator:paragraph} des {title:gesetzestitel} vom {issued:german}, {container-title:blatt} {volume:roman} {issued:year}, S. {page:first}.",
            "{title:gesetzestitel} vom {issued:german}, {container-title:blatt} {issued:year} {volume:roman}, S. {page:first}.",
            "{title:gesetzestitel}, {container-title:blatt} {volume:roman} Nr. {issue}, S. {page:first}.",
            "{container-title:blatt} {volume:roman} {issued:year}, S. {page:first}.",
            "{title:richtlinie}, {container-title:euroblatt} {issued:year} {issue:l}/{page:first}.",
            "{title:richtlinie}, {container-title:euroblatt} vom {issued:numeric}, Nr. {issue:l}, S. {page:first}.",
            "{container-title:euroblatt} {issue:l}/{page:first} vom {issued:numeric}.",
        ),
        "archive": GERMAN.templates["archive"],
    },
    GERMAN.short,
)
