"""Bodies that sign, those who publish, and where: presses, universities, newspapers, owners of web sites."""

from collections.abc import Mapping
from typing import Final

from refman.citation.train.invent.chance import Chance, Slot

PLACES: Final = (
    "Berlin London Paris Vienna Boston Chicago Oxford Leeds Dublin Geneva Hamburg Cairo Delhi Nairobi "
    "Sydney Toronto"
).split()
_LONG_PLACES: Final = (
    "Cambridge, MA; Washington, DC; Princeton, NJ; New York, NY; Los Angeles, CA; Oxford, UK; Ithaca, NY; "
    "London and New York; Chapel Hill; The Hague; New Haven, Conn.; Frankfurt am Main; "
    "Stanford, CA, United States; New Delhi"
)

SLOTS: Final[Mapping[str, Slot]] = {
    "author:body": (
        "United Nations; World Bank; Human Rights Watch; Amnesty International; Department of Justice; "
        "House of Commons Home Affairs Committee; European Commission; International Crisis Group; "
        "RAND Corporation; Law Commission; Ministry of Defence; World Health Organization; UNHCR; OECD; "
        "Pew Research Center; National Research Council; Statistisches Bundesamt; Bundesregierung; "
        "Council of Europe; Congressional Research Service; Scottish Government"
    ),
    "author:other": Chance.person,
    "container-title:blog": (
        "WorldViews; Monkey Cage; The Lede; Volokh Conspiracy; Opinio Juris; Bits; Upshot; Wonkblog; "
        "News | The Gazette; Politics Hub; City Desk; The Interpreter; Just Security; LSE Impact"
    ),
    "container-title:body": (
        "Brookings Institution; Council on Foreign Relations; Institute for Policy Studies; "
        "International Crisis Group; Lowy Institute; Middle East Forum; The Wilson Center; "
        "Institute of Race Relations; Stiftung Wissenschaft und Politik; German Marshall Fund; "
        "Overseas Development Institute; Center for Global Development"
    ),
    "container-title:news": (
        "New York Times; The New York Times; Washington Post; The Guardian; The Times; Wall Street Journal; "
        "Los Angeles Times; Financial Times; Reuters; BBC News; Al Jazeera; The Atlantic; Foreign Policy; "
        "CNN; Daily Telegraph; Der Spiegel; The Economist; Foreign Affairs; Time; Newsweek; The New Yorker; "
        "Politico; Slate; Wired; The Independent; Boston Globe; Chicago Tribune; USA Today; Haaretz; NPR; "
        "Vox; The Nation; Daily Mail; The Hindu; Associated Press; Deutsche Welle; Lawfare; "
        "War on the Rocks; Medium; The Conversation"
    ),
    "container-title:zeitung": (
        "Frankfurter Allgemeine Zeitung; Süddeutsche Zeitung; Die Zeit; Der Spiegel; taz; FAZ; Die Welt; "
        "Neue Zürcher Zeitung; Tagesspiegel; SZ"
    ),
    "edition": "2nd ed.; 3rd ed.; rev. ed.; 2nd edn; 4th edn; 2d ed.; 5th ed.; 1st edn; new ed.",
    "edition:de": "2. Aufl.; 3. Auflage; 5. Aufl.; 2., überarb. Aufl.; 4. Auflage",
    "genre:dissertation": "Diss.; Dissertation; Habilitationsschrift; Magisterarbeit; Diss. phil.",
    "genre:report": (
        "Working Paper; Report; Policy Brief; Discussion Paper; Technical Report; Research Paper; "
        "Briefing Paper; Occasional Paper; White Paper"
    ),
    "genre:thesis": (
        "PhD diss.; Ph.D. diss.; PhD thesis; Ph.D. dissertation; MA thesis; Master’s thesis; "
        "unpublished PhD thesis; DPhil thesis; Doctoral dissertation"
    ),
    "publisher": (
        "Oxford University Press; Cambridge University Press; Routledge; Harvard University Press; "
        "Princeton University Press; Penguin; Polity; Verso; Springer; Suhrkamp; Palgrave Macmillan; "
        "University of Chicago Press; MIT Press; C. H. Beck; De Gruyter; Hart; Sage; Knopf"
    ),
    "publisher:body": (
        "United Nations; World Bank; Institute for Strategic Dialogue; RAND Corporation; "
        "Brookings Institution; Chatham House; International Centre for Counter-Terrorism; "
        "Department of State; HMSO; Council on Foreign Relations; Government Printing Office; OECD; "
        "European Parliament; Carnegie Endowment; Center for Strategic and International Studies"
    ),
    "publisher:company": (
        "Cengage Learning, LLC; Wiley and Sons, Inc.; Elsevier Ltd; Palgrave Macmillan, Ltd.; "
        "Rowman and Littlefield, Inc.; Lexington Books, LLC; Springer Verlag GmbH; Encounter Books, LLC; "
        "Reed Business Information, Inc.; Condé Nast; Guardian News and Media Ltd; Dow Jones and Company"
    ),
    "publisher:owner": (
        "Dow Jones & Company; Axel Springer SE; British Broadcasting Corporation; National Public Radio; "
        "Thomson Reuters; Bloomberg L.P.; Atlantic Media; Vox Media; News Corporation; Gannett; "
        "Hearst Communications; Canadian Broadcasting Corporation; Public Broadcasting Service; Bertelsmann; "
        "Columbia Broadcasting System; Times Mirror Company; Media General; Scripps Network; Fairfax Media; "
        "Qatar Media Corporation; Turner Broadcasting; Paramount Pictures; Universal; Framework Productions; "
        "Washington Post; Guardian Media Group; Süddeutscher Verlag; Hubert Burda Media; Star Media Network"
    ),
    "publisher:university": (
        "University of California, Berkeley; University of Wisconsin, Madison; "
        "Indiana University, Bloomington; University of Chicago; Harvard University; University of Leeds; "
        "Columbia University; University of Oxford; Yale University; University of Cape Town; "
        "King’s College London; University of Sydney; Freie Universität Berlin; Princeton University"
    ),
    "publisher-place": "; ".join([*PLACES, _LONG_PLACES]),
}
