"""Names in every order and style that notes use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refman.citation.names import OTHERS, parse_names


def spoken(*names: str) -> list[dict[str, str]]:
    """ "Anne|Speckhard" is given and family, "=RAND" a body, "|Smith" a family alone."""
    return [
        {"literal": n[1:]}
        if n.startswith("=")
        else {k: v for k, v in zip(("given", "family"), n.split("|"), strict=True) if v}
        for n in names
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anne Speckhard and Ahmet S. Yayla", ["Anne|Speckhard", "Ahmet S.|Yayla"]),
        ("Speckhard, Anne, and Molly D. Ellenberg", ["Anne|Speckhard", "Molly D.|Ellenberg"]),
        (
            "Speckhard, Anne, Ahmet Yayla, and Ardian Shajkovci",
            ["Anne|Speckhard", "Ahmet|Yayla", "Ardian|Shajkovci"],
        ),
        ("Smith, John, Jones, Mary, and Brown, Tom", ["John|Smith", "Mary|Jones", "Tom|Brown"]),
        ("Smith, Jones, and Brown", ["|Smith", "|Jones", "|Brown"]),
        ("Renard, T.", ["T.|Renard"]),
        ("R, Dolzer", ["R|Dolzer"]),
        ("Miller, B.R., M. Rigby, L.J.M. Kuijpers", ["B.R.|Miller", "M.|Rigby", "L.J.M.|Kuijpers"]),
        ("Ward, L., Hunter, R.", ["L.|Ward", "R.|Hunter"]),
        ("Johnson, G.; Hunter, R.", ["G.|Johnson", "R.|Hunter"]),
        ("Smith, A., & Jones, B. C.", ["A.|Smith", "B. C.|Jones"]),
        ("Bbosa N, Kaleebu P", ["N|Bbosa", "P|Kaleebu"]),
        ("Gallacher JD, Heerdink MW", ["JD|Gallacher", "MW|Heerdink"]),
        ("Lewis C. S.", ["C. S.|Lewis"]),
        ("Soldati D, Dubremetz J F, et Lebrun M.", ["D|Soldati", "J F|Dubremetz", "M.|Lebrun"]),
        ("AR Sorkin", ["AR|Sorkin"]),
        ("J. Smith & K. Jones", ["J.|Smith", "K.|Jones"]),
        ("K . Lockridge", ["K.|Lockridge"]),
        ("G .Aarts", ["G.|Aarts"]),
        (
            "Jutta Allmendinger/Johannes Huinink/Karl Ulrich Mayer (Hrsg.)",
            ["Jutta|Allmendinger", "Johannes|Huinink", "Karl Ulrich|Mayer"],
        ),
        ("Specht/Mantz", ["|Specht", "|Mantz"]),
        ("Blaser, Thomas M. And Jane Doe", ["Thomas M.|Blaser", "Jane|Doe"]),
        ("García Márquez, Gabriel", ["Gabriel|García Márquez"]),
        ("José Ortega y Gasset", ["José|Ortega y Gasset"]),
        ("Dirk J. Van de Kaa", ["Dirk J.|Van de Kaa"]),
        ("Peter Van Aelst", ["Peter|Van Aelst"]),
        ("Abu Bakr al-Baghdadi", ["Abu Bakr|al-Baghdadi"]),
        ("Von Stein", ["|Von Stein"]),
        ("La Rivaudière", ["|La Rivaudière"]),
        ("dana boyd", ["dana|boyd"]),
        ("John E Smith", ["John E|Smith"]),
        ("Bonhomme (Fl.), Guillin (S.)", ["Fl.|Bonhomme", "S.|Guillin"]),
        ("(Eds M Fischer-Kowalski, H Haberl)", ["M|Fischer-Kowalski", "H|Haberl"]),
        ("LI, Y., ADAMEK, P.", ["Y.|Li", "P.|Adamek"]),
        ("La Cava A, Matarese G.", ["A|La Cava", "G.|Matarese"]),
        ("Stopfner, M./ Schwarze, C.", ["M.|Stopfner", "C.|Schwarze"]),
        ("S. Swiny – R.L. Hohlfeder", ["S.|Swiny", "R.L.|Hohlfeder"]),
        ("Press, W. H., Teukolsky, S. A.", ["W. H.|Press", "S. A.|Teukolsky"]),
        ("W. H. Press and S. A. Teukolsky", ["W. H.|Press", "S. A.|Teukolsky"]),
        ("Church, Alonzo", ["Alonzo|Church"]),
        ("Frank B. Church, John Smith, and Tom Jones", ["Frank B.|Church", "John|Smith", "Tom|Jones"]),
        ("Dr. Anne Speckhard", ["Anne|Speckhard"]),
        ("Jay Doe, Ph.D.", ["Jay|Doe"]),
        ("F. DEHBI", ["F.|Dehbi"]),
        ("O. MARTIN-ORTEGA", ["O.|Martin-Ortega"]),
        ("D’ENTRÈVES", ["|D’Entrèves"]),
        ("J. McDONALD", ["J.|McDonald"]),
        ("MAINE", ["|Maine"]),
        ("Zheng Zhenduo 鄭振鐸", ["Zhenduo 鄭振鐸|Zheng"]),
        ("张家年, 卓翔芝", ["=张家年", "=卓翔芝"]),
        ("by Hugh Eakin", ["Hugh|Eakin"]),
        ("edited by John Law", ["John|Law"]),
        ("Brown, Charles S., and Ted Toadvine, eds.", ["Charles S.|Brown", "Ted|Toadvine"]),
        ("Hague, R. (Ed.).", ["R.|Hague"]),
        ("In: Giese, P., and Stein, A., eds.,", ["P.|Giese", "A.|Stein"]),
        ("Viet- Wild", ["|Viet-Wild"]),
        ("", []),
        (" ,; ", []),
    ],
)
def test_people(text: str, names: list[str]) -> None:
    assert [dict(sorted(n.items())) for n in parse_names(text)] == [
        dict(sorted(n.items())) for n in spoken(*names)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "PBS NewsHour",
        "UNESCO",
        "ICC",
        "UNHRC",
        "EuGH",
        "N.S.W.C.A.",
        "RAND Corporation",
        "Government of Canada",
        "Department of Culture, Media and Sport",
        "University of Oxford",
        "The Soufan Group",
        "Statistisches Bundesamt Wiesbaden",
        "Emerging Technology from the arXiv",
        "United Nations Conference on Trade and Development (UNCTAD)",
        "CDU/CSU",
    ],
)
def test_a_body_is_one_literal(text: str) -> None:
    assert parse_names(text) == [{"literal": text}]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("World Court (German High Court", ["=World Court (German High Court)"]),
        ("UNESCO and World Bank", ["=UNESCO", "=World Bank"]),
        ("RAND Corporation and John Smith", ["=RAND Corporation", "John|Smith"]),
        ("World Bank; Smith, John", ["=World Bank", "John|Smith"]),
    ],
)
def test_bodies_in_a_list(text: str, names: list[str]) -> None:
    assert parse_names(text) == spoken(*names)


@pytest.mark.parametrize(
    ("text", "particle", "family"),
    [
        ("Ludwig van Beethoven", "van", "Beethoven"),
        ("Beethoven, Ludwig van", "van", "Beethoven"),
        ("van Beethoven, Ludwig", "van", "Beethoven"),
        ("Colmar von der Goltz", "von der", "Goltz"),
        ("de la Cruz, María", "de la", "Cruz"),
        ("RICHARD GRISWOLD DEL CASTILLO", "del", "Castillo"),
    ],
)
def test_particles(text: str, particle: str, family: str) -> None:
    (name,) = parse_names(text)
    assert (name["non-dropping-particle"], name["family"]) == (particle, family)


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("Martin Luther King, Jr.", "Jr."),
        ("King, Martin Luther, Jr.", "Jr."),
        ("King, Jr., Martin Luther", "Jr."),
        ("Robert W. Gehl III", "III"),
    ],
)
def test_suffixes(text: str, suffix: str) -> None:
    (name,) = parse_names(text)
    assert name["suffix"] == suffix
    assert name["family"] in {"King", "Gehl"}


@pytest.mark.parametrize(
    "text",
    [
        "Hannak, Aniko, et al.",
        "Hannak et al",
        "Hannak u. a.",
        "Hannak u.a.",
        "Hannak and others",
        "Hannak & al.",
        "Hannak [et al.]",
    ],
)
def test_et_al_is_others_at_the_end(text: str) -> None:
    assert parse_names(text)[-1] == OTHERS
    assert parse_names(text)[0]["family"] == "Hannak"
    assert len(parse_names(text)) == 2


@given(st.text(alphabet=st.sampled_from("ABab .,;&/()'’-éÉ0鄭"), max_size=40))
def test_any_text_gives_names_with_words_only(text: str) -> None:
    for name in parse_names(text):
        assert name.keys() <= {"family", "given", "suffix", "non-dropping-particle", "literal"}
        assert ("family" in name) != ("literal" in name)
        assert all(v == v.strip() and v for v in name.values())
