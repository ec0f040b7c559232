"""Signs that a citation cites the law: a decided case, an act, a treaty."""

import re
from typing import Final

_PARTIES = re.compile(
    r"(?<!vol\. )(?<!vols\. )\b(?!Vol)[A-ZÀ-Þ][\w.&'’)*\"”-]{0,99},? (?:v|vs)\.? \*?[\"“]?(?:the |de |van )?[A-ZÀ-Þ]|\s(?:\. ?/\. ?|gegen)\s(?=[A-ZÄÖÜ])"
)
_STYLE = re.compile(
    r"\W*(?:In re\b|Ex parte\b|Matter of|Reference re\b|R\.? \(|Re [A-Z]|Case [CTF]?[-‑–\d]|Cass\. (?:civ|com|soc|crim|ass|ch|req)|Cons\. const|Joined [Cc]ases|Rs\.? C|Affaire )"
)
_OPINION = re.compile(r"Opinion of (?:Advocate General|AG)\b")
_REPORTER = re.compile(
    r"\b(?:U\.\s?S\.(?= \d)|S\. ?Ct\.|L\. ?Ed\.|F\. ?Supp\.|F\. ?(?:2d|3d|4th)|[NS]\. ?[EW]\. ?(?:2d|3d)|[AP]\. ?(?:2d|3d)|So\. ?(?:2d|3d)|Cal\. ?Rptr"
    r"|Cal\. ?(?:App\. ?)?(?:2d|3d|4th)|N\.Y\.S|EWHC|EWCA|UKSC|UKHL|UKPC|HCA|SCC|S\.C\.R|WLR|W\.L\.R|All E\.?R|Q\.?B\.?D?|K\.?B\.|A\.C\.|D\.?L\.?R\.?|C\.?L\.?R\.?(?= \d)"
    r"|ECHR|ECtHR|E\.?C\.?R\.|ECLI|BVerfGE?|BGHZ?|BGHSt|BAGE?|BSGE?|BVerwGE?|EuGH|EuG|OLG|LG|VG|OVG|Fam\. ?L\.? ?R|I\.?C\.?J\.? Rep(?:orts|\.)|C\.?T\.?R\.|Trade Cas)"
    r"(?![a-z])"
)
NEUTRAL: Final = re.compile(
    r"(?:UK(?:SC|HL|PC|UT|FTT)|EW(?:CA|HC|COP)|CS(?:IH|OH)|NI(?:CA|QB|KB|Ch)|HCA|FCA(?:FC)?|NSW(?:CA|SC)|NZ(?:SC|CA|HC)|SCC|ONCA|BCCA|QCCA|IE(?:SC|CA|HC)"
    r"|ZA(?:CC|SCA)|SG(?:CA|HC)|HKCFA)\b"
)
"""How courts number their own judgments, whoever reports them: "[2017] UKSC 51"."""
UNION_LAW: Final = re.compile(
    r"\b(?:Regulation|Directive|Decision|Recommendation|Verordnung|Richtlinie|Beschluss)(?: \((?:EU|EC|EEC|EG|EWG)\))?"
    r"(?: No\.?| Nr\.)? (?P<number>\d{1,4}/\d{2,4})(?:/(?:EU|EC|EEC|EG|EWG|JHA|CFSP))?\b"
)
"""A law of the European Union by its number."""
DOCKET: Final = re.compile(
    r"\b(?:[IVX]{1,5}|\d{1,2}) (?:BvR|BvE|BvL|BvF|BvQ|BvB|ZR|ZB|StR|ARs|AZR|ABR|CZP|CSK|[A-Z]{1,3}) \d{1,4}/\d{2}\b"
)
"""How German and Polish courts number what is before them: "2 BvE 2/08"."""
DOCUMENT: Final = re.compile(
    r"(?:(?:COM|KOM|SEC|SWD|JOIN) ?\((?:19|20)\d\d\) ?\d+(?: (?:final|endg\.?))?|UN(?:SC|GA) Res(?:olution|\.)? \d+(?:/\d+)?"
    r"|SI (?:19|20)\d\d/\d+|Law Com(?: CP)? No \d+|C(?:d|md|mnd|m) \d{2,5})(?!\w)"
)
"""How the European Commission, the United Nations and the United Kingdom number their papers."""
_DECISION = re.compile(
    r"\b(?:Urt(?:eil|\.)|Beschl(?:uss|\.)|Beschluß|arrêt|judge?ments? of|Appeals? Chamber|Trial Chamber|(?:ICSID|LCIA|PCA|UNCITRAL|NAFTA|ICC) (?:\([^)]*\) )?Case|(?:Final |Partial |Interim )?Award,|Decision on|"
    r"cert\. denied|\bN[or]\. ?\d|Cir\. (?:19|20)\d\d|\((?:\w+\.? ){0,3}\w*\.? ?(?:19|20)\d\d\)$)"
)
_COURT_GENRE = re.compile(
    r"\b(?:award|judge?ment|opinion|order|views|urt(?:eil)?|beschl(?:uss)?|beschluß|decision)\b",
    re.IGNORECASE,
)
_COURT = re.compile(
    r"\b(?:court|tribunal|ICC|ICTY|ICTR|ICJ|PCIJ|ECtHR|EuGH|BGH|BVerfG|UNHRC|ITLOS|gericht\w*)\b"
)

_ACT = re.compile(
    r"\b(?:(?-i:Act)(?: of)?,? (?:\(?\w+\)? )?(?:19|20|18|17)\d\d|(?-i:Act),? (?:R\.?S|S\.?[COQ]\.?|s\.? \d|No)|U\.?S\.?C\.?(?:A\.)?(?= ?§| \d)|Pub(?:lic)?\.? L(?:aw|\.)|Stat\. (?:Ann|§)|Rev\. Stat|Gen\. Stat|Gen\. Laws|Code(?:,| Ann\.?)?,? (?:§|art|tit)|Const\. (?:art|amend)"
    r"|(?:Constitutional|Criminal|Civil|Penal|Human Rights) (?:Code|Act)|C\.?F\.?R\.?(?= ?§| \d)|(?:council )?(?:directive|regulation) \(?(?:EU|EC|EEC|No|\d)|(?:richtlinie|verordnung) \(?(?:EU|EG|EWG|\d)|BGBl|GVBl|GVOBl|ABl\.|RGBl"
    r"|S\.?I\.? (?:19|20)\d\d/|R\.?S\.?[A-Z](?:\.[A-Z])*\.?, ?(?:c|ch|\d{4})\b|G\.?A\.? Res|Resolution \S*\d/|Eliz\. II|Elizabeth II|ss?\. \d+ of the|OJ L|Official Journal)",
    re.IGNORECASE,
)
_GAZETTE = re.compile(
    r"\b(?:BGBl|GVBl|GVOBl|ABl|RGBl|JO(?:RF)?|BOE|Gazzetta Ufficiale|Dz\. ?U|OJ [LC]|Official Journal of the European|Federal Register|Fed\. Reg|Journal of Laws|U\.?S\.?C(?:\.A)?|C\.?F\.?R|Stat\.?|Code|Laws|R\.?S(?:\.[A-Z])+|SI|CONST)\b",
    re.IGNORECASE,
)
_REGNAL = re.compile(
    r"\b\d+ (?:& \d+ )?(?:Charles|Henry|Geo(?:rge)?|Will(?:iam)?|Vict(?:oria)?|Eliz(?:abeth)?|Edw(?:ard)?|Anne?|James|Car|Hen|Can)\b.*\bc(?:h|ap)?\. ?\d"
)
_GERMAN_ACT = re.compile(
    r"(?:§|\bArt\.) ?§? ?\d.*?\b(?:[A-ZÄÖÜ][A-Za-zäöü]*(?:G|GB|O|V|RL)(?: \w+)?|GG|\w+gesetz\w*|DSGVO|AEUV)\b"
)
_STATUTE_SIGN = re.compile(r"^\W*§|\b[A-Z][A-Za-z.]* §{1,2} ?\d")
_ACT_TITLE = re.compile(
    r"\b(?:Act|Bill|Code|Statutes?|Gesetz|Ordinance|Constitution|Verordnung|Richtlinie|Rules?|Regulations?)\b(?: (?:of )?\d{4})?$|^\W*(?:Gesetz|Loi|Décret|Directive|Regulation|Constitution) ",
    re.IGNORECASE,
)
_BILL = re.compile(r"\W*(?:H\.? ?R\.?|S\.|H\.B\.|S\.B\.) \d+")
_GERMAN_BILL = re.compile(r"(?:Gesetz|Diskussions|Referenten)entwurf\b")
_TREATY = re.compile(
    r"\b(?:Convention|Treaty|Covenant|Charter of the United|Charter|Protocol|(?:Trade|Partnership|Investment|Protection|Free Trade|Framework|Peace|Paris|Cooperation) Agreement"
    r"|Agreement (?:on|between|for)|Rome Statute|Statute of the International|ICC Statute|Model BIT|BIT|Übereinkommen|Vertrag (?:von|über)|EMRK|UNTS|U\.N\.T\.S)\b"
)


def is_case(text: str, title: str, genre: str, author: str) -> bool:
    """Whether a citation cites a decision, by parties, law report, court or the form of its title."""
    if _has_parties(title) or _STYLE.match(title) or _STYLE.match(text) or _OPINION.search(text):
        return True
    if _REPORTER.match(text) or (_REPORTER.search(text) and not title):
        return True
    if _COURT_GENRE.search(genre) and (_COURT.search(author) or _DECISION.search(text)):
        return True
    return bool(_has_parties(text) or _COURT.search(author)) and bool(
        _REPORTER.search(text) or _DECISION.search(text)
    )


def _has_parties(text: str) -> bool:
    hinted = " v" in text or "gegen" in text or "/." in text  # the search itself is slow
    return hinted and _PARTIES.search(text) is not None


def is_bill(text: str) -> bool:
    """Whether a citation cites a bill."""
    return bool(_BILL.match(text) or _GERMAN_BILL.search(text))


def is_legislation(text: str, title: str, container: str) -> bool:
    """Whether a citation cites an act, a code, a regulation or a section of one."""
    if container == "OJ" or UNION_LAW.match(title.removeprefix("Council ")):
        return True
    if _GAZETTE.search(container) or _STATUTE_SIGN.search(text) or _REGNAL.search(text):
        return True
    if container:
        return False
    if not title and "§" in text:
        return True
    return bool(_ACT.search(text) or _ACT_TITLE.search(title) or (not title and _GERMAN_ACT.search(text)))


def is_treaty(text: str, title: str) -> bool:
    """Whether a citation cites a treaty between states."""
    return bool(_TREATY.search(title or text))
