"""How two titles differ: pairs from real libraries."""

import pytest

from refman.dedupe.levels import Title
from refman.dedupe.titles import Wording, relate
from refman.dedupe.values import clean, head

R = Title
MANY = "Recruitment History, Motivations for Joining, Travel, Experiences in ISIS"


def relation(one: str, two: str, known: str = "") -> Title:
    clean_one, clean_two = clean([one, two])
    return relate(Wording.of(clean_one, head(one)), Wording.of(clean_two, head(two)), known.split)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Back-Propagation networks", "Backpropagation Networks", R.SAME),
        ("On the theory of heat radiation. Part I", "On the Theory of Heat Radiation, part 1", R.SPELLING),
        ("On the theory of heat radiation. Part I", "On the theory of heat radiation. Part II", R.NUMBER),
        ("Incremental induction of decision trees", "Incremental inducton of decision trees", R.SPELLING),
        ("Skew handling techniques in the women", "Skew handlingt echniques in the women", R.SAME),
        (f"ISIS in Their Own Words: {MANY}", "ISIS in Their Own Words", R.SUBTITLE),
        ("ISIS in Their Own Words", f"ISIS in Their Own Words: {MANY}", R.SUBTITLE),
        (f"ISIS in Their Own Words: {MANY}", "ISIS in their own words: recruitment history...", R.SUBTITLE),
        ("Use of a component architecture in integrating relational", "Use of a component architecture in integrating relational storage systems", R.TRUNCATED),
        ("Evidence on vaccine uptake from Korea", "Evidence on vaccine uptake from Japan", R.SWAPPED),
        ("Police make arrests after protest", "Police make arrests after second protest", R.NUMBER),
        ("Maintenance of automatic summary tables", "Maintenance of cube automatic summary tables", R.INSERTED),
        ("Integrating mining with relational systems", "Integrating association rule mining with relational systems", R.WIDENED),
        ("The treatment of hypertension in adults", "The treatment of hypotension in adults", R.SWAPPED),
        ("The war of words over Iran", "The war of words over Iraq", R.SWAPPED),
        ("Immigration policy in southern Italy", "Emigration policy in southern Italy", R.SWAPPED),
        ("The consul at Odessa to the ministry, 3 March 1906", "The consul at Odessa to the ministry, 3 May 1906", R.SWAPPED),
        ("Screening of male patients for cancer", "Screening of female patients for cancer", R.SWAPPED),
        ("Capitalism, vol. II: The Wheels of Commerce", "Capitalism, vol. III: The Perspective of the World", R.NUMBER),
        ("Education at a Glance 2018", "Education at a Glance 2019", R.NUMBER),
        ("Phase I trial of a drug in adults", "Phase II trial of a drug in adults", R.NUMBER),
        ("Inflation targeting and the zero bound", "Inflation targeting and the zero bound: Comment", R.MARKER),
        ("Erratum: Gain-of-function mutations", "Gain-of-function mutations", R.MARKER),
        ("Soil erosion in terraces", "Soil erosion in terraces: a systematic review", R.SUBTITLE),
        ("Soil erosion in terraces", "Soil erosion in terraces: review of the evidence", R.SUBTITLE),
        ("Soil erosion in terraces", "Soil erosion in terraces (review)", R.MARKER),
        ("Soil erosion in terraces", "Soil erosion in terraces: a response to Poe", R.MARKER),
        ("Soil erosion in terraces", "Review of soil erosion in terraces", R.MARKER),
        ("Soil erosion in terraces", "Letter to the editor: soil erosion in terraces", R.MARKER),
        ("Soil erosion in terraces", "Rezension zu A. Poe, Soil erosion in terraces", R.MARKER),
        ("Soil erosion in terraces", "Discussion paper on soil erosion in terraces", R.INSERTED),
        ("Birmingham Jail", "Letter from Birmingham Jail", R.INSERTED),
        ("Erratum: Gain of function", "Reply: Gain of function", R.SWAPPED),
        ("Small worlds", "Small Worlds - Book Review", R.SPELLING),
        ("Workflow automation (Tutorial)", "Workflow automation", R.SPELLING),
        ("Report on the fourth workshop", "Report on the 4th workshop", R.SPELLING),
        ("Deep learning", "Statistical mechanics of gases", R.OTHER),
        ("An open abstract object system", "An open system of abstract objects", R.SPELLING),
        ("Building trade with agents and rules", "Agents of the electronic market", R.OTHER),
        ("A survey of five ways to cook rice quickly", "A survey of seven manners to boil rice quickly", R.LOOSE),
        ("Comment on the price of rice", "Notes on the price of rice", R.MARKER),
        ("Trends in 3 regions", "Trends in 4 regions", R.NUMBER),
        ("Market women and the tax revolt of 1949", "Market women and the tax revolt", R.TRUNCATED),
        ("Wage floors: new evidence from the coast", "Wage floors: evidence from the coast", R.INSERTED),
        ("Cascade learn-ing networks", "Cascade learning networks in D", R.SPELLING),
        ("Paper mills", "The paper mills of Kent: rags, rivers and labour, 1700–1850", R.LOOSE),
        ("Annual report", "Annual report 1850", R.NUMBER),
    ],
)  # fmt: skip
def test_relation(one: str, two: str, expected: Title) -> None:
    assert relation(one, two) is expected
    assert relation(two, one) is expected


def test_numbers_that_the_entry_carries_elsewhere_mean_nothing() -> None:
    one, two = "Brown v Board of Education, 347 U.S. 483", "Brown v. Board of Education"
    assert relation(one, two) is R.NUMBER
    assert relation(one, two, known="#347 u s #483") is R.SAME
