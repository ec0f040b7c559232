"""The people and bodies of an author or editor field become CSL-JSON names.

Reads every order and style that notes use: "Okafor, Miriam, and Per D. Lund", "Bbosa N, Kaleebu P",
"Jutta Allmendinger/Karl Ulrich Mayer", "WARD, L.", "The Soufan Group".
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from refman.citation.clean import squeeze, trim

Name = dict[str, str]

OTHERS: Name = {"literal": "others"}

ET_AL = re.compile(
    r"[\s,;(\[]*(?:(?:\bet|&)\.? ?al(?:ii|\b)\.?|\b(?:and|&) (?:others|colleagues)\b|\bu(?:nd|\.) ?a(?:nderen|ndere|\.)(?!\w)"
    r"|\bet coll\.|\be outros\b|\by otros\b|…$|\.\.\.$)[\])]?",
    re.IGNORECASE,
)
SAME_AUTHOR = re.compile(
    r"\W*(?:idem|id\.?|ders(?:elbe|\.)?|dies(?:elben|elbe|\.)?|eadem|(?:the )?same author|[—–―_-]{1,6})\W*",
    re.IGNORECASE,
)
"""What stands for the author of the citation before."""
_ROLE = re.compile(
    r"[\s,]*[(\[]?\b(?:eds?|edd|editors?|hrsgg?|hgg?|hrsg\. v|herausgeber(?:in|innen)?|trans(?:l|lators?)?|tr|comps?|dirs?|éds?|a cura di|comment|note)\b"
    r"\s*\.?[)\]]?(?=\s*(?:[.,;:]|$))",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:edited|translated|interview(?:ed)?|directed|annotated|written|compiled|introduced|(?:e-?mail )?(?:exchange|correspondence)|conversation|testimony|statement|remarks)"
    r"(?: and (?:edited|translated|annotated))? (?:by|with|of)"
    r"|(?:eds?|trans|hrsg|hg|annot|dir|übers|rev)\. ?(?:by|von|v\.)?|eds?(?=\s[A-Z])|by|in|with|and|und|hrsg\. von|herausgegeben von|übersetzt von)[\s:]+",
    re.IGNORECASE,
)
_EXCHANGE = re.compile(
    r"(?:e-?mail |personal |telephone )?(?:exchange|correspondence|communication|conversation|interview|e-?mail)s?|ivi|ibíd(?:em)?\.?",
    re.IGNORECASE,
)
"""What a message is called, not who wrote it, and what stands for a work."""
_INITIALISM = re.compile(r"[A-Z]{2,3}")
"""A whole author of two or three capitals, which is no family."""
_AND = re.compile(
    r"\s*;\s*(?:and |& |und )?|,?\s+(?:[Aa]nd|AND|[Uu]nd|et|ET|sowie|u\.|e|with)\s+(?=\S)|,?\s*&\s*|\s+y\s+(?=\S+ \S)|\s(?:and|und|&)$"
)
_SLASH = re.compile(r"(?<=[\w.])\s*/\s*(?=[^\W\d_])|\s[–—]\s(?=[A-ZÀ-Þ])")
_BRACKETED = re.compile(r"\s*\(((?:[A-Z][a-zà-ÿ]?\.[\s-]*)+)\)")
_SUFFIX = re.compile(r"(?:jr|sr|jun|sen|ii|iii|iv)\.?", re.IGNORECASE)
_DEGREE = re.compile(r",?\s+\b(?:Ph\.?D|M\.D|Esq|LL\.?[BMD]|J\.D|S\.J|O\.P)\b\.?(?=\s*(?:[,;]|$))")
_TITLE = re.compile(
    r"^(?:(?:The )?(?:Advocate General|Dr|Prof|Mr|Mrs|Ms|Hon|Rev|Rt|Dom|Lt|Gen|Col|Sen|Rep|Gov|Professor|Justice|Judge)\.?\s+(?=\S+ ))+"
)
_INITIAL = re.compile(r"(?:[^\W\d_]\s?\.[\s-]*)+|[A-Z]{1,3}|[A-Z]-[A-Z]|(?:Ch|Yu|Th|Ph|Chr)\.")
_BARE_INITIALS = re.compile(r"[A-Z]{1,3}|[A-Z](?:-[A-Z])+|(?:[A-Z]\.[- ]?)+")
_RUN_ON = re.compile(r"(?<=\b[A-Z]\.)(?=[A-Z][a-zà-ÿ])")
_SPACED_DOT = re.compile(r"(?<=\b[A-Z])\s+\.")
_LINE_HYPHEN = re.compile(r"(?<=\w)- (?=[^\W\d_])")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W\d_]+")
_AFTER_FIRST = re.compile(r"(?<=[^\W\d_])[^\W\d_]+")

PARTICLES = frozenset(
    "af al auf bin bint d' da das de degli dei del della den der des di do dos du el het ibn in 't la las le los op te ten ter "
    "van vom von zu zum zur".split()
)
_PROUD = frozenset(
    "van von de del della di da du des den der ten ter la le los el al ben bin ibn abu st. st vander".split()
)
"""Particles that some families write with a capital: "Peter Van Aelst", "Dirk J. Van de Kaa"."""

_NEVER_GIVEN = frozenset("von de del della di du des le la da der den ter van".split())
"""Particles that open a name printed without given names: "Von Stein"."""
_BODY = re.compile(
    r"\b(?:academy|administration|agency|agencies|akademie|alliance|archive|archives|army|assembly|association|authority|bank|board|bundes\w+|bureau"
    r"|cent(?:er|re)s?|chamber|church|club|coalition|college|commission|committee|commonwealth|company|confederation|conference|congress"
    r"|consortium|contributors|convention|corp|corporation|council|court|courts|department|dept|directorate|division|embassy|enterprise|federal|federation|force|forum|foundation"
    r"|fund|gesellschaft|gmbh|government|group|house of|inc|initiative|inspectorate|institut|institute|institution|international|judiciary|kommission|laboratory|landtag"
    r"|league|library|limited|llc|ltd|magazine|ministerium|ministry|mission|museum|national|nations|network|news|newshour|observatory|office|organi[sz]ation"
    r"|panel|parliament|partners|party|police|press|programme|program|project|rat der|registry|republic|school|secretariat|senate|service|services|society|staff"
    r"|state of|states|statistisches|stiftung|studio|studios|supreme|synod|taskforce|team|technologies|treasury|tribunal|trust|union|unit|united|universit\w+|verband|verein|watch|works)\b",
    re.IGNORECASE,
)
_FUNCTION = re.compile(
    r"\s(?:of|for|on|from|against|at|für|des|pour|and the|the)\s|^the\s\S+\s|^(?:les|die|das)\s\S+\s\S+\s",
    re.IGNORECASE,
)
_PARTIES = re.compile(r"[A-Z]{2,4}(?:/[A-Z]{2,4})+")
_PERSON = re.compile(
    r"[A-ZÀ-Þ][\w'’-]*\.?(?: (?:[A-ZÀ-Þ][\w'’.-]*|van|von|de|der|den|la)){1,3}|(?:[A-Z]\. ?)+"
)
_SURNAME = re.compile(
    r"(?:\w+ )?(?:[A-Z]\. ?)+(?:Church|Press|Banks?|Court|House|Chamber|Fund|Board|Union|Watch|Forum)"
)
"""Families that are called like a body, after an initial: "W. H. Press"."""
_UNSPEAKABLE = re.compile(r"[B-DF-HJ-NP-TV-Z]{4}|^[B-DF-HJ-NP-TV-Z]{3}|^[^AEIOUY]F|Q(?!U)")
_COURTS = frozenset("EuGH EuG BVerfG BVerwG EGMR ECtHR EWHC EuGHMR UNCITRAL".split())
_ACRONYMS = frozenset(
    "ACLU AFP AP APA ASEAN BAG BBC BSG CBC CBS CIA CNN EGMR EU FAO FATF FBI HRW IAEA ICAO ICC ICJ ICRC ILO IMF INTERPOL ISIS NASA NATO NBC NGO NHS NPR OECD OPEC OSCE "
    "PBS RAND REUTERS SIPRI UK UN UNDP UNEP UNESCO UNFPA UNHCR UNHRC UNICEF UNODC US USA USAID WHO WIPO WTO".split()
)


def parse_names(text: str) -> list[Name]:
    """The names in `text`, in order; "et al." is a last `{"literal": "others"}`.

    Args:
        text: an author, editor, translator or recipient as printed: one name or many, roles and "by" included.

    """
    return [dict(name) for name in _parsed(text)]


@lru_cache(maxsize=1 << 10)
def _parsed(text: str) -> list[Name]:
    """`parse_names`; articles name the same people again and again."""
    if _EXCHANGE.fullmatch(text):
        return []
    if _INITIALISM.fullmatch(text):
        return [{"literal": text}]
    if SAME_AUTHOR.fullmatch(text):
        return [{"literal": text.strip(" ,:*")}]
    text = _BRACKETED.sub(r", \1", squeeze(text).lstrip("([ ,;").replace("*", "")).strip('"“”„ ')
    text = _RUN_ON.sub(" ", _SPACED_DOT.sub(".", _LINE_HYPHEN.sub("-", text)))
    text, others = ET_AL.subn(" ", text)
    text = _DEGREE.sub("", _ROLE.sub("", _TITLE.sub("", _LEAD.sub("", text))))
    text = trim(text)
    if not text:
        return []
    text += ")" * (text.count("(") - text.count(")"))
    alone = is_body(text) and not _is_list(text)
    names: list[Name] = [{"literal": text}] if alone else _people(text)
    return [*names, dict(OTHERS)] if others else names


def is_body(text: str) -> bool:
    """Whether `text` names an organisation, as far as its words tell."""
    if _SURNAME.fullmatch(text):
        return False
    if _acronym(text) or _PARTIES.fullmatch(text) or (len(text.split()) > 1 and _BODY.search(text)):
        return True
    return bool(_FUNCTION.search(text)) or any(w.isdigit() for w in text.split())


def _is_list(text: str) -> bool:
    """Whether `text` lists several names, some of them perhaps bodies: persons stand in it, or two bodies."""
    if ";" in text:
        return True
    pieces = [p.strip() for part in _AND.split(text) if part for p in part.split(",") if p.strip()]
    if len(pieces) < 2:
        return False
    if len(pieces[0].split()) == 1 and not _acronym(pieces[0]) and "," in text:
        return True
    if any(_PERSON.fullmatch(p) and not is_body(p) for p in pieces):
        return True
    return len(pieces) == 2 and "," not in text and all(is_body(p) for p in pieces)


def _people(text: str) -> list[Name]:
    text = _SLASH.sub(" & ", text)
    groups = [[t for p in g.split(",") if (t := p.strip())] for g in _AND.split(text) if g and g.strip(" ,")]
    surnames_only = (
        len(groups) > 1
        and all(len(p.split()) == 1 and not _initials(p) for g in groups for p in g)
        and len(groups[-1]) == 1
    )
    return [name for group in groups for name in _group(group, surnames_only=surnames_only)]


def _group(pieces: list[str], *, surnames_only: bool) -> Iterator[Name]:
    """Names of a stretch between "and"s, given as its pieces between commas."""
    at = 0
    while at < len(pieces):
        family, at = pieces[at], at + 1
        given = suffix = ""
        if at < len(pieces) and _SUFFIX.fullmatch(pieces[at]):
            suffix, at = pieces[at], at + 1
        if at < len(pieces) and not surnames_only and _inverted(family, pieces[at]):
            given, at = pieces[at], at + 1
            if at < len(pieces) and _SUFFIX.fullmatch(pieces[at]):
                suffix, at = pieces[at], at + 1
        name = _inverted_name(family, given) if given else _direct_name(family)
        yield {**name, "suffix": suffix} if suffix else name


def _inverted(family: str, given: str) -> bool:
    """Whether "family, given" is one name: "Okafor, Miriam", "García Márquez, Gabriel", "Ward, L."."""
    words, after = family.split(), given.split()
    if (
        _CJK.match(family)
        or is_body(family)
        or (is_body(given) and not _initials(given))
        or any(_INITIAL.fullmatch(w) and len(words) > 1 for w in words)
    ):
        return False
    if _initials(given) or len(words) == 1 or words[0].lower() in PARTICLES:
        return True
    return len(after) == 1 or (len(words) == 2 and _INITIAL.fullmatch(after[-1]) is not None)


def _initials(text: str) -> bool:
    return bool(_BARE_INITIALS.fullmatch(text)) or all(_INITIAL.fullmatch(w) for w in text.split())


def _inverted_name(family: str, given: str) -> Name:
    """A name printed family first; "Beethoven, Ludwig van" gives its particle back to the family.

    "R, Dolzer" is a misprint for "R. Dolzer".
    """
    if len(family.rstrip(".")) == 1 and not _initials(given):
        return _direct_name(f"{family} {given}")
    words = given.split()
    cut = len(words)
    while cut > 1 and words[cut - 1] in PARTICLES:
        cut -= 1
    head = family.split()
    lead = next((i for i, w in enumerate(head) if w not in PARTICLES), 0)
    particle = " ".join([*words[cut:], *head[:lead]])
    return _name(" ".join(head[lead:]), " ".join(words[:cut]), particle)


def _direct_name(text: str) -> Name:
    """A name printed in the order of speech, or family first without a comma ("Bbosa N", "Zheng Zhenduo 鄭振鐸")."""
    text = _TITLE.sub("", text)
    words = text.split()
    if is_body(text) or not words:
        return {"literal": text}
    if len(words) == 1:
        return {"literal": text} if _CJK.search(text) else {"family": _case(text)}
    if _CJK.search(words[-1]):
        return {"family": words[0], "given": " ".join(words[1:])}
    if len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        return {**_direct_name(" ".join(words[:-1])), "suffix": words[-1]}
    initials = next(
        (i for i, w in enumerate(words) if all(map(_BARE_INITIALS.fullmatch, words[i:]))), len(words)
    )
    if 0 < initials < len(words) and not _initials(words[0]):
        return _name(" ".join(words[:initials]), " ".join(words[initials:]), "")
    return _spoken_name(words)


def _spoken_name(words: list[str]) -> Name:
    """Given names, particles, family name; the family begins at its first particle or is the last word."""
    end = len(words) - 1
    if not words[0].islower() and words[0].casefold() in _NEVER_GIVEN:
        return {"family": _case(" ".join(words))}
    first = next((i for i in range(end) if _particle(words, i)), None)
    if first is None and end > 1 and words[end - 1] == "y":
        first = end - 2
    if first is None:
        return _name(words[end], " ".join(words[:end]), "")
    last = first
    while (
        last < end
        and words[last].islower() == words[first].islower()
        and words[last].casefold() in PARTICLES | _PROUD
    ):
        last += 1
    if not words[first].islower() and not words[end].isupper():
        last = first
    return _name(" ".join(words[last:]), " ".join(words[:first]), " ".join(words[first:last]))


def _particle(words: list[str], i: int) -> bool:
    """Whether the family name begins at `words[i]`: "van", or "Van" and "DEL" after a given name."""
    return words[i] in PARTICLES or (i > 0 and words[i][:1].isupper() and words[i].casefold() in _PROUD)


def _name(family: str, given: str, particle: str) -> Name:
    name = {"family": _case(family)}
    if given:
        name["given"] = given if _initials(given) else _case(given)
    if particle:
        name["non-dropping-particle"] = particle.lower() if particle.isupper() else particle
    return name


def _case(text: str) -> str:
    """`text` in small letters with capitals where it is set in capitals throughout: "MARTIN-ORTEGA", "McDONALD"."""
    return " ".join(_case_word(w) for w in text.split())


def _case_word(word: str) -> str:
    prefix = "Mc" if word.startswith("Mc") else ""
    if word[len(prefix) :] != word[len(prefix) :].upper():
        return word
    letters = "".join(_WORD.findall(word.removeprefix(prefix)))
    if len(letters) < 2 or not letters.isupper() or "." in word:
        return word
    return prefix + _AFTER_FIRST.sub(lambda m: m[0].lower(), word.removeprefix(prefix))


def _acronym(text: str) -> bool:
    """Whether the single word `text` is an abbreviation, not a family name set in capitals ("UNHRC", not "MAINE")."""
    if " " in text or not text.isascii():
        return False
    if not text.isupper():
        return text in _COURTS
    letters = text.replace(".", "").replace("-", "")
    if letters in _ACRONYMS or "." in text:
        return letters in _ACRONYMS or len(letters) > 3
    spoken = any(c in "AEIOUY" for c in letters)
    return 1 < len(letters) <= 6 and (not spoken or bool(_UNSPEAKABLE.search(letters)))
