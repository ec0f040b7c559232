"""How the world prints citations: templates by kind of work, and the signals that lead to them.

In a template `{field}` is a field, `{field:style}` one printed in a style of its own, `<…>` is left out where the work
lacks a field in it, `“…”` are the quotation marks and `*…*` the emphasis of the document, `~` stands for nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Style:
    """The habits of a family of documents."""

    lang: str
    names: tuple[str, ...]
    joiners: tuple[str, ...]
    dates: tuple[str, ...]
    templates: Mapping[str, tuple[str, ...]]
    short: tuple[str, ...]


CHICAGO: Final = Style(
    "en",
    ("full", "full", "initials"),
    (" and ", " and ", " & "),
    ("us", "us", "month", "british", "short"),
    {
        "journal": (
            "{author}, “{title},” *{container-title}* {volume}<, no. {issue}> ({issued:year}): {locator}<, {URL}>.",
            "{author}, “{title},” *{container-title}* {volume}<, no. {issue}> ({issued:month}): {page}.",
            "{author}, “{title},” *{container-title}* {volume}<:{issue}> ({issued:year}), {page}.",
            "{author}, “{title},” *{container-title}* {volume}<, no. {issue}> ({issued:season}): {page}<, https://doi.org/{DOI}>.",
            "{author}, “{title},” *{container-title}*, vol. {volume}<, no. {issue}>, {issued:month}<, pp. {page}>.",
            "{author}, “{title},” *{container-title}* {volume}<({issue})> ({issued:year}): {locator}.",
            "{author}, “{title},” *{container-title}*<, {URL}>.",
        ),
        "book": (
            "{author}, *{title}*<, trans. {translator}><, ed. {editor}><, {edition}> ({publisher-place}: {publisher}, {issued:year}), {locator}.",
            "{author}, *{title}* ({publisher-place}: {publisher}, {issued:year}).",
            "{author}, *{title}* ({publisher}, {issued:year})<, {locator}>.",
            "{author}, *{title}* ({publisher-place}, {issued:year}), {locator}.",
            "{author}, *{title}*, {publisher-place}: {publisher}, {issued:year}, p. {locator}.",
            "{editor}, eds., *{title}* ({publisher-place}: {publisher}, {issued:year}).",
            "{author}, *{title}*, {volume} vols. ({publisher-place}: {publisher}, {issued:year}), 2:{locator}.",
            "{author}, *{title}*, vol. {volume} ({publisher-place}: {publisher}, {issued:year}), {locator}.",
        ),
        "chapter": (
            "{author}, “{title},” in *{container-title}*, ed. {editor} ({publisher-place}: {publisher}, {issued:year}), {locator}.",
            "{author}, “{title},” in *{container-title}*, edited by {editor}, {page} ({publisher-place}: {publisher}, {issued:year}).",
            "{author}, “{title},” in {editor}, eds., *{container-title}* ({publisher-place}: {publisher}, {issued:year}), pp. {page}.",
            "{author}, “{title}.” In {editor} (ed.), *{container-title}*. {publisher-place}: {publisher}, {issued:year}, {page}.",
        ),
        "news": (
            "{author}, “{title},” *{container-title}*, {issued}<, {URL}>.",
            "{author}, “{title},” *{container-title}*, {issued}, accessed {accessed}, {URL}.",
            "{author}, “{title},” *{container-title}*, {issued}, {URL} (accessed {accessed}).",
            "“{title},” *{container-title}*, {issued}<, {URL}>.",
            "{author}, “{title},” {container-title} ({issued}), {URL}.",
            "{author}. “{title}.” *{container-title}*. {issued}. {URL}.",
            "*{container-title}*, {issued}, {locator}.",
            "*{container-title}*, {issued}.",
        ),
        "web": (
            "“{title},” {container-title}, {issued}, {URL}.",
            "“{title},” {container-title}, accessed {accessed}, {URL}.",
            "“{title},” {container-title}, last modified {issued}, {URL}.",
            "{title}, {container-title}, {URL} (accessed {accessed}).",
            "{author}, “{title},” {container-title} (blog), {issued}, {URL}.",
            "{title}. {URL}.",
            "{URL}.",
            "{URL} (last visited {accessed}).",
            "{container-title}, “{title},” {issued:year}, {URL}.",
        ),
        "report": (
            "{author:body}, *{title}* ({publisher-place}: {publisher:body}, {issued:month})<, {locator}>.",
            "{author:body}, *{title}*, {genre:report} {number:report} ({publisher-place}: {publisher:body}, {issued:year}), {locator}.",
            "{author:body}, “{title},” {issued}<, {URL}>.",
            "{author}, “{title},” {genre:report} no. {number:plain}, {publisher:body}, {issued}.",
            "{author}, *{title}*, {publisher:body}, {issued}, p. {locator}, {URL}.",
        ),
        "thesis": (
            "{author}, “{title}” ({genre:thesis}, {publisher:university}, {issued:year}), {locator}.",
            "{author}. “{title}.” {genre:thesis}, {publisher:university}, {issued:year}.",
            "{author}, *{title}*, {genre:thesis} ({publisher:university}, {issued:year}), p. {locator}.",
        ),
        "archive": (
            "{author} to {recipient}, {issued}, {archive_location}, {archive_collection}, {archive}.",
            "{genre:archive}, {issued}, {archive_collection}, {archive_location}, {archive}.",
            "“{title},” {issued}, {archive_location}, {archive_collection}, {archive}, {publisher-place}.",
            "{archive}, {archive_collection}, {archive_location}, {title}, {issued}.",
            "{archive}, {archive_location}, {issued}.",
        ),
        "interview": (
            "{genre:interview} with {author}, {issued}.",
            "{author}, {genre:interview} by {author:other}, {issued}, {publisher-place}.",
            "Interview with {author} ({publisher-place}: {issued}).",
        ),
    },
    (
        "{author:family}, *{title:short}*, {locator}.",
        "{author:family}, “{title:short},” {locator}.",
        "{author:family}, *{title:short}*.",
        "{author:family}, {locator}.",
        "{author:family}, op. cit., p. {locator}.",
        "*{title:short}*, {locator}.",
        "{author:family}, “{title:short},” n. 12.",
    ),
)

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
            "{author}, ‘{title}’ *{container-title}* ({publisher-place}, {issued}) <{URL}> accessed {accessed}.",
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
        "thesis": ("{author}, ‘{title}’ ({genre:thesis}, {publisher:university} {issued:year}) {locator}.", "{author}, ‘{title}’, {genre:thesis}, {publisher:university}, {issued:year}, pp. {locator}."),
        "case": (
            "{title:case} [{issued:year}] {container-title:reports} {page:first}, {locator}.",
            "{title:case} [{issued:year}] {container-title:court} {number:plain}.",
            "{title:case} [{issued:year}] {volume:small} {container-title:reports} {page:first}.",
            "*{title:case}* ({issued:year}) {volume} {container-title:reports} {page:first}, at {locator}.",
            "Case {number:eu} *{title:case}* [{issued:year}] ECR {page:first}, para. {locator}.",
            "{author:court}, {title:case}, App. No. {number:application}, {genre:judgment}, {issued:british}, {locator:para}.",
        ),
        "statute": (
            "{title:act} {issued:year}, {locator:section}.",
            "{title:act} {issued:year}.",
            "{locator:section} of the {title:act} {issued:year}.",
            "{title:directive}, [{issued:year}] OJ {volume:oj}/{page:first}.",
            "{title:treaty} (adopted {issued:british}) {volume} UNTS {page:first}, {locator:article}.",
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
        "web": ("{author}, *{title}*, {container-title:upper} ({issued:short}), {URL} (last visited {accessed}).", "{URL} (last visited {accessed})."),
        "report": ("{author:body}, {title:upper} {locator} ({issued:year}).", "{author:body}, {title} ({issued:year}), {URL}."),
        "thesis": ("{author}, {title} {locator} ({issued:year}) (unpublished {genre:thesis}, {publisher:university}).",),
        "case": (
            "{title:case}, {volume} {container-title:usreports} {page:first}, {locator} ({issued:year}).",
            "{title:case}, {volume} {container-title:usreports} {page:first} (2d Cir. {issued:year}).",
            "*{title:case}*, {volume} {container-title:usreports} {page:first}, {locator} (S.D.N.Y. {issued:year}).",
            "{title:case}, {volume} {container-title:usreports} {page:first} (Cal. {issued:year}) (holding that the statute applies).",
        ),
        "statute": ("{title:act} of {issued:year}, Pub. L. No. {number:public}, {volume} Stat. {page:first}.", "{volume:small} {container-title:code} {locator:section} ({issued:year}).", "{title:constitution} {locator:article}."),
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

AUTHOR_DATE: Final = Style(
    "en",
    ("inverted-initials", "inverted-first", "inverted", "bare"),
    (", & ", " & ", ", and ", " and ", ", "),
    ("us", "month", "iso"),
    {
        "journal": (
            "{author} ({issued:year}). {title}. *{container-title}*, *{volume}*<({issue})>, {page}<. https://doi.org/{DOI}>.",
            "{author}. “{title}.” *{container-title}* {volume}<.{issue}> ({issued:year}): {page}. Print.",
            "{author}. {issued:year}. “{title}.” *{container-title}* {volume}<({issue})>: {page}.",
            "{author} ({issued:year}), ‘{title}’, *{container-title}*, vol. {volume}<, no. {issue}>, pp. {page}.",
            "{author}. “{title}.” *{container-title}*, vol. {volume}<, no. {issue}>, {issued:year}, pp. {page}.",
            "{author}. {title}. {container-title}. {issued:year};{volume}<({issue})>:{page}.",
        ),
        "book": (
            "{author} ({issued:year}). *{title}*<({edition})>. {publisher-place}: {publisher}.",
            "{author}. *{title}*. {publisher-place}: {publisher}, {issued:year}.",
            "{author}. *{title}*. <Trans. {translator}. >{publisher}, {issued:year}.",
            "{author}. {issued:year}. *{title}*. {publisher-place}: {publisher}.",
            "{editor} (Eds.). ({issued:year}). *{title}*. {publisher}.",
        ),
        "chapter": (
            "{author} ({issued:year}). {title}. In {editor:initials} (Eds.), *{container-title}* (pp. {page}). {publisher-place}: {publisher}.",
            "{author}. “{title}.” *{container-title}*. Ed. {editor:full}. {publisher-place}: {publisher}, {issued:year}. {page}. Print.",
            "{author}. {issued:year}. “{title}.” In *{container-title}*, edited by {editor:full}, {page}. {publisher-place}: {publisher}.",
        ),
        "news": (
            "{author} ({issued:apa}). {title}. *{container-title}*. Retrieved from {URL}.",
            "{author} ({issued:apa}). {title}. *{container-title}*. {URL}",
            "{author}. “{title}.” *{container-title}*, {issued}, {URL}. Accessed {accessed}.",
            "“{title}”. *{container-title}*. {issued:british}. Retrieved {accessed}.",
        ),
        "web": ("{author:body}. ({issued:year}). {title}. {URL}", "{author:body}. “{title}.” *{container-title}*, {issued}, {URL}. Accessed {accessed}.", "“{title}”. {publisher:body}. Retrieved {accessed}."),
        "report": ("{author:body}. ({issued:year}). *{title}* ({genre:report} No. {number:plain}). {publisher-place}: {publisher:body}.", "{author:body} ({issued:year}), *{title}*, {publisher-place}."),
        "thesis": ("{author} ({issued:year}). *{title}* ({genre:thesis}). {publisher:university}, {publisher-place}.", "{author}. “{title}.” {genre:thesis} {publisher:university}, {issued:year}. Print."),
    },
    ("{author:family} ({issued:year}: {locator}).", "{author:family} {issued:year}, p. {locator}.", "{author:family} {issued:year}, {locator}.", "{author:family}, {issued:year}."),
)

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
        "web": ("{author:body}, {title}, {URL} (Zugriff: {accessed}).", "{title}, {URL} (abgerufen am {accessed}).", "{URL} [Zugriff: {accessed}]."),
        "report": ("{author:body}, {title}, {publisher-place} {issued:year}, S. {locator}.", "{author:body} (Hrsg.), {title}, {issued:year}."),
        "thesis": ("{author}, {title}, {genre:dissertation} {publisher-place} {issued:year}, S. {locator}.",),
        "case": (
            "{author:gericht}, {genre:urteil} {issued}, Az. {number:aktenzeichen}.",
            "{author:gericht}, {genre:urteil} {issued} – {number:aktenzeichen}, Rn. {locator}.",
            "{author:gericht}, {container-title:zeitschrift} {issued:year}, {page:first}, {locator}.",
            "{author:gericht}, {genre:urteil} {issued}, in: {container-title:zeitschrift} {issued:year}, S. {page:first}.",
            "{container-title:sammlung} {volume}, {page:first} ({locator}).",
        ),
        "statute": ("{locator:paragraph} {title:gesetz}.", "{title:langgesetz} vom {issued:german}, {container-title:blatt} {issued:year} I, S. {page:first}."),
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

STYLES: Final = {"chicago": CHICAGO, "british": BRITISH, "bluebook": BLUEBOOK, "author-date": AUTHOR_DATE, "german": GERMAN}

IBID: Final = {
    "en": ("Ibid.", "Ibid., {locator}.", "Ibid., p. {locator}.", "Id.", "Id. at {locator}.", "ibid., pp. {locator}.", "Ibid, at {locator}.", "Idem.", "Ibid.: {locator}.", "{volume:small} id. at {locator}.", "Ibid. {locator:para}.", "Id. at {locator} (emphasis added).", "Ibid., pp. {locator}."),
    "de": ("Ebd.", "Ebd., S. {locator}.", "Ebenda, S. {locator}.", "Ebda.", "Ebd., {locator}.", "Ebenda.", "Ibid., S. {locator}."),
}

SIGNALS: Final = {
    "en": (
        "See", "See", "See", "See also", "See generally", "See, e.g.,", "See, for example,", "See e.g.", "Cf.", "Compare", "But see", "For example,", "For an overview, see", "For a contrary view, see",
        "On this point see", "For discussion, see", "For a recent treatment, see", "Quoted in", "Cited in", "Reprinted in", "See especially", "See in particular", "For more on this, see", "For instance,",
        "For critique, see", "For a different reading, see", "See further", "Accord", "See, among others,", "Among many studies, see", "For a full account see", "See the discussion in", "As quoted in",
    ),
    "de": (
        "Vgl.", "Vgl.", "Vgl.:", "Vgl. auch", "Siehe", "Siehe auch", "Vgl. dazu", "Vgl. etwa", "Vgl. hierzu", "Dazu", "Dazu etwa:", "So auch", "Ausführlich dazu", "S. auch", "Zit. nach", "Zitiert nach", "Kritisch dazu", "Grundlegend",
        "Einen Überblick gibt", "Näher dazu", "Vgl. statt vieler", "Vgl. nur", "Zum Folgenden", "Ähnlich", "Anders",
    ),
}

LINKS: Final = {
    "en": ("; ", "; ", "; ", "; ", "; ", "; ", "; ", "; and ", "; see also ", "; see also ", "; cf. ", ". See also ", ". ", " and ", ", and ", "; but see ", ". See also, ", ", quoted in ", ", cited in ", ", citing ", " (quoting ", ", reprinted in ", "; for a contrary view, see ", "; and see "),
    "de": ("; ", "; ", "; ", "; ", "; ", "; vgl. auch ", "; siehe auch ", "; sowie ", " sowie ", " und ", ". Vgl. auch ", "; ferner ", ", zit. nach ", "; dazu ", ". Siehe auch ", "; anders "),
}

TRAILERS: Final = {
    "en": (
        " (emphasis added)", " (footnotes omitted)", " (citations omitted)", " (internal quotation marks omitted)", " (holding that {prose})", " (arguing that {prose})", " (noting that {prose})", " ({prose})", " (quoting {prose})",
        " [hereinafter {title:short}]", " [hereinafter *{title:short}*]", " (hereafter ‘{title:short}’)", " (hereafter {title:short})", " (emphasis in original)", " (forthcoming)", " (cert. denied)", " (original emphasis)",
    ),
    "de": (" (Hervorhebung im Original)", " m. w. N.", " (im Folgenden: {title:short})", " mit Anm. {author:other}", " ({prose})", " (mit weiteren Nachweisen)"),
}
"""What may stand behind a citation and still belongs to it."""

REMARKS: Final = {
    "en": ("See infra notes {n}-{m} and accompanying text.", "See infra text accompanying notes {n}-{m}.", "See infra note {n}.", "See Part {r} infra.", "Emphasis added.", "My translation.", "All translations are mine.", "See above, pp. {n}–{m}.", "Unpublished.", "See the next chapter.", "Figure {n}.", "See Table {n} below."),
    "de": ("Siehe unten, S. {n}.", "Dazu unten mehr.", "Nicht veröffentlicht.", "Übersetzung des Verfassers.", "Vgl. Abschnitt {r}.", "Hervorhebung nicht im Original."),
}
"""Whole notes that cite nothing."""
