"""Ibid., op. cit., supra, short titles: which citation is meant."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from refman.citation.fields import to_item
from refman.citation.forms import form_of
from refman.citation.short_forms import resolve
from refman.citation.spans import FieldSpan
from refman.model import Citation, Note, NoteKind, ParsedNote, Span
from tests.citation.marked import spans_of

Fields = dict[str, Any]
Cited = tuple[str, Fields]


def note(
    label: str, *cited: Cited, kind: NoteKind = "footnote", section: str = "", tail: str = ""
) -> ParsedNote:
    """A note that holds the citations `cited`, each given as its words and fields, parted by "; "."""
    text, segments = "", []
    for n, (words, fields) in enumerate(cited, start=1):
        start, text = len(text), text + words
        spans = [FieldSpan(s.field, s.start + start, s.end + start) for s in spans_of(words, **fields)]
        where = (start, len(text))
        segments.append(
            Citation(
                *where,
                f"{label}:{n}",
                form_of(text, spans, citation=where),
                to_item(text, spans, citation=where),
            )
        )
        text += "; "
    return ParsedNote(
        Note(label, text.removesuffix("; ") + tail, kind=kind, section=section), tuple(segments)
    )


def found(*notes: ParsedNote) -> list[str | None]:
    """What the last note's citations refer to."""
    return [c.refers_to for c in resolve(notes)[-1].citations]


def last(*notes: ParsedNote) -> Citation:
    return resolve(notes)[-1].citations[-1]


WEBER: Cited = (
    "Max Weber, *Economy and Society* (Berkeley: UC Press, 1978), 3",
    {
        "author": "Max Weber",
        "title": "*Economy and Society*",
        "publisher_place": "Berkeley",
        "publisher": "UC Press",
        "issued": "1978",
        "locator": "3",
    },
)
FREUD: Cited = (
    "S. Freud, *Dreams* (London: Hogarth, 1953)",
    {
        "author": "S. Freud",
        "title": "*Dreams*",
        "publisher_place": "London",
        "publisher": "Hogarth",
        "issued": "1953",
    },
)
FREUD_2: Cited = (
    "S. Freud, *Jokes* (London: Hogarth, 1960)",
    {
        "author": "S. Freud",
        "title": "*Jokes*",
        "publisher_place": "London",
        "publisher": "Hogarth",
        "issued": "1960",
    },
)
CASE: Cited = (
    "Garcia v. Gloor, 618 F.2d 264 (5th Cir. 1980)",
    {"title": "Garcia v. Gloor", "volume": "618", "container_title": "F.2d", "page": "264", "issued": "1980"},
)
IBID: Cited = ("Ibid., 20.", {"locator": "20"})


class TestIbid:
    def test_means_the_citation_before_it_across_notes(self) -> None:
        assert found(note("1", WEBER), note("2", IBID)) == ["1:1"]
        assert last(note("1", WEBER), note("2", IBID)).item == {"type": "book", "locator": "20"}
        assert last(note("1", CASE), note("2", IBID)).item["type"] == "legal_case"

    def test_means_the_citation_before_it_in_its_note(self) -> None:
        assert found(note("1", WEBER), note("2", FREUD, IBID))[-1] == "2:1"

    def test_follows_ibid_and_short_forms_to_the_work(self) -> None:
        short = ("Weber, *Economy*, 9", {"author": "Weber", "title": "*Economy*", "locator": "9"})
        assert found(
            note("1", WEBER), note("2", FREUD), note("3", short), note("4", IBID), note("5", IBID)
        ) == ["1:1"]

    def test_passes_over_notes_that_cite_nothing(self) -> None:
        assert found(
            note("1", WEBER), ParsedNote(Note("2", "A remark."), (Span("comment", 0, 9),)), note("3", IBID)
        ) == ["1:1"]

    def test_stays_open_after_a_note_with_several(self) -> None:
        ibid = last(note("1", WEBER, FREUD), note("2", IBID))
        assert (ibid.refers_to, ibid.candidates) == (None, ("1:1", "1:2"))
        assert ibid.confidence < 0.9

    def test_is_clear_after_a_note_that_cites_one_work_twice(self) -> None:
        assert found(note("1", WEBER, IBID), note("2", IBID)) == ["1:1"]

    def test_stays_open_after_what_stayed_open(self) -> None:
        assert found(note("1", ("Marx, supra, 3", {"author": "Marx", "locator": "3"})), note("2", IBID)) == [
            None
        ]

    def test_follows_what_only_the_text_gives_in_full(self) -> None:
        case = ("Fipa Group and Others, para. 25", {"title": "Fipa Group and Others", "locator": "25"})
        assert found(note("1", case), note("2", IBID)) == ["1:1"]
        assert found(note("1", case), note("2", WEBER), note("3", case)) == ["1:1"]

    def test_prefers_the_work_given_in_full(self) -> None:
        short = ("Weber, *Economy*, 9", {"author": "Weber", "title": "*Economy*", "locator": "9"})
        assert found(note("1", short), note("2", WEBER), note("3", short)) == ["2:1"]

    def test_stays_open_at_the_beginning(self) -> None:
        assert found(note("1", IBID)) == [None]

    def test_with_an_author_before_it(self) -> None:
        assert found(
            note("1", FREUD), note("2", ("Freud, ibid., p. 6", {"author": "Freud", "locator": "6"}))
        ) == ["1:1"]

    def test_with_an_author_who_is_not_that_of_the_citation_before_it(self) -> None:
        named = ("Freud, ibid., p. 6", {"author": "Freud", "locator": "6"})
        assert found(note("1", FREUD), note("2", WEBER, named))[-1] == "1:1"


class TestShort:
    @pytest.mark.parametrize(
        ("words", "fields"),
        [
            (
                "Weber, *Economy and Society*, 9",
                {"author": "Weber", "title": "*Economy and Society*", "locator": "9"},
            ),
            ("Weber, *Economy*, 9", {"author": "Weber", "title": "*Economy*", "locator": "9"}),
            ("Weber, *Society*, 9", {"author": "Weber", "title": "*Society*", "locator": "9"}),
            ("*Economy and Society*, 9", {"title": "*Economy and Society*", "locator": "9"}),
            ("Weber, 9", {"author": "Weber", "locator": "9"}),
            ("WEBER, supra note 1, at 9", {"author": "WEBER", "locator": "9"}),
            ("Weber, op. cit., n. 1, p. 9", {"author": "Weber", "locator": "9"}),
            ("Weber, op. cit., p. 9", {"author": "Weber", "locator": "9"}),
            ("Max Weber, a. a. O., S. 9", {"author": "Max Weber", "locator": "9"}),
            ("M. Weber (Anm. 1)", {"author": "M. Weber"}),
            ("M Weber (n 1) 9", {"author": "M Weber", "locator": "9"}),
            ("Weber 1978, 9", {"author": "Weber", "issued": "1978", "locator": "9"}),
            ("Weber, *Economy*, 9", {"author": "Weber", "container_title": "*Economy*", "locator": "9"}),
            ("Weber, *Economy*, 9", {"title": "Weber, *Economy*", "locator": "9"}),
            ("Weber, op. cit., 9", {"title": "Weber", "locator": "9"}),
            ("Supra note 1.", {}),
            ("Above, n. 1", {}),
            (
                "Weber, *Economie and Society* supra note 1",
                {"author": "Weber", "title": "*Economie and Society*"},
            ),
        ],
    )
    def test_the_work_is_found_among_others(self, words: str, fields: Fields) -> None:
        short = last(note("1", WEBER), note("2", FREUD), note("3", CASE), note("4", (words, fields)))
        assert (short.form, short.refers_to) == ("short", "1:1")
        assert 0.5 < short.confidence < 1

    def test_an_author_with_two_works_stays_open(self) -> None:
        short = last(
            note("1", FREUD), note("2", FREUD_2), note("3", ("Freud, 9", {"author": "Freud", "locator": "9"}))
        )
        assert (short.refers_to, short.candidates) == (None, ("1:1", "2:1"))

    def test_the_note_decides_between_two_works_of_one_author(self) -> None:
        short = ("Freud, supra note 2, 9", {"author": "Freud", "locator": "9"})
        assert found(note("1", FREUD), note("2", FREUD_2), note("3", short)) == ["2:1"]

    def test_the_title_decides_between_two_works_of_one_author(self) -> None:
        short = ("Freud, *Jokes*", {"author": "Freud", "title": "*Jokes*"})
        assert found(note("1", FREUD), note("2", FREUD_2), note("3", short)) == ["2:1"]

    def test_the_author_decides_between_two_works_of_one_note(self) -> None:
        short = ("Freud, supra note 1, 9", {"author": "Freud", "locator": "9"})
        assert found(note("1", WEBER, FREUD), note("2", short)) == ["1:2"]

    def test_a_name_that_fits_outweighs_a_note_number_that_is_off_by_one(self) -> None:
        short = ("Weber (n 2) 9", {"author": "Weber", "locator": "9"})
        assert found(note("1", WEBER), note("2", FREUD), note("3", short)) == ["1:1"]

    def test_a_bare_pointer_to_a_note_with_several_stays_open(self) -> None:
        short = last(note("1", WEBER, FREUD), note("2", ("Supra note 1.", {})))
        assert (short.refers_to, short.candidates) == (None, ("1:1", "1:2"))

    def test_labels_begin_anew_in_each_section(self) -> None:
        short: Cited = ("Supra note 1.", {})
        parsed = [note("1", WEBER, section="A"), note("1", FREUD, section="B"), note("2", short, section="A")]
        assert found(*parsed) == ["1:1"]

    def test_who_was_never_cited_is_not_found(self) -> None:
        short = last(
            note("1", WEBER), note("2", ("Marx, op. cit., p. 9", {"author": "Marx", "locator": "9"}))
        )
        assert (short.form, short.refers_to, short.candidates) == ("short", None, ())

    def test_a_law_is_known_by_its_own_number(self) -> None:
        first = "Regulation (EU) 2019/2176 amending Regulation (EU) No 1092/2010"
        second = "Regulation (EU) No 1092/2010 on ferries"
        laws = [
            note(label, (f"{title}, OJ L {label}, 1", {"title": title, "container_title": "OJ"}))
            for label, title in (("1", first), ("2", second))
        ]
        again = note("3", ("Article 3, Regulation 1092/2010.", {"locator": "3"}))
        assert found(*laws, again) == ["2:1"]

    def test_the_year_must_fit(self) -> None:
        assert found(
            note("1", WEBER),
            note("2", ("Weber 1920, 9", {"author": "Weber", "issued": "1920", "locator": "9"})),
        ) == [None]

    def test_accents_and_umlauts_are_one(self) -> None:
        schroeder = (
            "W. Schroeder, Reform, Bonn 2006",
            {"author": "W. Schroeder", "title": "Reform", "publisher_place": "Bonn", "issued": "2006"},
        )
        assert found(
            note("1", schroeder),
            note("2", ("Schröder, a. a. O., S. 9", {"author": "Schröder", "locator": "9"})),
        ) == ["1:1"]

    @pytest.mark.parametrize(
        "tail",
        [
            " (hereafter *Household Rules*).",
            " [hereinafter cited as Household Rules].",
            ", hereafter referred to as Household Rules.",
            " (“Household Rules”).",
        ],
    )
    def test_an_abbreviation_that_the_note_introduces(self, tail: str) -> None:
        short = ("*Household Rules*, 9", {"title": "*Household Rules*", "locator": "9"})
        assert found(note("1", FREUD), note("2", WEBER, tail=tail), note("3", short)) == ["2:1"]

    def test_an_acronym_of_the_title(self) -> None:
        assert found(
            note("1", WEBER), note("2", ("ES I, 9", {"title": "ES", "volume": "I", "locator": "9"}))
        ) == ["1:1"]

    def test_a_case_by_its_report(self) -> None:
        short = (
            "Garcla, 618 F.2d at 270",
            {"title": "Garcla", "volume": "618", "container_title": "F.2d", "locator": "270"},
        )
        assert found(note("1", CASE), note("2", short)) == ["1:1"]

    def test_a_name_and_a_year_that_two_works_have_stay_open(self) -> None:
        first = (
            "Roe, Ants (Hive, 1994)",
            {"author": "Roe", "title": "Ants", "publisher": "Hive", "issued": "1994"},
        )
        second = (
            "Roe, Bees (Hive, 1994)",
            {"author": "Roe", "title": "Bees", "publisher": "Hive", "issued": "1994"},
        )
        short = ("Roe 1994, 9", {"author": "Roe", "issued": "1994", "locator": "9"})
        [*_, last] = resolve([note("1", first), note("2", second), note("3", short)])
        assert [(c.form, c.candidates) for c in last.citations] == [("short", ("1:1", "2:1"))]

    def test_a_case_by_its_number(self) -> None:
        erg = (
            "Case C-378/08 ERG v Italy [2010] ECR 1",
            {"number": "C-378/08", "title": "ERG v Italy", "issued": "2010", "container_title": "ECR"},
        )
        eni = (
            "Case C-379/08 ERG v Italy [2010] ECR 2",
            {"number": "C-379/08", "title": "ERG v Italy", "issued": "2010", "container_title": "ECR"},
        )
        short = ("Case C-379/08 ERG, para. 5", {"number": "C-379/08", "title": "ERG", "locator": "para. 5"})
        assert found(note("1", erg), note("2", eni), note("3", short)) == ["2:1"]

    def test_a_work_that_an_unnamed_note_gives(self) -> None:
        statute = (
            "U.N. Doc. A/CONF.183/9, 17 July 1998",
            {"number": "U.N. Doc. A/CONF.183/9", "issued": "17 July 1998"},
        )
        short = ("Rome Statute, supra note 1, Art. 120", {"title": "Rome Statute", "locator": "Art. 120"})
        assert found(note("1", statute), note("2", short)) == ["1:1"]

    def test_one_volume_of_several(self) -> None:
        first = (WEBER[0].replace("(", "vol. 1 ("), {**WEBER[1], "volume": "vol. 1"})
        second = (WEBER[0].replace("(", "vol. 2 ("), {**WEBER[1], "volume": "vol. 2"})
        short = (
            "Weber, *Economy and Society*, 2:79",
            {"author": "Weber", "title": "*Economy and Society*", "volume": "2", "locator": "79"},
        )
        assert found(note("1", first), note("2", second), note("3", short)) == ["2:1"]

    def test_what_a_list_of_references_has_is_given_in_full_however_little_that_is(self) -> None:
        thin = ("Roe, Ann. Ants. 1990.", {"author": "Roe, Ann", "title": "Ants", "issued": "1990"})
        [parsed] = resolve([note("r1", thin, kind="reference")])
        assert [(c.form, c.refers_to) for c in parsed.citations] == [("full", None)]

    def test_a_list_of_references_is_known_to_the_notes_before_it(self) -> None:
        parsed = [
            note("1", ("Weber 1978: 9", {"author": "Weber", "issued": "1978", "locator": "9"})),
            note("r1", WEBER, kind="reference"),
        ]
        assert [c.refers_to for c in resolve(parsed)[0].citations] == ["r1:1"]

    def test_the_first_full_citation_is_the_one(self) -> None:
        assert found(
            note("1", WEBER), note("2", WEBER), note("3", ("Weber, 9", {"author": "Weber", "locator": "9"}))
        ) == ["1:1"]


class TestFull:
    def test_a_repeated_full_citation_stays_full(self) -> None:
        again = last(note("1", WEBER), note("2", WEBER))
        assert (again.form, again.refers_to) == ("full", None)

    def test_author_and_title_given_by_full_name_are_a_first_citation(self) -> None:
        first = ("Fred Ross, “The Saga,” 3", {"author": "Fred Ross", "title": "“The Saga,”", "locator": "3"})
        again = ("Ross, “The Saga,” 8", {"author": "Ross", "title": "“The Saga,”", "locator": "8"})
        assert last(note("1", first)).form == "full"
        assert found(note("1", first), note("2", again)) == ["1:1"]

    def test_a_title_alone_is_full_first_and_short_later(self) -> None:
        fipa = ("Fipa Group and Others, para. 25.", {"title": "Fipa Group and Others", "locator": "para. 25"})
        assert last(note("1", fipa)).form == "full"
        assert last(note("1", fipa), note("2", fipa)).form == "short"
        assert found(note("1", fipa), note("2", fipa)) == ["1:1"]

    @pytest.mark.parametrize("author", ["idem", "—", "ders.", "Dies."])
    def test_idem_gets_the_name_before_it(self, author: str) -> None:
        other = (
            f"{author}, *Jokes* (London: Hogarth, 1960)",
            {
                "author": author,
                "title": "*Jokes*",
                "publisher_place": "London",
                "publisher": "Hogarth",
                "issued": "1960",
            },
        )
        work = last(note("1", FREUD, other))
        assert (work.form, work.item["author"]) == ("full", [{"family": "Freud", "given": "S."}])

    def test_and_his_gets_the_name_before_it(self) -> None:
        text = "S. Freud, Dreams (1953) and his Jokes (1960)"
        parsed = ParsedNote(
            Note("1", text),
            (
                Citation(
                    0, 23, "1:1", "full", {"type": "book", "author": [{"family": "Freud"}], "title": "Dreams"}
                ),
                Citation(32, 44, "1:2", "full", {"type": "book", "title": "Jokes"}),
            ),
        )
        assert last(parsed).item["author"] == [{"family": "Freud"}]

    def test_idem_at_the_beginning_stays(self) -> None:
        assert last(
            note("1", ("idem, *Jokes*, 1960", {"author": "idem", "title": "*Jokes*", "issued": "1960"}))
        ).item["author"] == [{"literal": "idem"}]

    def test_a_chapter_takes_its_book_from_the_note_that_gives_it(self) -> None:
        book = (
            "M. Thornton (ed.), *Public and Private* (OUP, 1995)",
            {"editor": "M. Thornton", "title": "*Public and Private*", "publisher": "OUP", "issued": "1995"},
        )
        chapter = (
            "N. Naffine, ‘Sexing the Subject’ in Thornton, op. cit., n. 1, 3",
            {"author": "N. Naffine", "title": "‘Sexing the Subject’", "editor": "Thornton", "locator": "3"},
        )
        got = last(note("1", book), note("2", WEBER), note("3", chapter))
        assert (got.form, got.refers_to) == ("full", "1:1")
        assert got.item == {
            "type": "chapter",
            "author": [{"family": "Naffine", "given": "N."}],
            "title": "Sexing the Subject",
            "container-title": "Public and Private",
            "editor": [{"family": "Thornton", "given": "M."}],
            "publisher": "OUP",
            "issued": {"date-parts": [[1995]]},
            "locator": "3",
        }

    def test_a_chapter_of_the_book_before_it(self) -> None:
        other = (
            "B. Orlow, Lehren, ebd., S. 77-86.",
            {"author": "B. Orlow", "title": "Lehren", "page": "77-86"},
        )
        first = (
            "W. Eichwede, Stalin, in: B. Faul (Hrsg.), Diktatur, Essen 1993",
            {
                "author": "W. Eichwede",
                "title": "Stalin",
                "editor": "B. Faul",
                "container_title": "Diktatur",
                "publisher_place": "Essen",
                "issued": "1993",
            },
        )
        item = last(note("1", first, other)).item
        assert (item["container-title"], item["page"], item["publisher-place"]) == (
            "Diktatur",
            "77-86",
            "Essen",
        )

    def test_a_chapter_of_a_book_that_is_not_found_is_kept(self) -> None:
        chapter = (
            "N. Naffine, ‘Sexing’ in Roe, op. cit., n. 9",
            {"author": "N. Naffine", "title": "‘Sexing’", "editor": "Roe"},
        )
        got = last(note("1", WEBER), note("2", chapter))
        assert (got.form, got.refers_to) == ("full", None)


def _read(path: Path) -> tuple[list[ParsedNote], dict[str, Any]]:
    notes, gold = [], {}
    for line in path.read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        segments: list[Span | Citation] = []
        for s in sorted(raw["segments"], key=lambda s: int(s["start"])):
            where = (s["start"], s["end"])
            if s["kind"] == "citation":
                spans = [FieldSpan(f["field"], f["start"], f["end"]) for f in s["fields"]]
                form = form_of(raw["text"], spans, citation=where)
                segments.append(Citation(*where, s["id"], form, to_item(raw["text"], spans, citation=where)))
                gold[s["id"]] = s
        notes.append(ParsedNote(Note(raw["label"], raw["text"]), tuple(segments)))
    return notes, gold


def test_most_short_forms_of_the_annotated_notes_are_resolved_and_few_wrongly(shared: Path) -> None:
    tally: Counter[str] = Counter()
    for path in sorted((shared / "gold" / "notes").glob("*.jsonl")):
        notes, gold = _read(path)
        for citation in (c for parsed in resolve(notes) for c in parsed.citations):
            meant = gold[citation.id].get("refers_to")
            tally["form"] += citation.form == gold[citation.id]["form"]
            tally["citations"] += 1
            if meant:
                tally["meant"] += 1
                tally["right"] += citation.refers_to in (meant if isinstance(meant, list) else [meant])
            tally["wrong"] += bool(meant and citation.refers_to and citation.refers_to not in meant)
    assert tally["right"] / tally["meant"] >= 0.93
    assert tally["wrong"] / tally["meant"] <= 0.03
    assert tally["form"] / tally["citations"] >= 0.98


def test_a_citation_that_says_nothing_new_repeats_its_work() -> None:
    again = ("Weber, *Economy* and *Society*, 9", {"author": "Weber", "title": "*Economy*", "container_title": "*Society*", "locator": "9"})  # fmt: skip
    assert found(note("1", WEBER), note("2", again)) == ["1:1"]


@pytest.mark.parametrize("printed", ["Ders.", "idem", "———", "Id."])
def test_a_first_word_that_stands_for_the_author_before_is_read_as_him(printed: str) -> None:
    other = (
        f"{printed}, *Rules* (Leeds: Hive, 1990)",
        {"title": "*Rules*", "publisher": "Hive", "issued": "1990"},
    )
    assert last(note("1", WEBER), note("2", other)).item["author"] == [{"family": "Weber", "given": "Max"}]


def test_a_hyphen_stands_for_nobody() -> None:
    other = ("- *Rules* (Leeds: Hive, 1990)", {"title": "*Rules*", "publisher": "Hive", "issued": "1990"})
    assert "author" not in last(note("1", WEBER), note("2", other)).item


def test_an_author_outweighs_an_editor_of_the_name() -> None:
    edited: Cited = ("Opinion in Fipa, 2014", {"title": "Opinion", "editor": "Fipa", "issued": "2014"})
    named: Cited = ("Fipa, para. 25", {"author": "Fipa", "locator": "para. 25"})
    again: Cited = ("Fipa, para. 28", {"author": "Fipa", "locator": "para. 28"})
    assert found(note("1", named), note("5", edited), note("6", again)) == ["1:1"]


def test_a_title_outweighs_a_note_number_that_points_to_a_nameless_work() -> None:
    report: Cited = ("PCBS First report, 2012", {"title": "PCBS First report", "issued": "2012"})
    paper: Cited = ("HL Paper 126 HC 1012", {"number": "126"})
    again: Cited = ("First Report, para 94 (n 11)", {"title": "First Report"})
    assert found(note("10", report), note("11", paper), note("14", again)) == ["10:1"]


def test_another_author_in_the_same_volume_is_another_work() -> None:
    def paper(author: str, title: str, page: str) -> Cited:
        words = f"{author}, ‘{title}’, in *British Documents*, vol. 3, pp. {page}"
        volume = {"container_title": "*British Documents*", "volume": "3", "page": page}
        return words, {"author": author, "title": f"‘{title}’", **volume}

    crowe, sanderson = paper("E. Crowe", "Appendix A", "397"), paper("T. Sanderson", "Appendix B", "420")
    [citation] = resolve([note("2", crowe), note("3", sanderson)])[1].citations
    assert (citation.form, citation.refers_to) == ("full", None)


def test_another_number_in_the_title_is_another_work() -> None:
    def comment(number: str, rest: str) -> Cited:
        title = f"General comment No. {number} on {rest}"
        return f"CRC, {title}, 2023", {"author": "CRC", "title": title, "issued": "2023"}

    short: Cited = (
        "CRC, General comment No. 26, cit., par. 49",
        {"author": "CRC", "title": "General comment No. 26", "locator": "par. 49"},
    )
    assert found(
        note("1", comment("26", "climate")), note("2", comment("11", "children")), note("3", short)
    ) == ["1:1"]
