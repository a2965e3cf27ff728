"""Columns made from several: what each kind makes of cells, and every cell that it refuses."""

import pandas as pd
import pytest

from pairforge.config import Config, TableSpec
from pairforge.roster.derived import with_derived
from pairforge.roster.sources import Sources
from pairforge.roster.tables.grid import Grid, numbered
from pairforge.roster.tables.layout import table_of
from pairforge.roster.tables.table import Leveled, Rated


@pytest.fixture
def made():
    """Make one column of a table: its cells, what is wrong (row, column, words), and the notes."""

    def make(how, headings, *rows, name="Made"):
        side = {"people": [{"id": "E1"}], "columns": {name: how}}
        config = Config.model_validate(
            {
                "version": 1,
                "mentors": [{"id": "M1"}],
                "mentees": side,
                "criteria": [{"kind": "same", "column": "id"}],
            }
        )
        table = table_of(
            Grid("e.csv", numbered(pd.DataFrame([headings, *rows], dtype=object))), TableSpec("e.csv")
        )
        sources = Sources(config)
        result = with_derived(table, config.mentees, "mentee", sources)
        troubles = [
            (trouble.row, trouble.column, trouble.what, trouble.remedy)
            for trouble in sources.findings.troubles
        ]
        cells = result.column(result.find(name)) if not troubles else []
        return cells, troubles, [(note.kind, note.place, note.what) for note in sources.findings.notices]

    return make


AREAS = ["id", "Areas? [Law]", "Areas? [Data, maths]", "Other"]


def test_ticks(made):
    """Every usual sign is a tick, and so are the option's own words; ticked options share the first place."""
    signs = ["x", "X ", "1", "1.0", "Yes", "TRUE", "on", "✓", "✔️", "☑", "✅", "LAW", "Ｘ"]
    cells, troubles, notes = made({"ticks": "areas?"}, AREAS, *(["E", sign, "", ""] for sign in signs))
    assert cells == [Rated(("Law",), (1,), (1,))] * len(signs)
    assert troubles == notes == []
    cells, _, _ = made({"ticks": "Areas?"}, AREAS, ["E1", "x", "data,  MATHS", "z"])
    assert cells == [Rated(("Law", "Data, maths"), (1, 1), (1, 2))]


def test_what_is_no_tick(made):
    """Blanks and the usual signs for no."""
    signs = ["", " ", "0", "0.0", "No", "FALSE", "off", "☐", "-"]
    cells, troubles, _ = made({"ticks": "Areas?"}, AREAS, *(["E", sign, "", "z"] for sign in signs))
    assert cells == [Rated((), (), ())] * len(signs)
    assert troubles == []


def test_every_cell_that_may_or_may_not_be_a_tick(made):
    """Each is told with row and column, and how the config can say what is meant."""
    remedy = "Say in the config what counts: `ticked: [...]` and `not_ticked: [...]`."
    rows = ["E1", "maybe", "x", ""], ["E2", "x", "✗", ""], ["E3", "", "Data, math", ""]
    _, troubles, _ = made({"ticks": "Areas?"}, AREAS, *rows)
    assert troubles == [
        (2, "Areas? [Law]", '"maybe" may or may not be a tick.', remedy),
        (3, "Areas? [Data, maths]", '"✗" may or may not be a tick.', remedy),
        (
            4,
            "Areas? [Data, maths]",
            '"Data, math" may or may not be a tick.',
            f'Did you mean "Data, maths"? {remedy}',
        ),
    ]


def test_ticks_in_words_of_the_config(made):
    """They count instead of the usual signs."""
    how = {"ticks": "Areas?", "ticked": ["Ja", "x"], "not_ticked": ["Nein"]}
    cells, troubles, _ = made(how, AREAS, ["E1", "ja", "NEIN", ""], ["E2", "Nein", "X", ""])
    assert [cell.words for cell in cells] == [("Law",), ("Data, maths",)]
    assert troubles == []
    _, troubles, _ = made(how, AREAS, ["E1", "yes", "0", ""])
    assert [what for _, _, what, _ in troubles] == [
        '"yes" may or may not be a tick.',
        '"0" may or may not be a tick.',
    ]
    cells, _, _ = made({"ticks": "Areas?", "ticked": ["no"]}, AREAS, ["E1", "no", "", ""])
    assert cells[0].words == ("Law",)


TOPIC = "What is your preferred topic? Mark from 1 to 5 (1 - lowest, 5 - highest)"
TOPICS = ["id", f"{TOPIC} [3]", f"{TOPIC} [2]", f"{TOPIC} [1]"]


@pytest.mark.parametrize(
    ("best", "expected"), [("highest", ("Law", "Data", "Art")), ("lowest", ("Art", "Data", "Law"))]
)
def test_a_grid(made, best, expected):
    """The bracket is the rank, and the config says which end is best; blanks in between are skipped."""
    how = {"grid": TOPIC, "best": best}
    cells, troubles, notes = made(how, TOPICS, ["E1", "Law", "Data", "Art"], ["E2", "Law", "", "Art"])
    assert cells == [expected, tuple(word for word in expected if word != "Data")]
    assert troubles == notes == []


def test_an_answer_twice_in_a_grid(made):
    """The better rank counts, and the repair is noted with its place."""
    how = {"grid": TOPIC, "best": "highest"}
    cells, troubles, notes = made(how, TOPICS, ["E1", "Law", "Data", "law"])
    assert cells == [("Law", "Data")]
    assert troubles == []
    assert notes == [
        (
            "repaired",
            f'e.csv, row 2, column "{TOPIC} [1]"',
            '"law" already has the better rank 3; the second one does not count.',
        )
    ]


def test_ranks_in_a_grid_that_are_not_clear(made):
    """A heading without one number, and two headings with the same."""
    remedy = "Rename it, or list the columns in the config, best first: `join: [...]`."
    how = {"grid": "Topic", "best": "lowest"}
    headings = ["id", "Topic [1st]", "Topic [no. 1]", "Topic [best]", "Topic [1 of 3]"]
    _, troubles, _ = made(how, headings, ["E1", "a", "b", "c", "d"])
    assert troubles == [
        (None, "Topic [no. 1]", 'The columns "Topic [1st]" and this one have the same rank.', remedy),
        (None, "Topic [best]", "The heading has no rank such as [1].", remedy),
        (None, "Topic [1 of 3]", "The heading has no rank such as [1].", remedy),
    ]


PEOPLE = ["Student", "Ana", "Bob", "Cy"]
FROM_ANA = {"first": "Ana", "last": "Cy"}


@pytest.mark.parametrize(
    ("best", "row", "words", "ranks"),
    [
        ("lowest", ["2", "1", "3"], ("Bob", "Ana", "Cy"), (1, 2, 3)),
        ("highest", ["2", "1", "3"], ("Cy", "Ana", "Bob"), (1, 2, 3)),
        ("lowest", ["1", "1", "2"], ("Ana", "Bob", "Cy"), (1, 1, 3)),
        ("highest", ["5", "10", "5"], ("Bob", "Ana", "Cy"), (1, 2, 2)),
        ("lowest", ["", "7", "4"], ("Cy", "Bob"), (1, 2)),
        ("lowest", ["2nd", "1st choice", "Rank 3"], ("Bob", "Ana", "Cy"), (1, 2, 3)),
        ("lowest", ["2.0", "#1", "No. 3"], ("Bob", "Ana", "Cy"), (1, 2, 3)),
        ("lowest", ["", "", ""], (), ()),
    ],
)
def test_ranks(made, best, row, words, ranks):
    """Either way up, with ties and with blanks, best first."""
    cells, troubles, _ = made({"ranks": FROM_ANA, "best": best}, PEOPLE, ["S1", *row], ["S2", "1", "2", "3"])
    assert (cells[0].words, cells[0].ranks) == (words, ranks)
    assert [PEOPLE[column] for column in cells[0].columns] == list(words)
    assert troubles == []


@pytest.mark.parametrize("text", ["first", "0", "-1", "1.5", "1-2", "x", "not 3", "3 of 10"])
def test_every_cell_that_is_no_rank(made, text):
    """What is not certainly a whole number from 1 is refused."""
    _, troubles, _ = made({"ranks": FROM_ANA, "best": "lowest"}, PEOPLE, ["S1", "1", text, "2"])
    remedy = "Write a whole number from 1, or leave blank what is not ranked."
    assert troubles == [(2, "Bob", f'"{text}" is not a rank.', remedy)]


def test_levels(made):
    """The levels as they were written, numbers or words, without the blanks."""
    headings = ["id", "Level now - Excel", "Level now – SQL", "Level now: [R]"]
    cells, troubles, _ = made({"levels": "Level now"}, headings, ["E1", "3", "", " very  good "])
    assert cells == [Leveled(("Excel", "R"), ("3", "very good"), (1, 3))]
    assert str(cells[0]) == "Excel: 3, R: very good"
    assert troubles == []


def test_joined(made):
    """The answers in the order of the columns, without the blanks; a heading may stand twice."""
    how = {"join": {"first": "column 2"}}
    cells, troubles, _ = made(how, ["column 1", "column 2", "column 3"], ["S1", "M2", "M1"], ["S2", "", "M3"])
    assert cells == [("M2", "M1"), ("M3",)]
    cells, _, _ = made({"join": ["b", "a"]}, ["a", "b"], ["1", "2"])
    assert cells == [("2", "1")]
    assert troubles == []
