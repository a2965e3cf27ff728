"""How tables lie on a sheet."""

from __future__ import annotations

import pytest
from tests.advice.init.sheets import sheet_of

from pairforge.advice.init.entry import plain
from pairforge.advice.init.layout import find_blocks, letters


def found(*lines: str, name: str | None = None):
    """The tables of a sheet: what the config says, headings, and number of rows."""
    return [
        (plain(block.keys), [column.heading for column in block.columns], block.num_rows)
        for block in find_blocks(sheet_of(*lines, name=name))
    ]


def test_an_ordinary_table_needs_nothing_said():
    """Headings in the first row that is not blank, one row each."""
    assert found("||", "id|name|goal", "a|Ana|x", "b|Bob|y") == [({}, ["id", "name", "goal"], 2)]


def test_a_sheet_is_named_where_there_are_several():
    """The sheet's name is part of what the config says."""
    assert found("id|name", "a|Ana", name="People") == [({"sheet": "People"}, ["id", "name"], 1)]


@pytest.mark.parametrize(
    "titles", [["Mentors 2026||"], ["Mentors 2026||", "||"], ["Mentors||", "as of May||", "||"]]
)
def test_titles_above_the_headings(titles):
    """Titles are skipped, and the row of the headings is named as the spreadsheet counts."""
    expected = {"heading_row": len(titles) + 1}
    assert found(*titles, "id|name|goal", "a|Ana|x", "b|Bob|y") == [(expected, ["id", "name", "goal"], 2)]


def test_qualtrics():
    """Three rows of headings: the questions stand in the second, answers begin in the fourth."""
    lines = ["Q1|Q2", "Your name|Your goal", '{"ImportId":"QID1"}|{"ImportId":"QID2"}', "Ana|x", "Bob|y"]
    assert found(*lines) == [({"heading_row": 2, "first_row": 4}, ["Your name", "Your goal"], 2)]


def test_rows_without_headings():
    """Codes that stand in other rows too are no headings; rows may have different lengths."""
    columns = ["column 1", "column 2", "column 3"]
    assert found("S1|M2|M1", "S2|M1", "S3|M2") == [({"heading_row": "none"}, columns, 3)]
    assert found("Ana|Dr A|Dr B", "Bob|Dr B|Dr A", "Cid|Dr A") == [({"heading_row": "none"}, columns, 3)]


def test_two_tables_on_one_sheet():
    """Two blank rows, or one and a title, start another table; each has a range of its own."""
    first, second = ["|id|goal|x", "|a|x|1", "|b|y|2"], ["|name|seats|x", "|Ana|1|3", "|Bob|2|4"]
    ranges = [({"range": "B1:D3"}, ["id", "goal", "x"], 2), ({"range": "B6:D8"}, ["name", "seats", "x"], 2)]
    assert found(*first, "|||", "|||", *second) == ranges
    assert found(*first, "|||", "|Mentors||", *second) == ranges


def test_a_blank_row_inside_a_table_ends_nothing():
    """One blank row between answers is passed over."""
    assert found("id|goal|x", "a|x|1", "||", "b|y|2") == [({}, ["id", "goal", "x"], 2)]


def test_notes_below_a_table_are_left_out():
    """What stands two rows below the answers is no answer."""
    expected = [({"range": "A1:C3"}, ["id", "goal", "x"], 2)]
    assert found("id|goal|x", "a|x|1", "b|y|2", "||", "||", "Total|2|") == expected


def test_repeated_headings_are_numbered():
    """Several columns of one heading are told apart from the left."""
    assert found("id|Comments|Comments", "a|x|y", "b|z|w")[0][1] == ["id", "Comments #1", "Comments #2"]


def test_letters():
    """Columns are called as in a spreadsheet."""
    assert [letters(column) for column in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]
