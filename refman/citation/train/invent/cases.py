"""Cases: parties, courts, docket numbers, and the reports that print judgments."""

from collections.abc import Mapping
from typing import Final

from refman.citation.train.invent.chance import Chance, Slot
from refman.citation.train.invent.publishing import PLACES
from refman.citation.train.invent.statutes import SUBJECTS_DE
from refman.citation.train.printing import MONTHS

_FIRMS: Final = "Ltd; plc; Inc.; Corp.; Co.; Ass’n; Bros.; GmbH; Bank; Ins. Co.; Hospital; Univ.".split("; ")
_TRADES: Final = (
    "Steel Banking Motor Housing Medical Shipping Insurance Press Mining Realty Oil Gas Telephone Drug Food"
).split()
_OFFICES: Final = (
    "Secretary of State for the Home Department; Commission; Council; Attorney General; "
    "Board of Education; Minister of Justice; United States; State; City of Boston; Germany; Turkey; "
    "Russia; Sweden"
).split("; ")


def _party(c: Chance) -> str:
    return c.one(
        c.surname(),
        c.surname(),
        f"{c.surname()} {c.one(*_FIRMS)}",
        c.one(*_OFFICES),
        f"{c.one(*PLACES)} {c.one(*_FIRMS)}",
        f"{c.surname()} {c.one(*_TRADES)} {c.one(*_FIRMS)}",
        f"{c.surname()} & {c.surname()} {c.one(*_FIRMS)}",
    )


def _case(c: Chance) -> str:
    return c.one(
        f"{_party(c)} {c.one('v', 'v.', 'v.', 'vs.')} {_party(c)}",
        f"{_party(c)} v. {_party(c)}",
        f"R v {c.surname()}",
        f"Re {c.one(*'ABCDEFGH')} (Minors)",
        f"In re {c.surname()}",
    )


def _against(c: Chance) -> str:
    party = c.one(
        c.name,
        f"{c.name} {c.one('Corp.', 'AG', 'Inc.', 'S.A.', 'Ltd.', 'and Others')}",
        f"{c.name} & {c.surname()} Co.",
    )
    return f"{party} {c.one('v.', 'v.', 'v')} {c.land}"


def _arbitration(c: Chance) -> str:
    court, kind = c.one("ICSID", "ICSID", "ICSID", "SCC", "PCA"), c.one("ARB", "ARB", "ARB(AF)")
    return f"{court} Case No. {kind}/{c.n(0, 99):02}/{c.n(1, 30)}"


def _tribunal_case(c: Chance) -> str:
    return c.one(
        f"ICC-0{c.n(1, 2)}/{c.n(4, 20):02}-0{c.n(1, 2)}/{c.n(5, 20):02}",
        f"IT-{c.n(94, 99)}-{c.n(1, 60)}-T",
        f"ICTR-{c.n(96, 99)}-{c.n(1, 60)}-A",
    )


def _ecli(c: Chance) -> str:
    return f"{c.one('ECLI:EU:', 'EU:', 'ECLI:EU:')}C:{c.n(1990, 2022)}:{c.n(1, 900)}"


def _aktenzeichen(c: Chance) -> str:
    return c.one(
        f"{c.one('I', 'II', 'VI', 'XII')} ZR {c.n(1, 400)}/{c.n(0, 22):02}",
        f"{c.n(1, 2)} BvR {c.n(1, 3000)}/{c.n(0, 22):02}",
        f"C-{c.n(1, 700)}/{c.n(10, 22)}",
        f"{c.n(1, 9)} C {c.n(1, 40)}.{c.n(0, 22):02}",
    )


def _decision(c: Chance) -> str:
    day = f"{c.n(1, 28)} {c.one(*MONTHS['en'])} {c.n(1998, 2020)}"
    return c.one(
        "Judgment",
        "Decision on the Confirmation of Charges",
        f"Dissenting Opinion of Judge {c.name}",
        f"Judgment on the appeal of {c.name} against the decision of {day}",
        "Decision on the Prosecutor's Request",
        f"Decision on Mr {c.name}'s Application for Leave to Appeal",
        "Transcript",
    )


def _translation(c: Chance) -> str:
    return c.one(
        f"Recht über {c.one(*SUBJECTS_DE)}",
        f"Rechtsprechung zu {c.name}",
        f"Gesetzblatt {c.short_year}",
        "Juristische Zeitung",
    )


SLOTS: Final[Mapping[str, Slot]] = {
    "author:court": "ECtHR; ECHR; ICJ; ICTY; High Court; Court of Appeal; ECJ; IACtHR",
    "author:echr": "ECtHR; ECHR; European Court of Human Rights; ECtHR (Grand Chamber); IACtHR",
    "author:gericht": "BGH; BVerfG; BVerwG; EuGH; OLG Köln; OLG Hamburg; LG Berlin; AG München; BAG; BFH; BSG; EGMR",
    "author:tribunal": "ICC; ICTY; ICTR; SCSL; ECCC; STL",
    "container-title:canadian": "S.C.R.; A.C.; O.R.; D.L.R.; App. Cas.; C.C.C.; W.W.R.; Q.B.; K.B.; Can. C.C.; B.C.R.; O.L.R.",
    "container-title:court": "UKSC; UKHL; EWCA Civ; EWHC (Admin); CSIH; NICA; HCA; SCC; UKPC",
    "container-title:database": "LEX; LexPolonica; BeckRS; juris",
    "container-title:ecr": "ECR; ECR; E.C.R.",
    "container-title:gazette": "Dz. U.; Journal of Laws; M. P.; OSNC; Orzecznictwo Sądów Polskich",
    "container-title:intreports": (
        "ICJ Reports; I.C.J. Rep.; ILM; I.L.M.; UNTS; U.N.T.S.; ILR; ICSID Rep.; RIAA; P.C.I.J. (ser. A); "
        "Series A; ETS; Iran-U.S. C.T.R.; EHRR; E.H.R.R.; ECR; CMLR; LNTS"
    ),
    "container-title:reports": (
        "AC; QB; KB; Ch; WLR; All ER; Fam; EWHC; S.C.R.; D.L.R.; A.C.; C.L.R.; ECR; EHRR; Lloyd’s Rep; "
        "App. Cas."
    ),
    "container-title:sammlung": "BGHZ; BVerfGE; BGHSt; BVerwGE; RGZ; EuGH Slg.",
    "container-title:usreports": (
        "U.S.; F.2d; F.3d; F. Supp.; S. Ct.; Cal. App. 2d; P.2d; N.E.2d; N.Y.S.2d; A.2d; So. 2d; Wash. 2d; "
        "N.W.2d; Mass.; Cal. 3d; F. Supp. 2d"
    ),
    "container-title:zeitschrift": "NJW; GRUR; ZUM; JZ; NVwZ; MMR; K&R; NZA; DÖV; StV; FamRZ; CR; AfP",
    "court:chamber": "Trial Chamber; Appeals Chamber; Pre-Trial Chamber; Trial Chamber V(a); Pre-Trial Chamber II",
    "court:date": lambda c: f"{c.n(1, 28)} {c.one(*MONTHS['en'])} {c.n(1950, 2020)}",
    "court:forum": "UNCITRAL Arbitration; UNCITRAL; ICSID; SCC; LCIA; NAFTA; Ad Hoc Tribunal; PCA",
    "court:judge": lambda c: f"{c.name}{c.one(' J.', ' L.J.', ' C.J.', '', ' J.A.')}",
    "court:translation": _translation,
    "court:us": (
        "2d Cir.; 9th Cir.; D.C. Cir.; 5th Cir.; Fed. Cir.; S.D.N.Y.; E.D.N.Y.; N.D. Cal.; C.D. Cal.; "
        "W.D. Pa.; D. Mass.; E.D. La.; M.D. Fla.; Cal.; Hawaii; Tex. App.; Ill.; N.J.; Sup. Ct. Cal.; "
        "2d Dist.; Fla. Dist. Ct. App.; Pa. Super. Ct.; Del. Ch.; Wis.; Or. App.; D. Kan.; PC; P.C."
    ),
    "court:year": lambda c: f"19{c.n(30, 99)}",
    "genre:award": "Award; Final Award; Interim Award; Decision on Jurisdiction; Partial Award",
    "genre:decision": _decision,
    "genre:judgment": "Judgment; Decision; Merits; Advisory Opinion",
    "genre:opinion": "Opinion; opinion",
    "genre:urteil": "Urteil vom; Urt. v.; Beschluss vom; Beschl. v.",
    "number:aktenzeichen": _aktenzeichen,
    "number:application": lambda c: f"{c.n(1000, 70000)}/{c.n(0, 20):02}",
    "number:database": lambda c: c.one(f"{c.n(10000, 9999999)}", f"{c.n(1990, 2022)}, {c.n(100, 99999)}"),
    "number:docket": lambda c: f"{c.n(0, 23):02}-{c.one('cv', 'cr', 'CV')}-{c.n(100, 9000)}",
    "number:ecli": _ecli,
    "number:eu": lambda c: f"C-{c.n(1, 700)}/{c.n(85, 99)}",
    "number:icc": _tribunal_case,
    "number:icsid": _arbitration,
    "page:ecr": lambda c: f"{c.one('I-', 'I-', '')}{c.n(1, 9999)}",
    "title:against": _against,
    "title:case": _case,
    "title:prosecutor": lambda c: f"Prosecutor v. {c.name}{c.one('', '', ' et al.', ' and ' + c.surname())}",
    "title:remark": lambda c: c.name,
}
