"""Levels: out of texts and out of columns, and everything that has none."""

import numpy as np
import pandas as pd
import pytest

from pairforge.config import Levels
from pairforge.roster.answers import Source
from pairforge.roster.answers.levels import read_levels
from pairforge.roster.findings import Findings
from pairforge.roster.people.people import People
from pairforge.roster.tables.table import Leveled, Rated, Table

NAN = np.nan
NOBODY = People("mentor", (), (), (), named=False)
ORDER = ("Basic", "Good", "Expert")


def levels(reading, *cells):
    """The levels, and what is wrong as row, column, and words."""
    findings = Findings()
    frame = pd.DataFrame({0: "", 1: pd.Series(cells, dtype=object)})
    frame.index = pd.RangeIndex(2, 2 + len(cells))
    source = Source(Table("m.csv", ("Level [SQL]", "Level"), frame), NOBODY, findings)
    table = read_levels(reading, [1], source)
    return table, [
        (trouble.row, trouble.column, trouble.what, trouble.remedy) for trouble in findings.troubles
    ]


def test_numbers():
    """A colon, an equals sign or brackets; blanks are not given, and the usual spelling is shown."""
    table, troubles = levels(Levels(), "Excel: 3; SQL = 2.5", "excel (4)", "", "C++: data : 0", "Excel: 1")
    assert table.skills == ("c++: data", "excel", "sql")
    assert table.words == {"c++: data": "C++: data", "excel": "Excel", "sql": "SQL"}
    np.testing.assert_array_equal(
        table.values, [[NAN, 3, 2.5], [NAN, 4, NAN], [NAN] * 3, [0, NAN, NAN], [NAN, 1, NAN]]
    )
    assert troubles == []


def test_steps_of_a_scale():
    """With an order, levels are its steps from 0."""
    table, troubles = levels(Levels(ORDER), "R: good\nSQL: EXPERT", "R (basic)")
    np.testing.assert_array_equal(table.values, [[1, 2], [0, NAN]])
    assert troubles == []


def test_levels_out_of_columns():
    """As they stand there, in numbers or in words."""
    cells = [Leveled(("R", "SQL"), ("3", "1"), (0, 0)), Leveled((), (), ())]
    table, troubles = levels(Levels(), *cells)
    np.testing.assert_array_equal(table.values, [[3, 1], [NAN, NAN]])
    table, troubles = levels(Levels(ORDER), Leveled(("R",), ("expert",), (0,)))
    np.testing.assert_array_equal(table.values, [[2]])
    assert troubles == []


NUMBER = "Write a number of at least 0, or list the steps of the scale in the config: `order: [...]`."
ENTRY = "Write it like `Excel: 3`, with `;` between skills."
STEP = "The config's order is: Basic, Good, Expert."


@pytest.mark.parametrize(
    ("reading", "cell", "column", "what", "remedy"),
    [
        (Levels(), "R", "Level", '"R" has no level.', ENTRY),
        (
            Levels(),
            "R 3",
            "Level",
            '"R 3" has no level.',
            ENTRY,
        ),
        (Levels(), "R: good", "Level", '"good" is not a number.', NUMBER),
        (Levels(), "R: -1", "Level", '"-1" is negative.', NUMBER),
        (Levels(), "R: nan", "Level", '"nan" is not a finite number.', NUMBER),
        (Levels(ORDER), "R: 2", "Level", '"2" is not on the scale.', STEP),
        (Levels(ORDER), "R: god", "Level", '"god" is not on the scale.', f'Did you mean "Good"? {STEP}'),
        (Levels(), "R: 1; r: 2", "Level", '"r" has two levels.', "Keep one of them."),
        (Levels(), Leveled(("SQL",), ("x",), (0,)), "Level [SQL]", '"x" is not a number.', NUMBER),
        (
            Levels(),
            Rated(("SQL",), (1,), (0,)),
            "Level",
            "The column holds ranks or ticks, not levels.",
            "Make the column with `levels:` in the config.",
        ),
    ],
)
def test_what_is_no_level(reading, cell, column, what, remedy):
    """It is told with the cell that it stands in, and the way out."""
    table, troubles = levels(reading, "", cell)
    assert troubles == [(3, column, what, remedy)]
    assert table.values.shape[0] == 2


def test_the_same_level_twice_is_no_trouble():
    """Nothing has to be guessed then."""
    table, troubles = levels(Levels(), "R: 1; r: 1.0")
    np.testing.assert_array_equal(table.values, [[1]])
    assert troubles == []


def test_levels_with_a_decimal_comma():
    """As the table says; where it does not, the way to say so is told."""
    frame = pd.DataFrame({0: ["R: 2,5; SQL: 1"]}, index=[2])
    findings = Findings()
    source = Source(Table("m.csv", ("Level",), frame, decimal=","), NOBODY, findings)
    table = read_levels(Levels(), [0], source)
    np.testing.assert_array_equal(table.values, [[2.5, 1]])
    assert findings.troubles == []
    _, ((_, _, what, remedy),) = levels(Levels(), "R: 2,5; SQL: 1")
    assert what == '"2,5" is not a number.'
    assert remedy == f'If the comma is the decimal mark, say `decimal: ","` beside `file:`. {NUMBER}'
