"""Acts, codes, treaties, the law of the European Union, and the gazettes that print them."""

from collections.abc import Mapping
from typing import Final

from refman.citation.train.invent.chance import Chance, Slot
from refman.citation.train.printing import MONTHS

SUBJECTS: Final = (
    "environmental liability; consumer credit agreements; the protection of personal data; trade marks; "
    "the posting of workers; package travel; unfair commercial practices; energy efficiency; "
    "aviation security; credit institutions; food labelling; genocide; the use of outer space; "
    "migrant workers; waste shipments; mutual legal assistance; foreign investment; "
    "the rights of the child; hazardous substances; broadcasting"
).split("; ")
SUBJECTS_DE: Final = (
    "das Urheberrecht; den Verbraucherschutz; die Pressefreiheit; das Archivwesen; den Datenschutz; "
    "die Krankenversicherung; das Hochschulwesen; den Mieterschutz; die Parteien; das Bibliothekswesen"
).split("; ")
_ACTS: Final = (
    "Human Rights; Children; Companies; Equality; Education; Data Protection; Immigration; Housing; "
    "Environment; Criminal Justice; Employment Rights; Official Secrets; Prevention of Terrorism; "
    "Public Order; Clean Air; Banking; National Security; Voting Rights"
).split("; ")
_STATES: Final = (
    "ALA. ALASKA ARIZ. ARK. CAL. COLO. CONN. DEL. FLA. GA. HAW. IDAHO ILL. IND. IOWA KAN. KY. LA. ME. MD. "
    "MASS. MICH. MINN. MISS. MO. MONT. NEB. NEV. N.H. N.J. N.M. N.Y. N.C. N.D. OHIO OKLA. OR. PA. R.I. "
    "S.C. S.D. TENN. TEX. UTAH VT. VA. WASH. W.VA. WIS. WYO."
).split()
_CODES: Final = (
    "CODE ANN.; REV. STAT.; REV. STAT. ANN.; GEN. STAT.; CODE; STAT. ANN.; CENT. CODE; COMP. LAWS; CONST.; "
    "PENAL CODE; EDUC. CODE; PUB. HEALTH LAW; BUS. & PROF. CODE; ADMIN. CODE; SESS. LAWS"
).split("; ")


def _act(c: Chance) -> str:
    return f"{c.one(*_ACTS)}{c.one('', '', ' (Amendment)', ' and ' + c.one(*_ACTS))} Act"


def _treaty(c: Chance) -> str:
    return c.one(
        f"Convention on {c.one(*SUBJECTS)}",
        f"Agreement between {c.land} and {c.country()} on {c.one(*SUBJECTS)}",
        f"{c.one('Rome', 'Geneva', 'Hague', 'Paris', 'Oslo')} {c.one('Statute', 'Convention', 'Protocol')}",
        "UN Charter",
        "ICCPR",
    )


def _union_law(c: Chance) -> str:
    kind = c.one("Directive", "Council Directive", "Regulation (EU)", "Commission Decision")
    number = f"{c.n(1985, 2022)}/{c.n(1, 900)}{c.one('', '/EC', '/EEC')}"
    of = c.one("", " of the European Parliament and of the Council")
    return (
        f"{kind} {number}{of} of {c.n(1, 28)} {c.one(*MONTHS['en'])} {c.n(1985, 2022)} on {c.one(*SUBJECTS)}"
    )


def _richtlinie(c: Chance) -> str:
    kind = c.one("Richtlinie", "Verordnung (EU)", "Richtlinie (EU)")
    number = f"{c.n(1985, 2022)}/{c.n(1, 900)}{c.one('', '/EG')}"
    of = c.one("", " des Europäischen Parlaments und des Rates")
    day = f"{c.n(1, 28)}. {c.one(*MONTHS['de'])} {c.n(1985, 2022)}"
    return f"{kind} {number}{of} vom {day} über {c.one(*SUBJECTS_DE)}"


def _gesetz(c: Chance) -> str:
    kind, subject = c.one("Gesetz", "Gesetzes", "Verordnung", "Staatsvertrag"), c.one(*SUBJECTS_DE)
    return f"{kind} über {subject}{c.one('', ' (' + c.one(*'ABDKMPU') + 'G)')}"


def _state_code(c: Chance) -> str:
    words = f"{c.one(*_STATES)} {c.one(*_CODES)}"
    return words if c.happens(0.6) else words.title()


def _section(c: Chance) -> str:
    return c.one(
        f"s {c.n(1, 90)}",
        f"section {c.n(1, 90)}",
        f"s. {c.n(1, 90)}({c.n(1, 5)})",
        f"§ {c.n(1, 2000)}",
        f"§§ {c.n(1, 300)}-{c.n(301, 400)}",
        f"ss {c.n(1, 9)}–{c.n(10, 20)}",
        f"sec. {c.n(1, 90)}",
    )


def _paragraf(c: Chance) -> str:
    return c.one(
        f"§ {c.n(1, 800)}",
        f"§ {c.n(1, 800)} Abs. {c.n(1, 4)}",
        f"Art. {c.n(1, 140)} Abs. {c.n(1, 3)} S. {c.n(1, 2)}",
        f"§§ {c.n(1, 99)} ff.",
        f"Art. {c.n(1, 140)}",
    )


def _regnal(c: Chance) -> str:
    year, reign = c.n(1, 60), c.one("Vict.", "Geo. V", "Eliz. II", "Edw. VII", "Will. IV")
    return f"{year}-{year + 1} {reign}, c. {c.n(1, 120)}"


def _congress(c: Chance) -> str:
    return c.one(
        f"{c.n(80, 117)}th Cong.",
        f"{c.n(90, 117)}th Cong., 2d Sess.",
        f"{c.n(1990, 2022)} Gen. Assemb.",
    )


SLOTS: Final[Mapping[str, Slot]] = {
    "container-title:blatt": "BGBl.; RGBl.; GVBl.; GV. NRW.; ABl.",
    "container-title:code": "U.S.C.; C.F.R.; Fed. Reg.; U.S.C.A.",
    "container-title:euroblatt": "ABl. EG; ABl. EU; ABl.; Amtsblatt der Europäischen Gemeinschaften; ABlEU",
    "container-title:fedreg": "Fed. Reg.; FED. REG.; Cong. Rec.",
    "container-title:oj": "OJ L; OJ C; OJ; Official Journal of the European Union; O.J.",
    "container-title:revised": "R.S.C.; R.S.O.; R.S.B.C.; R.S.Q.; S.C.; S.O.; R.S.N.S.; R.S.A.; R.S.M.",
    "container-title:stat": "Stat.; STAT.; U.S.C.C.A.N.",
    "container-title:state": _state_code,
    "court:congress": _congress,
    "issue:l": lambda c: f"{c.one('L', 'L', 'C')} {c.n(1, 380)}",
    "issue:oj": lambda c: f"{c.n(1, 380)}",
    "locator:article": "Article 3; art. 12; Articles 5 and 6; art. 8(1); Art. 2",
    "locator:paragraph": _paragraf,
    "locator:section": _section,
    "number:bill": lambda c: f"{c.one('H.R.', 'S.', 'H.B.', 'S.B.')} {c.n(1, 6000)}",
    "number:chapter": lambda c: f"c. {c.n(1, 300)}",
    "number:law": lambda c: f"{c.one('Pub. L. No.', 'Pub. L.', 'P.L.')} {c.n(70, 117)}-{c.n(1, 900)}",
    "number:regnal": _regnal,
    "publisher:state": "West; McKinney; Michie; LexisNexis; Deering; Vernon; Lexis Advance",
    "title:act": _act,
    "title:constitution": "U.S. CONST.; Cal. Const.; N.Y. CONST.; Constitution of India",
    "title:directive": (
        "Directive 95/46/EC; Directive 2004/35/CE of the European Parliament and of the Council; "
        "Regulation (EU) 2016/679; Council Directive 93/13/EEC; Council Regulation (EC) No 44/2001"
    ),
    "title:eu": _union_law,
    "title:gesetz": "BGB; StGB; GG; UrhG; ZPO; HGB; StPO; VwGO; DSGVO; InsO; AufenthG; SGB V",
    "title:gesetzestitel": _gesetz,
    "title:langgesetz": (
        "Gesetz über das Bundesarchiv; Gesetz zur Neuregelung des Mietrechts; "
        "Gesetz gegen den unlauteren Wettbewerb; Zuwanderungsgesetz; Gesetz über die Presse; "
        "Denkmalschutzgesetz"
    ),
    "title:richtlinie": _richtlinie,
    "title:treaty": _treaty,
    "volume:oj": lambda c: f"{c.one('L', 'C')}{c.n(1, 380)}",
    "volume:roman": "I; I; II; III",
}
