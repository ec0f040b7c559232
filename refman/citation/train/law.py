"""What has to be made up for citations of law."""

import random
from collections.abc import Sequence
from typing import Final

_STATES: Final = (
    "ALA. ALASKA ARIZ. ARK. CAL. COLO. CONN. DEL. FLA. GA. HAW. IDAHO ILL. IND. IOWA KAN. KY. LA. ME. MD. MASS. MICH. MINN. MISS. MO. MONT. "
    "NEB. NEV. N.H. N.J. N.M. N.Y. N.C. N.D. OHIO OKLA. OR. PA. R.I. S.C. S.D. TENN. TEX. UTAH VT. VA. WASH. W.VA. WIS. WYO."
).split()
_CODES: Final = (
    *(
        "CODE ANN.",
        "REV. STAT.",
        "REV. STAT. ANN.",
        "GEN. STAT.",
        "CODE",
        "STAT. ANN.",
        "CENT. CODE",
        "COMP. LAWS",
    ),
    *(
        "CONST.",
        "PENAL CODE",
        "EDUC. CODE",
        "PUB. HEALTH LAW",
        "BUS. & PROF. CODE",
        "ADMIN. CODE",
        "SESS. LAWS",
    ),
)
_COURTS: Final = (
    *(
        "2d Cir.",
        "9th Cir.",
        "D.C. Cir.",
        "5th Cir.",
        "Fed. Cir.",
        "S.D.N.Y.",
        "E.D.N.Y.",
        "N.D. Cal.",
        "C.D. Cal.",
    ),
    *(
        "W.D. Pa.",
        "D. Mass.",
        "E.D. La.",
        "M.D. Fla.",
        "Cal.",
        "Hawaii",
        "Tex. App.",
        "Ill.",
        "N.J.",
        "Sup. Ct. Cal.",
    ),
    *(
        "2d Dist.",
        "Fla. Dist. Ct. App.",
        "Pa. Super. Ct.",
        "Del. Ch.",
        "Wis.",
        "Or. App.",
        "D. Kan.",
        "PC",
        "P.C.",
    ),
)
_LANDS: Final = (
    "Argentina Austria Belgium Bolivia Bulgaria Canada Chile Croatia Cyprus Ecuador Egypt Estonia France Georgia Greece Hungary Iran Ireland "
    "Italy Kazakhstan Latvia Mexico Moldova Norway Poland Portugal Romania Russia Serbia Spain Sweden Switzerland Turkey Uganda Ukraine"
).split()
_SUBJECTS: Final = (
    *(
        "environmental liability",
        "consumer credit agreements",
        "the protection of personal data",
        "trade marks",
    ),
    *(
        "the posting of workers",
        "package travel",
        "unfair commercial practices",
        "energy efficiency",
        "aviation security",
    ),
    *(
        "credit institutions",
        "food labelling",
        "genocide",
        "the use of outer space",
        "migrant workers",
        "waste shipments",
    ),
    *(
        "mutual legal assistance",
        "foreign investment",
        "the rights of the child",
        "hazardous substances",
        "broadcasting",
    ),
)
_SUBJECTS_DE: Final = (
    *(
        "das Urheberrecht",
        "den Verbraucherschutz",
        "die Pressefreiheit",
        "das Archivwesen",
        "den Datenschutz",
    ),
    *(
        "die Krankenversicherung",
        "das Hochschulwesen",
        "den Mieterschutz",
        "die Parteien",
        "das Bibliothekswesen",
    ),
)
_MONTHS: Final = (
    "January February March April May June July August September October November December".split()
)
_MONTHS_DE: Final = (
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
)
_UN_BODIES: Final = (
    *(
        "Human Rights Committee",
        "Security Council",
        "UN General Assembly",
        "Human Rights Council",
        "CESCR",
        "UN Secretary-General",
    ),
    *(
        "Committee on the Rights of the Child",
        "Economic and Social Council",
        "International Law Commission",
        "CERD Committee",
    ),
)
_TRIBUNALS: Final = ("ICC", "ICTY", "ICTR", "SCSL", "ECCC", "STL")
_CHAMBERS: Final = (
    "Trial Chamber",
    "Appeals Chamber",
    "Pre-Trial Chamber",
    "Trial Chamber V(a)",
    "Pre-Trial Chamber II",
)
_REPORTS: Final = (
    *(
        "ICJ Reports",
        "I.C.J. Rep.",
        "ILM",
        "I.L.M.",
        "UNTS",
        "U.N.T.S.",
        "ILR",
        "ICSID Rep.",
        "RIAA",
        "P.C.I.J. (ser. A)",
    ),
    *("Series A", "ETS", "Iran-U.S. C.T.R.", "EHRR", "E.H.R.R.", "ECR", "CMLR", "LNTS"),
)
_CANADIAN: Final = (
    "S.C.R.",
    "A.C.",
    "O.R.",
    "D.L.R.",
    "App. Cas.",
    "C.C.C.",
    "W.W.R.",
    "Q.B.",
    "K.B.",
    "Can. C.C.",
    "B.C.R.",
    "O.L.R.",
)
_REVISED: Final = ("R.S.C.", "R.S.O.", "R.S.B.C.", "R.S.Q.", "S.C.", "S.O.", "R.S.N.S.", "R.S.A.", "R.S.M.")
_POLISH: Final = (
    "Dz. U.",
    "Journal of Laws",
    "M. P.",
    "OSNC",
    "Orzecznictwo Sądów Polskich",
    "LEX",
    "LexPolonica",
    "BeckRS",
    "juris",
)

_POOLS: Final[dict[str, Sequence[str]]] = {
    "court:us": _COURTS,
    "court:chamber": _CHAMBERS,
    "court:forum": ("UNCITRAL Arbitration", "UNCITRAL", "ICSID", "SCC", "LCIA", "NAFTA", "Ad Hoc Tribunal", "PCA"),
    "container-title:canadian": _CANADIAN,
    "container-title:revised": _REVISED,
    "container-title:intreports": _REPORTS,
    "container-title:ecr": ("ECR", "ECR", "E.C.R."),
    "container-title:oj": ("OJ L", "OJ C", "OJ", "Official Journal of the European Union", "O.J."),
    "container-title:stat": ("Stat.", "STAT.", "U.S.C.C.A.N."),
    "container-title:fedreg": ("Fed. Reg.", "FED. REG.", "Cong. Rec."),
    "container-title:parliament": ("BT-Drs.", "BT-Drucks.", "LT-Drs. Hamburg", "BR-Drs.", "LT-Drs. NRW", "Bundestagsdrucksache"),
    "container-title:gazette": _POLISH[:5],
    "container-title:database": _POLISH[5:],
    "container-title:euroblatt": ("ABl. EG", "ABl. EU", "ABl.", "Amtsblatt der Europäischen Gemeinschaften", "ABlEU"),
    "publisher:state": ("West", "McKinney", "Michie", "LexisNexis", "Deering", "Vernon", "Lexis Advance"),
    "author:un": _UN_BODIES,
    "author:echr": ("ECtHR", "ECHR", "European Court of Human Rights", "ECtHR (Grand Chamber)", "IACtHR"),
    "author:tribunal": _TRIBUNALS,
    "genre:award": ("Award", "Final Award", "Interim Award", "Decision on Jurisdiction", "Partial Award"),
    "genre:opinion": ("Opinion", "opinion"),
    "genre:resolution": ("Resolution", "Res.", "Decision", "resolution"),
    "genre:draft": ("Gesetzentwurf", "Beschlussempfehlung", "Kleine Anfrage", "Stellungnahme"),
    "volume:roman": ("I", "I", "II", "III"),
}  # fmt: skip


def invent_law(field: str, style: str, surnames: Sequence[str], rng: random.Random) -> str:  # noqa: C901, PLR0911, PLR0912
    """A value for a field of a legal citation, in a style; "" where it is none of these."""
    if pool := _POOLS.get(f"{field}:{style}"):
        return rng.choice(pool)
    n, land, name = rng.randint, rng.choice(_LANDS), rng.choice(surnames)
    short_year = f"{n(0, 23):02}"
    match field, style:
        case "title", "against":
            party = rng.choice(
                [
                    name,
                    f"{name} {rng.choice(['Corp.', 'AG', 'Inc.', 'S.A.', 'Ltd.', 'and Others'])}",
                    f"{name} & {rng.choice(surnames)} Co.",
                ]
            )
            return f"{party} {rng.choice(['v.', 'v.', 'v'])} {land}"
        case "title", "prosecutor":
            return f"Prosecutor v. {name}{rng.choice(['', '', ' et al.', ' and ' + rng.choice(surnames)])}"
        case "title", "remark":
            return name
        case "title", "comment":
            return rng.choice([f"General Comment No. {n(1, 40)}: {rng.choice(_SUBJECTS).capitalize()}", f"Report on {rng.choice(_SUBJECTS)}",
                               f"General Recommendation No. {n(1, 40)} ({n(1990, 2022)}) on {rng.choice(_SUBJECTS)}", f"Concluding Observations: {land}"])  # fmt: skip
        case "title", "treaty":
            return rng.choice([f"Convention on {rng.choice(_SUBJECTS)}", f"Agreement between {land} and {rng.choice(_LANDS)} on {rng.choice(_SUBJECTS)}",
                               f"{rng.choice(['Rome', 'Geneva', 'Hague', 'Paris', 'Oslo'])} {rng.choice(['Statute', 'Convention', 'Protocol'])}", "UN Charter", "ICCPR"])  # fmt: skip
        case "title", "eu":
            return f"{rng.choice(['Directive', 'Council Directive', 'Regulation (EU)', 'Commission Decision'])} {n(1985, 2022)}/{n(1, 900)}{rng.choice(['', '/EC', '/EEC'])}{rng.choice(['', ' of the European Parliament and of the Council'])} of {n(1, 28)} {rng.choice(_MONTHS)} {n(1985, 2022)} on {rng.choice(_SUBJECTS)}"  # fmt: skip
        case "title", "richtlinie":
            return f"{rng.choice(['Richtlinie', 'Verordnung (EU)', 'Richtlinie (EU)'])} {n(1985, 2022)}/{n(1, 900)}{rng.choice(['', '/EG'])}{rng.choice(['', ' des Europäischen Parlaments und des Rates'])} vom {n(1, 28)}. {rng.choice(_MONTHS_DE)} {n(1985, 2022)} über {rng.choice(_SUBJECTS_DE)}"  # fmt: skip
        case "title", "gesetzestitel":
            return f"{rng.choice(['Gesetz', 'Gesetzes', 'Verordnung', 'Staatsvertrag'])} über {rng.choice(_SUBJECTS_DE)}{rng.choice(['', ' (' + rng.choice('ABDKMPU') + 'G)'])}"
        case "container-title", "state":
            words = f"{rng.choice(_STATES)} {rng.choice(_CODES)}"
            return words if rng.random() < 0.6 else words.title()
        case "number", "icsid":
            return f"{rng.choice(['ICSID', 'ICSID', 'ICSID', 'SCC', 'PCA'])} Case No. {rng.choice(['ARB', 'ARB', 'ARB(AF)'])}/{n(0, 99):02}/{n(1, 30)}"
        case "number", "icc":
            return rng.choice([f"ICC-0{n(1, 2)}/{n(4, 20):02}-0{n(1, 2)}/{n(5, 20):02}", f"IT-{n(94, 99)}-{n(1, 60)}-T", f"ICTR-{n(96, 99)}-{n(1, 60)}-A"])  # fmt: skip
        case "number", "ecli":
            return f"{rng.choice(['ECLI:', 'EU:', 'ECLI:EU:'])}C:{n(1990, 2022)}:{n(1, 900)}".replace("ECLI:C", "ECLI:EU:C").replace("EU:EU", "EU")  # fmt: skip
        case "number", "un":
            return rng.choice([f"A/HRC/{n(2, 50)}/{n(1, 99)}", f"E/C.12/{n(1995, 2022)}/{n(1, 20)}", f"A/CONF.{n(10, 190)}/{n(1, 12)}", f"UN Doc. S/{n(1950, 2022)}/{n(1, 900)}",
                               f"CCPR/C/GC/{n(5, 40)}", f"U.N. Doc. A/{n(30, 77)}/{n(1, 600)}", f"E/CN.4/Sub.2/{n(1980, 2005)}/{n(1, 40)}", f"S/RES/{n(1000, 2600)}"])  # fmt: skip
        case "number", "res":
            return rng.choice([f"{n(100, 2600)}", f"{n(30, 77)}/{n(1, 290)}", f"No. {n(100, 2600)}", f"{n(100, 990)} ({rng.choice(['V', 'XX', 'XXV'])})"])  # fmt: skip
        case "number", "ga":
            return rng.choice([f"G.A. Res. {n(20, 77)}/{n(1, 290)}", f"S.C. Res. {n(100, 2600)}", f"UNGA Res {n(20, 77)}/{n(1, 290)}", f"RC/Res. {n(1, 9)}"])  # fmt: skip
        case "number", "law":
            return f"{rng.choice(['Pub. L. No.', 'Pub. L.', 'P.L.'])} {n(70, 117)}-{n(1, 900)}"
        case "number", "bill":
            return f"{rng.choice(['H.R.', 'S.', 'H.B.', 'S.B.'])} {n(1, 6000)}"
        case "number", "docket":
            return f"{n(0, 23):02}-{rng.choice(['cv', 'cr', 'CV'])}-{n(100, 9000)}"
        case "number", "chapter":
            return f"c. {n(1, 300)}"
        case "number", "regnal":
            return f"{(a := n(1, 60))}-{a + 1} {rng.choice(['Vict.', 'Geo. V', 'Eliz. II', 'Edw. VII', 'Will. IV'])}, c. {n(1, 120)}"
        case "number", "printed":
            return f"{n(8, 20)}/{n(10, 19999)}"
        case "number", "database":
            return rng.choice([f"{n(10000, 9999999)}", f"{n(1990, 2022)}, {n(100, 99999)}"])
        case "page", "ecr":
            return f"{rng.choice(['I-', 'I-', ''])}{n(1, 9999)}"
        case "issue", "oj":
            return f"{n(1, 380)}"
        case "issue", "l":
            return f"{rng.choice(['L', 'L', 'C'])} {n(1, 380)}"
        case "volume", "year":
            return f"{n(1990, 2022)}"
        case "volume", "other":
            return f"{n(1, 900)}"
        case "locator", "randnummer":
            return rng.choice([f"Rn. {n(1, 150)}", f"§ {n(1, 300)} Rn. {n(1, 90)}", f"§ {n(1, 140)} Rn. {n(1, 40)} f.", f"Rdnr. {n(1, 150)}",
                               f"Art. {n(1, 100)} Rn. {n(1, 99)} ff.", f"Tz. {n(1, 90)}", f"Rz. {n(1, 900)}"])  # fmt: skip
        case "court", "judge":
            return f"{name}{rng.choice([' J.', ' L.J.', ' C.J.', '', ' J.A.'])}"
        case "court", "date":
            return f"{n(1, 28)} {rng.choice(_MONTHS)} {n(1950, 2020)}"
        case "court", "year":
            return f"19{n(30, 99)}"
        case "court", "congress":
            return rng.choice(
                [f"{n(80, 117)}th Cong.", f"{n(90, 117)}th Cong., 2d Sess.", f"{n(1990, 2022)} Gen. Assemb."]
            )
        case "court", "translation":
            return rng.choice([f"Recht über {rng.choice(_SUBJECTS_DE)}", f"Rechtsprechung zu {name}", f"Gesetzblatt {short_year}", "Juristische Zeitung"])  # fmt: skip
        case "genre", "decision":
            return rng.choice(["Judgment", "Decision on the Confirmation of Charges", f"Dissenting Opinion of Judge {name}", f"Judgment on the appeal of {name} against the decision of {n(1, 28)} {rng.choice(_MONTHS)} {n(1998, 2020)}",
                               "Decision on the Prosecutor's Request", f"Decision on Mr {name}'s Application for Leave to Appeal", "Transcript"])  # fmt: skip
    return ""
