"""The words that tell one kind of work from another, among them the names of well-known newspapers and magazines.

Each name here is a test: whether a string holds one of the words, whatever their case.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

_RECENT: Final = 256
"""How many strings a test remembers: notes come back to the same journals, and most fields are empty."""
Test = Callable[[str], bool]


def _words(alternatives: str) -> Test:
    """A test for the regular expressions in `alternatives` (lower case, parted by semicolons), as whole words.

    A sign before the word is searched for, not looked back at, and text is put in lower case, for that is fast.
    """
    found = re.compile(r"\W(?:" + "|".join(a.strip() for a in alternatives.split(";")) + r")(?!\w)").search
    return lru_cache(maxsize=_RECENT)(lambda text: found(" " + text.lower()) is not None)


def _whole(alternatives: str) -> Test:
    """A test for strings that are one of `alternatives`, an article or "magazine" beside it allowed."""
    joined = "|".join(a.strip() for a in alternatives.split(";"))
    found = re.compile(
        rf"(?:the |der |die |das |le |la |el |il )?(?:{joined})(?: magazine| online| international)?(?:\.com|\.net|\.org)?(?:\W.*)?",
        re.IGNORECASE,
    ).fullmatch
    return lambda text: found(text) is not None


THESIS = _words(
    r"(?:ph\.?\s?d\.?|doctoral|master(?:['’]?s)?|m\.?a\.?|undergraduate|honou?rs|unpublished|bachelor) (?:diss(?:ertation)?|thesis); dissertation; diss\.; masterarbeit;"
    r" diplomarbeit; habilitationsschrift; habil\.?; thèse(?: de doctorat)?; (?:inaugural)?dissertation"
)
INTERVIEW = _words(r"interview(?:s|ed)?(?: with| by)?; conversation with; entretien avec; gespräch mit")
MESSAGE = _words(r"e-?mails?(?: exchange)?; (?:personal|private) communication; (?:whatsapp|direct) message")
SPEECH = _words(
    r"(?:keynote|opening|closing)? ?(?:speech|lecture|address|remarks|testimony|talk|statement)(?: (?:by|at|given|delivered|before|made)); (?:keynote|speech|lecture|remarks|testimony|statement|talk|address);"
    r" powerpoint slides; slides; vortrag; rede; sermon; ted(?: talk|\.com); presentation (?:by|at|to); paper (?:given|presented) at; panel discussion; conference session; annual lecture; \d+\. tagung"
)
MEETING = _words(
    r"conference; symposium; workshop; congress; convention; forum; summit; meeting; lecture; seminar; tagung"
)
FILM = _words(
    r"dir\.; directed by; regie:?; film; dvd; motion picture; (?:youtube|archive\.org|vimeo)? ?video; \d+ ?min(?:s|utes)?\.?; (?:warner bros|paramount|universal|columbia)\W+pictures"
)
BROADCAST = _words(
    r"(?:television|tv|radio) (?:broadcasts?|series|program(?:me)?|episode|show); podcast; fernsehsendung; radio 4; [a-z]{4}-tv; reith lectures; rundfunk(?:beitrag)?; (?:season|staffel) \d+"
)
REFERENCE = _words(
    r"\w*[eé]ncyclop[aæ]?e?di[ae]\w*; wikipedia; \w\w\.wikipedia\.org; \w*lexikon; enzyklopädie; s\.\s?v\.; (?:oxford )?dictionary of (?:\w+ )?(?:national )?biography; handwörterbuch"
)
DICTIONARY = _words(r"\w*dictionary; wörterbuch; duden; oed; merriam-webster; dictionnaire")
PROCEEDINGS = _words(
    r"proceedings(?! of the national academy); proc\.; conference(?: on| proceedings); symposium(?: on)?; workshop on; (?:conference )?paper; tagungsband; conference; congress"
)
SOCIETY = _words(r"society; academy; royal; institution; natl\. acad; national academy")
BLOG = _words(
    r"\w*(?:we)?blogs?\d*; blog\.\w+; wordpress; medium(?:\.com)?; tumblr; substack; blogspot; typepad; livejournal; newsroom; facebook code"
)
BLOG_WORD = _words("blog; weblog; blog post; blogpost")
POST = _words(
    r"twitter; tweet; (?:facebook|mastodon|forum|linkedin) post; mastodon; gab; reddit; listserve?; \w+ listserve?; mailing list; instagram; toot; (?:twitter|x)\.com/\w+/status/\d+; nettime; facebook"
)
REPORT = _words(
    r"reports?; (?:working|white|green|discussion|occasional|policy|research|conference|technical|briefing|position) (?:paper|brief|report|memorandum)s?(?: series)?; brief; gutachten; \w*bericht(?:e)?; fact ?sheet;"
    r" survey; recommendations?; census; handreichung; eurobarometer; guidelines; study; leitlinien; cm \d+; general comment; resolution; toolkit; guide; white ?paper"
)
REPORT_HEAD = _words("(?:final |annual |interim |joint )?(?:report|study|survey|bericht)")
REPORT_GENRE = _words(
    r"report(?: to .*)?; white paper; working paper; policy brief; resolution; study; technical report; bericht"
)
DATASET = _words(r"database; data ?set; datenbank; criminal registers; data\.gov\S*")
SOFTWARE = _words(r"github(?:\.com)?; gitlab(?:\.com)?; computer program; version \d+\.\d+")
PREPRINT = _words(r"arxiv; biorxiv; medrxiv; ssrn; preprint; socarxiv; psyarxiv")
PARLIAMENT = _words(
    r"bt-\s?dr(?:uck)?s\.?; lt-\s?dr(?:uck)?s\.?(?: \w+)?; (?:bundestags-?)?drucksache; hansard(?! society); house of commons debates; press release; pressemitteilung; koalitionsvertrag; declaration"
)
LETTER = _words(
    r"letters?(?: from| to); letter; brief an; postcard; telegram; memorandum; diary; tagebuch; manus[ck]ript; sketchbook; notebook; petition; typescript; unpublished manuscript; description list; memo book; copy book"
)
NEWSPAPER = _words(
    r"times; post; herald; tribune; gazette; chronicle; courier; inquirer; inquirer\.net; telegraph; guardian; observer; independent; globe(?: and mail)?; daily mail; (?:daily )?mail; (?:\w+ )?sun; star; mirror; express; standard; examiner; republic; dispatch; sentinel;"
    r" argus; statesman; citizen; advertiser; ledger; plain dealer; telegram; mercury(?: news)?; news; newspaper; enquirer; registers?; bee; patriot; free press; wall street journal; wsj(?:\.com)?; usa today;"
    r" \w*zeitung; fa[zs]; taz; die welt; (?:die )?zeit(?: online)?; tagesspiegel; neues deutschland; (?:\w+ )?rundschau; \w+blatt; nzz; die presse; (?:\w+ )?anzeiger; (?:\w+ )?nachrichten; (?:\w+ )?kurier;"
    r" le monde(?: diplomatique)?; le figaro; lib[ée]ration(?: paris)?; la presse; le temps; l['’]humanité; el pa[ií]s; el mundo; la vanguardia; la repubblica; corriere della sera; la stampa; gazeta; (?:\w+ )?gazeta; rzeczpospolita; dziennik; diario; jornal; giornale;"
    r" pravda; iz[vw]est[ij]+[aj]*; segodn[ij]a; kommersant; shimbun; ribao; ha['’]?aretz; al[- ]?ahram; hürriyet; the hindu; daily \w+; \w+ daily;"
    r" bbc(?: news)?; cnn(?: \w+)?; cnbc; msnbc; reuters; associated press; ap(?: news)?; afp; agence france-presse; al[- ]jazeera(?: english)?; bloomberg; npr; (?:abc|nbc|cbs|fox|sky) news; deutsche welle; dw; newshour; politico; axios; buzzfeed;"
    r" huffington post; huffpost; propublica; vox; politifact; intercept; the hill; cnet; techcrunch; tech crunch; zdnet; eurasianet; the age; ars technica; the verge; (?:the )?daily beast; middle east eye; al[- ]monitor; rappler; euronews; radio free europe(?:/radio liberty)?; voice of america; the conversation; business insider; itar-tass; tass; xinhua; upi"
)
MAGAZINE = _whole(
    r"new yorker; economist; atlantic(?: monthly)?; time; newsweek; new republic; harper['’]?s; wired; forbes; fortune; spectator; new statesman; prospect; life; foreign policy; foreign affairs; spiegel; stern; focus; profil; salon; slate; mother jones; vanity fair; rolling stone;"
    r" esquire; vogue; playboy; national geographic; scientific american; new scientist; discover; smithsonian; (?:mit )?technology review; (?:new york|london|los angeles) review of books; times literary supplement; infoworld; computerworld; pc world; business ?week; harvard business review;"
    r" fast company; vice; jacobin; dissent; nation; national review; commentary; [\w ]+ magazin; [\w+ ]+ magazine; american libraries; hyperallergic; history today; diplomat; national interest; war on the rocks; (?:columbia|american) journalism review; e-flux; artforum; boston review;"
    r" baffler; l['’]express; le point; atlas obscura; quillette; reason; ebony; jet; christianity today; variety; billboard; new society; psychology today; popular (?:science|mechanics); collier['’]s; saturday evening post; strategy ?\+ ?business; jadaliyya; arch(?:inect|daily); dezeen; search engine watch; der monat; merkur; (?:\w+ )+newsletter; (?:\w+ )+trade reg\. rep\.(?: \(bna\))?; med\. econ\."
)
JOURNAL = _words(
    r"\w*journal\w*; j\.?; \w*review\w*; rev\.?; quarterly; q\.?; annal(?:s|es|en); cahiers; quaderni; beiträge; mitteilungen; przegląd; studia; zeitschrift\w*; revue; revista; rivista; studies; stud\.; transactions; bulletin; archives? of; archiv für; jahrbuch; annual; sciences?; sociology; history; research; letters; acta; communications;"
    r" monthly; nature; plos one; lancet; cell; pnas; perspectives; advances; vierteljahr\w*; blätter; hefte"
)
NEWS_ADDRESS = re.compile(
    r"/(?:19|20)\d\d[/-]\d\d?(?:[/-]\d\d?)?/|/news|news[./]|/article|/story|/world/|/politics|/technology/|/business/",
    re.IGNORECASE,
)
DOMAIN = re.compile(r"^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|info|de|uk|eu|io)$", re.IGNORECASE)
INTRODUCED = re.compile(r"\b[Ii]n:?\s*[*\"“‘„]*$")
