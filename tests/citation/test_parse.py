"""What notes say, in tables: real works, cited in the manners of many disciplines, with prose of our own."""

import pytest

from refman.citation import parse_notes
from refman.model import Note

NOTES: list[tuple[str, list[tuple[str, dict[str, str]]]]] = [
    (
        "Benedict Anderson, *Imagined Communities: Reflections on the Origin and Spread of Nationalism* (London: Verso, 1983), 15.",
        [("book", {"author": "Anderson", "title": "Imagined Communities: Reflections on the Origin and Spread of Nationalism", "publisher-place": "London", "publisher": "Verso", "issued": "1983", "locator": "15"})],
    ),
    (
        "Mark Granovetter, “The Strength of Weak Ties,” American Journal of Sociology 78, no. 6 (1973): 1360–1380.",
        [("article-journal", {"author": "Granovetter", "title": "The Strength of Weak Ties", "container-title": "American Journal of Sociology", "volume": "78", "issue": "6", "page": "1360-1380", "issued": "1973"})],
    ),
    (
        "See also Hannah Arendt, *The Origins of Totalitarianism* (New York: Harcourt, Brace, 1951); and Hans Kohn, *The Idea of Nationalism* (New York: Macmillan, 1944), 20.",
        [("book", {"author": "Arendt", "issued": "1951"}), ("book", {"author": "Kohn", "issued": "1944", "locator": "20"})],
    ),
    (
        "H. L. A. Hart, ‘Positivism and the Separation of Law and Morals’ (1958) 71 Harvard Law Review 593.",
        [("article-journal", {"author": "Hart", "title": "Positivism and the Separation of Law and Morals", "issued": "1958", "volume": "71", "container-title": "Harvard Law Review", "page": "593"})],
    ),
    (
        "Jürgen Habermas, Strukturwandel der Öffentlichkeit, Neuwied 1962, S. 45.",
        [("book", {"author": "Habermas", "title": "Strukturwandel der Öffentlichkeit", "publisher-place": "Neuwied", "issued": "1962", "locator": "45"})],
    ),
    (
        "Vgl. Max Weber, Wirtschaft und Gesellschaft, Tübingen 1922, S. 12; Georg Simmel, Soziologie, Leipzig 1908, S. 3.",
        [("book", {"author": "Weber", "issued": "1922"}), ("book", {"author": "Simmel", "issued": "1908"})],
    ),
    (
        "The argument is old. See Thomas Kuhn, *The Structure of Scientific Revolutions* (Chicago: University of Chicago Press, 1962), 10–22, who gives more examples.",
        [("book", {"author": "Kuhn", "publisher": "University of Chicago Press", "locator": "10-22"})],
    ),
    (
        "Kahneman, D., & Tversky, A. (1979). Prospect theory: An analysis of decision under risk. Econometrica, 47(2), 263–291.",
        [("article-journal", {"author": "Kahneman", "title": "Prospect theory: An analysis of decision under risk", "container-title": "Econometrica", "volume": "47", "issue": "2", "page": "263-291"})],
    ),
    (
        "Brown v. Board of Education, 347 U.S. 483 (1954).",
        [("legal_case", {"title": "Brown v. Board of Education", "volume": "347", "container-title": "U.S.", "page": "483", "issued": "1954"})],
    ),
    (
        'Rukmini Callimachi, "The Case of the Missing Letters", New York Times, April 4, 2018, https://www.nytimes.com/interactive/2018/04/04/letters.html.',
        [("article-newspaper", {"author": "Callimachi", "container-title": "New York Times", "issued": "2018", "URL": "https://www.nytimes.com/interactive/2018/04/04/letters.html"})],
    ),
    (
        "European Commission, “A New Pact on Migration and Asylum,” COM(2020) 609 final, Brussels, 23 September 2020.",
        [("report", {"number": "COM(2020) 609 final", "publisher-place": "Brussels", "issued": "2020"})],
    ),
    (
        "UNSC Res 1373 (28 September 2001) UN Doc S/RES/1373, para 2(b).",
        [("report", {"number": "UNSC Res 1373", "issued": "2001"})],
    ),
    (
        "BGH, Urt. v. 12.7.2018 – III ZR 183/17, BGHZ 219, 243.",
        [("legal_case", {"author": "BGH", "genre": "Urt.", "number": "III ZR 183/17", "container-title": "BGHZ", "volume": "219", "page": "243"})],
    ),
    (
        "Loi n° 2004-575 du 21 juin 2004 pour la confiance dans l'économie numérique, JO 22 juin 2004, p. 11168.",
        [("legislation", {"container-title": "JO", "issued": "2004"})],
    ),
    (
        "Hannah Arendt, The Human Condition, 2nd ed., intro. Margaret Canovan (Chicago: University of Chicago Press, 1998), 176; hereafter cited as HC.",
        [("book", {"author": "Arendt", "edition": "2", "locator": "176"})],
    ),
    (
        "Plato, Republic, trans. G. M. A. Grube, rev. C. D. C. Reeve (Indianapolis: Hackett, 1992).",
        [("book", {"author": "Plato", "translator": "Grube", "publisher": "Hackett"})],
    ),
    (
        "B. Manin, Principes du gouvernement représentatif, Paris, Flammarion, coll. « Champs », 1996.",
        [("book", {"author": "Manin", "publisher": "Flammarion", "issued": "1996"})],
    ),
    (
        "García, Ana. “El archivo perdido”. El País, 3 de mayo de 2019. https://elpais.com/a",
        [("article-newspaper", {"author": "García", "container-title": "El País", "issued": "2019"})],
    ),
    (
        "Smith J, Jones K, Lee M, et al. Mortality after surgery. Lancet. 2012 Sep 22;380(9847):1059-65. doi: 10.1016/S0140-6736(12)61148-9. PMID: 22998715.",
        [("article-journal", {"author": "Smith", "container-title": "Lancet", "issued": "2012", "volume": "380", "issue": "9847", "page": "1059-1065", "PMID": "22998715"})],
    ),
    (
        "Letter from Thomas Jefferson to James Madison (Sept. 6, 1789), in 15 The Papers of Thomas Jefferson 392, 395 (Julian P. Boyd ed., 1958).",
        [("chapter", {"author": "Jefferson", "recipient": "Madison", "issued": "1958", "original-date": "1789", "volume": "15"})],
    ),
    (
        "Ernst-Wolfgang Böckenförde, Die Entstehung des Staates als Vorgang der Säkularisation (1967), in: ders., Recht, Staat, Freiheit, 2. Aufl. 1992, S. 92 (112).",
        [("chapter", {"author": "Böckenförde", "container-title": "Recht, Staat, Freiheit", "issued": "1992"})],
    ),
    (
        "Joined Cases C-402/05 P and C-415/05 P Kadi and Al Barakaat v Council and Commission [2008] ECR I-6351, para 281.",
        [("legal_case", {"title": "Kadi and Al Barakaat v Council and Commission", "number": "C-402/05 P and C-415/05 P", "container-title": "ECR", "page": "I-6351"})],
    ),
    (
        "Encyclopædia Britannica Online, s.v. “Evolution,” by Francisco J. Ayala, accessed 2 May 2019.",
        [("entry-encyclopedia", {"title": "Evolution", "container-title": "Encyclopædia Britannica Online"})],
    ),
    (
        "ILC, ‘Draft Articles on Responsibility of States for Internationally Wrongful Acts, with Commentaries’ (2001) UN Doc A/56/10, art 4.",
        [("report", {"author": "ILC", "number": "UN Doc A/56/10", "locator": "art 4"})],
    ),
    ("SI 2020/350, reg 6.", [("legislation", {"number": "SI 2020/350", "locator": "reg 6"})]),
    (
        "So BT-Drucks. 14/6040, S. 126; a. A. Canaris, JZ 2001, 499, 501.",
        [("document", {"number": "14/6040"}), ("article-journal", {"author": "Canaris", "container-title": "JZ", "page": "499"})],
    ),
    (
        "EuGH, Rs. C-362/14 (Schrems), Urt. v. 6.10.2015, ECLI:EU:C:2015:650, Rn. 94.",
        [("legal_case", {"author": "EuGH", "title": "Schrems", "number": "C-362/14", "locator": "94"})],
    ),
    (
        "Martin Heidegger, Sein und Zeit, Tübingen 1927, § 9; ders., Brief über den Humanismus, in: ders., Wegmarken (GA 9), Frankfurt a. M. 1976, S. 313–364.",
        [("book", {"author": "Heidegger", "issued": "1927"}), ("chapter", {"author": "Heidegger", "title": "Brief über den Humanismus", "container-title": "Wegmarken"})],
    ),
    (
        "Archiv der sozialen Demokratie (AdsD), Nachlass Willy Brandt, A 11, Mappe 23, Brief Brandts an Wehner, 4.5.1966.",
        [("manuscript", {"archive_collection": "Nachlass Willy Brandt", "archive_location": "A 11, Mappe 23"})],
    ),
]  # fmt: skip


def flat(value: object) -> str:
    """A value of an item as one string: the first family name, the year, or the text."""
    if isinstance(value, list):
        return str(value[0].get("family") or value[0].get("literal"))
    if isinstance(value, dict):
        return str(value["date-parts"][0][0])
    return str(value)


@pytest.mark.parametrize(("text", "expected"), NOTES, ids=[t[:30] for t, _ in NOTES])
def test_notes(text: str, expected: list[tuple[str, dict[str, str]]]) -> None:
    [parsed] = parse_notes([Note("1", text)])
    found = [
        (c.item["type"], {name: flat(c.item.get(name)) for name in fields})
        for c, (_, fields) in zip(parsed.citations, expected, strict=True)
    ]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "I am grateful to the editors of this journal for their comments on an earlier draft.",
        "The committee met every year until the war, and its members were paid by the city.",
        "Die Verfasserin dankt den Herausgebern für wertvolle Hinweise zu diesem Beitrag.",
    ],
)
def test_prose_cites_nothing(text: str) -> None:
    [parsed] = parse_notes([Note("1", text)])
    assert [s.kind for s in parsed.segments] == ["comment"]
