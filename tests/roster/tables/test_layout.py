"""How a sheet becomes a table: ranges, turned tables, rows of headings, titles and Qualtrics exports."""

import pandas as pd
import pytest

from pairforge.config import TableSpec
from pairforge.errors import InputError
from pairforge.roster.tables.addresses import Area, area_of, in_sheet, letters, number_of, place_of
from pairforge.roster.tables.delimited import read_delimited
from pairforge.roster.tables.grid import Grid, numbered
from pairforge.roster.tables.layout import table_of


def laid_out(rows, *, merges=(), fill=False, sheet=None, **spec):
    """The table that these rows make, and its rows by their number."""
    width = max(map(len, rows))
    cells = numbered(pd.DataFrame([[*row, *[""] * (width - len(row))] for row in rows], dtype=object))
    grid = Grid("m.xlsx", cells, sheet, merges=tuple(map(area_of, merges)))
    table = table_of(grid, TableSpec("m.xlsx", **spec), fill=fill)
    return table, {int(row): cells for row, *cells in table.cells.itertuples()}


def csv_table(text, **spec):
    """The table of a CSV file, and its rows by their number."""
    table = table_of(read_delimited(text.encode(), "m.csv"), TableSpec("m.csv", **spec))
    return table.headings, {int(row): cells for row, *cells in table.cells.itertuples()}


def test_addresses():
    """Letters and numbers of columns are each other's inverse; areas and sheets are written as in Excel."""
    assert [letters(number) for number in (1, 26, 27, 52, 703, 16384)] == ["A", "Z", "AA", "AZ", "AAA", "XFD"]
    assert all(number_of(letters(number)) == number for number in range(1, 1000))
    assert area_of("G32:B3") == Area(3, 2, 32, 7)
    assert str(Area(3, 2, 32, 7)) == "B3:G32"
    assert place_of("AB12") == (12, 28)
    assert [in_sheet(name, "B7") for name in ("Answers", "Form 1", "Ana's", "2026")] == [
        *("Answers!B7", "'Form 1'!B7", "'Ana''s'!B7", "'2026'!B7"),
    ]


TWO_TABLES = [
    ["Preferences", "", "", ""],
    [],
    ["", "id", "A", "B"],
    ["", "S1", "1", "2"],
    ["", "S2", "2", "1"],
    [],
    ["", "", "A", "B"],
    ["", "Seats", "3", "4"],
]


def test_a_range():
    """Only its cells count, its first row holds the headings, and rows keep the spreadsheet's numbers."""
    table, rows = laid_out(TWO_TABLES, ranges=("B3:D5",), sheet="Form 1")
    assert (table.headings, rows) == (("id", "A", "B"), {4: ["S1", "1", "2"], 5: ["S2", "2", "1"]})
    assert table.trouble(1, 2, "", "").place == "m.xlsx, row 5, column \"B\", cell 'Form 1'!D5"


def test_ranges_below_each_other_and_turned():
    """Rows of names and of numbers become columns; a place is then a column and a row of the spreadsheet."""
    table, rows = laid_out(TWO_TABLES, ranges=("B3:D3", "B8:D8"), transpose=True, sheet="S")
    assert (table.headings, rows) == (("id", "Seats"), {3: ["A", "3"], 4: ["B", "4"]})
    assert table.trouble(1, 1, "", "").place == 'm.xlsx, row 8, column "D", cell S!D8'
    assert table.trouble(1, None, "", "").place == 'm.xlsx, column "D"'


def test_ranges_beside_each_other():
    """A table in two halves is one; a cell's address is that of its own half."""
    halves = [["id", "n", "", "", ""], ["M1", "1", "", "M3", "3"], ["M2", "2", "", "M4", "4"]]
    table, _ = laid_out(halves, ranges=("A1:B3", "D2:E3"), sheet="S")
    assert table.column(0) == ["M1", "M2", "M3", "M4"]
    assert [table.trouble(row, 1, "", "").cell for row in range(4)] == ["S!B2", "S!B3", "S!E2", "S!E3"]
    assert table.only([3, 0]).trouble(0, 0, "", "").cell == "S!D3"


def test_a_range_that_is_larger_than_the_sheet():
    """It ends where the sheet does."""
    assert laid_out(TWO_TABLES, ranges=("B3:XFD1048576",))[1][8] == ["Seats", "3", "4"]


def test_a_range_of_a_csv_file():
    """Columns are counted from A there too, and blank rows at the start are rows."""
    assert csv_table("\n\nx,id,n\nx,M1,1\n\nx,M2,2\n", ranges=("B3:C4",)) == (("id", "n"), {4: ["M1", "1"]})


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        (
            {"ranges": ("B3:D5", "B8:C8")},
            "The ranges are put below each other, but they are 2 to 3 columns wide",
        ),
        ({"ranges": ("B3:D3", "A8:C8"), "transpose": True}, "the ranges start in different ones"),
        ({"ranges": ("A1:B5", "B5:C9")}, "The range B5:C9 holds cells that another range holds"),
        ({"ranges": ("F1:G9",)}, "Nothing stands in the range F1:G9"),
        ({"ranges": ("A6:D6",)}, "Nothing stands in the range A6:D6"),
        ({"ranges": ("A20:D30",)}, "Nothing stands in the range A20:D30"),
        ({"heading_row": 9}, r"The table has no row 9 for its headings. Its rows are 1 to 8: correct"),
        ({"heading_row": 2}, "Row 2 is blank, so it holds no headings"),
        ({"heading_row": 9, "transpose": True}, "The table has no column 9 for its headings"),
    ],
)
def test_layouts_that_are_not_there(spec, message):
    """Nothing is guessed where the config and the sheet do not fit."""
    with pytest.raises(InputError, match=message):
        laid_out(TWO_TABLES, **spec)


def test_a_row_of_headings_below_titles():
    """What stands above it is no answer; neither is what stands above the first row."""
    assert csv_table("Mentors, 2026\n\nid;n\nunit;1\nM1;2\n", heading_row=3, first_row=5) == (
        ("id", "n"),
        {5: ["M1", "2"]},
    )


def test_headerless_ragged_rows():
    """Without headings the columns are numbered, and short rows end in blanks."""
    assert csv_table("S1,M2,M1,M3\nS2,M3\nS3,M1,M2,M3,M4\n", heading_row=0) == (
        ("column 1", "column 2", "column 3", "column 4", "column 5"),
        {1: ["S1", "M2", "M1", "M3", ""], 2: ["S2", "M3", "", "", ""], 3: ["S3", "M1", "M2", "M3", "M4"]},
    )


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        ([["Mentors"], ["id", "n"], ["M1", "1"]], 2),
        ([["Mentors"], [], ["Spring term"], ["id", "n", "skills"], ["M1", "1"], ["M2", "1", "R"]], 4),
        ([["Mentors"], ["Exported:", "3 May"], ["id", "n", "x", "y"], ["M1", "1", "2", "3"]], 3),
    ],
)
def test_titles_are_told_with_the_row_of_the_headings(rows, row):
    """Which row is meant is not guessed, but named; saying so reads the table."""
    remedy = f"If the headings stand in row {row}, say `heading_row: {row}` beside `file:`"
    with pytest.raises(InputError, match=f"Row 1 looks like a title.*{remedy}"):
        laid_out(rows)
    assert laid_out(rows, heading_row=row)[0].headings[:2] == ("id", "n")


@pytest.mark.parametrize(
    "rows", [[["id"], ["M1"], ["M2", "a note"], ["M3"]], [["id"], ["M1"]], [["id", "n"], ["M1", "1"]]]
)
def test_tables_that_only_look_like_titles(rows):
    """One column, or a note beside it, is a table all the same."""
    assert laid_out(rows)[0].headings[0] == "id"


def test_headings_that_are_merged_across():
    """Groups of headings are no headings; merged with the cell above, a heading has its text."""
    rows = [["id", "Person", "", "n"], ["", "Name", "Team", ""], ["M1", "Ana", "R", "1"]]
    merges = ["A1:A2", "B1:C1", "D1:D2"]
    with pytest.raises(InputError, match="Row 1 looks like a title"):
        laid_out(rows, merges=merges)
    assert laid_out(rows, merges=merges, heading_row=2)[0].headings == ("id", "Name", "Team", "n")


QUALTRICS = (
    'Finished,Q1\nFinished,"Your\nname?"\n"{""ImportId"":""finished""}","{""ImportId"":""QID1""}"\nTrue,Ana\n'
)


def test_a_qualtrics_export():
    """Its three rows of headings are told with the keys that read it, by question or by short id."""
    remedy = "Say `heading_row: 2` (or `heading_row: 1` for the short ids) and `first_row: 4` beside `file:`."
    for spec in ({}, {"heading_row": 2}, {"heading_row": 1, "first_row": 3}, {"first_row": 4}):
        with pytest.raises(InputError, match="This is a Qualtrics export") as caught:
            csv_table(QUALTRICS, **spec)
        assert caught.value.troubles[0].remedy == remedy
    assert csv_table(QUALTRICS, heading_row=2, first_row=4) == (
        ("Finished", "Your name?"),
        {4: ["True", "Ana"]},
    )
    assert csv_table(QUALTRICS, heading_row=1, first_row=4)[0] == ("Finished", "Q1")
