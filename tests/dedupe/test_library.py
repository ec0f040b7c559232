"""What a researcher's library holds twice, and what only looks like it: exports, footnotes, editions, reports, scripts."""

import pytest

from refman.model import Entry
from tests.dedupe.sample import band, entry


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (entry("a", "Reinhardt, Marta Luise and Obi, Chinedu", "Household water storage and cholera risk in informal settlements: a case–control study", "2019", journal="The Lancet Regional Health - Africa", volume="4", number="2", pages="112-121", doi="10.1000/lra.2019.04.112", issn="1234-5678"), entry("b", "Reinhardt, M. L. and Obi, C.", "Household water storage and cholera risk in informal settlements: a case-control study", "2019", journal="Lancet Reg. Health Afr.", volume="4", pages="112--121", url="https://doi.org/10.1000/LRA.2019.04.112")),  # zotero/doi export
        (entry("a", "Falk, Ingrid", "The Weight of Paper: Bureaucracy and Belief in Rural Sweden", "2008", "book", publisher="Lund University Press", address="Lund", isbn="978-91-000-0000-1"), entry("b", "Falk", "Weight of Paper", "", "book")),  # footnote short vs record
        (entry("a", "Osei, K. and Tran, L.", "Night trains and regional inequality", "2020", journal="Transport Policy Review", doi="10.1000/tpr.77"), entry("b", "Osei, Kofi and Tran, Linh", "Night trains and regional inequality", "2021", journal="Transport Policy Review", volume="33", number="1", pages="1--18", doi="10.1000/tpr.77")),  # early online
        (entry("a", "Kim, Jae", "Sparse memory layers", "2021", "misc", eprint="2103.01234v1", archiveprefix="arXiv"), entry("b", "Kim, Jae", "Sparse memory layers", "2021", journal="arXiv preprint arXiv:2103.01234")),  # arXiv v1 and v2
        (entry("a", "Mori, Kenji", "Principles of Soil Mechanics, 3rd ed.", "2010", "book", publisher="Wiley"), entry("b", "Mori, Kenji", "Principles of Soil Mechanics", "2010", "book", edition="3rd", publisher="John Wiley & Sons")),  # edition in title
        (entry("a", "Arendt, Hannah", "Vita activa oder Vom tätigen Leben", "1960", "book", publisher="Kohlhammer"), entry("b", "Arendt, H.", "Vita activa oder vom tätigen Leben", "1960", "book", publisher="W. Kohlhammer Verlag")),  # same book with and without translator
        (entry("a", "Braudel, Fernand", "The Mediterranean and the Mediterranean World", "1972", "book", publisher="Collins"), entry("b", "Braudel, Fernand", "The Mediterranean and the Mediterranean World", "1972", "book", volumes="2", publisher="Collins")),  # volume in field vs whole
        (entry("a", "Ode, A.", "Salt and the state", "2012", "inbook", booktitle="Oxford Handbook of Trade", pages="10--31"), entry("b", "Ode, Ann", "Salt and the State", "2012", "incollection", booktitle="The Oxford Handbook of Trade", editor="Poe, Lee", publisher="Oxford University Press")),  # same chapter, inbook/incollection
        (entry("a", "Dow, Amy", "Coastal erosion survey", "1999", "techreport", institution="Harbour Institute", number="TR-12"), entry("b", "Dow, A.", "Coastal Erosion Survey", "1999", "report", institution="Harbour Institute", number="12", type="Technical Report")),  # report same number
        (entry("a", "{WHO}", "Global tuberculosis report 2020", "2020", "report", publisher="World Health Organization"), entry("b", "{World Health Organization}", "Global Tuberculosis Report 2020", "2020", "book", publisher="WHO", address="Geneva")),  # corporate acronym
        (entry("a", "{United Nations High Commissioner for Refugees (UNHCR)}", "Global trends: forced displacement in 2019", "2020", "report"), entry("b", "{UNHCR}", "Global Trends: Forced Displacement in 2019", "2020", "report")),  # corporate acronym in brackets
        (entry("a", "", "About us", "2019", "online", url="https://www.harbourtrust.example/about/"), entry("b", "{Harbour Trust}", "About Us", "", "misc", url="http://harbourtrust.example/about", urldate="2020-01-01")),  # About us, same site
        (entry("a", "Amari, Leila", "How a village kept its water", "2017", "online", url="https://www.courier.example/water?utm_source=x"), entry("b", "Amari, Leila", "How a village kept its water", "2017", "online", url="https://www.courier.example/water")),  # news story two urls (tracking)
        (entry("a", "", "Strategy for ports 2030", "2018", "online", url="https://ports.example/strategy.pdf"), entry("b", "", "Strategy for ports 2030", "2018", "online", url="https://web.archive.org/web/2019/https://ports.example/strategy.pdf")),  # web page and archived copy
        (entry("a", "Berg, Ola", "The fjord economy: credit and fish, 1850-1900", "2002", "phdthesis", school="University of Bergen"), entry("b", "Berg, O.", "The Fjord Economy: Credit and Fish, 1850–1900", "2002", "thesis", institution="Univ. Bergen", type="PhD thesis")),  # thesis twice
        (entry("a", "Иванов, Пётр", "Речные порты Сибири", "1985", "book", publisher="Наука"), entry("b", "Ivanov, Petr", "Rechnye porty Sibiri", "1985", "book", publisher="Nauka")),  # cyrillic vs transliteration
        (entry("a", "Wang, Xiaoming", "长江航运史研究 [A history of shipping on the Yangtze]", "2005", "book", publisher="Renmin"), entry("b", "Wang, Xiaoming", "长江航运史研究", "2005", "book", publisher="Renmin chubanshe")),  # chinese with english title in brackets
        (entry("a", "ΠΑΠΑΔΟΠΟΥΛΟΣ, ΓΙΩΡΓΟΣ", "ΙΣΤΟΡΙΑ ΤΩΝ ΛΙΜΑΝΙΩΝ", "1999", "book"), entry("b", "Παπαδόπουλος, Γιώργος", "Ιστορία των λιμανιών", "1999", "book")),  # greek/uppercase accents
        (entry("a", r'H{\"o}lder, Otto and Erd\H{o}s, P{\'a}l', "On the {$L^2$}-norm of Dirichlet polynomials", "1950", journal="Acta Math.", volume="10"), entry("b", "Hölder, Otto and Erdős, Pál", "On the L2-norm of Dirichlet polynomials", "1950", journal="Acta Mathematica", volume="10")),  # LaTeX math & accents
        (entry("a", "Poe, Lee", "The Oxford Handbook of Trade", "2012", "book", publisher="Oxford University Press"), entry("b", "", "The Oxford Handbook of Trade", "2012", "collection", editor="Poe, Lee and Roe, Ann", publisher="OUP")),  # editor vs author
        (entry("a", "Mayr, Walter", "Bosnian returnees find no peace at home", "2016-04-05", journal="Der Spiegel"), entry("b", "Walter Mayr", "Bosnian Returnees Find No Peace at Home", "2016", "misc", howpublished="Spiegel Online")),  # newspaper article same, date
        (entry("a", "김, 철수", "한국 항구의 역사", "2010", "book"), entry("b", "김철수", "한국 항구의 역사", "2010", "book")),  # korean twice
        (entry("a", "Достоевский, Ф. М.", "Преступление и наказание", "1866", "book"), entry("b", "Dostoevsky, Fyodor", "Prestuplenie i nakazanie", "1866", "book")),  # translit soft variants
        (entry("a", "Шевченко, Тарас", "Історія портів України", "1999", "book"), entry("b", "Shevchenko, T.", "Istoriia portiv Ukrainy", "1999", "book")),  # ukrainian
        (entry("a", "Hall, B.", "Trade shocks and newspapers in towns", "2015", "techreport", institution="NBER", number="21234"), entry("b", "Hall, Bea", "Trade shocks and newspapers in towns", "2015", "report", institution="National Bureau of Economic Research", number="w21234")),  # working paper series variants same
        (entry("a", "{Wikipedia contributors}", "Salt tax", "2020", "online", url="https://en.m.wikipedia.org/wiki/Salt_tax"), entry("b", "{Wikipedia contributors}", "Salt tax", "2020", "online", url="https://en.wikipedia.org/wiki/Salt_tax")),  # wikipedia mobile
        (entry("a", "Vaswani, Ashish and others", "Attention is all you need", "2017", "inproceedings", booktitle="NeurIPS"), entry("b", "Vaswani, Ashish and Shazeer, Noam and Parmar, Niki", "Attention is All you Need", "2017", "inproceedings", booktitle="Advances in Neural Information Processing Systems 30")),  # et al. truncation
        (entry("a", "Doe, J.", 'Why "now"? — on time', "2001", journal="Mind"), entry("b", "Doe, J.", "Why `now'? On Time", "2001", journal="Mind")),  # special chars title
        (entry("a", "Doe, J. and Roe, R.", "Counter-terrorism and de-radicalisation programmes", "2011", journal="Security Studies"), entry("b", "Doe, J. and Roe, R.", "Counterterrorism and Deradicalization Programs", "2011", journal="Security Studies")),  # hyphen/compound
        (entry("a", "Marx, Karl", "Capital: A Critique of Political Economy, Volume 1", "1976", "book", publisher="Penguin"), entry("b", "Marx, Karl", "Capital: A Critique of Political Economy", "1976", "book", volume="1", publisher="Penguin")),  # capital vs capital vol 1
        (entry("a", "Marx, Karl", "Capital: A Critique of Political Economy", "1976", "book", volume="1"), entry("b", "Marx, Karl", "Capital: A Critique of Political Economy", "1976", "book")),  # volume in field vs title
        (entry("a", "{Department of Health and Human Services}", "Smoking and harbours", "1990", "report"), entry("b", "{U.S. Department of Health and Human Services}", "Smoking and Harbours", "1990", "report")),  # and in corporate
        (entry("a", "OECD", "Education at a glance", "2019", "report"), entry("b", "{Organisation for Economic Co-operation and Development}", "Education at a Glance", "2019", "report")),  # corporate acronym unbraced
        (entry("a", "", "Port strategy 2030", "2018", "misc", howpublished=r"\url{https://ports.example/strategy}"), entry("b", "", "Port strategy 2030", "2018", "online", url="https://ports.example/strategy")),  # url in howpublished
        (entry("a", "Doe, J.", "Grain", "2001", doi="10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"), entry("b", "Doe, J.", "Grain", "2001", doi="10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2")),  # doi with html junk
        (entry("a", "Falk, Ingrid", "The Weight of Paper", "2008", "book", isbn="9789100000001"), entry("b", "Falk, I.", "Weight of Paper: Bureaucracy and Belief", "2009", "book", isbn="978-91-0000-000-1")),  # isbn same, title diff subtitle
        (entry("a", "Falk, Ingrid", "The Weight of Paper: Bureaucracy and Belief", "2008", "book", isbn="9789100000001", publisher="Lund UP"), entry("b", "Falk, Ingrid", "The Weight of Paper: Bureaucracy and Belief", "2008", "book", isbn="9789100000018", publisher="Lund University Press")),  # hardback/paperback isbn
        (entry("a", "Poe, A. and Li, B.", "Soil erosion in terraces: a systematic review", "2004", journal="Geoderma", volume="80", pages="1--20"), entry("b", "Poe, A. and Li, B.", "Soil erosion in terraces", "2004", journal="Geoderma")),  # a subtitle, no book review
        (entry("a", "Lévi-Strauss, Claude", "La pensée sauvage", "1962", "book"), entry("b", "Levi Strauss, C.", "La pensée sauvage", "1962", "book")),  # a hyphen in the name
        (entry("a", "al-Zarqawi, A. M.", "Letter to the leaders of the group", "2004", "misc"), entry("b", "Zarqawi, A. M.", "Letter to the leaders of the group", "2004", "misc")),  # an article in the name
        (entry("a", "Vargas Llosa, Mario", "La ciudad y los perros", "1963", "book", publisher="Seix Barral"), entry("b", "Vargas, Mario", "La ciudad y los perros", "1963", "book", publisher="Seix Barral")),  # one of two family names
        (entry("a", "{UN Security Council}", "Resolution 1373 (2001)", "2001", "report"), entry("b", "{United Nations Security Council}", "Resolution 1373", "2001", "misc")),  # an abbreviation within a name
        (entry("a", "Blum, Lea and Roth, Uri", "Fast matching of long strings", "2010", "inproceedings", booktitle="SODA", pages="200--209"), entry("b", "L. Blum and U. Roth", "Fast Matching of Long Strings", "2010", "inproceedings", booktitle="Proceedings of the Twenty-First Annual ACM-SIAM Symposium on Discrete Algorithms")),  # initials with a small word
        (entry("a", "Meier, Uwe", "Der Streit um das Wasser", "2014-03-11", journal="Süddeutsche Zeitung", pages="3"), entry("b", "Meier, U.", "Der Streit um das Wasser", "2014", "misc", journal="SZ", month="3", day="11")),  # two initials
        (entry("a", doi="10.1093/occmed/kqy001"), entry("b", doi="https://doi.org/10.1093/OCCMED/kqy001")),  # nothing but a DOI
        (entry("a", "", "", "", "misc", doi="10.1093/occmed/kqy001"), entry("b", "Haas, Tim", "Sleep and shift work among nurses", "2019", journal="Occupational Medicine", doi="10.1093/occmed/kqy001")),  # one with nothing but a DOI
        (entry("a", "", "", "", "online", url="https://example.org/page/1"), entry("b", "", "", "", "misc", url="http://www.example.org/page/1/")),  # nothing but an address
        (entry("a", "Bourdieu, Pierre", "La Distinction : critique sociale du jugement", "1979", "book", publisher="Éditions de Minuit"), entry("b", "Bourdieu, P.", "La distinction", "1979", "book", publisher="Minuit")),  # a title of one word, a blank before the colon
        (entry("a", "Marx, Karl", "Grundrisse der Kritik der politischen Ökonomie", "[1867] 1962", "book"), entry("b", "Marx, Karl", "Grundrisse der Kritik der politischen Ökonomie", "1962 [1867]", "book", publisher="Dietz")),  # the year of the original
        (entry("a", "Adams, John", "", "1776", "unpublished", month="jul", day="3", recipient="Adams, Abigail", archive="Massachusetts Historical Society"), entry("b", "Adams, John", "", "1776", "unpublished", month="jul", day="3", recipient="Adams, Abigail", archive="MHS")),  # a letter without title
        (entry("a", "", "Donoghue v Stevenson", "1932", "jurisdiction", journal="AC", pages="562"), entry("b", "", "Donoghue v. Stevenson", "1932", "jurisdiction", journal="A.C.", pages="562")),  # full stops of an abbreviation
        (entry("a", "", "", "2001", "report", number="S.C. Res. 1373", month="sep"), entry("b", "", "", "2001", "report", number="S.C. Res. 1373")),  # a document known by its number
    ],
)  # fmt: skip
def test_one_work(one: Entry, two: Entry) -> None:
    assert band(one, two) == "sure"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (entry("a", "Kim, Jae and Novak, Petr", "Sparse memory layers for long documents", "2021", "misc", eprint="2103.01234", archiveprefix="arXiv"), entry("b", "Kim, Jae and Novak, Petr", "Sparse Memory Layers for Long Documents", "2022", "inproceedings", booktitle="Proceedings of the Conference on Language Models", pages="100--112")),  # arXiv vs conference
        (entry("a", "Dow, Amy", "Coastal erosion survey", "1999", "techreport", institution="Harbour Institute", number="TR-12"), entry("b", "Dow, Amy", "Coastal erosion survey", "1999", "techreport", institution="Harbour Institute", number="TR-19")),  # report same title other number
        (entry("a", "Иванов, Пётр", "Речные порты Сибири", "1985", "book", publisher="Наука"), entry("b", "Иванов, Пётр", "Речные порты Урала", "1985", "book", publisher="Наука")),  # cyrillic different
        (entry("a", "Krug, Pat", "The week in review", "2011-03-04", journal="The Courier"), entry("b", "Krug, Pat", "The week in review", "2011-03-11", journal="The Courier")),  # newspaper weekly column
        (entry("a", "", "Brown v. Board of Education", "1954", "misc", note="347 U.S. 483"), entry("b", "", "Brown v. Board of Education of Topeka", "1954", "misc", note="347 US 483 (1954)")),  # court case
        (entry("a", "王, 小明", "长江航运史研究：以武汉为中心", "2005", "book", publisher="人民出版社"), entry("b", "王小明", "长江航运史研究", "2005", "book", publisher="人民出版社")),  # chinese subtitle fullwidth
        (entry("a", "Krug, Pat", "Notes from the harbour", "2011", journal="Ship Monthly", month="mar", number="3"), entry("b", "Krug, Pat", "Notes from the harbour", "2011", journal="Ship Monthly", month="apr", number="4")),  # magazine issue report two pieces same title diff months
        (entry("a", "{UN General Assembly}", "Report of the Secretary-General on ports", "2014", "report", number="A/68/123"), entry("b", "{UN General Assembly}", "Report of the Secretary-General on ports", "2014", "report", number="A/69/456")),  # UN docs
        (entry("a", "Hall, B.", "Trade shocks", "2015", "techreport", institution="NBER", number="21234"), entry("b", "Hall, B.", "Trade shocks", "2015", "techreport", institution="NBER", number="21567")),  # NBER WPs same title no
        (entry("a", "", "Flood in the valley", "1953-02-02", journal="The Times"), entry("b", "", "Flood in the valley", "1953-02-03", journal="The Times")),  # one headline on two days
        (entry("a", "Bell, A.", "Telegraphy", "1876", "patent", number="US174465"), entry("b", "Bell, A.", "Telegraphy", "1876", "patent", number="US174466")),  # numbers of patents
        (entry("a", "", "Commission v Italy", "2003", "jurisdiction", number="C-14/00"), entry("b", "", "Commission v Italy", "2003", "jurisdiction", number="C-129/00")),  # numbers of cases
        (entry("a", "Ito, Ken", "Personal communication", "2014", "misc"), entry("b", "Ito, Ken", "Personal communication", "2014", "misc")),  # as many as there were
        (entry("a", "", "Jihad", "1990", "incollection", booktitle="Encyclopaedia of Islam"), entry("b", "", "Jihad", "1990", "incollection", booktitle="Encyclopaedia Britannica")),  # nobody named, two encyclopedias
        (entry("a", "Walt, Stephen", "Five big questions", "2011", "online", journal="Foreign Policy", url="https://fp.example/2011/a"), entry("b", "Walt, Stephen", "Five big questions", "2012", "online", journal="Foreign Policy", url="https://fp.example/2012/b")),  # another year and address
        (entry("a", "Haas, Tim and Bly, Nellie", "Sleep and shift work among nurses", "2019", journal="Occupational Medicine", doi="10.1093/occmed/kqy001"), entry("b", "Haas, Tim and Bly, Nellie", "Sleep and shift work among nurses", "2019", journal="Occupational Medicine", volume="69", doi="10.1093/occmed/kqy01")),  # a slip in the DOI
        (entry("a", "Ruiz, Eva and Paz, Leo", "La orilla que se va", "2004", journal="Papeles", doi="10.1000/xyz"), entry("b", "Ruiz, Eva and Paz, Leo", "Coastal erosion and the price of houses", "2004", journal="Papeles", doi="10.1000/xyz")),  # one DOI, a translated title
        (entry("a", "Judt, Tony", "Postwar", "2005", "book", publisher="Heinemann"), entry("b", "Judt, Tony", "Postwar: A History of Europe Since 1945", "2005", "book", publisher="Penguin")),  # a title of one word, two publishers
        (entry("a", "Anonymous", "The Federalist on ports", "1788", "misc"), entry("b", "", "The Federalist on Ports", "1788", "misc")),  # pseudonym/anon
        (entry("a", "Ito, Ren", "Soot and monsoon onset", "2014", journal="Climate Notes", volume="7", pages="201--215"), entry("b", "Ito, Ren", "RETRACTED: Soot and monsoon onset", "2014", journal="Climate Notes", volume="7", pages="201--215")),  # retracted prefix
        (entry("a", "Ito, Ren", "Soot and monsoon onset", "2014", journal="Climate Notes"), entry("b", "Ito, Ren", "Data for: Soot and monsoon onset", "2014", "dataset", publisher="Zenodo", doi="10.5281/zenodo.1")),  # data set of article
    ],
)  # fmt: skip
def test_a_person_decides(one: Entry, two: Entry) -> None:
    assert band(one, two) == "unsure"


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        (entry("a", "Adams, John", "", "1776", "unpublished", month="jul", day="3", recipient="Adams, Abigail"), entry("b", "Adams, John", "", "1776", "unpublished", month="jul", day="9", recipient="Adams, Abigail"), "different"),  # letters without title
        (entry("a", "Braudel, Fernand", "Civilization and Capitalism, vol. II: The Wheels of Commerce", "1982", "book"), entry("b", "Braudel, Fernand", "Civilization and Capitalism, vol. III: The Perspective of the World", "1984", "book"), "part"),  # volumes with titles
        (entry("a", "Harris, C.", "Survey of coastal villages", "2019", "dataset", publisher="Zenodo", doi="10.5281/zenodo.1000"), entry("b", "Harris, C.", "Survey of coastal villages", "2020", "dataset", publisher="Zenodo", doi="10.5281/zenodo.2000"), "version"),  # a DOI for each version
        (entry("a", "Darwin, Charles", "Letter to Asa Gray", "1860", "letter", date="1860-05-22"), entry("b", "Darwin, Charles", "Letter to Asa Gray", "1860", "letter", date="1860-11-26"), "different"),  # letters archive
        (entry("a", "Falk, Ingrid", "The Weight of Paper", "2008", "book", publisher="Lund University Press"), entry("b", "Moss, Adam", "The Weight of Paper", "2009", journal="Nordic History Review", volume="3", pages="88--90"), "different"),  # review of a book
        (entry("a", "Poe, Lee", "Introduction", "2012", "incollection", booktitle="The Oxford Handbook of Trade", pages="1--9"), entry("b", "Poe, Lee", "Introduction", "2012", "incollection", booktitle="The Cambridge History of Salt", pages="1--12"), "different"),  # same-author chapters Introduction
        (entry("a", "{World Bank}", "Poverty assessment: Malawi", "2007", "report", number="36546-MW"), entry("b", "{World Bank}", "Poverty assessment: Mali", "2007", "report", number="36550-ML"), "different"),  # report no. differ
        (entry("a", "", "Home page", "2020", "online", publisher="Harbour Trust"), entry("b", "", "Home page", "2020", "online", publisher="River Council"), "different"),  # Home, no author, other publisher
        (entry("a", "王, 小明", "长江航运史研究", "2005", journal="历史研究", volume="3"), entry("b", "王, 小明", "黄河航运史研究", "2005", journal="历史研究", volume="3"), "different"),  # chinese different
        (entry("a", "李, 华", "中国农业", "2001", journal="农史", volume="3", pages="1--9"), entry("b", "李, 华", "中国工业", "2001", journal="农史", volume="3", pages="11--19"), "different"),  # chinese short different
        (entry("a", "{United Nations Security Council}", "Resolution 1325", "2000", "misc"), entry("b", "{United Nations Security Council}", "Resolution 2178", "2014", "misc"), "different"),  # treaty resolutions
        (entry("a", "Lee, A. and Park, B.", "Fast joins on flash memory (extended abstract)", "2008", "inproceedings", booktitle="Proc. VLDB", pages="1--2"), entry("b", "Lee, A. and Park, B.", "Fast joins on flash memory", "2009", "inproceedings", booktitle="Proc. ICDE", pages="100--112"), "different"),  # extended abstract vs paper
        (entry("a", "夏目, 漱石", "こころ", "1914", "book", publisher="岩波書店"), entry("b", "Natsume, Sōseki", "Kokoro", "1914", "book", publisher="Iwanami"), "different"),  # japanese romanized author
        (entry("a", "Poe, Lee", "Salt", "2001", "inreference", booktitle="Encyclopedia of Trade", pages="10--12"), entry("b", "Poe, Lee", "Silk", "2001", "inreference", booktitle="Encyclopedia of Trade", pages="44--47"), "different"),  # encyclopedia entries one author
        (entry("a", "Hall, Stuart", "Encoding/decoding", "1980", "incollection", booktitle="Culture, Media, Language", pages="128--138"), entry("b", "Hall, Stuart", "Encoding, decoding", "1993", "incollection", booktitle="The Cultural Studies Reader", pages="90--103"), "different"),  # chapter in two edited volumes (reprint)
        (entry("a", "Hall, Bea and Singh, Dev", "Trade shocks and local newspapers", "2015", "techreport", institution="National Bureau of Economic Research", type="Working Paper", number="21234"), entry("b", "Hall, Bea and Singh, Dev", "Trade Shocks and Local Newspapers", "2017", journal="Journal of Media Economics", volume="30", pages="1--33"), "version"),  # NBER working paper vs journal
        (entry("a", "Ode, Ann", "Salt and the state", "2012", "incollection", booktitle="Salt and the State", editor="Ode, Ann", pages="1--20"), entry("b", "Ode, Ann", "Salt and the State", "2012", "book", publisher="OUP"), "version"),  # chapter and its book
        (entry("a", "Lee, A. and Park, B.", "Fast joins on flash memory", "2008", "inproceedings", booktitle="Proc. VLDB", pages="1--12"), entry("b", "Lee, A. and Park, B.", "Fast joins on flash memory", "2010", journal="ACM Transactions on Database Systems", volume="35", pages="1--40"), "version"),  # conf vs journal
        (entry("a", "Berg, Ola", "The fjord economy and its creditors", "2002", "phdthesis", school="Bergen"), entry("b", "Berg, Ola", "The fjord economy and its creditors", "2002", journal="Nordic History", volume="3", pages="1--20"), "version"),  # dissertation vs article of same title same year
        (entry("a", "Mori, Kenji", "Principles of Soil Mechanics", "2001", "book", edition="2", publisher="Wiley"), entry("b", "Mori, Kenji", "Principles of Soil Mechanics", "2010", "book", edition="3rd", publisher="Wiley"), "edition"),  # 2nd/3rd edition
        (entry("a", "Weil, Simone", "The Need for Roots", "1952", "book", publisher="Routledge & Kegan Paul"), entry("b", "Weil, Simone", "The Need for Roots", "2002", "book", publisher="Routledge"), "edition"),  # reprint
        (entry("a", "{R Core Team}", "R: A Language and Environment for Statistical Computing", "2018", "manual"), entry("b", "{R Core Team}", "R: A language and environment for statistical computing", "2021", "manual"), "edition"),  # software versions
        (entry("a", "Braudel, Fernand", "The Mediterranean and the Mediterranean World", "1972", "book", volume="1", publisher="Collins"), entry("b", "Braudel, Fernand", "The Mediterranean and the Mediterranean World", "1972", "book", volume="2", publisher="Collins"), "part"),  # volume 1/2 in field
        (entry("a", "Roe, Ann", "The Harbour Podcast, episode 12", "2020", "audio"), entry("b", "Roe, Ann", "The Harbour Podcast, episode 13", "2020", "audio"), "part"),  # podcast episodes
        (entry("a", "Marx, Karl", "Capital, Volume I", "1976", "book"), entry("b", "Marx, Karl", "Capital, Volume III", "1981", "book"), "part"),  # multi-volume by numbers in title roman
        (entry("a", "Ito, Ren", "Soot and monsoon onset", "2014", journal="Climate Notes", volume="7"), entry("b", "Ito, Ren", "[Corrigendum] Soot and monsoon onset", "2014", journal="Climate Notes", volume="7"), "erratum"),  # erratum in title brackets
        (entry("a", "Ito, Ren", "Soot and monsoon onset", "2014", journal="Climate Notes", volume="7", pages="201--215"), entry("b", "Ito, Ren", "Retraction: Soot and monsoon onset", "2016", journal="Climate Notes", volume="9", pages="3"), "erratum"),  # retraction notice
        (entry("a", "Ito, Ren", "Soot and monsoon onset", "2014", journal="Climate Notes", volume="7", pages="201--215"), entry("b", "Ito, Ren", "Supplementary material for: Soot and monsoon onset", "2014", journal="Climate Notes"), "erratum"),  # supplement
        (entry("a", "Hall, Bea", "The price of silence: non-disclosure and wages", "2017", journal="SSRN Electronic Journal", doi="10.2139/ssrn.2999999"), entry("b", "Hall, Beatrice", "The Price of Silence: Non-Disclosure and Wages", "2019", journal="Labour Economics Letters", volume="12", pages="55--80", doi="10.1000/lel.12.55"), "preprint"),  # SSRN vs journal
        (entry("a", "Vaswani, Ashish and Shazeer, Noam", "Attention is all you need", "2017", journal="CoRR", volume="abs/1706.03762"), entry("b", "Vaswani, Ashish and Shazeer, Noam", "Attention is All you Need", "2017", "inproceedings", booktitle="Advances in Neural Information Processing Systems 30"), "preprint"),  # NIPS vs arXiv
    ],
)  # fmt: skip
def test_two_works(one: Entry, two: Entry, found: str) -> None:
    assert band(one, two) == found
