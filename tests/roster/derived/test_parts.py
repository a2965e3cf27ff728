"""The columns that a column is made from: found by their question, a list, or from one to another."""

import pandas as pd
import pytest

from pairforge.config import TableSpec, load_config
from pairforge.config.derived import FromTo
from pairforge.errors import InputError
from pairforge.roster import read_roster
from pairforge.roster.derived.parts import find_parts
from pairforge.roster.sources import Sources
from pairforge.roster.tables.grid import Grid, numbered
from pairforge.roster.tables.layout import table_of

HEADINGS = (
    "id",
    "Areas? [Law]",
    "areas?:  - Data - maths",
    "Areas? (Copy) [Art (fine)]",
    "Areas?",
    "Areas?x [y]",
)


@pytest.fixture
def found(programme):
    """Find columns: what each stands for by its number, and what is wrong."""

    def find(several, headings=HEADINGS):
        sources = Sources(load_config(programme()))
        table = table_of(Grid("e.csv", numbered(pd.DataFrame([headings]))), TableSpec("e.csv"))
        parts = find_parts(several, table, sources, ())
        return {part.column: part.option for part in parts}, [str(t) for t in sources.findings.troubles]

    return find


@pytest.mark.parametrize("question", ["Areas?", "AREAS? :", "areas? (copy)", " Areas?\n"])
def test_the_columns_of_a_question(found, question):
    """In brackets or after a dash; case, spacing, colon and "(Copy)" make no difference."""
    assert found(question) == ({1: "Law", 2: "Data - maths", 3: "Art (fine)"}, [])


def test_a_question_with_dashes_and_brackets(found):
    """The question is what the config says it is, wherever else there are dashes and brackets."""
    headings = ("Rank [1 - best] these - now [SQL [any]]", "Rank [1 - best] these - now - R", "Rank - x")
    assert found("Rank [1 - best] these - now", headings) == ({0: "SQL [any]", 1: "R"}, [])


def test_a_list_and_a_stretch(found):
    """What a column stands for is the text in brackets, or its heading; the order is that of the config."""
    assert found(["Areas?x [Y]", "id"]) == ({5: "y", 0: "id"}, [])
    assert found(FromTo(first="areas? [law]", last="Areas? (copy) [Art (fine)]")) == (
        {1: "Law", 2: "areas?: - Data - maths", 3: "Art (fine)"},
        [],
    )
    assert found(FromTo(first="Areas?")) == ({4: "Areas?", 5: "y"}, [])


def test_columns_that_are_not_there(found):
    """The nearest question or heading is told, and all columns."""
    _, (trouble,) = found("Area?")
    assert trouble == (
        'e.csv: No columns are called "Area? [...]" or "Area? - ...". Did you mean "Areas?"? '
        'The columns are: "id", "Areas? [Law]", "areas?: - Data - maths", "Areas? (Copy) [Art (fine)]", '
        '"Areas?", "Areas?x [y]".'
    )
    parts, troubles = found(["id", "Nothing", "Areas? [Lax]"])
    assert parts == {}
    assert [trouble.partition(" The columns")[0] for trouble in troubles] == [
        'e.csv: There is no column "Nothing".',
        'e.csv: There is no column "Areas? [Lax]". Did you mean "Areas? [Law]"?',
    ]
    parts, (trouble,) = found(FromTo(first="Areas?", last="id"))
    assert parts == {}
    assert trouble == (
        'e.csv: The column "id" stands before "Areas?". Give the left one as `first` and the right '
        "one as `last`."
    )


CONFIG = """
mentees:
  file: mentees.csv
  columns:
    Topics: {ticks: Topic}
    id: {ticks: Areas}
    Both:
      join: ["Areas [Law]", Nope]
criteria:
  - {kind: overlap, mentee: Topics, mentor: id}
  - {kind: ranking, columns: Both}
"""


def test_every_trouble_with_columns_at_once(programme):
    """With the line of the config that asks, and none about columns that could not be made."""
    mentees = [{"id": "E1", "Topics [Law]": "x", "Areas [Law]": "x"}]
    with pytest.raises(InputError) as caught:
        read_roster(load_config(programme(mentees=mentees, config=CONFIG)))
    columns = 'The columns are: "id", "Topics [Law]", "Areas [Law]".'
    assert [str(trouble) for trouble in caught.value.troubles] == [
        'mentees.csv: No columns are called "Topic [...]" or "Topic - ...". '
        f'The config asks for it in line 5. Did you mean "Topics"? {columns}',
        'mentees.csv: There is a column "id" already, and the config makes another of that name. '
        "Give the made column another name in the config (line 6).",
        f'mentees.csv: There is no column "Nope". The config asks for it in line 7. {columns}',
    ]


def test_two_columns_for_one_option(programme):
    """It cannot be told which of them counts, except where their answers are joined."""
    mentees = "id,A [Law],A - law\nE1,x,\n"
    config = {"mentees": {"columns": {"Made": {"ticks": "A"}}}}
    with pytest.raises(InputError) as caught:
        read_roster(load_config(programme(mentees=mentees, config=config)))
    assert str(caught.value) == (
        'mentees.csv, column "A - law": Two columns stand for "law", the other is "A [Law]". '
        "Rename one of them, or list in the config the columns that are meant."
    )
    config = {"mentees": {"columns": {"Made": {"join": "A"}}}}
    assert len(read_roster(load_config(programme(mentees=mentees, config=config))).mentees) == 1


def test_columns_without_a_heading(programme):
    """A blank column in a stretch is nothing; one with answers cannot be told, but can be joined."""
    config = {"mentees": {"columns": {"Made": {"ticks": {"first": "A"}}}}}
    read_roster(load_config(programme(mentees="id,A,,B\nE1,x,,x\n", config=config)))
    with pytest.raises(InputError) as caught:
        read_roster(load_config(programme(mentees="id,A,,B\nE1,x,x,x\n", config=config)))
    assert str(caught.value) == (
        "mentees.csv: Column no. 3 has no heading, so it is not known what it stands for. "
        "Give it a heading, or list in the config the columns that are meant."
    )
    config = {"mentees": {"columns": {"Made": {"join": {"first": "A"}}}}}
    read_roster(load_config(programme(mentees="id,A,,B\nE1,x,x,x\n", config=config)))


def test_an_unknown_person_in_a_heading_is_told_once(programme):
    """However many people ranked somebody who is not there."""
    mentees = "id,M1,Nobody Here\nE1,1,2\nE2,2,1\n"
    config = {
        "mentees": {"columns": {"Wishes": {"ranks": {"first": "M1"}, "best": "lowest"}}},
        "criteria": [{"kind": "ranking", "columns": "Wishes"}],
    }
    roster = read_roster(load_config(programme(mentees=mentees, config=config)))
    outside = [notice.place for notice in roster.notices if notice.kind == "outside"]
    assert outside == ['mentees.csv, column "Nobody Here"']
