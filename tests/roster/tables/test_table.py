"""Tables: finding a column by its wording, and telling where a cell is."""

import pandas as pd
import pytest

from pairforge.config import TableSpec
from pairforge.roster.tables.grid import Grid, numbered
from pairforge.roster.tables.layout import table_of
from pairforge.roster.tables.origin import Origin
from pairforge.roster.tables.table import Table


def table_from_grid(cells, file, first_row=1):
    """A table of these cells."""
    return table_of(Grid(file, numbered(cells, first_row)), TableSpec(file))


def table_with(*headings):
    """A table of one row under these headings."""
    return table_from_grid(pd.DataFrame([headings, [str(idx) for idx in range(len(headings))]]), "m.csv")


@pytest.mark.parametrize(
    "written",
    [
        "How many students?",
        "HOW MANY students?",
        "How  many\nstudents?",
        "How\xa0many students? ",
        "\u200bHow many students?",
        "How many students?:",
        "How many students? : ",
        "How many students? *",
        "How many students? (Copy)",
        "(copy) How many students?",
        "How many students? (Kopie):",
        "Ｈow many students？",
    ],
)
def test_a_column_by_its_wording(written):
    """Case, spacing, a colon or star at the end and "(Copy)" make no difference, on either side."""
    assert table_with("id", written, "x").find("How many students?") == 1
    assert table_with("id", "How many students?", "x").find(written) == 1
    assert table_with("id", written).has("how many students?")


@pytest.mark.parametrize(
    "written", ["How many students", "How many students?!", "Howmany students?", "many students?"]
)
def test_other_wordings_are_other_columns(written):
    """Nothing else is taken for the same heading."""
    table = table_with("id", written)
    assert not table.has("How many students?")
    with pytest.raises(LookupError, match="There is no column") as caught:
        table.find("How many students?")
    assert caught.value.args[0].remedy.startswith(f'Did you mean "{written}"? ')


def test_a_missing_column():
    """The nearest heading is proposed and all are listed, blank ones left out."""
    with pytest.raises(LookupError, match='There is no column "Expertice"') as caught:
        table_with("id", "Expertise", "", "Team").find("Expertice")
    trouble = caught.value.args[0]
    assert trouble.file == "m.csv"
    assert trouble.remedy == 'Did you mean "Expertise"? The columns are: "id", "Expertise", "Team".'


def test_two_columns_of_one_wording():
    """Between two that fit, the exact one is taken; if neither is, nothing is guessed."""
    table = table_with("Name", "name", "NAME (Copy)")
    assert table.find("name") == 1
    assert table.find("Name") == 0
    with pytest.raises(LookupError, match='3 columns are called "NAME"') as caught:
        table.find("NAME")
    assert caught.value.args[0].remedy == 'Say which one is meant, from the left: "NAME #1" to "NAME #3".'


def test_the_same_heading_twice():
    """Two columns with the very same heading are never told apart by position."""
    with pytest.raises(LookupError, match='2 columns are called "Name"'):
        table_with("Name", "Name").find("Name")


def test_a_column_by_its_wording_and_number():
    """``Comments #2`` is the second from the left, unless a heading says just that."""
    assert table_with("Comments", "x", "Comments:").find("comments #2") == 2
    assert table_with("Comments", "Comments #1", "Comments").find("Comments #1") == 1
    for heading in ("Comments #3", "Comments #0", "x #2"):
        with pytest.raises(LookupError, match="There is no column"):
            table_with("Comments", "x", "Comments").find(heading)


def test_headings_are_the_first_row_with_anything_in_it():
    """Blank rows above and between are left out and counted."""
    rows = [["", " "], ["id", " Name \n"], ["", "\t"], ["M1", " Ana"], ["", ""]]
    table = table_from_grid(pd.DataFrame(rows), "m.csv", first_row=3)
    assert table.headings == ("id", "Name")
    assert table.column(1) == [" Ana"]
    assert table.trouble(0, 1, "what", "remedy").place == 'm.csv, row 6, column "Name"'


@pytest.mark.parametrize("rows", [[], [["", ""]], [[" "]]])
def test_a_grid_without_anything(rows):
    """There are no headings in a blank grid."""
    assert table_from_grid(pd.DataFrame(rows), "m.csv").headings == ()


def test_only_some_rows():
    """Rows keep their numbers when they are chosen and put in another order."""
    table = table_from_grid(pd.DataFrame([["id"], ["a"], ["b"], ["c"]]), "m.csv").only([2, 0])
    assert table.column(0) == ["c", "a"]
    assert [table.trouble(idx, None, "", "").row for idx in (0, 1)] == [4, 2]


def test_lines_of_yaml():
    """In YAML a place is a line, not a row."""
    cells = pd.DataFrame({0: ["M1"]}, index=pd.Index([7]))
    table = Table("m.yaml", ("id",), cells, Origin("line"))
    assert table.trouble(0, 0, "", "").place == 'm.yaml, line 7, column "id"'
