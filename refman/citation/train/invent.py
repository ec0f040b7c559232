"""Values that labelled references do not have: cases, statutes, archives, addresses, dates of access."""

import random
import re
from collections.abc import Sequence
from typing import Final

from refman.citation.train.law import invent_law

_PLACES: Final = "Berlin London Paris Vienna Boston Chicago Oxford Leeds Dublin Geneva Hamburg Cairo Delhi Nairobi Sydney Toronto".split()
SURNAMES: Final = (
    "Miller Smith Jones Brown Taylor Wilson Evans Walker Green Hall Wood Clarke Hughes Carter Foster Bennett Cooper Murray Hayes Reid "
    "Fisher Lawson Barker Ahmed Khan Garcia Lopez Novak Petrov Weber Schmidt Keller Vogel Kraus Olsen Hansen Rossi Dubois Moreau Tanaka"
).split()
_FIRMS: Final = (
    "Ltd",
    "plc",
    "Inc.",
    "Corp.",
    "Co.",
    "Ass’n",
    "Bros.",
    "GmbH",
    "Bank",
    "Ins. Co.",
    "Hospital",
    "Univ.",
)
_TRADES: Final = "Steel Banking Motor Housing Medical Shipping Insurance Press Mining Realty Oil Gas Telephone Drug Food".split()
_STATES: Final = (
    "Secretary of State for the Home Department",
    "Commission",
    "Council",
    "Attorney General",
    "Board of Education",
    "Minister of Justice",
    "United States",
    "State",
    "City of Boston",
    "Germany",
    "Turkey",
    "Russia",
    "Sweden",
)
_ACTS: Final = (
    "Human Rights",
    "Children",
    "Companies",
    "Equality",
    "Education",
    "Data Protection",
    "Immigration",
    "Housing",
    "Environment",
    "Criminal Justice",
    "Employment Rights",
    "Official Secrets",
    "Prevention of Terrorism",
    "Public Order",
    "Clean Air",
    "Banking",
    "National Security",
    "Voting Rights",
)

_CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "container-title:reports": (
        "AC",
        "QB",
        "KB",
        "Ch",
        "WLR",
        "All ER",
        "Fam",
        "EWHC",
        "S.C.R.",
        "D.L.R.",
        "A.C.",
        "C.L.R.",
        "ECR",
        "EHRR",
        "Lloyd’s Rep",
        "App. Cas.",
    ),
    "container-title:court": (
        "UKSC",
        "UKHL",
        "EWCA Civ",
        "EWHC (Admin)",
        "CSIH",
        "NICA",
        "HCA",
        "SCC",
        "UKPC",
    ),
    "container-title:usreports": (
        "U.S.",
        "F.2d",
        "F.3d",
        "F. Supp.",
        "S. Ct.",
        "Cal. App. 2d",
        "P.2d",
        "N.E.2d",
        "N.Y.S.2d",
        "A.2d",
        "So. 2d",
        "Wash. 2d",
        "N.W.2d",
        "Mass.",
        "Cal. 3d",
        "F. Supp. 2d",
    ),
    "container-title:code": ("U.S.C.", "C.F.R.", "Fed. Reg.", "U.S.C.A."),
    "container-title:zeitschrift": (
        "NJW",
        "GRUR",
        "ZUM",
        "JZ",
        "NVwZ",
        "MMR",
        "K&R",
        "NZA",
        "DÖV",
        "StV",
        "FamRZ",
        "CR",
        "AfP",
    ),
    "container-title:sammlung": ("BGHZ", "BVerfGE", "BGHSt", "BVerwGE", "RGZ", "EuGH Slg."),
    "container-title:blatt": ("BGBl.", "RGBl.", "GVBl.", "GV. NRW.", "ABl."),
    "author:court": ("ECtHR", "ECHR", "ICJ", "ICTY", "High Court", "Court of Appeal", "ECJ", "IACtHR"),
    "author:gericht": (
        "BGH",
        "BVerfG",
        "BVerwG",
        "EuGH",
        "OLG Köln",
        "OLG Hamburg",
        "LG Berlin",
        "AG München",
        "BAG",
        "BFH",
        "BSG",
        "EGMR",
    ),
    "genre:judgment": ("Judgment", "Decision", "Merits", "Advisory Opinion"),
    "genre:urteil": ("Urteil vom", "Urt. v.", "Beschluss vom", "Beschl. v."),
    "genre:thesis": (
        "PhD diss.",
        "Ph.D. diss.",
        "PhD thesis",
        "Ph.D. dissertation",
        "MA thesis",
        "Master’s thesis",
        "unpublished PhD thesis",
        "DPhil thesis",
        "Doctoral dissertation",
    ),
    "genre:dissertation": ("Diss.", "Dissertation", "Habilitationsschrift", "Magisterarbeit", "Diss. phil."),
    "genre:report": (
        "Working Paper",
        "Report",
        "Policy Brief",
        "Discussion Paper",
        "Technical Report",
        "Research Paper",
        "Briefing Paper",
        "Occasional Paper",
        "White Paper",
    ),
    "genre:archive": (
        "Minutes",
        "Diary",
        "Letter",
        "Memorandum",
        "Press release",
        "Telegram",
        "Annual Report",
        "Petition",
        "Notebook",
    ),
    "genre:interview": (
        "Interview",
        "Personal interview",
        "Author interview",
        "Telephone interview",
        "Oral history interview",
    ),
    "archive": (
        "National Archives",
        "The National Archives, Kew",
        "Library of Congress",
        "British Library",
        "Bodleian Library",
        "Houghton Library",
        "NARA",
        "National Archives, College Park",
        "UN Archives",
        "State Historical Society",
        "Hoover Institution Archives",
        "TNA",
        "National Library of Scotland",
        "Beinecke Library, Yale University",
    ),
    "archive:de": (
        "Bundesarchiv Berlin",
        "BArch",
        "Staatsarchiv Hamburg",
        "Landesarchiv Berlin",
        "Hauptstaatsarchiv Dresden",
        "StA München",
        "PA AA",
        "Stadtarchiv Köln",
        "HStAS",
        "GStA PK",
    ),
    "archive_collection:de": (
        "Nachlass Keller",
        "Bestand 12",
        "NL Vogel",
        "Akten der Reichskanzlei",
        "Best. 14/2",
    ),
    "archive_location:de": (
        "R 43 II/123",
        "Bl. 12",
        "Nr. 4512",
        "N 1022/4",
        "Akte 17, Bl. 3",
        "A 12, Nr. 77",
        "NS 6/331",
    ),
    "edition": (
        "2nd ed.",
        "3rd ed.",
        "rev. ed.",
        "2nd edn",
        "4th edn",
        "2d ed.",
        "5th ed.",
        "1st edn",
        "new ed.",
    ),
    "edition:de": ("2. Aufl.", "3. Auflage", "5. Aufl.", "2., überarb. Aufl.", "4. Auflage"),
    "title:directive": (
        "Directive 95/46/EC",
        "Directive 2004/35/CE of the European Parliament and of the Council",
        "Regulation (EU) 2016/679",
        "Council Directive 93/13/EEC",
        "Council Regulation (EC) No 44/2001",
    ),
    "title:treaty": (
        "Convention on the Rights of the Child",
        "Vienna Convention on the Law of Treaties",
        "Convention relating to the Status of Refugees",
        "Optional Protocol",
        "Convention against Torture",
    ),
    "title:constitution": ("U.S. CONST.", "Cal. Const.", "N.Y. CONST.", "Constitution of India"),
    "title:gesetz": (
        "BGB",
        "StGB",
        "GG",
        "UrhG",
        "ZPO",
        "HGB",
        "StPO",
        "VwGO",
        "DSGVO",
        "InsO",
        "AufenthG",
        "SGB V",
    ),
    "title:langgesetz": (
        "Gesetz über das Bundesarchiv",
        "Gesetz zur Neuregelung des Mietrechts",
        "Gesetz gegen den unlauteren Wettbewerb",
        "Zuwanderungsgesetz",
        "Gesetz über die Presse",
        "Denkmalschutzgesetz",
    ),
    "author:body": (
        "United Nations",
        "World Bank",
        "Human Rights Watch",
        "Amnesty International",
        "Department of Justice",
        "House of Commons Home Affairs Committee",
        "European Commission",
        "International Crisis Group",
        "RAND Corporation",
        "Law Commission",
        "Ministry of Defence",
        "World Health Organization",
        "UNHCR",
        "OECD",
        "Pew Research Center",
        "National Research Council",
        "Statistisches Bundesamt",
        "Bundesregierung",
        "Council of Europe",
        "Congressional Research Service",
        "Scottish Government",
    ),
    "publisher:body": (
        "United Nations",
        "World Bank",
        "Institute for Strategic Dialogue",
        "RAND Corporation",
        "Brookings Institution",
        "Chatham House",
        "International Centre for Counter-Terrorism",
        "Department of State",
        "HMSO",
        "Council on Foreign Relations",
        "Government Printing Office",
        "OECD",
        "European Parliament",
        "Carnegie Endowment",
        "Center for Strategic and International Studies",
    ),
    "container-title:body": (
        "Brookings Institution",
        "Council on Foreign Relations",
        "Institute for Policy Studies",
        "International Crisis Group",
        "Lowy Institute",
        "Middle East Forum",
        "The Wilson Center",
        "Institute of Race Relations",
        "Stiftung Wissenschaft und Politik",
        "German Marshall Fund",
        "Overseas Development Institute",
        "Center for Global Development",
    ),
    "publisher:company": (
        "Cengage Learning, LLC",
        "Wiley and Sons, Inc.",
        "Elsevier Ltd",
        "Palgrave Macmillan, Ltd.",
        "Rowman and Littlefield, Inc.",
        "Lexington Books, LLC",
        "Springer Verlag GmbH",
        "Encounter Books, LLC",
        "Reed Business Information, Inc.",
        "Condé Nast",
        "Guardian News and Media Ltd",
        "Dow Jones and Company",
    ),
    "publisher:owner": (
        *(
            "Dow Jones & Company",
            "Axel Springer SE",
            "British Broadcasting Corporation",
            "National Public Radio",
        ),
        *("Thomson Reuters", "Bloomberg L.P.", "Atlantic Media", "Vox Media", "News Corporation", "Gannett"),
        *(
            "Hearst Communications",
            "Canadian Broadcasting Corporation",
            "Public Broadcasting Service",
            "Bertelsmann",
        ),
        *(
            "Columbia Broadcasting System",
            "Times Mirror Company",
            "Media General",
            "Scripps Network",
            "Fairfax Media",
        ),
        *(
            "Qatar Media Corporation",
            "Turner Broadcasting",
            "Paramount Pictures",
            "Universal",
            "Framework Productions",
        ),
        *(
            "Washington Post",
            "Guardian Media Group",
            "Süddeutscher Verlag",
            "Hubert Burda Media",
            "Star Media Network",
        ),
    ),
    "container-title:blog": (
        *(
            "WorldViews",
            "Monkey Cage",
            "The Lede",
            "Volokh Conspiracy",
            "Opinio Juris",
            "Bits",
            "Upshot",
            "Wonkblog",
        ),
        *(
            "News | The Gazette",
            "Politics Hub",
            "City Desk",
            "The Interpreter",
            "Just Security",
            "LSE Impact",
        ),
    ),
    "publisher:university": (
        *(
            "University of California, Berkeley",
            "University of Wisconsin, Madison",
            "Indiana University, Bloomington",
        ),
        "University of Chicago",
        "Harvard University",
        "University of Leeds",
        "Columbia University",
        "University of Oxford",
        "Yale University",
        "University of Cape Town",
        "King’s College London",
        "University of Sydney",
        "Freie Universität Berlin",
        "Princeton University",
    ),
    "publisher-place": (
        *_PLACES,
        *(
            "Cambridge, MA",
            "Washington, DC",
            "Princeton, NJ",
            "New York, NY",
            "Los Angeles, CA",
            "Oxford, UK",
            "Ithaca, NY",
            "London and New York",
            "Chapel Hill",
            "The Hague",
            "New Haven, Conn.",
            "Frankfurt am Main",
            "Stanford, CA, United States",
            "New Delhi",
        ),
    ),
    "publisher": (
        "Oxford University Press",
        "Cambridge University Press",
        "Routledge",
        "Harvard University Press",
        "Princeton University Press",
        "Penguin",
        "Polity",
        "Verso",
        "Springer",
        "Suhrkamp",
        "Palgrave Macmillan",
        "University of Chicago Press",
        "MIT Press",
        "C. H. Beck",
        "De Gruyter",
        "Hart",
        "Sage",
        "Knopf",
    ),
    "container-title:news": (
        "New York Times",
        "The New York Times",
        "Washington Post",
        "The Guardian",
        "The Times",
        "Wall Street Journal",
        "Los Angeles Times",
        "Financial Times",
        "Reuters",
        "BBC News",
        "Al Jazeera",
        "The Atlantic",
        "Foreign Policy",
        "CNN",
        "Daily Telegraph",
        "Der Spiegel",
        "The Economist",
        "Foreign Affairs",
        "Time",
        "Newsweek",
        "The New Yorker",
        "Politico",
        "Slate",
        "Wired",
        "The Independent",
        "Boston Globe",
        "Chicago Tribune",
        "USA Today",
        "Haaretz",
        "NPR",
        "Vox",
        "The Nation",
        "Daily Mail",
        "The Hindu",
        "Associated Press",
        "Deutsche Welle",
        "Lawfare",
        "War on the Rocks",
        "Medium",
        "The Conversation",
    ),
    "container-title:zeitung": (
        "Frankfurter Allgemeine Zeitung",
        "Süddeutsche Zeitung",
        "Die Zeit",
        "Der Spiegel",
        "taz",
        "FAZ",
        "Die Welt",
        "Neue Zürcher Zeitung",
        "Tagesspiegel",
        "SZ",
    ),
    "locator:article": ("Article 3", "art. 12", "Articles 5 and 6", "art. 8(1)", "Art. 2"),
}


def invent(field: str, style: str, rng: random.Random, surnames: Sequence[str] = SURNAMES) -> str:  # noqa: C901, PLR0911, PLR0912
    """A value for a field, in a style ("" for any); "" where nothing can be made up."""
    if value := invent_law(field, style, surnames, rng):
        return value
    if (
        pool := _CHOICES.get(f"{field}:{style}")
        or (_CHOICES.get(field) if not style or style in {"plain", "full"} else None)
    ) is not None:
        return rng.choice(pool)
    n = rng.randint
    match field, style:
        case "title", "case":
            return _case(rng, surnames)
        case "title", "act":
            return (
                f"{rng.choice(_ACTS)}{rng.choice(['', '', ' (Amendment)', ' and ' + rng.choice(_ACTS)])} Act"
            )
        case "locator", "section":
            return rng.choice(
                [
                    f"s {n(1, 90)}",
                    f"section {n(1, 90)}",
                    f"s. {n(1, 90)}({n(1, 5)})",
                    f"§ {n(1, 2000)}",
                    f"§§ {n(1, 300)}-{n(301, 400)}",
                    f"ss {n(1, 9)}–{n(10, 20)}",
                    f"sec. {n(1, 90)}",
                ]
            )
        case "locator", "para":
            return rng.choice(
                [
                    f"para. {n(1, 150)}",
                    f"paras {n(1, 50)}-{n(51, 90)}",
                    f"§ {n(1, 150)}",
                    f"para {n(1, 150)}",
                    f"¶ {n(1, 99)}",
                ]
            )
        case "locator", "paragraph":
            return rng.choice(
                [
                    f"§ {n(1, 800)}",
                    f"§ {n(1, 800)} Abs. {n(1, 4)}",
                    f"Art. {n(1, 140)} Abs. {n(1, 3)} S. {n(1, 2)}",
                    f"§§ {n(1, 99)} ff.",
                    f"Art. {n(1, 140)}",
                ]
            )
        case "locator", "ff":
            return rng.choice(
                [
                    f"{n(1, 400)} ff.",
                    f"{n(1, 400)} f.",
                    f"{n(1, 400)}f.",
                    f"{n(1, 400)}ff.",
                    f"{n(1, 400)}",
                    f"{(a := n(1, 300))}-{a + n(1, 9)}",
                ]
            )
        case "locator", _:
            a = n(2, 480)
            return rng.choice(
                [
                    f"{a}",
                    f"{a}",
                    f"{a}",
                    f"{a}–{a + n(1, 15)}",
                    f"{a}-{a + n(1, 9)}",
                    f"{a}, {a + n(2, 40)}",
                    f"{a} n. {n(1, 60)}",
                    f"{a}ff" if rng.random() < 0.3 else f"{a}",
                ]
            )
        case "volume", "small":
            return rng.choice([str(n(1, 4)), str(n(1, 4)), "I", "II", "III"])
        case "volume", "oj":
            return rng.choice(["L", "C"]) + str(n(1, 380))
        case "volume", _:
            return str(n(1, 180))
        case "issue", _:
            return str(n(1, 12))
        case "page", _:
            a = n(1, 900)
            return f"{a}{rng.choice('-–')}{a + n(2, 40)}"
        case "number", "eu":
            return f"C-{n(1, 700)}/{n(85, 99)}"
        case "number", "application":
            return f"{n(1000, 70000)}/{n(0, 20):02}"
        case "number", "aktenzeichen":
            return rng.choice(
                [
                    f"{rng.choice(['I', 'II', 'VI', 'XII'])} ZR {n(1, 400)}/{n(0, 22):02}",
                    f"{n(1, 2)} BvR {n(1, 3000)}/{n(0, 22):02}",
                    f"C-{n(1, 700)}/{n(10, 22)}",
                    f"{n(1, 9)} C {n(1, 40)}.{n(0, 22):02}",
                ]
            )
        case "number", "command":
            return f"{rng.choice(['Cm', 'Cmnd', 'HC', 'HL Paper'])} {n(10, 9000)}"
        case "number", "report":
            return rng.choice(
                [
                    f"No. {n(1, 300)}",
                    f"no. {n(1, 300)}",
                    f"{rng.choice('ABEST')}/{n(10, 70)}/{n(1, 900)}",
                    f"{n(1, 300)}",
                ]
            )
        case "number", _:
            return str(n(1, 400))
        case "accessed", _:
            return ""
        case "archive_location", _:
            return rng.choice(
                [
                    f"box {n(1, 90)}, folder {n(1, 40)}",
                    f"Box {n(1, 90)}, Folder {n(1, 40)}",
                    f"Box {n(1, 90)}",
                    f"FO {n(10, 900)}/{n(10, 9000)}",
                    f"RG {n(10, 500)}",
                    f"MS {n(10, 900)}",
                    f"HO {n(1, 200)}/{n(1, 900)}, fol. {n(1, 300)}",
                    f"CAB {n(1, 200)}/{n(1, 90)}",
                    f"ff. {n(1, 90)}-{n(91, 120)}",
                ]
            )
        case "archive_collection", _:
            return f"{rng.choice(surnames)} {rng.choice(['Papers', 'Papers', 'MSS', 'Collection', 'Family Papers'])}"
        case "recipient", _:
            return f"{rng.choice('ABCDEHJMRW')}. {rng.choice(surnames)}"
        case "author", "other":
            return f"{rng.choice('ABCDEHJMRW')}. {rng.choice(surnames)}"
        case "DOI", _:
            return f"10.{n(1001, 9999)}/{rng.choice(['s', 'j.', 'jns', '00', ''])}{n(1000, 99999)}{rng.choice(['', '-', '.'])}{n(100, 9999)}"
    return ""


def _case(rng: random.Random, surnames: Sequence[str]) -> str:
    def party() -> str:
        return rng.choice(
            [
                rng.choice(surnames),
                rng.choice(surnames),
                f"{rng.choice(surnames)} {rng.choice(_FIRMS)}",
                rng.choice(_STATES),
                f"{rng.choice(_PLACES)} {rng.choice(_FIRMS)}",
                f"{rng.choice(surnames)} {rng.choice(_TRADES)} {rng.choice(_FIRMS)}",
                f"{rng.choice(surnames)} & {rng.choice(surnames)} {rng.choice(_FIRMS)}",
            ]
        )

    return rng.choice(
        [
            f"{party()} {rng.choice(['v', 'v.', 'v.', 'vs.'])} {party()}",
            f"{party()} v. {party()}",
            f"R v {rng.choice(surnames)}",
            f"Re {rng.choice('ABCDEFGH')} (Minors)",
            f"In re {rng.choice(surnames)}",
        ]
    )


def invent_url(title: str, rng: random.Random) -> str:
    """An address as a page with that title could have."""
    words = re.findall(r"[a-z]{2,}", title.lower())[:9] or ["page"]
    host = (
        rng.choice(["www.", "", "www.", "news.", "blog."])
        + rng.choice([*words[:3], "archive", "journal", "institute", "times"])
        + rng.choice([".com", ".org", ".co.uk", ".gov", ".edu", ".de", ".net", ".int", ".eu"])
    )
    path = rng.choice(
        [
            "-".join(words),
            f"{rng.randint(2000, 2023)}/{rng.randint(1, 12):02}/{rng.randint(1, 28):02}/{'-'.join(words)}",
            f"{words[0]}/{rng.randint(1000, 99999)}.html",
            f"{words[0]}.pdf",
            f"{rng.choice(words)}?id={rng.randint(10, 9999)}",
            "",
            f"docs/{'_'.join(words[:4])}.pdf",
        ]
    )
    return (
        f"{rng.choice(['https://', 'http://', 'https://', ''])}{host}/{path}".rstrip("/")
        if host.startswith("www.")
        else f"{rng.choice(['https://', 'http://'])}{host}/{path}"
    )
